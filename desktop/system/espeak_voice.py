"""The voice that is always there: espeak-ng, called in this process. Knows no file of clips and no Qt.

The library is that of the package ``espeakng_loader``. It keeps its state in the process, so that only one
voice speaks at a time; Python goes on meanwhile.
"""

import contextlib
import ctypes
import importlib
import os
import re
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

from desktop.sound.spoken import LONGEST_TEXT
from desktop.sound.voice import Pace, Speech, VoiceFailed
from desktop.system.espeak_words import with_sounds

LONGEST_SPEECH_S: Final = 120
"""What would take longer is cut off."""

_TUNING: Final = 1
"""Raised when what is below makes a voice sound otherwise, so that clips of before are not used."""

_BUFFER_MS: Final = 500
_SYNCHRONOUS: Final = 1
_UTF8_AND_PHONEMES: Final = 0x1 | 0x100
_OK: Final = 0
# From speak_lib.h, espeak_PARAMETER.
_RATE, _VOLUME, _PITCH, _RANGE, _WORD_GAP = 1, 2, 3, 4, 7

_DATA: Final = ("phontab", "phonindex", "phondata", "intonations", "en_dict")
_LEAST_BYTES: Final = 1_000

_FOREIGN: Final = re.compile(r"[^\x20-\x7e\xa0-\u024f\u2010-\u201f\u2026]")
"""What an English voice is not given: controls, and letters of other scripts, which it would name one by
one or complain of on the terminal."""

# The library is one for the whole process, whoever calls it.
_ONE_AT_A_TIME: Final = threading.Lock()

_Callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)


@dataclass(frozen=True, slots=True)
class EspeakFiles:
    """Where espeak-ng is.

    Attributes:
        library: The shared library.
        data: The folder of its languages and voices.
    """

    library: Path
    data: Path


@dataclass(frozen=True, slots=True)
class Speaker:
    """One of the voices of espeak-ng, tuned to be calm.

    Attributes:
        name: The voice, and after a plus its variant.
        title: What to call it to the user.
        volume: What brings it to -20.7 LUFS when both ears hear it (BS.1770-4, over five instructions of the
            content at the calm pace); 100 is espeak-ng's own level, 3 to 6 LU above that.
        pitch: How high, 0 to 99; espeak-ng's own is 50.
    """

    name: str
    title: str
    volume: int
    pitch: int


SPEAKERS: Final[Mapping[str, Speaker]] = MappingProxyType(
    {
        "en-GB-male": Speaker("en", "British English, male", 66, 45),
        "en-GB-female": Speaker("en+f2", "British English, female", 56, 45),
        "en-US-male": Speaker("en-us", "American English, male", 75, 45),
        "en-US-female": Speaker("en-us+f2", "American English, female", 63, 45),
    }
)
"""The voices to choose from, best first: the plain ones are espeak-ng's own, the others made from these."""

_MELODY: Final = 45
"""How much the pitch moves, 0 to 99; espeak-ng's own 50 sounds a little excited."""

_GAP: Final = 1
"""Between words, in hundredths of a second."""


def installed_espeak() -> EspeakFiles | None:
    """Where espeak-ng is on this machine; None when it is not there, or not whole."""
    try:
        loader = importlib.import_module("espeakng_loader")
        files = EspeakFiles(Path(loader.get_library_path()), Path(loader.get_data_path()))
    except (ImportError, RuntimeError, OSError):
        return None
    return files if files.library.is_file() and is_whole(files.data) else None


def is_whole(data: Path) -> bool:
    """Whether a folder has the data of espeak-ng for English.

    Looked at first, because espeak-ng complains on the terminal of data that it lacks, and may crash later
    when it had others before.
    """
    try:
        return all((data / name).stat().st_size >= _LEAST_BYTES for name in _DATA)
    except OSError:
        return False


class EspeakVoice:
    """A voice of espeak-ng: English, robotic, clear, and some hundred times faster than it speaks."""

    def __init__(self, speaker: Speaker, pace: Pace, files: EspeakFiles | None) -> None:
        """Choose a voice; nothing is loaded before the first text.

        Args:
            speaker: Which one.
            pace: How fast.
            files: Where espeak-ng is; None when it is not there: every text fails then.
        """
        self._speaker = speaker
        self._pace = pace
        self._files = files
        self._library: ctypes.CDLL | None = None
        self._failure = ""

    @property
    def key(self) -> str:
        """What tells its clips apart: the voice, the pace, our tuning, and which espeak-ng this is."""
        version = ""
        if self._files is not None:
            with contextlib.suppress(OSError):
                told = self._files.library.stat()
                version = f"{told.st_size}-{told.st_mtime_ns}"
        speaker = self._speaker
        tuning = f"{_TUNING} {speaker.volume} {speaker.pitch} {_MELODY} {_GAP}"
        return f"espeak-ng {version} {speaker.name} {self._pace} {tuning}"

    def render(self, text: str) -> Speech:
        """Say some words; of a very long text the beginning, and of letters only the Latin ones.

        Raises:
            VoiceFailed: espeak-ng is not there or does not work.
        """
        words = with_sounds(_FOREIGN.sub(" ", text[:LONGEST_TEXT])).encode()
        with _ONE_AT_A_TIME:
            library = self._loaded()
            rate_hz = int(library.espeak_ng_GetSampleRate())
            self._set_voice(library)
            return Speech(_synthesised(library, words, rate_hz), rate_hz)

    def _loaded(self) -> ctypes.CDLL:
        """The library, with its data read."""
        if self._library is None:
            if self._failure:
                raise VoiceFailed(self._failure)
            try:
                self._library = _library(self._files)
            except VoiceFailed as error:
                self._failure = str(error)
                raise
        library, files = self._library, self._files
        if files is None or not _is_ready(library, files.data):
            raise VoiceFailed(f"The voice espeak-ng cannot read its data in {files and files.data}.")
        return library

    def _set_voice(self, library: ctypes.CDLL) -> None:
        """Set everything: another voice may have spoken since, and each brings a pitch of its own."""
        speaker = self._speaker
        if library.espeak_SetVoiceByName(speaker.name.encode()) != _OK:
            raise VoiceFailed(f"espeak-ng has no voice called {speaker.name}.")
        for parameter, value in (
            (_RATE, self._pace.words_per_minute),
            (_VOLUME, speaker.volume),
            (_PITCH, speaker.pitch),
            (_RANGE, _MELODY),
            (_WORD_GAP, _GAP),
        ):
            library.espeak_SetParameter(parameter, value, 0)


def _library(files: EspeakFiles | None) -> ctypes.CDLL:
    """The shared library, as yet without its data.

    Raises:
        VoiceFailed: It is not there, or it is another one.
    """
    if files is None:
        raise VoiceFailed("The voice espeak-ng is not installed.")
    try:
        library = ctypes.CDLL(str(files.library))
        library.espeak_ng_InitializePath.restype = None
        library.espeak_Synth.argtypes = [
            ctypes.c_char_p,
            ctypes.c_size_t,
            ctypes.c_uint,
            ctypes.c_int,
            ctypes.c_uint,
            ctypes.c_uint,
            ctypes.c_void_p,
            ctypes.c_void_p,
        ]
    except (OSError, AttributeError) as error:
        raise VoiceFailed(f"The voice espeak-ng cannot be loaded from {files.library}: {error}") from error
    return library


def _is_ready(library: ctypes.CDLL, data: Path) -> bool:
    """Whether the library has read its data, or could do so now."""
    if not is_whole(data):
        return False
    path = os.fsencode(data)
    read_from = ctypes.c_char_p()
    library.espeak_Info(ctypes.byref(read_from))
    if read_from.value == path:
        return True
    library.espeak_ng_InitializePath(path)
    if (
        library.espeak_ng_Initialize(None) == _OK
        and library.espeak_ng_InitializeOutput(_SYNCHRONOUS, _BUFFER_MS, None) == _OK
    ):
        return True
    # It keeps the path of what it could not read, and would be taken for ready the next time.
    library.espeak_ng_InitializePath(b"/")
    return False


def _synthesised(library: ctypes.CDLL, words: bytes, rate_hz: int) -> bytes:
    chunks: list[bytes] = []
    left = LONGEST_SPEECH_S * rate_hz * 2

    def take(samples: int | None, count: int, _events: int | None) -> int:
        nonlocal left
        if samples and count > 0:
            chunk = ctypes.string_at(samples, min(count * 2, left))
            chunks.append(chunk)
            left -= len(chunk)
        return 0 if left > 0 else 1

    callback = _Callback(take)
    library.espeak_SetSynthCallback(callback)
    status = library.espeak_Synth(words, len(words) + 1, 0, 0, 0, _UTF8_AND_PHONEMES, None, None)
    if status != _OK:
        raise VoiceFailed("espeak-ng could not say a text.")
    return b"".join(chunks)
