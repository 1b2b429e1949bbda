"""The page of one routine: what it needs, what it asks for, what to take care of, and Start."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.figure.book import PictureBook
from desktop.model.catalogue import Catalogue
from desktop.model.condition import Action, ConditionRule
from desktop.ui import routine_text, text
from desktop.ui.pages.routine_page import RoutinePage
from desktop.ui.theme.theme import Theme
from desktop.ui.widgets.care_section import strictest_rules
from desktop.ui.widgets.disclosure import Disclosure
from desktop.ui.widgets.figure_view import FigureView
from desktop.ui.widgets.scene_view import SceneView
from desktop.ui.widgets.step_row import StepRow


@pytest.fixture
def page(theme: Theme, catalogue: Catalogue, book: PictureBook, qtbot: QtBot) -> RoutinePage:
    page = RoutinePage(theme, catalogue, book)
    qtbot.addWidget(page)
    page.resize(1280, 800)
    page.show_routine("wall_ball")
    page.show()
    return page


def _words(page: RoutinePage) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible() and label.text()]


def test_it_tells_what_the_routine_is(page: RoutinePage) -> None:
    told = {"Wall ball", "For the sake of wall ball", "4 min", "For everyone", "At a wall", "Take your time."}
    assert told <= set(_words(page))


def test_it_tells_what_is_needed_and_what_can_stand_in(page: RoutinePage) -> None:
    words = _words(page)
    assert "Instead: A rubber dog ball." in words
    assert "Wall and sock" in words


def test_each_tool_of_a_choice_is_told_with_its_own_limits(page: RoutinePage) -> None:
    words = _words(page)
    first, other = words.index("Tennis ball"), words.index("Massage ball, in place of the tennis ball")
    assert first < words.index("Use the tennis ball for two minutes at most.") < other
    assert words[other + 1] == "Use the massage ball for two minutes at most."


def test_each_step_tells_its_dose_and_its_pressure(page: RoutinePage) -> None:
    words = _words(page)
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


def test_it_says_when_to_stop_and_what_it_is_not(page: RoutinePage) -> None:
    assert {*routine_text.STOP_RULES, routine_text.DISCLAIMER} <= set(_words(page))


def test_evidence_is_told_with_its_strength_and_its_source(page: RoutinePage) -> None:
    words = _words(page)
    assert "Evidence: weak. Little is known of balls." in words
    assert "Somebody. Something. Journal 2020." in words


def test_who_should_not_is_in_sight_and_the_rest_one_press_away(page: RoutinePage) -> None:
    folds = {fold.button.text(): fold for fold in page.findChildren(Disclosure)}
    assert {"Sore skin", "Not on sore skin."} <= set(_words(page))
    ask = folds["Ask a doctor or physiotherapist first · 1"]
    assert "No breath-holding." not in _words(page)
    ask.button.click()
    assert {"Heart trouble", "No breath-holding."} <= set(_words(page))
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


def test_how_often_is_told_and_named_where_there_are_several(page: RoutinePage) -> None:
    assert {routine_text.OFTEN_TITLE, "Once a day."} <= set(_words(page))
    page.show_routine("everything")
    QApplication.processEvents()
    assert {"Hands: once a day.", "Ball: once a day.", "Roller: once a day."} <= set(_words(page))


def test_tips_stand_below_the_steps_of_their_technique(page: RoutinePage) -> None:
    page.show_routine("everything")
    QApplication.processEvents()
    words = _words(page)
    tip = words.index("A pair of socks will do.")
    assert words[tip - 1] == routine_text.TIPS_TITLE
    assert words.count(routine_text.TIPS_TITLE) == 1
    assert words.index("8. Let go and breathe") < tip < words.index("Roller")


def test_start_asks_for_the_routine_on_the_page(page: RoutinePage, qtbot: QtBot) -> None:
    page.show_routine("roller_reset")
    with qtbot.waitSignal(page.start_requested) as asked:
        qtbot.mouseClick(page.start_button, Qt.MouseButton.LeftButton)
    assert asked.args == ["roller_reset"]


def test_enter_starts_and_escape_goes_back(page: RoutinePage, qtbot: QtBot) -> None:
    qtbot.waitUntil(page.isActiveWindow)
    page.setFocus()
    with qtbot.waitSignal(page.start_requested):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    with qtbot.waitSignal(page.back_requested):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)


def test_start_is_in_sight_however_long_the_page(page: RoutinePage) -> None:
    page.show_routine("everything")
    page.resize(1024, 640)
    QApplication.processEvents()
    corner = page.start_button.mapTo(page, page.start_button.rect().bottomRight())
    assert page.rect().contains(corner)


def test_a_second_routine_replaces_the_first(page: RoutinePage) -> None:
    page.show_routine("desk_reset")
    QApplication.processEvents()
    words = _words(page)
    assert "Desk reset" in words
    assert "Your hands" in words
    assert "Wall ball" not in words


def test_techniques_of_a_longer_routine_are_told_apart(page: RoutinePage) -> None:
    page.show_routine("everything")
    QApplication.processEvents()
    words = _words(page)
    assert [word for word in words if word in {"Hands", "Ball", "Roller"}] == ["Hands", "Ball", "Roller"]
    assert "12. Let go and breathe" in words


def test_tab_leads_from_the_top_of_the_page_to_its_foot(page: RoutinePage, qtbot: QtBot) -> None:
    qtbot.waitUntil(page.isActiveWindow)
    page.start_button.setFocus()
    names = []
    while (focus := _tabbed()) is not page.start_button:
        names.append(focus.accessibleName())
    assert names[0] == text.TO_LIBRARY
    assert names[1].startswith(routine_text.CONDITION_HEADS[Action.BLOCK])
    assert names[-1] == routine_text.EVIDENCE_TITLE


def _tabbed() -> QWidget:
    """What has the keyboard after one more Tab."""
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    return QApplication.focusWidget()


def test_every_picture_says_what_it_shows(page: RoutinePage) -> None:
    assert all(view.accessibleName() for view in page.findChildren(FigureView))
