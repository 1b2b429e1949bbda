"""The engine under any order of commands, gaps and stalls, compared with a simple session of another make."""

from hypothesis import given, settings
from hypothesis import strategies as st

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
from desktop.session.compiler import compile_timeline, recued
from desktop.session.countdown import COUNT_LINES, COUNTS
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
from tests.session.reference_session import QUANTUM_MS, ReferenceSession
from tests.session.session_content import calmly, sessions, timelines

UNDER_WAY = {State.RUNNING, State.PAUSED, State.INTERRUPTED}
MOVING = {State.RUNNING, State.FINISHED}


def tenths(low_ms, high_ms):
    return st.integers(low_ms // QUANTUM_MS, high_ms // QUANTUM_MS).map(lambda tenth: tenth * QUANTUM_MS)


# Mostly the small steps of a timer, now and then a stall, a sleep or a clock that runs backwards.
gaps = st.sampled_from([*[(0, 2_000)] * 4, *[(2_000, 20_000)] * 3, (20_000, 400_000), (-5_000, 0)]).flatmap(
    lambda bounds: tenths(*bounds)
)


def length_ms(line):
    """Lengths that let breaths begin at full tenths of a second."""
    return 300 * len(line.text.split()) + 50


AMOUNTS = {
    amount: Speaking(amount=amount, breathing=amount is Amount.SHORT, measure=length_ms) for amount in Amount
}
moves = st.one_of(
    st.none(),  # only look
    st.sampled_from([Pause(), Resume(), Next(), Back(), Repeat(), Interrupt()]),
    st.sampled_from([Pause(), Resume(), Next(), Back()]),
    st.builds(Seek, tenths(-1_000, 200_000)),
    st.builds(Extend, tenths(-100, 10_000).map(lambda by_ms: 2 * by_ms)),  # so that half is a tenth, too
    st.sampled_from([Leave(), Load, Start(), Start(3)]),
    st.sampled_from(list(Amount)),  # say more or less from now on
)
scripts = st.lists(st.tuples(gaps, moves), min_size=5, max_size=40)
small_sessions = sessions(max_techniques=2, max_steps=3)
small_timelines = small_sessions.map(lambda session: compile_timeline(*session))


def story(events):
    """The engine's events as the reference session tells them."""
    lines = []
    for event in events:
        match event:
            case SegmentStarted(segment, position_ms):
                lines.append(("segment", segment.index, position_ms))
            case CueDue(cue):
                lines.append(("cue", cue.kind.value, cue.at_ms, cue.segment))
            case CueMissed(cue, late_ms):
                lines.append(("missed", late_ms, cue.kind.value, cue.at_ms, cue.segment))
            case StateChanged(state, at_ms):
                lines.append(("state", state.value, at_ms))
            case TimelineChanged(timeline):
                lines.append(("timeline", timeline.duration_ms))
            case Jumped(position_ms):
                lines.append(("jumped", position_ms))
            case Refused(command):
                lines.append(("refused", type(command).__name__))
            case Finished(position_ms):
                lines.append(("end", position_ms))
    return lines


def argument_of(command):
    match command:
        case Load(argument) | Start(argument) | Seek(argument) | Extend(argument) | Recue(argument):
            return argument
    return None


@settings(parent=calmly, max_examples=400)
@given(small_sessions, scripts)
def test_the_engine_tells_the_same_story_as_the_reference(session, script):
    engine, reference = Engine(), ReferenceSession()
    timeline = compile_timeline(*session)
    now_ms = 1_000
    opening = [(0, Load(timeline)), (0, Start())]
    for gap_ms, move in opening + script:
        now_ms += gap_ms
        if move is None:
            assert story(engine.advance(now_ms)) == reference.advance(now_ms)
        else:
            command = command_of(move, timeline, engine.timeline or timeline, session[1])
            told = reference.take(type(command).__name__, argument_of(command), now_ms)
            assert story(engine.handle(command, now_ms)) == told
        assert engine.state == reference.state
        assert engine.position_ms(now_ms) == reference.position_ms


def command_of(move, timeline, playing, techniques):
    if isinstance(move, Amount):
        return Recue(recued(playing, techniques, AMOUNTS[move]))
    return Load(timeline) if move is Load else move


class Pass:
    """One uninterrupted walk over the timeline: what was told from where on."""

    def __init__(self, timeline, from_ms, state):
        self.timeline, self.from_ms, self.told = timeline, from_ms, []
        self.moved = state in MOVING

    def note(self, events, state):
        self.told += [event.cue for event in events if isinstance(event, CueDue | CueMissed)]
        self.moved = self.moved or state in MOVING

    def check(self, reached_ms):
        end_ms = self.timeline.duration_ms
        # The words after the end are told with it.
        told_ms = reached_ms if reached_ms < end_ms else float("inf")
        walked = [cue for cue in self.timeline.cues if self.from_ms <= cue.at_ms <= told_ms]
        assert self.told == (walked if self.moved else [])


@settings(parent=calmly, max_examples=300)
@given(small_timelines, scripts)
def test_no_cue_is_lost_or_doubled_between_two_jumps(timeline, script):
    engine = Engine()
    engine.handle(Load(timeline), 0)
    now_ms = 0
    walk = Pass(timeline, 0, engine.state)
    walk.note(engine.handle(Start(), 0), engine.state)
    for gap_ms, move in script:
        now_ms += max(0, gap_ms)
        walk.note(engine.advance(now_ms), engine.state)
        if isinstance(move, Pause | Resume | Interrupt):
            reached_ms = engine.position_ms(now_ms)
            events = engine.handle(move, now_ms)
            if any(isinstance(event, Jumped) for event in events):
                # A line that the pause cut is said again.
                walk.check(reached_ms)
                walk = Pass(timeline, engine.position_ms(now_ms), engine.state)
            walk.note(events, engine.state)
        if isinstance(move, Next | Back | Seek) and engine.state in UNDER_WAY:
            walk.check(engine.position_ms(now_ms))
            events = engine.handle(move, now_ms)
            walk = Pass(timeline, engine.position_ms(now_ms), engine.state)
            walk.note(events, engine.state)
    walk.check(engine.position_ms(now_ms))


@calmly
@given(small_timelines, st.lists(tenths(-3_000, 20_000), max_size=60), st.data())
def test_the_position_never_runs_backwards_without_a_jump(timeline, gaps_ms, data):
    engine = Engine()
    engine.handle(Load(timeline), 0)
    engine.handle(Start(), 0)
    now_ms, position_ms = 0, 0
    for gap_ms in gaps_ms:
        now_ms += gap_ms
        command = data.draw(st.sampled_from([None, Pause(), Resume(), Interrupt(), Repeat(), Extend(5_000)]))
        events = engine.advance(now_ms) if command is None else engine.handle(command, now_ms)
        for event in events:
            if isinstance(event, SegmentStarted):
                assert event.position_ms >= position_ms
            if isinstance(event, Jumped):
                segment = engine.timeline.segment_at(position_ms)
                assert segment.start_ms <= event.position_ms <= position_ms
                position_ms = event.position_ms
        assert engine.position_ms(now_ms) >= position_ms
        position_ms = engine.position_ms(now_ms)


@calmly
@given(timelines(), st.integers(0, 30), st.integers(1, 60_000))
def test_an_extension_keeps_segments_contiguous_and_every_cue_in_its_place(timeline, index, by_ms):
    engine = Engine()
    engine.handle(Load(timeline), 0)
    engine.handle(Start(index % len(timeline.segments)), 0)
    engine.handle(Extend(by_ms), 0)
    longer = engine.timeline
    assert longer.duration_ms == timeline.duration_ms + by_ms
    assert sum(segment.duration_ms for segment in longer.segments) == longer.duration_ms
    start_ms = 0
    for segment in longer.segments:
        assert segment.start_ms == start_ms
        start_ms = segment.end_ms
    assert {cue.kind for cue in timeline.cues} - COUNTS <= {cue.kind for cue in longer.cues}
    keys = [(cue.at_ms, -cue.priority) for cue in longer.cues]
    assert keys == sorted(keys)

    def kept_in(whole):
        return [cue for cue in whole.cues if cue.kind not in COUNTS and cue.line not in COUNT_LINES]

    extended_at = timeline.segments[index % len(timeline.segments)]
    assert [(cue.at_ms, cue.text) for cue in kept_in(longer)] == [
        (cue.at_ms + by_ms * (cue.at_ms >= extended_at.end_ms), cue.text) for cue in kept_in(timeline)
    ]
