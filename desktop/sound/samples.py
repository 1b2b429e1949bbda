"""What the mixer and its parts mean by samples: numbers of numpy at the one rate of the house.

Only what mixes or makes sound imports this module: the window's process does without numpy. Knows neither
clips nor scores.
"""

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Samples: TypeAlias = NDArray[np.float32]
"""Amplitudes at 48 kHz, full scale ±1: one row for each channel, or a frame a row where that is said."""

Gain: TypeAlias = "float | NDArray[np.float64]"
"""What samples are multiplied by: one number for all, or one for each frame."""

_FULL_SCALE = 32767


def pcm16(frames: Samples) -> bytes:
    """Samples as 16-bit little-endian whole numbers.

    Args:
        frames: A frame a row. What lies beyond full scale is held there.
    """
    return np.rint(np.clip(frames, -1.0, 1.0) * _FULL_SCALE).astype("<i2").tobytes()
