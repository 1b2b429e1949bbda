"""The buttons of the player, alone."""

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui.widgets.control_bar import Control, ControlBar


@pytest.fixture
def page(qtbot):
    """A window is never smaller than its layout allows; a bar inside a page may be."""
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(1900, 60)
    page.show()
    qtbot.waitExposed(page)
    return page


def test_buttons_lose_their_words_before_their_place(page, theme):
    bar = ControlBar(theme, page)
    bar.resize(900, 60)
    bar.show()
    assert bar.button(Control.NEXT).text() == "Next"
    bar.resize(400, 60)
    assert bar.button(Control.NEXT).text() == ""
    assert bar.button(Control.NEXT).accessibleName() == "Next step"
    assert bar.button(Control.LONGER).text() == "+15 s"
    assert bar.button(Control.MAIN).text() == "Start"
    bar.resize(900, 60)
    assert bar.button(Control.NEXT).text() == "Next"


@pytest.mark.parametrize("width", [470, 620, 900, 1900])
def test_what_says_that_it_hurts_has_one_place_and_keeps_its_words(page, theme, width):
    bar = ControlBar(theme, page)
    bar.resize(width, 60)
    bar.show()
    QApplication.processEvents()
    hurts, main = bar.button(Control.HURT), bar.button(Control.MAIN)
    assert hurts.text() == "This hurts"
    assert hurts.width() >= hurts.sizeHint().width()
    assert hurts.geometry().left() == 0
    others = [bar.button(control).geometry() for control in Control if control is not Control.HURT]
    assert min(place.left() for place in others) > hurts.geometry().right()
    assert max(place.right() for place in others) < width
    if width >= 1900:
        assert abs(main.geometry().center().x() - width / 2) < width / 10
