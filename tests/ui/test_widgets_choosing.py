"""What is chosen with: sliders, options side by side, and lists that open."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QImage, QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui import sound_text
from desktop.ui.theme.theme import Theme
from desktop.ui.widgets.choice_row import ChoiceRow, Option
from desktop.ui.widgets.named_row import NamedRow
from desktop.ui.widgets.pick_list import PickList
from desktop.ui.widgets.slider_row import SliderRow
from tests.ui.hands import press, tab_stops, tap

OPTIONS = (Option("full", "Full", "All of it."), Option("short", "Short"), Option("sounds", "Sounds only"))
VOICES = (("", "The best one"), ("en", "British English"), ("us", "American English"))


@pytest.fixture
def ground(qtbot: QtBot) -> QWidget:
    ground = QWidget()
    qtbot.addWidget(ground)
    QVBoxLayout(ground)
    ground.resize(700, 300)
    return ground


def _show(ground: QWidget, part: QWidget, qtbot: QtBot) -> list[object]:
    """Put a part on the ground and the keyboard on it; what it tells from now on."""
    ground.layout().addWidget(part)
    with qtbot.waitActive(ground):
        ground.show()
    told: list[object] = []
    (part.changed if isinstance(part, SliderRow) else part.chosen).connect(told.append)
    return told


def _slider(theme: Theme, most: int = 100, step: int = 5) -> SliderRow:
    return SliderRow(theme, "Everything", most=most, step=step, words=sound_text.percent)


def _list(theme: Theme) -> PickList:
    made = PickList(theme, "Voice", "Voice chosen before", sound_text.not_here)
    made.set_options(VOICES)
    return made


@pytest.mark.parametrize(
    ("key", "value"),
    [
        (Qt.Key.Key_Right, 55),
        (Qt.Key.Key_Up, 55),
        (Qt.Key.Key_Left, 45),
        (Qt.Key.Key_Down, 45),
        (Qt.Key.Key_PageUp, 70),
        (Qt.Key.Key_PageDown, 30),
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_End, 100),
    ],
)
def test_keys_move_a_slider_by_steps(
    theme: Theme, ground: QWidget, qtbot: QtBot, key: Qt.Key, value: int
) -> None:
    row = _slider(theme)
    row.set_value(50)
    told = _show(ground, row, qtbot)
    row.slider.setFocus()
    press(key)
    assert told == [value]
    assert row.words == sound_text.percent(value)


def test_a_slider_rests_at_whole_steps_only(theme: Theme, ground: QWidget, qtbot: QtBot) -> None:
    row = _slider(theme, most=2_000, step=250)
    told = _show(ground, row, qtbot)
    seen: list[int] = []
    for value in (240, 260, 500, 1_990):
        row.slider.setValue(value)
        seen.append(row.slider.value())
    assert seen == [250, 250, 500, 2_000]
    assert set(told) == set(seen)


def test_what_the_app_sets_is_shown_as_it_is_and_not_told(
    theme: Theme, ground: QWidget, qtbot: QtBot
) -> None:
    row = _slider(theme)
    told = _show(ground, row, qtbot)
    row.set_value(37)
    assert (row.slider.value(), row.words, told) == (37, "37 %", [])


@pytest.mark.parametrize(("share", "value"), [(0.0, 0), (0.5, 50), (1.0, 100)])
def test_a_click_goes_where_it_points(
    theme: Theme, ground: QWidget, qtbot: QtBot, share: float, value: int
) -> None:
    row = _slider(theme)
    row.set_value(25)
    _show(ground, row, qtbot)
    place = QPoint(round((row.slider.width() - 1) * share), row.slider.height() // 2)
    qtbot.mouseClick(row.slider, Qt.MouseButton.LeftButton, pos=place)
    assert abs(row.slider.value() - value) <= 5


@pytest.mark.parametrize("share", [0.06, 0.18, 0.31, 0.44, 0.57, 0.69, 0.76, 0.94])
def test_a_click_goes_to_the_nearest_of_coarse_steps(
    share: float, theme: Theme, ground: QWidget, qtbot: QtBot
) -> None:
    row = _slider(theme, most=2_000, step=250)
    _show(ground, row, qtbot)
    place = QPoint(round((row.slider.width() - 1) * share), row.slider.height() // 2)
    qtbot.mouseClick(row.slider, Qt.MouseButton.LeftButton, pos=place)
    assert abs(row.slider.value() - 2_000 * share) <= 250 / 2 + 40


def test_a_screen_reader_hears_name_and_value_of_a_slider(
    theme: Theme, ground: QWidget, qtbot: QtBot
) -> None:
    row = _slider(theme)
    row.set_value(80)
    _show(ground, row, qtbot)
    slider = QAccessible.queryAccessibleInterface(row.slider)
    assert slider.role() == QAccessible.Role.Slider
    assert slider.text(QAccessible.Text.Name) == "Everything"
    assert slider.valueInterface().currentValue() == 80
    assert slider.text(QAccessible.Text.Description) == "80 %"


def _turn_wheel_over(widget: QWidget) -> bool:
    """Turn the wheel; whether the widget left that to what is behind it."""
    middle = QPointF(widget.rect().center())
    event = QWheelEvent(
        middle,
        widget.mapToGlobal(middle),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)
    return not event.isAccepted()


def test_scrolling_past_changes_nothing(theme: Theme, ground: QWidget, qtbot: QtBot) -> None:
    row, picks = _slider(theme), _list(theme)
    ground.layout().addWidget(row)
    told = _show(ground, picks, qtbot)
    row.set_value(50)
    assert _turn_wheel_over(row.slider)
    assert _turn_wheel_over(picks)
    assert (row.slider.value(), picks.currentIndex(), told) == (50, 0, [])


def test_an_option_is_chosen_by_a_tap_and_by_arrows(theme: Theme, ground: QWidget, qtbot: QtBot) -> None:
    row = ChoiceRow(theme, "How much", OPTIONS)
    told = _show(ground, row, qtbot)
    tap(row.button("sounds"))
    row.button("sounds").setFocus()
    press(Qt.Key.Key_Left)
    press(Qt.Key.Key_Left)
    assert told == ["sounds", "short", "full"]
    assert row.chosen_id == "full"


def test_choosing_the_same_again_is_no_news(theme: Theme, ground: QWidget, qtbot: QtBot) -> None:
    row = ChoiceRow(theme, "How much", OPTIONS)
    told = _show(ground, row, qtbot)
    row.set_chosen("short")
    tap(row.button("short"))
    assert (told, row.chosen_id) == ([], "short")


@pytest.mark.parametrize("chosen", [option.id for option in OPTIONS])
def test_tab_stops_once_at_what_is_chosen(theme: Theme, ground: QWidget, qtbot: QtBot, chosen: str) -> None:
    row, beside = ChoiceRow(theme, "How much", OPTIONS), _slider(theme)
    row.set_chosen(chosen)
    ground.layout().addWidget(beside)
    _show(ground, row, qtbot)
    beside.slider.setFocus()
    title = next(option.title for option in OPTIONS if option.id == chosen)
    assert tab_stops() == ["Everything", f"How much: {title}"]


def test_a_screen_reader_hears_what_an_option_means(theme: Theme, ground: QWidget, qtbot: QtBot) -> None:
    row = ChoiceRow(theme, "How much", OPTIONS)
    _show(ground, row, qtbot)
    option = QAccessible.queryAccessibleInterface(row.button("full"))
    assert option.role() == QAccessible.Role.RadioButton
    assert option.text(QAccessible.Text.Name) == "How much: Full"
    assert option.text(QAccessible.Text.Description) == "All of it."
    assert option.state().checked


@pytest.mark.parametrize("width_px", [120, 260, 700])
@pytest.mark.parametrize("text_scale", [1.0, 2.0])
def test_an_option_has_room_for_all_of_its_words(
    dress: Callable[..., Theme], qtbot: QtBot, width_px: int, text_scale: float
) -> None:
    row = ChoiceRow(dress(text_scale=text_scale), "How much", OPTIONS)
    qtbot.addWidget(row)
    row.resize(width_px, row.heightForWidth(width_px))
    row.show()
    for option in OPTIONS:
        button = row.button(option.id)
        assert button.height() >= max(44, button.heightForWidth(button.width()))
        assert row.rect().contains(button.geometry())


def test_what_is_chosen_is_seen_without_colour(theme: Theme, ground: QWidget, qtbot: QtBot) -> None:
    row = ChoiceRow(theme, "How much", OPTIONS)
    _show(ground, row, qtbot)

    def grey(option_id: str) -> QImage:
        return row.button(option_id).grab().toImage().convertToFormat(QImage.Format.Format_Mono)

    before = grey("short")
    row.set_chosen("short")
    assert grey("short") != before


def test_a_list_tells_what_the_person_picks(theme: Theme, ground: QWidget, qtbot: QtBot) -> None:
    picks = _list(theme)
    told = _show(ground, picks, qtbot)
    picks.setFocus()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    assert told == ["en", "us"]
    assert picks.currentText() == "American English"


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_a_list_opens_by_key(theme: Theme, ground: QWidget, qtbot: QtBot, key: Qt.Key) -> None:
    picks = _list(theme)
    _show(ground, picks, qtbot)
    picks.setFocus()
    press(key)
    assert picks.view().isVisible()
    picks.hidePopup()


def test_what_is_gone_stays_chosen(theme: Theme, ground: QWidget, qtbot: QtBot) -> None:
    picks = _list(theme)
    told = _show(ground, picks, qtbot)
    picks.set_chosen("us")
    picks.set_options(VOICES[:2])
    assert picks.currentText() == "American English (not here now)"
    assert (picks.chosen_id, told) == ("us", [])
    picks.set_options(VOICES)
    assert picks.currentText() == "American English"
    assert picks.count() == 3


def test_what_was_never_seen_stays_chosen_too(theme: Theme, ground: QWidget, qtbot: QtBot) -> None:
    picks = _list(theme)
    _show(ground, picks, qtbot)
    picks.set_chosen("fr")
    assert picks.currentText() == "Voice chosen before (not here now)"
    press_away = picks.findData("en")
    picks.activated.emit(press_away)
    assert picks.chosen_id == "en"
    assert picks.findData("fr") == -1


def test_a_long_title_has_as_many_lines_as_it_takes(theme: Theme, ground: QWidget, qtbot: QtBot) -> None:
    picks = _list(theme)
    line_px = picks.heightForWidth(300)
    picks.set_options((*VOICES, ("long", "A voice with a name that goes on and on, and then on " * 3)))
    assert picks.heightForWidth(300) > line_px


def test_a_screen_reader_hears_name_and_value_of_a_list(theme: Theme, ground: QWidget, qtbot: QtBot) -> None:
    picks = _list(theme)
    picks.set_chosen("en")
    ground.layout().addWidget(NamedRow(theme, "Who speaks", picks, names=picks))
    with qtbot.waitActive(ground):
        ground.show()
    read = QAccessible.queryAccessibleInterface(picks)
    assert read.role() == QAccessible.Role.ComboBox
    assert read.text(QAccessible.Text.Value) == "British English"
    assert picks.accessibleName() == "Voice"
    label = ground.findChild(QLabel)
    assert (label.text(), label.buddy()) == ("Who speaks", picks)
