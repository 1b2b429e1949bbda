"""Copies of clips with a volume baked in."""

import wave
from array import array

from desktop.system.quiet_copies import KEPT, QuietCopies
from tests.system.sound_bench import write_wav


def samples(path):
    with wave.open(str(path), "rb") as reader:
        return array("h", reader.readframes(reader.getnframes()))


def test_a_copy_is_as_loud_as_asked_for_and_made_once(tmp_path):
    clip = tmp_path / "half.wav"
    write_wav(clip, 10, sample=1000)
    copies = QuietCopies()
    copy = copies.copy_of(clip, 0.5)
    assert copy != clip
    assert set(samples(copy)) == {500}
    assert copies.copy_of(clip, 0.5) == copy
    assert set(samples(copies.copy_of(clip, 0.25))) == {250}
    copies.clear()
    assert not copy.exists()
    assert not copy.parent.exists()
    assert clip.exists()


def test_full_volume_needs_no_copy(tmp_path):
    clip = tmp_path / "half.wav"
    write_wav(clip, 10)
    assert QuietCopies().copy_of(clip, 1.0) == clip


def test_few_copies_are_kept(tmp_path):
    copies = QuietCopies()
    clips = [tmp_path / f"{i}.wav" for i in range(KEPT + 3)]
    for clip in clips:
        write_wav(clip, 10)
    made = [copies.copy_of(clip, 0.5) for clip in clips]
    assert [copy.exists() for copy in made] == [False] * 3 + [True] * KEPT
    copies.clear()


def test_what_is_no_clip_has_no_copy(tmp_path):
    text = tmp_path / "text.wav"
    text.write_text("no sound")
    copies = QuietCopies()
    assert copies.copy_of(text, 0.5) is None
    assert copies.copy_of(tmp_path / "missing.wav", 1.0) is None
    copies.clear()
