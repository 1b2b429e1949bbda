"""What the player shows during a segment, and how a session is summed up: plain values."""

from dataclasses import replace

import pytest

from desktop.session.commands import Load, Next, Pause, Resume, Seek, Start
from desktop.session.engine import Engine
from desktop.session.planning import step_of
from desktop.session.timeline import SegmentKind, Side
from desktop.ui.moment import moment_of
from desktop.ui.tally import Tally
from tests.ui.player_content import BALL, CONTENT, HANDS, PRESS, TIMELINE, segment


def moment(kind, *, owned=frozenset(), **which):
    return moment_of(TIMELINE, segment(kind, **which), CONTENT, owned)


def test_every_segment_has_something_to_show():
    for shown in TIMELINE.segments:
        told = moment_of(TIMELINE, shown, CONTENT)
        assert told.title
        assert told.do
        assert told.step.id == (shown.step or TIMELINE.segments[shown.index + 1].step)
        assert 1 <= told.number <= told.count == len(TIMELINE.plays)
        assert told.waiting is not shown.is_step


def test_a_step_is_shown_with_all_that_is_known_of_it():
    told = moment(SegmentKind.WORK, side=Side.LEFT, step="press")
    assert (told.title, told.do, told.pressure) == (PRESS.title, PRESS.do, 3)
    assert (told.breathing, told.feel, told.mistake) == (PRESS.breathing, PRESS.feel, PRESS.mistake)
    assert told.kicker == ""
    assert told.number == 2


def test_where_a_strip_lies_is_told_by_the_spine_and_other_places_by_their_name():
    assert moment(SegmentKind.WORK, side=Side.LEFT, step="press").where == "Left of the spine, never on it"
    assert moment(SegmentKind.WORK, side=Side.RIGHT, step="roll").where == "Glutes, right side"
    assert moment(SegmentKind.SETUP).where == ""


@pytest.mark.parametrize(
    ("owned", "named"),
    [
        (set(), ("Tennis ball or massage ball",)),
        ({"tennis_ball"}, ("Tennis ball",)),
        ({"massage_ball", "chair"}, ("Massage ball",)),
        ({"tennis_ball", "massage_ball"}, ("Tennis ball or massage ball",)),
    ],
)
def test_only_tools_that_the_person_has_are_named(owned, named):
    assert moment(SegmentKind.WORK, side=Side.LEFT, step="press", owned=frozenset(owned)).tools == named


def test_hands_are_not_worth_naming():
    told = moment(SegmentKind.CHANGE)
    assert told.do == "Sit down."
    assert told.tools == ()


def test_a_change_tells_what_to_have_ready_and_how_to_sit():
    assert moment(SegmentKind.PREPARE).do == "Have ready: tennis ball or massage ball, chair. Sit down."


def test_the_next_step_says_which_side_where_that_is_news():
    assert moment(SegmentKind.SETUP).next.title == f"{PRESS.title}, left side"
    assert moment(SegmentKind.WORK, side=Side.LEFT, step="press").next.title == "Title of roll"
    assert moment(SegmentKind.WORK, step="shake").next is None


def test_the_same_step_on_the_other_side_is_called_so():
    technique = replace(BALL, steps=(PRESS,))
    content = replace(CONTENT, techniques={"ball": technique, "hands": HANDS})
    from tests.session.session_content import compiled

    timeline = compiled(technique)
    left = next(segment for segment in timeline.segments if segment.is_step)
    assert moment_of(timeline, left, content).next.title == "Same again on the right side"


def test_a_pause_plays_no_step():
    with pytest.raises(KeyError):
        step_of(segment(SegmentKind.SWITCH), CONTENT.techniques)


class Walk:
    """An engine whose events and positions a tally hears."""

    def __init__(self):
        self.engine = Engine()
        self.tally = Tally()
        self.now_ms = 0
        self.send(Load(TIMELINE))

    def send(self, command):
        self._tell(self.engine.handle(command, self.now_ms))

    def play_on(self, for_ms, step_ms=100):
        for _ in range(0, for_ms, step_ms):
            self.now_ms += step_ms
            self._tell(self.engine.advance(self.now_ms))

    def _tell(self, events):
        for event in events:
            self.tally.note_event(event)
        self.tally.note_position(self.engine.position_ms(self.now_ms))


def test_a_whole_session_is_summed_up():
    walk = Walk()
    walk.send(Start())
    walk.play_on(TIMELINE.duration_ms)
    summary = walk.tally.summary()
    assert (summary.done, summary.skipped) == (len(TIMELINE.plays), 0)
    assert summary.played_ms == TIMELINE.duration_ms


def test_what_is_jumped_over_is_skipped_and_its_time_never_counts():
    walk = Walk()
    walk.send(Start())
    for _ in TIMELINE.segments:
        walk.play_on(1_000)
        walk.send(Next())
    summary = walk.tally.summary()
    assert (summary.done, summary.skipped) == (0, len(TIMELINE.plays))
    assert 0 < summary.played_ms < TIMELINE.duration_ms / 5


def test_half_a_step_is_enough_and_pauses_do_not_count():
    walk = Walk()
    walk.send(Start())
    walk.send(Seek(segment(SegmentKind.SETUP).start_ms))
    walk.play_on(3_000)
    walk.send(Pause())
    walk.play_on(60_000)
    walk.send(Resume())
    walk.play_on(3_000)
    walk.send(Next())
    summary = walk.tally.summary()
    assert summary.done == 1
    assert summary.played_ms == 6_000


def test_steps_before_the_start_are_not_skipped():
    walk = Walk()
    walk.send(Start(segment(SegmentKind.CHANGE).index))
    walk.play_on(TIMELINE.duration_ms)
    summary = walk.tally.summary()
    assert (summary.done, summary.skipped) == (1, 0)


def test_playing_again_begins_to_count_anew():
    walk = Walk()
    walk.send(Start())
    walk.play_on(TIMELINE.duration_ms)
    walk.send(Start())
    walk.play_on(TIMELINE.duration_ms)
    assert walk.tally.summary().played_ms == TIMELINE.duration_ms
