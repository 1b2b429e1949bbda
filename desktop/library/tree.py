"""The tree that a file of content is read into: values, each with its place. Knows no YAML and no fields."""

from collections.abc import Mapping, Sequence
from enum import Enum
from typing import NamedTuple

from desktop.library.scalars import Scalar


class Unreadable(Enum):
    """Stands where a value was refused, so that nobody complains of it a second time."""

    VALUE = "value"


class Located(NamedTuple):
    """A value of the file and where it starts.

    Attributes:
        value: A scalar, a tuple of located items, a mapping of entries, or the sign that it was refused.
        line: 1-based line.
        column: 1-based column.
    """

    value: "Scalar | tuple[Located, ...] | Mapping[str, Entry] | Unreadable"
    line: int
    column: int


class Entry(NamedTuple):
    """One field of a mapping.

    Attributes:
        line: 1-based line of its key.
        column: 1-based column of its key.
        node: Its value.
    """

    line: int
    column: int
    node: Located


def place_of(node: Located, at: Sequence[str | int]) -> tuple[int, int]:
    """The line and column of what the keys and indices lead to.

    Where the way ends early, because a field is left out, the last node on it is meant.
    """
    for step in at:
        below = _child(node, step)
        if below is None:
            break
        node = below
    return node.line, node.column


def _child(node: Located, step: str | int) -> Located | None:
    """The value of that field or the item of that index; None when it is not there."""
    if isinstance(step, int):
        return node.value[step] if isinstance(node.value, tuple) and step < len(node.value) else None
    entry = node.value.get(step) if isinstance(node.value, Mapping) else None
    return entry.node if entry is not None else None
