"""The way to a session and out of it: questions before, what follows from the answers, the pain after.

Part of the composition root: it joins the pages that ask to the care for the person and to what plays.
"""

from functools import cached_property
from typing import Protocol

from desktop.caring import Caring
from desktop.library.adapting import adapted_catalogue
from desktop.library.offering import Offer
from desktop.model.catalogue import Catalogue
from desktop.model.person import Person, is_worse
from desktop.ui import aftercare_text, safety_text
from desktop.ui.content import Content
from desktop.ui.for_you import lasting_advice
from desktop.ui.outcome import outcome_of
from desktop.ui.pages.done_page import DonePage
from desktop.ui.pages.gate_page import GatePage
from desktop.ui.pages.player_page import PlayerPage
from desktop.ui.pages.screening_page import ScreeningPage
from desktop.ui.tally import SessionSummary
from desktop.ui.window import MainWindow


class Play(Protocol):
    """Plays a routine as it stands in a catalogue."""

    def __call__(self, catalogue: Catalogue, routine_id: str, first_step: int) -> None:
        """Open the player on the routine and start it at a step play, counted from 1."""
        ...


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
        self._offer: Offer | None = None
        self._person = caring.person

    def ask_about_health(self) -> None:
        """Show the questions about conditions, with the answers that were given."""
        person = self._caring.person
        self._screening.show_answers(person.conditions, first=not self._caring.was_asked)
        self._window.show_screening()

    def ask_before(self, routine_id: str, first_step: int = 1) -> None:
        """Ask what has to be asked before a routine, then play what is right of it.

        Args:
            routine_id: A routine of the catalogue.
            first_step: The step play to begin with, counted from 1.
        """
        self._routine, self._first_step = routine_id, first_step
        self._waiting = not self._caring.was_asked
        if self._waiting:
            self.ask_about_health()
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
        self._begin(self._caring.offer_to(routine_id, Person()), frozenset())

    @cached_property
    def _screening(self) -> ScreeningPage:
        page = self._window.screening
        page.answered.connect(self._take_conditions)
        page.later.connect(self._put_off)
        return page

    @cached_property
    def _gate(self) -> GatePage:
        page = self._window.gate
        page.answered.connect(self._take_answers)
        page.begin_requested.connect(self._begin_after_outcome)
        page.routine_requested.connect(self._take_other)
        return page

    @cached_property
    def _player(self) -> PlayerPage:
        page = self._window.player
        page.finished.connect(self._finish)
        page.hurt_ended.connect(self._end_hurt)
        return page

    @cached_property
    def _done(self) -> DonePage:
        page = self._window.done
        page.pain_told.connect(self._take_pain)
        page.repeat_requested.connect(lambda: self.ask_before(self._routine))
        return page

    def _take_conditions(self, conditions: frozenset[str]) -> None:
        self._caring.tell_conditions(conditions)
        self._show_person()
        self._window.go_back()
        if self._waiting:
            self.ask_before(self._routine, self._first_step)

    def _put_off(self) -> None:
        """Let the person look around: the questions come again before the first session."""
        self._waiting = False
        self._window.go_back()

    def _take_answers(self, pain: int, conditions: frozenset[str]) -> None:
        self._pain = pain
        self._caring.tell_today(conditions)
        self._show_person()
        self._weigh(self._caring.person_in_pain(pain), pain)

    def _weigh(self, person: Person, pain: int) -> None:
        """Play what is right of the routine, or show what stands in the way."""
        offered = self._offer = self._caring.offer_to(self._routine, person)
        calm = [name for name in self._caring.calm_routines() if name != self._routine]
        outcome = outcome_of(offered, person, pain, self._content.catalogue, calm)
        if outcome is None:
            self._begin(offered, person.conditions)
        else:
            self._gate.show_outcome(outcome)

    def _begin_after_outcome(self, agreed: bool) -> None:  # noqa: FBT001 - what the signal says
        if self._offer is None:
            return
        if agreed:
            self._caring.agree(self._offer.to_ask)
        self._begin(self._offer, self._caring.person.conditions)

    def _take_other(self, routine_id: str) -> None:
        """Play a calm routine in place of the one that was wanted; the answers hold for it too."""
        self._routine, self._first_step = routine_id, 1
        person = self._caring.person_in_pain(self._pain or 0)
        self._begin(self._caring.offer_to(routine_id, person), person.conditions)

    def _begin(self, offered: Offer, conditions: frozenset[str]) -> None:
        self._caring.begin_session()
        catalogue = adapted_catalogue(self._content.catalogue, offered, conditions)
        self._player.set_content(catalogue)
        self._play(catalogue, offered.row.id, self._first_step)

    def _finish(self, summary: SessionSummary) -> None:
        self._done.set_summary(summary, self._pain)
        self._window.show_done()

    def _end_hurt(self, pain: int | None) -> None:
        if self._pain is not None and pain is not None:
            self._caring.end_session(self._pain, pain)
            self._show_person()
        self._window.show_library()
        self._window.show_signs(safety_text.ENDED_HURTING)

    def _take_pain(self, pain: int) -> None:
        before = self._pain
        if before is None:
            return
        self._caring.end_session(before, pain)
        self._show_person()
        lines = aftercare_text.advice(before, pain, self._caring.worse_in_row)
        calm = self._caring.calm_routines()[:1] if is_worse(before, pain) else ()
        routines = self._content.catalogue.routines
        self._done.set_advice(lines, (calm[0], routines[calm[0]].title) if calm else None)

    def _show_person(self) -> None:
        """Let the library offer what is right for the person, when something changed."""
        person = self._caring.person
        if person != self._person:
            self._person = person
            self._window.library.set_person(person)
