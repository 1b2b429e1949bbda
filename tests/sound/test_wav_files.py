"""Copies of clips with silence after them."""

import wave

from desktop.sound.synthesis import Clip
from desktop.sound.wav import clip_length_ms, write_clip, write_padded


def frames(path):
    with wave.open(str(path), "rb") as file:
        return file.readframes(file.getnframes())


def test_a_padded_copy_is_the_clip_and_then_silence(tmp_path):
    source, padded = tmp_path / "a.wav", tmp_path / "b.wav"
    write_clip(Clip((0.0, 0.5, -1.0), (0.0, 1.0, 0.25)), source)
    write_padded(source, 10, padded)
    assert frames(padded) == frames(source) + bytes(480 * 4)


def test_a_length_is_rounded_up_so_that_nothing_is_cut(tmp_path):
    path = tmp_path / "a.wav"
    write_clip(Clip((0.0,) * 49, (0.0,) * 49), path)
    assert clip_length_ms(path) == 2
