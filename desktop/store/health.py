"""What the person told about their health: in a file of its own on this machine, and nowhere else."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import cast

from desktop.model.person import PRESSURE_RESTS_H, Person, is_worse
from desktop.store.kept import KeptFile, KeptKind, is_texts

_FILE = "health.json"
_MOST_WORSE = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """What was told so far.

    Attributes:
        conditions: The ids of the conditions that hold until they are changed; None before the screening.
        today: The ids of those that were told for one day only.
        today_on: That day, as an ISO date; empty when there is none.
        agreed: What a clinician agreed to, as pairs of the ids of a condition and a technique.
        pressure_rests_until: Until when nothing is to be pressed, as an ISO time with its zone; empty when
            nothing stands in the way.
        worse_in_row: How many sessions in a row left more pain than there was before.
    """

    conditions: tuple[str, ...] | None = None
    today: tuple[str, ...] = ()
    today_on: str = ""
    agreed: tuple[tuple[str, str], ...] = ()
    pressure_rests_until: str = ""
    worse_in_row: int = 0

    def conditions_on(self, day: date) -> frozenset[str]:
        """All that holds on a day."""
        for_the_day = self.today if self.today_on == day.isoformat() else ()
        return frozenset((*(self.conditions or ()), *for_the_day))

    def pressure_rests_at(self, now: datetime) -> bool:
        """Whether nothing is to be pressed.

        Args:
            now: The time, with its zone. A clock that was set back by a day or less lifts no rest; what lies
                further ahead was written by a clock that went wrong, and holds nobody up.
        """
        if not self.pressure_rests_until:
            return False
        until = datetime.fromisoformat(self.pressure_rests_until)
        return now < until <= now + 2 * timedelta(hours=PRESSURE_RESTS_H)

    def person_at(self, now: datetime, *, calm_only: bool = False) -> Person:
        """What decides what is offered now.

        Args:
            now: The time, with its zone; the day is the one of that zone.
            calm_only: Whether the pain is too strong for anything else.
        """
        return Person(
            conditions=self.conditions_on(now.date()),
            agreed=frozenset(self.agreed),
            calm_only=calm_only,
            pressure_rests=self.pressure_rests_at(now),
        )

    def with_answers(self, conditions: frozenset[str], changing: frozenset[str], day: date) -> "Health":
        """The same with new answers to the whole screening.

        Args:
            conditions: The ids of all conditions that hold.
            changing: The ids of those that change from day to day; they are kept for that day only.
            day: The day.
        """
        lasting = conditions - changing
        return replace(
            self,
            conditions=tuple(sorted(lasting)),
            # Who no longer has a condition has to ask anew when it comes back.
            agreed=tuple(pair for pair in self.agreed if pair[0] in conditions),
        ).with_today(conditions & changing, day)

    def with_today(self, conditions: frozenset[str], day: date) -> "Health":
        """The same with new answers to what changes from day to day."""
        is_same_day = self.today_on == day.isoformat()
        # A new injury is another one: what was agreed to for the last one does not hold for it.
        lapsed = set(self.today) - (conditions if is_same_day else set())
        return replace(
            self,
            today=tuple(sorted(conditions)),
            today_on=day.isoformat(),
            agreed=tuple(pair for pair in self.agreed if pair[0] not in lapsed),
        )

    def with_agreement(self, pairs: tuple[tuple[str, str], ...]) -> "Health":
        """The same with more that a clinician agreed to."""
        return replace(self, agreed=tuple(sorted({*self.agreed, *pairs})))

    def resting(self, now: datetime) -> "Health":
        """The same, with nothing to be pressed for as long as after a session that made it worse."""
        until = now + timedelta(hours=PRESSURE_RESTS_H)
        return replace(self, pressure_rests_until=until.isoformat(timespec="seconds"))

    def after_session(self, pain_before: int, pain_after: int, now: datetime) -> "Health":
        """The same after a session.

        Args:
            pain_before: The pain before it, 0 to 10.
            pain_after: The pain after it, 0 to 10.
            now: When it ended, with its zone.
        """
        if not is_worse(pain_before, pain_after):
            return replace(self, worse_in_row=0)
        return replace(self.resting(now), worse_in_row=min(self.worse_in_row + 1, _MOST_WORSE))


class HealthFile(KeptFile[Health]):
    """What one user told about their health."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder / _FILE, _KIND)


def _is_pairs(value: object) -> bool:
    return isinstance(value, list) and all(
        is_texts(item) and len(cast("list[str]", item)) == 2 for item in cast("list[object]", value)
    )


def _is_day(value: object) -> bool:
    # Days are compared as they are written, and Python reads more than one way of writing them.
    return value == "" or (
        isinstance(value, str)
        and _fits(date.fromisoformat, value)
        and date.fromisoformat(value).isoformat() == value
    )


def _is_time(value: object) -> bool:
    return value == "" or (isinstance(value, str) and _fits(_zoned, value))


def _zoned(text: str) -> datetime:
    time = datetime.fromisoformat(text)
    if time.tzinfo is None:
        raise ValueError("the time has no zone")
    return time


def _fits(parse: Callable[[str], object], text: str) -> bool:
    try:
        parse(text)
    except ValueError:
        return False
    return True


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= _MOST_WORSE


_KIND = KeptKind(
    defaults=Health(),
    accepted={
        "conditions": lambda value: value is None or is_texts(value),
        "today": is_texts,
        "today_on": _is_day,
        "agreed": _is_pairs,
        "pressure_rests_until": _is_time,
        "worse_in_row": _is_count,
    },
    what="answers about your health",
    loss="You are asked again, and the new answers are not kept.",
)
