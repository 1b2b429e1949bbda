"""Rows that are pressed and rows that open; the field to search in."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui import text
from desktop.ui.theme.palette import ColorRole
from desktop.ui.theme.theme import Theme
from desktop.ui.widgets.bullet_list import BulletList
from desktop.ui.widgets.fold_row import FoldRow, RowSheet
from desktop.ui.widgets.label import ActionButton, make_label
from desktop.ui.widgets.row_button import RowButton, Tag, TagTone
from desktop.ui.widgets.search_field import SearchField

LONG = "A long sentence that people say about backs and massage and that goes on for a while"


def _shown(qtbot: QtBot, part: QWidget, width_px: int = 500) -> QWidget:
    qtbot.addWidget(part)
    height_px = part.heightForWidth(width_px) if part.hasHeightForWidth() else part.sizeHint().height()
    part.resize(width_px, height_px)
    part.show()
    return part


def _colors(part: QWidget, area: QRect) -> set[str]:
    image = part.grab(area).toImage()
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_row_is_pressed_by_key(theme: Theme, qtbot: QtBot, key: Qt.Key) -> None:
    row = RowButton(theme, "Ball")
    _shown(qtbot, row)
    with qtbot.waitSignal(row.clicked):
        qtbot.keyClick(row, key)


def test_a_narrow_row_wraps_its_words_and_a_tag_takes_room_from_them(theme: Theme) -> None:
    plain, tagged = RowButton(theme, LONG), RowButton(theme, LONG, tag=Tag("Overstated"))
    assert plain.heightForWidth(300) > plain.heightForWidth(2000) >= 44
    widths = range(200, 1500, 20)
    assert any(tagged.heightForWidth(width) > plain.heightForWidth(width) for width in widths)
    assert all(tagged.heightForWidth(width) >= plain.heightForWidth(width) for width in widths)


@pytest.mark.parametrize(
    ("tone", "ground"),
    [
        (TagTone.QUIET, ColorRole.TAG),
        (TagTone.GOOD, ColorRole.TINT),
        (TagTone.WARNING, ColorRole.ACCENT_TINT),
    ],
)
def test_a_tag_stands_on_the_ground_of_its_tone(
    theme: Theme, qtbot: QtBot, tone: TagTone, ground: ColorRole
) -> None:
    row = _shown(qtbot, RowButton(theme, "Ball", tag=Tag("Unsafe", tone)))
    at_the_end = QRect(250, 0, 250, row.height())
    assert theme.color(ground).name() in _colors(row, at_the_end)
    assert row.accessibleName() == "Ball Unsafe."


def test_a_row_makes_what_it_tells_once_and_when_it_is_first_opened(theme: Theme, qtbot: QtBot) -> None:
    made: list[QWidget] = []

    def make() -> QWidget:
        made.append(make_label("Roll like a log."))
        return made[-1]

    row = FoldRow(theme, RowButton(theme, "Bed?"), make)
    _shown(qtbot, row)
    assert made == []
    assert row.head.accessibleDescription() == text.FOLD[False]
    for opened in (True, False, True):
        qtbot.mouseClick(row.head, Qt.MouseButton.LeftButton)
        assert row.head.accessibleDescription() == text.FOLD[opened]
        assert [body.isVisible() for body in made] == [opened]


def test_lines_part_only_the_rows_that_show(theme: Theme, qtbot: QtBot) -> None:
    rows = [RowButton(theme, name) for name in ("One", "Two", "Three")]
    sheet = RowSheet(theme, rows)
    qtbot.addWidget(sheet)
    sheet.resize(300, 200)
    sheet.show()

    def lines() -> list[int]:
        image = sheet.grab().toImage()
        line = theme.color(ColorRole.LINE).name()
        return [y for y in range(5, image.height() - 5) if image.pixelColor(150, y).name() == line]

    assert lines() == [rows[1].y() - 1, rows[2].y() - 1]
    was = rows[1].y()
    rows[2].hide()
    qtbot.waitUntil(lambda: rows[1].y() != was)
    assert lines() == [rows[1].y() - 1]


def test_a_dot_stands_before_every_sentence(theme: Theme, qtbot: QtBot) -> None:
    listed = _shown(qtbot, BulletList(theme, ("First.", LONG), ColorRole.ACCENT), width_px=250)
    accent = theme.color(ColorRole.ACCENT).name()
    image = listed.grab().toImage()
    rows = [
        y
        for y in range(image.height())
        if any(image.pixelColor(x, y).name() == accent for x in range(theme.em(1.0)))
    ]
    gaps = [after for before, after in pairwise(rows) if after - before > 1]
    assert len(gaps) == 1


def test_the_field_tells_what_is_typed_and_can_be_cleared(theme: Theme, qtbot: QtBot) -> None:
    field = SearchField(theme, "Search", "Clear")
    _shown(qtbot, field)
    told: list[str] = []
    field.changed.connect(told.append)
    clear = field.findChild(ActionButton)
    assert not clear.isVisible()
    qtbot.keyClicks(field.findChild(QLineEdit), "oil")
    assert (clear.isVisible(), clear.accessibleName(), clear.toolTip()) == (True, "Clear", "Clear")
    qtbot.mouseClick(clear, Qt.MouseButton.LeftButton)
    assert told == ["o", "oi", "oil", ""]
    assert field.words == ""
    assert not clear.isVisible()


def test_the_field_shows_where_the_keyboard_is(theme: Theme, qtbot: QtBot) -> None:
    field = SearchField(theme, "Search", "Clear")
    _shown(qtbot, field)
    qtbot.waitUntil(field.isActiveWindow)
    edge = QRect(100, 0, 50, 3)
    field.findChild(QLineEdit).clearFocus()
    assert theme.color(ColorRole.FOCUS).name() not in _colors(field, edge)
    field.setFocus()
    assert theme.color(ColorRole.FOCUS).name() in _colors(field, edge)
