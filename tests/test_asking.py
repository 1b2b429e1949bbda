"""From the wish to play to the player, through every question, in the real window on real content."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop.app import House, Opening
from desktop.content import StoredContent
from desktop.model.catalogue import Catalogue
from desktop.paths import user_folders
from desktop.ui.relief import Hurt
from desktop.ui.tally import SessionSummary
from desktop.ui.widgets.label import ActionButton

BALL = "ball_upper_6"
MIXED = "everything_25"
SUMMARY = SessionSummary(title="Ball", played_ms=60_000, done=3, skipped=0)

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


class Recorder:
    """Stands in for what plays: writes down what it is to play."""

    def __init__(self) -> None:
        self.played: list[tuple[str, tuple[str, ...], int]] = []
        self.catalogue: Catalogue | None = None
        self.steps: list[str] = []

    def open_sound(self) -> None:
        self.steps.append("sound")

    def play(self, catalogue: Catalogue, routine_id: str, first_step: int) -> None:
        items = catalogue.routines[routine_id].techniques
        self.catalogue = catalogue
        self.played.append((routine_id, tuple(item.technique for item in items), first_step))
        self.steps.append("play")

    def close(self) -> None:
        pass


class Visit:
    """One person in front of the app."""

    def __init__(self, app: QApplication, folder: Path, catalogue: Catalogue) -> None:
        self.folders = user_folders(folder)
        self.house = House(app, StoredContent(self.folders, catalogue), self.folders, Opening())
        self.window = self.house.window
        self.recorder = Recorder()
        self.house._make_playing = lambda: self.recorder
        self.house._open_sound = self.recorder.open_sound
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
    visit.window.health_requested.emit()
    visit.window.screening.later.emit()
    assert visit.page is visit.window.routine
    visit.start(BALL)
    visit.window.screening.answered.emit(frozenset())
    assert visit.page is visit.window.gate
    assert visit.recorder.played == []


def test_answers_that_nobody_waits_for_lead_to_no_session(visit: Visit) -> None:
    visit.start(BALL)
    visit.window.screening.answered.emit(frozenset())
    visit.window.go_back()
    visit.window.health_requested.emit()
    visit.window.screening.answered.emit(frozenset({"ci_heart"}))
    assert visit.page is visit.window.routine


def test_a_routine_that_was_put_off_does_not_come_back_by_itself(visit: Visit) -> None:
    visit.start(BALL)
    visit.window.screening.later.emit()
    visit.window.show_library()
    visit.window.health_requested.emit()
    visit.window.screening.answered.emit(frozenset())
    assert visit.page is visit.window.library


def test_who_is_offered_nothing_is_not_asked_for_their_pain(visit: Visit) -> None:
    visit.start(BALL)
    visit.window.screening.answered.emit(frozenset({"ci_red_flags"}))
    assert visit.page is visit.window.routine


def test_the_command_line_leads_back_to_the_routine(visit: Visit) -> None:
    visit.house.begin(Opening(routine=BALL))
    assert visit.page is visit.window.screening
    visit.window.screening.later.emit()
    assert visit.page is visit.window.routine


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


@pytest.mark.parametrize("is_started_by_hand", [True, False])
def test_the_sound_gets_ready_while_the_questions_are_asked(
    visit: Visit, qtbot: QtBot, is_started_by_hand: bool
) -> None:
    visit.tell()
    if is_started_by_hand:
        visit.start(BALL)
    else:
        visit.house.begin(Opening(routine=BALL))
    qtbot.waitUntil(lambda: visit.recorder.steps == ["sound"])
    visit.answer(2)
    assert visit.recorder.steps == ["sound", "play"]


def test_the_sound_gets_ready_while_a_session_is_laid_out(visit: Visit) -> None:
    visit.house.begin(Opening(routine=BALL, questions=False))
    assert visit.recorder.steps == ["sound", "play"]


def test_strong_pain_stops_and_offers_what_is_calm(visit: Visit) -> None:
    visit.tell()
    visit.start(BALL)
    visit.answer(6)
    assert visit.page is visit.window.gate
    assert visit.recorder.played == []
    visit.window.gate.routine_requested.emit("flare_10")
    assert visit.recorder.played[0][::2] == ("flare_10", 1)


def test_what_to_mind_in_a_calm_routine_is_told_before_it_begins(visit: Visit) -> None:
    visit.tell("ci_pregnancy")
    visit.start(BALL)
    visit.answer(8)
    visit.window.gate.routine_requested.emit("flare_10")
    assert visit.recorder.played == []
    words = {label.text() for label in visit.window.gate.findChildren(QLabel)}
    rules = visit.house._content.catalogue.techniques["rest_90_90"].conditions
    assert next(rule.note for rule in rules if rule.condition == "ci_pregnancy") in words
    visit.window.gate.begin_requested.emit(False)
    assert visit.routines_played == ["flare_10"]


def test_a_calm_routine_begins_at_its_own_beginning(visit: Visit) -> None:
    visit.tell()
    visit.house.begin(Opening(routine=BALL, first_step=5))
    visit.answer(7)
    visit.window.gate.routine_requested.emit("flare_10")
    ((_, _, first_step),) = visit.recorder.played
    assert first_step == 1


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
    visit.window.show_library()
    assert BALL not in visit.window.library.cards()
    now = datetime.now().astimezone()
    visit.caring._now = lambda: now + timedelta(days=1)
    visit.start(MIXED)
    visit.window.show_library()
    visit.window.library.chip("tennis_ball").setChecked(True)
    assert BALL in visit.window.library.cards()
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
    assert visit.recorder.catalogue is not None
    steps = visit.recorder.catalogue.techniques["tennis_upper_wall"].steps
    assert max(step.pressure for step in steps) == 2


def test_it_presses_no_harder_after_an_outcome_either(visit: Visit) -> None:
    visit.tell("ci_device", "ci_hypermob")
    visit.start(MIXED)
    visit.answer(1)
    visit.window.gate.begin_requested.emit(True)
    assert visit.recorder.catalogue is not None
    steps = visit.recorder.catalogue.techniques["ball_glute_wall"].steps
    assert max(step.pressure for step in steps) == 2


def test_more_pain_afterwards_rests_the_pressure_and_offers_rest(visit: Visit) -> None:
    visit.tell()
    visit.start(BALL)
    visit.answer(2)
    visit.window.player.finished.emit(SUMMARY)
    assert visit.page is visit.window.done
    words = {label.text() for label in visit.window.done.findChildren(QLabel)}
    assert "Before: 2 of 10" in words
    visit.window.done.pain_told.emit(5)
    assert visit.caring.person.pressure_rests
    offered = [button.text() for button in visit.window.done.findChildren(ActionButton)]
    assert visit.house._content.catalogue.routines["flare_10"].title in offered
    visit.window.done.routine_requested.emit("flare_10")
    assert visit.page is visit.window.routine
    visit.window.show_library()
    assert BALL not in visit.window.library.cards()


def test_three_worse_sessions_in_a_row_are_told(visit: Visit) -> None:
    visit.tell()
    words: set[str] = set()
    for _ in range(3):
        visit.start("flare_10")
        visit.answer(2)
        visit.window.player.finished.emit(SUMMARY)
        visit.window.done.pain_told.emit(9)
        visit.window.done.pain_told.emit(5)
        words = {label.text() for label in visit.window.done.findChildren(QLabel) if label.isVisible()}
    assert [told for told in words if "looked at" in told and "sessions" in told]
    assert visit.caring.worse_in_row == 3


def test_the_same_routine_may_be_repeated_after_the_questions(visit: Visit) -> None:
    visit.tell()
    visit.start(BALL)
    visit.answer(2)
    visit.window.player.finished.emit(SUMMARY)
    visit.window.done.repeat_requested.emit()
    assert visit.page is visit.window.gate
    visit.answer(1)
    assert visit.routines_played == [BALL, BALL]


def test_no_worse_afterwards_changes_nothing(visit: Visit) -> None:
    visit.tell()
    visit.start(BALL)
    visit.answer(2)
    visit.window.player.finished.emit(SUMMARY)
    visit.window.done.pain_told.emit(3)
    assert not visit.caring.person.pressure_rests
    titles = [button.text() for button in visit.window.done.findChildren(ActionButton) if button.isVisible()]
    assert visit.house._content.catalogue.routines["flare_10"].title not in titles


def test_who_ends_because_it_hurts_sees_the_warning_signs(visit: Visit) -> None:
    visit.tell()
    visit.start(BALL)
    visit.answer(2)
    visit.window.show_player()
    visit.window.player.hurt_ended.emit(Hurt(pain=4))
    assert visit.page is visit.window.signs
    assert not visit.caring.person.pressure_rests
    visit.window.signs.back_requested.emit()
    assert visit.page is visit.window.library


@pytest.mark.parametrize("hurt", [Hurt(pain=7), Hurt(has_sign=True)], ids=["strong", "sign"])
def test_a_session_that_ended_with_an_alarm_rests_the_pressure(visit: Visit, hurt: Hurt) -> None:
    visit.tell()
    visit.start(BALL)
    visit.answer(2)
    visit.window.show_player()
    visit.window.player.hurt_ended.emit(hurt)
    assert visit.caring.person.pressure_rests
    visit.window.signs.back_requested.emit()
    assert BALL not in visit.window.library.cards()


def test_answers_can_be_changed_from_the_library(visit: Visit) -> None:
    visit.tell("ci_bleeding")
    visit.window.show_library()
    visit.window.library.chip("tennis_ball").setChecked(True)
    assert BALL not in visit.window.library.cards()
    visit.window.health_requested.emit()
    assert visit.page is visit.window.screening
    visit.window.screening.answered.emit(frozenset())
    assert visit.page is visit.window.library
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
