"""Speech in files: ours, and what an engine wrote."""

import errno
import struct
import wave
from array import array
from pathlib import Path

import pytest

from desktop.sound.speech_files import NotSpeech, Shape, read_shape, read_speech, write_speech
from desktop.sound.voice import Speech

SPEECH = Speech(array("h", range(-300, 300)).tobytes(), 22_050)


def wav(path: Path, *, channels: int = 1, width: int = 2, rate_hz: int = 22_050, frames: int = 100) -> Path:
    with wave.open(str(path), "wb") as writer:
        writer.setnchannels(channels)
        writer.setsampwidth(width)
        writer.setframerate(rate_hz)
        writer.writeframes(bytes(frames * channels * width))
    return path


def aiff(samples: "array[int]", rate: bytes, kind: bytes = b"", channels: int = 1, bits: int = 16) -> bytes:
    order = "<" if kind == b"sowt" else ">"
    data = struct.pack(f"{order}{len(samples)}h", *samples)
    common = struct.pack(">hLh", channels, len(samples) // channels, bits) + rate
    common += kind + b"\x00\x00" if kind else b""
    chunks = [(b"FVER", b"abc"), (b"COMM", common), (b"SSND", struct.pack(">LL", 0, 0) + data)]
    body = b"".join(
        name + struct.pack(">L", len(each)) + each + bytes(len(each) % 2) for name, each in chunks
    )
    return b"FORM" + struct.pack(">L", len(body) + 4) + (b"AIFC" if kind else b"AIFF") + body


RATE_22050 = struct.pack(">HQ", 16383 + 14, 22_050 << 49)


def test_speech_is_read_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "new" / "a.wav"
    assert write_speech(SPEECH, path) == path.stat().st_size
    assert read_speech(path) == SPEECH
    assert read_shape(path) == Shape(22_050, 1, SPEECH.length_ms)


def test_a_file_that_cannot_be_written_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: Path, target: Path) -> Path:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space"):
        write_speech(SPEECH, tmp_path / "a.wav")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("kind", [b"", b"NONE", b"twos", b"sowt"])
def test_the_aiff_of_macos_is_read(tmp_path: Path, kind: bytes) -> None:
    path = tmp_path / "a.wav"
    samples = array("h", [0, 1, -2, 32_767, -32_768])
    path.write_bytes(aiff(samples, RATE_22050, kind))
    assert read_speech(path) == Speech(samples.tobytes(), 22_050)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"RIFF",
        b"RIFF\xff\xff\xff\xffWAVEfmt ",
        b"FORM",
        b"FORM\x00\x00\x00\x04AIFF",
        aiff(array("h", [1, 2]), RATE_22050, b"ulaw"),
        aiff(array("h", [1, 2]), RATE_22050, channels=2),
        aiff(array("h", [1, 2]), RATE_22050, bits=8),
        aiff(array("h", [1, 2]), bytes(10)),
        aiff(array("h", [1, 2]), b"\x7f" * 10),
        b"\x00" * 5_000,
    ],
)
def test_other_content_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.wav"
    path.write_bytes(content)
    with pytest.raises(NotSpeech):
        read_speech(path)


@pytest.mark.parametrize(
    ("shape", "why"),
    [
        ({"width": 1}, "8 bit"),
        ({"width": 3}, "24 bit"),
        ({"channels": 3}, "3 channels"),
        ({"rate_hz": 4_000}, "4000 Hz"),
        ({"rate_hz": 192_000}, "192000 Hz"),
        ({"frames": 0}, "empty"),
    ],
)
def test_other_kinds_of_wav_are_refused_with_the_reason(
    tmp_path: Path, shape: dict[str, int], why: str
) -> None:
    with pytest.raises(NotSpeech, match=why):
        read_shape(wav(tmp_path / "a.wav", **shape))


def test_a_file_cut_short_is_refused(tmp_path: Path) -> None:
    path = wav(tmp_path / "a.wav", frames=1_000)
    path.write_bytes(path.read_bytes()[:900])
    with pytest.raises(NotSpeech, match="cut short"):
        read_shape(path)
