"""What an unquoted word of a file means, by the rules of YAML 1.2, with the traps of YAML 1.1 refused.

A word that other YAML programs would read as something else than we do (``yes``, ``1:30``, ``010``) is never
guessed at. Knows no fields and no places in a file.
"""

import math
import re
from typing import NamedTuple, TypeAlias

Scalar: TypeAlias = str | int | float | bool | None
"""What one word of a file can mean."""


class Refusal(NamedTuple):
    """Why a word is not accepted.

    Attributes:
        message: What is wrong, one sentence.
        hint: How to mend it, one sentence.
    """

    message: str
    hint: str


_QUOTE_IT = "Put it in quotes if it is text."
_LONGEST_NUMBER = 18
_TRUE_AND_FALSE = {"true": True, "false": False}
_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
_LIKE_BOOLEANS = {"yes": "true", "on": "true", "y": "true", "no": "false", "off": "false", "n": "false"} | {
    "true": "true",
    "false": "false",
}
_LONGEST_LIKE_BOOLEAN = 5
_NUMBER_STARTS = frozenset("0123456789+-.")

_WHOLE = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"[-+]?(\.[0-9]+|(0|[1-9][0-9]*)(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_SEXAGESIMAL = re.compile(r"[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?")
_TRAPS = (
    (
        re.compile(r"[-+]?0[0-9_]+(\.[0-9_]*)?([eE][-+]?[0-9]+)?"),
        "'{}' begins with a zero: some programs read it to base 8.",
        f"Leave the zeros at the front away. {_QUOTE_IT}",
    ),
    (
        re.compile(r"[-+]?0[xob][0-9a-fA-F_]+"),
        "'{}' is not a decimal number.",
        f"Write it as a decimal number. {_QUOTE_IT}",
    ),
    (
        re.compile(r"[-+]?[0-9][0-9_]*(\.[0-9_]*)?([eE][-+]?[0-9]+)?"),
        "'{}' is a number with underscores.",
        f"Leave the underscores away. {_QUOTE_IT}",
    ),
    (re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt ].*)?"), "'{}' is a date in YAML 1.1.", _QUOTE_IT),
    (
        re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)"),
        "'{}' is not a number that can be counted.",
        f"Write an ordinary number. {_QUOTE_IT}",
    ),
)
"""What looks like a number to some programs, the sentence with the word in it, and the hint."""


def resolve(word: str) -> Scalar | Refusal:
    """What an unquoted word means: text, a number, true, false or nothing; or why it is refused."""
    if word in _TRUE_AND_FALSE:
        return _TRUE_AND_FALSE[word]
    if word in _NOTHING:
        return None
    if len(word) <= _LONGEST_LIKE_BOOLEAN and word.lower() in _LIKE_BOOLEANS:
        meant = _LIKE_BOOLEANS[word.lower()]
        return Refusal(
            f"'{word}' is a YAML 1.1 boolean: some programs read it as {meant}, others as text.",
            f"Write {meant} without quotes, or put it in quotes if it is text.",
        )
    if word[0] in _NUMBER_STARTS:
        return _resolve_number(word)
    return word


def _resolve_number(word: str) -> Scalar | Refusal:
    """The meaning of a word that starts like a number."""
    if _WHOLE.fullmatch(word):
        if len(word) > _LONGEST_NUMBER:
            return Refusal(f"The number {shortened(word)} is too long.", _QUOTE_IT)
        return int(word)
    if _DECIMAL.fullmatch(word):
        number = float(word)
        if math.isinf(number):
            return Refusal(
                f"The number {shortened(word)} is too large.", "Write a number that can be counted."
            )
        return number
    return _number_trap(word) or word


def _number_trap(word: str) -> Refusal | None:
    """Why a word that looks like a number of YAML 1.1 is refused; None when it is plain text."""
    if _SEXAGESIMAL.fullmatch(word):
        seconds = _sexagesimal_value(word)
        instead = "" if math.isinf(seconds) else f"Write {seconds:g} if seconds are meant. "
        return Refusal(f"'{shortened(word)}' is a number to base 60 in YAML 1.1.", f"{instead}{_QUOTE_IT}")
    for trap, message, hint in _TRAPS:
        if trap.fullmatch(word):
            return Refusal(message.format(shortened(word)), hint)
    return None


def _sexagesimal_value(word: str) -> float:
    """The number that a word such as ``1:30`` is read as: 90."""
    total = 0.0
    for part in word.lstrip("+-").replace("_", "").split(":"):
        total = total * 60 + float(part)
    return -total if word.startswith("-") else total


def visible(text: str) -> str:
    """A text, such as a path, on one line and without invisible characters."""
    return text if text.isprintable() else text.encode("unicode_escape").decode("ascii")


def shortened(text: str, longest: int = 40) -> str:
    """A piece of a file as it is quoted in a sentence: on one line, visible, and not too long."""
    shown = visible(text)
    return shown if len(shown) <= longest else f"{shown[: longest - 1]}…"
