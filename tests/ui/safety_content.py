"""A few conditions, techniques and routines to ask about before a session."""

from __future__ import annotations

from desktop.library.fitting import rows_of
from desktop.library.offering import Offer, offer
from desktop.model.catalogue import Catalogue
from desktop.model.condition import Action, Condition, ConditionGroup, ConditionRule, Stop
from desktop.model.person import CALM_ONLY_FROM_PAIN, Person
from desktop.model.region import Region
from desktop.model.routine import Routine, RoutineItem
from desktop.model.technique import Evidence, Position, Step, StepKind, Strength, Technique
from desktop.model.tool import Tool, ToolKind, ToolRole
from desktop.ui.outcome import Outcome, outcome_of

SIGN, CHILD = "sign", "child"
FEVER, DRUNK, BONES, SPINE, HEART = "fever", "drunk", "bones", "spine", "heart"


def _condition(name, short, group=ConditionGroup.NOW, **more):
    return Condition(id=name, title=short, short=short, group=group, question=f"{short}?", **more)


CONDITIONS = (
    _condition(SIGN, "A warning sign", today="A new warning sign?", stops=Stop.HELP_FIRST),
    _condition("injury", "A fresh injury", today="A new injury?"),
    _condition("skin", "Sore skin", today="Sore skin?"),
    _condition(FEVER, "Fever or feeling ill", today="A fever?"),
    _condition(DRUNK, "Alcohol or sedatives", today="Alcohol, or very sleepy?"),
    _condition(CHILD, "Under 18", ConditionGroup.YOU, stops=Stop.ADULTS_ONLY),
    _condition(BONES, "Fragile bones", ConditionGroup.BONES, unsure="Not sure? Say yes if you are over 65."),
    _condition(SPINE, "Spine condition", ConditionGroup.NERVES),
    _condition(HEART, "Heart trouble", ConditionGroup.HEART),
)


def _rules(*rules):
    return tuple(ConditionRule(condition=name, action=action, note=note) for name, action, note in rules)


def _technique(name, title, pressure, *, calm=False, rules=()):
    step = Step(
        id="press",
        kind=StepKind.WORK,
        title=title,
        do=title,
        say=title,
        picture="nothing.nowhere",
        duration_s=30,
        pressure=pressure,
    )
    return Technique(
        id=name,
        title=title,
        regions=("back",),
        position=Position.SEATED,
        calm=calm,
        level=1,
        needs=(("hands",),),
        often="Once a day.",
        steps=(step,),
        evidence=Evidence(strength=Strength.NONE, claim="Untested.", sources=()),
        conditions=_rules(*rules),
    )


TECHNIQUES = (
    _technique(
        "ball",
        "Ball at the wall",
        3,
        rules=(
            (FEVER, Action.BLOCK, "Wait until you are well."),
            (BONES, Action.ASK_FIRST, "Ask first."),
            (SPINE, Action.ASK_FIRST, "Ask first; not while a leg tingles."),
            (HEART, Action.MODIFY, "Breathe freely."),
            (DRUNK, Action.MODIFY, "Not on the floor."),
        ),
    ),
    _technique(
        "roller",
        "Roller",
        3,
        rules=(
            (FEVER, Action.BLOCK, "Wait until you are well."),
            (BONES, Action.BLOCK, "Not on fragile bones."),
            (SPINE, Action.ASK_FIRST, "Ask first."),
            (DRUNK, Action.BLOCK, "You may fall asleep on it."),
        ),
    ),
    _technique("breath", "Slow breathing", 0, calm=True),
)

ROUTINES = {
    "ball_alone": (("ball", False),),
    "ball_and_roller": (("ball", False), ("roller", True), ("breath", True)),
    "roller_alone": (("roller", False), ("breath", True)),
    "breath_then_ball": (("ball", True), ("breath", False)),
    "breath_alone": (("breath", False),),
}


def safety_catalogue() -> Catalogue:
    hands = Tool(
        id="hands", title="Hands", role=ToolRole.ALWAYS, kind=ToolKind.HANDS, what="Hands.", limits=""
    )
    return Catalogue(
        tools={"hands": hands},
        regions={"back": Region(id="back", title="Back")},
        zones={},
        conditions={condition.id: condition for condition in CONDITIONS},
        sources={},
        answers={},
        claims={},
        red_flags={},
        stop_rules={},
        techniques={technique.id: technique for technique in TECHNIQUES},
        poses={},
        routines={
            name: Routine(
                id=name,
                title=name.replace("_", " ").capitalize(),
                goal="To feel better",
                techniques=tuple(
                    RoutineItem(technique=technique, optional=optional) for technique, optional in items
                ),
            )
            for name, items in ROUTINES.items()
        },
    )


def offered(routine: str, person: Person) -> Offer:
    return offer(next(row for row in rows_of(safety_catalogue(), {}) if row.id == routine), person)


def outcome(
    routine: str,
    *conditions: str,
    pain: int = 2,
    rests: bool = False,
    agreed: frozenset[tuple[str, str]] = frozenset(),
    instead: tuple[str, ...] = ("breath_alone",),
) -> Outcome | None:
    person = Person(frozenset(conditions), agreed, pain >= CALM_ONLY_FROM_PAIN, rests)
    return outcome_of(offered(routine, person), person, safety_catalogue(), instead)
