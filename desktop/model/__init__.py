"""Immutable values that every room shares. Knows no room, no Qt, no file format."""
