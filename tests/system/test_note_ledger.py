"""Which notes of a session were due while nothing could be heard."""

from pathlib import Path

import pytest

from desktop.sound.score import Bus, Note, Score
from desktop.system.note_ledger import LATE_MS, Anchor, NoteLedger

SCORE = Score(tuple(Note(i, 1000 * i, Path(f"{i}.wav"), Bus.CUES) for i in range(10)))
START_MS = 500_000


@pytest.fixture
def ledger() -> NoteLedger:
    """A session that is heard and plays from its beginning at `START_MS`."""
    ledger = NoteLedger()
    ledger.hear(0)
    ledger.settle(1)
    ledger.set_score(SCORE, START_MS)
    ledger.play(Anchor(0, START_MS), START_MS)
    return ledger


def test_what_is_due_while_all_is_well_is_never_missed(ledger):
    assert ledger.settle(START_MS + 5000) == ()
    assert ledger.hold(START_MS + 9000) == ()


def test_the_notes_of_a_gap_are_missed_once(ledger):
    ledger.lose(START_MS + 2500)
    ledger.hear(START_MS + 4500)
    assert ledger.settle(START_MS + 6500) == (3, 4)
    assert ledger.settle(START_MS + 7500) == ()
    assert ledger.hold(START_MS + 8500) == ()


def test_a_gap_that_is_asked_about_while_it_lasts_tells_each_note_once(ledger):
    ledger.lose(START_MS + 500)
    assert ledger.settle(START_MS + 2500) == (1, 2)
    assert ledger.settle(START_MS + 3500) == (3,)


def test_a_note_that_sounded_late_after_the_gap_is_not_missed(ledger):
    ledger.lose(START_MS + 2500)
    ledger.hear(START_MS + 4050)
    ledger.note_sounded(4)
    assert ledger.settle(START_MS + 5050) == (3,)


def test_a_gap_that_goes_on_over_a_new_start_is_one(ledger):
    ledger.lose(START_MS + 500)
    ledger.hear(START_MS + 1500)
    ledger.lose(START_MS + 1800)
    ledger.hear(START_MS + 3500)
    assert ledger.settle(START_MS + 4500) == (1, 2, 3)


def test_a_session_that_is_never_heard_misses_everything_that_was_played():
    ledger = NoteLedger()
    ledger.set_score(SCORE, START_MS)
    ledger.play(Anchor(2500, START_MS), START_MS)
    assert ledger.hold(START_MS + 2000) == (3, 4)
    ledger.play(Anchor(8000, START_MS + 90_000), START_MS + 90_000)
    assert ledger.hold(START_MS + 90_500) == (8,)
    assert ledger.hold(START_MS + 99_000) == ()


def test_a_jump_within_a_gap_misses_only_what_was_passed(ledger):
    ledger.lose(START_MS + 500)
    assert ledger.play(Anchor(7500, START_MS + 1200), START_MS + 1200) == (1,)
    ledger.hear(START_MS + 2000)
    assert ledger.settle(START_MS + 3000) == (8,)


def test_the_ids_missed_before_another_score_are_those_of_the_old_one(ledger):
    other = Score(tuple(Note(i + 100, 500 * i, Path(f"other{i}.wav"), Bus.VOICE) for i in range(10)))
    ledger.lose(START_MS + 500)
    assert ledger.set_score(other, START_MS + 1200) == (1,)
    assert ledger.hold(START_MS + 2200) == (103, 104)


def test_a_new_player_does_not_start_where_the_last_note_would_sound_again(ledger):
    ledger.note_sounded(2)
    soon = ledger.resumption(START_MS + 2080)
    assert soon == Anchor(2000 + LATE_MS + 1, START_MS + 2000 + LATE_MS + 1)
    assert ledger.resumption(START_MS + 2500) == Anchor(0, START_MS)
    ledger.hold(START_MS + 2600)
    assert ledger.resumption(START_MS + 2700) is None


def test_a_note_of_an_earlier_score_changes_nothing(ledger):
    ledger.note_sounded(77)
    assert ledger.resumption(START_MS + 10) == Anchor(0, START_MS)
