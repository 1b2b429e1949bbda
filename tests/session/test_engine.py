"""The engine, by example: what is reported when, and where each command leads."""

import pytest

from desktop.model.speech import Amount
from desktop.session.commands import (
    Back,
    Extend,
    Interrupt,
    Leave,
    Load,
    Next,
    Pause,
    Recue,
    Repeat,
    Resume,
    Seek,
    Start,
)
from desktop.session.compiler import Pacing, recued
from desktop.session.engine import Engine, State
from desktop.session.events import (
    CueDue,
    CueMissed,
    Finished,
    Jumped,
    Refused,
    SegmentStarted,
    StateChanged,
    TimelineChanged,
)
from desktop.session.speaking import Speaking
from desktop.session.timeline import CueKind, SegmentKind
from tests.session.session_content import compiled, laid_out, make_step, make_technique

# prepare 0–10, sit 10–20, rest –25, roll left 25–55, switch –60, roll right 60–90, change –95, lie 95–115
ROLLING = (
    make_technique("one", make_step("sit", "setup", seconds=10), make_step("roll", side="each", seconds=30)),
    make_technique("two", make_step("lie", seconds=20)),
)
TIMELINE = compiled(*ROLLING, speaking=Speaking(amount=Amount.SOUNDS))
SPOKEN = compiled(*ROLLING)
"""The same with words: each line begins 600 ms after the sound before it."""
CLOCK_MS = 7_000_000


def started(timeline=TIMELINE, at_ms=0):
    """An engine that runs, ``at_ms`` into the timeline when its clock shows ``CLOCK_MS``."""
    engine = Engine()
    engine.handle(Load(timeline), 0)
    engine.handle(Start(), CLOCK_MS - 1)
    engine.handle(Seek(at_ms), CLOCK_MS)
    return engine


def told(events):
    """Events in short: what a listener would write down."""
    short = []
    for event in events:
        match event:
            case SegmentStarted(segment, position_ms):
                short.append((segment.kind.value, position_ms))
            case CueDue(cue):
                short.append((f"cue {cue.kind.value}", cue.at_ms))
            case CueMissed(cue, late_ms):
                short.append((f"missed {cue.kind.value}", cue.at_ms, late_ms))
            case StateChanged(state, at_ms):
                short.append((state.value, at_ms))
            case Jumped(position_ms):
                short.append(("jumped", position_ms))
            case Finished(position_ms):
                short.append(("end", position_ms))
            case _:
                short.append(event)
    return short


def test_loading_shows_the_timeline_and_starting_begins_with_its_first_cues():
    engine = Engine()
    assert engine.timeline is None
    assert engine.handle(Load(TIMELINE), 5) == (
        TimelineChanged(TIMELINE),
        StateChanged(State.READY, 0),
    )
    assert engine.timeline is TIMELINE
    assert engine.position_ms(500) == 0
    assert told(engine.handle(Start(), 1_000)) == [("running", 0), ("prepare", 0), ("cue prepare", 0)]
    assert engine.position_ms(1_250) == 250


def test_a_start_further_in_skips_what_lies_before():
    engine = Engine()
    engine.handle(Load(TIMELINE), 0)
    assert told(engine.handle(Start(3), 0)) == [
        ("running", 25_000),
        ("work", 25_000),
        ("cue start", 25_000),
    ]


def test_nothing_is_told_before_its_time_and_a_boundary_comes_before_its_cues():
    engine = started(at_ms=19_500)
    assert engine.advance(CLOCK_MS + 499) == ()
    assert told(engine.advance(CLOCK_MS + 500)) == [("rest", 20_000), ("cue rest", 20_000)]
    assert engine.advance(CLOCK_MS + 501) == ()


def test_a_long_gap_tells_every_boundary_once_and_in_order_and_plays_only_what_is_fresh():
    engine = started(at_ms=53_500)
    assert told(engine.advance(CLOCK_MS + 7_000)) == [
        ("missed tick", 54_000, 6_500),
        ("switch", 55_000),
        ("missed switch", 55_000, 5_500),
        ("work", 60_000),
        ("cue start", 60_000),
    ]


@pytest.mark.parametrize(("late_ms", "expected"), [(200, CueDue), (201, CueMissed)])
def test_a_tick_is_played_up_to_200_ms_late(late_ms, expected):
    (event,) = started(at_ms=16_900).advance(CLOCK_MS + 100 + late_ms)
    assert isinstance(event, expected)
    assert event.cue.kind is CueKind.TICK


@pytest.mark.parametrize(("late_ms", "expected"), [(1_500, CueDue), (1_501, CueMissed)])
def test_any_other_cue_is_played_up_to_1500_ms_late(late_ms, expected):
    (event,) = started(at_ms=39_000).advance(CLOCK_MS + 1_000 + late_ms)
    assert isinstance(event, expected)
    assert event.cue.kind is CueKind.HALF


def test_the_end_is_told_last_and_the_position_stays_there():
    engine = started(at_ms=114_500)
    assert engine.position_ms(CLOCK_MS + 600) == 115_000
    assert told(engine.advance(CLOCK_MS + 600)) == [
        ("cue done", 115_000),
        ("finished", 115_000),
        ("end", 115_000),
    ]
    assert engine.position_ms(CLOCK_MS + 90_000) == 115_000
    assert engine.advance(CLOCK_MS + 90_000) == ()


def test_an_end_that_came_long_ago_is_not_celebrated():
    engine = started(at_ms=114_500)
    assert told(engine.advance(CLOCK_MS + 60_500))[0] == ("missed done", 115_000, 60_000)
    assert engine.state is State.FINISHED


def test_time_in_a_pause_does_not_count():
    engine = started(at_ms=30_000)
    assert told(engine.handle(Pause(), CLOCK_MS + 2_000)) == [("paused", 32_000)]
    assert engine.advance(CLOCK_MS + 900_000) == ()
    assert engine.position_ms(CLOCK_MS + 900_000) == 32_000
    assert told(engine.handle(Resume(), CLOCK_MS + 900_000)) == [("running", 32_000)]
    assert engine.position_ms(CLOCK_MS + 901_000) == 33_000


def test_what_became_due_before_a_command_is_told_before_it():
    engine = started(at_ms=39_900)
    assert told(engine.handle(Pause(), CLOCK_MS + 200)) == [("cue half", 40_000), ("paused", 40_100)]


def test_a_command_that_comes_after_the_end_meets_a_finished_session():
    engine = started(at_ms=114_500)
    assert told(engine.handle(Pause(), CLOCK_MS + 1_000)) == [
        ("cue done", 115_000),
        ("finished", 115_000),
        ("end", 115_000),
        Refused(Pause(), State.FINISHED),
    ]


def test_an_interruption_dated_back_to_before_the_gap_leaves_the_gap_out():
    engine = started(at_ms=30_000)
    engine.advance(CLOCK_MS + 1_000)
    assert told(engine.handle(Interrupt(), CLOCK_MS + 1_000)) == [("interrupted", 31_000)]
    assert engine.advance(CLOCK_MS + 3_600_000) == ()
    assert told(engine.handle(Resume(), CLOCK_MS + 3_600_000)) == [("running", 31_000)]
    assert engine.position_ms(CLOCK_MS + 3_600_500) == 31_500


@pytest.mark.parametrize(
    ("from_ms", "to_ms"),
    [
        (4_000, 10_000),  # preparing: the first step
        (12_000, 25_000),  # over the rest
        (22_000, 25_000),  # in the rest: the step after it
        (30_000, 55_000),  # the time to switch sides is kept
        (57_000, 60_000),
        (89_999, 90_000),  # and so is the time to change tools
        (90_000, 95_000),
    ],
)
def test_next_leads_to_the_next_step_and_keeps_the_time_that_the_person_needs(from_ms, to_ms):
    events = told(started(at_ms=from_ms).handle(Next(), CLOCK_MS))
    assert events[0] == ("jumped", to_ms)
    assert events[1] == (TIMELINE.segment_at(to_ms).kind.value, to_ms)
    assert all(at_ms == to_ms for _, at_ms in events[2:])
    assert len(events) > 2


def test_next_in_the_last_step_finishes():
    engine = started(at_ms=100_000)
    assert told(engine.handle(Next(), CLOCK_MS)) == [
        ("jumped", 115_000),
        ("cue done", 115_000),
        ("finished", 115_000),
        ("end", 115_000),
    ]


def test_next_leads_from_step_to_step_where_there_are_no_pauses():
    timeline = laid_out((SegmentKind.SETUP, 5_000), (SegmentKind.WORK, 5_000))
    assert told(started(timeline).handle(Next(), CLOCK_MS))[0] == ("jumped", 5_000)


@pytest.mark.parametrize(
    ("from_ms", "to_ms"),
    [
        (4_000, 0),  # preparing
        (13_000, 0),  # within three seconds of the first step
        (13_001, 10_000),
        (22_000, 10_000),  # in a rest: the step before it
        (28_000, 10_000),  # within three seconds: the step before
        (28_001, 25_000),  # later: this step
        (59_000, 25_000),  # in a switch: the step before it
        (60_000, 25_000),
        (114_000, 95_000),
    ],
)
def test_back_restarts_the_step_and_near_its_start_goes_to_the_one_before(from_ms, to_ms):
    events = told(started(at_ms=from_ms).handle(Back(), CLOCK_MS))
    assert events[0] == ("jumped", to_ms)
    assert events[1] == (TIMELINE.segment_at(to_ms).kind.value, to_ms)


def test_after_going_back_cues_are_due_again_and_after_going_forward_they_are_skipped():
    engine = started(at_ms=39_000)
    assert told(engine.advance(CLOCK_MS + 1_000)) == [("cue half", 40_000)]
    engine.handle(Seek(39_500), CLOCK_MS + 1_000)
    assert told(engine.advance(CLOCK_MS + 1_500)) == [("cue half", 40_000)]
    engine.handle(Seek(53_999), CLOCK_MS + 1_500)
    assert told(engine.advance(CLOCK_MS + 1_501)) == [("cue tick", 54_000)]


@pytest.mark.parametrize(("asked_ms", "landed_ms"), [(-5_000, 0), (56_000, 56_000)])
def test_seeking_enters_the_segment_it_lands_in(asked_ms, landed_ms):
    events = told(started(at_ms=30_000).handle(Seek(asked_ms), CLOCK_MS))
    assert events[:2] == [
        ("jumped", landed_ms),
        (TIMELINE.segment_at(landed_ms).kind.value, landed_ms),
    ]


def test_seeking_beyond_the_end_finishes():
    engine = started()
    assert told(engine.handle(Seek(10**9), CLOCK_MS))[0] == ("jumped", 115_000)
    assert engine.state is State.FINISHED


def test_a_jump_in_a_pause_shows_the_place_and_sounds_only_when_resumed():
    engine = started(at_ms=12_000)
    engine.handle(Pause(), CLOCK_MS)
    assert told(engine.handle(Next(), CLOCK_MS + 50)) == [("jumped", 25_000), ("work", 25_000)]
    assert told(engine.handle(Resume(), CLOCK_MS + 9_000)) == [
        ("running", 25_000),
        ("cue start", 25_000),
    ]


def test_repeat_tells_the_instruction_again_and_the_clock_goes_on():
    engine = started(SPOKEN, at_ms=80_000)
    (event,) = engine.handle(Repeat(), CLOCK_MS + 500)
    assert isinstance(event, CueDue)
    assert event.cue.text == "Right side. Say roll."
    assert engine.position_ms(CLOCK_MS + 1_000) == 81_000


def test_repeat_in_a_pause_between_steps_tells_what_the_pause_is_for():
    (event,) = started(at_ms=57_000).handle(Repeat(), CLOCK_MS)
    assert event.cue.text == "Switch to the right side."


def test_repeat_where_there_is_nothing_to_say_is_refused():
    engine = started(laid_out((SegmentKind.WORK, 5_000)))
    assert engine.handle(Repeat(), CLOCK_MS) == (Refused(Repeat(), State.RUNNING),)


def test_extending_moves_the_countdown_and_all_that_follows():
    engine = started(at_ms=53_500)
    (event,) = engine.handle(Extend(15_000), CLOCK_MS)
    assert event == TimelineChanged(engine.timeline)
    assert engine.timeline.duration_ms == 130_000
    assert engine.timeline.segments[3].duration_ms == 45_000
    # Half-way stays where it was; three, two, one count down to the new end, and now ten seconds do, too.
    cues = [(cue.kind.value, cue.at_ms) for cue in engine.timeline.cues if cue.segment == 3]
    assert cues == [
        ("start", 25_000),
        ("half", 40_000),
        ("ten", 60_000),
        ("tick", 67_000),
        ("tick", 68_000),
        ("tick", 69_000),
    ]
    assert told(engine.advance(CLOCK_MS + 6_500)) == [("cue ten", 60_000)]
    assert told(engine.advance(CLOCK_MS + 13_500)) == [("cue tick", 67_000)]
    assert told(engine.advance(CLOCK_MS + 16_500))[-2:] == [("switch", 70_000), ("cue switch", 70_000)]


def test_a_tick_counts_again_only_when_its_new_moment_is_still_ahead():
    engine = started(at_ms=51_500)
    assert told(engine.advance(CLOCK_MS + 500)) == [("cue tick", 52_000)]
    assert engine.advance(CLOCK_MS + 900) == ()
    engine.handle(Extend(300), CLOCK_MS + 900)  # the tick moves to 52.3, and it is 52.4 now
    assert told(engine.advance(CLOCK_MS + 1_900)) == [("cue tick", 53_300)]
    engine.handle(Extend(1_000), CLOCK_MS + 1_900)  # and this one is ahead again
    assert told(engine.advance(CLOCK_MS + 2_900)) == [("cue tick", 54_300)]


def test_extending_the_preparation_and_the_last_step_works_like_any_other():
    engine = started(at_ms=1_000)
    engine.handle(Extend(5_000), CLOCK_MS)
    assert engine.timeline.segments[0].duration_ms == 15_000
    engine.handle(Seek(119_900), CLOCK_MS)
    engine.handle(Extend(5_000), CLOCK_MS)
    assert told(engine.advance(CLOCK_MS + 4_000)) == [
        ("missed tick", 122_000, 1_900),
        ("missed tick", 123_000, 900),
    ]
    assert told(engine.advance(CLOCK_MS + 5_100))[-1] == ("end", 125_000)


def test_what_to_look_at_next_is_the_next_cue_or_boundary():
    engine = started(at_ms=25_000)
    assert engine.next_look_ms(CLOCK_MS) == 15_000
    assert engine.next_look_ms(CLOCK_MS + 14_000) == 1_000
    assert engine.next_look_ms(CLOCK_MS + 15_700) == 0
    engine.advance(CLOCK_MS + 15_700)
    engine.handle(Seek(54_500), CLOCK_MS + 15_700)
    engine.advance(CLOCK_MS + 15_700)
    engine.handle(Extend(15_000), CLOCK_MS + 15_700)
    assert engine.next_look_ms(CLOCK_MS + 15_700) == 60_000 - 54_500
    engine.handle(Pause(), CLOCK_MS + 15_700)
    assert engine.next_look_ms(CLOCK_MS + 15_800) is None


def test_a_clock_that_runs_backwards_stands_still():
    engine = started(at_ms=30_000)
    assert engine.position_ms(CLOCK_MS + 5_000) == 35_000
    assert engine.position_ms(CLOCK_MS + 1_000) == 35_000
    assert told(engine.handle(Pause(), CLOCK_MS)) == [("paused", 35_000)]


def test_leaving_puts_the_timeline_away_and_another_can_be_loaded():
    engine = started(at_ms=30_000)
    assert told(engine.handle(Leave(), CLOCK_MS)) == [("idle", 0)]
    assert engine.timeline is None
    assert engine.position_ms(CLOCK_MS) == 0
    engine.handle(Load(TIMELINE), CLOCK_MS)
    assert engine.state is State.READY


def test_a_finished_session_can_be_played_again_from_the_start():
    engine = started(at_ms=115_000)
    assert told(engine.handle(Start(), CLOCK_MS + 10)) == [
        ("running", 0),
        ("prepare", 0),
        ("cue prepare", 0),
    ]


def test_a_clock_may_show_any_number():
    engine = Engine()
    engine.handle(Load(TIMELINE), -5_000)
    engine.handle(Start(), -4_000)
    assert engine.position_ms(-3_000) == 1_000


def test_pacing_without_pauses_tells_each_start_where_the_step_before_ends():
    timeline = compiled(
        make_technique("one", make_step("a", seconds=8), make_step("b", seconds=8)),
        pacing=Pacing(prepare_ms=0, between_ms=0),
    )
    engine = started(timeline, at_ms=7_999)
    assert told(engine.advance(CLOCK_MS + 1)) == [
        ("work", 8_000),
        ("cue start", 8_000),
    ]


def lines_told(events):
    return [event.cue.text for event in events if isinstance(event, CueDue) and event.cue.line]


def test_the_words_after_the_end_are_told_with_it():
    engine = started(SPOKEN, at_ms=114_500)
    events = engine.advance(CLOCK_MS + 500)
    assert told(events) == [
        ("cue done", 115_000),
        ("cue speak", 115_600),
        ("finished", 115_000),
        ("end", 115_000),
    ]
    assert engine.advance(CLOCK_MS + 2_000) == ()


@pytest.mark.parametrize("stop", [Pause(), Interrupt()])
def test_a_line_that_a_pause_cuts_is_said_again_from_its_start(stop):
    engine = started(SPOKEN, at_ms=60_000)
    assert lines_told(engine.advance(CLOCK_MS + 600)) == ["Right side. Say roll."]
    assert told(engine.handle(stop, CLOCK_MS + 1_000))[-1][1] == 61_000
    assert told(engine.handle(Resume(), CLOCK_MS + 9_000)) == [
        ("jumped", 60_600),
        ("running", 60_600),
        ("cue speak", 60_600),
    ]
    # Nothing before the line is told again, and nothing behind it is lost.
    assert told(engine.advance(CLOCK_MS + 9_000 + 14_400)) == [("cue half", 75_000)]


def test_a_line_is_cut_from_its_first_millisecond_to_its_last():
    (line,) = (cue for cue in SPOKEN.cues if cue.segment == 5 and cue.at_ms == 60_600)
    for at_ms, resumed_ms in [
        (line.at_ms - 1, line.at_ms - 1),
        (line.at_ms, line.at_ms),
        (line.end_ms - 1, line.at_ms),
        (line.end_ms, line.end_ms),
    ]:
        engine = started(SPOKEN, at_ms=at_ms)
        engine.handle(Pause(), CLOCK_MS)
        engine.handle(Resume(), CLOCK_MS + 500)
        assert engine.position_ms(CLOCK_MS + 500) == resumed_ms


def test_a_line_that_began_in_the_moment_of_the_pause_is_said_again():
    engine = started(SPOKEN, at_ms=60_000)
    assert lines_told(engine.handle(Pause(), CLOCK_MS + 600)) == ["Right side. Say roll."]
    assert lines_told(engine.handle(Resume(), CLOCK_MS + 900)) == ["Right side. Say roll."]


def test_other_cues_take_over_ahead_and_what_was_told_is_not_told_again():
    engine = started(SPOKEN, at_ms=60_000)
    engine.advance(CLOCK_MS + 15_000)
    silent = recued(SPOKEN, {t.id: t for t in ROLLING}, Speaking(amount=Amount.SOUNDS))
    assert engine.handle(Recue(silent), CLOCK_MS + 15_000) == (TimelineChanged(silent),)
    assert engine.position_ms(CLOCK_MS + 15_000) == 75_000
    assert engine.next_look_ms(CLOCK_MS + 15_000) == 12_000
    assert told(engine.advance(CLOCK_MS + 27_000)) == [("cue tick", 87_000)]
    assert engine.state is State.RUNNING


def test_cues_for_a_timeline_that_is_longer_by_now_are_refused():
    engine = started(SPOKEN, at_ms=30_000)
    engine.handle(Extend(15_000), CLOCK_MS)
    assert engine.handle(Recue(SPOKEN), CLOCK_MS) == (Refused(Recue(SPOKEN), State.RUNNING),)
    assert engine.timeline.duration_ms == 130_000
