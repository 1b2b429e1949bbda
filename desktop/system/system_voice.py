"""The natural voices of Windows and macOS, rendered to files by pyttsx3. Knows no Qt and keeps no clip.

Written to the documented interface of pyttsx3 2.99 and tested with a stand-in for its engine; how these
voices sound, and how loud, has not been tried.
"""

import re
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final, Protocol, cast

from desktop.sound.speech_files import NotSpeech, read_speech
from desktop.sound.spoken import LONGEST_TEXT
from desktop.sound.voice import Pace, Speech, VoiceFailed, VoiceInfo

PREFIX: Final = "system:"
"""What the ids of these voices begin with."""

_FORM: Final = 1
_ENTRY_WORDS: Final = 3

_NOVELTY = re.compile(
    r"\.(?:Albert|BadNews|Bahh|Bells|Boing|Bubbles|Cellos|Deranged|Fred|GoodNews|Hysterical|Jester|Junior|Kathy"
    r"|Organ|Princess|Ralph|Superstar|Trinoids|Whisper|Wobble|Zarvox)$|com\.apple\.eloquence\.",
    re.IGNORECASE,
)
"""Voices of macOS that are jokes, or robots."""


class VoiceEngine(Protocol):
    """Answers questions about the system's voices (`desktop.system.system_speech`)."""

    def ask(self, words: Sequence[object]) -> list[object]:
        """Ask one thing and wait for the answer.

        Raises:
            VoiceFailed: There was none, or the engine failed.
        """
        ...


class SystemVoice:
    """A voice of the system."""

    def __init__(self, engine: VoiceEngine, system_id: str, pace: Pace) -> None:
        """Choose a voice; nothing is started before the first text.

        Args:
            engine: Speaks.
            system_id: What the system calls the voice.
            pace: How fast.
        """
        self._engine = engine
        self._system_id = system_id
        self._pace = pace

    @property
    def key(self) -> str:
        """What tells its clips apart: the voice and the pace; the system does not tell a version."""
        return f"system {_FORM} {self._system_id} {self._pace}"

    def render(self, text: str) -> Speech:
        """Say some words; of a very long text the beginning.

        Raises:
            VoiceFailed: The voice is gone, does not answer, or wrote nothing that can be read.
        """
        try:
            with tempfile.TemporaryDirectory(prefix="unknot-") as folder:
                path = Path(folder) / "speech.wav"
                rate = self._pace.words_per_minute
                self._engine.ask(["say", self._system_id, rate, text[:LONGEST_TEXT], str(path)])
                return read_speech(path)
        except NotSpeech as error:
            raise VoiceFailed(f"What the system's voice wrote cannot be used: it {error}.") from error
        except OSError as error:
            sentence = f"What the system's voice wrote cannot be read: {error.strerror or error}."
            raise VoiceFailed(sentence) from error


def system_voices(engine: VoiceEngine) -> tuple[VoiceInfo, ...]:
    """The English voices of the system, British ones first; none when it does not tell any."""
    try:
        told = engine.ask(["voices"])[1]
    except (VoiceFailed, IndexError):
        return ()
    found: list[tuple[bool, str, VoiceInfo]] = []
    for entry in cast("list[object]", told) if isinstance(told, list) else []:
        words = [str(word) for word in cast("list[object]", entry)] if isinstance(entry, list) else []
        if len(words) != _ENTRY_WORDS or _NOVELTY.search(words[0]):
            continue
        system_id, name, languages = words
        accents = languages.replace("_", "-").lower()
        if _is_english(accents, f"{system_id} {name}"):
            info = VoiceInfo(PREFIX + system_id, name, natural=True)
            found.append((not _is_british(accents, f"{system_id} {name}"), name, info))
    return tuple(info for _, _, info in sorted(found, key=lambda each: each[:2]))


def _is_english(accents: str, names: str) -> bool:
    """By the languages that are told; SAPI names them in the name of the voice or in its id instead."""
    if re.search(r"\w", accents):
        return re.search(r"\ben\b", accents) is not None
    return re.search(r"English|[-_.]EN[-_]", names) is not None


def _is_british(accents: str, names: str) -> bool:
    return "en-gb" in accents or re.search(r"Great Britain|United Kingdom|EN[-_]GB", names) is not None
