"""How a field of the content is declared: once, beside its type.

A field is written ``name: Annotated[type, About("help", ...)]`` in a frozen dataclass. The reader checks
what stands here, ``docs/schema`` publishes it as JSON Schema and ``docs/writing-routines.md`` tells it to
authors. Knows no file format.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class About:
    """What a field is for and what it may hold.

    Attributes:
        help: One sentence for the person who writes the file.
        unit: The unit of a number, spelled out ("seconds"); empty for a bare number or text.
        minimum: The smallest number allowed, inclusive.
        maximum: The largest number allowed, inclusive.
        max_chars: The longest text allowed, in characters.
        max_words: The longest text allowed, in words.
        pattern: A regular expression that the whole text must match.
        min_items: The fewest items a list may have.
        max_items: The most items a list may have.
        names: The kind of thing that this id names ("tool", "technique"); the catalogue checks that it
            exists. Empty when the field names nothing.
        example: A value to show in the guide, as it would stand in the file.
    """

    help: str
    unit: str = ""
    minimum: float | None = None
    maximum: float | None = None
    max_chars: int | None = None
    max_words: int | None = None
    pattern: str = ""
    min_items: int | None = None
    max_items: int | None = None
    names: str = ""
    example: str = ""


ID_PATTERN = r"[a-z][a-z0-9]*(_[a-z0-9]+)*"
"""Ids are lower case words joined by underscores: they are file names, keys and parts of addresses."""
