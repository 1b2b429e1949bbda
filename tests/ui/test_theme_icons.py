"""Icons: drawn, in the colour that is asked for, and one for everything that needs one."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage, QPixmap
from PySide6.QtWidgets import QApplication

from desktop.model.catalogue import Catalogue
from desktop.model.technique import Position
from desktop.model.tool import ToolKind
from desktop.ui.icon_names import position_icon, tool_icon
from desktop.ui.icons import IconSource
from desktop.ui.theme.theme import Theme

ICONS = Path(__file__).resolve().parents[2] / "assets" / "icons"


def _colors(pixmap: QPixmap) -> set[str]:
    """The colours of all points that are fully covered."""
    image = pixmap.toImage().convertToFormat(QImage.Format.Format_ARGB32)
    points = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return {point.name() for point in points if point.alpha() == 255}


@pytest.mark.parametrize("name", sorted(path.stem for path in ICONS.glob("*.svg")))
def test_every_icon_is_drawn_in_the_colour_asked_for(qapp: QApplication, name: str) -> None:
    pixmap = IconSource(ICONS).pixmap(name, QColor("teal"), 48)
    assert _colors(pixmap) == {QColor("teal").name()}


def test_an_icon_is_as_sharp_as_the_screen(qapp: QApplication) -> None:
    pixmap = IconSource(ICONS).pixmap("clock", QColor("black"), 20, pixel_ratio=2.0)
    assert (pixmap.width(), pixmap.deviceIndependentSize().width()) == (40, 20)


def test_the_same_icon_is_drawn_once(qapp: QApplication) -> None:
    source = IconSource(ICONS)
    first = source.pixmap("clock", QColor("black"), 20)
    assert source.pixmap("clock", QColor("black"), 20).cacheKey() == first.cacheKey()
    assert source.pixmap("clock", QColor("white"), 20).cacheKey() != first.cacheKey()


def test_every_tool_and_every_position_has_an_icon(theme: Theme, catalogue: Catalogue) -> None:
    some_tool = catalogue.tools["tennis_ball"]
    assert tool_icon(theme, some_tool) == "tennis_ball"
    for kind in ToolKind:
        unknown = replace(some_tool, id="never_drawn", kind=kind)
        assert theme.has_icon(tool_icon(theme, unknown)), kind
    for held in Position:
        assert theme.has_icon(position_icon(held)), held


def test_an_icon_that_is_not_there_is_a_dot(qapp: QApplication) -> None:
    source = IconSource(ICONS)
    dot = source.pixmap("dot", QColor("black"), 24).toImage()
    assert source.pixmap("unheard_of", QColor("black"), 24).toImage() == dot
