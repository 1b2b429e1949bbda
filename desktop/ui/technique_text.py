"""What the page of a technique says beyond what the page of a routine says too."""

from collections.abc import Sequence
from typing import Final

WAYS_ON_TITLE: Final = "Where to go from here"
INSTEAD_TITLE: Final = "In its place"
ROUTINES_TITLE: Final = "Play it as part of"
ON_THE_FLOOR: Final = "On the floor"


def regions(titles: Sequence[str]) -> str:
    """What it is for: "Lower back · Buttocks and outer hips"."""
    return " · ".join(titles)
