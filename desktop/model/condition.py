"""Conditions of a person that change what may be offered."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from desktop.model.about import About
from desktop.model.units import ConditionId, Id


class Action(StrEnum):
    """What a condition means for a technique, strictest first."""

    BLOCK = "block"
    """Not offered."""
    ASK_FIRST = "ask_first"
    """Only after a clinician agreed."""
    MODIFY = "modify"
    """Offered, with the change that the note tells."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """A condition that the screening asks about."""

    id: Id
    title: Annotated[str, About("What it covers.", max_chars=160)]
    question: Annotated[str, About("The question put to the person.", max_chars=160)]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionRule:
    """What one condition means for one technique."""

    condition: ConditionId
    action: Annotated[Action, About("Block, ask first, or modify.")]
    note: Annotated[str, About("What to do, in one sentence.", max_chars=160)]
