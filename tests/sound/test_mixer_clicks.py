"""Whatever is asked for in the middle of a session, there is no click, and nothing passes full scale.

A click is a step from one sample to the next that the clips do not have themselves. The clips here stand at
half of full scale: cut off, they would step by 0.5. Their own edges, 5 ms long, step by `EDGE_STEP` = 0.0033
at most; our shortest fade is 16 ms long and steps by a third of that.
"""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.sound.ambient import make_loop
from desktop.sound.clip_bank import ClipBank
from desktop.sound.limiter import CEILING_RATIO
from desktop.sound.mixer import CUT_FADE_FRAMES, Mixer
from desktop.sound.score import Ambient, Bus, Levels, Score
from desktop.sound.stretching import Stretcher
from tests.sound.mixing import EDGE_STEP, HEIGHT, MS, largest_step, plateau, playing, score, take, write_wav

FADE_STEP = HEIGHT * np.pi / 2 / CUT_FADE_FRAMES
ONE = 1.02 * EDGE_STEP
"""A clip begins or ends, or is faded out; with what 16 bits round."""

TWO = ONE + FADE_STEP
"""One is faded out while another begins."""


@pytest.fixture
def words(tmp_path):
    return plateau(tmp_path / "words.wav", 2_000)


@pytest.fixture
def cue(tmp_path):
    return plateau(tmp_path / "cue.wav", 1_000)


def after(mixer: Mixer, *acts: Callable[[Mixer], None], length_ms: int = 300) -> np.ndarray:
    """What is heard of things that are done 8 ms apart in the middle, from a little before them."""
    pieces = [take(mixer, 195)[0]]
    for act in acts:
        pieces.append(take(mixer, 8)[0])
        act(mixer)
    return np.concatenate((*pieces, take(mixer, length_ms)[0]), axis=1)


def test_a_clip_cut_off_would_be_seen(words):
    samples, _ = take(playing(score((0, words, Bus.VOICE))), 200)
    assert largest_step(np.concatenate((samples, np.zeros((2, 1))), axis=1)) > 0.49


def test_playing(words, cue):
    samples, _ = take(playing(score((0, words, Bus.VOICE))), 2_500)
    assert largest_step(samples) <= ONE


def test_holding_is_silent_within_30_ms(words):
    mixer = playing(score((0, words, Bus.VOICE)))
    samples = after(mixer, Mixer.hold)
    assert largest_step(samples) <= ONE
    assert not samples[:, (203 + 31) * MS :].any()


def test_holding_twice_and_going_on(words):
    mixer = playing(score((0, words, Bus.VOICE), (210, words, Bus.VOICE)))
    samples = after(mixer, Mixer.hold, Mixer.hold, lambda mixer: mixer.play(210 * MS))
    assert largest_step(samples) <= TWO


@pytest.mark.parametrize("to_ms", [0, 5_000, 5_100])
def test_seeking_and_skipping(words, to_ms):
    mixer = playing(score((0, words, Bus.VOICE), (5_000, words, Bus.VOICE)))
    assert largest_step(after(mixer, lambda mixer: mixer.play(to_ms * MS))) <= TWO


def test_another_score(words, cue):
    mixer = playing(score((0, words, Bus.VOICE)))
    assert largest_step(after(mixer, lambda mixer: mixer.set_score(score((203, cue, Bus.CUES))))) <= TWO


def test_a_voice_that_gives_way(words):
    mixer = playing(score((400, words, Bus.VOICE)))
    mixer.once(words, Bus.VOICE)
    assert largest_step(after(mixer, lambda mixer: mixer.once(words, Bus.VOICE), length_ms=600)) <= TWO


@pytest.mark.parametrize("level", [0.0, 0.3])
def test_levels(words, level):
    mixer = playing(score((0, words, Bus.VOICE)))
    turns = [Levels(master=level), Levels(voice=0.9)]
    samples = after(mixer, *(lambda mixer, levels=levels: mixer.set_levels(levels) for levels in turns))
    assert largest_step(samples) <= ONE


@pytest.mark.parametrize("skew", [-1, 1])
def test_a_clock_that_is_followed(words, skew):
    mixer = playing(score((0, words, Bus.VOICE)))
    heard = np.concatenate([mixer.mix(960, skew).samples for _ in range(110)]).T
    assert largest_step(heard) <= 1.005 * ONE


@pytest.mark.parametrize("frames", [5, 10, 20])
def test_a_block_made_longer_or_shorter_joins_the_one_before(frames):
    stretcher = Stretcher()
    slope = np.tile(np.arange(20, dtype=np.float32), (2, 1))
    stretcher.fit(slope[:, :10], 10)
    fitted = stretcher.fit(slope[:, 10:], frames)
    np.testing.assert_allclose(fitted[0], 9.0 + 10 / frames * np.arange(1, frames + 1), rtol=1e-6)


def test_the_loop_comes_goes_and_changes(tmp_path):
    flat, other = (np.full((2, 1_000), height, dtype=np.float32) for height in (0.5, -0.5))
    mixer = playing(Score())
    mixer.set_ambient(flat)
    pieces = [take(mixer, 1_000)[0]]
    for act in (
        lambda: mixer.set_ambient(other),
        mixer.hold,
        lambda: mixer.play(0),
        lambda: mixer.set_ambient(flat),
        lambda: mixer.set_ambient(None),
        mixer.hold,
    ):
        act()
        pieces.append(take(mixer, 333)[0])
    assert largest_step(np.concatenate(pieces, axis=1)) <= 2 * 0.5 / (400 * MS)


def test_the_loop_is_heard_while_playing_only():
    mixer = Mixer(ClipBank())
    mixer.set_ambient(np.full((2, 999), 0.1, dtype=np.float32))
    assert not take(mixer, 100)[0].any()
    mixer.play(0)
    rising, _ = take(mixer, 1_600)
    assert rising[0, (750 + 5) * MS] == pytest.approx(0.05, abs=0.001)
    assert rising[0, -1] == pytest.approx(0.1)
    mixer.hold()
    falling, _ = take(mixer, 500)
    assert falling[0, (200 + 5) * MS] == pytest.approx(0.05, abs=0.001)
    assert not falling[0, 410 * MS :].any()
    assert mixer.idle


def test_the_loop_makes_room_before_the_first_word(tmp_path):
    silent_words = write_wav(tmp_path / "words.wav", np.zeros(1_000 * MS))
    mixer = playing(score((3_000, silent_words, Bus.VOICE), (7_000, silent_words, Bus.CUES)))
    mixer.set_ambient(np.full((2, 999), 0.1, dtype=np.float32))
    gain = take(mixer, 9_000)[0][0, Mixer.delay_frames :: MS] / 0.1
    low = 10 ** (-9 / 20)
    assert gain[2_740] == pytest.approx(1.0)
    assert low < gain[2_875] < 1.0
    np.testing.assert_allclose(gain[3_000:5_240], low, atol=1e-3)
    np.testing.assert_allclose(gain[5_860:8_990], 1.0, atol=1e-3)


OPERATIONS = st.lists(
    st.tuples(
        st.integers(1, 120), st.sampled_from(["play", "hold", "score", "levels", "once"]), st.integers(0, 9)
    ),
    max_size=12,
)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(OPERATIONS)
def test_anything_at_any_moment(tmp_path, operations):
    """Twelve clips at 0.04 stay below the ceiling together: every step is one of ours, 12 edges at most."""
    clip, height = plateau(tmp_path / "a.wav", 300, 0.04), 0.04
    music = score(*((50 * n, clip, [Bus.VOICE, Bus.CUES][n % 2]) for n in range(40)))
    mixer = playing(music)
    pieces = [take(mixer, 100)[0]]
    for wait_ms, what, number in operations:
        match what:
            case "play":
                mixer.play(100 * number * MS, 13 * number)
            case "hold":
                mixer.hold()
            case "score":
                mixer.set_score(Score(music.notes[number::2]))
            case "levels":
                mixer.set_levels(Levels(voice=number / 9, cues=1 - number / 9))
            case _:
                mixer.once(clip, Bus.VOICE)
        pieces.append(take(mixer, wait_ms)[0])
    assert largest_step(np.concatenate(pieces, axis=1)) <= 12 * ONE * height / HEIGHT


def test_everything_at_once_stays_below_full_scale(tmp_path):
    chance = np.random.default_rng(2)
    loud = write_wav(tmp_path / "loud.wav", np.sign(chance.uniform(-1, 1, (2, 2_000 * MS))))
    mixer = playing(score(*((37 * n, loud, [Bus.VOICE, Bus.CUES][n % 2]) for n in range(40))))
    mixer.set_ambient(make_loop(Ambient.RAIN))
    for number in range(20):
        mixer.once(loud, [Bus.VOICE, Bus.CUES][number % 2])
        samples, _ = take(mixer, 100)
        assert np.abs(samples).max() <= CEILING_RATIO + 1e-6
