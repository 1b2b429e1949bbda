"""What decides which techniques are right for the person today. Plain values, quick to import."""

from typing import Final, NamedTuple

CARE_FROM_PAIN: Final = 4
"""From this pain on, of 10, everything is done more gently than usual."""

CALM_ONLY_FROM_PAIN: Final = 6
"""From this pain on, of 10, nothing but calm techniques is right."""

WORSE_BY_PAIN: Final = 2
"""A session that leaves the pain this much stronger made it worse."""

PRESSURE_RESTS_H: Final = 24
"""How long nothing is pressed after such a session, in hours."""

WORSE_IN_ROW: Final = 3
"""After so many such sessions in a row a clinician should have a look."""


class Person(NamedTuple):
    """What a person told about themselves, as far as it decides what is offered.

    Attributes:
        conditions: The ids of the conditions that hold.
        agreed: What a clinician agreed to, as pairs of the ids of a condition and a technique.
        calm_only: Whether only calm techniques are right: the pain is too strong for anything else.
        pressure_rests: Whether nothing is to be pressed: the last session made it worse.
    """

    conditions: frozenset[str] = frozenset()
    agreed: frozenset[tuple[str, str]] = frozenset()
    calm_only: bool = False
    pressure_rests: bool = False


def is_worse(pain_before: int, pain_after: int) -> bool:
    """Whether a session made it worse, by the pain before and after it, 0 to 10."""
    return pain_after >= pain_before + WORSE_BY_PAIN
