"""From the wish to play to the player, through every question, in the real window on real content."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app import House, Opening
from desktop.content import StoredContent
from desktop.model.catalogue import Catalogue
from desktop.paths import user_folders
from desktop.ui.tally import SessionSummary

BALL = "ball_upper_6"
MIXED = "everything_25"
SUMMARY = SessionSummary(title="Ball", played_ms=60_000, done=3, skipped=0)

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


class Recorder:
    """Stands in for what plays: writes down what it is to play."""

    def __init__(self) -> None:
        self.played: list[tuple[str, tuple[str, ...], int]] = []
        self.catalogue: Catalogue | None = None

    def play(self, catalogue: Catalogue, routine_id: str, first_step: int) -> None:
        items = catalogue.routines[routine_id].techniques
        self.catalogue = catalogue
        self.played.append((routine_id, tuple(item.technique for item in items), first_step))

    def close(self) -> None:
        pass


class Visit:
    """One person in front of the app."""

    def __init__(self, app: QApplication, folder: Path, catalogue: Catalogue) -> None:
        self.folders = user_folders(folder)
        self.house = House(app, StoredContent(self.folders, catalogue), self.folders, Opening())
        self.window = self.house.window
        self.recorder = Recorder()
        self.house._playing = self.recorder
        self.caring = self.house._caring
        self.window.show()

    def tell(self, *conditions: str) -> None:
        self.caring.tell_conditions(frozenset(conditions))

    def start(self, routine: str) -> None:
        self.window.show_routine(routine)
        self.window.start_requested.emit(routine)

    def answer(self, pain: int, *today: str) -> None:
        self.window.gate.answered.emit(pain, frozenset(today))

    @property
    def page(self) -> object:
        return self.window.centralWidget().currentWidget()

    @property
    def routines_played(self) -> list[str]:
        return [routine for routine, _, _ in self.recorder.played]


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """Everything that ships, read once."""
    return StoredContent(user_folders(tmp_path_factory.mktemp("nobody"))).catalogue


@pytest.fixture
def visit(qapp: QApplication, qtbot: QtBot, tmp_path: Path, catalogue: Catalogue) -> Iterator[Visit]:
    made = Visit(qapp, tmp_path, catalogue)
    yield made
    made.window.close()
    made.house.close()
    shiboken6.delete(made.window)
    shiboken6.delete(made.house._theme)
    qapp.setStyleSheet("")


def test_the_first_start_asks_and_then_shows_the_library(visit: Visit) -> None:
    visit.house.begin(Opening())
    assert visit.page is visit.window.screening
    visit.window.screening.answered.emit(frozenset({"ci_bleeding"}))
    assert visit.page is visit.window.library
    assert visit.caring.person.conditions == {"ci_bleeding"}
    assert BALL not in visit.window.library.cards()


def test_later_starts_ask_nothing(visit: Visit) -> None:
    visit.tell()
    visit.house.begin(Opening())
    assert visit.page is visit.window.library


def test_who_puts_the_questions_off_is_asked_before_the_first_session(visit: Visit) -> None:
    visit.house.begin(Opening())
    visit.window.screening.later.emit()
    assert visit.page is visit.window.library
    visit.start(BALL)
    assert visit.page is visit.window.screening
    visit.window.screening.later.emit()
    assert visit.page is visit.window.routine
    visit.start(BALL)
    visit.window.screening.answered.emit(frozenset())
    assert visit.page is visit.window.gate
    assert visit.recorder.played == []


def test_when_all_is_well_two_answers_lead_to_the_player(visit: Visit) -> None:
    visit.tell()
    visit.start(BALL)
    assert visit.page is visit.window.gate
    visit.answer(2)
    assert visit.recorder.played == [(BALL, ("tennis_upper_wall",), 1)]


def test_the_command_line_leads_through_the_questions_too(visit: Visit) -> None:
    visit.tell()
    visit.house.begin(Opening(routine=BALL, first_step=3))
    assert visit.page is visit.window.gate
    visit.answer(0)
    assert visit.recorder.played == [(BALL, ("tennis_upper_wall",), 3)]


def test_authors_may_listen_without_a_question(visit: Visit) -> None:
    visit.tell("ci_bleeding")
    visit.house.begin(Opening(routine=BALL, questions=False))
    assert visit.routines_played == [BALL]


def test_strong_pain_stops_and_offers_what_is_calm(visit: Visit) -> None:
    visit.tell()
    visit.start(BALL)
    visit.answer(6)
    assert visit.page is visit.window.gate
    assert visit.recorder.played == []
    visit.window.gate.routine_requested.emit("flare_10")
    assert visit.routines_played == ["flare_10"]


def test_a_warning_sign_lets_nothing_be_played(visit: Visit) -> None:
    visit.tell()
    visit.start(BALL)
    visit.answer(1, "ci_red_flags")
    assert visit.recorder.played == []
    visit.window.gate.signs_requested.emit()
    assert visit.page is visit.window.signs
    assert visit.caring.calm_routines() == ()


def test_an_answer_of_today_shuts_out_and_is_forgotten_tomorrow(visit: Visit) -> None:
    visit.tell()
    visit.start(BALL)
    visit.answer(1, "ci_fever")
    assert visit.recorder.played == []
    assert BALL not in visit.window.library.cards()
    now = datetime.now().astimezone()
    visit.caring._now = lambda: now + timedelta(days=1)
    visit.start(BALL)
    visit.answer(1)
    assert visit.routines_played == [BALL]


def test_what_is_barred_is_left_out_and_the_rest_is_played(visit: Visit) -> None:
    visit.tell("ci_device")
    visit.start(MIXED)
    visit.answer(1)
    assert visit.recorder.played == []
    visit.window.gate.begin_requested.emit(False)
    ((routine, techniques, _),) = visit.recorder.played
    assert routine == MIXED
    assert "electric_upper" not in techniques
    assert "ball_glute_wall" in techniques


def test_a_clinician_is_asked_once(visit: Visit) -> None:
    visit.tell("ci_cancer")
    visit.start(BALL)
    visit.answer(1)
    assert visit.recorder.played == []
    visit.window.gate.begin_requested.emit(True)
    assert visit.routines_played == [BALL]
    visit.start(BALL)
    visit.answer(1)
    assert visit.routines_played == [BALL, BALL]


def test_the_player_presses_no_harder_than_right_for_the_person(visit: Visit) -> None:
    visit.tell("ci_hypermob")
    visit.start(BALL)
    visit.answer(1)
    if not visit.recorder.played:
        visit.window.gate.begin_requested.emit(False)
    assert visit.recorder.catalogue is not None
    steps = visit.recorder.catalogue.techniques["tennis_upper_wall"].steps
    assert max(step.pressure for step in steps) == 2


def test_more_pain_afterwards_rests_the_pressure_and_offers_rest(visit: Visit) -> None:
    visit.tell()
    visit.start(BALL)
    visit.answer(2)
    visit.window.player.finished.emit(SUMMARY)
    assert visit.page is visit.window.done
    visit.window.done.pain_told.emit(5)
    assert visit.caring.person.pressure_rests
    assert BALL not in visit.window.library.cards()
    visit.window.done.routine_requested.emit("flare_10")
    assert visit.page is visit.window.routine


def test_no_worse_afterwards_changes_nothing(visit: Visit) -> None:
    visit.tell()
    visit.start(BALL)
    visit.answer(2)
    visit.window.player.finished.emit(SUMMARY)
    visit.window.done.pain_told.emit(3)
    assert not visit.caring.person.pressure_rests


def test_who_ends_because_it_hurts_sees_the_warning_signs(visit: Visit) -> None:
    visit.tell()
    visit.start(BALL)
    visit.answer(2)
    visit.window.show_player()
    visit.window.player.hurt_ended.emit(None)
    assert visit.page is visit.window.signs
    assert not visit.caring.person.pressure_rests
    visit.window.signs.back_requested.emit()
    assert visit.page is visit.window.library


def test_a_session_that_was_ended_in_more_pain_rests_the_pressure(visit: Visit) -> None:
    visit.tell()
    visit.start(BALL)
    visit.answer(2)
    visit.window.show_player()
    visit.window.player.hurt_ended.emit(7)
    assert visit.caring.person.pressure_rests


def test_answers_can_be_changed_from_the_library(visit: Visit) -> None:
    visit.tell("ci_bleeding")
    visit.window.library.set_person(visit.caring.person)
    assert BALL not in visit.window.library.cards()
    visit.window.health_requested.emit()
    assert visit.page is visit.window.screening
    visit.window.screening.answered.emit(frozenset())
    assert visit.page is visit.window.library
    visit.window.library.chip("tennis_ball").setChecked(True)
    assert BALL in visit.window.library.cards()


def test_the_page_of_a_routine_follows_a_change_of_answers(visit: Visit) -> None:
    visit.tell()
    visit.start(BALL)
    visit.answer(1, "ci_fever")
    visit.window.go_back()
    assert visit.page is visit.window.routine
    assert not visit.window.routine.start_button.isVisible()


def test_nothing_is_asked_twice_when_the_answers_were_kept(visit: Visit, catalogue: Catalogue) -> None:
    visit.tell("ci_heart")
    content = StoredContent(visit.folders, catalogue)
    again = House(QApplication.instance(), content, visit.folders, Opening())
    try:
        assert again._caring.was_asked
        assert again._caring.person.conditions == {"ci_heart"}
    finally:
        again.window.close()
        again.close()
        shiboken6.delete(again.window)
        shiboken6.delete(again._theme)


def test_a_new_day_is_told_by_the_clock_of_the_person(visit: Visit) -> None:
    visit.caring._now = lambda: datetime(2026, 1, 1, 23, 59, tzinfo=UTC)
    visit.tell("ci_fever")
    assert visit.caring.today == {"ci_fever"}
    visit.caring._now = lambda: datetime(2026, 1, 2, 0, 1, tzinfo=UTC)
    assert visit.caring.today == frozenset()
