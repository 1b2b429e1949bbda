"""The files of the cue sounds: what the recipes make, soft, clean, matched and told apart."""

import math
import wave
from array import array
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import pytest

from desktop.sound.cues import RECIPES, Recipe, SoundName, Strike
from desktop.sound.loudness import loudness_lufs
from desktop.sound.make_sounds import main, make_sounds
from desktop.sound.synthesis import PEAK_DBFS, TARGET_LUFS, synthesise

KEPT = Path(__file__).parents[2] / "assets" / "sounds"
SCALE_HZ = (329.63, 392.0, 440.0, 493.88, 587.33, 659.26, 880.0)


@dataclass(frozen=True)
class Heard:
    """A file as samples of full scale 32768."""

    left: array
    right: array

    @property
    def both(self) -> array:
        return self.left + self.right

    @property
    def mono(self) -> list[float]:
        return [(a + b) / 65536 for a, b in zip(self.left, self.right, strict=True)]


def read(path: Path) -> Heard:
    with wave.open(str(path), "rb") as file:
        assert (file.getframerate(), file.getsampwidth(), file.getnchannels()) == (48_000, 2, 2)
        frames = array("h", file.readframes(file.getnframes()))
    return Heard(frames[0::2], frames[1::2])


@pytest.fixture(scope="module")
def kept() -> dict[SoundName, Heard]:
    return {name: read(KEPT / f"{name}.wav") for name in SoundName}


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> dict[SoundName, Heard]:
    folder = tmp_path_factory.mktemp("made") / "new"
    make_sounds(folder)
    assert {path.stem for path in folder.iterdir()} == set(SoundName)
    return {name: read(folder / f"{name}.wav") for name in SoundName}


def tone_strength(samples: list[float], pitch_hz: float) -> float:
    """How much of a pitch is in some samples (Goertzel)."""
    turn = 2 * math.cos(math.tau * pitch_hz / 48_000)
    now = before = 0.0
    for value in samples:
        now, before = value + turn * now - before, now
    return math.sqrt(max(0.0, now * now + before * before - turn * now * before)) / len(samples)


def portrait(heard: Heard) -> list[float]:
    """Which pitches sound in which tenth of the first 1.2 seconds, in mono, of one common length."""
    mono = heard.mono + [0.0] * 57_600
    slices = [mono[start : start + 5760] for start in range(0, 57_600, 5760)]
    strengths = [tone_strength(part, pitch) for part in slices for pitch in SCALE_HZ]
    norm = math.hypot(*strengths)
    return [strength / norm for strength in strengths]


def test_there_is_a_file_for_every_cue_and_no_other():
    assert {path.name for path in KEPT.iterdir()} == {f"{name}.wav" for name in SoundName}
    assert set(RECIPES) == set(SoundName)


@pytest.mark.parametrize("name", SoundName)
def test_the_kept_file_is_what_the_recipe_makes(name, kept, made):
    # One step is allowed: exp and cos may differ in their last bit from one C library to the next.
    assert len(kept[name].left) == len(made[name].left)
    assert all(abs(a - b) <= 1 for a, b in zip(kept[name].both, made[name].both, strict=True))


@pytest.mark.parametrize("name", SoundName)
def test_it_starts_and_ends_at_zero_without_a_click(name, kept):
    for side in (kept[name].left, kept[name].right):
        assert side[0] == side[-1] == 0
        assert max(map(abs, side[:24])) < 700
        assert max(map(abs, side[-48:])) < 4


@pytest.mark.parametrize("name", SoundName)
def test_it_keeps_its_distance_from_full_scale(name, kept):
    peak_dbfs = 20 * math.log10(max(map(abs, kept[name].both)) / 32768)
    assert peak_dbfs <= PEAK_DBFS
    assert abs(sum(kept[name].both)) / len(kept[name].both) < 2, "a constant part would click"


@pytest.mark.parametrize("name", SoundName)
def test_it_is_as_loud_as_the_others(name, kept):
    left, right = ([value / 32768 for value in side] for side in (kept[name].left, kept[name].right))
    assert loudness_lufs(left, right) == pytest.approx(TARGET_LUFS, abs=0.75)


def test_sides_are_heard_in_their_ear(kept):
    def ear_db(heard: Heard) -> float:
        left, right = (sum(v * v for v in side[24_000:]) for side in (heard.left, heard.right))
        return 10 * math.log10(left / right)

    assert ear_db(kept[SoundName.SWITCH_LEFT]) > 10
    assert ear_db(kept[SoundName.SWITCH_RIGHT]) < -10


def test_sides_differ_in_mono_falling_and_rising(kept):
    def ends_on_hz(heard: Heard) -> float:
        late = heard.mono[24_000:48_000]
        return max(SCALE_HZ, key=lambda pitch: tone_strength(late, pitch))

    def starts_on_hz(heard: Heard) -> float:
        early = heard.mono[:12_000]
        return max(SCALE_HZ, key=lambda pitch: tone_strength(early, pitch))

    left, right = kept[SoundName.SWITCH_LEFT], kept[SoundName.SWITCH_RIGHT]
    assert starts_on_hz(left) > ends_on_hz(left)
    assert starts_on_hz(right) < ends_on_hz(right)


def test_any_two_cues_are_told_apart_in_mono(kept):
    portraits = {name: portrait(heard) for name, heard in kept.items()}
    likeness = {
        (one, other): sum(a * b for a, b in zip(portraits[one], portraits[other], strict=True))
        for one, other in combinations(SoundName, 2)
    }
    alike = {pair: round(value, 2) for pair, value in likeness.items() if value > 0.85}
    assert not alike


def test_a_recipe_too_short_to_be_loud_enough_is_refused():
    with pytest.raises(ValueError, match="let it ring longer"):
        synthesise(Recipe(200, (Strike(440.0, 0, 5),)))


def test_a_recipe_without_a_stroke_is_refused():
    with pytest.raises(ValueError, match="must make a sound"):
        synthesise(Recipe(200, ()))


def test_the_command_wants_one_folder(capsys):
    assert main([]) == 2
    assert "make_sounds FOLDER" in capsys.readouterr().err
