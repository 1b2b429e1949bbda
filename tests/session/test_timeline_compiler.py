"""Compiling a routine: order of sides, pauses, sums, and the minutes of the six first techniques."""

from itertools import groupby, pairwise

import pytest
from hypothesis import given

from desktop.session.compiler import Pacing, compile_timeline
from desktop.session.dose import scaled_dose
from desktop.session.timeline import SegmentKind, Side
from tests.session.session_content import (
    calmly,
    compiled,
    make_routine,
    make_step,
    make_technique,
    sessions,
    timelines,
)

NO_PREPARATION = Pacing(prepare_ms=0)

SIX_TECHNIQUES = {
    # (kind, dose, side): a dose is seconds, or (repetitions, seconds of each).
    "hands_shoulders": (
        6.2,
        [
            ("setup", 15, "none"),
            ("work", 30, "each"),
            ("work", 40, "each"),
            ("work", 30, "each"),
            ("work", (5, 5), "each"),
            ("work", 30, "both"),
            ("work", (5, 5), "none"),
        ],
    ),
    "tennis_upper_wall": (
        6.0,
        [
            ("setup", 20, "none"),
            ("work", 15, "each"),
            ("work", (8, 5), "each"),
            ("work", 30, "each"),
            ("work", (5, 5), "each"),
            ("work", 20, "each"),
            ("work", (5, 4), "none"),
        ],
    ),
    "roller_upper": (
        4.2,
        [
            ("setup", 20, "none"),
            ("setup", 10, "both"),
            ("work", 45, "both"),
            ("work", 30, "both"),
            ("work", 30, "each"),
            ("work", 30, "both"),
            ("rest", 20, "none"),
        ],
    ),
    "electric_upper": (
        5.1,
        [
            ("setup", 20, "none"),
            ("setup", 10, "none"),
            ("work", 45, "each"),
            ("work", 45, "each"),
            ("work", 15, "each"),
            ("check", 20, "none"),
        ],
    ),
    "hands_lower": (
        4.9,
        [
            ("setup", 15, "none"),
            ("work", 30, "both"),
            ("work", 45, "both"),
            ("work", 40, "both"),
            ("work", (5, 6), "both"),
            ("work", 40, "both"),
            ("work", 30, "both"),
            ("work", (6, 4), "none"),
        ],
    ),
    "ball_lower_wall": (
        5.9,
        [
            ("setup", 20, "none"),
            ("work", 15, "each"),
            ("work", (8, 4), "each"),
            ("work", 20, "each"),
            ("work", 20, "each"),
            ("work", 40, "each"),
            ("work", 20, "none"),
        ],
    ),
}


def six_technique(name):
    steps = (
        make_step(f"s{number}", kind, side, times=dose)
        if isinstance(dose, tuple)
        else make_step(f"s{number}", kind, side, seconds=dose)
        for number, (kind, dose, side) in enumerate(SIX_TECHNIQUES[name][1])
    )
    return make_technique(name, *steps)


def plays(timeline):
    return [(segment.step, segment.side.value) for segment in timeline.plays]


def kinds(timeline):
    return [segment.kind.value for segment in timeline.segments]


@pytest.mark.parametrize("name", SIX_TECHNIQUES)
def test_minutes_are_those_of_the_content(name):
    minutes = SIX_TECHNIQUES[name][0]
    timeline = compiled(six_technique(name), pacing=NO_PREPARATION)
    # The content counts a pause for each play, also after the last one, where a session has none.
    counted_ms = timeline.duration_ms + NO_PREPARATION.between_ms
    assert round(counted_ms / 60_000, 1) == minutes


def test_a_block_for_each_side_is_played_whole_on_one_side_and_then_on_the_other():
    technique = make_technique(
        "one",
        make_step("sit", "setup", seconds=10),
        make_step("stroke", side="each", seconds=20),
        make_step("knead", side="each", seconds=20),
        make_step("hug", side="both", seconds=20),
        make_step("roll", side="each", seconds=20),
    )
    assert plays(compiled(technique)) == [
        ("sit", "none"),
        ("stroke", "left"),
        ("knead", "left"),
        ("stroke", "right"),
        ("knead", "right"),
        ("hug", "both"),
        ("roll", "left"),
        ("roll", "right"),
    ]
    mirrored = compiled(technique, pacing=Pacing(first_side=Side.RIGHT))
    assert plays(mirrored)[1:3] == [("stroke", "right"), ("knead", "right")]


def test_pauses_between_plays_say_what_they_are_for():
    one = make_technique(
        "one",
        make_step("sit", "setup", seconds=10),
        make_step("knead", side="each", seconds=20),
        make_step("look", "check", seconds=20),
    )
    two = make_technique("two", make_step("lie", "rest", seconds=60))
    timeline = compiled(one, two)
    assert kinds(timeline) == [
        "prepare",
        "setup",
        "rest",
        "work",
        "switch",
        "work",
        "rest",
        "check",
        "change",
        "relax",
    ]
    assert [s.title for s in timeline.segments if not s.is_step] == [
        "Get ready",
        "Rest",
        "Switch to the right side",
        "Rest",
        "Next: Technique two",
    ]
    assert [s.duration_ms for s in timeline.segments if not s.is_step] == [10_000, *[5_000] * 4]
    assert timeline.segments[4].side is Side.RIGHT
    assert timeline.segments[8].technique == "two"


def test_pauses_that_are_not_wanted_are_not_there():
    technique = make_technique("one", make_step("a", side="each", seconds=20))
    timeline = compiled(technique, pacing=Pacing(prepare_ms=0, between_ms=0))
    assert kinds(timeline) == ["work", "work"]
    assert timeline.duration_ms == 40_000


def test_the_same_technique_twice_asks_for_a_switch_only_where_the_side_changes():
    one_side = make_technique("one", make_step("a", side="each", seconds=20))
    assert kinds(compiled(one_side, one_side, pacing=NO_PREPARATION)) == [
        "work",
        "switch",
        "work",
        "switch",
        "work",
        "switch",
        "work",
    ]
    both_sides = make_technique("one", make_step("a", side="both", seconds=20))
    assert kinds(compiled(both_sides, both_sides, pacing=NO_PREPARATION)) == ["work", "rest", "work"]


def test_a_step_segment_carries_what_the_player_shows():
    technique = make_technique("one", make_step("roll", side="each", times=(10, 4)))
    step = compiled(technique, scale=0.5).plays[1]
    assert (step.technique, step.step, step.side, step.play) == ("one", "roll", Side.RIGHT, 1)
    assert (step.title, step.repetitions, step.repetition_ms) == ("Title of roll", 5, 4_000)
    assert step.duration_ms == 20_000


@pytest.mark.parametrize(
    "wrong",
    [{"prepare_ms": -1}, {"between_ms": -1}, {"first_side": Side.BOTH}, {"first_side": Side.NONE}],
)
def test_a_pacing_that_makes_no_sense_is_a_fault(wrong):
    with pytest.raises(ValueError, match=r"pacing|first side"):
        Pacing(**wrong)


def test_a_technique_that_is_not_there_is_a_fault():
    with pytest.raises(KeyError, match="absent"):
        compile_timeline(make_routine(("absent", 1.0)), {})


@calmly
@given(timelines())
def test_segments_follow_each_other_without_a_gap_and_sum_to_the_total(timeline):
    assert timeline.segments[0].start_ms == 0
    for before, after in pairwise(timeline.segments):
        assert after.start_ms == before.end_ms
        assert after.index == before.index + 1
    assert all(segment.duration_ms > 0 for segment in timeline.segments)
    assert sum(segment.duration_ms for segment in timeline.segments) == timeline.duration_ms
    assert timeline.segments[-1].end_ms == timeline.duration_ms


@calmly
@given(sessions())
def test_every_step_is_played_in_order_once_or_once_for_each_side(session):
    routine, techniques, pacing = session
    expected = []
    for item in routine.techniques:
        steps = list(techniques[item.technique].steps)
        while steps:
            block = [steps.pop(0)]
            while block[0].side == "each" and steps and steps[0].side == "each":
                block.append(steps.pop(0))
            if block[0].side == "each":
                sides = ["left", "right"] if pacing.first_side is Side.LEFT else ["right", "left"]
            else:
                sides = [block[0].side.value]
            for side in sides:
                expected += [(item.technique, step, side, scaled_dose(step, item.scale)) for step in block]
    timeline = compile_timeline(*session)
    assert [(s.technique, s.step, s.side, s.duration_ms) for s in timeline.plays] == [
        (technique, step.id, side, dose.duration_ms) for technique, step, side, dose in expected
    ]
    assert [segment.play for segment in timeline.plays] == list(range(len(expected)))


@calmly
@given(sessions())
def test_exactly_one_pause_lies_between_two_plays_and_none_at_the_end(session):
    pacing = session[2]
    timeline = compile_timeline(*session)
    runs = [(is_step, len(list(run))) for is_step, run in groupby(timeline.segments, key=lambda s: s.is_step)]
    assert runs[-1][0]
    assert all(length == 1 for is_step, length in runs if not is_step)
    if pacing.between_ms:
        assert all(length == 1 for _, length in runs)
    assert (timeline.segments[0].kind is SegmentKind.PREPARE) == (pacing.prepare_ms > 0)


@calmly
@given(timelines())
def test_the_segment_at_a_position_is_the_one_it_lies_in(timeline):
    for segment in timeline.segments:
        assert timeline.segment_at(segment.start_ms) is segment
        assert timeline.segment_at(segment.end_ms - 1) is segment
    assert timeline.segment_at(-1) is timeline.segments[0]
    assert timeline.segment_at(timeline.duration_ms + 1) is timeline.segments[-1]
