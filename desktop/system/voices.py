"""Which voices there are on this machine, and the one that was chosen. Knows no clips and no settings.

Asking Windows or macOS for its voices takes up to some seconds: not on the window's thread.
"""

import importlib.util
import sys
from collections.abc import Callable

from desktop.sound.voice import NoVoice, Pace, Voice, VoiceInfo
from desktop.system.espeak_voice import SPEAKERS, EspeakFiles, EspeakVoice, installed_espeak
from desktop.system.system_speech import SystemSpeech
from desktop.system.system_voice import PREFIX, Speaking, SystemVoice, system_voices

_ESPEAK = "espeak:"


class Voices:
    """The voices of a machine."""

    def __init__(self, espeak: EspeakFiles | None, speaking: Callable[[], Speaking] | None) -> None:
        """Asks nobody yet.

        Args:
            espeak: Where espeak-ng is; None when it is not there.
            speaking: Starts the system's voices; None where there are none.
        """
        self._espeak = espeak
        self._speaking = speaking

    def listed(self) -> tuple[VoiceInfo, ...]:
        """All of them, best first: natural ones of the system, then those of espeak-ng."""
        return self._system()[1] + self._plain()

    def made(self, voice_id: str, pace: Pace) -> Voice:
        """The voice of that id, or the best there is when that is gone or the id is empty; never fails."""
        if voice_id in {info.id for info in self._plain()}:
            return self._plain_voice(voice_id, pace)
        speaking, infos = self._system()
        if speaking is not None and infos:
            chosen = next((info for info in infos if info.id == voice_id), infos[0])
            return SystemVoice(speaking, chosen.id.removeprefix(PREFIX), pace)
        if self._plain():
            return self._plain_voice(self._plain()[0].id, pace)
        return NoVoice("There is no voice on this machine: install the package espeakng-loader.")

    def _system(self) -> tuple[Speaking | None, tuple[VoiceInfo, ...]]:
        if self._speaking is None:
            return None, ()
        speaking = self._speaking()
        return speaking, system_voices(speaking)

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
        voice_id: As `list_voices` tells it; when it is empty or gone, the best voice there is.
        pace: How fast it speaks.

    Returns:
        The voice, which loads its engine when it is first used; one that always fails when there is none.
    """
    return _here().made(voice_id, pace)


def _here() -> Voices:
    has_system = sys.platform in ("win32", "darwin") and importlib.util.find_spec("pyttsx3") is not None
    return Voices(installed_espeak(), SystemSpeech if has_system else None)
