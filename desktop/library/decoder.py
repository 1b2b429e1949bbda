"""From the tree of a file to a value of the model, driven by its declaration alone.

Every problem is found, not the first: a bad field does not stop the check of the others. Knows no file, and
no rule that joins two fields; those are in ``rules``.
"""

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from enum import Enum
from functools import cache
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from desktop.library.declaration import (
    Choice,
    Field,
    Listing,
    Number,
    Record,
    Shape,
    Switch,
    Table,
    Text,
    Untold,
)
from desktop.library.scalars import shortened
from desktop.library.tree import Entry, Located, Unreadable
from desktop.model.about import About
from desktop.model.problem import Problem

MANY_PROBLEMS = 200
"""More problems of one file than this are counted, not told."""


class Flaw(Enum):
    """What ``decode`` returns when there is no value; a problem says why."""

    FLAW = "flaw"


FLAW: Final = Flaw.FLAW


class Reference(NamedTuple):
    """An id in a file that names something else.

    Attributes:
        kind: What it names: "tool", "technique".
        id: The id.
        line: Its 1-based line.
        column: Its 1-based column.
    """

    kind: str
    id: str
    line: int
    column: int


class Made(NamedTuple):
    """A record that was decoded, and where it stands."""

    value: object
    node: Located


class Decoder:
    """Decodes one file, or one entry of it, and keeps what it found.

    Attributes:
        problems: What is wrong with the file, in the order found.
        references: All ids that name something else.
        records: Every record that was decoded without a problem, innermost first.
    """

    def __init__(self, path: str, problems: list[Problem] | None = None) -> None:
        """A decoder for a file, which adds to the problems that were found in it before."""
        self.problems: list[Problem] = [] if problems is None else problems
        self.references: list[Reference] = []
        self.records: list[Made] = []
        self._path = path

    def report(self, line: int, column: int, message: str, hint: str = "") -> None:
        """Adds a problem at a 1-based place."""
        self.problems.append(Problem(self._path, line, column, message, hint))

    def decode(self, node: Located, shape: Shape, name: str) -> Any:
        """The value that the node holds.

        Args:
            node: What stands in the file.
            shape: What is expected.
            name: What the value is called in sentences.

        Returns:
            A value of the type that the shape was made from, or ``FLAW``.
        """
        made: Any = FLAW
        if node.value is Unreadable.VALUE:
            return made
        match shape:
            case Text():
                made = self._text(node, shape.about, name)
            case Record():
                made = self._record(node, shape, name)
            case Listing():
                made = self._listing(node, shape, name)
            case Number():
                made = self._number(node, shape, name)
            case Choice():
                made = self._choice(node, shape, name)
            case Switch():
                made = (
                    node.value if isinstance(node.value, bool) else self._wrong(node, name, "true or false")
                )
            case Table():
                made = self._table(node, shape, name)
            case Untold():
                made = node
        return made

    def _wrong(self, node: Located, name: str, expected: str, hint: str = "") -> Flaw:
        """Complains of a value of another type than expected."""
        if node.value is None:
            message = f"'{name}' has no value; expected is {expected}."
            self.report(node.line, node.column, message, hint or "Write a value, or take the field out.")
        else:
            found = _found(node)
            self.report(node.line, node.column, f"'{name}' must be {expected}, not {found}.", hint)
        return FLAW

    def _text(self, node: Located, about: About, name: str) -> str | Flaw:
        text = node.value
        if not isinstance(text, str):
            quoted = f'Put it in quotes: "{text}".' if isinstance(text, int | float) else ""
            return self._wrong(node, name, "text", quoted.replace("True", "true").replace("False", "false"))
        fault = _fault_of_line(text) or _fault_of_text(text, about)
        if fault is not None:
            message, hint = fault
            self.report(node.line, node.column, f"'{name}' {message}", hint)
            return FLAW
        if about.names:
            self.references.append(Reference(about.names, text, node.line, node.column))
        return text

    def _number(self, node: Located, shape: Number, name: str) -> int | float | Flaw:
        number = node.value
        expected = "a whole number" if shape.whole else "a number"
        if isinstance(number, bool) or not isinstance(number, int | float):
            hint = "Take the quotes away." if isinstance(number, str) and _is_number(number) else ""
            return self._wrong(node, name, expected, hint)
        if shape.whole and isinstance(number, float):
            return self._wrong(node, name, expected, "Write it without a decimal point.")
        about = shape.about
        unit = f" {about.unit}" if about.unit else ""
        if about.minimum is not None and number < about.minimum:
            message = f"'{name}' is {number}{unit}; the least allowed is {about.minimum:g}."
        elif about.maximum is not None and number > about.maximum:
            message = f"'{name}' is {number}{unit}; the most allowed is {about.maximum:g}."
        else:
            return number if shape.whole else float(number)
        self.report(node.line, node.column, message, about.help)
        return FLAW

    def _choice(self, node: Located, shape: Choice, name: str) -> object:
        word = node.value
        options = [option.value for option in shape.options]
        if not isinstance(word, str):
            return self._wrong(node, name, f"one of: {', '.join(options)}")
        if word in options:
            return shape.options(word)
        message = f"'{name}' cannot be '{shortened(word)}'; it is one of: {', '.join(options)}."
        self.report(node.line, node.column, message, self._near(word, options))
        return FLAW

    def _listing(self, node: Located, shape: Listing, name: str) -> tuple[object, ...] | Flaw:
        items = node.value
        if not isinstance(items, tuple):
            hint = f"Write [{shortened(items)}]." if isinstance(items, str) and items.strip() else ""
            return self._wrong(node, name, "a list", hint)
        values = tuple(self.decode(item, shape.item, name) for item in items)
        good = self._count_is_right(node, len(items), shape.about, name)
        if shape.distinct and not self._all_differ(items, values, name):
            good = False
        return values if good and FLAW not in values else FLAW

    def _count_is_right(self, node: Located, count: int, about: About, name: str) -> bool:
        if about.min_items is not None and count < about.min_items:
            bound, limit = "at least", about.min_items
        elif about.max_items is not None and count > about.max_items:
            bound, limit = "at most", about.max_items
        else:
            return True
        message = f"'{name}' has {count} items; {bound} {limit} must stand here."
        if bound == "at most":
            message = f"'{name}' has {count} items; {bound} {limit} may stand here."
        self.report(node.line, node.column, message, about.help)
        return False

    def _all_differ(self, items: tuple[Located, ...], values: tuple[object, ...], name: str) -> bool:
        seen: set[object] = set()
        good = True
        for item, value in zip(items, values, strict=True):
            if value in seen and value is not FLAW:
                message = f"'{name}' holds '{shortened(str(value))}' twice."
                self.report(item.line, item.column, message, "Take one of the two out.")
                good = False
            seen.add(value)
        return good

    def _table(self, node: Located, shape: Table, name: str) -> Mapping[str, object] | Flaw:
        entries = node.value
        if not isinstance(entries, Mapping):
            return self._wrong(node, name, "names with values", "Write 'name: value' lines under it.")
        values: dict[str, object] = {}
        good = True
        for key, entry in entries.items():
            checked = self._text(Located(key, entry.line, entry.column), shape.key.about, name)
            value = self.decode(entry.node, shape.value, shortened(key))
            if checked is FLAW or value is FLAW:
                good = False
            values[key] = value
        return MappingProxyType(values) if good else FLAW

    def _record(self, node: Located, shape: Record, name: str) -> object:
        entries = node.value
        if not isinstance(entries, Mapping):
            hint = f"Its fields are: {', '.join(shape.fields)}."
            return self._wrong(node, name, f"{with_article(shape.title)} with named fields", hint)
        values: dict[str, Any] = {}
        good = True
        for key, entry in entries.items():
            field = shape.fields.get(key)
            value = self.decode(entry.node, field.shape, key) if field else self._unknown(key, entry, shape)
            values[key] = value
            if value is FLAW:
                good = False
        for field in shape.fields.values():
            if field.required and field.name not in entries:
                self._missing(node, field, shape)
                good = False
        if not good:
            return FLAW
        made = shape.build(**values)
        self.records.append(Made(made, node))
        return made

    def _unknown(self, key: str, entry: Entry, shape: Record) -> Flaw:
        message = f"{with_article(shape.title).capitalize()} has no field '{shortened(key)}'."
        hint = self._near(key, shape.fields) or f"Its fields are: {', '.join(shape.fields)}."
        self.report(entry.line, entry.column, message, hint)
        return FLAW

    def _near(self, word: str, known: Iterable[str]) -> str:
        """The nearest known word, as long as somebody may still read the hints: finding it takes time."""
        return did_you_mean(word, known) if len(self.problems) < MANY_PROBLEMS else ""

    def _missing(self, node: Located, field: Field, shape: Record) -> None:
        message = f"The field '{field.name}' of this {shape.title} is missing."
        said = field.about.help or f"Add '{field.name}'."
        self.report(node.line, node.column, message, said)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A sentence that offers the nearest of the known words; empty when none is near."""
    near = get_close_matches(word[:60], list(known), n=1, cutoff=0.6)
    return f"Did you mean '{near[0]}'?" if near else ""


def with_article(noun: str) -> str:
    """The noun with "a" or "an" before it."""
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def _found(node: Located) -> str:
    """What stands there, in words."""
    value = node.value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return f"the number {value}"
    if isinstance(value, str):
        return f"the text '{shortened(value)}'"
    return "a list" if isinstance(value, tuple) else "named fields"


def _fault_of_line(text: str) -> tuple[str, str] | None:
    """Why a text is not one trimmed line, as the rest of a sentence and a hint; None when it is."""
    if not text.strip():
        return "is empty.", "Write a text, or take the field out."
    if "\n" in text:
        hint = "Write it on one line; for a long one start with '>-' and indent the lines below."
        return "holds a line break.", hint
    if text != text.strip():
        return "begins or ends with a space.", "Take the space away."
    return None


def _fault_of_text(text: str, about: About) -> tuple[str, str] | None:
    """Which bound the text breaks, as the rest of a sentence and a hint; None when it breaks none."""
    if about.pattern and not _compiled(about.pattern).fullmatch(text):
        return f"cannot be '{shortened(text)}'; it must match {about.pattern}.", about.help
    if about.max_chars is not None and len(text) > about.max_chars:
        over = len(text) - about.max_chars
        message = f"has {len(text)} characters; at most {about.max_chars} are allowed."
        return message, f"Shorten it by {over} character{'s' if over > 1 else ''}."
    if about.max_words is not None and (words := len(text.split())) > about.max_words:
        return f"has {words} words; at most {about.max_words} are allowed.", "Say it in fewer words."
    return None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.ASCII)


def _is_number(text: str) -> bool:
    return re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", text.strip()) is not None
