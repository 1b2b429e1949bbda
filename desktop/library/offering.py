"""The rule of safety: what of a routine is offered to a person, and why the rest is not.

Goes by plain rows, like the tool selector, so that it answers before the catalogue is loaded.
"""

from collections.abc import Iterable
from typing import Final, NamedTuple, TypeAlias

from desktop.model.person import Person
from desktop.model.shelf import Part, Row

# The actions of ``desktop.model.condition``, by value: that module is slow to import.
_BLOCK: Final = "block"
_ASK_FIRST: Final = "ask_first"

_Pairs: TypeAlias = tuple[tuple[str, str], ...]
"""Pairs of the ids of a condition and a technique."""


class Bar(NamedTuple):
    """Why a technique is not offered.

    Attributes:
        part: The technique.
        conditions: The ids of the conditions that block it.
        too_sore: It is not calm, and only calm techniques are right now.
        pressure_rests: It presses, and nothing is to be pressed now.
    """

    part: Part
    conditions: tuple[str, ...] = ()
    too_sore: bool = False
    pressure_rests: bool = False


class Offer(NamedTuple):
    """What of a routine is offered to a person.

    Attributes:
        row: The routine as it would be played; as it is written when it is withheld.
        kept: The places of the techniques that are played, counted from 0; none when it is withheld.
        barred: The techniques that are not offered: left out, or the reason why all of it is withheld.
        to_ask: What a clinician has to agree to first, as pairs of the ids of a condition and a technique.
        agreed: What a clinician has agreed to already, as such pairs.
        to_mind: What is offered with a change, as such pairs.
    """

    row: Row
    kept: tuple[int, ...]
    barred: tuple[Bar, ...] = ()
    to_ask: _Pairs = ()
    agreed: _Pairs = ()
    to_mind: _Pairs = ()

    @property
    def withheld(self) -> bool:
        """Whether nothing of it is offered."""
        return not self.kept

    @property
    def shortened(self) -> bool:
        """Whether it is offered without some of its techniques."""
        return bool(self.kept and self.barred)

    @property
    def reasons(self) -> tuple[Bar, ...]:
        """Why it is withheld: what it cannot go without; empty when it is offered."""
        if not self.withheld:
            return ()
        return tuple(bar for bar in self.barred if not bar.part.optional) or self.barred


def row_of(routine_id: str, parts: tuple[Part, ...], duration_ms: int) -> Row:
    """The row of a routine that is made of these parts.

    Args:
        routine_id: The routine.
        parts: Its techniques, in order.
        duration_ms: How long all of it takes, with its pauses.
    """
    return Row(
        id=routine_id,
        needs=tuple(dict.fromkeys(group for part in parts for group in part.needs)),
        regions=tuple(dict.fromkeys(region for part in parts for region in part.regions)),
        floor=any(part.floor for part in parts),
        duration_ms=duration_ms,
        parts=parts,
    )


def offer(row: Row, person: Person) -> Offer:
    """What of a routine is offered to a person.

    A technique that is barred is left out when the routine may go without it; when it may not, or when
    nothing is left, all of the routine is withheld.
    """
    bars = {place: bar for place, part in enumerate(row.parts) if (bar := _bar(part, person)) is not None}
    barred = tuple(bars.values())
    kept = tuple(place for place in range(len(row.parts)) if place not in bars)
    if not kept or not all(bar.part.optional for bar in barred):
        return Offer(row=row, kept=(), barred=barred)
    parts = tuple(row.parts[place] for place in kept)
    spared_ms = sum(bar.part.duration_ms for bar in barred)
    to_ask, agreed, to_mind = _told(parts, person)
    return Offer(
        row=row if not barred else row_of(row.id, parts, row.duration_ms - spared_ms),
        kept=kept,
        barred=barred,
        to_ask=to_ask,
        agreed=agreed,
        to_mind=to_mind,
    )


def _bar(part: Part, person: Person) -> Bar | None:
    """Why a technique is not offered; None when it is."""
    blocking = tuple(
        condition for condition, action in part.rules if action == _BLOCK and condition in person.conditions
    )
    too_sore = person.calm_only and not part.calm
    pressure_rests = person.pressure_rests and part.presses
    if not (blocking or too_sore or pressure_rests):
        return None
    return Bar(part, blocking, too_sore, pressure_rests)


def _told(parts: Iterable[Part], person: Person) -> tuple[_Pairs, _Pairs, _Pairs]:
    """What has to be asked first, what was agreed to and what is to be minded, each pair once."""
    to_ask: dict[tuple[str, str], None] = {}
    agreed: dict[tuple[str, str], None] = {}
    to_mind: dict[tuple[str, str], None] = {}
    for part in parts:
        for condition, action in part.rules:
            if condition not in person.conditions:
                continue
            pair = (condition, part.technique)
            asked = agreed if pair in person.agreed else to_ask
            (asked if action == _ASK_FIRST else to_mind)[pair] = None
    return tuple(to_ask), tuple(agreed), tuple(to_mind)
