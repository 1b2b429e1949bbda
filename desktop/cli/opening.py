"""The window: opened plainly, or on a routine that is to be played.

Imports no more than the window needs to open: the library is painted before the catalogue is read.
"""

import argparse
import os
import sys
from pathlib import Path
from typing import cast

from desktop.cli.failure import UsageProblem
from desktop.paths import UserFolders, user_folders
from desktop.system.display import require_display


def open_window(options: argparse.Namespace) -> int:
    """Opens the window and returns the application's exit code when it is closed.

    Raises:
        UsageProblem: When the routine or the step to begin at does not exist.
        OutsideProblem: When there is no display to open a window on.
    """
    require_display(os.environ, sys.platform)
    from desktop.app import Opening, run  # noqa: PLC0415 - imports Qt

    data: Path | None = getattr(options, "data", None)
    folders = user_folders(data)
    return run(folders, Opening()) if options.command is None else _play(folders, options)


def _play(folders: UserFolders, options: argparse.Namespace) -> int:
    """Opens the window on a routine, which must exist and have the step to begin at."""
    from desktop.app import Opening, run  # noqa: PLC0415 - imports Qt
    from desktop.cli.content import find_routine, read_catalogue  # noqa: PLC0415 - the library needs no YAML
    from desktop.session.compiler import compile_timeline  # noqa: PLC0415 - nor does it lay out a session

    catalogue = read_catalogue(options, pictures=True)
    routine = find_routine(catalogue, cast("str", options.routine))
    steps = len(compile_timeline(routine, catalogue.techniques).plays)
    first = cast("int", options.from_step)
    if first > steps:
        raise UsageProblem(f"The routine {routine.id} has {steps} steps, there is no step {first}.")
    opening = Opening(routine=routine.id, first_step=first, speed=cast("float", options.speed))
    return run(folders, opening, catalogue)
