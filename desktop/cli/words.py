"""The words of the command line: what may be written, and what is said of words that may not.

Apart from ``command_line`` because the window opens without any.
"""

import argparse
import re
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from desktop.cli.failure import UsageProblem
from desktop.store.settings import HAIRS, SKINS

THEMES = ("light", "dark", "high_contrast")
"""The looks that pictures can be painted in."""


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one sentence instead of a page of usage."""

    def error(self, message: str) -> NoReturn:
        """Hands the sentence to whoever tells it to the person."""
        raise UsageProblem(f"{message} (see: {self.prog} --help)")


_NUMBER = re.compile(r"[0-9]{1,5}")


def _folder(text: str) -> Path:
    if not text:
        raise argparse.ArgumentTypeError("an empty name is no folder; write . for the one you are in")
    try:
        return Path(text).expanduser()
    except RuntimeError:
        message = f"there is no home folder behind {text!r}"
        raise argparse.ArgumentTypeError(message) from None


def _ids(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def _size(text: str) -> tuple[int, int]:
    width, cross, height = text.lower().partition("x")
    if not (cross and _NUMBER.fullmatch(width) and _NUMBER.fullmatch(height)):
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
    if not (_NUMBER.fullmatch(text) and int(text)):
        message = f"{text!r} is not a whole number above zero"
        raise argparse.ArgumentTypeError(message)
    return int(text)


def _parser() -> argparse.ArgumentParser:
    shared = _Parser(add_help=False)
    shared.add_argument(
        "--data",
        type=_folder,
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

    _ask_play(commands.add_parser("play", parents=[shared], help="open the player on a routine"))

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

    person = _person()
    _ask_render(
        commands.add_parser(
            "render", parents=[shared, person], help="write pictures of every step, without a display"
        )
    )
    gallery = "write a page and contact sheets with every step of every technique"
    commands.add_parser("gallery", parents=[shared, person], help=gallery)
    return parser


def _ask_play(play: argparse.ArgumentParser) -> None:
    play.add_argument("routine", metavar="ROUTINE")
    play.add_argument("--speed", type=_speed, default=1.0, metavar="X", help="run the clock X times as fast")
    play.add_argument(
        "--from-step", type=_positive, default=1, metavar="N", help="begin at the Nth step, from 1"
    )
    play.add_argument(
        "--no-questions",
        action="store_true",
        help="start at once, as the routine is written: for authors who listen to it",
    )
    play.add_argument(
        "--verbose", action="store_true", help="write to the terminal what goes wrong with the sound"
    )


def _person() -> _Parser:
    """How the person looks, and where to put the pictures: the same words for all that paints."""
    person = _Parser(add_help=False)
    person.add_argument("--skin", choices=SKINS, default=SKINS[0], help=f"of the person; {SKINS[0]} at first")
    person.add_argument("--hair", choices=HAIRS, default=HAIRS[0], help=f"of the person; {HAIRS[0]} at first")
    person.add_argument("--out", type=_folder, required=True, metavar="DIR", help="where to put the files")
    return person


def _ask_render(render: _Parser) -> None:
    render.add_argument("routine", nargs="?", metavar="ROUTINE")
    render.add_argument("--all", action="store_true", help="every routine, each in a folder of its own")
    render.add_argument(
        "--frames", type=_positive, metavar="N", help="N pictures of each step, spread over its loop"
    )
    render.add_argument("--svg", action="store_true", help="write SVG instead of PNG")
    render.add_argument("--theme", choices=THEMES, default=THEMES[0], help=f"{THEMES[0]} at first")
    render.add_argument(
        "--size", type=_size, default=(960, 720), metavar="WxH", help="in pixels; 960x720 at first"
    )


def parse(words: Sequence[str]) -> argparse.Namespace:
    """What the words ask for; ``command`` is None when they name no command.

    Raises:
        UsageProblem: When they are off.
    """
    return _parser().parse_args(words)
