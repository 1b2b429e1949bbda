"""Finding by words: whether a text holds what a person typed. Plain values; knows no page."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

_WORD: Final = re.compile(r"[^\W_]+")
_APOSTROPHES: Final = str.maketrans("", "", "'’")

_SMALL: Final = (
    "a about am an and are at be can do does for from get how i if in is it me my of on or should that the "
    "there to what when where which who why will with you your "
    "back best better good massage massages massaging pain painful way ways"
)
_SMALL_WORDS: Final = frozenset(_SMALL.split())
"""What stands in nearly every question and text here: of no use beside words that tell more."""

_ENDINGS: Final = (("ing", 4), ("ed", 4), ("es", 4), ("s", 3))
"""Endings that make no difference, each with how much of the word must be left for that."""

_ALIKE: Final = (
    ("cold", "ice"),
    ("child", "teen"),
    ("disc", "disk", "hernia", "slipped"),
    ("electric", "gun", "percussi"),
    ("heat", "warm"),
    ("menstrua", "period"),
    ("numb", "tingl"),
    ("pregnan",),
)
"""How words begin that people use for the same thing."""


def words_of(*texts: str) -> frozenset[str]:
    """All words of some texts, each once, in lower case and without accents."""
    return frozenset(_words(" ".join(texts)))


@dataclass(frozen=True, slots=True)
class Query:
    """What a person looks for.

    Attributes:
        wanted: For each word that is looked for, how it or a word like it begins; none finds everything.
    """

    wanted: tuple[tuple[str, ...], ...] = ()

    @classmethod
    def of(cls, typed: str) -> "Query":
        """Take what was typed, in any case, with or without accents, as single words or a question."""
        words = tuple(dict.fromkeys(_words(typed)))
        telling = tuple(word for word in words if word not in _SMALL_WORDS)
        return cls(tuple(_beginnings(word) for word in telling or words))

    def finds(self, words: frozenset[str]) -> bool:
        """Whether for every word that is looked for there is one among these."""
        return all(any(word.startswith(begins) for word in words) for begins in self.wanted)


def _words(text: str) -> list[str]:
    bare = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES).casefold())
    return _WORD.findall("".join(letter for letter in bare if not unicodedata.combining(letter)))


def _beginnings(word: str) -> tuple[str, ...]:
    stem = _stem(word)
    alike = next((group for group in _ALIKE if stem.startswith(group)), ())
    return alike or (stem,)


def _stem(word: str) -> str:
    for ending, least in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= least:
            return stem[:-1] if stem[-1] == stem[-2] else stem
    return word
