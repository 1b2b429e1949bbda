"""Layouts that follow the width: a flow that wraps, equal columns, a column that is never too wide."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.theme.theme import Theme
from desktop.ui.widgets.flow_layout import ColumnsLayout, FlowLayout
from desktop.ui.widgets.page_column import PageColumn, Strip


def _fixed(width: int, height: int) -> QWidget:
    widget = QWidget()
    widget.setFixedSize(width, height)
    return widget


def _rects(parent: QWidget) -> list[QRect]:
    return [child.geometry() for child in parent.findChildren(QWidget) if child.parentWidget() is parent]


@pytest.fixture
def ground(qtbot: QtBot) -> QWidget:
    ground = QWidget()
    qtbot.addWidget(ground)
    return ground


def test_a_flow_wraps_where_the_width_ends(ground: QWidget) -> None:
    flow = FlowLayout(10, 4)
    ground.setLayout(flow)
    for width in (60, 60, 60):
        flow.addWidget(_fixed(width, 20))
    flow.setGeometry(QRect(0, 0, 135, 100))
    assert [(rect.x(), rect.y()) for rect in _rects(ground)] == [(0, 0), (70, 0), (0, 24)]
    assert flow.heightForWidth(135) == 44
    assert flow.heightForWidth(500) == 20


def test_a_flow_leaves_no_gap_for_what_is_hidden(ground: QWidget) -> None:
    flow = FlowLayout(10)
    ground.setLayout(flow)
    parts = [_fixed(50, 20) for _ in range(3)]
    for part in parts:
        flow.addWidget(part)
    parts[0].hide()
    flow.setGeometry(QRect(0, 0, 300, 100))
    assert parts[1].x() == 0
    assert parts[2].x() == 60


@pytest.mark.parametrize(("width", "columns"), [(90, 1), (210, 2), (319, 2), (320, 3), (1000, 9)])
def test_columns_are_as_many_as_fit(ground: QWidget, width: int, columns: int) -> None:
    layout = ColumnsLayout(100, 10)
    ground.setLayout(layout)
    for _ in range(20):
        layout.addWidget(QLabel("card"))
    layout.setGeometry(QRect(0, 0, width, 1000))
    first_row = [rect for rect in _rects(ground) if rect.y() == 0]
    assert len(first_row) == columns
    assert len({rect.width() for rect in first_row}) == 1


def test_cards_of_a_row_are_equally_high(ground: QWidget) -> None:
    layout = ColumnsLayout(100, 10)
    ground.setLayout(layout)
    low, high = QLabel("low"), QLabel("high\n\n\nhigh")
    layout.addWidget(low)
    layout.addWidget(high)
    layout.setGeometry(QRect(0, 0, 210, 500))
    assert low.height() == high.height() >= high.sizeHint().height()


def test_a_column_keeps_to_the_middle_of_a_wide_page(theme: Theme, qtbot: QtBot) -> None:
    page = PageColumn(theme, 30.0)
    qtbot.addWidget(page)
    part = QLabel("part")
    page.content.addWidget(part)
    page.resize(1600, 500)
    page.show()
    left = part.mapTo(page, part.rect().topLeft()).x()
    right = page.viewport().width() - left - part.width()
    assert part.width() == theme.em(30.0)
    assert abs(left - right) <= 1


def test_a_page_without_anything_to_scroll_shows_no_handle(theme: Theme, qtbot: QtBot) -> None:
    page = PageColumn(theme, 30.0)
    qtbot.addWidget(page)
    part = QLabel("part")
    page.content.addWidget(part)
    page.resize(600, 500)
    page.show()
    bar = page.verticalScrollBar()
    colors = {bar.grab().toImage().pixelColor(bar.width() // 2, y).name() for y in range(bar.height())}
    assert len(colors) == 1
    part.setFixedHeight(2000)
    qtbot.waitUntil(bar.isEnabled)


@pytest.mark.parametrize("width", [500, 1600])
def test_a_strip_stands_in_line_with_its_column(theme: Theme, qtbot: QtBot, width: int) -> None:
    page, strip = PageColumn(theme, 30.0), Strip(theme, 30.0)
    ends: list[tuple[int, int]] = []
    for holder in (page, strip):
        part = QLabel("part")
        qtbot.addWidget(holder)
        holder.content.addWidget(part)
        holder.resize(width, 300)
        holder.show()
        left = part.mapTo(holder, part.rect().topLeft()).x()
        ends.append((left, left + part.width()))
    assert ends[0] == ends[1]
