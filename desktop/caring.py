"""The care for the person: what they told about their health, and what is offered to them for it.

Part of the composition root: it joins what is kept with the rule of safety. Knows no window.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from desktop.library.offering import Offer, offer
from desktop.model.person import CALM_ONLY_FROM_PAIN, Person, is_worse
from desktop.model.problem import OutsideProblem
from desktop.model.shelf import Shelf
from desktop.store.health import Health, HealthFile


def local_now() -> datetime:
    """The time with the zone that the person lives in."""
    return datetime.now().astimezone()


class Caring:
    """Fulfils ``desktop.ui.care.Care``; every change is kept at once."""

    def __init__(
        self,
        file: HealthFile,
        shelf: Shelf,
        tell: Callable[[OutsideProblem], None],
        now: Callable[[], datetime] = local_now,
    ) -> None:
        """Read what was told before.

        Args:
            file: Where it is kept.
            shelf: All routines, and the conditions that are asked about.
            tell: Told what stands in the way of keeping something.
            now: The time, with its zone.
        """
        self._file = file
        self._tell = tell
        self._now = now
        self._rows = {routine.row.id: routine.row for routine in shelf.routines}
        self._changing = frozenset(each.id for each in shelf.conditions if each.today)
        self._health, self.complaint = file.load()
        self._before = self._health

    @property
    def was_asked(self) -> bool:
        """Whether the questions about conditions were answered once."""
        return self._health.conditions is not None

    @property
    def person(self) -> Person:
        """The person as far as it is known now."""
        return self._health.person_at(self._now())

    @property
    def worse_in_row(self) -> int:
        """How many sessions in a row made it worse."""
        return self._health.worse_in_row

    @property
    def today(self) -> frozenset[str]:
        """The ids of the conditions that hold today and may not hold tomorrow."""
        return self.person.conditions & self._changing

    def person_in_pain(self, pain: int) -> Person:
        """The person with as much pain as they told, 0 to 10."""
        return self._health.person_at(self._now(), calm_only=pain >= CALM_ONLY_FROM_PAIN)

    def offer_of(self, routine_id: str) -> Offer:
        """What of a routine is offered to the person.

        Raises:
            KeyError: When there is no such routine.
        """
        return self.offer_to(routine_id, self.person)

    def offer_to(self, routine_id: str, person: Person) -> Offer:
        """What of a routine is offered to such a person.

        Raises:
            KeyError: When there is no such routine.
        """
        return offer(self._rows[routine_id], person)

    def calm_routines(self) -> tuple[str, ...]:
        """The ids of the routines that are right with strong pain too, with no question left open."""
        person = self.person._replace(calm_only=True)
        offers = (offer(row, person) for row in self._rows.values())
        return tuple(each.row.id for each in offers if not (each.withheld or each.to_ask))

    def tell_conditions(self, conditions: frozenset[str]) -> None:
        """Keep the answers to all questions."""
        self._keep(self._health.with_answers(conditions, self._changing, self._now().date()))

    def tell_today(self, conditions: frozenset[str]) -> None:
        """Keep the answers to the questions of today."""
        self._keep(self._health.with_today(conditions, self._now().date()))

    def agree(self, pairs: tuple[tuple[str, str], ...]) -> None:
        """Keep what a clinician agreed to, as pairs of the ids of a condition and a technique."""
        self._keep(self._health.with_agreement(pairs))

    def begin_session(self) -> None:
        """Remember how things stood before a session."""
        self._before = self._health

    def end_session(self, pain_before: int, pain_after: int) -> bool:
        """Draw the conclusions of a session; told once more, the last answer counts.

        Args:
            pain_before: The pain before it, 0 to 10.
            pain_after: The pain after it, 0 to 10.

        Returns:
            Whether the session made it worse.
        """
        before = replace(
            self._health,
            pressure_rests_until=self._before.pressure_rests_until,
            worse_in_row=self._before.worse_in_row,
        )
        self._keep(before.after_session(pain_before, pain_after, self._now()))
        return is_worse(pain_before, pain_after)

    def rest_pressure(self) -> None:
        """Let nothing be pressed for a day, as after a session that made it worse."""
        self._keep(self._health.resting(self._now()))

    def _keep(self, health: Health) -> None:
        self._health = health
        problem = self._file.save(health)
        if problem is not None:
            self._tell(problem)
