"""Which voices there are, and which one is made."""

from collections.abc import Sequence

import pytest

from desktop.sound.voice import NoVoice, Pace, VoiceFailed
from desktop.system import voices as module
from desktop.system.espeak_voice import SPEAKERS, EspeakVoice, installed_espeak
from desktop.system.system_voice import SystemVoice
from desktop.system.voices import Voices, list_voices, make_voice


class Natural:
    def ask(self, words: Sequence[object]) -> list[object]:
        assert words == ["voices"]
        return ["voices", [["us", "Zira", ["en-US"]], ["gb", "Hazel", ["en-GB"]]]]


class Broken:
    def ask(self, words: Sequence[object]) -> list[object]:
        raise VoiceFailed("The system's voice does not answer.")


def test_espeak_is_there_and_british_first() -> None:
    voices = list_voices()
    assert [voice.id for voice in voices] == [f"espeak:{name}" for name in SPEAKERS]
    assert "British" in voices[0].title
    assert not any(voice.natural for voice in voices)


@pytest.mark.parametrize("name", SPEAKERS)
def test_a_voice_is_made_by_its_id(name: str) -> None:
    assert (
        make_voice(f"espeak:{name}", Pace.CALM).key
        == EspeakVoice(SPEAKERS[name], Pace.CALM, installed_espeak()).key
    )


@pytest.mark.parametrize("gone", ["", "system:gone", "espeak:nobody", "nonsense", "\x00"])
def test_a_voice_that_is_gone_gives_the_best_there_is(gone: str) -> None:
    assert make_voice(gone, Pace.BRISK).key == make_voice(list_voices()[0].id, Pace.BRISK).key


def test_natural_voices_come_first() -> None:
    voices = Voices(installed_espeak(), Natural)
    assert [voice.title for voice in voices.listed()][:2] == ["Hazel", "Zira"]
    assert len(voices.listed()) == 2 + len(SPEAKERS)
    assert voices.made("", Pace.CALM).key == SystemVoice(Natural(), "gb", Pace.CALM).key
    assert voices.made("system:us", Pace.CALM).key == SystemVoice(Natural(), "us", Pace.CALM).key
    assert voices.made("system:gone", Pace.CALM).key == SystemVoice(Natural(), "gb", Pace.CALM).key


def test_a_plain_voice_is_made_without_asking_the_system() -> None:
    def never() -> Natural:
        raise AssertionError

    made = Voices(installed_espeak(), never).made("espeak:en-GB-female", Pace.CALM)
    assert made.render("Rest.").samples


def test_a_system_that_does_not_answer_leaves_the_plain_voices() -> None:
    voices = Voices(installed_espeak(), Broken)
    assert len(voices.listed()) == len(SPEAKERS)
    assert voices.made("system:us", Pace.CALM).key.startswith("espeak-ng")


def test_without_any_voice_the_reason_is_told() -> None:
    voices = Voices(None, None)
    assert voices.listed() == ()
    made = voices.made("espeak:en-GB-male", Pace.CALM)
    assert isinstance(made, NoVoice)
    with pytest.raises(VoiceFailed, match="no voice on this machine"):
        made.render("Rest.")


def test_the_system_is_asked_only_where_it_can_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    class Counted(Broken):
        def __init__(self) -> None:
            asked.append("asked")

    monkeypatch.setattr(module, "SystemSpeech", Counted)
    monkeypatch.setattr(module.sys, "platform", "linux")
    list_voices()
    assert asked == []
    monkeypatch.setattr(module.sys, "platform", "win32")
    monkeypatch.setattr(
        module.importlib.util, "find_spec", lambda name: object() if name == "pyttsx3" else None
    )
    assert len(list_voices()) == len(SPEAKERS)
    assert asked == ["asked"]
