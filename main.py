"""Starts Unknot from a checkout: ``python main.py``."""

import sys

from desktop.cli import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
