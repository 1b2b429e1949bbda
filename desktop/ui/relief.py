"""What may follow when something hurts: pure rules over values. Knows no widget and no words.

The rules: an ache may stay level or fade; if it builds, press half as hard; if it still builds, leave the
spot. Above half of the scale, or with a sign of something other than an ache, there is no going on.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from desktop.model.catalogue import Catalogue
from desktop.model.technique import Technique
from desktop.model.units import PositionMs
from desktop.session.jumps import next_position_ms
from desktop.session.planning import step_of
from desktop.session.timeline import Segment, Timeline

EASE_MOST_PAIN: Final = 5
"""Up to this pain, of 10, an ache may be eased off; above it the step is over."""


class Way(StrEnum):
    """A way on from something that hurts."""

    EASE = "ease"
    """Go on, half as hard."""
    SKIP = "skip"
    """Leave the spot."""
    END = "end"
    """Leave the session and look at the warning signs."""


@dataclass(frozen=True, slots=True)
class Hurt:
    """What is known of something that hurts.

    Attributes:
        pain: How strong it is, 0 to 10; None before it was told.
        has_sign: Whether there is a sign at which to stop at once: not an ache.
        was_eased: Whether this technique was eased off before.
    """

    pain: int | None = None
    has_sign: bool = False
    was_eased: bool = False

    @property
    def too_strong(self) -> bool:
        """Whether it is more than what may be eased off."""
        return self.pain is not None and self.pain > EASE_MOST_PAIN

    @property
    def is_over(self) -> bool:
        """Whether going on with this step is out of the question."""
        return self.has_sign or self.was_eased or self.too_strong

    @property
    def advised(self) -> Way | None:
        """The way to take; None while too little is known."""
        if self.has_sign:
            return Way.END
        if self.is_over:
            return Way.SKIP
        return None if self.pain is None else Way.EASE


def eased_catalogue(content: Catalogue, eased: Collection[str]) -> Catalogue:
    """The content with half the pressure in every step of these techniques.

    Args:
        content: What the session is played from.
        eased: Ids of techniques.
    """
    softer = {name: _eased(content.techniques[name]) for name in eased}
    return replace(content, techniques={**content.techniques, **softer})


def past_spot_ms(timeline: Timeline, segment: Segment, content: Catalogue) -> PositionMs:
    """Where the session goes on without the step that is shown and without what works on the same spot.

    Time to switch sides or to change over on the way is kept.

    Args:
        timeline: What is played.
        segment: Where it stands; in a pause, the step after it is the one that is shown.
        content: Holds the techniques of the timeline.
    """
    hurting = _coming(timeline, segment)
    position_ms = next_position_ms(timeline, hurting.start_ms)
    while position_ms < timeline.duration_ms:
        coming = _coming(timeline, timeline.segment_at(position_ms))
        if not _on_same_spot(hurting, coming, content):
            break
        position_ms = next_position_ms(timeline, coming.start_ms)
    return position_ms


def _eased(technique: Technique) -> Technique:
    return replace(
        technique, steps=tuple(replace(step, pressure=_half(step.pressure)) for step in technique.steps)
    )


def _half(pressure: int) -> int:
    """Half of a level; less than a resting hand is no pressure at all."""
    return max(1, pressure // 2) if pressure else 0


def _coming(timeline: Timeline, segment: Segment) -> Segment:
    return next(play for play in timeline.plays if play.index >= segment.index)


def _on_same_spot(one: Segment, other: Segment, content: Catalogue) -> bool:
    if one.technique != other.technique or one.side is not other.side:
        return False
    worked, coming = step_of(one, content.techniques), step_of(other, content.techniques)
    return bool(worked.pressure and coming.pressure) and worked.region == coming.region
