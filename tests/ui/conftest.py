"""A theme on the application, and a small catalogue to show with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo
from PySide6.QtWidgets import QApplication

from desktop.figure.book import PictureBook
from desktop.library.fitting import rows_of
from desktop.library.offering import Offer, offer
from desktop.model.catalogue import BrokenFile, Catalogue
from desktop.model.condition import Action, Condition, ConditionGroup, ConditionRule, Stop
from desktop.model.knowledge import StopMoment, StopRule
from desktop.model.person import Person
from desktop.model.problem import Problem
from desktop.model.region import Region
from desktop.model.routine import Routine, RoutineItem
from desktop.model.source import Source
from desktop.model.technique import Evidence, Position, SideRule, Step, StepKind, Strength, Technique
from desktop.model.tool import Tool, ToolKind, ToolRole
from desktop.session.compiler import lengths_of
from desktop.ui.card_pictures import CardPictures
from desktop.ui.theme.theme import Theme

HERE = Path(__file__).resolve().parent
ASSETS = HERE.parents[1] / "assets"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The screen that is none warns that it cannot bound the size of a window; nothing follows from it."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore("propagateSizeHints", extend=True))


@pytest.fixture
def dress(qapp: QApplication) -> Iterator[Callable[..., Theme]]:
    """Makes a theme, its font larger by a factor, and dresses the application in it."""
    made: list[Theme] = []

    def make(*, mode: str = "light", text_scale: float = 1.0) -> Theme:
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
        font.setPixelSize(round(QFontInfo(font).pixelSize() * text_scale))
        theme = Theme(ASSETS, mode=mode, font=QFont(font))
        theme.apply(qapp)
        made.append(theme)
        return theme

    yield make
    for theme in made:
        shiboken6.delete(theme)
    qapp.setStyleSheet("")


@pytest.fixture
def theme(dress: Callable[..., Theme]) -> Theme:
    return dress()


def _tool(
    tool_id: str, title: str, kind: ToolKind, role: ToolRole = ToolRole.FILTER, substitute: str = ""
) -> Tool:
    return Tool(
        id=tool_id,
        title=title,
        role=role,
        kind=kind,
        what=f"{title}, as it is.",
        substitute=substitute,
        limits=f"Use the {title.lower()} for two minutes at most.",
    )


def _step(step_id: str, title: str, **more: object) -> Step:
    return Step(
        id=step_id,
        kind=more.pop("kind", StepKind.WORK),
        title=title,
        do=f"{title}, slowly and with care, until it feels warm.",
        say=title,
        picture="nothing.nowhere",
        **more,
    )


def _technique(
    technique_id: str, title: str, needs: tuple[tuple[str, ...], ...], position: Position, **more: object
) -> Technique:
    return Technique(
        id=technique_id,
        title=title,
        regions=("upper_back",),
        position=position,
        level=1,
        needs=needs,
        often="Once a day.",
        steps=(
            _step("ready", f"Get ready for {title.lower()}", kind=StepKind.SETUP, duration_s=15),
            _step("press", f"Press with {title.lower()}", side=SideRule.EACH, duration_s=30, pressure=3),
            _step("roll", "Roll up and down", side=SideRule.EACH, repetitions=8, repetition_s=5, pressure=2),
            _step("let_go", "Let go and breathe", kind=StepKind.CHECK, duration_s=20),
        ),
        **more,
    )


def _evidence(claim: str) -> Evidence:
    return Evidence(strength=Strength.WEAK, claim=claim, sources=("S1",))


def _condition(
    condition_id: str, title: str, group: ConditionGroup, today: str = "", stops: Stop | None = None
) -> Condition:
    return Condition(
        id=condition_id,
        title=title,
        short=title,
        group=group,
        question=f"{title}?",
        today=today,
        stops=stops,
    )


@pytest.fixture
def catalogue() -> Catalogue:
    tools = (
        _tool("hands", "Hands only", ToolKind.HANDS, ToolRole.ALWAYS),
        _tool("tennis_ball", "Tennis ball", ToolKind.BALL, substitute="A rubber dog ball."),
        _tool("massage_ball", "Massage ball", ToolKind.BALL),
        _tool("foam_roller", "Foam roller", ToolKind.ROLLER),
        _tool("ice_pack", "Ice pack", ToolKind.COLD),
        _tool("wall", "Wall", ToolKind.HOUSEHOLD, ToolRole.ASSUMED),
        _tool("sock", "Sock", ToolKind.HOUSEHOLD, ToolRole.ASSUMED),
    )
    techniques = (
        _technique(
            "by_hand",
            "Hands",
            (("hands",),),
            Position.SEATED,
            evidence=_evidence("Hardly tested by hand."),
            conditions=(
                ConditionRule(condition="skin", action=Action.MODIFY, note="Leave the sore place out."),
            ),
        ),
        _technique(
            "at_wall",
            "Ball",
            (("tennis_ball", "massage_ball"),),
            Position.WALL,
            household=("wall", "sock"),
            tips=("A pair of socks will do.",),
            evidence=_evidence("Little is known of balls."),
            conditions=(
                ConditionRule(condition="skin", action=Action.BLOCK, note="Not on sore skin."),
                ConditionRule(condition="heart", action=Action.ASK_FIRST, note="No breath-holding."),
            ),
        ),
        _technique(
            "rolling",
            "Roller",
            (("foam_roller",),),
            Position.SUPINE,
            floor=True,
            evidence=_evidence("Little is known of rollers."),
        ),
    )

    def routine(routine_id: str, title: str, *technique_ids: str) -> Routine:
        return Routine(
            id=routine_id,
            title=title,
            goal=f"For the sake of {title.lower()}",
            note="Take your time.",
            techniques=tuple(RoutineItem(technique=technique_id) for technique_id in technique_ids),
        )

    routines = (
        routine("desk_reset", "Desk reset", "by_hand"),
        routine("wall_ball", "Wall ball", "at_wall"),
        routine("roller_reset", "Roller reset", "rolling"),
        routine("everything", "Everything at once", "by_hand", "at_wall", "rolling"),
    )
    return Catalogue(
        tools={tool.id: tool for tool in tools},
        regions={"upper_back": Region(id="upper_back", title="Upper back")},
        zones={},
        conditions={
            "skin": _condition("skin", "Sore skin", ConditionGroup.NOW, today="Sore skin today?"),
            "heart": _condition("heart", "Heart trouble", ConditionGroup.HEART),
            "sign": _condition("sign", "A warning sign", ConditionGroup.NOW, stops=Stop.HELP_FIRST),
            "child": _condition("child", "Under 18", ConditionGroup.YOU, stops=Stop.ADULTS_ONLY),
        },
        sources={"S1": Source(id="S1", citation="Somebody. Something. Journal 2020.", doi="10.1000/1")},
        answers={},
        claims={},
        red_flags={},
        stop_rules={
            "sharp": StopRule(id="sharp", moment=StopMoment.AT_ONCE, rule="Stop at any sharp pain."),
            "numb": StopRule(id="numb", moment=StopMoment.AT_ONCE, rule="Stop when a leg goes numb."),
            "builds": StopRule(id="builds", moment=StopMoment.ACHE, rule="If it builds, press half as hard."),
        },
        techniques={technique.id: technique for technique in techniques},
        poses={},
        routines={routine.id: routine for routine in routines},
    )


@pytest.fixture
def broken_file() -> BrokenFile:
    problem = Problem("legs.yaml", 4, 3, "There is no technique called leg_roll.", "Did you mean rolling?")
    return BrokenFile(path="legs.yaml", problems=(problem,))


@dataclass(frozen=True)
class ContentAtHand:
    """Content that is there already."""

    catalogue: Catalogue
    book: PictureBook


class CareAtHand:
    """A person who can be changed, and what is offered to them."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.person = Person()
        lengths = {
            name: lengths_of(routine, catalogue.techniques) for name, routine in catalogue.routines.items()
        }
        self._rows = {row.id: row for row in rows_of(catalogue, lengths)}

    def offer_of(self, routine_id: str) -> Offer:
        return offer(self._rows[routine_id], self.person)


@pytest.fixture
def care(catalogue: Catalogue) -> CareAtHand:
    """The care for a person without any condition."""
    return CareAtHand(catalogue)


@pytest.fixture
def content(catalogue: Catalogue, book: PictureBook) -> ContentAtHand:
    return ContentAtHand(catalogue, book)


@pytest.fixture
def pictures(content: ContentAtHand) -> CardPictures:
    """Pictures of which none was kept."""
    return CardPictures(content)


@pytest.fixture
def book(catalogue: Catalogue) -> PictureBook:
    """A book without a sheet: every step shows the calm standing figure."""
    return PictureBook({}, {}, catalogue.tools)
