"""Records what a sound server plays, on the monotonic clock, also across its death.

A recording is made of takes: whenever the recording program ends, as it must when its sink or its server
goes, it is started again, and each take has a beginning of its own on the clock.
"""

import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from tests.heard.samples import RATE_HZ, Samples, add, in_samples
from tests.heard.sound_server import SINK

_FRAME_BYTES = 4
_CHUNK_BYTES = 1 << 16
"""More than ever comes at once: the first sample of a chunk is the one that has just been played."""
_WINDOW_MS = 500
_SPARE_MS = 1000
"""What a device may be fast in the longest take."""
_LATENCY_MS = 5
"""Asked of the server for recording, whoever plays: it then mixes in pieces of that length, and what comes
together comes at most so much too early."""
_RETRY_S = 0.1


@dataclass(frozen=True)
class Take:
    """An unbroken stretch.

    Attributes:
        samples: What was heard.
        begins: The number of the first sample of each chunk.
        arrivals_s: When it came, on the monotonic clock.
    """

    samples: Samples
    begins: NDArray[np.float64]
    arrivals_s: NDArray[np.float64]

    def clock(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Sample numbers, and when each of them was played: seconds on the monotonic clock.

        A device has a clock of its own. A chunk can come late but never early, so the earliest one of each
        stretch tells how far that has drifted.
        """
        lateness_s = self.arrivals_s - self.begins / RATE_HZ
        windows = np.floor_divide(self.begins, in_samples(_WINDOW_MS))
        firsts = np.flatnonzero(np.diff(windows, prepend=-1))
        earliest_s = np.minimum.reduceat(lateness_s, firsts)
        middles = (windows[firsts] + 0.5) * in_samples(_WINDOW_MS)
        return middles, earliest_s + middles / RATE_HZ


@dataclass(frozen=True)
class Strip:
    """All takes on one strip, with silence between them.

    Attributes:
        samples: What was heard.
        marks_ms: Places on the strip.
        clock_ms: When these were played, from the beginning of the strip on the monotonic clock.
    """

    samples: Samples = field(repr=False)
    marks_ms: NDArray[np.float64]
    clock_ms: NDArray[np.float64]

    def played_ms(self, place_ms: float) -> float:
        """When a place of the strip was played, from its beginning on the monotonic clock."""
        return place_ms + float(np.interp(place_ms, self.marks_ms, self.clock_ms - self.marks_ms))


class Recorder:
    """Records the sink of a server from `start` to `stop`, as often as the sink is there."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._environment = dict(environment)
        self._takes: list[Take] = []
        self._is_over = threading.Event()
        self._hears = threading.Event()
        self._thread = threading.Thread(target=self._record, name="recorder")
        self._program: subprocess.Popen[bytes] | None = None

    def start(self, patience_s: float = 15.0) -> None:
        """Begin; returns when the first samples have come.

        Raises:
            TimeoutError: None came.
        """
        self._thread.start()
        if not self._hears.wait(patience_s):
            self.stop()
            raise TimeoutError("nothing could be recorded")

    def stop(self) -> tuple[Take, ...]:
        """End; what was recorded, in order. Once is enough."""
        self._is_over.set()
        if self._program is not None:
            self._program.terminate()
        if self._thread.is_alive():
            self._thread.join()
        return tuple(self._takes)

    def _record(self) -> None:
        command = ["nice", "-n", "-10", "parec", "--raw", "--format=s16le", f"--rate={RATE_HZ}"]
        command += ["--channels=2", f"--latency-msec={_LATENCY_MS}", f"--device={SINK}.monitor"]
        while not self._is_over.is_set():
            with subprocess.Popen(
                command, env=self._environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, bufsize=0
            ) as program:
                self._program = program
                take = self._take(program)
                program.kill()
            if take is not None:
                self._takes.append(take)
            self._is_over.wait(_RETRY_S)

    def _take(self, program: subprocess.Popen[bytes]) -> Take | None:
        """Read until the program ends."""
        assert program.stdout is not None
        chunks: list[bytes] = []
        stamps: list[tuple[float, float]] = []
        size = 0
        while not self._is_over.is_set():
            chunk = program.stdout.read(_CHUNK_BYTES)
            if not chunk:
                break
            stamps.append((size / _FRAME_BYTES, time.monotonic()))
            chunks.append(chunk)
            size += len(chunk)
            self._hears.set()
        if not chunks:
            return None
        frames = np.frombuffer(b"".join(chunks)[: size // _FRAME_BYTES * _FRAME_BYTES], np.int16)
        begins, arrivals_s = np.array(stamps).T
        return Take((frames.reshape(-1, 2).T / 32768.0).astype(np.float32), begins, arrivals_s)


def joined(takes: Sequence[Take], origin_s: float) -> Strip:
    """All takes on one strip that begins at ``origin_s``; where a take begins on it, it is on time."""
    length_ms = max((1000 * (take.arrivals_s[-1] - origin_s) for take in takes), default=0.0)
    samples = np.zeros((2, in_samples(length_ms + _SPARE_MS)), np.float32)
    marks: list[NDArray[np.float64]] = []
    clock: list[NDArray[np.float64]] = []
    for take in takes:
        numbers, played_s = take.clock()
        place = in_samples(1000 * (played_s[0] - origin_s)) - round(numbers[0])
        add(samples, place, take.samples)
        marks.append((numbers + place) * 1000 / RATE_HZ)
        clock.append((played_s - origin_s) * 1000)
    return Strip(samples, np.concatenate(marks), np.concatenate(clock))
