"""``check``: every problem of files of content, with its place, one a line."""

import argparse
from pathlib import Path
from typing import TextIO, cast

from desktop.cli.content import read_catalogue
from desktop.cli.failure import UsageProblem
from desktop.cli.voicing import our_measure
from desktop.library.catalogue import read_paths
from desktop.model.problem import Problem
from desktop.safety_check import refuse_faulty
from desktop.speech_check import refuse_unspoken


def line_of(problem: Problem) -> str:
    """A problem as ``file:line:column: message``, with its hint behind it."""
    hint = f" {problem.hint}" if problem.hint else ""
    path = "".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in problem.path)
    return f"{path}:{problem.line}:{problem.column}: {problem.message}{hint}"


def check(options: argparse.Namespace, out: TextIO, err: TextIO) -> int:
    """Prints the problems of the given paths; 1 when there are any, else 0.

    Raises:
        UsageProblem: When a path is not there.
    """
    paths = cast("list[Path]", options.paths)
    for path in paths:
        if not path.exists():
            raise UsageProblem(f"There is nothing at {path}.")
    catalogue = read_catalogue(options, pictures=True)
    reading = read_paths(paths, catalogue)
    if reading.things.keys() & {"technique", "pose sheet"}:
        refuse_faulty(reading, catalogue)
    if reading.things.keys() & {"technique", "routine"}:
        with our_measure() as measure:
            refuse_unspoken(reading, catalogue, measure)
    problems = reading.problems()
    out.writelines(f"{line_of(problem)}\n" for problem in problems)
    if problems:
        number = len(problems)
        err.write(f"unknot: {number} problem{'s' if number > 1 else ''} found\n")
    return 1 if problems else 0
