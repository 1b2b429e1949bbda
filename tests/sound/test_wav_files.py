"""Clips as files: what is written is read, a volume is baked in, and no half-written file is ever seen."""

import wave
from array import array
from pathlib import Path

import pytest

from desktop.sound.wav import clip_length_ms, write_clip, write_scaled, write_wav


def samples(*values: int) -> bytes:
    return array("h", values).tobytes()


def read(path: Path) -> tuple[int, int, list[int]]:
    """Channels, rate and samples of a file."""
    with wave.open(str(path), "rb") as file:
        assert file.getsampwidth() == 2
        frames = array("h", file.readframes(file.getnframes()))
        return file.getnchannels(), file.getframerate(), list(frames)


def test_a_clip_has_two_channels_at_the_rate_of_the_house(tmp_path):
    write_clip(samples(0, 1, -32768, 32767), tmp_path / "a.wav")
    assert read(tmp_path / "a.wav") == (2, 48_000, [0, 1, -32768, 32767])


def test_a_file_has_the_channels_and_the_rate_that_are_asked_for(tmp_path):
    write_wav(samples(0, 5, -5), channels=1, rate_hz=22_050, path=tmp_path / "a.wav")
    assert read(tmp_path / "a.wav") == (1, 22_050, [0, 5, -5])


def test_a_file_is_replaced_and_nothing_is_left_beside_it(tmp_path):
    write_wav(samples(1, 2, 3), channels=1, rate_hz=22_050, path=tmp_path / "a.wav")
    write_wav(samples(4), channels=1, rate_hz=22_050, path=tmp_path / "a.wav")
    assert read(tmp_path / "a.wav")[2] == [4]
    assert [path.name for path in tmp_path.iterdir()] == ["a.wav"]


def test_a_write_that_fails_leaves_the_old_file_and_no_other(tmp_path):
    write_wav(samples(1, 2, 3), channels=1, rate_hz=22_050, path=tmp_path / "a.wav")
    with pytest.raises(wave.Error):
        write_wav(samples(4), channels=1, rate_hz=0, path=tmp_path / "a.wav")
    assert read(tmp_path / "a.wav")[2] == [1, 2, 3]
    assert [path.name for path in tmp_path.iterdir()] == ["a.wav"]


def test_a_folder_that_is_not_there_is_told(tmp_path):
    with pytest.raises(FileNotFoundError):
        write_wav(samples(4), channels=1, rate_hz=22_050, path=tmp_path / "gone" / "a.wav")
    with pytest.raises(FileNotFoundError):
        clip_length_ms(tmp_path / "gone.wav")


@pytest.mark.parametrize(
    ("ratio", "scaled"),
    [
        (1.0, [0, 1, -1, 32767, -32768, 1000]),
        (0.5, [0, 0, 0, 16384, -16384, 500]),
        (0.1, [0, 0, 0, 3277, -3277, 100]),
        (0.0, [0, 0, 0, 0, 0, 0]),
    ],
)
def test_a_volume_is_baked_into_a_copy(ratio, scaled, tmp_path):
    source, target = tmp_path / "a.wav", tmp_path / "b.wav"
    write_clip(samples(0, 1, -1, 32767, -32768, 1000), source)
    write_scaled(source, ratio, target)
    assert read(target) == (2, 48_000, scaled)
    assert read(source)[2][3] == 32767


def test_a_copy_of_speech_keeps_its_channel_and_rate(tmp_path):
    write_wav(samples(200, -200), channels=1, rate_hz=16_000, path=tmp_path / "a.wav")
    write_scaled(tmp_path / "a.wav", 0.25, tmp_path / "a.wav")
    assert read(tmp_path / "a.wav") == (1, 16_000, [50, -50])


def test_only_16_bit_can_be_scaled(tmp_path):
    with wave.open(str(tmp_path / "a.wav"), "wb") as file:
        file.setparams((1, 3, 8000, 0, "NONE", "not compressed"))
        file.writeframes(bytes(6))
    with pytest.raises(wave.Error, match="16 bit"):
        write_scaled(tmp_path / "a.wav", 0.5, tmp_path / "b.wav")
    assert not (tmp_path / "b.wav").exists()


def test_a_length_is_rounded_up_so_that_nothing_is_cut(tmp_path):
    write_clip(samples(*range(98)), tmp_path / "a.wav")
    assert clip_length_ms(tmp_path / "a.wav") == 2
    write_wav(samples(*range(8)), channels=1, rate_hz=8000, path=tmp_path / "b.wav")
    assert clip_length_ms(tmp_path / "b.wav") == 1
