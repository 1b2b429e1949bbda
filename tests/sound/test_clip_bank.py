"""Clips of any kind come out right; files of any kind do no harm."""

import os
import struct
import tracemalloc
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.sound.clip_bank import ClipBank
from tests.sound.mixing import write_wav
from tests.system.sound_bench import Later

RIFF = b"RIFF\0\0\0\0WAVE"


def tone(pitch_hz: float, rate_hz: int, length_s: float = 1.0) -> np.ndarray:
    return 0.5 * np.sin(2 * np.pi * pitch_hz * np.arange(round(rate_hz * length_s)) / rate_hz)


def chunk(name: bytes, content: bytes) -> bytes:
    return name + struct.pack("<I", len(content)) + content


def form(channels: int = 1, rate_hz: int = 48_000, bits: int = 16, kind: int = 1) -> bytes:
    frame = channels * bits // 8
    return chunk(b"fmt ", struct.pack("<HHIIHH", kind, channels, rate_hz, rate_hz * frame, frame, bits))


def test_a_clip_at_our_rate_is_given_as_it_is(tmp_path):
    both = np.stack((tone(440, 48_000), tone(880, 48_000)))
    clip = ClipBank().clip(write_wav(tmp_path / "a.wav", both))
    assert clip is not None
    assert clip.dtype == np.float32
    np.testing.assert_allclose(clip, both, atol=1e-4)


@pytest.mark.parametrize("rate_hz", [8_000, 11_025, 16_000, 22_050, 32_000, 44_100, 88_200, 96_000])
def test_a_tone_keeps_its_pitch_its_height_and_its_moment(tmp_path, rate_hz):
    pitch_hz = 0.3 * min(rate_hz, 48_000)
    clip = ClipBank().clip(write_wav(tmp_path / "a.wav", tone(pitch_hz, rate_hz), rate_hz))
    assert clip is not None
    assert clip.shape == (1, 48_000)
    away = (clip[0] - tone(pitch_hz, 48_000))[1_000:-1_000]
    assert 20 * np.log10(np.abs(away).max() / 0.5) < -60


def test_what_lies_above_the_new_band_is_not_folded_into_it(tmp_path):
    clip = ClipBank().clip(write_wav(tmp_path / "a.wav", tone(30_000, 96_000), 96_000))
    assert clip is not None
    assert 20 * np.log10(np.abs(clip[0, 1_000:-1_000]).max() / 0.5) < -60


def test_no_images_appear_above_the_old_band(tmp_path):
    clip = ClipBank().clip(write_wav(tmp_path / "a.wav", tone(5_000, 22_050), 22_050))
    assert clip is not None
    spectrum = np.abs(np.fft.rfft(clip[0] * np.hanning(48_000)))
    assert 20 * np.log10(spectrum[11_025:].max() / spectrum.max()) < -65


def test_a_rate_that_no_device_has_is_read_too(tmp_path):
    clip = ClipBank().clip(write_wav(tmp_path / "a.wav", tone(440, 22_051), 22_051))
    assert clip is not None
    assert clip.shape[1] == pytest.approx(48_000, abs=2)


def test_a_short_clip_begins_where_it_began(tmp_path):
    samples = np.zeros(441)
    samples[0] = 0.5
    clip = ClipBank().clip(write_wav(tmp_path / "a.wav", samples, 44_100))
    assert clip is not None
    assert np.abs(clip[0]).argmax() == 0


def test_a_file_may_appear_change_and_go(tmp_path):
    bank, path = ClipBank(), tmp_path / "a.wav"
    assert bank.clip(path) is None
    write_wav(path, np.full(100, 0.25))
    first = bank.clip(path)
    assert first is not None
    assert bank.clip(path) is first
    write_wav(path, np.full(200, 0.25))
    second = bank.clip(path)
    assert second is not None
    assert second.shape == (1, 200)
    path.unlink()
    assert bank.clip(path) is None


def test_the_clips_asked_for_last_are_kept_within_the_limit(tmp_path):
    paths = [write_wav(tmp_path / f"{n}.wav", np.full(1_000, 0.1)) for n in range(5)]
    bank = ClipBank(limit_bytes=12_000)
    kept = [bank.clip(path) for path in paths[:3]]
    assert bank.clip(paths[0]) is kept[0]
    bank.clip(paths[3])
    assert bank.clip(paths[0]) is kept[0]
    assert bank.clip(paths[1]) is not kept[1]


def test_one_clip_larger_than_the_limit_is_kept_alone(tmp_path):
    small, large = (
        write_wav(tmp_path / "s.wav", np.full(10, 0.1)),
        write_wav(tmp_path / "l.wav", np.full(9_000, 0.1)),
    )
    bank = ClipBank(limit_bytes=1_000)
    bank.clip(small)
    assert bank.clip(large) is bank.clip(large)
    bank.clip(small)
    assert bank.kept(large) is None
    assert bank.kept(small) is not None


def test_a_file_is_looked_at_aside_once_at_a_time_and_what_is_kept_is_given_meanwhile(tmp_path):
    thread = Later()
    bank, path = ClipBank(aside=thread), write_wav(tmp_path / "a.wav", np.full(100, 0.25))
    assert bank.clip(path) is None
    assert bank.clip(path) is None
    assert len(thread.jobs) == 1
    thread.work()
    first = bank.clip(path)
    assert first is not None
    write_wav(path, np.full(200, 0.25))
    assert bank.clip(path) is first
    thread.work()
    second = bank.kept(path)
    assert second is not None
    assert second.shape == (1, 200)
    assert len(thread.jobs) == 0


def test_nobody_can_change_a_kept_clip(tmp_path):
    clip = ClipBank().clip(write_wav(tmp_path / "a.wav", np.full(10, 0.1)))
    assert clip is not None
    with pytest.raises(ValueError, match="read-only"):
        clip[0, 0] = 1.0


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"RIFF",
        RIFF,
        RIFF + form(),
        RIFF + form() + chunk(b"data", b""),
        RIFF + form() + chunk(b"data", b"\0"),
        RIFF + chunk(b"data", bytes(100)),
        RIFF + chunk(b"fmt ", b"\1\0") + chunk(b"data", bytes(100)),
        RIFF + form(channels=3) + chunk(b"data", bytes(600)),
        RIFF + form(channels=0) + chunk(b"data", bytes(600)),
        RIFF + form(bits=24) + chunk(b"data", bytes(600)),
        RIFF + form(bits=8) + chunk(b"data", bytes(600)),
        RIFF + form(kind=3) + chunk(b"data", bytes(600)),
        RIFF + form(rate_hz=0) + chunk(b"data", bytes(600)),
        RIFF + form(rate_hz=2_000_000_000) + chunk(b"data", bytes(600)),
        RIFF + form(rate_hz=7_999) + chunk(b"data", bytes(600)),
        RIFF + b"junk\xff\xff\xff\xff" + form() + chunk(b"data", bytes(600)),
        RIFF + form() + 100 * chunk(b"junk", b"") + chunk(b"data", bytes(600)),
        b"RIFX" + RIFF[4:] + form() + chunk(b"data", bytes(600)),
    ],
)
def test_what_is_no_clip_is_none(tmp_path, content):
    path = tmp_path / "a.wav"
    path.write_bytes(content)
    assert ClipBank().clip(path) is None


def test_a_file_that_ends_early_is_played_as_far_as_it_goes(tmp_path):
    path = tmp_path / "a.wav"
    path.write_bytes(RIFF + form() + b"data\xff\xff\xff\xff" + bytes(201))
    clip = ClipBank().clip(path)
    assert clip is not None
    assert clip.shape == (1, 100)


def test_other_chunks_and_the_longer_form_are_passed_over(tmp_path):
    longer = chunk(b"fmt ", form(kind=0xFFFE)[8:] + bytes(24))
    path = tmp_path / "a.wav"
    path.write_bytes(RIFF + chunk(b"LIST", b"odd") + b"\0" + longer + chunk(b"data", bytes(20)))
    clip = ClipBank().clip(path)
    assert clip is not None
    assert clip.shape == (1, 10)


@pytest.mark.parametrize(("seconds", "there"), [(60, True), (61, False)])
def test_a_minute_is_the_longest(tmp_path, seconds, there):
    path = write_wav(tmp_path / "a.wav", np.zeros(8_000 * seconds), 8_000)
    assert (ClipBank().clip(path) is not None) == there


def test_a_folder_a_pipe_and_a_name_that_cannot_be(tmp_path):
    bank = ClipBank()
    assert bank.clip(tmp_path) is None
    assert bank.clip(Path("no\0such")) is None
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.wav")
        assert bank.clip(tmp_path / "pipe.wav") is None
        held_open = os.open(tmp_path / "pipe.wav", os.O_RDWR | os.O_NONBLOCK)
        assert bank.clip(tmp_path / "pipe.wav") is None
        os.close(held_open)


def test_a_huge_file_takes_no_memory(tmp_path):
    path = tmp_path / "a.wav"
    path.write_bytes(RIFF + form() + b"data\xff\xff\xff\xff")
    os.truncate(path, 1_000_000_000)
    tracemalloc.start()
    try:
        assert ClipBank().clip(path) is None
        assert tracemalloc.get_traced_memory()[1] < 100_000
    finally:
        tracemalloc.stop()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    head=st.sampled_from([b"", RIFF, RIFF + form(), RIFF + form(channels=2, rate_hz=22_050)]),
    rest=st.lists(
        st.one_of(st.binary(max_size=60), st.sampled_from([b"data", b"fmt ", b"LIST", b"\0\0\1\0"]))
    ),
)
def test_no_file_raises(tmp_path, head, rest):
    path = tmp_path / "a.wav"
    path.write_bytes(head + b"".join(rest))
    clip = ClipBank().clip(path)
    assert clip is None or np.isfinite(clip).all()
