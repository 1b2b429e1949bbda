"""A whole session without a device: every note is where the score says."""

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.sound.ambient import make_loop
from desktop.sound.clip_bank import ClipBank
from desktop.sound.render import render
from desktop.sound.score import Ambient, Bus, Levels, Score
from tests.sound.mixing import MS, impulse, score, write_wav


def chirps(folder, count: int) -> list:
    """Quiet clips of noise at several rates."""
    chance = np.random.default_rng(7)
    made = []
    for number, rate_hz in zip(range(count), (22_050, 48_000, 44_100, 16_000, 22_050, 48_000), strict=False):
        length = round(rate_hz * chance.uniform(0.3, 1.5))
        made.append(write_wav(folder / f"{number}.wav", 0.025 * chance.uniform(-1, 1, length), rate_hz))
    return made


def whole(*args, **kwargs) -> np.ndarray:
    return np.concatenate(list(render(*args, **kwargs)))


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15)
@given(st.lists(st.tuples(st.integers(0, 20_000), st.integers(0, 5)), min_size=1, max_size=25))
def test_every_note_of_any_score_is_at_its_sample(tmp_path, drawn):
    """All clips together stay below the ceiling, so the session is their plain sum, sample by sample."""
    clips = chirps(tmp_path, 6)
    notes = sorted({(at_ms, clips[n], Bus.VOICE if n % 2 else Bus.CUES) for at_ms, n in drawn})
    bank = ClipBank()
    session = whole(score(*notes), bank)
    expected = np.zeros_like(session)
    for at_ms, path, _ in notes:
        clip = bank.clip(path)
        assert clip is not None
        expected[at_ms * MS : at_ms * MS + clip.shape[1]] += clip.T
    np.testing.assert_allclose(session, expected, atol=1e-5)


def test_a_session_is_whole_and_ends_with_silence(tmp_path):
    tick = impulse(tmp_path / "tick.wav", length_ms=500)
    session = whole(score((0, tick, Bus.CUES), (1_234, tick, Bus.CUES)), ClipBank())
    assert np.flatnonzero(session[:, 0]).tolist() == [0, 1_234 * MS]
    assert len(session) >= 1_734 * MS


def test_behind_a_session_the_loop_sounds_as_long_as_it_lasts():
    loop = make_loop(Ambient.DRONE)
    session = whole(Score(), ClipBank(), loop=loop, length_ms=5_000)
    assert np.abs(session[4_000 * MS : 5_000 * MS]).max() > 0.01
    assert not session[5_600 * MS :].any()


def test_levels_are_kept(tmp_path):
    tick = impulse(tmp_path / "tick.wav")
    session = whole(score((0, tick, Bus.CUES)), ClipBank(), levels=Levels(cues=0.25))
    assert abs(session[0, 0] - 0.125) < 1e-4


def test_an_empty_session_is_empty():
    assert list(render(Score(), ClipBank())) == []
