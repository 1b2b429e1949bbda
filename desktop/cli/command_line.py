"""From the words of the command line to the function that answers, and to the exit code.

Exit codes: 0 fine, 1 problems were found in files, 2 usage or environment. Every error is one sentence on
standard error.
"""

import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, TextIO, cast

from desktop.cli.failure import UsageProblem
from desktop.model.problem import OutsideProblem

if TYPE_CHECKING:  # the window opens without words, and sooner without their parser
    import argparse

FINE = 0
USAGE_OR_ENVIRONMENT = 2
INTERRUPTED = 130
"""What a shell expects of a program that Ctrl+C ended."""


def _answer(options: "argparse.Namespace", out: TextIO, err: TextIO) -> int:
    """Calls the command; each lives in a module of its own, imported only when it is wanted."""
    command = cast("str | None", options.command)
    if command is None:
        from desktop.cli import opening  # noqa: PLC0415

        data: Path | None = getattr(options, "data", None)
        return opening.open_library(data)
    if command == "play":
        from desktop.cli import opening  # noqa: PLC0415

        return opening.play(options)
    if command == "check":
        from desktop.cli import checking  # noqa: PLC0415

        return checking.check(options, out, err)
    if command == "render":
        from desktop.cli import pictures  # noqa: PLC0415

        return pictures.render(options, out)
    if command == "gallery":
        from desktop.cli import gallery  # noqa: PLC0415

        return gallery.write(options, out)
    from desktop.cli import listing  # noqa: PLC0415

    return listing.COMMANDS[command](options, out)


def _run(words: Sequence[str]) -> int:
    if not words:
        from desktop.cli import opening  # noqa: PLC0415

        return opening.open_library()
    from desktop.cli.words import parse  # noqa: PLC0415

    for stream in (sys.stdout, sys.stderr):
        # A file name need not be text, nor every terminal show every sign; neither may end a command.
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    code = _answer(parse(words), sys.stdout, sys.stderr)
    sys.stdout.flush()
    return code


def _stand_in_for_closed_streams() -> None:
    """A program without a terminal may have no output at all; what is written then goes nowhere."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - until the end


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command line and returns its exit code; ``arguments`` default to those of the process."""
    _stand_in_for_closed_streams()
    try:
        return _run(sys.argv[1:] if arguments is None else arguments)
    except (UsageProblem, OutsideProblem) as problem:
        remedy = getattr(problem, "remedy", "")
        sys.stderr.write(f"unknot: {problem}{' ' + remedy if remedy else ''}\n")
        return USAGE_OR_ENVIRONMENT
    except BrokenPipeError:
        # The reader of our output (head, less) went away: nothing to tell and nobody to tell it to.
        _forget_output()
        return FINE
    except OSError as error:
        sys.stderr.write(
            f"unknot: {error.strerror or error}{f': {error.filename}' if error.filename else ''}.\n"
        )
        _forget_output()
        return USAGE_OR_ENVIRONMENT
    except KeyboardInterrupt:
        return INTERRUPTED


def _forget_output() -> None:
    """Lets Python flush what is left of the output into nothing when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
