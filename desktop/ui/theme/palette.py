"""Palettes: a TOML file of named colours becomes a frozen set of roles.

A file has three tables: ``[base]`` names colours, ``[roles]`` gives each role the name of one, ``[figure]``
gives each field of the figure's palette a name or a colour. Tables below ``[skins]`` and ``[hairs]`` say what
is different in a person of another look. Knows no widget and no stylesheet.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, cast

_HEX = re.compile(r"#[0-9a-fA-F]{6}([0-9a-fA-F]{2})?")


class ColorRole(StrEnum):
    """What a colour is for. Every palette gives each of them a colour."""

    WINDOW = "window"
    """The ground of every page: paper."""
    CARD = "card"
    """Sheets that lie on it."""
    STAGE = "stage"
    """The ground of pictures."""
    LINE = "line"
    """Hairlines that part things."""
    LINE_STRONG = "line_strong"
    """The edge of what can be pressed."""
    TEXT = "text"
    MUTED = "muted"
    PRIMARY = "primary"
    """What can be pressed."""
    PRIMARY_HOVER = "primary_hover"
    PRIMARY_PRESSED = "primary_pressed"
    ON_PRIMARY = "on_primary"
    PRIMARY_TEXT = "primary_text"
    """The colour of what can be pressed, as text on paper or card."""
    TINT = "tint"
    """The ground of what is chosen."""
    ON_TINT = "on_tint"
    ACCENT = "accent"
    """Where and how to move."""
    ACCENT_TEXT = "accent_text"
    ACCENT_TINT = "accent_tint"
    ON_ACCENT_TINT = "on_accent_tint"
    TAG = "tag"
    ON_TAG = "on_tag"
    TRACK = "track"
    """The part of a ring or bar that is still to come."""
    HOVER = "hover"
    """The ground of a quiet button under the pointer."""
    FOCUS = "focus"
    """The ring round what has the keyboard."""


TEXT_PAIRS: Final = (
    (ColorRole.TEXT, ColorRole.WINDOW),
    (ColorRole.TEXT, ColorRole.CARD),
    (ColorRole.TEXT, ColorRole.STAGE),
    (ColorRole.TEXT, ColorRole.HOVER),
    (ColorRole.MUTED, ColorRole.WINDOW),
    (ColorRole.MUTED, ColorRole.CARD),
    (ColorRole.MUTED, ColorRole.STAGE),
    (ColorRole.ON_PRIMARY, ColorRole.PRIMARY),
    (ColorRole.ON_PRIMARY, ColorRole.PRIMARY_HOVER),
    (ColorRole.ON_PRIMARY, ColorRole.PRIMARY_PRESSED),
    (ColorRole.PRIMARY_TEXT, ColorRole.WINDOW),
    (ColorRole.PRIMARY_TEXT, ColorRole.CARD),
    (ColorRole.ON_TINT, ColorRole.TINT),
    (ColorRole.TEXT, ColorRole.TINT),
    (ColorRole.MUTED, ColorRole.TINT),
    (ColorRole.ACCENT_TEXT, ColorRole.WINDOW),
    (ColorRole.ACCENT_TEXT, ColorRole.CARD),
    (ColorRole.ON_ACCENT_TINT, ColorRole.ACCENT_TINT),
    (ColorRole.ON_TAG, ColorRole.TAG),
)
"""Every pair of text and ground that the app sets."""

SHAPE_PAIRS: Final = (
    (ColorRole.FOCUS, ColorRole.WINDOW),
    (ColorRole.FOCUS, ColorRole.CARD),
    (ColorRole.PRIMARY, ColorRole.WINDOW),
    (ColorRole.PRIMARY, ColorRole.CARD),
    (ColorRole.ACCENT, ColorRole.CARD),
)
"""Shapes that carry a meaning, and their ground."""


@dataclass(frozen=True, slots=True)
class Palette:
    """One set of colours.

    Attributes:
        name: The name of its file: "light", "dark", "high_contrast".
        dark: Whether text is lighter than its ground.
        roles: A colour as ``#rrggbb`` for every role.
        figure: A colour for every field of the figure's palette that the file sets.
        skins: By the name of a skin tone, the fields in which it differs from ``figure``.
        hairs: By the name of a hair colour, likewise.
    """

    name: str
    dark: bool
    roles: Mapping[ColorRole, str]
    figure: Mapping[str, str]
    skins: Mapping[str, Mapping[str, str]]
    hairs: Mapping[str, Mapping[str, str]]

    def figure_of(self, skin: str, hair: str) -> dict[str, str]:
        """The colours of the figure for a person of that look; an unknown word means that of ``figure``."""
        return {**self.figure, **self.skins.get(skin, {}), **self.hairs.get(hair, {})}


def load_palette(path: Path) -> Palette:
    """Read a palette.

    Args:
        path: A TOML file with the tables ``[base]``, ``[roles]`` and ``[figure]``.

    Raises:
        ValueError: When a role has no colour or a name stands for none; the message names file and key.
    """
    import tomllib  # noqa: PLC0415 - 4 ms that a packed palette need not spend

    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    base = _table(tables, "base")
    named = _table(tables, "roles")
    missing = [role for role in ColorRole if role not in named]
    if missing:
        raise ValueError(f"{path.name}: [roles] gives no colour to {', '.join(missing)}")
    roles = {role: _resolve(path, f"roles.{role}", named[role], base) for role in ColorRole}
    return Palette(
        name=path.stem,
        dark=luminance(roles[ColorRole.TEXT]) > luminance(roles[ColorRole.WINDOW]),
        roles=MappingProxyType(roles),
        figure=_colors(path, "figure", _table(tables, "figure"), base),
        skins=_looks(path, "skins", tables, base),
        hairs=_looks(path, "hairs", tables, base),
    )


def pack_palette(palette: Palette) -> bytes:
    """The palette in bytes that are read faster than its file."""
    looks = [{name: dict(look) for name, look in looks.items()} for looks in (palette.skins, palette.hairs)]
    values = [palette.name, palette.dark, dict(palette.roles), dict(palette.figure), *looks]
    return json.dumps(values).encode()


def unpack_palette(packed: bytes) -> Palette:
    """The palette that ``pack_palette`` was given."""
    name, dark, roles, figure, skins, hairs = json.loads(packed)
    named = {ColorRole(role): color for role, color in roles.items()}
    return Palette(
        name=name,
        dark=dark,
        roles=MappingProxyType(named),
        figure=MappingProxyType(figure),
        skins=MappingProxyType(skins),
        hairs=MappingProxyType(hairs),
    )


def _table(tables: Mapping[str, Any], name: str) -> dict[str, str]:
    return {key: str(value) for key, value in cast("dict[str, Any]", tables.get(name, {})).items()}


def _colors(path: Path, name: str, table: Mapping[str, str], base: Mapping[str, str]) -> Mapping[str, str]:
    return MappingProxyType(
        {field: _resolve(path, f"{name}.{field}", value, base) for field, value in table.items()}
    )


def _looks(
    path: Path, name: str, tables: Mapping[str, Any], base: Mapping[str, str]
) -> Mapping[str, Mapping[str, str]]:
    looks = cast("dict[str, Any]", tables.get(name, {}))
    made = {look: _colors(path, f"{name}.{look}", _table(looks, look), base) for look in looks}
    return MappingProxyType(made)


def _resolve(path: Path, key: str, value: str, base: Mapping[str, str]) -> str:
    color = base.get(value, value)
    if not _HEX.fullmatch(color):
        raise ValueError(f"{path.name}: {key} is {value!r}, which is neither a name in [base] nor #rrggbb")
    return color


def luminance(color: str) -> float:
    """Relative luminance of ``#rrggbb``, 0 black to 1 white (WCAG 2.2, "relative luminance")."""
    linear: list[float] = []
    for start in (1, 3, 5):
        channel = int(color[start : start + 2], 16) / 255
        linear.append(channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4)
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2, "contrast ratio")."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)
