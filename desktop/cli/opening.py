"""The window: opened plainly, or on a routine that is to be played.

Imports no more than the window needs to open: the library is painted before the catalogue is read.
"""

import gc
import os
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, cast

from desktop.cli.failure import UsageProblem
from desktop.paths import user_folders
from desktop.system.display import require_display
from desktop.system.painting import paint_in_one_thread

if TYPE_CHECKING:  # the library opens without words, and sooner without their parser
    import argparse


def open_library(data: Path | None = None) -> int:
    """Opens the window on the library and returns the application's exit code when it is closed.

    Args:
        data: Where settings and own routines are; where the platform keeps such files when None.

    Raises:
        OutsideProblem: When there is no display to open a window on.
    """
    require_display(os.environ, sys.platform)
    paint_in_one_thread(os.environ)
    with _garbage_left_lying():
        from desktop.app import Opening, run  # noqa: PLC0415 - imports Qt

        return run(user_folders(data), Opening())


def play(options: "argparse.Namespace") -> int:
    """Opens the window on a routine and returns the application's exit code when it is closed.

    Raises:
        UsageProblem: When the routine or the step to begin at does not exist.
        OutsideProblem: When there is no display to open a window on.
    """
    require_display(os.environ, sys.platform)
    paint_in_one_thread(os.environ)
    from desktop.cli.content import find_routine, folders_of, read_catalogue  # noqa: PLC0415 - reads YAML
    from desktop.session.compiler import compile_timeline  # noqa: PLC0415 - the library lays out no session

    catalogue = read_catalogue(options, pictures=True)
    routine = find_routine(catalogue, cast("str", options.routine))
    steps = len(compile_timeline(routine, catalogue.techniques).plays)
    first = cast("int", options.from_step)
    if first > steps:
        raise UsageProblem(f"The routine {routine.id} has {steps} steps, there is no step {first}.")
    with _garbage_left_lying():
        from desktop.app import Opening, run  # noqa: PLC0415 - imports Qt

        opening = Opening(
            routine=routine.id,
            first_step=first,
            speed=cast("float", options.speed),
            questions=not cast("bool", options.no_questions),
            verbose=cast("bool", options.verbose),
        )
        return run(folders_of(options), opening, catalogue)


@contextmanager
def _garbage_left_lying() -> Generator[None]:
    """Looks for no garbage until the window says so or is closed.

    Hardly anything made before the first picture is garbage; looking for it takes a tenth of that time.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
