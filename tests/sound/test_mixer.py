"""Every note at its sample, once; whatever is asked for, in whatever blocks."""

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.sound.clip_bank import ClipBank
from desktop.sound.mixer import Mixer
from desktop.sound.score import Bus, Levels, Note, Score
from tests.sound.mixing import HEIGHT, MS, impulse, plateau, playing, score, take, write_wav
from tests.system.sound_bench import Later

DELAY = Mixer.delay_frames
FIXTURES = [HealthCheck.function_scoped_fixture]


@pytest.fixture
def tick(tmp_path):
    return impulse(tmp_path / "tick.wav")


@pytest.fixture
def words(tmp_path):
    return plateau(tmp_path / "words.wav", 1_000)


def heard_at(samples) -> list[int]:
    """The frames at which impulses are heard, with the mixer's delay taken off."""
    return [int(frame) - DELAY for frame in np.flatnonzero(np.abs(samples[0]) > 0.2)]


def test_a_note_begins_at_its_sample_in_both_ears(tick):
    samples, ids = take(playing(score((0, tick, Bus.CUES), (333, tick, Bus.CUES))), 500)
    assert heard_at(samples) == [0, 333 * MS]
    assert (samples[0] == samples[1]).all()
    assert ids == [0, 1]


def test_a_stereo_clip_keeps_its_sides(tmp_path):
    sides = write_wav(tmp_path / "sides.wav", np.stack((np.full(4_800, 0.25), np.full(4_800, -0.5))))
    samples, _ = take(playing(score((0, sides, Bus.CUES))), 50)
    assert samples[0, DELAY + 100] == pytest.approx(0.25, abs=1e-4)
    assert samples[1, DELAY + 100] == pytest.approx(-0.5, abs=1e-4)


def test_it_plays_from_anywhere_after_a_wait(tick):
    mixer = playing(score((1_000, tick, Bus.CUES), (2_000, tick, Bus.CUES)))
    mixer.play(1_800 * MS, 77)
    assert mixer.position_frames == 1_800 * MS
    samples, ids = take(mixer, 300)
    assert heard_at(samples) == [77 + 200 * MS]
    assert ids == [1]
    assert mixer.position_frames == 2_100 * MS - 77


@pytest.mark.parametrize(("late_ms", "sounded"), [(1, True), (150, True), (151, False)])
def test_what_should_have_begun_a_little_before_begins_at_once_and_whole(words, late_ms, sounded):
    samples, ids = take(playing(score((1_000, words, Bus.VOICE)), 1_000 + late_ms), 1_100)
    assert ids == ([0] if sounded else [])
    assert np.count_nonzero(samples[0] > 0.99 * HEIGHT) / MS == pytest.approx(992 if sounded else 0, abs=3)


@pytest.mark.parametrize(("late_ms", "sounded"), [(100, True), (200, False)])
def test_a_position_that_comes_too_late_is_caught_up_with(tick, late_ms, sounded):
    mixer = playing(score((1_000, tick, Bus.CUES), (1_300, tick, Bus.CUES)))
    mixer.play(1_000 * MS, -late_ms * MS)
    assert mixer.position_frames == (1_000 + late_ms) * MS
    samples, ids = take(mixer, 500)
    assert ids == ([0, 1] if sounded else [1])
    assert heard_at(samples)[-1] == (300 - late_ms) * MS


def test_going_back_sounds_again_from_there_and_not_what_lay_before(tick, words):
    music = score((900, tick, Bus.CUES), (1_000, words, Bus.VOICE))
    mixer = playing(music)
    assert take(mixer, 1_500)[1] == [0, 1]
    mixer.hold()
    take(mixer, 500)
    mixer.play(1_000 * MS)
    assert take(mixer, 500)[1] == [1]


def test_going_back_a_little_late_sounds_again_too(words):
    mixer = playing(score((1_000, words, Bus.VOICE)))
    take(mixer, 3_000)
    mixer.play(1_000 * MS, -30 * MS)
    assert take(mixer, 100)[1] == [0]


def test_going_elsewhere_silences_what_sounded(words):
    mixer = playing(score((0, words, Bus.VOICE)))
    take(mixer, 500)
    mixer.play(5_000 * MS)
    samples, _ = take(mixer, 300)
    assert samples[0, 0] == pytest.approx(HEIGHT, abs=1e-4)
    assert not samples[:, 31 * MS :].any()


def test_what_was_sounded_is_not_late_after_another_score(tick, words):
    mixer = playing(score((400, tick, Bus.CUES)))
    assert take(mixer, 450)[1] == [0]
    mixer.hold()
    mixer.set_score(score((400, tick, Bus.CUES), (425, words, Bus.VOICE)))
    mixer.play(450 * MS)
    assert take(mixer, 300)[1] == [1]


def test_a_clock_set_right_repeats_nothing_and_cuts_nothing(words):
    mixer = playing(score((1_000, words, Bus.VOICE), (1_250, words, Bus.CUES)))
    before, ids = take(mixer, 1_100)
    mixer.play(990 * MS)
    between, more = take(mixer, 200)
    mixer.play(1_320 * MS)
    after, last = take(mixer, 2_000)
    assert ids + more + last == [0, 1]
    both = np.concatenate((before, between, after), axis=1)
    assert np.count_nonzero(both[0] > 0.9 * HEIGHT) / MS == pytest.approx(1_292, abs=2)


@pytest.mark.parametrize(("to_ms", "ids"), [(400, []), (1_600, [1])])
def test_a_stream_that_leapt_is_followed_without_cutting_or_repeating(words, tick, to_ms, ids):
    mixer = playing(score((500, words, Bus.VOICE), (1_500, tick, Bus.CUES)))
    before, first = take(mixer, 1_000)
    mixer.follow(0, -to_ms * MS)
    assert mixer.position_frames == to_ms * MS
    after, more = take(mixer, 700)
    assert (first, more) == ([0], ids)
    both = np.concatenate((before, after), axis=1)
    assert np.count_nonzero(both[0] > 0.8 * HEIGHT) / MS == pytest.approx(994, abs=2)


def test_standing_still_the_position_stays(tick):
    mixer = playing(score((500, tick, Bus.CUES)))
    take(mixer, 400)
    mixer.hold()
    samples, ids = take(mixer, 400)
    assert not samples.any()
    assert ids == []
    assert mixer.position_frames == 400 * MS
    assert not mixer.playing


def test_held_while_it_waits_it_stays_where_it_would_have_begun(tick):
    mixer = playing(score((0, tick, Bus.CUES)))
    mixer.play(700 * MS, 100 * MS)
    take(mixer, 50)
    mixer.hold()
    assert mixer.position_frames == 700 * MS


def test_another_score_keeps_what_it_shares_and_does_not_repeat_it(tick, words):
    mixer = playing(score((0, words, Bus.VOICE), (100, tick, Bus.CUES)))
    first, _ = take(mixer, 500)
    again = score((50, tick, Bus.CUES), (100, tick, Bus.CUES), (600, tick, Bus.CUES), (0, words, Bus.VOICE))
    mixer.set_score(again)
    second, ids = take(mixer, 1_000)
    assert ids == [2]
    both = np.concatenate((first, second), axis=1)[0]
    assert np.count_nonzero(both > 0.8 * HEIGHT) / MS == pytest.approx(994, abs=2)


def test_another_score_ends_what_it_has_no_longer(words):
    mixer = playing(score((0, words, Bus.VOICE)))
    take(mixer, 500)
    mixer.set_score(Score())
    samples, _ = take(mixer, 100)
    assert not samples[:, 25 * MS :].any()
    assert mixer.idle


def test_a_clip_beside_the_score_sounds_while_it_stands_still(tick):
    mixer = Mixer(ClipBank())
    mixer.once(tick, Bus.CUES)
    samples, ids = take(mixer, 50)
    assert heard_at(samples) == [0]
    assert ids == []
    assert mixer.idle


def test_of_the_voice_one_clip_at_a_time_is_heard(words, tick):
    mixer = Mixer(ClipBank())
    mixer.once(words, Bus.VOICE)
    take(mixer, 200)
    mixer.once(words, Bus.VOICE)
    mixer.once(tick, Bus.CUES)
    samples, _ = take(mixer, 1_100)
    plateau_ms = np.count_nonzero(samples[0, 25 * MS :] > 0.99 * HEIGHT) / MS
    assert samples[0, 25 * MS :].max() < 1.01 * HEIGHT
    assert plateau_ms == pytest.approx(980, abs=10)


def test_an_instruction_wins_over_a_clip_beside_the_score(words):
    mixer = playing(score((300, words, Bus.VOICE)))
    mixer.once(words, Bus.VOICE)
    samples, ids = take(mixer, 1_500)
    assert ids == [0]
    assert samples[0, 450 * MS :].max() < 1.01 * HEIGHT
    assert np.count_nonzero(samples[0] > 0.8 * HEIGHT) / MS == pytest.approx(1_294, abs=2)


def test_a_clip_of_the_score_is_not_silenced_by_the_next(words):
    samples, _ = take(playing(score((0, words, Bus.VOICE), (500, words, Bus.CUES))), 900)
    assert samples[0].max() == pytest.approx(0.89, abs=0.01)


def test_a_note_without_a_clip_is_not_sounded_until_there_is_one(tmp_path):
    late = tmp_path / "late.wav"
    mixer = playing(score((100, late, Bus.VOICE), (3_000, late, Bus.VOICE)))
    samples, ids = take(mixer, 2_000)
    assert not samples.any()
    assert ids == []
    impulse(late)
    assert take(mixer, 2_000)[1] == [1]
    mixer.once(tmp_path / "none.wav", Bus.VOICE)
    mixer.play(100 * MS)
    assert take(mixer, 10)[1] == [0]


def test_what_was_late_and_had_no_clip_stays_unsounded(tmp_path):
    missing = tmp_path / "missing.wav"
    mixer = playing(score((900, missing, Bus.VOICE)), 1_000)
    take(mixer, 100)
    plateau(missing, 1_000)
    samples, ids = take(mixer, 1_000)
    assert not samples.any()
    assert ids == []


def test_a_clip_that_appears_a_little_late_is_sounded_whole_and_then_only_once(tmp_path):
    late = tmp_path / "late.wav"
    mixer = playing(score((100, late, Bus.VOICE)))
    assert take(mixer, 200)[1] == []
    plateau(late, 500)
    mixer.set_score(Score((Note(7, 100, late, Bus.VOICE),)))
    mixer.follow(200 * MS)
    samples, ids = take(mixer, 1_000)
    assert len(ids) == 1
    assert np.count_nonzero(samples[0] > 0.9 * HEIGHT) / MS == pytest.approx(493, abs=2)
    assert samples[0].max() == pytest.approx(HEIGHT, abs=1e-3)


def test_a_note_whose_clip_does_not_appear_in_time_is_told(tmp_path, tick):
    mixer = playing(score((100, tmp_path / "missing.wav", Bus.VOICE), (200, tick, Bus.CUES)))
    told = [(20 * turn, note.id) for turn in range(30) for note in mixer.mix(20 * MS).unsounded]
    assert told == [(pytest.approx(100 + 150, abs=21), 0)]


def test_what_is_no_longer_wanted_is_not_told(tmp_path):
    missing = tmp_path / "missing.wav"
    for change in (Mixer.hold, lambda mixer: mixer.set_score(Score()), lambda mixer: mixer.play(9_000 * MS)):
        mixer = playing(score((100, missing, Bus.VOICE)))
        take(mixer, 200)
        change(mixer)
        assert not any(mixer.mix(20 * MS).unsounded for _ in range(20))


@pytest.mark.parametrize("wait_ms", [20, 1_500])
def test_clips_are_read_aside_and_in_time(words, wait_ms):
    """Reading a recording of a minute takes longer than the stream lasts."""
    thread = Later()
    mixer = Mixer(ClipBank(aside=thread))
    mixer.set_score(score((1_900, words, Bus.VOICE), (5_000, words, Bus.CUES)))
    mixer.play(0)
    _, ids = take(mixer, wait_ms)
    thread.work()
    samples, more = take(mixer, 3_000 - wait_ms)
    assert ids + more == [0]
    assert np.flatnonzero(samples[0] > 0.01)[0] / MS == pytest.approx(1_900 + 5 - wait_ms, abs=1)


def test_what_comes_later_is_read_two_seconds_before(words):
    thread = Later()
    mixer = Mixer(ClipBank(aside=thread))
    mixer.set_score(score((4_000, words, Bus.VOICE)))
    mixer.play(0)
    take(mixer, 1_900)
    assert len(thread.jobs) == 0
    take(mixer, 200)
    thread.work()
    samples, ids = take(mixer, 2_000)
    assert ids == [0]
    assert np.flatnonzero(samples[0] > 0.01)[0] / MS == pytest.approx(1_905, abs=1)


@pytest.mark.parametrize("plays", [False, True])
def test_another_score_is_read_at_once(words, plays):
    thread = Later()
    mixer = Mixer(ClipBank(aside=thread))
    if plays:
        mixer.play(0)
    mixer.set_score(score((40, words, Bus.VOICE)))
    thread.work()
    if not plays:
        mixer.play(0)
    samples, _ = take(mixer, 200)
    assert np.flatnonzero(samples[0] > 0.01)[0] / MS == pytest.approx(45, abs=1)


def test_a_clip_beside_the_score_waits_for_a_slow_disk_but_not_for_ever(words):
    for wait_ms, sounds in ((800, True), (1_100, False)):
        thread = Later()
        mixer = Mixer(ClipBank(aside=thread))
        mixer.once(words, Bus.VOICE)
        assert not mixer.idle
        assert not take(mixer, wait_ms)[0].any()
        thread.work()
        assert take(mixer, 300)[0].any() == sounds


def test_each_bus_has_its_level(tmp_path):
    clip = plateau(tmp_path / "flat.wav", 500)
    for bus, expected in ((Bus.VOICE, 0.5 * 0.8), (Bus.CUES, 0.5 * 0.6)):
        mixer = Mixer(ClipBank())
        mixer.set_levels(Levels(master=0.5, voice=0.8, cues=0.6))
        mixer.once(clip, bus)
        samples, _ = take(mixer, 100)
        assert samples[0, -1] == pytest.approx(expected * HEIGHT, abs=1e-4)


def test_a_level_is_there_before_the_first_block_and_20_ms_after_a_change(words):
    mixer = Mixer(ClipBank())
    mixer.set_levels(Levels(voice=0.5))
    mixer.once(words, Bus.VOICE)
    samples, _ = take(mixer, 100)
    assert samples[0, 20 * MS] == pytest.approx(0.5 * HEIGHT, abs=1e-4)
    mixer.set_levels(Levels(voice=1.0))
    samples, _ = take(mixer, 100)
    assert samples[0, 30 * MS] == pytest.approx(HEIGHT, abs=1e-4)
    assert samples[0, 15 * MS] == pytest.approx(0.75 * HEIGHT, abs=0.01)


def test_it_is_idle_when_nothing_comes(words):
    mixer = playing(score((100, words, Bus.VOICE)))
    assert not mixer.idle
    take(mixer, 1_050)
    assert not mixer.finished
    take(mixer, 100)
    assert mixer.finished
    take(mixer, 50)
    assert mixer.idle
    mixer.play(0)
    assert not mixer.idle
    mixer.hold()
    assert mixer.idle


def test_a_step_faster_or_slower_than_the_clock_is_not_heard(tmp_path):
    pitch_hz, length = 440, 48_000
    tone = write_wav(tmp_path / "tone.wav", 0.5 * np.sin(2 * np.pi * pitch_hz * np.arange(length) / 48_000))
    mixer = playing(score((0, tone, Bus.CUES)))
    pieces = [mixer.mix(960, skew).samples for skew in (0, 1, 1, 0, -1, 0, 1, -1, 0, 1) * 3]
    assert [len(piece) for piece in pieces] == [960] * 30
    assert mixer.position_frames == 30 * 960 + 6
    heard = np.concatenate(pieces)[:, 0]
    steepest = 0.5 * 2 * np.pi * pitch_hz / 48_000
    assert np.abs(np.diff(heard)).max() < 1.005 * steepest
    assert np.abs(np.diff(heard, 2)[DELAY + 1 :]).max() < 3 * steepest**2 / 0.5


OPERATIONS = st.lists(
    st.tuples(
        st.integers(1, 300),
        st.sampled_from(["play", "hold", "score", "levels", "once", "seek"]),
        st.integers(0, 9),
    ),
    max_size=6,
)


def perform(mixer: Mixer, what: str, number: int, clips: list) -> None:
    match what:
        case "play":
            mixer.play(mixer.position_frames, 10 * number)
        case "hold":
            mixer.hold()
        case "score":
            mixer.set_score(score(*((137 * n, clips[(n + number) % 2], [*Bus][n % 2]) for n in range(12))))
        case "levels":
            mixer.set_levels(Levels(voice=number / 9))
        case "once":
            mixer.once(clips[0], [*Bus][number % 2])
        case _:
            mixer.play(200 * number * MS, 100 - 50 * number)


def stream(clips: list, operations: list, sizes: list[int], loop: np.ndarray) -> tuple[np.ndarray, list[int]]:
    """All that is heard when things are asked for at given moments, and which notes were sounded."""
    mixer = Mixer(ClipBank())
    mixer.set_ambient(loop)
    pieces, ids, turn = [], [], 0
    for wait_ms, what, number in [*operations, (300, "hold", 0)]:
        left = wait_ms * MS
        while left > 0:
            size = max(2, min(sizes[turn % len(sizes)], left))
            block = mixer.mix(size)
            pieces.append(block.samples)
            ids += [note.id for note in block.sounded]
            left -= size
            turn += 1
        perform(mixer, what, number, clips)
    return np.concatenate(pieces).T, ids


@settings(deadline=None, suppress_health_check=FIXTURES, max_examples=30)
@given(OPERATIONS, st.lists(st.integers(64, 4_096).map(lambda n: n * 2), min_size=1, max_size=4))
def test_the_size_of_the_blocks_changes_nothing(tmp_path, operations, sizes):
    clips = [plateau(tmp_path / "a.wav", 300), impulse(tmp_path / "b.wav")]
    loop = 0.1 * np.random.default_rng(1).uniform(-1, 1, (2, 5_000)).astype(np.float32)
    one, one_ids = stream(clips, operations, sizes, loop)
    other, other_ids = stream(clips, operations, [960], loop)
    assert one_ids == other_ids
    np.testing.assert_allclose(one, other, atol=2e-6)
