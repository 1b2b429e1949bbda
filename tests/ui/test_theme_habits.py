"""Habits of the house: one stylesheet, and no colour outside the theme files."""

import re
from pathlib import Path

DESKTOP = Path(__file__).resolve().parents[2] / "desktop"
ICONS = DESKTOP.parent / "assets" / "icons"

_COLOR = re.compile(
    r"""["']#[0-9a-fA-F]{3,8}["']"""
    r"|QColor\(\s*[0-9]"
    r"|QColor\.from\w+\(\s*[0-9]"
    r"|GlobalColor\.(?!transparent\b|color[01]\b)"
    r"""|QColor\(\s*["']"""
)


def _places(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{path.relative_to(DESKTOP)}:{number}"
        for path in sorted(DESKTOP.rglob("*.py"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if pattern.search(line)
    ]


def test_the_stylesheet_is_set_in_one_place() -> None:
    places = _places(re.compile(r"setStyleSheet\("))
    assert [place.split(":")[0] for place in places] == ["ui/theme/theme.py"]


def test_no_colour_is_written_in_code() -> None:
    assert _places(_COLOR) == []


def test_icons_leave_their_colour_to_the_palette() -> None:
    coloured = [
        path.name
        for path in sorted(ICONS.glob("*.svg"))
        if re.search(r'(?:fill|stroke)="(?!none|currentColor)', path.read_text(encoding="utf-8"))
    ]
    assert not coloured
    assert len(list(ICONS.glob("*.svg"))) > 30
