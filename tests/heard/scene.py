"""A recording beside what was heard in it: which cues were disturbed, and whether the app told the truth."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from tests.heard.ear import Found, Hearing
from tests.heard.samples import in_ms
from tests.heard.scenarios import Recording

CUT_MS = 300
"""What was handed to the sound system so shortly before it died may be lost without anybody knowing."""
BLUR_MS = 50
"""How exactly it is known when a gap began, on the time of the session."""
WHOLE_RATIO = 0.9
"""A cue of which so much sounded was not cut."""


@dataclass(frozen=True)
class Scene:
    """A recording and what was heard in it."""

    recording: Recording
    hearing: Hearing

    @property
    def gaps_ms(self) -> list[tuple[float, float]]:
        """The gaps on the time of the session."""
        begin_ms = self.recording.origin_s * 1000 + self.hearing.delay_ms
        return [(gap.from_s * 1000 - begin_ms, gap.to_s * 1000 - begin_ms) for gap in self.recording.gaps]

    @property
    def calm(self) -> list[Found]:
        """The cues that begin outside all gaps."""
        return [each for each in self.hearing.found if not self.is_disturbed(each)]

    def error_ms(self, share: float) -> float:
        """The error that this share of the undisturbed cues stays below."""
        return float(np.quantile([abs(each.error_ms) for each in self.calm if each.is_heard], share))

    @property
    def summary(self) -> str:
        """What was measured, in one line."""
        hearing = self.hearing
        errors = " / ".join(f"{self.error_ms(share):.1f}" for share in (0.5, 0.95, 1.0))
        return (
            f"{len(hearing.heard)} of {len(hearing.found)} cues heard, undisturbed ones {errors} ms off "
            f"(median, p95, most), {len(hearing.doubled)} doubled, {len(hearing.strays)} strays, "
            f"{len(self.recording.reported)} told as not heard"
        )

    def is_disturbed(self, found: Found) -> bool:
        """Whether a cue begins in a gap, or so shortly before that it was not heard yet."""
        at_ms = found.promise.at_ms
        return any(from_ms - CUT_MS <= at_ms <= to_ms for from_ms, to_ms in self.gaps_ms)

    def is_cut(self, found: Found) -> bool:
        """Whether a gap begins while a cue sounds."""
        at_ms = found.promise.at_ms
        end_ms = at_ms + in_ms(found.promise.clip.shape[1])
        return any(at_ms <= from_ms <= end_ms for from_ms, _ in self.gaps_ms)

    def is_reported(self, found: Found) -> bool:
        """Whether the app says that it was not heard."""
        promise = found.promise
        return any(
            abs(each.at_ms - promise.at_ms) < 1 and promise.name.startswith(each.kind)
            for each in self.recording.reported
        )

    @property
    def told_wrongly(self) -> list[Found]:
        """Cues that were not heard without a word from the app, and such that were though it denies it."""
        return [
            each
            for each in self.hearing.found
            if not self._is_half(each) and each.is_heard == self.is_reported(each)
        ]

    def _is_half(self, found: Found) -> bool:
        """Whether a cue neither sounded nor failed to: it was on its way, or sounding, when the gap began."""
        at_ms = found.promise.at_ms
        on_its_way = any(-BLUR_MS <= from_ms - at_ms <= CUT_MS for from_ms, _ in self.gaps_ms)
        return on_its_way or (self.is_cut(found) and found.whole < WHOLE_RATIO)


def strays_in(scene: Scene) -> list[str]:
    """What belongs to no cue, as a failure shows it."""
    begin_ms = scene.hearing.delay_ms
    return [
        f"{(each.from_ms - begin_ms) / 1000:.2f} to {(each.to_ms - begin_ms) / 1000:.2f} s: "
        f"{each.name or 'unknown'}, {each.level_db:.0f} dB"
        for each in scene.hearing.strays
    ]


def listed(cues: Sequence[Found]) -> list[str]:
    """Cues as a failure shows them."""
    return [
        f"{each.promise.at_ms / 1000:.2f} s {each.promise.name}: error {each.error_ms:.1f} ms, "
        f"alike {each.alike:.2f}, whole {each.whole:.2f}, gain {each.gain:.2f}, leap {each.leap_ms:.1f} ms"
        for each in cues
    ]
