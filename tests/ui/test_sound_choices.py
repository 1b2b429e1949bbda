"""Choices about the sound: what muting and the keys make of them."""

from dataclasses import replace

import pytest

from desktop.sound.score import Levels
from desktop.ui.sound_choices import SoundChoices


def choices(master: float, *, muted: bool = False) -> SoundChoices:
    return SoundChoices(levels=Levels(master=master, voice=0.9, cues=0.5, ambient=0.2), muted=muted)


def test_muting_silences_everything_and_forgets_nothing() -> None:
    muted = choices(0.6, muted=True)
    assert muted.heard == replace(muted.levels, master=0.0)
    assert muted.is_silent
    assert replace(muted, muted=False).heard == muted.levels


def test_turned_all_the_way_down_is_silent_too() -> None:
    assert choices(0).is_silent
    assert not choices(0.05).is_silent


@pytest.mark.parametrize(
    ("master", "steps", "after"),
    [
        (0.6, 1, 0.65),
        (0.6, -1, 0.55),
        (0.62, 1, 0.65),
        (0.98, 1, 1.0),
        (1.0, 1, 1.0),
        (0.03, -1, 0.0),
        (0, -1, 0),
    ],
)
def test_keys_go_by_whole_steps_and_stop_at_the_ends(master: float, steps: int, after: float) -> None:
    turned = choices(master).turned(steps)
    assert turned.levels.master == pytest.approx(after)
    assert turned.levels == replace(choices(master).levels, master=turned.levels.master)


def test_whoever_turns_everything_wants_to_hear_it() -> None:
    muted = choices(0.6, muted=True)
    assert not muted.turned(1).muted
    assert not muted.with_levels(replace(muted.levels, master=0.7)).muted
    assert muted.with_levels(replace(muted.levels, voice=0.1)).muted
