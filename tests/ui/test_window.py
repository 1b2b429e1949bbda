"""The window: it leads from page to page and hands on what people ask for."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.model.person import Person
from desktop.session.compiler import compile_timeline
from desktop.ui.card_pictures import CardPictures
from desktop.ui.care import Care
from desktop.ui.content import Content
from desktop.ui.for_you import Advice, AdviceKind, Note
from desktop.ui.shelving import shelf_of
from desktop.ui.tally import SessionSummary
from desktop.ui.theme.theme import Theme
from desktop.ui.widgets.appearance_button import AppearanceButton
from desktop.ui.window import MainWindow
from tests.ui.hands import press
from tests.ui.sound_content import MEANS

PAGES = ("library", "routine", "technique", "learn", "signs", "screening", "gate", "sound")
"""All pages save those of a session, which have tests of their own."""


def _window(theme: Theme, content: Content, care: Care, owned: frozenset[str] = frozenset()) -> MainWindow:
    shelf = shelf_of(content.catalogue, theme)
    return MainWindow(theme, content, shelf, CardPictures(content), care, owned)


def _open(window: MainWindow, page: str) -> None:
    match page:
        case "routine":
            window.show_routine("everything")
        case "technique":
            window.show_technique("at_wall")
        case "learn":
            window.show_learn()
        case "signs":
            window.show_signs("Is one of these new?")
        case "screening":
            window.screening.show_answers(frozenset({"heart"}), first=True)
            window.show_screening()
        case "gate":
            advice = Advice(AdviceKind.MIND, (Note("Heart trouble", "Go gently."),))
            window.gate.ask("Everything at once", frozenset(), [advice])
            window.show_gate()
        case "sound":
            window.sound.set_means(MEANS)
            window.show_sound()
        case "player":
            catalogue = window._content.catalogue
            timeline = compile_timeline(catalogue.routines["wall_ball"], catalogue.techniques)
            window.player.set_timeline(timeline)
            window.show_player()
        case "done":
            window.done.set_summary(SessionSummary(title="Wall", played_ms=60_000, done=2, skipped=1), 2)
            window.show_done()
        case _:
            pass


@pytest.fixture
def window(theme: Theme, content: Content, care: Care, qtbot: QtBot) -> MainWindow:
    window = _window(theme, content, care, frozenset({"tennis_ball"}))
    qtbot.addWidget(window)
    window.show()
    return window


def test_it_opens_on_the_library(window: MainWindow) -> None:
    assert window.windowTitle() == "Unknot"
    assert window.library.isVisible()
    assert window.library.owned == {"tennis_ball"}


def test_it_fits_a_small_screen(window: MainWindow) -> None:
    window.resize(QSize(1024, 640))
    QApplication.processEvents()
    assert window.size() == QSize(1024, 640)


def test_a_card_leads_to_its_routine_and_back_again(window: MainWindow) -> None:
    window.library.cards()["wall_ball"].click()
    assert window.routine.isVisible()
    assert not window.library.isVisible()
    window.routine.back_requested.emit()
    assert window.library.isVisible()


def test_start_is_handed_on(window: MainWindow, qtbot: QtBot) -> None:
    window.show_routine("wall_ball")
    with qtbot.waitSignal(window.start_requested) as asked:
        window.routine.start_button.click()
    assert asked.args == ["wall_ball"]


def test_tools_and_look_are_handed_on(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.tools_changed) as tools:
        window.library.chip("foam_roller").click()
    assert tools.args == [frozenset({"tennis_ball", "foam_roller"})]
    with qtbot.waitSignal(window.appearance_chosen) as look:
        window.library.appearance_chosen.emit("dark")
    assert look.args == ["dark"]


def test_the_player_and_the_end_are_shown_when_asked(window: MainWindow) -> None:
    window.show_player()
    assert window.player.isVisible()
    window.done.set_summary(SessionSummary(title="Wall ball", played_ms=60_000, done=2, skipped=1), None)
    window.show_done()
    assert window.done.isVisible()
    window.done.home_requested.emit()
    assert window.library.isVisible()


def test_every_page_leads_back_to_where_one_came_from(window: MainWindow) -> None:
    window.library.learn_requested.emit()
    assert window.learn.isVisible()
    window.learn.technique_requested.emit("at_wall")
    assert window.technique.isVisible()
    window.technique.routine_requested.emit("wall_ball")
    window.routine.technique_requested.emit("by_hand")
    assert window.technique.isVisible()
    window.technique.back_requested.emit()
    assert window.routine.isVisible()
    window.routine.back_requested.emit()
    assert window.technique.isVisible()
    window.technique.back_requested.emit()
    assert window.learn.isVisible()
    window.learn.signs_requested.emit()
    assert window.signs.isVisible()
    window.signs.back_requested.emit()
    window.learn.back_requested.emit()
    assert window.library.isVisible()


@pytest.mark.parametrize("page", [page for page in PAGES if page != "library"])
def test_escape_leads_back_from_every_page(window: MainWindow, qtbot: QtBot, page: str) -> None:
    window.activateWindow()
    _open(window, page)
    if page == "screening":
        window.screening.show_answers(frozenset(), first=False)
    assert getattr(window, page).isVisible()
    qtbot.keyClick(QApplication.focusWidget() or getattr(window, page), Qt.Key.Key_Escape)
    assert window.library.isVisible()


def test_a_routine_is_shown_as_it_is_offered_to_the_person(window: MainWindow, care: Care) -> None:
    care.person = Person(frozenset({"skin"}))
    window.show_routine("wall_ball")
    assert not window.routine.start_button.isVisible()
    window.show_routine("desk_reset")
    assert window.routine.start_button.isVisible()


def test_sources_and_health_are_asked_for_by_signal(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.link_requested) as link:
        window.learn.link_requested.emit("https://doi.org/10.1000/1")
    assert link.args == ["https://doi.org/10.1000/1"]
    with qtbot.waitSignal(window.health_requested):
        window.library.health_requested.emit()


def test_the_sound_is_asked_for_beside_the_looks(window: MainWindow, qtbot: QtBot) -> None:
    (button,) = (
        each for each in window.library.findChildren(QAbstractButton) if each.accessibleName() == "Sound"
    )
    with qtbot.waitSignal(window.sound_requested):
        button.click()
    window.show_sound()
    assert window.sound.isVisible()
    window.sound.back_requested.emit()
    assert window.library.isVisible()
    assert button.isVisible()


def test_leaving_the_player_leads_to_the_library(window: MainWindow) -> None:
    window.show_player()
    window.player.left.emit()
    assert window.library.isVisible()


def test_still_pictures_are_asked_for_in_the_menu_of_looks(window: MainWindow, qtbot: QtBot) -> None:
    button = window.library.findChild(AppearanceButton)
    with qtbot.waitSignal(window.motion_chosen) as asked:
        button.menu_of_looks.still.trigger()
    assert asked.args == [True]


def test_a_notice_shows_on_the_library_until_it_is_taken_back(window: MainWindow) -> None:
    window.library.set_notice("Your choices could not be kept.")
    notices = [label for label in window.library.findChildren(QLabel) if "could not be kept" in label.text()]
    assert [label.isVisible() for label in notices] == [True]
    window.library.set_notice("")
    assert not notices[0].isVisible()


def test_the_keyboard_comes_back_to_the_card_that_was_opened(
    window: MainWindow, theme: Theme, qtbot: QtBot
) -> None:
    window.activateWindow()
    card = window.library.cards()["wall_ball"]
    for _ in range(20):
        if card.hasFocus():
            break
        press(Qt.Key.Key_Tab)
    assert theme._ring.target is card
    qtbot.keyClick(card, Qt.Key.Key_Return)
    assert theme._ring.target is window.routine.start_button
    qtbot.keyClick(window.routine, Qt.Key.Key_Escape)
    assert card.hasFocus()
    assert theme._ring.target is card


def test_a_click_leaves_no_ring_on_the_page_it_leads_to(
    window: MainWindow, theme: Theme, qtbot: QtBot
) -> None:
    window.activateWindow()
    qtbot.mouseClick(window.library.cards()["wall_ball"], Qt.MouseButton.LeftButton)
    assert window.routine.isVisible()
    assert theme._ring.target is None


def test_it_is_never_larger_than_the_screen(window: MainWindow) -> None:
    room = window.screen().availableSize()
    window.resize_within_screen(QSize(100_000, 640))
    assert window.width() == max(room.width(), window.minimumWidth())
    assert window.height() == min(640, room.height())


def test_it_says_when_it_closes(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.closing):
        window.close()


def _nameless(interface: QAccessibleInterface) -> list[str]:
    """Everything below that can have the keyboard but says nothing of itself."""
    found: list[str] = []
    for place in range(interface.childCount()):
        child = interface.child(place)
        if child is None:
            continue
        if child.state().focusable and not child.text(QAccessible.Text.Name):
            found.append(repr(child.object()))
        found += _nameless(child)
    return found


@pytest.mark.parametrize("page", PAGES)
def test_everything_that_takes_the_keyboard_has_a_name(window: MainWindow, page: str) -> None:
    _open(window, page)
    interface = QAccessible.queryAccessibleInterface(getattr(window, page))
    assert interface is not None
    assert interface.childCount() > 0
    assert _nameless(interface) == []


def _takes_tab(page: QWidget) -> set[QWidget]:
    """Everything on a page that the keyboard should come to."""
    return {
        widget
        for widget in page.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusProxy() is None
        and (widget.focusPolicy() & Qt.FocusPolicy.TabFocus) == Qt.FocusPolicy.TabFocus
    }


@pytest.mark.parametrize("page", [*PAGES, "player", "done"])
def test_tab_comes_to_everything_and_round_again(window: MainWindow, page: str) -> None:
    window.activateWindow()
    _open(window, page)
    wanted = _takes_tab(getattr(window, page))
    begun = QApplication.focusWidget()
    assert begun in wanted
    reached = {begun}
    for _ in wanted:
        press(Qt.Key.Key_Tab)
        reached.add(QApplication.focusWidget())
    assert wanted <= reached, [widget.accessibleName() for widget in wanted - reached]
    assert QApplication.focusWidget() is begun


def _cut(page: QWidget) -> list[str]:
    """The labels whose words do not fit where they stand."""
    cut: list[str] = []
    for label in page.findChildren(QLabel):
        if not label.isVisible() or not label.text():
            continue
        wanted = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
        too_wide = not label.wordWrap() and label.sizeHint().width() > label.width()
        out_of_parent = not label.parentWidget().rect().adjusted(-1, -1, 1, 1).contains(label.geometry())
        if too_wide or wanted > label.height() or out_of_parent:
            cut.append(
                f"{label.text()!r} wants {wanted} high, {label.sizeHint().width()} wide: {label.size()}"
            )
    return cut


@pytest.mark.parametrize("text_scale", [1.0, 1.5])
@pytest.mark.parametrize("page", PAGES)
def test_no_words_are_cut_on_a_small_screen(
    dress: Callable[..., Theme],
    content: Content,
    care: Care,
    qtbot: QtBot,
    page: str,
    text_scale: float,
) -> None:
    window = _window(dress(text_scale=text_scale), content, care)
    qtbot.addWidget(window)
    window.resize(1024, 640)
    window.show()
    _open(window, page)
    for _ in range(3):
        QApplication.processEvents()
    assert window.width() == 1024
    assert _cut(getattr(window, page)) == []


@pytest.mark.parametrize("page", PAGES)
def test_a_change_of_look_reaches_everything_on_the_page(
    dress: Callable[..., Theme], content: Content, care: Care, qtbot: QtBot, page: str
) -> None:
    def shown(theme: Theme) -> MainWindow:
        window = _window(theme, content, care)
        qtbot.addWidget(window)
        window.show()
        theme.set_reduced_motion(page != "library")
        _open(window, page)
        QApplication.processEvents()
        return window

    # A text cursor that blinks is there in one picture and not in the other.
    QApplication.setCursorFlashTime(0)
    theme = dress(mode="light")
    changed = shown(theme)
    theme.set_mode("dark")
    QApplication.processEvents()
    assert changed.grab().toImage() == shown(theme).grab().toImage()
