"""The ear hears what is there and only that: recordings made here, with every fault that it must find."""

import wave
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from desktop.resources import assets_folder
from tests.heard.ear import Expected, Hearing, listen
from tests.heard.samples import RATE_HZ, Samples, add, in_samples, read_clip

LENGTH_MS = 24_000
DELAY_MS = 1234.5


def bell(pitch_hz: float, length_ms: int, decay_ms: float, pan: float = 0.0) -> Samples:
    t = np.arange(in_samples(length_ms)) / RATE_HZ
    tone = sum(
        np.sin(2 * np.pi * pitch_hz * part * t) * np.exp(-t * 1000 * part / decay_ms) / part
        for part in (1.0, 2.71, 5.04, 7.9)
    )
    tone = 0.3 * tone * np.minimum(1.0, t / 0.006)
    return np.stack([tone * min(1, 1 - pan), tone * min(1, 1 + pan)]).astype(np.float32)


def words(seed: int, length_ms: int) -> Samples:
    """Noise with the bands and the rhythm of speech."""
    chance = np.random.default_rng(seed)
    size = in_samples(length_ms)
    spectrum = np.fft.rfft(chance.normal(size=size))
    hertz = np.fft.rfftfreq(size, 1 / RATE_HZ)
    noise = np.fft.irfft(spectrum / (1 + (hertz / 600) ** 2) * (hertz > 100), size)
    syllables = np.repeat(chance.uniform(0.1, 1.0, size // 9600 + 1), 9600)[:size]
    spoken = noise * syllables
    return np.repeat((0.15 * spoken / spoken.std())[None, :], 2, axis=0).astype(np.float32)


CLIPS = {
    "prepare": bell(440.0, 1900, 420),
    "start": bell(880.0, 1300, 240),
    "tick": bell(659.3, 340, 60),
    "left": bell(329.6, 1700, 360, pan=-0.8),
    "sit": words(1, 2800),
    "press": words(2, 3500),
    "next": words(3, 1900),
}
SESSION: tuple[tuple[float, str], ...] = (
    (0, "prepare"), (1900, "sit"), (7000, "tick"), (8000, "tick"), (9000, "tick"), (10_000, "start"),
    (10_250, "press"), (15_000, "tick"), (16_000, "tick"), (17_000, "left"), (17_400, "next"),
)  # fmt: skip
PROMISES = tuple(Expected(at_ms, name, CLIPS[name]) for at_ms, name in SESSION)


def played(
    session: Sequence[tuple[float, str]], gains: Sequence[float] = (), noise_db: float = -75
) -> Samples:
    """A recording of a session: delayed, as loud as told, with noise."""
    chance = np.random.default_rng(7)
    out = chance.normal(scale=10 ** (noise_db / 20), size=(2, in_samples(LENGTH_MS))).astype(np.float32)
    for number, (at_ms, name) in enumerate(session):
        clip = CLIPS[name] * np.float32(gains[number] if gains else 0.64)
        place = in_samples(at_ms + DELAY_MS)
        out[:, place : place + clip.shape[1]] += clip
    return out


def heard(session: Sequence[tuple[float, str]], **how: object) -> Hearing:
    return listen(played(session, **how), PROMISES)


def test_a_faultless_session_is_heard_to_the_sample() -> None:
    hearing = heard(SESSION)
    assert hearing.delay_ms == pytest.approx(DELAY_MS, abs=0.1)
    assert not hearing.lost
    assert not hearing.strays
    assert hearing.errors_ms(1.0) < 0.1
    assert [each.gain for each in hearing.found] == pytest.approx([0.64] * len(SESSION), rel=0.05)
    assert min(each.whole for each in hearing.found) > 0.95


def test_jitter_is_measured_cue_by_cue() -> None:
    chance = np.random.default_rng(3)
    late_ms = chance.uniform(-40, 40, len(SESSION))
    late_ms -= np.median(late_ms)
    hearing = heard([(at_ms + late, name) for (at_ms, name), late in zip(SESSION, late_ms, strict=True)])
    assert not hearing.lost
    assert not hearing.strays
    assert [each.error_ms for each in hearing.found] == pytest.approx(list(late_ms), abs=0.15)


def test_one_late_cue_is_the_largest_error_and_no_other_is_blamed() -> None:
    session = list(SESSION)
    session[6] = (session[6][0] + 120, session[6][1])
    hearing = heard(session)
    assert hearing.errors_ms(1.0) == pytest.approx(120, abs=0.5)
    assert hearing.errors_ms(0.5) < 0.1
    assert hearing.found[6].error_ms == pytest.approx(120, abs=0.5)


@pytest.mark.parametrize("number", [0, 1, 4, 6, 9])
def test_a_cue_that_did_not_sound_is_lost_and_no_other(number: int) -> None:
    hearing = heard([each for place, each in enumerate(SESSION) if place != number])
    assert [hearing.found.index(each) for each in hearing.lost] == [number]
    assert not hearing.strays


@pytest.mark.parametrize(
    ("number", "again_ms"), [(0, 700), (1, 60), (1, 2600), (3, 700), (5, 700), (9, 2600)]
)
def test_a_cue_that_sounds_twice_is_doubled(number: int, again_ms: int) -> None:
    at_ms, name = SESSION[number]
    hearing = heard([*SESSION, (at_ms + again_ms, name)])
    assert not hearing.lost
    assert [each.name for each in hearing.doubled] == [name]
    assert hearing.doubled[0].from_ms == pytest.approx(at_ms + again_ms + DELAY_MS, abs=80)


@pytest.mark.parametrize("number", [0, 3, 5, 9])
def test_a_bell_that_is_struck_twice_within_its_attack_does_not_pass_for_one(number: int) -> None:
    at_ms, name = SESSION[number]
    hearing = heard([*SESSION, (at_ms + 60, name)])
    assert hearing.strays or hearing.found[number].gain > 1.3 * 0.64


def test_a_cue_that_sounds_twice_at_once_is_twice_as_loud() -> None:
    hearing = heard([*SESSION, SESSION[3]])
    assert hearing.found[3].gain == pytest.approx(1.28, rel=0.05)


def test_a_quieter_cue_is_heard_with_its_gain() -> None:
    gains = [0.64] * len(SESSION)
    gains[1], gains[9] = 0.3, 0.4
    hearing = heard(SESSION, gains=gains)
    assert not hearing.lost
    assert not hearing.strays
    assert [each.gain for each in hearing.found] == pytest.approx(gains, rel=0.08)


def test_a_clip_that_is_welcome_is_no_stray() -> None:
    error = read_clip(assets_folder() / "sounds" / "calm" / "error.wav")
    recording = played(SESSION)
    add(recording, in_samples(21_000 + DELAY_MS), np.float32(0.64) * error)
    assert listen(recording, PROMISES).strays
    hearing = listen(recording, PROMISES, welcome={"error": error})
    assert not hearing.strays
    assert not hearing.lost


def test_a_session_that_is_bent_to_the_clock_of_a_device_is_heard_whole() -> None:
    recording = played(SESSION)
    places = np.arange(recording.shape[1]) * 1.0008
    bent = np.stack([np.interp(places, np.arange(channel.size), channel) for channel in recording])
    hearing = listen(bent.astype(np.float32), PROMISES)
    assert not hearing.lost
    assert not hearing.strays
    assert min(each.whole for each in hearing.found) > 0.95
    assert hearing.found[-1].error_ms - hearing.found[0].error_ms == pytest.approx(-13.9, abs=0.5)


def test_a_leap_in_the_middle_of_a_sentence_is_told() -> None:
    recording = played(SESSION)
    place = in_samples(12_000 + DELAY_MS)
    leapt = np.concatenate([recording[:, :place], recording[:, place - 288 : -288]], axis=1)
    hearing = listen(leapt, PROMISES)
    assert not hearing.lost
    assert hearing.found[6].leap_ms == pytest.approx(6.0, abs=0.1)
    assert hearing.found[6].whole > 0.95
    assert max(each.leap_ms for each in hearing.found if each is not hearing.found[6]) == 0


def test_an_echo_of_a_cue_does_not_count_as_the_cue() -> None:
    gains = [0.64] * len(SESSION)
    gains[4] = 0.05
    assert [each.promise.at_ms for each in heard(SESSION, gains=gains).lost] == [9000]


def test_noise_as_loud_as_a_fan_hides_nothing() -> None:
    hearing = heard(SESSION, noise_db=-52)
    assert not hearing.lost
    assert not hearing.doubled
    assert hearing.errors_ms(1.0) < 1.0


@pytest.mark.parametrize(("number", "kept_ms"), [(6, 900), (1, 1500)])
def test_a_sentence_that_was_cut_is_not_whole(number: int, kept_ms: int) -> None:
    recording = played([each for place, each in enumerate(SESSION) if place != number])
    at_ms, name = SESSION[number]
    place = in_samples(at_ms + DELAY_MS)
    recording[:, place : place + in_samples(kept_ms)] += 0.64 * CLIPS[name][:, : in_samples(kept_ms)]
    hearing = listen(recording, PROMISES)
    assert not hearing.lost
    assert 0.1 < hearing.found[number].whole < 0.75
    assert not hearing.strays
    assert min(each.whole for each in hearing.found if each is not hearing.found[number]) > 0.95


def test_a_sound_of_its_own_is_a_stray_without_a_name() -> None:
    recording = played(SESSION)
    click = in_samples(14_500 + DELAY_MS)
    recording[:, click : click + 480] += np.random.default_rng(5).normal(scale=0.2, size=(2, 480))
    strays = listen(recording, PROMISES).strays
    assert [each.name for each in strays] == [""]
    assert strays[0].from_ms == pytest.approx(14_500 + DELAY_MS, abs=25)
    assert strays[0].level_db > -40


def test_a_gap_takes_the_cues_within_and_leaves_the_rest_on_time() -> None:
    recording = played(SESSION)
    recording[:, in_samples(6500 + DELAY_MS) : in_samples(9900 + DELAY_MS)] = 0
    hearing = listen(recording, PROMISES)
    assert [each.promise.at_ms for each in hearing.lost] == [7000, 8000, 9000]
    assert hearing.errors_ms(1.0) < 0.5
    assert not hearing.doubled


def test_silence_holds_no_cue_and_no_stray() -> None:
    hearing = listen(np.zeros((2, in_samples(LENGTH_MS)), np.float32), PROMISES)
    assert len(hearing.lost) == len(PROMISES)
    assert not hearing.strays


def test_nothing_to_listen_for_is_an_error() -> None:
    with pytest.raises(ValueError, match="nothing was promised"):
        listen(np.zeros((2, 480), np.float32), [])


def test_a_clip_of_a_voice_is_brought_to_the_rate_of_the_ear(tmp_path: Path) -> None:
    rate_hz = 22_050
    t = np.arange(rate_hz // 2) / rate_hz
    tone = 0.5 * np.sin(2 * np.pi * 1000 * t)
    with wave.open(str(tmp_path / "voice.wav"), "wb") as writer:
        writer.setnchannels(1)
        writer.setsampwidth(2)
        writer.setframerate(rate_hz)
        writer.writeframes((tone * 32767).astype("<i2").tobytes())
    clip = read_clip(tmp_path / "voice.wav")
    wanted = 0.5 * np.sin(2 * np.pi * 1000 * np.arange(24_000) / RATE_HZ)
    assert clip.shape == (2, 24_000)
    assert np.abs(clip[:, 200:-200] - wanted[200:-200]).max() < 0.01
