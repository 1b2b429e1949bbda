"""When a frame that is given to a device will be heard, told by how it drinks. Knows no device."""

from collections import deque

from desktop.sound.rate import FRAMES_PER_MS

LOOKS_MS = (17, 22, 19, 25, 18, 21)
"""How long to wait from look to look, over and over. Looks at even distances would beat with the gulps in
which a device drinks: their mean would swing by as much as a gulp, as if the device ran fast and slow."""

WINDOW = 60
"""How many looks are averaged: 1.2 s, in which they fall on every part of a gulp. A device drinks in gulps of
5 to 20 ms, so one look is wrong by that much; the mean of so many is wrong by 1.3 ms at most."""

SETTLED_LOOKS = 8
"""The mean of so many looks is wrong by a few milliseconds at most, that of the first two by a gulp."""

STEP_MS = 30.0
"""A look that differs by more from the mean is no gulp: the device stood still, or leapt."""

STEP_LOOKS = 8
"""After so many such looks in a row the mean is taken from them alone."""


class HeardClock:
    """Maps frames of one stream to readings of the clock.

    A device's own clock runs a little faster or slower than the machine's; the mean follows it.
    """

    def __init__(self) -> None:
        self._origins: deque[float] = deque(maxlen=WINDOW)
        self._odd: list[float] = []
        self._mean_ms = 0.0

    @property
    def is_known(self) -> bool:
        """Whether the device has drunk anything since the start or the last `forget`."""
        return bool(self._origins)

    @property
    def is_settled(self) -> bool:
        """Whether enough looks were averaged for a first note to be on time."""
        return len(self._origins) >= SETTLED_LOOKS

    def look(self, now_ms: float, drunk_frames: int) -> None:
        """Take in how many frames of the stream the device has drunk by now."""
        origin_ms = now_ms - drunk_frames / FRAMES_PER_MS
        if self._origins and abs(origin_ms - self._mean_ms) > STEP_MS:
            self._odd.append(origin_ms)
            if len(self._odd) < STEP_LOOKS:
                return
            self._origins.clear()
            self._origins.extend(self._odd)
        else:
            self._origins.append(origin_ms)
        self._odd.clear()
        self._mean_ms = sum(self._origins) / len(self._origins)

    def forget(self) -> None:
        """The stream stood still for an unknown while."""
        self._origins.clear()
        self._odd.clear()

    def heard_ms(self, frame: int) -> float:
        """When a frame of the stream leaves the buffer, on the clock; only while `is_known`."""
        return self._mean_ms + frame / FRAMES_PER_MS
