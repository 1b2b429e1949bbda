"""The files of the cue sounds: what the recipes make, soft, clean, matched, and told apart by ear."""

import subprocess
import sys
import wave
from collections.abc import Callable, Mapping
from itertools import combinations, pairwise
from pathlib import Path

import numpy as np
import pytest

from desktop.sound.cues import GESTURES, INSTRUMENTS, Breath, CueSet, SoundName, Strike
from desktop.sound.loudness import integrated_lufs, loudest_lufs
from desktop.sound.make_sounds import main, make_sounds
from desktop.sound.synthesis import synthesise

KEPT = Path(__file__).parents[2] / "assets" / "sounds"
RATE = 48_000
BREATHS = (SoundName.BREATHE_IN, SoundName.BREATHE_OUT)
CUES = [(cue_set, name) for cue_set in CueSet for name in SoundName]
STRUCK = [(cue_set, name) for cue_set, name in CUES if name not in BREATHS]

Clips = Mapping[tuple[CueSet, SoundName], np.ndarray]


def read(folder: Path) -> Clips:
    """Every clip in a folder, as samples of full scale 1, one row a moment."""
    clips = {}
    for cue_set, name in CUES:
        with wave.open(str(folder / cue_set / f"{name}.wav"), "rb") as file:
            assert (file.getframerate(), file.getsampwidth(), file.getnchannels()) == (RATE, 2, 2)
            frames = np.frombuffer(file.readframes(file.getnframes()), np.int16)
        clips[cue_set, name] = frames.reshape(-1, 2) / 32768
    return clips


@pytest.fixture(scope="module")
def kept() -> Clips:
    return read(KEPT)


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Clips:
    folder = tmp_path_factory.mktemp("made") / "new"
    make_sounds(folder)
    return read(folder)


def power(mono: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """How much of which pitch there is."""
    return np.fft.rfftfreq(len(mono), 1 / RATE), np.abs(np.fft.rfft(mono)) ** 2


def strongest_hz(mono: np.ndarray) -> float:
    spectrum = np.abs(np.fft.rfft(mono * np.hanning(len(mono)), 1 << 18))
    return float(np.argmax(spectrum)) * RATE / (1 << 18)


def share_between(mono: np.ndarray, low_hz: float, high_hz: float) -> float:
    pitches, strengths = power(mono)
    return float(strengths[(pitches >= low_hz) & (pitches <= high_hz)].sum() / strengths.sum())


def below_1_khz(mono: np.ndarray) -> np.ndarray:
    """A clip as steep a loss of high tones leaves it: 48 dB an octave."""
    pitches = np.fft.rfftfreq(len(mono), 1 / RATE)
    return np.fft.irfft(np.fft.rfft(mono) / np.sqrt(1 + (pitches / 1000) ** 16), len(mono))


def as_it_is(mono: np.ndarray) -> np.ndarray:
    return mono


def portrait(mono: np.ndarray) -> np.ndarray:
    """How strongly each sixth of an octave sounds every 30 ms: what an ear has of a sound, roughly."""
    size = 4096
    pieces = np.lib.stride_tricks.sliding_window_view(np.pad(mono, (size // 2, size)), size)[::1440]
    strengths = np.abs(np.fft.rfft(pieces * np.hanning(size), axis=1)) ** 2
    pitches = np.fft.rfftfreq(size, 1 / RATE)
    bounds = np.searchsorted(pitches, np.geomspace(200, 8000, 33))
    return np.sqrt(np.stack([strengths[:, a:b].sum(axis=1) for a, b in pairwise(bounds)], axis=1))


def likeness(one: np.ndarray, other: np.ndarray, shifts: int = 4) -> float:
    """How alike two portraits are when laid over each other as well as can be, 0 to 1."""
    size = max(len(one), len(other)) + 2 * shifts
    still = np.pad(one, ((shifts, size - shifts - len(one)), (0, 0)))
    moved = [np.pad(other, ((by, size - by - len(other)), (0, 0))) for by in range(2 * shifts + 1)]
    norm = np.linalg.norm(one) * np.linalg.norm(other)
    return max(float((still * at).sum() / norm) for at in moved)


def test_there_is_a_file_for_every_cue_of_every_set_and_no_other():
    files = {path.relative_to(KEPT).as_posix() for path in KEPT.rglob("*") if path.is_file()}
    assert files == {f"{cue_set}/{name}.wav" for cue_set, name in CUES}
    assert set(GESTURES) == set(SoundName)
    assert set(INSTRUMENTS) == set(CueSet)


def test_all_of_them_are_small_enough_to_ship():
    assert sum(path.stat().st_size for path in KEPT.rglob("*.wav")) < 12_000_000


@pytest.mark.parametrize("cue", CUES, ids="-".join)
def test_the_kept_file_is_what_the_recipe_makes(cue, kept, made):
    # Two steps are allowed: sin, exp and cos may differ in their last bit from one machine to the next.
    assert kept[cue].shape == made[cue].shape
    assert np.abs(kept[cue] - made[cue]).max() <= 2 / 32768


@pytest.mark.parametrize("cue", CUES, ids="-".join)
def test_it_begins_and_ends_in_silence_without_a_click(cue, kept):
    clip = kept[cue]
    assert not clip[0].any()
    assert not clip[-1].any()
    assert np.abs(clip[:24]).max() < 0.02, "half a millisecond into the stroke"
    assert np.abs(clip[-48:]).max() < 0.001, "the last millisecond"
    assert np.abs(clip.mean(axis=0)).max() < 1e-4, "a constant part would click"


@pytest.mark.parametrize("cue", CUES, ids="-".join)
def test_nowhere_does_it_crackle(cue, kept):
    # A jump sounds at all pitches at once, far above the partials of the brightest bell.
    pitches = np.fft.rfftfreq(480, 1 / RATE)
    mono = np.pad(kept[cue].mean(axis=1), (480, 480))
    pieces = np.lib.stride_tricks.sliding_window_view(mono, 480)[::120] * np.hanning(480)
    heights = np.abs(np.fft.rfft(pieces, axis=1))[:, pitches > 14_000] * 4 / 480
    assert 20 * np.log10(heights.max()) < -75


@pytest.mark.parametrize("cue", CUES, ids="-".join)
def test_it_keeps_its_distance_from_full_scale(cue, kept):
    assert 20 * np.log10(np.abs(kept[cue]).max()) <= -3


@pytest.mark.parametrize("cue", STRUCK, ids="-".join)
def test_it_is_as_loud_as_the_others(cue, kept):
    assert integrated_lufs(kept[cue]) == pytest.approx(-21.5, abs=0.25)


@pytest.mark.parametrize("cue_set", CueSet)
def test_no_stroke_stands_out_of_its_set(cue_set, kept):
    loudest = [loudest_lufs(kept[cue]) for cue in STRUCK if cue[0] is cue_set]
    assert max(loudest) - min(loudest) < 4.5


@pytest.mark.parametrize("cue_set", CueSet)
def test_a_breath_stays_in_the_background(cue_set, kept):
    for name in BREATHS:
        assert integrated_lufs(kept[cue_set, name]) == pytest.approx(-30.5, abs=0.25)


@pytest.mark.parametrize("cue_set", CueSet)
def test_a_breath_takes_its_time_and_tells_its_direction(cue_set, kept):
    breath_in, breath_out = (kept[cue_set, name].mean(axis=1) for name in BREATHS)
    assert (len(breath_in), len(breath_out)) == (4 * RATE, 6 * RATE)
    assert strongest_hz(breath_in[:RATE]) * 1.1 < strongest_hz(breath_in[-RATE:])
    assert strongest_hz(breath_out[-RATE:]) * 1.1 < strongest_hz(breath_out[:RATE])
    assert (breath_in[: 2 * RATE] ** 2).sum() * 2 < (breath_in[2 * RATE :] ** 2).sum()
    assert (breath_out[3 * RATE :] ** 2).sum() * 2 < (breath_out[: 3 * RATE] ** 2).sum()


@pytest.mark.parametrize("cue_set", CueSet)
def test_a_side_is_heard_in_its_ear(cue_set, kept):
    def ear_db(name: SoundName) -> float:
        clip = kept[cue_set, name]
        left, right = (clip[len(clip) // 2 :] ** 2).sum(axis=0)
        return float(10 * np.log10(left / right))

    assert ear_db(SoundName.SWITCH_LEFT) > 10
    assert ear_db(SoundName.SWITCH_RIGHT) < -10


@pytest.mark.parametrize("cue_set", CueSet)
@pytest.mark.parametrize(
    ("name", "rises"),
    [
        (SoundName.SWITCH_LEFT, False),
        (SoundName.SWITCH_RIGHT, True),
        (SoundName.PAUSE, False),
        (SoundName.RESUME, True),
        (SoundName.NEXT, True),
        (SoundName.DONE, False),
    ],
)
def test_its_direction_is_heard_with_one_ear(cue_set, name, rises, kept):
    for one_ear in (*kept[cue_set, name].T, kept[cue_set, name].mean(axis=1)):
        begins_hz, ends_hz = strongest_hz(one_ear[:4800]), strongest_hz(one_ear[len(one_ear) // 2 :])
        assert (ends_hz > begins_hz * 1.15) if rises else (begins_hz > ends_hz * 1.15)


@pytest.mark.parametrize("name", SoundName)
def test_the_low_set_needs_no_high_tones(name, kept):
    assert share_between(kept[CueSet.LOW, name].mean(axis=1), 250, 900) > 0.98


@pytest.mark.parametrize("name", SoundName)
def test_the_clear_set_is_the_brightest(name, kept):
    def centre_hz(cue_set: CueSet) -> float:
        pitches, strengths = power(kept[cue_set, name].mean(axis=1))
        return float((pitches * strengths).sum() / strengths.sum())

    assert centre_hz(CueSet.CLEAR) > 1.7 * max(centre_hz(CueSet.CALM), centre_hz(CueSet.LOW))


@pytest.mark.parametrize(
    ("cue_set", "ear"),
    [(CueSet.CALM, as_it_is), (CueSet.CLEAR, as_it_is), (CueSet.LOW, as_it_is), (CueSet.LOW, below_1_khz)],
)
def test_each_cue_is_told_from_all_others_in_mono_and_in_noise(
    cue_set: CueSet, ear: Callable[[np.ndarray], np.ndarray], kept: Clips
):
    chance = np.random.default_rng(20)
    clips = {name: ear(kept[cue_set, name].mean(axis=1)) for name in SoundName}
    known = {name: portrait(clip) for name, clip in clips.items()}
    for name, clip in clips.items():
        tuning = 1 + chance.uniform(-0.015, 0.015)
        heard = np.interp(np.arange(0, len(clip) - 1, tuning), np.arange(len(clip)), clip)
        heard = np.pad(heard, (chance.integers(0, 4000), 3000))
        noise = ear(chance.standard_normal(len(heard)))
        heard = heard + noise * np.sqrt((clip**2).mean() / (noise**2).mean()) / 2
        alike = {other: likeness(face, portrait(heard)) for other, face in known.items()}
        first, second = sorted(alike, key=lambda other: -alike[other])[:2]
        assert first is name
        assert alike[first] - alike[second] > 0.1, (name, second)
    close = [pair for pair in combinations(SoundName, 2) if likeness(*(known[name] for name in pair)) > 0.7]
    assert not close


def test_a_stroke_too_short_to_be_loud_enough_is_refused():
    with pytest.raises(ValueError, match="let it ring longer"):
        synthesise((Strike(440.0, 0, 3),), INSTRUMENTS[CueSet.CALM])


@pytest.mark.parametrize("gesture", [(), (Strike(440.0, 0, 100, 0.0),), Breath(950.0, 990.0, 500, 0.5)])
def test_a_gesture_that_makes_no_sound_is_refused(gesture):
    with pytest.raises(ValueError, match="must make a sound"):
        synthesise(gesture, INSTRUMENTS[CueSet.LOW])


def test_names_and_files_need_no_numpy():
    # The window reads both; it starts without loading numpy.
    program = "import sys, desktop.sound.cues, desktop.sound.wav; sys.exit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], cwd=KEPT.parents[1], check=False).returncode == 0


def test_the_command_wants_one_folder(capsys):
    assert main([]) == 2
    assert "make_sounds FOLDER" in capsys.readouterr().err
