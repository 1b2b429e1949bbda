"""What can happen to the sound while a session plays, and a recording of each."""

import os
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from signal import SIGKILL, SIGTERM, Signals
from threading import Barrier, Event, Lock
from types import MappingProxyType

from tests.heard.app_under_test import PROJECT, AppUnderTest, Reported
from tests.heard.ear import Expected
from tests.heard.recorder import Recorder, Strip, joined
from tests.heard.sound_server import SoundServer

BACK_WITHIN_S = 5.0
"""How soon sound is back once there is something to play on."""
RESTARTED_WITHIN_S = 2.5
"""How soon it is back after its process died; two deaths are at least so far apart."""
SINK_GONE_S = 5.0
SERVER_GONE_S = 3.0
KILLS = 10
LENGTH_S = 90.0
"""How long the session lasts."""
_BEGIN_S = 5.0
"""No scenario does anything before: the app opens and its first cues sound."""
_OPENING_S = 12.0
"""What a recording lasts longer than the session: the last words, and a slow start of the app."""
_UNTIL_THEN_S = 12.5
"""How long a session goes on before its sound is taken away for some seconds."""


@dataclass(frozen=True)
class Gap:
    """From when on sound may be missing, and when it must be back: seconds on the monotonic clock."""

    from_s: float
    to_s: float


@dataclass(frozen=True)
class Recording:
    """What came of a scenario.

    Attributes:
        origin_s: When the strip begins, on the monotonic clock.
        strip: What was heard, from before the app's start to the end.
        gaps: When sound was taken away.
        promises: What should have been heard, on the time of the session.
        length_s: How long the session is, as it is shown.
        reported: The cues of which the app says that they were not heard.
        log: What the app wrote.
        lived: Whether the app was alive at the end.
        left_behind: Processes that outlived it.
    """

    origin_s: float
    strip: Strip
    gaps: tuple[Gap, ...]
    promises: tuple[Expected, ...]
    length_s: float
    reported: tuple[Reported, ...]
    log: str
    lived: bool
    left_behind: tuple[str, ...]


class Stage:
    """A server, a recorder and the app; what happens to them is up to a scenario."""

    def __init__(self, server: SoundServer, app: AppUnderTest, chance: Random) -> None:
        self.server = server
        self.app = app
        self.chance = chance
        self.gaps: list[Gap] = []
        self._pause = Event()

    def wait(self, span_s: float) -> None:
        self._pause.wait(max(span_s, 0.0))

    def silenced(self, since_s: float, back_within_s: float) -> None:
        """Sound was taken away at a moment and there is something to play on again now."""
        self.gaps.append(Gap(since_s, time.monotonic() + back_within_s))


def nothing(stage: Stage) -> None:
    """Nothing happens."""


def sink_removed(stage: Stage) -> None:
    """The only device is pulled out for some seconds."""
    stage.wait(_UNTIL_THEN_S)
    since_s = time.monotonic()
    stage.server.remove_sink()
    stage.wait(SINK_GONE_S)
    stage.server.add_sink()
    stage.silenced(since_s, BACK_WITHIN_S)


def server_killed(stage: Stage) -> None:
    """The sound server crashes and is back some seconds later."""
    stage.wait(_UNTIL_THEN_S)
    since_s = time.monotonic()
    stage.server.kill()
    stage.wait(SERVER_GONE_S)
    stage.server.start()
    stage.silenced(since_s, BACK_WITHIN_S)


def process_killed(stage: Stage) -> None:
    """The sound process is killed again and again, at random moments."""
    spare_s = LENGTH_S - _BEGIN_S - KILLS * RESTARTED_WITHIN_S
    cuts_s = sorted(stage.chance.uniform(0, spare_s) for _ in range(KILLS))
    begin_s = time.monotonic()
    for number, cut_s in enumerate(cuts_s):
        stage.wait(begin_s + cut_s + number * RESTARTED_WITHIN_S - time.monotonic())
        pid = stage.app.sound_process()
        since_s = time.monotonic()
        if pid is not None:
            os.kill(pid, SIGKILL)
            stage.silenced(since_s, RESTARTED_WITHIN_S)


@dataclass(frozen=True)
class Scenario:
    """What happens, what is run, and how the app is ended."""

    happen: Callable[[Stage], None]
    program: Path = PROJECT / "main.py"
    end: Signals = SIGTERM


SCENARIOS: Mapping[str, Scenario] = MappingProxyType(
    {
        "plain": Scenario(nothing),
        "stalled": Scenario(nothing, program=Path(__file__).parent / "stalled_window.py"),
        "sink_removed": Scenario(sink_removed, end=SIGKILL),
        "server_killed": Scenario(server_killed),
        "process_killed": Scenario(process_killed, end=SIGKILL),
    }
)


class Together:
    """Several recordings made at the same time, that must not disturb each other."""

    def __init__(self, number: int) -> None:
        self._opening = Lock()
        self._closing = Barrier(number)

    @contextmanager
    def opening(self) -> Iterator[None]:
        """While the app opens, no other one does."""
        with self._opening:
            yield

    @contextmanager
    def recording(self) -> Iterator[None]:
        """What comes after is work for the machine, and waits until all have recorded."""
        try:
            yield
            self._closing.wait()
        except BaseException:
            self._closing.abort()
            raise


def record(scenario: Scenario, seed: int, together: Together) -> Recording:
    """Play the session through a scenario; takes somewhat longer than the session.

    Args:
        scenario: What happens.
        seed: Of what is left to chance in it.
        together: The recordings that this is one of.

    Raises:
        TimeoutError: The sound server or the recorder did not work.
        BrokenBarrierError: Another recording failed.
    """
    server = SoundServer()
    recorder = Recorder(server.environment)
    app = AppUnderTest(server.folder, server.environment, scenario.program)
    stage = Stage(server, app, Random(seed))
    try:
        with together.recording():
            server.start()
            origin_s = time.monotonic()
            with together.opening():
                recorder.start()
                app.start()
                stage.wait(_BEGIN_S)
            end_s = time.monotonic() + LENGTH_S + _OPENING_S - _BEGIN_S
            scenario.happen(stage)
            stage.wait(end_s - time.monotonic())
            takes = recorder.stop()
        lived = app.is_alive
        left_behind = app.end(scenario.end)
        shown = app.shown()
        return Recording(
            origin_s=origin_s,
            strip=joined(takes, origin_s),
            gaps=tuple(stage.gaps),
            promises=app.promises(shown),
            length_s=shown["duration_ms"] / 1000,
            reported=tuple(app.reported()),
            log=app.log,
            lived=lived,
            left_behind=tuple(left_behind),
        )
    finally:
        app.end(SIGKILL)
        recorder.stop()
        server.close()
