"""The command line. Importing it imports no Qt; each command imports what it needs when it is called."""

from desktop.cli.command_line import main

__all__ = ["main"]
