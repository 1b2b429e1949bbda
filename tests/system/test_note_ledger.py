"""Which notes of a session were due while nothing could be heard."""

from dataclasses import replace
from pathlib import Path

import pytest

from desktop.sound.score import LATE_MS, Bus, Note, Score
from desktop.system.note_ledger import Anchor, NoteLedger

SCORE = Score(tuple(Note(i, 1000 * i, Path(f"{i}.wav"), Bus.CUES) for i in range(10)))
START_MS = 500_000


def notes(*ids: int) -> tuple[Note, ...]:
    return tuple(SCORE.notes[note_id] for note_id in ids)


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
    assert ledger.settle(START_MS + 6500) == notes(3, 4)
    assert ledger.settle(START_MS + 7500) == ()
    assert ledger.hold(START_MS + 8500) == ()


def test_a_gap_that_is_asked_about_while_it_lasts_tells_each_note_once(ledger):
    ledger.lose(START_MS + 500)
    assert ledger.settle(START_MS + 2500) == notes(1, 2)
    assert ledger.settle(START_MS + 3500) == notes(3)


def test_a_note_that_sounded_late_after_the_gap_is_not_missed(ledger):
    ledger.lose(START_MS + 2500)
    ledger.hear(START_MS + 4050)
    ledger.note_sounded(SCORE.notes[4], START_MS + 4060)
    assert ledger.settle(START_MS + 5050) == notes(3)


def test_a_gap_that_goes_on_over_a_new_start_is_one(ledger):
    ledger.lose(START_MS + 500)
    ledger.hear(START_MS + 1500)
    ledger.lose(START_MS + 1800)
    ledger.hear(START_MS + 3500)
    assert ledger.settle(START_MS + 4500) == notes(1, 2, 3)


def test_a_session_that_is_never_heard_misses_everything_that_was_played():
    ledger = NoteLedger()
    ledger.set_score(SCORE, START_MS)
    ledger.play(Anchor(2500, START_MS), START_MS)
    assert ledger.hold(START_MS + 2000) == notes(3, 4)
    ledger.play(Anchor(8000, START_MS + 90_000), START_MS + 90_000)
    assert ledger.hold(START_MS + 90_500) == notes(8)
    assert ledger.hold(START_MS + 99_000) == ()


def test_a_jump_within_a_gap_misses_only_what_was_passed(ledger):
    ledger.lose(START_MS + 500)
    assert ledger.play(Anchor(7500, START_MS + 1200), START_MS + 1200) == notes(1)
    ledger.hear(START_MS + 2000)
    assert ledger.settle(START_MS + 3000) == notes(8)


def test_the_notes_missed_before_another_score_are_those_of_the_old_one(ledger):
    other = Score(tuple(Note(i + 100, 500 * i, Path(f"other{i}.wav"), Bus.VOICE) for i in range(10)))
    ledger.lose(START_MS + 500)
    assert ledger.set_score(other, START_MS + 1200) == notes(1)
    assert ledger.hold(START_MS + 2200) == other.notes[3:5]


def test_what_was_sounded_or_missed_under_the_old_score_is_told_of_in_the_new_one_too(ledger):
    renumbered = Score(tuple(replace(note, id=note.id + 100) for note in SCORE.notes))
    ledger.lose(START_MS + 500)
    assert ledger.set_score(renumbered, START_MS + 1200) == notes(1)
    ledger.note_sounded(SCORE.notes[2], START_MS + 2010)
    assert ledger.hold(START_MS + 3200) == renumbered.notes[3:4]


def test_a_new_player_does_not_start_where_the_last_note_would_sound_again(ledger):
    ledger.note_sounded(SCORE.notes[2], START_MS + 2000)
    soon = ledger.resumption(START_MS + 2080)
    assert soon == Anchor(2000 + LATE_MS + 1, START_MS + 2000 + LATE_MS + 1)
    assert ledger.resumption(START_MS + 2500) == Anchor(0, START_MS)
    ledger.hold(START_MS + 2600)
    assert ledger.resumption(START_MS + 2700) is None


def test_the_number_of_a_note_of_an_earlier_score_names_no_note_of_this_one(ledger):
    """A number of the score before once had a new player start minutes ahead."""
    other = Score(tuple(Note(i, 40_000 * i, Path(f"other{i}.wav"), Bus.VOICE) for i in range(10)))
    ledger.note_sounded(SCORE.notes[2], START_MS + 2000)
    ledger.set_score(other, START_MS + 2005)
    ledger.note_sounded(SCORE.notes[2], START_MS + 2010)
    assert ledger.note_unsounded(SCORE.notes[1], START_MS + 2010) == ()
    assert ledger.resumption(START_MS + 2020) == Anchor(0, START_MS)


def test_what_is_told_after_a_jump_back_is_of_the_time_before_it(ledger):
    ledger.play(Anchor(1000, START_MS + 5050), START_MS + 5050)
    ledger.note_sounded(SCORE.notes[5], START_MS + 5060)
    assert ledger.resumption(START_MS + 5100) == Anchor(1000, START_MS + 5050)


def test_a_note_whose_clip_was_not_there_is_missed_once(ledger):
    assert ledger.note_unsounded(SCORE.notes[2], START_MS + 2170) == notes(2)
    assert ledger.note_unsounded(SCORE.notes[2], START_MS + 2180) == ()
    ledger.lose(START_MS + 1500)
    assert ledger.hold(START_MS + 3100) == notes(3)
    assert ledger.note_unsounded(SCORE.notes[4], START_MS + 4170) == ()
