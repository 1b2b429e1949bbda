"""The thickness of limbs and clothes along the bones, in body heights, for a grown person in easy clothes.

Radii follow the girths of the ANSUR survey (thigh, calf, upper arm, forearm, wrist) with a little cloth
added. Knows no pose.
"""

from typing import NamedTuple

from desktop.figure.curves import refined


class Profile(NamedTuple):
    """A ball on a bone: how far along, its radius, and how far it stands out to the back."""

    share: float
    radius: float
    back: float = 0.0


def _finer(*rough: Profile) -> tuple[Profile, ...]:
    return tuple(Profile(*values) for values in refined(rough, 2))


THIGH = (
    Profile(0.0, 0.0500, 0.010),
    Profile(0.18, 0.0510, 0.006),
    Profile(0.42, 0.0460, 0.001),
    Profile(0.66, 0.0400, -0.001),
    Profile(0.86, 0.0355, -0.002),
    Profile(1.0, 0.0340, -0.002),
)
SHIN = (
    Profile(0.0, 0.0340, -0.002),
    Profile(0.16, 0.0325, 0.003),
    Profile(0.34, 0.0325, 0.006),
    Profile(0.60, 0.0290, 0.004),
)
TROUSER_HEM = Profile(0.885, 0.0265, 0.001)
ANKLE = (Profile(0.82, 0.0170, 0.002), Profile(1.0, 0.0175))
SLEEVE = (Profile(0.0, 0.0365), Profile(0.22, 0.0355), Profile(0.45, 0.0325))
SLEEVE_HEM = Profile(0.66, 0.0318)
UPPER_ARM = (Profile(0.60, 0.0258), Profile(0.85, 0.0235), Profile(1.0, 0.0228))
FOREARM = _finer(Profile(0.0, 0.0228), Profile(0.22, 0.0242), Profile(0.55, 0.0205), Profile(1.0, 0.0140))
