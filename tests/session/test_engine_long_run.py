"""Three hours on a virtual clock: whatever the stalls, nothing drifts and nothing is lost."""

import random
from itertools import pairwise

import pytest
from hypothesis import given

from desktop.model.speech import Amount
from desktop.session.commands import Load, Pause, Resume, Start
from desktop.session.engine import Engine, State
from desktop.session.events import CueDue, CueMissed, SegmentStarted
from desktop.session.speaking import IN_FULL, Speaking
from tests.session.session_content import calmly, compiled, make_step, make_technique, timelines

HOURS_3_MS = 3 * 3_600_000


SILENT = Speaking(amount=Amount.SOUNDS)


def three_hours(speaking=IN_FULL):
    """A timeline of a little over three hours."""
    steps = [make_step(f"s{n}", side=("each", "none", "both")[n % 3], seconds=30 + 7 * n) for n in range(12)]
    blocks = [make_technique(f"t{n}", *steps) for n in range(10)]
    timeline = compiled(*blocks, speaking=speaking)
    assert timeline.duration_ms >= HOURS_3_MS
    return timeline


def stall_ms(draw):
    """Mostly a timer that is a little late, now and then a busy or a sleeping machine."""
    return draw.choice(
        [draw.randint(1, 60), draw.randint(1, 60), draw.randint(60, 3_000), draw.randint(3_000, 90_000)]
    )


@pytest.mark.parametrize("seed", range(5))
def test_three_hours_with_random_stalls_drift_by_nothing_and_tell_everything_once(seed):
    draw = random.Random(seed)
    timeline = three_hours()
    engine = Engine()
    now_ms = started_ms = draw.randint(0, 10**12)
    engine.handle(Load(timeline), now_ms)
    events = list(engine.handle(Start(), now_ms))
    while now_ms - started_ms < timeline.duration_ms:
        assert engine.position_ms(now_ms) - (now_ms - started_ms) == 0
        now_ms += stall_ms(draw)
        events += engine.advance(now_ms)
    assert engine.state is State.FINISHED
    assert [e.cue for e in events if isinstance(e, CueDue | CueMissed)] == list(timeline.cues)
    assert [e.segment for e in events if isinstance(e, SegmentStarted)] == list(timeline.segments)
    for event in events:
        if isinstance(event, CueMissed):
            assert event.late_ms > 200


@pytest.mark.parametrize("seed", range(5))
def test_pauses_add_nothing_to_three_hours(seed):
    draw = random.Random(seed)
    engine = Engine()
    now_ms = run_ms = 0
    # Where nothing is said, no pause cuts a line that would be said again.
    engine.handle(Load(three_hours(SILENT)), now_ms)
    engine.handle(Start(), now_ms)
    while run_ms < HOURS_3_MS:
        gap_ms = stall_ms(draw)
        now_ms += gap_ms
        run_ms += gap_ms
        engine.handle(Pause(), now_ms)
        now_ms += stall_ms(draw)
        engine.handle(Resume(), now_ms)
        assert engine.position_ms(now_ms) - min(run_ms, engine.timeline.duration_ms) == 0


@calmly
@given(timelines())
def test_one_who_looks_when_told_to_is_never_late(timeline):
    engine = Engine()
    engine.handle(Load(timeline), 0)
    events = list(engine.handle(Start(), 0))
    now_ms, looks = 0, [0]
    while (wait_ms := engine.next_look_ms(now_ms)) is not None:
        assert wait_ms > 0
        now_ms += wait_ms
        fresh = engine.advance(now_ms)
        assert fresh
        assert not any(isinstance(event, CueMissed) for event in fresh)
        due_ms = [event.cue.at_ms for event in fresh if isinstance(event, CueDue)]
        # The words after the end are told with it.
        assert all(min(at_ms, timeline.duration_ms) == now_ms for at_ms in due_ms)
        events += fresh
        looks.append(now_ms)
    assert now_ms == timeline.duration_ms
    assert [event.cue for event in events if isinstance(event, CueDue)] == list(timeline.cues)
    assert all(before < after for before, after in pairwise(looks))
