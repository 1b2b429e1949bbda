"""Bad input is data: what is wrong with a file, where, and how to mend it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing wrong with a file of content.

    Attributes:
        path: The file, as the user would type it.
        line: 1-based line; 0 when the file as a whole is meant.
        column: 1-based column; 0 when the file as a whole is meant.
        message: What is wrong and what was expected, one sentence.
        hint: How to mend it, one sentence; may be empty.
    """

    path: str
    line: int
    column: int
    message: str
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BrokenFile:
    """A file that could not be used; it is listed, never dropped in silence.

    Attributes:
        path: The file, as a person would type it.
        problems: All that is wrong with it, in the order of its lines.
    """

    path: str
    problems: tuple[Problem, ...]


class OutsideProblem(Exception):  # noqa: N818 - named for what it is to the user; it is not a fault of ours
    """The world outside stands in the way: a full disk, no display, a bad file. The user is told.

    Attributes:
        sentence: What happened and where, in one sentence for the user.
        remedy: What the user can do, in one sentence; may be empty.
    """

    def __init__(self, sentence: str, remedy: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.remedy = remedy
