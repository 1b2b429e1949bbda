"""The author's guide as text: prose, an example that works, and tables made from the declarations.

Knows no disk; ``publish`` writes the file.
"""

import json
from collections.abc import Iterator

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
from desktop.library.decoder import with_article
from desktop.library.guide_prose import AFTER_ROUTINE, BEFORE_ROUTINE, INTRODUCTIONS
from desktop.library.kinds import FILE_KINDS, FileKind, Kind
from desktop.library.rules import rules_for
from desktop.library.schema import plain_default
from desktop.model.about import ID_PATTERN, About

_KINDS_BY_USE = (
    Kind.ROUTINE,
    Kind.TECHNIQUE,
    Kind.TOOLS,
    Kind.REGIONS,
    Kind.ZONES,
    Kind.CONDITIONS,
    Kind.SOURCES,
    Kind.ANSWERS,
    Kind.CLAIMS,
    Kind.RED_FLAGS,
    Kind.STOP_RULES,
    Kind.POSES,
)
_QUOTE = '"'
_ESCAPED_BAR = r"\|"


def guide_text() -> str:
    """The guide, in Markdown."""
    parts = [BEFORE_ROUTINE]
    for kind in _KINDS_BY_USE:
        parts.extend(_chapter(FILE_KINDS[kind]))
        if kind is Kind.ROUTINE:
            parts.append(AFTER_ROUTINE)
    return "\n\n".join(part.strip("\n") for part in parts) + "\n"


def _chapter(kind: FileKind) -> Iterator[str]:
    """The fields of one kind of file: a table for each record, and the rules that join fields."""
    yield INTRODUCTIONS[kind.kind]
    for record in records_within(kind.shape):
        yield f"#### {record.title.capitalize()}\n\n{record.help.replace('``', '`')}"
        yield _table(record)
        rules = rules_for(record.build)
        if rules:
            yield "\n".join(f"- {rule}" for rule in rules)


def _table(record: Record) -> str:
    rows = ["| Field | What it is | What it holds | If left out |", "|---|---|---|---|"]
    rows.extend(_row(field) for field in record.fields.values())
    return "\n".join(rows)


def _row(field: Field) -> str:
    about = field.about
    unit = f" In {about.unit}." if about.unit and isinstance(field.shape, Listing) else ""
    example = f" Example: `{about.example}`" if about.example else ""
    cells = (f"`{field.name}`", f"{about.help}{unit}{example}", _holds(field.shape), _left_out(field))
    return f"| {' | '.join(cell.replace('|', _ESCAPED_BAR) for cell in cells)} |"


def _left_out(field: Field) -> str:
    if field.required:
        return "**needed**"
    default = plain_default(field)
    return (
        "nothing" if default is None else f"`{json.dumps(default, ensure_ascii=False).replace(_QUOTE, '')}`"
    )


def _holds(shape: Shape) -> str:
    """What a value of that shape may be, in words."""
    words = "anything"
    match shape:
        case Text(about):
            words = _text(about)
        case Number(about, whole):
            words = _number(about, whole=whole)
        case Switch():
            words = "`true` or `false`"
        case Choice(options):
            words = ", ".join(f"`{option.value}`" for option in options)
        case Listing(about, item):
            words = f"list{_count(about)}: {_holds(item)}"
        case Table(value=value):
            words = f"names of your own, each with {_holds(value)}"
        case Record() as record:
            words = f"the fields of {with_article(record.title)}"
        case Untold():
            pass
    return words


def _text(about: About) -> str:
    if about.names:
        return f"id of {with_article(about.names)}"
    limits = [
        *([f"at most {about.max_words} words"] if about.max_words is not None else ()),
        *([f"at most {about.max_chars} characters"] if about.max_chars is not None else ()),
        *([f"like `{about.pattern}`"] if about.pattern not in {"", ID_PATTERN} else ()),
        *(["lower case words joined by `_`"] if about.pattern == ID_PATTERN else ()),
    ]
    return ", ".join(["text", *limits])


def _number(about: About, *, whole: bool) -> str:
    words = ["whole number" if whole else "number"]
    if about.unit:
        words.append(f"of {about.unit}")
    if about.minimum is not None and about.maximum is not None:
        words.append(f"from {about.minimum:g} to {about.maximum:g}")
    elif about.minimum is not None:
        words.append(f"of at least {about.minimum:g}")
    elif about.maximum is not None:
        words.append(f"of at most {about.maximum:g}")
    return " ".join(words)


def _count(about: About) -> str:
    """How many items a list may have, in words."""
    if about.min_items is not None and about.min_items == about.max_items:
        return f" of {about.min_items}"
    if about.min_items is not None and about.max_items is not None:
        return f" of {about.min_items} to {about.max_items}"
    least = f" of at least {about.min_items}" if about.min_items is not None else ""
    return f" of at most {about.max_items}" if about.max_items is not None else least
