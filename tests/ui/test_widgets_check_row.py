"""A question with a box: the whole row ticks it, and its words are never cut."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics, QImage, QPainter
from PySide6.QtWidgets import QWidget

from desktop.ui.theme.tokens import TextRole
from desktop.ui.widgets.check_row import CheckRow

LONG = "Do neck movements make you dizzy or faint, or do you have a disease of blood vessels?"
NOTE = "Not sure? Say yes if you are over 65, pregnant, diabetic or on long-term medicines."


@pytest.fixture
def row(qtbot, theme):
    row = CheckRow(theme, LONG, NOTE)
    qtbot.addWidget(row)
    row.resize(300, row.heightForWidth(300))
    with qtbot.waitExposed(row):
        row.show()
    return row


@pytest.mark.parametrize("corner", ["topLeft", "topRight", "bottomLeft", "bottomRight"])
def test_the_whole_row_ticks(row, qtbot, corner):
    inward = row.rect().adjusted(3, 3, -3, -3)
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton, pos=getattr(inward, corner)())
    assert row.isChecked()
    qtbot.keyClick(row, Qt.Key.Key_Space)
    assert not row.isChecked()


@pytest.mark.parametrize("width", [180, 300, 900])
@pytest.mark.parametrize("text_scale", [1.0, 2.0])
def test_there_is_room_for_all_words(qtbot, dress, width, text_scale):
    theme = dress(text_scale=text_scale)
    row = CheckRow(theme, LONG, NOTE)
    qtbot.addWidget(row)
    room = QRect(0, 0, width - theme.em(3), 10_000)
    needed = sum(
        QFontMetrics(theme.font(role)).boundingRect(room, int(Qt.TextFlag.TextWordWrap), words).height()
        for role, words in ((TextRole.BODY, LONG), (TextRole.MUTED, NOTE))
    )
    assert row.heightForWidth(width) >= needed


def test_a_short_question_is_a_large_target(qtbot, theme):
    row = CheckRow(theme, "A fever?")
    qtbot.addWidget(row)
    assert row.heightForWidth(400) >= 44


def painted(widget):
    image = QImage(widget.size(), QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.white)
    with QPainter(image) as painter:
        widget.render(painter, QPoint(0, 0), renderFlags=QWidget.RenderFlag.DrawChildren)
    return image


def test_a_tick_can_be_seen(row):
    before = painted(row)
    row.setChecked(True)
    assert painted(row) != before
