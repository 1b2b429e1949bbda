"""The page of one technique: for whom it is, its steps, what to do instead, and where it is played."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop.figure.book import PictureBook
from desktop.model.catalogue import Catalogue
from desktop.model.condition import Action, ConditionRule
from desktop.model.person import Person
from desktop.model.region import Region
from desktop.model.technique import Technique
from desktop.ui import routine_text, technique_text
from desktop.ui.for_you import FOR_YOU_TITLE
from desktop.ui.pages.technique_page import TechniquePage
from desktop.ui.theme.focus_ring import FocusRing
from desktop.ui.theme.theme import Theme
from desktop.ui.widgets.link_card import LinkCard
from desktop.ui.widgets.needs_grid import NeedsGrid
from desktop.ui.widgets.scene_view import SceneView
from desktop.ui.widgets.step_row import StepRow
from tests.ui.hands import press, words_on

HEALTHY = Person()


@pytest.fixture
def catalogue(catalogue: Catalogue) -> Catalogue:
    """With something to do in place of the ball, and a roller no harder than light for a weak heart."""
    rule = ConditionRule(condition="heart", action=Action.MODIFY, note="Light only.", pressure_at_most=2)

    def changed(technique_id: str, **more: object) -> Technique:
        return replace(catalogue.techniques[technique_id], **more)

    techniques = {
        "by_hand": changed("by_hand"),
        "at_wall": changed("at_wall", instead=("rolling", "by_hand")),
        "rolling": changed("rolling", conditions=(rule,), regions=("whole_back", "upper_back")),
    }
    whole = Region(id="whole_back", title="Whole back", parts=("upper_back",))
    return replace(catalogue, techniques=techniques, regions={**catalogue.regions, "whole_back": whole})


@pytest.fixture
def page(theme: Theme, catalogue: Catalogue, book: PictureBook, qtbot: QtBot) -> TechniquePage:
    page = TechniquePage(theme, catalogue, book)
    qtbot.addWidget(page)
    page.resize(1280, 800)
    page.show_technique("at_wall", HEALTHY)
    page.show()
    return page


@pytest.fixture
def show(page: TechniquePage) -> Callable[..., None]:
    """Shows a technique to a person for whom all of these conditions hold."""

    def show(technique_id: str, *conditions: str, **more: object) -> None:
        page.show_technique(technique_id, Person(conditions=frozenset(conditions), **more))
        QApplication.processEvents()

    return show


def _at_rest(technique: Technique) -> Technique:
    """With nothing pressed in any step."""
    return replace(technique, steps=tuple(replace(step, pressure=0) for step in technique.steps))


@pytest.mark.parametrize(("household", "needs"), [((), routine_text.NO_NEEDS), (("sock",), "Sock")])
def test_hands_that_press_nothing_are_not_told_how_hard_to_press(
    theme: Theme, catalogue: Catalogue, qtbot: QtBot, household: tuple[str, ...], needs: str
) -> None:
    resting = replace(_at_rest(catalogue.techniques["by_hand"]), household=household)
    grid = NeedsGrid(theme, (resting,), catalogue.tools)
    qtbot.addWidget(grid)
    assert [label.text() for label in grid.findChildren(QLabel) if label.text()] == [needs]


def test_it_tells_what_the_technique_is(page: TechniquePage) -> None:
    told = {"Ball", "Upper back", "4 min", "For everyone", "At a wall", "Once a day."}
    assert told <= set(words_on(page))


def test_a_region_is_not_told_beside_one_that_joins_it(
    page: TechniquePage, show: Callable[..., None]
) -> None:
    show("rolling")
    assert "Whole back" in words_on(page)
    assert technique_text.regions(["Whole back", "Upper back"]) not in words_on(page)


def test_it_says_when_the_person_has_to_get_down_to_the_floor(
    page: TechniquePage, show: Callable[..., None]
) -> None:
    assert technique_text.ON_THE_FLOOR not in words_on(page)
    show("rolling")
    assert {"On your back", technique_text.ON_THE_FLOOR} <= set(words_on(page))


def test_it_tells_needs_steps_tips_care_and_evidence(page: TechniquePage) -> None:
    words = words_on(page)
    assert {"Tennis ball", "Wall and sock", "2. Press with ball", "A pair of socks will do."} <= set(words)
    assert {"Stop at any sharp pain.", "Not on sore skin."} <= set(words)
    assert "Evidence: weak. Little is known of balls." in words


def test_the_picture_at_the_top_moves_and_a_step_under_the_pointer_does(page: TechniquePage) -> None:
    rows = page.findChildren(StepRow)
    assert any(view.is_moving for view in page.findChildren(SceneView))
    assert not any(row.picture.is_moving for row in rows)
    _enter(rows[1])
    assert [row.picture.is_moving for row in rows] == [False, True, False, False]
    QApplication.sendEvent(rows[1], QEvent(QEvent.Type.Leave))
    assert not rows[1].picture.is_moving


def test_a_step_can_be_reached_by_the_keyboard_and_then_moves(
    page: TechniquePage, theme: Theme, qtbot: QtBot
) -> None:
    qtbot.waitUntil(page.isActiveWindow)
    page.back_button.setFocus()
    rows = page.findChildren(StepRow)
    press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is rows[0]
    assert rows[0].accessibleName().startswith("1. Get ready for ball")
    assert rows[0].picture.is_moving
    ring = theme.findChild(FocusRing)
    assert ring is not None
    assert ring.target is rows[0]
    QTest.keyClick(rows[0], Qt.Key.Key_Tab)
    assert [row.picture.is_moving for row in rows] == [False, True, False, False]


def test_what_holds_for_the_person_is_told_first(page: TechniquePage, show: Callable[..., None]) -> None:
    assert FOR_YOU_TITLE not in words_on(page)
    show("at_wall", "heart")
    words = words_on(page)
    told = words.index("Ask first")
    assert words[told + 1 : told + 3] == ["Heart trouble", "No breath-holding."]
    assert told < words.index(routine_text.NEEDS_TITLE)


def test_the_pressure_is_shown_as_it_is_right_for_the_person(
    page: TechniquePage, show: Callable[..., None]
) -> None:
    show("rolling")
    assert "Moderate" in words_on(page)
    show("rolling", "heart")
    assert "Moderate" not in words_on(page)
    assert "Light only." in words_on(page)


@pytest.mark.parametrize(
    ("conditions", "more"),
    [(("skin",), {}), (("child",), {}), ((), {"calm_only": True}), ((), {"pressure_rests": True})],
)
def test_of_what_is_not_right_for_the_person_no_steps_are_shown(
    page: TechniquePage, show: Callable[..., None], conditions: tuple[str, ...], more: dict[str, bool]
) -> None:
    show("at_wall", *conditions, **more)
    assert "Not right for you now" in words_on(page)
    assert not any(row.isVisible() for row in page.findChildren(StepRow))
    assert technique_text.ROUTINES_TITLE not in words_on(page)


def test_what_can_be_done_instead_is_offered_as_far_as_it_is_right(
    page: TechniquePage, show: Callable[..., None], catalogue: Catalogue, qtbot: QtBot
) -> None:
    assert _ways(page, technique_text.INSTEAD_TITLE) == ["Roller", "Hands"]
    with qtbot.waitSignal(page.technique_requested) as asked:
        _way(page, "Hands").click()
    assert asked.args == ["by_hand"]
    show("at_wall", calm_only=True)
    assert technique_text.INSTEAD_TITLE not in words_on(page)


def test_the_routines_that_contain_it_are_one_press_away(
    page: TechniquePage, show: Callable[..., None], qtbot: QtBot
) -> None:
    assert _ways(page, technique_text.ROUTINES_TITLE) == ["Wall ball", "Everything at once"]
    with qtbot.waitSignal(page.routine_requested) as asked:
        _way(page, "Everything at once").click()
    assert asked.args == ["everything"]
    show("rolling")
    assert technique_text.INSTEAD_TITLE not in words_on(page)


def test_a_source_is_asked_for_by_its_address(page: TechniquePage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.link_requested) as asked:
        _way(page, "DOI 10.1000/1").click()
    assert asked.args == ["https://doi.org/10.1000/1"]


def test_escape_and_the_button_lead_back(page: TechniquePage, qtbot: QtBot) -> None:
    qtbot.waitUntil(page.isActiveWindow)
    page.setFocus()
    assert QApplication.focusWidget() is page.back_button
    with qtbot.waitSignal(page.back_requested):
        QTest.keyClick(page.back_button, Qt.Key.Key_Escape)
    with qtbot.waitSignal(page.back_requested):
        page.back_button.click()


def test_every_button_and_step_has_a_name(page: TechniquePage) -> None:
    assert all(part.accessibleName() for part in page.findChildren(QAbstractButton))
    assert all(row.accessibleName() for row in page.findChildren(StepRow))


def test_a_technique_that_is_not_there_is_an_error(page: TechniquePage) -> None:
    with pytest.raises(KeyError):
        page.show_technique("nothing", HEALTHY)


def _ways(page: TechniquePage, head: str) -> list[str]:
    """What the card with this head leads to."""
    cards = page.findChildren(LinkCard)
    card = next(card for card in cards if head in [label.text() for label in card.findChildren(QLabel)])
    return [button.text() for button in card.findChildren(QAbstractButton)]


def _way(page: TechniquePage, words: str) -> QAbstractButton:
    return next(button for button in page.findChildren(QAbstractButton) if button.text() == words)


def _enter(row: StepRow) -> None:
    at = QPointF(row.rect().center())
    QApplication.sendEvent(row, QEnterEvent(at, at, QPointF(row.mapToGlobal(row.rect().center()))))
