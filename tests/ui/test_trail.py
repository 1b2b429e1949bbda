"""Back leads along the way that was come."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.trail import Trail


@pytest.fixture
def pages(qtbot: QtBot) -> dict[str, QWidget]:
    made = {name: QWidget() for name in ("home", "a", "b")}
    for page in made.values():
        qtbot.addWidget(page)
    return made


def test_back_goes_place_by_place_and_stays_at_home(pages: dict[str, QWidget]) -> None:
    trail = Trail(lambda: pages["home"])
    button = QWidget(pages["home"])
    assert trail.visit(lambda: pages["a"], button) is pages["a"]
    trail.visit(lambda: pages["b"], pages["a"])
    assert trail.back() == (pages["a"], pages["a"])
    assert trail.back() == (pages["home"], button)
    assert trail.back() == (pages["home"], button)


def test_a_place_is_filled_anew_on_the_way_back(pages: dict[str, QWidget]) -> None:
    filled: list[str] = []

    def show(name: str) -> QWidget:
        filled.append(name)
        return pages["a"]

    trail = Trail(lambda: pages["home"])
    trail.visit(lambda: show("first"), None)
    trail.visit(lambda: show("second"), None)
    trail.back()
    assert filled == ["first", "second", "first"]


def test_home_forgets_the_way(pages: dict[str, QWidget]) -> None:
    trail = Trail(lambda: pages["home"])
    trail.visit(lambda: pages["a"], None)
    trail.visit(lambda: pages["b"], None)
    assert trail.home()[0] is pages["home"]
    assert trail.back()[0] is pages["home"]
