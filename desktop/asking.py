"""The way to a session and out of it: questions before, what follows from the answers, the pain after.

Part of the composition root: it joins the pages that ask to the care for the person and to what plays.
"""

from collections.abc import Callable
from functools import cached_property
from typing import TypeAlias

from desktop.caring import Caring
from desktop.library.adapting import adapted_catalogue
from desktop.library.offering import Offer
from desktop.model.catalogue import Catalogue
from desktop.model.person import Person
from desktop.ui import aftercare_text, safety_text
from desktop.ui.content import Content
from desktop.ui.for_you import lasting_advice
from desktop.ui.outcome import outcome_of
from desktop.ui.pages.done_page import DonePage
from desktop.ui.pages.gate_page import GatePage
from desktop.ui.pages.player_page import PlayerPage
from desktop.ui.pages.screening_page import ScreeningPage
from desktop.ui.relief import Hurt
from desktop.ui.tally import SessionSummary
from desktop.ui.window import MainWindow

Play: TypeAlias = Callable[[Catalogue, str, int], None]
"""Plays a routine of a catalogue, named by its id, from a step play on, counted from 1."""


class Asking:
    """Asks, weighs the answers, and lets play what is right."""

    def __init__(self, window: MainWindow, content: Content, caring: Caring, play: Play) -> None:
        """Look at nothing yet; each page is built when it is first needed.

        Args:
            window: Where the pages are.
            content: Where routines are looked up.
            caring: Knows the person.
            play: Plays what is offered.
        """
        self._window = window
        self._content = content
        self._caring = caring
        self._play = play
        self._routine = ""
        self._first_step = 1
        self._waiting = False
        self._pain: int | None = None
        self._weighed: tuple[Offer, Person] | None = None

    def ask_about_health(self) -> None:
        """Show the questions about conditions, with the answers that were given; nothing follows them."""
        self._waiting = False
        self._show_screening()

    def ask_before(self, routine_id: str, first_step: int = 1) -> None:
        """Ask what has to be asked before a routine, then play what is right of it.

        Args:
            routine_id: A routine of the catalogue.
            first_step: The step play to begin with, counted from 1.
        """
        self._routine, self._first_step = routine_id, first_step
        self._waiting = not self._caring.was_asked
        if self._waiting:
            self._show_screening()
            return
        catalogue = self._content.catalogue
        advice = lasting_advice(self._caring.offer_of(routine_id), catalogue, self._caring.person)
        self._gate.ask(catalogue.routines[routine_id].title, self._caring.today, advice)
        self._window.show_gate()

    def play_unasked(self, routine_id: str, first_step: int = 1) -> None:
        """Play a routine as it is written, for nobody in particular.

        Args:
            routine_id: A routine of the catalogue.
            first_step: The step play to begin with, counted from 1.
        """
        self._routine, self._first_step, self._pain = routine_id, first_step, None
        nobody = Person()
        self._begin(self._caring.offer_to(routine_id, nobody), nobody)

    def hear(self, player: PlayerPage) -> None:
        """Learn from the player how a session ends."""
        player.finished.connect(self._finish)
        player.hurt_ended.connect(self._end_hurt)

    def _show_screening(self) -> None:
        person = self._caring.person
        self._screening.show_answers(person.conditions, first=not self._caring.was_asked)
        self._window.show_screening()

    @cached_property
    def _screening(self) -> ScreeningPage:
        page = self._window.screening
        page.answered.connect(self._take_conditions)
        # Who wants to look around first is asked again before the first session.
        page.later.connect(self._window.go_back)
        return page

    @cached_property
    def _gate(self) -> GatePage:
        page = self._window.gate
        page.answered.connect(self._take_answers)
        page.begin_requested.connect(self._begin_after_outcome)
        page.routine_requested.connect(self._take_other)
        return page

    @cached_property
    def _done(self) -> DonePage:
        page = self._window.done
        page.pain_told.connect(self._take_pain)
        page.repeat_requested.connect(lambda: self.ask_before(self._routine))
        return page

    def _take_conditions(self, conditions: frozenset[str]) -> None:
        self._caring.tell_conditions(conditions)
        self._window.go_back()
        # Whoever is not offered anything any more is not asked how strong their pain is.
        if self._waiting and self._caring.calm_routines():
            self.ask_before(self._routine, self._first_step)

    def _take_answers(self, pain: int, conditions: frozenset[str]) -> None:
        self._pain = pain
        self._caring.tell_today(conditions)
        self._weigh(self._caring.person_in_pain(pain))

    def _weigh(self, person: Person, *, lasting_told: bool = True) -> None:
        """Play what is right of the routine, or show what stands in the way and what is to be minded."""
        offered = self._caring.offer_to(self._routine, person)
        self._weighed = (offered, person)
        calm = self._caring.calm_routines()
        catalogue = self._content.catalogue
        outcome = outcome_of(offered, person, catalogue, calm, lasting_told=lasting_told)
        if outcome is None:
            self._begin(offered, person)
        else:
            self._gate.show_outcome(outcome)

    def _begin_after_outcome(self, agreed: bool) -> None:  # noqa: FBT001 - what the signal says
        if self._weighed is None:
            return
        offered, person = self._weighed
        if agreed:
            self._caring.agree(offered.to_ask)
        self._begin(offered, person)

    def _take_other(self, routine_id: str) -> None:
        """Play a calm routine in place of the one that was wanted; the answers hold for it too."""
        if self._weighed is None:
            return
        person = self._weighed[1]
        self._routine, self._first_step = routine_id, 1
        offered = self._caring.offer_to(routine_id, person)
        if offered == Offer(row=offered.row, kept=offered.kept):
            self._begin(offered, person)
        else:
            # There is something to mind in it, which nobody has told yet.
            self._weigh(person, lasting_told=False)

    def _begin(self, offered: Offer, person: Person) -> None:
        self._caring.begin_session()
        catalogue = adapted_catalogue(self._content.catalogue, offered, person.conditions)
        self._play(catalogue, offered.row.id, self._first_step)

    def _finish(self, summary: SessionSummary) -> None:
        self._done.set_summary(summary, self._pain)
        self._window.show_done()

    def _end_hurt(self, hurt: Hurt) -> None:
        # How a spot hurts under the tool is no measure of how the back is: only what is alarming counts.
        if hurt.has_sign or hurt.too_strong:
            self._caring.rest_pressure()
        self._window.show_library()
        self._window.show_signs(safety_text.ENDED_HURTING)

    def _take_pain(self, pain: int) -> None:
        before = self._pain
        if before is None:
            return
        worse = self._caring.end_session(before, pain)
        lines = aftercare_text.advice(before, pain, self._caring.worse_in_row)
        calm = self._caring.calm_routines()[:1] if worse else ()
        routines = self._content.catalogue.routines
        self._done.set_advice(lines, (calm[0], routines[calm[0]].title) if calm else None)
