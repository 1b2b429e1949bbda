"""What may follow when something hurts, as pure rules."""

from dataclasses import replace

import pytest

from desktop.session.timeline import SegmentKind, Side
from desktop.ui.relief import Hurt, Way, eased_catalogue, past_spot_ms
from tests.session.session_content import compiled
from tests.ui.player_content import BALL, CONTENT, HANDS, PRESS, ROLL, TIMELINE, segment


@pytest.mark.parametrize(
    ("hurt", "advised"),
    [
        (Hurt(), None),
        (Hurt(0), Way.EASE),
        (Hurt(5), Way.EASE),
        (Hurt(6), Way.SKIP),
        (Hurt(10), Way.SKIP),
        (Hurt(2, was_eased=True), Way.SKIP),
        (Hurt(was_eased=True), Way.SKIP),
        (Hurt(2, has_sign=True), Way.END),
        (Hurt(has_sign=True), Way.END),
        (Hurt(9, has_sign=True, was_eased=True), Way.END),
    ],
)
def test_the_way_to_take(hurt, advised):
    assert hurt.advised is advised


@pytest.mark.parametrize(("pressure", "half"), [(0, 0), (1, 1), (2, 1), (3, 1), (4, 2)])
def test_half_as_hard(pressure, half):
    content = replace(
        CONTENT,
        techniques={"ball": replace(BALL, steps=(replace(PRESS, pressure=pressure),)), "hands": HANDS},
    )
    eased = eased_catalogue(content, {"ball"})
    assert eased.techniques["ball"].steps[0].pressure == half
    assert eased.techniques["hands"] is HANDS
    assert content.techniques["ball"].steps[0].pressure == pressure


def landing(timeline, start, content=CONTENT):
    return timeline.segment_at(past_spot_ms(timeline, start, content))


def test_the_next_step_is_played_when_it_is_on_another_spot():
    assert landing(TIMELINE, segment(SegmentKind.WORK, side=Side.LEFT, step="press")).step == "roll"


def test_time_to_change_over_is_kept():
    after = landing(TIMELINE, segment(SegmentKind.WORK, side=Side.RIGHT, step="roll"))
    assert after.kind is SegmentKind.CHANGE


def test_nothing_more_is_done_on_the_spot_that_hurts():
    again = replace(ROLL, region=PRESS.region)
    technique = replace(BALL, steps=(PRESS, again))
    content = replace(CONTENT, techniques={"ball": technique})
    timeline = compiled(technique)
    after = landing(timeline, timeline.plays[0], content)
    assert (after.kind, after.side) == (SegmentKind.SWITCH, Side.RIGHT)
    assert past_spot_ms(timeline, timeline.plays[2], content) == timeline.duration_ms


def test_what_presses_nothing_has_no_spot():
    resting = replace(ROLL, region=PRESS.region, pressure=0)
    technique = replace(BALL, steps=(PRESS, resting))
    content = replace(CONTENT, techniques={"ball": technique})
    timeline = compiled(technique)
    assert landing(timeline, timeline.plays[0], content).step == "roll"


def test_in_a_pause_the_step_that_is_shown_is_left_out():
    switch = segment(SegmentKind.SWITCH)
    assert landing(TIMELINE, switch).step == "roll"
    assert landing(TIMELINE, switch).side is Side.RIGHT


def test_after_the_last_step_it_is_over():
    assert past_spot_ms(TIMELINE, TIMELINE.segments[-1], CONTENT) == TIMELINE.duration_ms
