"""Adapters to Qt and the operating system, without widgets."""
