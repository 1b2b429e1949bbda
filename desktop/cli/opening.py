"""The window: opened plainly, or on a routine that is to be played."""

import argparse
import os
import sys
from typing import cast

from desktop.cli.content import find_routine, folders_of, read_catalogue
from desktop.cli.failure import UsageProblem
from desktop.session.compiler import compile_timeline
from desktop.system.display import require_display


def open_window(options: argparse.Namespace) -> int:
    """Opens the window and returns the application's exit code when it is closed.

    Raises:
        UsageProblem: When the routine or the step to begin at does not exist.
        OutsideProblem: When there is no display to open a window on.
    """
    require_display(os.environ, sys.platform)
    catalogue = read_catalogue(options, pictures=True)
    from desktop.app import Opening, run  # noqa: PLC0415 - imports Qt

    if options.command is None:
        return run(catalogue, folders_of(options), Opening())
    routine = find_routine(catalogue, cast("str", options.routine))
    steps = len(compile_timeline(routine, catalogue.techniques).plays)
    first = cast("int", options.from_step)
    if first > steps:
        raise UsageProblem(f"The routine {routine.id} has {steps} steps, there is no step {first}.")
    return run(
        catalogue,
        folders_of(options),
        Opening(routine=routine.id, first_step=first, speed=cast("float", options.speed)),
    )
