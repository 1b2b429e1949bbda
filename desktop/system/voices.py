"""Which voices there are on this machine, and the one that was chosen. Knows no clips and no settings.

Asking Windows or macOS for its voices, and having one prove that it speaks, takes up to some seconds, or
minutes when they hang: not on the window's thread.
"""

import importlib.util
import logging
import sys
from collections.abc import Callable
from typing import Final

from desktop.sound.joining import trimmed
from desktop.sound.voice import NoVoice, Pace, Voice, VoiceFailed, VoiceInfo
from desktop.system.espeak_voice import SPEAKERS, EspeakFiles, EspeakVoice, installed_espeak
from desktop.system.system_speech import SystemSpeech
from desktop.system.system_voice import PREFIX, SystemVoice, VoiceEngine, system_voices

MOST_PROVED: Final = 2
"""Voices of the system that may prove themselves: they share an engine, and each may take 30 s to fail."""

_ESPEAK: Final = "espeak:"
_PROOF: Final = "Rest."
_logger = logging.getLogger(__name__)


class Voices:
    """The voices of a machine."""

    def __init__(self, espeak: EspeakFiles | None, start: Callable[[], VoiceEngine] | None) -> None:
        """Asks nobody yet.

        Args:
            espeak: Where espeak-ng is; None when it is not there.
            start: Starts the engine of the system's voices; None where there are none.
        """
        self._espeak = espeak
        self._start = start

    def listed(self) -> tuple[VoiceInfo, ...]:
        """All of them, best first: natural ones of the system, then those of espeak-ng."""
        return self._system()[1] + self._plain()

    def made(self, voice_id: str, pace: Pace) -> Voice:
        """The voice of that id, or the best that speaks when that is gone or the id is empty; never fails."""
        if voice_id in {info.id for info in self._plain()}:
            return self._plain_voice(voice_id, pace)
        engine, infos = self._system()
        if engine is not None:
            if voice_id in {info.id for info in infos}:
                return SystemVoice(engine, voice_id.removeprefix(PREFIX), pace)
            for info in infos[:MOST_PROVED]:
                voice = SystemVoice(engine, info.id.removeprefix(PREFIX), pace)
                if _speaks(voice):
                    return voice
        return self.plainest(pace) or NoVoice(
            "There is no voice on this machine: install the package espeakng-loader."
        )

    def plainest(self, pace: Pace) -> Voice | None:
        """The voice that needs nothing of the system: espeak-ng, or None when that is not there."""
        plain = self._plain()
        return self._plain_voice(plain[0].id, pace) if plain else None

    def _system(self) -> tuple[VoiceEngine | None, tuple[VoiceInfo, ...]]:
        if self._start is None:
            return None, ()
        engine = self._start()
        return engine, system_voices(engine)

    def _plain(self) -> tuple[VoiceInfo, ...]:
        if self._espeak is None:
            return ()
        return tuple(VoiceInfo(_ESPEAK + name, speaker.title) for name, speaker in SPEAKERS.items())

    def _plain_voice(self, voice_id: str, pace: Pace) -> Voice:
        return EspeakVoice(SPEAKERS[voice_id.removeprefix(_ESPEAK)], pace, self._espeak)


def list_voices() -> tuple[VoiceInfo, ...]:
    """The voices of this machine, best first; the user's own recordings are not among them."""
    return _here().listed()


def make_voice(voice_id: str, pace: Pace) -> Voice:
    """A voice of this machine.

    Args:
        voice_id: As `list_voices` tells it; when it is empty or gone, the best voice there is. One of the
            system is then had say a word first; one that was chosen is taken at its word.
        pace: How fast it speaks.

    Returns:
        The voice, which loads its engine when it is first used; one that always fails when there is none.
    """
    return _here().made(voice_id, pace)


def make_stand_in(voice: Voice, pace: Pace) -> Voice | None:
    """What speaks in place of a voice that has failed.

    Args:
        voice: The voice, as `make_voice` made it.
        pace: How fast.

    Returns:
        espeak-ng for a voice of the system; None for the others, as there is nothing else.
    """
    return _here().plainest(pace) if isinstance(voice, SystemVoice) else None


def _here() -> Voices:
    has_system = sys.platform in ("win32", "darwin") and importlib.util.find_spec("pyttsx3") is not None
    return Voices(installed_espeak(), SystemSpeech if has_system else None)


def _speaks(voice: Voice) -> bool:
    """Whether a voice says a word, so that something is to be heard."""
    try:
        if trimmed(voice.render(_PROOF)).samples:
            return True
    except VoiceFailed as error:
        _logger.warning("%s is passed over: %s", voice.key, error)
    else:
        _logger.warning("%s is passed over: it says nothing", voice.key)
    return False
