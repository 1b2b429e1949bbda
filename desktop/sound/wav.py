"""WAV files of 16 bit, without numpy, as the window writes and reads them too.

Each file is written beside its place and then moved there: who reads it never meets half of one. Knows no
cue, no voice and no player.
"""

import contextlib
import io
import os
import threading
import wave
from array import array
from pathlib import Path

from desktop.sound.rate import RATE_HZ

FULL_SCALE = 32767
"""The largest 16-bit sample."""

DRAFT_ENDING = ".draft"
"""How the name of a file ends that is being written, or was when the program crashed."""

_SAMPLE_BYTES = 2


def write_clip(samples: bytes, path: Path) -> None:
    """Write a stereo clip at `RATE_HZ`.

    Args:
        samples: 16-bit samples in the byte order of the machine, left and right in turn.
        path: The file; replaced when it exists.

    Raises:
        OSError: The file cannot be written.
    """
    write_wav(samples, channels=2, rate_hz=RATE_HZ, path=path)


def write_wav(samples: bytes, *, channels: int, rate_hz: int, path: Path) -> int:
    """Write a file, whole or not at all.

    It is not forced on to the disk: it can be made again.

    Args:
        samples: 16-bit samples in the byte order of the machine, those of the channels in turn.
        channels: How many there are.
        rate_hz: How many samples of each make a second.
        path: The file; replaced when it exists. Its folder must be there.

    Returns:
        The size of the file in bytes.

    Raises:
        OSError: The file cannot be written; nothing is left behind.
        wave.Error: There can be no such file.
    """
    file = io.BytesIO()
    with wave.open(file, "wb") as writer:
        writer.setnchannels(channels)
        writer.setsampwidth(_SAMPLE_BYTES)
        writer.setframerate(rate_hz)
        writer.writeframes(samples)
    content = file.getvalue()
    draft = path.with_name(f".{path.name}.{os.getpid()}-{threading.get_ident()}{DRAFT_ENDING}")
    try:
        draft.write_bytes(content)
        draft.replace(path)
    finally:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)
    return len(content)


def write_scaled(source: Path, ratio: float, target: Path) -> None:
    """Write a copy of a clip with its volume baked in, for a player that has none of its own.

    Ten seconds take about 50 ms at `RATE_HZ` in stereo, and a third of that as speech.

    Args:
        source: A WAV file of 16 bit, of any rate and any number of channels.
        ratio: What every sample is multiplied by, 0 to 1.
        target: The copy; replaced when it exists.

    Raises:
        OSError: A file cannot be read or written.
        EOFError: The source is empty or cut short.
        wave.Error: The source is no WAV file, or not of 16 bit.
    """
    with wave.open(str(source), "rb") as reader:
        if reader.getsampwidth() != _SAMPLE_BYTES:
            raise wave.Error("only samples of 16 bit can be scaled")
        samples = array("h", reader.readframes(reader.getnframes()))
        channels, rate_hz = reader.getnchannels(), reader.getframerate()
    # A look-up is twice as fast as a product; the negative samples count from the end of the table.
    table = [round(ratio * value) for value in (*range(FULL_SCALE + 1), *range(-FULL_SCALE - 1, 0))]
    scaled = array("h", [table[value] for value in samples])
    write_wav(scaled.tobytes(), channels=channels, rate_hz=rate_hz, path=target)


def clip_length_ms(path: Path) -> int:
    """How long a WAV file plays, rounded up to whole milliseconds.

    Raises:
        OSError: The file cannot be read.
        EOFError: It is empty or cut short.
        wave.Error: It is no WAV file.
    """
    with wave.open(str(path), "rb") as reader:
        return -(-reader.getnframes() * 1000 // reader.getframerate())
