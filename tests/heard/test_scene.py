"""A scene judges rightly what was heard, what was not, and what the app says about it."""

from collections.abc import Sequence

import numpy as np
import pytest

from tests.heard.app_under_test import Reported
from tests.heard.ear import Expected, Found, Hearing
from tests.heard.recorder import Strip
from tests.heard.samples import in_samples
from tests.heard.scenarios import Gap, Recording
from tests.heard.scene import Scene

SILENCE = np.zeros((2, 480), np.float32)
ORIGIN_S = 100.0
DELAY_MS = 2000.0


def cue(at_ms: float, *, is_heard: bool = True, error_ms: float = 0.0, whole: float = 1.0) -> Found:
    """A cue of one second."""
    promise = Expected(at_ms, "tick:tick", np.zeros((2, in_samples(1000)), np.float32))
    return Found(promise, at_ms if is_heard else None, error_ms, 0.6, 1.0, whole if is_heard else 0.0, 0.0)


def scene(found: Sequence[Found], gap_ms: tuple[float, float], reported_ms: Sequence[int] = ()) -> Scene:
    """A scene with one gap on the time of the session."""
    begin_s = ORIGIN_S + DELAY_MS / 1000
    recording = Recording(
        origin_s=ORIGIN_S,
        strip=Strip(SILENCE, np.zeros(1), np.zeros(1)),
        gaps=(Gap(begin_s + gap_ms[0] / 1000, begin_s + gap_ms[1] / 1000),),
        promises=tuple(each.promise for each in found),
        length_s=30.0,
        reported=tuple(Reported(at_ms, "tick") for at_ms in reported_ms),
        log="",
        lived=True,
        left_behind=(),
    )
    return Scene(recording, Hearing(DELAY_MS, tuple(found), (), SILENCE))


def test_a_gap_lies_on_the_time_of_the_session() -> None:
    assert scene([cue(0)], (5000, 8000)).gaps_ms == [pytest.approx((5000, 8000))]


def test_only_cues_outside_the_gap_are_held_to_their_moment() -> None:
    heard = scene(
        [cue(1000), cue(4800, error_ms=90), cue(7000, error_ms=140), cue(9000, error_ms=3)], (5000, 8000)
    )
    assert [each.promise.at_ms for each in heard.calm] == [1000, 9000]
    assert heard.error_ms(1.0) == 3


def test_a_lost_cue_must_be_told_and_a_heard_one_must_not() -> None:
    found = [cue(1000), cue(6000, is_heard=False), cue(7000, is_heard=False), cue(7500), cue(9000)]
    assert not scene(found, (5000, 8000), [6000, 7000]).told_wrongly
    untold = scene(found, (5000, 8000), [6000]).told_wrongly
    assert [each.promise.at_ms for each in untold] == [7000]
    denied = scene(found, (5000, 8000), [6000, 7000, 9000]).told_wrongly
    assert [each.promise.at_ms for each in denied] == [9000]


@pytest.mark.parametrize("at_ms", [4900, 5020])
@pytest.mark.parametrize("is_told", [True, False])
def test_what_was_on_its_way_when_sound_went_may_be_told_or_not(at_ms: int, is_told: bool) -> None:
    assert not scene([cue(at_ms, is_heard=False)], (5000, 8000), [at_ms] if is_told else []).told_wrongly


@pytest.mark.parametrize("reported_ms", [[], [4500]])
def test_a_cue_that_was_cut_may_be_told_or_not(reported_ms: list[int]) -> None:
    assert not scene([cue(4500, whole=0.5)], (5000, 8000), reported_ms).told_wrongly


def test_a_cue_that_was_lost_long_before_the_gap_must_be_told() -> None:
    assert scene([cue(3000, is_heard=False)], (5000, 8000)).told_wrongly
