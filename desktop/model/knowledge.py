"""What the app tells besides techniques: answers, what people say, warning signs and when to stop."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from desktop.model.about import About
from desktop.model.units import Id, SourceId, TechniqueId


class Topic(StrEnum):
    """The heading that an answer stands under, in the order of the page."""

    START = "start"
    """How to begin, how often, how hard."""
    MASSAGE = "massage"
    """What massage is good for and where it goes."""
    WARMTH = "warmth"
    """Warmth, cold, oils, salt and devices."""
    REST = "rest"
    """Lying, sleeping and getting up."""
    SAFETY = "safety"
    """Whether it is right for a person, and when to see someone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A question that people ask, with its answer."""

    id: Id
    topic: Annotated[Topic, About("The heading that it stands under.")]
    question: Annotated[str, About("The question, as people ask it.", max_chars=100)]
    answer: Annotated[
        tuple[Annotated[str, About("A paragraph.", max_chars=480)], ...],
        About("The answer; the first paragraph says the most important thing.", min_items=1, max_items=4),
    ]
    techniques: Annotated[tuple[TechniqueId, ...], About("Techniques that it speaks of.")] = ()
    sources: Annotated[tuple[SourceId, ...], About("The sources of what it claims.")] = ()


class Verdict(StrEnum):
    """What becomes of something that people say when it is held against what is known."""

    RIGHT = "right"
    PARTLY = "partly"
    """Part of it holds."""
    UNPROVEN = "unproven"
    """Nobody has shown it."""
    OVERSTATED = "overstated"
    """There is something in it, but less than is said."""
    WRONG = "wrong"
    UNSAFE = "unsafe"
    """Following it can do harm."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """Something that people say about backs and massage, and what is known about it."""

    id: Id
    people_say: Annotated[str, About("What people say, in one sentence.", max_chars=160)]
    verdict: Annotated[Verdict, About("What becomes of it.")]
    known: Annotated[str, About("What is known.", max_chars=360)]
    so: Annotated[str, About("What to make of it, in one sentence.", max_chars=200)] = ""
    sources: Annotated[tuple[SourceId, ...], About("The sources of what is known.")] = ()


class Urgency(StrEnum):
    """How soon a warning sign needs a clinician."""

    EMERGENCY = "emergency"
    """Call the emergency number now."""
    URGENT = "urgent"
    """Be seen on the same day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RedFlag:
    """A warning sign: no massage, and help first."""

    id: Id
    urgency: Annotated[Urgency, About("How soon it needs a clinician.")]
    sign: Annotated[str, About("The sign, in one sentence.", max_chars=240)]
    sources: Annotated[tuple[SourceId, ...], About("Where it is listed.")] = ()


class StopMoment(StrEnum):
    """When a stop rule holds."""

    AT_ONCE = "at_once"
    """While playing: end the step at once."""
    ACHE = "ache"
    """While playing: what to do about an ache."""
    AFTER = "after"
    """After a session."""
    DAILY = "daily"
    """How much there may be in a day, and on one spot."""
    TOGETHER = "together"
    """What never goes together."""
    BURN = "burn"
    """First aid for a burn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StopRule:
    """A rule that says when to stop, or how much is enough."""

    id: Id
    moment: Annotated[StopMoment, About("When it holds.")]
    rule: Annotated[str, About("The rule, in a sentence or two.", max_chars=240)]
    sources: Annotated[tuple[SourceId, ...], About("Where it comes from.")] = ()
