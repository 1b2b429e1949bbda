"""Written words as a voice is to say them: nothing abbreviated, no symbols, in pieces with pauses between.

Holds for every voice. How a certain engine pronounces a word is that engine's matter. Knows no language but
English.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from desktop.model.units import DurationMs
from desktop.sound.number_words import with_measures_in_words

SENTENCE_PAUSE_MS: Final = 350
"""The silence after a full stop: time to take a sentence in."""

CLAUSE_PAUSE_MS: Final = 180
"""The silence after a colon or a semicolon."""

LONGEST_TEXT: Final = 2_000
"""Characters of a text that are said, some two minutes; a longer one is no instruction."""

_SHORTENED: Final = tuple(
    (re.compile(rf"(?<!\w){pattern}", re.IGNORECASE), words)
    for pattern, words in (
        (r"e\.\s?g\.?(?!\w),?", "for example"),
        (r"i\.\s?e\.?(?!\w),?", "that is"),
        (r"etc\.(?=\s*$|\s+(?-i:[A-Z]))", "and so on."),
        (r"etc\b\.?", "and so on"),
        (r"approx\b\.?", "about"),
        (r"ca\.(?=\s?\d)", "about "),
        (r"vs\b\.?", "versus"),
        (r"incl\.", "including"),
        (r"esp\.", "especially"),
        (r"max\.", "at most"),
        (r"(?<!\d )(?<!\d)min\.(?=\s?\d)", "at least"),
        (r"no\.\s?(?=\d)", "number "),
        (r"and/or\b", "or"),
        (r"w/o(?!\w)", "without"),
        (r"w/(?=\s)", "with"),
        (r"[~≈]\s*(?=\d)", "about "),
    )
)
"""Abbreviations, and what is said for them."""

_SYMBOLS: Final = tuple(
    (re.compile(pattern), words)
    for pattern, words in (
        (r"[’‘ʼ]", "'"),
        (r"(?<=\w)[–‑‐](?=\w)", "-"),  # Cat–cow
        (r"\s+[-–—−]+(?=\s)|\s*—\s*", ", "),
        (r"\s*[(\[{]", ", "),
        (r"[)\]}]\s*", ", "),
        (r"(?<=[^\W\d_])\s?/\s?(?=[^\W\d_])", " or "),
        (r"\s*&\s*", " and "),
        (r"(?<=\w)\s*\+\s*(?=\w)", " plus "),
        (r"\s*(?:→|->|=>)\s*", " to "),
        (r"\s*=\s*", " is "),
        (r"\s*(?:≤|<=)\s*(?=\w)", " at most "),
        (r"\s*(?:≥|>=)\s*(?=\w)", " at least "),
        (r"\btsp\b\.?", "teaspoon"),
        (r"\btbsp\b\.?", "tablespoon"),
    )
)
_HALVES = re.compile(r"[½¼¾⅓⅔]")
_NOT_SAID = re.compile(r"(?:(?<!\w)'|'(?!\w)|[^\w\s'.,:;!?%°×½¼¾⅓⅔-]|_)+")
_BLANK_LINE = re.compile(r"(?<=[\w)])[ \t]*\n\s*\n\s*")
_TIDY: Final = tuple(
    (re.compile(pattern), words)
    for pattern, words in (
        (r"(?<![\w])-+|-+(?![\w])", " "),
        (r"\s+", " "),
        (r"\s+(?=[.,:;!?])", ""),
        (r"[.,:;]*([!?])[.,:;!?]*", r"\1"),
        (r"[,:;]*\.[.,:;]*(?!\d)", "."),
        (r",*([:;])[,:;]*", r"\1"),
        (r",{2,}", ","),
        (r"(?<=[^\W\d]),(?=\w)", ", "),
    )
)
_BREAK = re.compile(r"(?<=[.!?:;])(?<!\b[A-Z]\.)\s+")
_SOUNDING = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that a voice says in one go.

    Attributes:
        text: The words, with the commas and the mark at the end that its melody follows.
        pause_ms: The silence after it; 0 after the last piece.
    """

    text: str
    pause_ms: DurationMs = 0


def spoken(text: str) -> tuple[Piece, ...]:
    """What a voice is given for written words.

    Units, numbers and abbreviations are spelt out, symbols said or left out, and the text is cut at full
    stops, colons and semicolons, so that the pauses there are ours with every voice.

    Args:
        text: What is shown. Of more than `LONGEST_TEXT` characters the rest is left unsaid.

    Returns:
        Its pieces in order; none when there is nothing to say.
    """
    pieces = [piece for piece in _BREAK.split(_plain(text)) if _SOUNDING.search(piece)]
    last = len(pieces) - 1
    return tuple(Piece(piece, _pause_ms(piece) if at < last else 0) for at, piece in enumerate(pieces))


def _plain(text: str) -> str:
    """One line of words and marks."""
    text = _BLANK_LINE.sub(". ", _bounded(text))
    text = "".join(_letters(text))
    for pattern, words in _SHORTENED:
        text = pattern.sub(words, text)
    text = with_measures_in_words(text)
    for pattern, words in _SYMBOLS:
        text = pattern.sub(words, text)
    text = _NOT_SAID.sub(" ", text).strip(" ,")
    for pattern, words in _TIDY:
        text = pattern.sub(words, text)
    return text.strip(" ,:;-")


def _bounded(text: str) -> str:
    """The text itself, or its beginning up to the last whole word."""
    if len(text) <= LONGEST_TEXT:
        return text
    beginning = text[:LONGEST_TEXT]
    return beginning.rpartition(" ")[0] or beginning


def _letters(text: str) -> Iterator[str]:
    """The text with variants of one sign made alike, except the fractions that are signs of their own."""
    done = 0
    for half in _HALVES.finditer(text):
        yield _without_controls(text[done : half.start()])
        yield half.group()
        done = half.end()
    yield _without_controls(text[done:])


def _without_controls(text: str) -> str:
    """Compatibility forms resolved ("℃" is "°C"), and a blank for each character that is not to be seen."""
    alike = unicodedata.normalize("NFKC", text)[:LONGEST_TEXT]
    return "".join(" " if unicodedata.category(sign)[0] in "CZ" else sign for sign in alike)


def _pause_ms(piece: str) -> DurationMs:
    return CLAUSE_PAUSE_MS if piece[-1] in ":;" else SENTENCE_PAUSE_MS
