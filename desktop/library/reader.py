"""The strict YAML reader: text in, a tree of values with their places and every problem out.

Only what YAML 1.1 and YAML 1.2 programs read alike is accepted. Nothing of the file is ever executed or
expanded: aliases, tags and merge keys are refused, depth is bounded, and the text is walked event by event
without recursion. Knows no fields; the decoder does.
"""

import re
from collections.abc import Callable, Iterator
from itertools import islice
from typing import NamedTuple, Protocol, TypeAlias, cast

import yaml

from desktop.library.scalars import Refusal, Scalar, resolve, shortened
from desktop.library.syntax import explain
from desktop.library.tree import Entry, Located, Unreadable
from desktop.model.problem import Problem

MAX_DEPTH = 24
"""How many lists and mappings may stand inside each other; content needs eight."""

MAX_VALUES = 20_000
"""How many fields, values and lists a file may hold; ours hold fewer than 2,000. It bounds the time."""

_MOST_INVISIBLE = 20


class EventSource(Protocol):
    """What the parsers of PyYAML have in common, be it the one of libyaml or the one in pure Python."""

    def get_event(self) -> yaml.Event | None:
        """The next event; None after the last one."""
        ...


Loader: TypeAlias = Callable[[str], EventSource]
"""Makes a parser for a text."""


class Reading(NamedTuple):
    """What became of a text.

    Attributes:
        root: The tree; None when the text could not be parsed to its end.
        problems: All that is wrong with it, in the order of the lines.
    """

    root: Located | None
    problems: tuple[Problem, ...]


# More than YAML forbids: line breaks that editors and YAML 1.1 count differently, and marks of byte order.
_INVISIBLE = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
# Escapes can also smuggle in a carriage return, which the text of a file holds at the ends of lines only.
_HIDDEN = re.compile(f"{_INVISIBLE.pattern}|\r")


def fastest_loader() -> Loader:
    """The parser of libyaml where PyYAML was built with it, else the one in pure Python."""
    return cast("Loader", yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader)


def read(text: str, path: str, loader: Loader | None = None) -> Reading:
    """Reads one YAML document.

    Args:
        text: The content of the file.
        path: The file, as problems name it.
        loader: The parser to use; the fastest one when it is not given.

    Returns:
        The tree with places, and every problem. A text with a fault of syntax has no tree.
    """
    if _INVISIBLE.search(text):
        return Reading(None, tuple(_invisible_problems(text, path)))
    builder = _Builder(path)
    root: Located | None = None
    try:
        root = builder.build(_events(text, loader or fastest_loader()))
    except yaml.MarkedYAMLError as error:
        fault = explain(error, text)
        builder.report(fault.line + 1, fault.column + 1, fault.message, fault.hint)
    except (ValueError, OverflowError):
        # The parser in pure Python converts the digits of "\UFFFFFFFF" without looking at them first.
        builder.report(1, 1, "An escape in double quotes names no character.", "Write the character itself.")
    if root is None and not builder.problems:
        builder.report(1, 1, "The file is empty.", "Write the fields, one a line, as 'name: value'.")
    return Reading(root, tuple(sorted(builder.problems)))


def _events(text: str, loader: Loader) -> Iterator[yaml.Event]:
    """The events of the text, one by one, so that reading can stop at any of them."""
    parser = loader(text)
    while (event := parser.get_event()) is not None:
        yield event
        if isinstance(event, yaml.StreamEndEvent):
            return


def _place(event: yaml.Event) -> tuple[int, int]:
    """The 1-based line and column where it starts."""
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark is not None else (1, 1)


def _invisible_problems(text: str, path: str) -> Iterator[Problem]:
    """The problems with the first forbidden characters; a file that is no text at all has thousands."""
    for found in islice(_INVISIBLE.finditer(text), _MOST_INVISIBLE):
        before = text[: found.start()].replace("\r\n", "\n").replace("\r", "\n")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        message, hint = (
            "Here is a byte order mark, an invisible character.",
            "Save it as UTF-8 without that mark.",
        )
        if found[0] != "\ufeff":
            message = f"Here is an invisible character, U+{ord(found[0]):04X}, that is not allowed."
            hint = "Delete it; your editor may show it as a gap."
        yield Problem(path, line, column, message, hint)


class _OpenList:
    """A list whose end has not come yet."""

    __slots__ = ("_items", "column", "line")

    def __init__(self, line: int, column: int) -> None:
        self.line = line
        self.column = column
        self._items: list[Located] = []

    def add(self, node: Located) -> None:
        """Takes the next item."""
        self._items.append(node)

    def close(self) -> Located:
        """The finished list."""
        return Located(tuple(self._items), self.line, self.column)


class _OpenMapping:
    """A mapping whose end has not come yet.

    Attributes:
        wants_key: Whether what comes next is a key.
    """

    __slots__ = ("_entries", "_key", "column", "line", "wants_key")

    def __init__(self, line: int, column: int) -> None:
        self.line = line
        self.column = column
        self.wants_key = True
        self._key: tuple[str, int, int] | None = None
        self._entries: dict[str, Entry] = {}

    def first_line_of(self, key: str) -> int | None:
        """The line where that key stands already."""
        entry = self._entries.get(key)
        return entry.line if entry is not None else None

    def set_key(self, key: str, line: int, column: int) -> None:
        """Takes the key of the value that comes next."""
        self._key = (key, line, column)
        self.wants_key = False

    def skip_key(self) -> None:
        """Forgets the value that comes next: its key was refused."""
        self._key = None
        self.wants_key = False

    def add(self, node: Located) -> None:
        """Takes the value of the last key. A node in the place of a key is a key that was refused."""
        if self.wants_key:
            self.skip_key()
            return
        if self._key is not None:
            key, line, column = self._key
            self._entries[key] = Entry(line, column, node)
        self.wants_key = True

    def close(self) -> Located:
        """The finished mapping."""
        return Located(self._entries, self.line, self.column)


class _Builder:
    """Makes the tree from events and collects what is wrong.

    Attributes:
        problems: What was found so far.
    """

    def __init__(self, path: str) -> None:
        self.problems: list[Problem] = []
        self._path = path
        self._open: list[_OpenList | _OpenMapping] = []
        self._root: Located | None = None
        self._documents = 0
        self._values = 0

    def report(self, line: int, column: int, message: str, hint: str) -> None:
        """Adds a problem at a 1-based place."""
        self.problems.append(Problem(self._path, line, column, message, hint))

    def build(self, events: Iterator[yaml.Event]) -> Located | None:
        """The tree of the first document; None when there is none, or when it is too deep or too much."""
        for event in events:
            if isinstance(event, yaml.NodeEvent) and not self._count(event):
                return None
            if isinstance(event, yaml.ScalarEvent):
                self._take_scalar(event)
            elif isinstance(event, yaml.CollectionStartEvent):
                if not self._open_collection(event):
                    return None
            elif isinstance(event, yaml.CollectionEndEvent):
                self._add(self._open.pop().close())
            elif isinstance(event, yaml.AliasEvent):
                self._take_alias(event)
            elif isinstance(event, yaml.DocumentStartEvent) and not self._open_document(event):
                break
        return self._root

    def _count(self, event: yaml.NodeEvent) -> bool:
        """Takes note of one more value; False when that is one too many."""
        self._values += 1
        if self._values <= MAX_VALUES:
            return True
        message = f"The file holds more than {MAX_VALUES} fields and values."
        self.report(*_place(event), message, "Split it, or check that it is the file you mean.")
        return False

    def _add(self, node: Located) -> None:
        if self._open:
            self._open[-1].add(node)
        else:
            self._root = node

    def _open_document(self, event: yaml.DocumentStartEvent) -> bool:
        """Takes note of a document; False for a second one, which is not read."""
        line, column = _place(event)
        self._documents += 1
        if self._documents > 1:
            self.report(
                line,
                column,
                "A second document starts here.",
                "Keep one thing in each file; take the '---' out.",
            )
            return False
        if event.version or event.tags:
            self.report(
                line, column, "Directives, the lines that start with '%', are not used.", "Take the line out."
            )
        return True

    def _open_collection(self, event: yaml.CollectionStartEvent) -> bool:
        """Takes note of a list or mapping that starts; False when it stands too deep."""
        line, column = _place(event)
        self._refuse_properties(event, line, column)
        if self._open and isinstance(parent := self._open[-1], _OpenMapping) and parent.wants_key:
            self.report(line, column, "A key must be a single word.", "Write 'name: value'.")
        if len(self._open) == MAX_DEPTH:
            self.report(
                line, column, f"Lists and fields are nested more than {MAX_DEPTH} deep.", "Nest less deeply."
            )
            return False
        is_list = isinstance(event, yaml.SequenceStartEvent)
        self._open.append(_OpenList(line, column) if is_list else _OpenMapping(line, column))
        return True

    def _take_alias(self, event: yaml.AliasEvent) -> None:
        line, column = _place(event)
        name = shortened(event.anchor or "")
        self.report(
            line, column, f"The alias '*{name}' is not allowed.", "Write the value out where it is needed."
        )
        self._add(Located(Unreadable.VALUE, line, column))

    def _take_scalar(self, event: yaml.ScalarEvent) -> None:
        line, column = _place(event)
        if event.anchor or event.tag:
            self._refuse_properties(event, line, column)
        parent = self._open[-1] if self._open else None
        if isinstance(parent, _OpenMapping) and parent.wants_key:
            self._take_key(parent, event, line, column)
            return
        self._add(Located(self._value_of(event, line, column), line, column))

    def _value_of(self, event: yaml.ScalarEvent, line: int, column: int) -> Scalar | Unreadable:
        """What the word or text means; complains when it is refused."""
        if not event.style:
            value = resolve(event.value)
            if not isinstance(value, Refusal):
                return value
            self.report(line, column, value.message, value.hint)
            return Unreadable.VALUE
        return Unreadable.VALUE if self._hides(event, line, column) else event.value

    def _hides(self, event: yaml.ScalarEvent, line: int, column: int) -> bool:
        """Whether an escape smuggles in a character that no file may hold; complains when one does."""
        hidden = _HIDDEN.search(event.value) if event.style == '"' else None
        if hidden is None:
            return False
        message = f"An escape in this text stands for an invisible character, U+{ord(hidden[0]):04X}."
        self.report(line, column, message, "Take the escape out.")
        return True

    def _take_key(self, mapping: _OpenMapping, event: yaml.ScalarEvent, line: int, column: int) -> None:
        key = event.value
        first_line = mapping.first_line_of(key)
        if first_line is not None:
            self.report(
                line,
                column,
                f"The field '{shortened(key)}' stands here a second time; it was given in line {first_line}.",
                "Take one of the two out.",
            )
            mapping.skip_key()
        elif key == "<<" and not event.style:
            self.report(
                line,
                column,
                "The merge key '<<' is not allowed.",
                "Write the fields out where they are needed.",
            )
            mapping.skip_key()
        elif not key:
            self.report(line, column, "The name of the field is missing.", "Write 'name: value'.")
            mapping.skip_key()
        elif self._hides(event, line, column):
            mapping.skip_key()
        else:
            mapping.set_key(key, line, column)

    def _refuse_properties(self, event: yaml.NodeEvent, line: int, column: int) -> None:
        """Complains of an anchor or a tag in front of a value; the value itself is read on."""
        if event.anchor:
            message = f"The anchor '&{shortened(event.anchor)}' is not allowed."
            self.report(line, column, message, "Take it out, and write the value out where it is needed.")
        tag = getattr(event, "tag", None)
        if tag:
            self.report(
                line,
                column,
                f"The tag '{shortened(tag)}' is not allowed.",
                "Take it out; the field tells the type.",
            )
