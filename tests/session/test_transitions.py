"""The table of moves: its drawing agrees with it, and the engine makes these moves and no others."""

import re

import pytest

from desktop.session import transitions
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
from desktop.session.engine import Engine, State
from desktop.session.events import Refused, StateChanged
from desktop.session.transitions import TRANSITIONS, EndReached
from tests.session.session_content import compiled, make_step, make_technique

TIMELINE = compiled(
    make_technique("one", make_step("a", seconds=20), make_step("b", seconds=20), make_step("c", seconds=20))
)
COMMANDS = [
    Load(TIMELINE),
    Start(),
    Pause(),
    Resume(),
    Next(),
    Back(),
    Seek(1_000),
    Extend(15_000),
    Recue(TIMELINE),
    Repeat(),
    Interrupt(),
    Leave(),
]
WAYS = {
    State.IDLE: [],
    State.READY: [Load(TIMELINE)],
    State.RUNNING: [Load(TIMELINE), Start()],
    State.PAUSED: [Load(TIMELINE), Start(), Pause()],
    State.INTERRUPTED: [Load(TIMELINE), Start(), Interrupt()],
    State.FINISHED: [Load(TIMELINE), Start(), Seek(TIMELINE.duration_ms)],
}


def engine_in(state):
    engine = Engine()
    for command in WAYS[state]:
        engine.handle(command, 0)
    assert engine.state is state
    return engine


def test_the_drawing_shows_exactly_the_moves_of_the_table():
    drawn = re.findall(r"^ +(\w+) --> (\w+) : (\w+)$", transitions.__doc__, re.MULTILINE)
    in_table = {(state.value, to.value, move.__name__) for (state, move), to in TRANSITIONS.items()}
    assert len(drawn) == len(set(drawn))
    assert set(drawn) == in_table


def test_the_drawing_begins_where_the_engine_begins():
    assert "[*] --> idle" in transitions.__doc__
    assert Engine().state is State.IDLE


def test_every_state_can_be_reached_and_left():
    assert set(TRANSITIONS.values()) == set(State)
    assert {state for state, _ in TRANSITIONS} == set(State)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: type(command).__name__)
@pytest.mark.parametrize("state", State)
def test_a_move_of_the_table_is_made_and_any_other_is_refused_and_changes_nothing(state, command):
    engine = engine_in(state)
    before = (engine.timeline, engine.position_ms(0), engine.next_look_ms(0))
    events = engine.handle(command, 0)
    target = TRANSITIONS.get((state, type(command)))
    if target is None:
        assert events == (Refused(command, state),)
        assert engine.state is state
        assert (engine.timeline, engine.position_ms(0), engine.next_look_ms(0)) == before
    else:
        assert engine.state is target
        assert not any(isinstance(event, Refused) for event in events)
        changes = [event.state for event in events if isinstance(event, StateChanged)]
        assert changes == ([target] if target is not state or isinstance(command, Load) else [])


@pytest.mark.parametrize("state", State)
def test_the_end_finishes_the_states_the_table_says(state):
    engine = engine_in(state)
    engine.handle(Seek(TIMELINE.duration_ms), 0)
    engine.advance(TIMELINE.duration_ms)
    expected = TRANSITIONS.get((state, EndReached), state)
    assert engine.state is expected


@pytest.mark.parametrize("state", [State.RUNNING, State.PAUSED, State.INTERRUPTED])
@pytest.mark.parametrize("by_ms", [0, -1])
def test_an_extension_by_nothing_is_refused(state, by_ms):
    engine = engine_in(state)
    assert engine.handle(Extend(by_ms), 0) == (Refused(Extend(by_ms), state),)
    assert engine.timeline is TIMELINE


@pytest.mark.parametrize("index", [-1, len(TIMELINE.segments)])
@pytest.mark.parametrize("state", [State.READY, State.FINISHED])
def test_a_start_at_a_segment_that_is_not_there_is_refused(state, index):
    engine = engine_in(state)
    assert engine.handle(Start(index), 0) == (Refused(Start(index), state),)
    assert engine.state is state
