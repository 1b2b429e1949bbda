"""Which voices there are, and which one is made."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from desktop.sound.speech_files import write_speech
from desktop.sound.voice import NoVoice, Pace, Speech, VoiceFailed
from desktop.system import voices as module
from desktop.system.espeak_voice import SPEAKERS, EspeakVoice, installed_espeak
from desktop.system.system_voice import SystemVoice
from desktop.system.voices import MOST_PROVED, Voices, list_voices, make_stand_in, make_voice


class Natural:
    """Has two voices; those named do not work, and how is told by what is done with the file."""

    def __init__(self, mute: Sequence[str] = (), how: Callable[[Path], object] = lambda path: None) -> None:
        self.mute = mute
        self.how = how
        self.tried: list[object] = []

    def ask(self, words: Sequence[object]) -> list[object]:
        if words == ["voices"]:
            return [
                "voices",
                [["us", "Zira", ["en-US"]], ["gb", "Hazel", ["en-GB"]], ["ie", "Moira", ["en-IE"]]],
            ]
        said, voice, _, _, path = words
        assert said == "say"
        self.tried.append(voice)
        if voice in self.mute:
            self.how(Path(str(path)))
        else:
            write_speech(Speech(b"\x00\x40" * 800, 8_000), Path(str(path)))
        return ["said"]


def silence(path: Path) -> None:
    write_speech(Speech(bytes(1_600), 8_000), path)


def let_down(path: Path) -> None:
    raise VoiceFailed("The system's voice does not answer.")


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
    assert [voice.title for voice in voices.listed()][:3] == ["Hazel", "Moira", "Zira"]
    assert len(voices.listed()) == 3 + len(SPEAKERS)
    assert voices.made("", Pace.CALM).key == SystemVoice(Natural(), "gb", Pace.CALM).key
    assert voices.made("system:us", Pace.CALM).key == SystemVoice(Natural(), "us", Pace.CALM).key
    assert voices.made("system:gone", Pace.CALM).key == SystemVoice(Natural(), "gb", Pace.CALM).key


@pytest.mark.parametrize("how", [lambda path: None, silence, let_down, lambda path: path.write_bytes(b"?")])
@pytest.mark.parametrize("voice_id", ["", "system:gone"])
def test_a_voice_that_nobody_chose_proves_itself(voice_id: str, how: Callable[[Path], object]) -> None:
    engine = Natural(["gb"], how)
    made = Voices(installed_espeak(), lambda: engine).made(voice_id, Pace.CALM)
    assert made.key == SystemVoice(engine, "ie", Pace.CALM).key
    assert engine.tried == ["gb", "ie"]


def test_a_system_whose_voices_are_mute_leaves_the_plain_ones() -> None:
    engine = Natural(["gb", "ie", "us"])
    made = Voices(installed_espeak(), lambda: engine).made("", Pace.CALM)
    assert made.key.startswith("espeak-ng")
    # Each may take half a minute to fail.
    assert len(engine.tried) == MOST_PROVED


def test_a_voice_that_was_chosen_is_taken_at_its_word() -> None:
    engine = Natural(["us"])
    made = Voices(installed_espeak(), lambda: engine).made("system:us", Pace.CALM)
    assert made.key == SystemVoice(engine, "us", Pace.CALM).key
    assert engine.tried == []


def test_espeak_stands_in_for_a_voice_of_the_system_and_for_no_other() -> None:
    stand_in = make_stand_in(SystemVoice(Natural(), "us", Pace.BRISK), Pace.BRISK)
    assert stand_in is not None
    assert stand_in.key == make_voice("espeak:en-GB-male", Pace.BRISK).key
    assert make_stand_in(stand_in, Pace.BRISK) is None
    assert make_stand_in(NoVoice("There is none."), Pace.BRISK) is None
    assert Voices(None, None).plainest(Pace.CALM) is None


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
