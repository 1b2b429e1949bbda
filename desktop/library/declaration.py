"""The declarations of the model as plain shapes: what a field may hold, from its type hint and ``About``.

The decoder, the JSON Schema and the author's guide are all driven by these shapes, so that they cannot
disagree. Knows no file and no YAML.
"""

import dataclasses
import types
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, dataclass
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Annotated, Any, TypeAlias, Union, cast, get_args, get_origin, get_type_hints

from desktop.model.about import About


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text; ``about`` tells its length, pattern and what it names."""

    about: About


@dataclass(frozen=True, slots=True)
class Number:
    """A number, whole or not; ``about`` tells its bounds and unit."""

    about: About
    whole: bool


@dataclass(frozen=True, slots=True)
class Switch:
    """True or false."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few words."""

    options: type[StrEnum]


@dataclass(frozen=True, slots=True)
class Listing:
    """A list; ``about`` tells how long it may be.

    Attributes:
        about: The bounds of its length.
        item: The shape of each item.
        distinct: Whether each item may stand in it only once: lists of ids and of choices are sets.
    """

    about: About
    item: "Shape"
    distinct: bool


@dataclass(frozen=True, slots=True)
class Table:
    """A mapping with names of the author's own."""

    key: Text
    value: "Shape"


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a record.

    Attributes:
        name: Its name in the file.
        shape: What it may hold.
        about: Its declaration: help, unit and example.
        required: Whether it may not be left out.
        default: What holds when it is left out, as a plain value; None when it is then nothing.
    """

    name: str
    shape: "Shape"
    about: About
    required: bool
    default: object


@dataclass(frozen=True, slots=True)
class Record:
    """A mapping with declared fields.

    Attributes:
        build: The frozen dataclass that it becomes.
        title: What a person calls it: "step", "routine item".
        help: The first paragraph of the docstring of the class.
        fields: Its fields by name, in the order of declaration.
    """

    build: type
    title: str
    help: str
    fields: Mapping[str, Field]


@dataclass(frozen=True, slots=True)
class Untold:
    """Anything at all: it is decoded later."""


Shape: TypeAlias = Text | Number | Switch | Choice | Listing | Table | Record | Untold
"""What a value of a file may be."""


@cache
def record_of(build: type) -> Record:
    """The shape of a frozen dataclass of the model.

    Raises:
        TypeError: When a field has a type that files cannot hold.
    """
    hints = get_type_hints(build, include_extras=True)
    fields = {field.name: _field(field, hints[field.name]) for field in dataclasses.fields(build)}
    summary = " ".join((build.__doc__ or "").split("\n\n")[0].split())
    return Record(build, _spaced(build.__name__), summary, MappingProxyType(fields))


def records_within(shape: Shape) -> Iterator[Record]:
    """The shape itself if it is a record, then every record inside it, each once, outermost first."""
    seen: list[Record] = []
    waiting: list[Shape] = [shape]
    while waiting:
        match waiting.pop(0):
            case Record() as record if record not in seen:
                seen.append(record)
                waiting.extend(field.shape for field in record.fields.values())
            case Listing(item=below) | Table(value=below):
                waiting.append(below)
            case _:
                pass
    yield from seen


def _field(field: "dataclasses.Field[Any]", hint: Any) -> Field:
    shape, about = _shape_and_about(hint)
    default: object = None
    if field.default is not MISSING:
        default = field.default
    elif field.default_factory is not MISSING:
        default = field.default_factory()
    required = field.default is MISSING and field.default_factory is MISSING
    return Field(field.name, shape, about, required, default)


def _shape_and_about(hint: Any) -> tuple[Shape, About]:
    """The shape of a type hint and all that is said about it, what stands further out counting more."""
    abouts: list[About] = []
    while True:
        if get_origin(hint) is Annotated:
            bare, *said = get_args(hint)
            abouts = [each for each in said if isinstance(each, About)] + abouts
            hint = bare
        elif get_origin(hint) in {Union, types.UnionType}:
            (hint,) = (each for each in get_args(hint) if each is not type(None))
        else:
            about = _joined(abouts)
            return _shape(hint, about), about


def _joined(abouts: list[About]) -> About:
    """One declaration out of several, the later ones counting more where they say something."""
    said: dict[str, Any] = {"help": ""}
    for about in abouts:
        for field in dataclasses.fields(About):
            value = getattr(about, field.name)
            if value not in {None, ""}:
                said[field.name] = value
    return About(**said)


def _shape(hint: Any, about: About) -> Shape:
    """The shape of a bare type."""
    plain: dict[object, Shape] = {
        str: Text(about),
        bool: Switch(),
        int: Number(about, whole=True),
        float: Number(about, whole=False),
    }
    if hint in plain:
        return plain[hint]
    if isinstance(hint, type):
        named = cast("type[Any]", hint)
        if issubclass(named, StrEnum):
            return Choice(named)
        if dataclasses.is_dataclass(named):
            return record_of(named)
    inner = get_args(hint)
    if get_origin(hint) is tuple and inner[1:] == (Ellipsis,):
        item, _ = _shape_and_about(inner[0])
        distinct = isinstance(item, Choice) or (isinstance(item, Text) and bool(item.about.names))
        return Listing(about, item, distinct)
    if get_origin(hint) is Mapping and len(inner) == 2:
        key, _ = _shape_and_about(inner[0])
        value, _ = _shape_and_about(inner[1])
        if isinstance(key, Text):
            return Table(key, value)
    raise TypeError(f"files of content cannot hold {hint!r}")


def _spaced(name: str) -> str:
    """``RoutineItem`` as "routine item"."""
    return "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in name).strip()
