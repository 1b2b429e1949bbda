"""The page of one routine: what it needs, what it asks for, what to take care of, and Start."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.figure.book import PictureBook
from desktop.library.fitting import rows_of
from desktop.library.offering import offer
from desktop.model.catalogue import Catalogue
from desktop.model.condition import Action, ConditionRule
from desktop.model.person import Person
from desktop.session.compiler import lengths_of
from desktop.ui import routine_text, text
from desktop.ui.for_you import FOR_YOU_TITLE
from desktop.ui.pages.routine_page import RoutinePage
from desktop.ui.theme.theme import Theme
from desktop.ui.widgets.care_section import strictest_rules
from desktop.ui.widgets.disclosure import Disclosure
from desktop.ui.widgets.figure_view import FigureView
from desktop.ui.widgets.label import ActionButton
from desktop.ui.widgets.scene_view import SceneView
from desktop.ui.widgets.step_row import StepRow
from tests.ui.hands import press, words_on


@pytest.fixture
def catalogue(catalogue: Catalogue) -> Catalogue:
    """With the ball as a part that the long routine may go without."""
    everything = catalogue.routines["everything"]
    hand, ball, roller = everything.techniques
    spared = replace(everything, techniques=(hand, replace(ball, optional=True), roller))
    return replace(catalogue, routines={**catalogue.routines, "everything": spared})


@pytest.fixture
def page(theme: Theme, catalogue: Catalogue, book: PictureBook, qtbot: QtBot) -> RoutinePage:
    page = RoutinePage(theme, catalogue, book)
    qtbot.addWidget(page)
    page.resize(1280, 800)
    page.show()
    return page


@pytest.fixture(autouse=True)
def show(page: RoutinePage, catalogue: Catalogue) -> Callable[..., None]:
    """Shows a routine as it is offered to a person for whom all of these conditions hold."""
    lengths = {name: lengths_of(each, catalogue.techniques) for name, each in catalogue.routines.items()}
    rows = {row.id: row for row in rows_of(catalogue, lengths)}

    def show(routine_id: str, *conditions: str, **more: object) -> None:
        person = Person(conditions=frozenset(conditions), **more)
        page.show_routine(offer(rows[routine_id], person), person)
        QApplication.processEvents()

    show("wall_ball")
    return show


def test_it_tells_what_the_routine_is(page: RoutinePage) -> None:
    told = {"Wall ball", "For the sake of wall ball", "4 min", "For everyone", "At a wall", "Take your time."}
    assert told <= set(words_on(page))


def test_it_tells_what_is_needed_and_what_can_stand_in(page: RoutinePage) -> None:
    words = words_on(page)
    assert "Instead: A rubber dog ball." in words
    assert "Wall and sock" in words


def test_each_tool_of_a_choice_is_told_with_its_own_limits(page: RoutinePage) -> None:
    words = words_on(page)
    first, other = words.index("Tennis ball"), words.index("Massage ball, in place of the tennis ball")
    assert first < words.index("Use the tennis ball for two minutes at most.") < other
    assert words[other + 1] == "Use the massage ball for two minutes at most."


def test_each_step_tells_its_dose_and_its_pressure(page: RoutinePage) -> None:
    words = words_on(page)
    titles = ["1. Get ready for ball", "2. Press with ball", "3. Roll up and down", "4. Let go and breathe"]
    assert [word for word in words if word in titles] == titles
    assert {"15 s", "30 s each side", "8 × 5 s each side", "20 s"} <= set(words)
    assert {"Moderate", "Light"} <= set(words)


def test_the_picture_of_the_page_moves_and_the_steps_stand_still(page: RoutinePage) -> None:
    in_steps = {row.picture for row in page.findChildren(StepRow)}
    moving = {view for view in page.findChildren(SceneView) if view.is_moving}
    assert moving
    assert not moving & in_steps
    assert len(in_steps) == 4
    page.hide()
    assert not any(view.is_moving for view in page.findChildren(SceneView))


def test_it_says_when_to_stop_and_what_it_is_not(page: RoutinePage, catalogue: Catalogue) -> None:
    words = words_on(page)
    first = words.index("Stop at any sharp pain.")
    assert words[first : first + 3] == [rule.rule for rule in catalogue.stop_rules.values()]
    assert routine_text.DISCLAIMER in words


def test_evidence_is_told_with_its_strength_and_its_sources_are_one_press_away(
    page: RoutinePage, qtbot: QtBot
) -> None:
    assert "Evidence: weak. Little is known of balls." in words_on(page)
    assert "Somebody. Something. Journal 2020." not in words_on(page)
    _fold(page, "Sources · 1").button.click()
    assert "Somebody. Something. Journal 2020." in words_on(page)
    with qtbot.waitSignal(page.link_requested) as asked:
        _button(page, "DOI 10.1000/1").click()
    assert asked.args == ["https://doi.org/10.1000/1"]


def test_who_should_not_is_in_sight_and_the_rest_one_press_away(page: RoutinePage) -> None:
    folds = {fold.button.text(): fold for fold in page.findChildren(Disclosure)}
    assert {"Sore skin", "Not on sore skin."} <= set(words_on(page))
    ask = folds["Ask a doctor or physiotherapist first · 1"]
    assert "No breath-holding." not in words_on(page)
    ask.button.click()
    assert {"Heart trouble", "No breath-holding."} <= set(words_on(page))
    assert not any("Go more gently" in title for title in folds)


def test_of_two_rules_for_a_condition_the_stricter_is_told(catalogue: Catalogue) -> None:
    rules = strictest_rules([catalogue.techniques["by_hand"], catalogue.techniques["at_wall"]])
    assert rules[Action.BLOCK] == {"skin": "Not on sore skin."}
    assert rules[Action.MODIFY] == {}


def test_of_rules_as_strict_as_each_other_every_note_is_told_once(catalogue: Catalogue) -> None:
    by_hand = catalogue.techniques["by_hand"]
    notes = ("Wait an hour.", "Not on the floor.", "Wait an hour.", "")
    techniques = [
        replace(by_hand, conditions=(ConditionRule(condition="skin", action=Action.MODIFY, note=note),))
        for note in notes
    ]
    assert strictest_rules(techniques)[Action.MODIFY] == {"skin": "Wait an hour. Not on the floor."}


def test_how_often_is_told_and_named_where_there_are_several(
    page: RoutinePage, show: Callable[..., None]
) -> None:
    assert {routine_text.OFTEN_TITLE, "Once a day."} <= set(words_on(page))
    show("everything")
    assert {"Hands: once a day.", "Ball: once a day.", "Roller: once a day."} <= set(words_on(page))


def test_tips_stand_below_the_steps_of_their_technique(page: RoutinePage, show: Callable[..., None]) -> None:
    show("everything")
    words = words_on(page)
    tip = words.index("A pair of socks will do.")
    assert words[tip - 1] == routine_text.TIPS_TITLE
    assert words.count(routine_text.TIPS_TITLE) == 1
    assert words.index("8. Let go and breathe") < tip < words.index("Roller")


def test_start_asks_for_the_routine_on_the_page(
    page: RoutinePage, show: Callable[..., None], qtbot: QtBot
) -> None:
    show("roller_reset")
    with qtbot.waitSignal(page.start_requested) as asked:
        qtbot.mouseClick(page.start_button, Qt.MouseButton.LeftButton)
    assert asked.args == ["roller_reset"]


def test_enter_starts_and_escape_goes_back(page: RoutinePage, qtbot: QtBot) -> None:
    qtbot.waitUntil(page.isActiveWindow)
    page.setFocus()
    with qtbot.waitSignal(page.start_requested):
        press(Qt.Key.Key_Return)
    with qtbot.waitSignal(page.back_requested):
        press(Qt.Key.Key_Escape)


def test_start_is_in_sight_however_long_the_page(page: RoutinePage, show: Callable[..., None]) -> None:
    show("everything")
    page.resize(1024, 640)
    QApplication.processEvents()
    corner = page.start_button.mapTo(page, page.start_button.rect().bottomRight())
    assert page.rect().contains(corner)


def test_a_second_routine_replaces_the_first(page: RoutinePage, show: Callable[..., None]) -> None:
    show("desk_reset")
    words = words_on(page)
    assert "Desk reset" in words
    assert "Your hands" in words
    assert "Wall ball" not in words


def test_techniques_of_a_longer_routine_are_told_apart(page: RoutinePage, show: Callable[..., None]) -> None:
    show("everything")
    words = words_on(page)
    assert [word for word in words if word in {"Hands", "Ball", "Roller"}] == ["Hands", "Ball", "Roller"]
    assert "12. Let go and breathe" in words


def test_tab_leads_from_the_top_of_the_page_to_its_foot(page: RoutinePage, qtbot: QtBot) -> None:
    qtbot.waitUntil(page.isActiveWindow)
    page.start_button.setFocus()
    names = []
    while (focus := _tabbed()) is not page.start_button:
        names.append(focus.accessibleName())
    assert names[:2] == [text.BACK, routine_text.more_about("Ball")]
    assert names[2].startswith(routine_text.CONDITION_HEADS[Action.BLOCK])
    assert names[-2:] == [routine_text.EVIDENCE_TITLE, "Sources of Little is known of balls."]


def _tabbed() -> QWidget:
    """What has the keyboard after one more Tab."""
    press(Qt.Key.Key_Tab)
    return QApplication.focusWidget()


def test_every_picture_says_what_it_shows(page: RoutinePage) -> None:
    assert all(view.accessibleName() for view in page.findChildren(FigureView))


def test_a_person_of_whom_nothing_is_known_is_told_nothing_special(page: RoutinePage) -> None:
    assert FOR_YOU_TITLE not in words_on(page)
    assert not page.away_button.isVisible()


def test_what_is_left_out_is_told_with_the_reason_and_not_among_the_steps(
    page: RoutinePage, show: Callable[..., None]
) -> None:
    show("everything")
    whole = _minutes(page)
    show("everything", "skin")
    words = words_on(page)
    told = words.index("Left out for you")
    assert words[told + 1 : told + 3] == ["Ball", "Sore skin: Not on sore skin."]
    assert told < words.index(routine_text.STEPS_TITLE)
    assert "Press with ball" not in " ".join(words)
    assert words.index("5. Get ready for roller") > words.index("4. Let go and breathe")
    assert _minutes(page) < whole


def test_what_to_ask_first_and_what_to_mind_is_told(page: RoutinePage, show: Callable[..., None]) -> None:
    show("wall_ball", "heart")
    assert _after(page, "Ask first") == ["Heart trouble", "No breath-holding."]
    assert page.start_button.isVisible()
    show("desk_reset", "skin")
    assert _after(page, "Mind this") == ["Sore skin", "Leave the sore place out."]


def test_a_withheld_routine_says_why_and_cannot_be_started(
    page: RoutinePage, show: Callable[..., None], qtbot: QtBot
) -> None:
    show("wall_ball", "skin")
    words = words_on(page)
    assert _after(page, "Not right for you now") == ["Sore skin", "Not on sore skin."]
    assert routine_text.STEPS_TITLE not in words
    assert not page.start_button.isVisible()
    page.setFocus()
    assert page.away_button.hasFocus()
    with qtbot.waitSignal(page.back_requested):
        page.away_button.click()
    show("desk_reset")
    assert page.start_button.isVisible()
    page.setFocus()
    assert page.start_button.hasFocus()


def test_a_routine_of_techniques_that_say_nothing_of_children_is_withheld_from_them(
    page: RoutinePage, show: Callable[..., None]
) -> None:
    show("everything", "child")
    assert _after(page, "Not right for you now") == ["Under 18", "This app is for adults."]
    assert not page.start_button.isVisible()


def test_a_pressure_that_is_too_much_for_the_person_is_shown_lowered(
    theme: Theme, catalogue: Catalogue, book: PictureBook, qtbot: QtBot
) -> None:
    rolling = catalogue.techniques["rolling"]
    rule = ConditionRule(condition="heart", action=Action.MODIFY, note="Light only.", pressure_at_most=2)
    capped = replace(
        catalogue, techniques={**catalogue.techniques, "rolling": replace(rolling, conditions=(rule,))}
    )
    page = RoutinePage(theme, capped, book)
    qtbot.addWidget(page)
    row = next(row for row in rows_of(capped, {}) if row.id == "roller_reset")
    for conditions, told in ((frozenset[str](), {"Moderate", "Light"}), (frozenset({"heart"}), {"Light"})):
        person = Person(conditions=conditions)
        page.show_routine(offer(row, person), person)
        page.show()
        assert told == {"Moderate", "Light"} & set(words_on(page))


def test_each_technique_leads_to_more_about_it(
    page: RoutinePage, show: Callable[..., None], qtbot: QtBot
) -> None:
    show("everything")
    with qtbot.waitSignal(page.technique_requested) as asked:
        _button(page, routine_text.more_about("Roller")).click()
    assert asked.args == ["rolling"]


def _after(page: RoutinePage, head: str) -> list[str]:
    """The two lines below a head."""
    words = words_on(page)
    at = words.index(head)
    return words[at + 1 : at + 3]


def _minutes(page: RoutinePage) -> int:
    """How long the routine takes, by the fact at the top."""
    return int(next(word for word in words_on(page) if word.endswith(" min")).removesuffix(" min"))


def _button(page: RoutinePage, name: str) -> ActionButton:
    return next(button for button in page.findChildren(ActionButton) if button.accessibleName() == name)


def _fold(page: RoutinePage, title: str) -> Disclosure:
    return next(fold for fold in page.findChildren(Disclosure) if fold.button.text() == title)
