"""JSON Schema (draft 2020-12) of every kind of file, made from the declarations of the model.

A schema says what single fields may hold; what joins fields or files (``rules``, ``linking``) is beyond it.
Editors that know YAML use the schemas to help while a file is written. Knows no disk.
"""

import json
from enum import Enum
from typing import Any, TypeAlias, cast

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
    records_within,
)
from desktop.library.kinds import FILE_KINDS, FileKind, Kind
from desktop.model.about import About

Schema: TypeAlias = dict[str, Any]
"""A JSON Schema, or a part of one, as it is written to a file."""

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_ONE_LINE = r"^\S(.*\S)?$"


def schema_of(kind: Kind) -> Schema:
    """The schema of the files of that kind."""
    file_kind = FILE_KINDS[kind]
    shape = file_kind.shape
    root = _list_file(file_kind) if file_kind.is_list else _record(shape)
    inner = [record for record in records_within(shape) if file_kind.is_list or record is not shape]
    definitions = {record.build.__name__: _record(record) for record in inner}
    return {
        "$schema": _DRAFT,
        "title": f"Unknot: {kind}",
        **root,
        **({"$defs": definitions} if definitions else {}),
    }


def schema_text(kind: Kind) -> str:
    """The schema as the text of its file."""
    return json.dumps(schema_of(kind), indent=2, ensure_ascii=False) + "\n"


def _list_file(kind: FileKind) -> Schema:
    items = {"type": "array", "minItems": 1, "items": _reference(kind.shape)}
    return {
        "description": f"All {kind.kind} of the catalogue.",
        "type": "object",
        "properties": {kind.kind.value: items},
        "required": [kind.kind.value],
        "additionalProperties": False,
    }


def _record(record: Record) -> Schema:
    required = [field.name for field in record.fields.values() if field.required]
    return {
        "description": record.help,
        "type": "object",
        "properties": {field.name: _field(field) for field in record.fields.values()},
        **({"required": required} if required else {}),
        "additionalProperties": False,
    }


def _field(field: Field) -> Schema:
    """The schema of a field: what it may hold, and what an editor shows about it."""
    told = field.about.help
    if field.about.unit:
        told = f"{told} In {field.about.unit}."
    default = plain_default(field)
    return {
        **({"description": told} if told else {}),
        **_value(field.shape),
        **({"default": default} if default is not None else {}),
    }


def _value(shape: Shape) -> Schema:
    """The schema of a bare value."""
    made: Schema = {}
    match shape:
        case Text(about):
            made = _text(about)
        case Number(about, whole):
            bounds = {"minimum": about.minimum, "maximum": about.maximum}
            made = {"type": "integer" if whole else "number", **_said(bounds)}
        case Switch():
            made = {"type": "boolean"}
        case Choice(options):
            made = {"enum": [option.value for option in options]}
        case Listing(about, item, distinct):
            bounds = {"minItems": about.min_items, "maxItems": about.max_items}
            unique = {"uniqueItems": True} if distinct else {}
            made = {"type": "array", "items": _value(item), **_said(bounds), **unique}
        case Table(key, value):
            names = {"pattern": _text(key.about)["pattern"]}
            made = {"type": "object", "propertyNames": names, "additionalProperties": _value(value)}
        case Record() as record:
            made = _reference(record)
        case Untold():
            pass
    return made


def _text(about: About) -> Schema:
    """One trimmed line; a pattern of its own says that already, and so does a limit of words."""
    pattern = _ONE_LINE
    if about.pattern:
        pattern = f"^(?:{about.pattern})$"
    elif about.max_words is not None:
        pattern = rf"^\S+([^\S\n]+\S+){{0,{about.max_words - 1}}}$"
    return {"type": "string", "pattern": pattern, **_said({"maxLength": about.max_chars})}


def _reference(record: Record) -> Schema:
    return {"$ref": f"#/$defs/{record.build.__name__}"}


def _said(bounds: Schema) -> Schema:
    """The bounds that are given."""
    return {name: bound for name, bound in bounds.items() if bound is not None}


def plain_default(field: Field) -> Any:
    """What holds when a field is left out, as it would stand in the file; None when that is nothing."""
    nothing_to_tell = (
        field.required or isinstance(field.shape, Record | Table) or field.default in {None, "", ()}
    )
    return None if nothing_to_tell else _plain(field.default)


def _plain(value: object) -> Any:
    """A default of the model as JSON and YAML know it."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return [_plain(item) for item in cast("tuple[object, ...]", value)]
    return value
