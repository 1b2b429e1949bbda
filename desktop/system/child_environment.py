"""How a module of ours is started as a process of its own, wherever this package lies. Knows no Qt."""

import os
import sys
from pathlib import Path

import desktop


def module_command(module: str) -> tuple[str, ...]:
    """The command that runs a module; `search_path` must be its ``PYTHONPATH``.

    ``-P`` keeps the working directory out of the module search, where a file called like a module of the
    standard library could lie.

    Args:
        module: Its full name.
    """
    return (sys.executable, "-P", "-m", module)


def search_path() -> str:
    """What ``PYTHONPATH`` must be in the process.

    The folder that this package was loaded from comes first, so that a checkout and an installed package
    start alike; what the variable says here follows.
    """
    home = str(Path(desktop.__path__[0]).resolve().parent)
    others = os.environ.get("PYTHONPATH")
    return os.pathsep.join([home, others]) if others else home
