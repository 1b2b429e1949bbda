"""The compiled timeline and the engine that walks it. It is told the time and never asks for it."""
