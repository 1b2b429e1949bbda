"""What the YAML parser complains of, in words for the person who writes the file.

The two parsers of PyYAML (libyaml and pure Python) word the same fault differently; both are understood.
"""

from typing import NamedTuple

from yaml import Mark, MarkedYAMLError


class Fault(NamedTuple):
    """A fault of syntax in plain words.

    Attributes:
        message: What is wrong, one sentence.
        hint: How to mend it, one sentence.
        line: 0-based line.
        column: 0-based column.
    """

    message: str
    hint: str
    line: int
    column: int


class _Saying(NamedTuple):
    """What we say for a complaint of the parser that holds certain words."""

    context: str
    problem: str
    message: str
    hint: str
    at_start: bool = False
    """Whether the place to mend is where the thing began, not where the parser gave up."""


_TEXT_IN_QUOTES = "Put the whole text in quotes."
_SAYINGS = (
    _Saying(
        "",
        "mapping values are not allowed",
        "A colon followed by a space stands where no key can be.",
        "If it belongs to a text, put the whole text in quotes; else look at the indentation of this line.",
    ),
    _Saying(
        "quoted scalar",
        "unexpected end of stream",
        "A quote is opened here and never closed.",
        "Add the closing quote.",
        at_start=True,
    ),
    _Saying(
        "quoted scalar",
        "unexpected document indicator",
        "A quote is opened here and never closed.",
        "Add the closing quote.",
        at_start=True,
    ),
    _Saying(
        "quoted scalar",
        "escape",
        "A backslash in double quotes starts an escape that does not exist.",
        "Use single quotes, or write two backslashes.",
    ),
    _Saying(
        "flow sequence",
        "',' or ']'",
        "A list in [brackets] that starts here is not well formed.",
        "Separate its items with commas and close it with ].",
        at_start=True,
    ),
    _Saying(
        "flow mapping",
        "',' or '}'",
        "A mapping in {braces} that starts here is not well formed.",
        "Separate its fields with commas and close it with }.",
        at_start=True,
    ),
    _Saying(
        "block collection",
        "",
        "This line fits neither the list above nor the indentation.",
        "Start each item of a list with '- ' and line them all up.",
    ),
    _Saying(
        "block mapping",
        "",
        "This does not continue the fields above.",
        "Line the fields up; put a text in quotes if it holds quotes, ': ' or ' #'.",
    ),
    _Saying(
        "simple key",
        "':'",
        "This line is no 'key: value' and no item of a list.",
        "Write 'key: value', or line it up with the text that it continues.",
        at_start=True,
    ),
    _Saying(
        "",
        "entries are not allowed",
        "A list cannot start here.",
        "Start the list on a new line under its key, each item with '- '.",
    ),
    _Saying(
        "block scalar",
        "",
        "The text behind '|' or '>' must start on the next line.",
        "Move the text to the next line and indent it by two spaces.",
    ),
    _Saying(
        "",
        "<document start>",
        "This does not belong to what stands above.",
        "Look at the indentation, and at brackets or '...' above.",
    ),
    _Saying("alias", "", "'*' starts an alias, which is not used here.", _TEXT_IN_QUOTES),
    _Saying("anchor", "", "'&' starts an anchor, which is not used here.", _TEXT_IN_QUOTES),
    _Saying("tag", "", "'!' starts a tag, which is not used here.", _TEXT_IN_QUOTES),
    _Saying(
        "directive", "", "'%' at the start of a line is a directive, which is not used here.", _TEXT_IN_QUOTES
    ),
    _Saying("", "node content", "A value is missing here.", "Write the value, or put the text in quotes."),
)


def explain(error: MarkedYAMLError, text: str) -> Fault:
    """The fault that stopped the parser, with its place in the text."""
    context, problem = error.context or "", error.problem or ""
    mark = error.problem_mark or error.context_mark
    if "cannot start any token" in problem or "tab character" in problem:
        return _explain_character(text, *_line_and_column(mark))
    for saying in _SAYINGS:
        if saying.context in context and saying.problem in problem:
            place = (error.context_mark if saying.at_start else None) or mark
            return Fault(saying.message, saying.hint, *_line_and_column(place))
    return Fault(f"This is not well-formed YAML: {problem or context}.", "", *_line_and_column(mark))


def _explain_character(text: str, line: int, column: int) -> Fault:
    """A character that no value can start with: a tab, or a sign that YAML keeps for itself."""
    character = text.splitlines()[line][column : column + 1]
    if character == "\t":
        return Fault(
            "A tab is used for indentation.", "Indent with spaces, two for each level.", line, column
        )
    return Fault(
        f"A text cannot start with '{character}' unless it is in quotes.", _TEXT_IN_QUOTES, line, column
    )


def _line_and_column(mark: Mark | None) -> tuple[int, int]:
    """The place of a mark; the start of the file when the parser gave none."""
    return (mark.line, mark.column) if mark is not None else (0, 0)
