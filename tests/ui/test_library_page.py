"""The library: chips filter, cards open, nothing is hidden without a word."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.model.catalogue import Catalogue
from desktop.model.person import Person
from desktop.model.problem import BrokenFile
from desktop.ui import text
from desktop.ui.card_pictures import CardPictures
from desktop.ui.pages.library_page import LibraryPage
from desktop.ui.shelving import shelf_of
from desktop.ui.theme.theme import Theme
from desktop.ui.widgets.appearance_button import AppearanceButton
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.disclosure import Disclosure
from desktop.ui.widgets.label import ActionButton
from tests.ui.hands import press, words_on

Make = Callable[..., LibraryPage]
NOBODY = Person()


@pytest.fixture
def make(theme: Theme, catalogue: Catalogue, pictures: CardPictures, qtbot: QtBot) -> Make:
    """Shows a library, of another catalogue or with tools ticked."""

    def make(
        shown: Catalogue = catalogue, owned: frozenset[str] = frozenset(), person: Person = NOBODY
    ) -> LibraryPage:
        page = LibraryPage(theme, shelf_of(shown, theme), pictures, owned, person)
        qtbot.addWidget(page)
        page.resize(1280, 800)
        page.show()
        return page

    return make


def _in_reach(page: LibraryPage) -> list[str]:
    return [routine for routine, card in page.cards().items() if "Needs" not in card.accessibleName()]


def test_with_bare_hands_only_what_needs_no_tool_fits(make: Make) -> None:
    page = make()
    assert _in_reach(page) == ["desk_reset"]
    assert {"1 routine fits", "of 4"} <= set(words_on(page))


def test_ticking_a_tool_brings_its_routines_at_once(make: Make, qtbot: QtBot) -> None:
    page = make()
    qtbot.mouseClick(page.chip("massage_ball"), Qt.MouseButton.LeftButton)
    assert _in_reach(page) == ["desk_reset", "wall_ball"]
    assert "2 routines fit" in words_on(page)
    qtbot.mouseClick(page.chip("massage_ball"), Qt.MouseButton.LeftButton)
    assert _in_reach(page) == ["desk_reset"]


def test_a_card_that_stays_keeps_its_picture(make: Make) -> None:
    page = make()
    card = page.cards()["desk_reset"]
    near, far = page.cards()["wall_ball"], page.chip("tennis_ball")
    far.click()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert page.cards()["desk_reset"] is card
    assert page.cards()["wall_ball"] is not near
    assert not near.isVisible()
    far.click()
    assert page.cards()["wall_ball"] is near
    assert near.isVisible()


def test_the_choice_of_tools_is_told(make: Make, qtbot: QtBot) -> None:
    page = make(owned=frozenset({"foam_roller"}))
    with qtbot.waitSignal(page.tools_changed) as told:
        page.chip("tennis_ball").click()
    assert told.args == [frozenset({"foam_roller", "tennis_ball"})]


def test_tools_from_last_time_are_ticked_and_unknown_ones_forgotten(make: Make) -> None:
    page = make(owned=frozenset({"tennis_ball", "hands", "crystal"}))
    assert page.chip("tennis_ball").isChecked()
    assert page.owned == {"tennis_ball"}
    assert "wall_ball" in _in_reach(page)


def test_only_tools_that_open_something_are_asked_about(make: Make) -> None:
    page = make()
    for tool_id in ("tennis_ball", "massage_ball", "foam_roller"):
        assert page.chip(tool_id).isVisible()
    for tool_id in ("hands", "wall", "ice_pack"):
        with pytest.raises(KeyError):
            page.chip(tool_id)


def test_a_card_tells_minutes_position_and_the_tool_that_is_at_hand(make: Make) -> None:
    page = make(owned=frozenset({"massage_ball"}))
    # 15 + 2 × (30 + 8 × 5) + 20 s of steps, 10 s to get ready, five pauses of 5 s.
    assert page.cards()["wall_ball"].accessibleName() == "Wall ball. 4 min, At a wall, Massage ball."
    assert page.cards()["desk_reset"].accessibleName() == "Desk reset. 4 min, Seated, No tools."


def test_what_one_more_tool_opens_stands_below_with_what_is_missing(make: Make) -> None:
    page = make()
    cards = page.cards()
    assert "One more tool opens these" in words_on(page)
    assert "Needs tennis ball, or massage ball" in cards["wall_ball"].accessibleName()
    assert "Needs foam roller" in cards["roller_reset"].accessibleName()
    assert cards["wall_ball"].y() > cards["desk_reset"].y()


def test_what_needs_two_more_tools_is_counted(make: Make) -> None:
    page = make()
    assert "everything" not in page.cards()
    assert "1 more routine needs at least two tools that are not ticked." in words_on(page)
    page.chip("foam_roller").click()
    assert "everything" in page.cards()
    assert not any("at least two tools" in words for words in words_on(page))


def test_nothing_is_said_of_more_tools_when_all_fits(make: Make) -> None:
    page = make(owned=frozenset({"tennis_ball", "foam_roller"}))
    assert len(_in_reach(page)) == 4
    assert "One more tool opens these" not in words_on(page)


def test_an_empty_choice_says_what_to_change(make: Make, catalogue: Catalogue) -> None:
    only_ball = replace(catalogue, routines={"wall_ball": catalogue.routines["wall_ball"]})
    page = make(only_ball)
    assert {text.NOTHING_FITS, text.NOTHING_FITS_NOTE} <= set(words_on(page))
    assert list(page.cards()) == ["wall_ball"]


def test_an_empty_catalogue_says_so(make: Make, catalogue: Catalogue) -> None:
    assert text.NO_ROUTINES in words_on(make(replace(catalogue, routines={})))


def test_a_routine_that_could_not_be_read_is_listed_at_the_end(
    make: Make, catalogue: Catalogue, broken_file: BrokenFile
) -> None:
    words = words_on(make(replace(catalogue, broken=(broken_file,))))
    assert words[-3:] == [
        "One file could not be read",
        "legs.yaml, line 4",
        "There is no technique called leg_roll. Did you mean rolling?",
    ]


def test_a_click_on_a_card_chooses_its_routine(make: Make, qtbot: QtBot) -> None:
    page = make()
    with qtbot.waitSignal(page.routine_chosen) as chosen:
        qtbot.mouseClick(page.cards()["desk_reset"], Qt.MouseButton.LeftButton)
    assert chosen.args == ["desk_reset"]


def test_what_is_out_of_reach_can_be_looked_at(make: Make, qtbot: QtBot) -> None:
    page = make()
    with qtbot.waitSignal(page.routine_chosen) as chosen:
        page.cards()["roller_reset"].click()
    assert chosen.args == ["roller_reset"]


def test_the_whole_page_works_by_keyboard(make: Make, qtbot: QtBot) -> None:
    page = make()
    qtbot.waitUntil(page.isActiveWindow)
    page.setFocus()
    assert QApplication.focusWidget() is page.chip("tennis_ball")
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Right)
    assert QApplication.focusWidget() is page.chip("massage_ball")
    for _ in range(8):
        press(Qt.Key.Key_Tab)
        if QApplication.focusWidget() is page.cards()["wall_ball"]:
            break
    with qtbot.waitSignal(page.routine_chosen) as chosen:
        press(Qt.Key.Key_Return)
    assert chosen.args == ["wall_ball"]


def test_the_keyboard_stays_on_the_chip_that_it_ticks(make: Make, qtbot: QtBot) -> None:
    page = make()
    qtbot.waitUntil(page.isActiveWindow)
    page.chip("foam_roller").setFocus()
    QTest.keyClick(page.chip("foam_roller"), Qt.Key.Key_Space)
    assert QApplication.focusWidget() is page.chip("foam_roller")


def test_the_look_can_be_chosen(make: Make, qtbot: QtBot) -> None:
    page = make()
    with qtbot.waitSignal(page.appearance_chosen) as chosen:
        page.findChild(AppearanceButton).menu_of_looks.actions_by_mode["dark"].trigger()
    assert chosen.args == ["dark"]


def test_cards_stand_in_more_columns_on_a_wider_page(make: Make) -> None:
    page = make(owned=frozenset({"tennis_ball", "foam_roller"}))

    def columns(width: int) -> int:
        page.resize(width, 800)
        QApplication.processEvents()
        return len({card.x() for card in page.findChildren(Card) if card.isVisible()})

    assert columns(900) < columns(1600)


ALL_TOOLS = frozenset({"tennis_ball", "massage_ball", "foam_roller"})


def _fold(page: LibraryPage) -> Disclosure:
    (fold,) = page.findChildren(Disclosure)
    return fold


def test_what_is_not_right_for_the_person_is_withheld_and_says_why(make: Make, qtbot: QtBot) -> None:
    page = make(owned=ALL_TOOLS, person=Person(frozenset({"skin"})))
    assert list(page.cards()) == ["desk_reset", "roller_reset"]
    assert "of 4" in words_on(page)
    fold = _fold(page)
    assert fold.button.text() == "2 routines are not for you at the moment"
    fold.button.click()
    assert words_on(page).count("Because of: sore skin") == 1
    titles = {button.text(): button for button in fold.findChildren(ActionButton)}
    assert set(titles) == {"Wall ball", "Everything at once"}
    assert {button.accessibleDescription() for button in titles.values()} == {"Because of: sore skin"}
    with qtbot.waitSignal(page.routine_chosen) as chosen:
        titles["Wall ball"].click()
    assert chosen.args == ["wall_ball"]


def test_a_page_that_is_renewed_before_it_is_shown_shows_only_what_is_on_it(
    theme: Theme, catalogue: Catalogue, pictures: CardPictures, qtbot: QtBot
) -> None:
    page = LibraryPage(theme, shelf_of(catalogue, theme), pictures, ALL_TOOLS, NOBODY)
    qtbot.addWidget(page)
    QApplication.processEvents()
    page.set_person(Person(frozenset({"skin"})))
    page.show()
    QApplication.processEvents()
    assert {card for card in page.findChildren(Card) if card.isVisible()} == set(page.cards().values())


def test_a_withheld_routine_is_not_promised_for_one_more_tool(make: Make) -> None:
    page = make(owned=frozenset({"foam_roller"}), person=Person(frozenset({"skin"})))
    assert text.ALMOST_TITLE not in words_on(page)
    assert not [words for words in words_on(page) if "at least two tools" in words]


def test_what_must_be_asked_first_says_so_on_its_card(make: Make) -> None:
    page = make(owned=ALL_TOOLS, person=Person(frozenset({"heart"})))
    told = {name: card.accessibleName() for name, card in page.cards().items()}
    assert [name for name, words in told.items() if "Ask first" in words] == ["wall_ball", "everything"]


def test_a_shortened_routine_says_so_and_needs_only_what_is_left(make: Make, catalogue: Catalogue) -> None:
    everything = catalogue.routines["everything"]
    items = tuple(replace(item, optional=item.technique == "at_wall") for item in everything.techniques)
    routines = {**catalogue.routines, "everything": replace(everything, techniques=items)}
    shown = replace(catalogue, routines=routines)
    whole = make(shown, ALL_TOOLS).cards()["everything"].accessibleName()
    page = make(shown, frozenset({"foam_roller"}), Person(frozenset({"skin"})))
    shortened = page.cards()["everything"].accessibleName()
    assert "Shortened for you" in shortened
    assert "Tennis ball" in whole
    assert "ball" not in shortened
    assert whole.split(".")[1] != shortened.split(".")[1]


def test_another_person_is_offered_other_routines_at_once(make: Make) -> None:
    page = make(owned=ALL_TOOLS)
    assert "wall_ball" in page.cards()
    page.set_person(Person(frozenset({"skin"})))
    assert "wall_ball" not in page.cards()
    page.set_person(Person())
    assert "wall_ball" in page.cards()
    assert not [fold for fold in page.findChildren(Disclosure) if fold.isVisible()]


def test_when_all_is_withheld_the_page_says_what_to_do(make: Make, qtbot: QtBot) -> None:
    page = make(owned=ALL_TOOLS, person=Person(calm_only=True))
    assert not page.cards()
    assert text.ALL_WITHHELD in words_on(page)
    assert text.NOTHING_FITS not in words_on(page)
    buttons = {button.text(): button for button in page.findChildren(ActionButton)}
    with qtbot.waitSignal(page.health_requested):
        buttons["Change my answers"].click()
    with qtbot.waitSignal(page.signs_requested):
        buttons["See the warning signs"].click()


def test_learning_and_health_are_one_press_away(make: Make, qtbot: QtBot) -> None:
    page = make()
    buttons = {button.text(): button for button in page.findChildren(ActionButton)}
    with qtbot.waitSignal(page.learn_requested):
        buttons["Learn"].click()
    with qtbot.waitSignal(page.health_requested):
        buttons["Your health"].click()
