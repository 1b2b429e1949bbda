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
    trail.visit(lambda: pages["a"], button, 30)
    trail.visit(lambda: pages["b"], pages["a"], 70)
    assert trail.here.show() is pages["b"]
    trail.back()
    assert (trail.here.show(), trail.here.focus, trail.here.scrolled_px) == (pages["a"], pages["a"], 70)
    for _ in range(2):
        trail.back()
        assert (trail.here.show(), trail.here.focus, trail.here.scrolled_px) == (pages["home"], button, 30)


def test_a_place_is_filled_anew_on_the_way_back(pages: dict[str, QWidget]) -> None:
    filled: list[str] = []

    def show(name: str) -> QWidget:
        filled.append(name)
        return pages["a"]

    trail = Trail(lambda: pages["home"])
    trail.visit(lambda: show("first"), None, 0)
    trail.here.show()
    trail.visit(lambda: show("second"), None, 0)
    trail.back()
    trail.here.show()
    assert filled == ["first", "first"]


def test_home_forgets_the_way(pages: dict[str, QWidget]) -> None:
    trail = Trail(lambda: pages["home"])
    trail.visit(lambda: pages["a"], None, 0)
    trail.visit(lambda: pages["b"], None, 0)
    trail.home()
    assert trail.here.show() is pages["home"]
    trail.back()
    assert trail.here.show() is pages["home"]
