"""The measures of the trunk in easy standing, from the gluteal fold up to the collar. Knows no posture.

Breadths and depths are those of `skeleton`: the mean of women and men in the US Army survey of 1988 (ANSUR).
"""

from typing import NamedTuple

from desktop.figure.curves import refined


class Measure(NamedTuple):
    """A cut as measured in easy standing: its height, half width, and depth before and behind the spine."""

    height: float
    half_width: float
    front: float
    back: float


_ROUGH: tuple[Measure, ...] = (
    Measure(0.470, 0.078, 0.040, 0.052),
    Measure(0.486, 0.088, 0.047, 0.068),
    Measure(0.506, 0.0945, 0.053, 0.078),
    Measure(0.528, 0.0965, 0.057, 0.080),
    Measure(0.550, 0.0950, 0.059, 0.076),
    Measure(0.574, 0.0910, 0.060, 0.066),
    Measure(0.598, 0.0860, 0.060, 0.056),
    Measure(0.622, 0.0820, 0.059, 0.049),
    Measure(0.646, 0.0805, 0.058, 0.047),
    Measure(0.672, 0.0825, 0.059, 0.050),
    Measure(0.698, 0.0870, 0.061, 0.055),
    Measure(0.724, 0.0915, 0.063, 0.059),
    Measure(0.750, 0.0950, 0.064, 0.061),
    Measure(0.774, 0.0965, 0.062, 0.061),
    Measure(0.796, 0.0930, 0.056, 0.058),
    Measure(0.814, 0.0840, 0.049, 0.053),
    Measure(0.830, 0.0690, 0.042, 0.047),
    Measure(0.845, 0.0520, 0.036, 0.041),
    Measure(0.860, 0.0400, 0.033, 0.037),
)


MEASURES: tuple[Measure, ...] = tuple(Measure(*values) for values in refined(_ROUGH, 2))
"""The cuts of the trunk, in body heights, near enough to each other for a smooth outline."""
