"""The driver: the engine's events reach everybody, in order and once, and the timer runs only when needed."""

import pytest

from desktop.model.speech import Amount
from desktop.session.commands import Extend, Interrupt, Leave, Load, Next, Pause, Resume, Seek, Start
from desktop.session.events import (
    CueDue,
    CueMissed,
    Finished,
    Refused,
    SegmentStarted,
    StateChanged,
    TimelineChanged,
)
from desktop.session.speaking import Speaking
from desktop.session.transitions import State
from desktop.system.session_driver import LONGEST_STALL_MS, LOOK_MS, UNWATCHED_LOOK_MS, SessionDriver
from tests.session.session_content import compiled, make_step, make_technique

HOUR_MS = 3_600_000


class Clocks:
    """Two clocks that move only when told: one sleeps with the machine, the other does not."""

    def __init__(self):
        self.monotonic_ms = 5_000
        self.wall_ms = 1_700_000_000_000

    def monotonic(self):
        return self.monotonic_ms

    def wall(self):
        return self.wall_ms

    def pass_ms(self, passed_ms):
        self.monotonic_ms += passed_ms
        self.wall_ms += passed_ms

    def sleep_ms(self, slept_ms):
        self.wall_ms += slept_ms


class Listener:
    """Writes down all that a driver tells."""

    def __init__(self, driver):
        self.events = []
        self.positions = []
        driver.happened.connect(self.events.append)
        driver.ticked.connect(self.positions.append)

    def of(self, kind):
        return [event for event in self.events if isinstance(event, kind)]

    @property
    def states(self):
        return [event.state for event in self.of(StateChanged)]


@pytest.fixture
def clocks():
    return Clocks()


@pytest.fixture
def timeline():
    technique = make_technique(
        "one",
        make_step("setup", "setup", seconds=12),
        make_step("press", side="each", seconds=30),
        make_step("roll", side="each", times=(4, 5)),
        make_step("shake", seconds=10),
    )
    # Where nothing is said, no pause cuts a line that would be said again.
    return compiled(technique, speaking=Speaking(amount=Amount.SOUNDS))


def made(qtbot, clocks, timeline, **kwargs):
    driver = SessionDriver(clocks.monotonic, wall_clock=clocks.wall, **kwargs)
    listener = Listener(driver)
    driver.send(Load(timeline))
    return driver, listener


def play_on(driver, clocks, for_ms, step_ms=40):
    for _ in range(for_ms // step_ms):
        clocks.pass_ms(step_ms)
        driver.look()


@pytest.fixture
def played(qtbot, clocks, timeline):
    driver, listener = made(qtbot, clocks, timeline)
    yield driver, listener
    driver.send(Leave())


def test_a_session_plays_to_its_end_and_loses_nothing(played, clocks, timeline):
    driver, listener = played
    driver.send(Start())
    play_on(driver, clocks, timeline.duration_ms + 400)
    assert [event.segment for event in listener.of(SegmentStarted)] == list(timeline.segments)
    assert [event.cue for event in listener.of(CueDue)] == list(timeline.cues)
    assert not listener.of(CueMissed)
    assert listener.of(Finished) == [Finished(timeline.duration_ms)]
    assert listener.states == [State.READY, State.RUNNING, State.FINISHED]
    assert listener.positions == sorted(listener.positions)
    assert not driver.is_waiting


def test_the_timer_runs_only_while_the_session_does(played, clocks):
    driver, _ = played
    assert not driver.is_waiting
    for command, runs in ((Start(), True), (Pause(), False), (Resume(), True), (Interrupt(), False)):
        driver.send(command)
        assert driver.is_waiting is runs, command
    driver.send(Resume())
    driver.send(Leave())
    assert not driver.is_waiting
    assert driver.state is State.IDLE
    assert driver.timeline is None


def test_a_session_that_nobody_sees_is_looked_at_less_often(qtbot, clocks, timeline, monkeypatch):
    waits = []
    driver, _ = made(qtbot, clocks, timeline)
    monkeypatch.setattr(driver._timer, "start", waits.append)
    driver.send(Start())
    clocks.pass_ms(100)
    driver.set_watched(False)
    assert waits[-1] == UNWATCHED_LOOK_MS
    driver.set_watched(True)
    assert waits[-1] == LOOK_MS


def test_the_timer_wakes_for_the_next_boundary(qtbot, clocks, timeline, monkeypatch):
    waits = []
    driver, _ = made(qtbot, clocks, timeline)
    monkeypatch.setattr(driver._timer, "start", waits.append)
    driver.send(Start())
    clocks.pass_ms(100)
    driver.look()
    assert waits[-1] == LOOK_MS
    clocks.pass_ms(10_000 - 100 - 7)
    driver.look()
    assert waits[-1] == 7


def test_a_faster_session_is_woken_sooner_in_real_time(qtbot, clocks, timeline, monkeypatch):
    waits = []
    driver, _ = made(qtbot, clocks, timeline, speed=20.0)
    monkeypatch.setattr(driver._timer, "start", waits.append)
    driver.send(Start())
    clocks.pass_ms(490)
    driver.look()
    assert driver.position_ms() == 9_800
    assert waits[-1] == 10


@pytest.mark.parametrize("speed", [0.5, 1.0, 7.3, 20.0])
def test_speed_changes_the_pace_and_nothing_else(qtbot, clocks, timeline, speed):
    driver, listener = made(qtbot, clocks, timeline, speed=speed)
    driver.send(Start())
    real_ms = 0
    while driver.state is State.RUNNING:
        clocks.pass_ms(10)
        real_ms += 10
        driver.look()
    assert real_ms == pytest.approx(timeline.duration_ms / speed, abs=20)
    assert len(listener.of(CueDue)) == len(timeline.cues)


@pytest.mark.parametrize("speed", [0.0, -1.0, float("nan"), float("inf")])
def test_a_senseless_speed_is_refused(qtbot, clocks, speed):
    with pytest.raises(ValueError, match="speed"):
        SessionDriver(clocks.monotonic, wall_clock=clocks.wall, speed=speed)


def test_paused_time_does_not_count(played, clocks):
    driver, listener = played
    driver.send(Start())
    play_on(driver, clocks, 4_000)
    driver.send(Pause())
    clocks.pass_ms(HOUR_MS)
    driver.look()
    assert driver.position_ms() == 4_000
    driver.send(Resume())
    play_on(driver, clocks, 1_000)
    assert driver.position_ms() == 5_000
    assert State.INTERRUPTED not in listener.states


def test_sleep_interrupts_and_no_time_of_it_counts(played, clocks):
    driver, listener = played
    driver.send(Start())
    play_on(driver, clocks, 2_000)
    clocks.sleep_ms(HOUR_MS)
    clocks.pass_ms(40)
    driver.look()
    assert driver.state is State.INTERRUPTED
    assert driver.position_ms() == 2_000
    assert not driver.is_waiting
    driver.send(Resume())
    play_on(driver, clocks, 1_000)
    assert driver.position_ms() == 3_000
    assert not listener.of(CueMissed)


def test_a_clock_that_runs_on_in_sleep_is_noticed_too(played, clocks):
    driver, _ = played
    driver.send(Start())
    play_on(driver, clocks, 2_000)
    clocks.pass_ms(LONGEST_STALL_MS + 1)
    driver.look()
    assert driver.state is State.INTERRUPTED
    assert driver.position_ms() == 2_000


def test_a_command_after_sleep_does_not_count_the_sleep(played, clocks):
    driver, listener = played
    driver.send(Start())
    play_on(driver, clocks, 2_000)
    clocks.pass_ms(HOUR_MS)
    driver.send(Next())
    assert driver.state is State.INTERRUPTED
    assert listener.states[-1] is State.INTERRUPTED
    assert driver.position_ms() == listener.of(SegmentStarted)[-1].position_ms == 10_000


def test_a_short_stall_is_caught_up(played, clocks, timeline):
    driver, listener = played
    driver.send(Start())
    play_on(driver, clocks, 8_000)
    clocks.pass_ms(LONGEST_STALL_MS)
    driver.look()
    assert driver.state is State.RUNNING
    assert driver.position_ms() == 18_000
    told = [event.cue for event in listener.events if isinstance(event, CueDue | CueMissed)]
    assert told == [cue for cue in timeline.cues if cue.at_ms <= 18_000]


def test_the_position_is_told_after_every_command(played):
    driver, listener = played
    driver.send(Start())
    driver.send(Pause())
    driver.send(Seek(20_000))
    assert listener.positions[-1] == 20_000
    told = len(listener.positions)
    driver.send(Extend(15_000))
    assert len(listener.positions) == told + 1
    assert listener.of(TimelineChanged)[-1].timeline.duration_ms == driver.timeline.duration_ms


def test_a_refused_command_is_told(played):
    driver, listener = played
    driver.send(Pause())
    assert listener.events[-1] == Refused(Pause(), State.READY)


def test_an_answer_to_an_event_is_told_after_it(played, clocks):
    driver, listener = played
    order = []

    def answer(event):
        if isinstance(event, SegmentStarted) and event.segment.index == 1:
            driver.send(Pause())

    driver.happened.connect(answer)
    driver.happened.connect(order.append)
    driver.send(Start())
    play_on(driver, clocks, 10_000)
    kinds = [type(event) for event in order]
    assert order[-1] == StateChanged(State.PAUSED, 10_000)
    assert kinds.index(SegmentStarted, 1) < len(kinds) - 1
    assert listener.events == [TimelineChanged(driver.timeline), listener.events[1], *order]
    assert not driver.is_waiting


def test_closing_is_silent_and_stops_the_timer(played, clocks):
    driver, listener = played
    driver.send(Start())
    told = len(listener.events)
    driver.close()
    assert not driver.is_waiting
    play_on(driver, clocks, 1_000)
    assert len(listener.events) == told


def test_ten_thousand_looks_leave_nothing_behind(played, clocks, timeline):
    driver, _ = played
    driver.send(Start())
    children = len(driver.children())
    for _ in range(10_000):
        clocks.pass_ms(10)
        driver.look()
    assert len(driver.children()) == children
    assert not driver._untold
    assert driver.position_ms() == 100_000


def test_the_real_timer_looks_by_itself(qtbot, clocks, timeline):
    driver, listener = made(qtbot, clocks, timeline)
    driver.send(Start())
    clocks.pass_ms(20)
    with qtbot.waitSignal(driver.ticked, timeout=2_000):
        pass
    assert listener.positions[-1] == 20
    driver.send(Leave())


@pytest.mark.parametrize("speed", [1.0, 4.0])
def test_the_session_waits_until_the_sound_of_its_start_is_heard(qtbot, clocks, timeline, speed):
    driver, _ = made(qtbot, clocks, timeline, speed=speed)
    driver.set_sound_delay(80)
    driver.send(Start())
    assert driver.going_at_ms == clocks.monotonic_ms + 80
    clocks.pass_ms(50)
    driver.look()
    assert driver.position_ms() == 0
    clocks.pass_ms(150)
    driver.look()
    assert driver.position_ms() == 120 * speed


def test_a_pause_stands_where_was_heard_and_goes_on_from_there(qtbot, clocks, timeline):
    driver, _ = made(qtbot, clocks, timeline)
    driver.set_sound_delay(80)
    driver.send(Start())
    clocks.pass_ms(1_080)
    driver.send(Pause())
    assert driver.position_ms() == 1_000
    clocks.pass_ms(60_000)
    driver.send(Resume())
    clocks.pass_ms(80)
    driver.look()
    assert driver.position_ms() == 1_000
    clocks.pass_ms(20)
    driver.look()
    assert driver.position_ms() == 1_020


def test_a_jump_waits_for_its_sound_too(qtbot, clocks, timeline):
    driver, _ = made(qtbot, clocks, timeline)
    driver.set_sound_delay(80)
    driver.send(Start())
    clocks.pass_ms(2_000)
    driver.send(Seek(15_000))
    clocks.pass_ms(80)
    driver.look()
    assert driver.position_ms() == 15_000
    clocks.pass_ms(500)
    driver.look()
    assert driver.position_ms() == 15_500
