"""The words of the command line, and which function answers each.

Exit codes: 0 fine, 1 problems were found in files, 2 usage or environment. Every error is one sentence on
standard error.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn, TextIO, cast

from desktop.cli.failure import UsageProblem
from desktop.model.problem import OutsideProblem

FINE = 0
PROBLEMS_FOUND = 1
USAGE_OR_ENVIRONMENT = 2


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one sentence instead of a page of usage."""

    def error(self, message: str) -> NoReturn:
        raise UsageProblem(f"{message} (see: {self.prog} --help)")


def _ids(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def _size(text: str) -> tuple[int, int]:
    width, cross, height = text.lower().partition("x")
    if not (cross and width.isdigit() and height.isdigit()):
        message = f"{text!r} is not a size; write it like 960x720"
        raise argparse.ArgumentTypeError(message)
    size = int(width), int(height)
    if not all(16 <= length <= 8192 for length in size):
        message = f"{text} is out of bounds; each side may have 16 to 8192 pixels"
        raise argparse.ArgumentTypeError(message)
    return size


def _speed(text: str) -> float:
    try:
        speed = float(text)
    except ValueError:
        speed = 0.0
    if not 0.1 <= speed <= 1000:
        message = f"{text!r} is not a speed; write a number from 0.1 to 1000"
        raise argparse.ArgumentTypeError(message)
    return speed


def _positive(text: str) -> int:
    if not (text.isdigit() and 0 < int(text) < 100_000):
        message = f"{text!r} is not a whole number above zero"
        raise argparse.ArgumentTypeError(message)
    return int(text)


def _parser() -> argparse.ArgumentParser:
    shared = _Parser(add_help=False)
    shared.add_argument(
        "--data",
        type=Path,
        default=argparse.SUPPRESS,
        metavar="DIR",
        help="keep settings and read own routines under DIR instead of the platform's folders",
    )
    parser = _Parser(
        prog="unknot",
        description="Guided self-massage for the back. Without a command the window opens.",
        parents=[shared],
    )
    commands = parser.add_subparsers(dest="command", parser_class=_Parser, metavar="COMMAND")

    play = commands.add_parser("play", parents=[shared], help="open the player on a routine")
    play.add_argument("routine", metavar="ROUTINE")
    play.add_argument("--speed", type=_speed, default=1.0, metavar="X", help="run the clock X times as fast")
    play.add_argument(
        "--from-step", type=_positive, default=1, metavar="N", help="begin at the Nth step, from 1"
    )

    listing = commands.add_parser("list", parents=[shared], help="list routines, all or those that fit")
    listing.add_argument("--tools", type=_ids, metavar="ID,ID", help="only what these tools are enough for")
    listing.add_argument("--region", metavar="ID", help="only what is for this region of the back")
    listing.add_argument("--max-minutes", type=_positive, metavar="N", help="only what takes no longer")
    for name, what in (("tools", "list all tools"), ("techniques", "list all techniques")):
        commands.add_parser(name, parents=[shared], help=what).add_argument("--json", action="store_true")
    listing.add_argument("--json", action="store_true")

    show = commands.add_parser("show", parents=[shared], help="print the compiled timeline of a routine")
    show.add_argument("routine", metavar="ROUTINE")
    show.add_argument("--json", action="store_true")

    check = commands.add_parser("check", parents=[shared], help="check files of content; a folder is walked")
    check.add_argument("paths", nargs="+", type=Path, metavar="PATH")

    render = commands.add_parser(
        "render", parents=[shared], help="write one picture per step, without a display"
    )
    render.add_argument("routine", nargs="?", metavar="ROUTINE")
    render.add_argument("--all", action="store_true", help="every routine, each in a folder of its own")
    render.add_argument("--out", type=Path, required=True, metavar="DIR")
    render.add_argument(
        "--size", type=_size, default=(960, 720), metavar="WxH", help="in pixels; 960x720 at first"
    )
    render.add_argument("--theme", choices=("light", "dark"), default="light")
    return parser


def _answer(options: argparse.Namespace, out: TextIO, err: TextIO) -> int:
    """Calls the command; each lives in a module of its own, imported only when it is wanted."""
    command = cast("str | None", options.command)
    if command in {None, "play"}:
        from desktop.cli import opening  # noqa: PLC0415

        return opening.open_window(options)
    if command == "check":
        from desktop.cli import checking  # noqa: PLC0415

        return checking.check(options, out, err)
    if command == "render":
        from desktop.cli import pictures  # noqa: PLC0415

        return pictures.render(options, out)
    from desktop.cli import listing  # noqa: PLC0415

    return listing.COMMANDS[cast("str", command)](options, out)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command line and returns its exit code; ``arguments`` default to those of the process."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        # The window alone needs no parser; it opens sooner without.
        options = _parser().parse_args(words) if words else argparse.Namespace(command=None)
        code = _answer(options, sys.stdout, sys.stderr)
        sys.stdout.flush()
    except (UsageProblem, OutsideProblem) as problem:
        remedy = getattr(problem, "remedy", "")
        sys.stderr.write(f"unknot: {problem}{' ' + remedy if remedy else ''}\n")
        return USAGE_OR_ENVIRONMENT
    except BrokenPipeError:
        # The reader of our output (head, less) went away: nothing to tell and nobody to tell it to.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FINE
    return code
