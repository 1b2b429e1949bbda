"""The pain scale: one tap, or digits; arrows move and choose nothing by themselves."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from desktop.ui.widgets.pain_scale import WORST_PAIN, PainScale
from tests.ui.hands import press

EVERY_PAIN = range(WORST_PAIN + 1)


@pytest.fixture
def page(qtbot, theme):
    """A page with a scale on it, and a shortcut of its own on Enter."""
    page = QWidget()
    qtbot.addWidget(page)
    page.scale = PainScale(theme)
    page.told = []
    page.went_on = []
    page.scale.chosen.connect(page.told.append)
    QVBoxLayout(page).addWidget(page.scale)
    QShortcut(QKeySequence(Qt.Key.Key_Return), page, lambda: page.went_on.append(page.scale.pain))
    page.resize(800, 200)
    with qtbot.waitActive(page):
        page.show()
    return page


def focused():
    return QApplication.focusWidget().accessibleName()


def typed(scale, key, at_ms):
    """A key as the system sends it: with its moment."""
    event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, chr(key))
    event.setTimestamp(at_ms)
    QApplication.sendEvent(scale, event)


@pytest.mark.parametrize("pain", EVERY_PAIN)
def test_one_tap_tells_the_pain(page, qtbot, pain):
    qtbot.mouseClick(page.scale.button(pain), Qt.MouseButton.LeftButton)
    assert page.told == [pain]
    assert page.scale.pain == pain
    assert [number for number in EVERY_PAIN if page.scale.button(number).isChecked()] == [pain]


def test_a_second_tap_on_the_same_number_leaves_it_chosen(page, qtbot):
    for _ in range(2):
        qtbot.mouseClick(page.scale.button(3), Qt.MouseButton.LeftButton)
    assert page.scale.button(3).isChecked()
    assert page.scale.pain == 3


def test_what_the_app_sets_is_not_told_back(page):
    page.scale.set_pain(7)
    assert page.scale.button(7).isChecked()
    page.scale.set_pain(None)
    assert page.scale.pain is None
    assert not any(page.scale.button(number).isChecked() for number in EVERY_PAIN)
    assert page.told == []


@pytest.mark.parametrize("pain", range(10))
def test_a_digit_tells_the_pain(page, qtbot, pain):
    page.scale.setFocus()
    qtbot.keyClick(QApplication.focusWidget(), str(pain))
    assert page.told == [pain]
    assert focused() == f"Pain {pain} of 10"


def test_a_one_and_a_zero_are_a_ten(page):
    typed(page.scale, Qt.Key.Key_1, 5_000)
    typed(page.scale, Qt.Key.Key_0, 5_400)
    assert page.told == [1, 10]
    assert page.scale.pain == 10


@pytest.mark.parametrize("between", ["time", "digit", "tap"])
def test_a_zero_that_does_not_belong_to_a_one_is_a_zero(page, qtbot, between):
    typed(page.scale, Qt.Key.Key_1, 5_000)
    if between == "digit":
        typed(page.scale, Qt.Key.Key_4, 5_100)
    if between == "tap":
        qtbot.mouseClick(page.scale.button(1), Qt.MouseButton.LeftButton)
    typed(page.scale, Qt.Key.Key_0, 9_000 if between == "time" else 5_200)
    assert page.scale.pain == 0


def test_arrows_move_and_space_or_enter_chooses(page):
    page.scale.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Right, Qt.Key.Key_Left):
        press(key)
    assert focused() == "Pain 2 of 10"
    assert page.told == []
    press(Qt.Key.Key_Space)
    assert page.told == [2]
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Return)
    assert page.told == [2, 3]
    assert page.went_on == []


def test_enter_alone_tells_no_pain(page):
    page.scale.setFocus()
    for _ in range(2):
        press(Qt.Key.Key_Return)
    assert page.told == []
    press(Qt.Key.Key_Space)
    assert page.told == [0]


def test_enter_on_what_is_chosen_goes_on(page):
    page.scale.setFocus()
    press(Qt.Key.Key_5)
    press(Qt.Key.Key_Return)
    assert page.went_on == [5]
    assert page.told == [5]


def test_the_row_has_two_ends(page):
    page.scale.setFocus()
    press(Qt.Key.Key_Left)
    assert focused() == "Pain 0 of 10"
    page.scale.set_pain(10)
    page.scale.setFocus()
    press(Qt.Key.Key_Right)
    assert focused() == "Pain 10 of 10"


@pytest.mark.parametrize("pain", [None, 6])
def test_tab_stops_once_at_what_is_chosen(page, pain):
    page.scale.set_pain(pain)
    stops = [
        number for number in EVERY_PAIN if page.scale.button(number).focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert stops == [pain or 0]


def test_a_held_digit_is_told_once(page):
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_3, Qt.KeyboardModifier.NoModifier, "3", True)
    QApplication.sendEvent(page.scale, event)
    assert page.told == []


def test_a_screen_reader_hears_numbers_of_ten(page):
    button = QAccessible.queryAccessibleInterface(page.scale.button(4))
    assert button.role() == QAccessible.Role.RadioButton
    assert button.text(QAccessible.Text.Name) == "Pain 4 of 10"
    assert page.scale.accessibleName()


@pytest.mark.parametrize("text_scale", [1.0, 2.0])
def test_every_number_is_a_large_target(qtbot, dress, text_scale):
    scale = PainScale(dress(text_scale=text_scale))
    qtbot.addWidget(scale)
    scale.resize(900, 160)
    with qtbot.waitExposed(scale):
        scale.show()
    for number in EVERY_PAIN:
        button = scale.button(number)
        assert button.height() >= 44
        assert button.width() >= 44
        assert scale.rect().contains(button.geometry())
