"""How loud a short stereo clip is heard: the K-weighting of ITU-R BS.1770-4, pure Python.

The full measure gates and averages over minutes; a cue lasts a second or less. So a cue is measured by its
loudest 400 ms, the "momentary" loudness of EBU R 128. Knows neither cues nor files.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

RATE_HZ = 48_000
"""The one sample rate of the house; the filter coefficients below hold for it alone."""

WINDOW_MS = 400
"""The length of a momentary measurement (EBU Tech 3341)."""

_WINDOW = RATE_HZ * WINDOW_MS // 1000
_STEP = RATE_HZ // 100
_OFFSET_LU = -0.691


@dataclass(frozen=True, slots=True)
class _Filter:
    """A second-order filter, normalised to a leading 1 in its recursive part."""

    b0: float
    b1: float
    b2: float
    a1: float
    a2: float

    def run(self, samples: Sequence[float]) -> list[float]:
        """The filtered samples, starting from silence."""
        out: list[float] = []
        x1 = x2 = y1 = y2 = 0.0
        for x in samples:
            y = self.b0 * x + self.b1 * x1 + self.b2 * x2 - self.a1 * y1 - self.a2 * y2
            out.append(y)
            x2, x1, y2, y1 = x1, x, y1, y
        return out


# ITU-R BS.1770-4, annex 1, tables 1 and 2: the head as a shelf, then the low cut; both for 48 kHz.
_HEAD = _Filter(1.53512485958697, -2.69169618940638, 1.19839281085285, -1.69065929318241, 0.73248077421585)
_LOW_CUT = _Filter(1.0, -2.0, 1.0, -1.99004745483398, 0.99007225036621)


def loudness_lufs(left: Sequence[float], right: Sequence[float]) -> float:
    """The loudness of a clip's loudest 400 ms.

    A clip shorter than that is measured as if silence followed it.

    Args:
        left: Samples at 48 kHz, full scale ±1.
        right: As many samples for the other ear.

    Returns:
        Loudness in LUFS; minus infinity for silence.
    """
    energy = [a * a + b * b for a, b in zip(_weigh(left), _weigh(right), strict=True)]
    sums = list(accumulate(energy, initial=0.0))
    last = len(energy)
    loudest = max(sums[min(start + _WINDOW, last)] - sums[start] for start in range(0, last + 1, _STEP))
    if loudest <= 0.0:
        return -math.inf
    return _OFFSET_LU + 10.0 * math.log10(loudest / _WINDOW)


def _weigh(samples: Sequence[float]) -> list[float]:
    return _LOW_CUT.run(_HEAD.run(samples))
