"""Pretended processes, alarms, players and devices for the tests of the sound."""

import wave
from collections import deque
from collections.abc import Callable
from pathlib import Path

from desktop.sound.protocol import Order, Report, parse_order, report_line


def write_wav(path: Path, length_ms: int, sample: int = 1000) -> None:
    """A clip of one loud sample after the other."""
    with wave.open(str(path), "wb") as writer:
        writer.setnchannels(1)
        writer.setsampwidth(2)
        writer.setframerate(48_000)
        writer.writeframes(sample.to_bytes(2, "little", signed=True) * (48 * length_ms))


class HandClock:
    """A clock with alarms that ring while it is moved on."""

    def __init__(self, now_ms: int = 1_000_000) -> None:
        self.now_ms = now_ms
        self.alarms: list[HandAlarm] = []

    def __call__(self) -> int:
        return self.now_ms

    def make_alarm(self, on_ring: Callable[[], None]) -> "HandAlarm":
        self.alarms.append(HandAlarm(self, on_ring))
        return self.alarms[-1]

    def pass_ms(self, length_ms: int) -> None:
        end_ms = self.now_ms + length_ms
        while due := [alarm for alarm in self.alarms if alarm.at_ms is not None and alarm.at_ms <= end_ms]:
            alarm = min(due, key=lambda alarm: alarm.at_ms)
            self.now_ms, alarm.at_ms = alarm.at_ms, None
            alarm.on_ring()
        self.now_ms = end_ms


class Later:
    """Work that is done when the test says so, one after the other."""

    def __init__(self) -> None:
        self.jobs: deque[tuple[Callable[[], object], Callable[[object], None]]] = deque()

    def __call__(self, work, then) -> None:
        self.jobs.append((work, then))

    def work(self) -> None:
        while self.jobs:
            work, then = self.jobs.popleft()
            then(work())


class HandAlarm:
    def __init__(self, clock: HandClock, on_ring: Callable[[], None]) -> None:
        self.clock, self.on_ring = clock, on_ring
        self.at_ms: int | None = None

    def ring_in(self, delay_ms: int) -> None:
        assert delay_ms >= 0
        self.at_ms = self.clock.now_ms + delay_ms

    def cancel(self) -> None:
        self.at_ms = None


class PretendedProcess:
    """A sound process that says what the test says."""

    def __init__(
        self, device_id: str, on_line: Callable[[str], None], on_end: Callable[[], None], clock: HandClock
    ) -> None:
        self.device_id, self.on_line, self.on_end, self.clock = device_id, on_line, on_end, clock
        self.orders: list[Order] = []
        self.retired = self.abandoned = self.closed = False
        self.born_ms = clock.now_ms

    def say(self, *reports: Report) -> None:
        for report in reports:
            self.say_line(report_line(report))

    def say_line(self, line: str) -> None:
        assert not self.is_let_go, "a process that was let go is not heard"
        self.on_line(line)

    def die(self) -> None:
        assert not self.is_let_go, "a process that was let go is not heard"
        self.on_end()

    def told(self, kind: type) -> list[Order]:
        return [order for order in self.orders if isinstance(order, kind)]

    def write_line(self, line: str) -> None:
        assert not self.is_let_go
        order = parse_order(line)
        assert order is not None
        self.orders.append(order)

    @property
    def is_let_go(self) -> bool:
        return self.retired or self.abandoned

    def retire(self) -> None:
        self.retired = True

    def abandon(self) -> None:
        self.abandoned = True

    def close(self) -> None:
        self.closed = True


class PretendedClip:
    def __init__(self, path: Path) -> None:
        self.path, self.alive, self.stopped, self.asked = path, True, False, 0

    def is_alive(self) -> bool:
        self.asked += 1
        return self.alive

    def stop(self) -> None:
        self.stopped = True
