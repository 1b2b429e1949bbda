"""The system's natural voices, with a stand-in for pyttsx3: asked, rendered, and let down."""

import json
import sys
import wave
from array import array
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from desktop.sound.voice import Pace, VoiceFailed
from desktop.system.system_speech import SystemSpeech
from desktop.system.system_speech_process import serve
from desktop.system.system_voice import SystemVoice, system_voices

STAND_IN = """
import os, sys, time, types, wave

class Engine:
    def __init__(self):
        self.chosen, self.jobs = {}, []
    def getProperty(self, name):
        print("chatter of the engine")
        return [types.SimpleNamespace(id="id.hazel", name="Hazel", languages=[b"\\x02en-gb"])]
    def setProperty(self, name, value):
        if value == "gone":
            raise ValueError("unknown voice id")
        self.chosen[name] = value
    def save_to_file(self, text, filename):
        self.jobs.append((text, filename))
    def runAndWait(self):
        (text, filename), = self.jobs
        self.jobs.clear()
        if text == "die":
            os._exit(3)
        if text == "hang":
            time.sleep(600)
        if text == "nothing":
            return
        with wave.open(filename, "wb") as writer:
            writer.setnchannels(1)
            writer.setsampwidth(2)
            writer.setframerate(16000)
            writer.writeframes(self.chosen["rate"].to_bytes(2, "little") * len(text))

def init():
    return Engine()
"""


@pytest.fixture
def speech(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SystemSpeech]:
    (tmp_path / "pyttsx3.py").write_text(STAND_IN)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    speech = SystemSpeech(answer_s=20.0)
    yield speech
    speech.close()


def test_the_voices_of_the_system_are_asked_for(speech: SystemSpeech) -> None:
    (voice,) = system_voices(speech)
    assert (voice.id, voice.title, voice.natural) == ("system:id.hazel", "Hazel", True)


def test_a_voice_renders_one_text_after_the_other(speech: SystemSpeech) -> None:
    voice = SystemVoice(speech, "id.hazel", Pace.CALM)
    for text in ("Breathe out.", "Ünïcode – “quotes”\nand lines"):
        said = voice.render(text)
        assert said.rate_hz == 16_000
        assert array("h", said.samples).tolist() == [Pace.CALM.words_per_minute] * len(text)


def test_a_voice_that_is_gone_is_told_and_the_next_one_speaks(speech: SystemSpeech) -> None:
    with pytest.raises(VoiceFailed, match="unknown voice id"):
        SystemVoice(speech, "gone", Pace.CALM).render("Rest.")
    assert SystemVoice(speech, "id.hazel", Pace.CALM).render("Rest.").samples


def test_an_engine_that_dies_is_told_and_started_again(speech: SystemSpeech) -> None:
    voice = SystemVoice(speech, "id.hazel", Pace.CALM)
    with pytest.raises(VoiceFailed, match="does not answer"):
        voice.render("die")
    assert voice.render("Rest.").samples


def test_an_engine_that_hangs_is_ended(speech: SystemSpeech) -> None:
    quick = SystemSpeech(answer_s=0.3)
    with pytest.raises(VoiceFailed, match="does not answer"):
        SystemVoice(quick, "id.hazel", Pace.CALM).render("hang")


def test_an_engine_that_writes_nothing_is_told(speech: SystemSpeech) -> None:
    with pytest.raises(VoiceFailed, match="cannot be read"):
        SystemVoice(speech, "id.hazel", Pace.CALM).render("nothing")


def test_without_pyttsx3_the_reason_is_told() -> None:
    with pytest.raises(VoiceFailed, match="pyttsx3"):
        SystemVoice(SystemSpeech(), "id.hazel", Pace.CALM).render("Rest.")


@pytest.mark.parametrize(
    "command", [["/nowhere/python"], [sys.executable, "-c", "print('[]'); print('{'); print('[1]')"]]
)
def test_a_process_that_is_none_of_ours_is_told(command: list[str]) -> None:
    with pytest.raises(VoiceFailed, match="does not answer"):
        SystemSpeech(command, answer_s=20.0).ask(["voices"])
    assert system_voices(SystemSpeech(command, answer_s=20.0)) == ()


def test_it_ends_with_its_owner(speech: SystemSpeech) -> None:
    speech.ask(["voices"])
    speech.close()
    speech.close()
    assert speech.ask(["voices"])[0] == "voices"


class Told:
    """Answers what it is given."""

    def __init__(self, answer: Sequence[object], write: Callable[[Path], object] | None = None) -> None:
        self.answer = list(answer)
        self.write = write

    def ask(self, words: Sequence[object]) -> list[object]:
        if self.write is not None:
            self.write(Path(str(words[-1])))
        return self.answer


def test_only_english_voices_that_are_no_joke_are_offered_british_ones_first() -> None:
    sapi = r"HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\Speech\Voices\Tokens\TTS_MS_"
    entries = [
        [f"{sapi}EN-US_ZIRA_11.0", "Microsoft Zira Desktop - English (United States)", []],
        [f"{sapi}DE-DE_HEDDA_11.0", "Microsoft Hedda Desktop - German", []],
        [f"{sapi}EN-GB_HAZEL_11.0", "Microsoft Hazel Desktop - English (Great Britain)", []],
        ["com.apple.voice.compact.en-US.Samantha", "Samantha", ["en_US"]],
        ["com.apple.voice.compact.en-GB.Daniel", "Daniel", ["en_GB"]],
        ["com.apple.voice.compact.fr-FR.Thomas", "Thomas", ["fr_FR"]],
        ["com.apple.speech.synthesis.voice.Zarvox", "Zarvox", ["en_US"]],
        ["com.apple.eloquence.en-GB.Grandma", "Grandma", ["en_GB"]],
        ["broken"],
        "nonsense",
        None,
    ]
    assert [voice.title for voice in system_voices(Told(["voices", entries]))] == [
        "Daniel",
        "Microsoft Hazel Desktop - English (Great Britain)",
        "Microsoft Zira Desktop - English (United States)",
        "Samantha",
    ]


@pytest.mark.parametrize("answer", [["voices"], ["voices", None], ["voices", {}], ["voices", []]])
def test_an_answer_without_voices_offers_none(answer: list[object]) -> None:
    assert system_voices(Told(answer)) == ()


def test_what_cannot_be_used_is_told() -> None:
    def stereo(path: Path) -> None:
        with wave.open(str(path), "wb") as writer:
            writer.setnchannels(2)
            writer.setsampwidth(2)
            writer.setframerate(22_050)
            writer.writeframes(bytes(400))

    with pytest.raises(VoiceFailed, match="has 2 channels"):
        SystemVoice(Told(["said"], stereo), "id", Pace.CALM).render("Rest.")
    with pytest.raises(VoiceFailed, match="is no WAV file"):
        SystemVoice(Told(["said"], lambda path: path.write_bytes(b"?")), "id", Pace.CALM).render("Rest.")


def test_the_key_tells_voices_and_paces_apart() -> None:
    keys = {SystemVoice(Told([]), name, pace).key for name in ("a", "b") for pace in Pace}
    assert len(keys) == 6


def test_requests_that_are_not_understood_are_answered() -> None:
    answers: list[str] = []

    def broken() -> object:
        raise ImportError("no engine")

    serve(["not json\n", '["dance"]\n', '["voices"]\n'], answers.append, broken)
    assert [json.loads(answer)[0] for answer in answers] == ["failed"] * 3
    answers.clear()
    serve(["not json\n", '["dance"]\n', '["say", 1]\n'], answers.append, object)
    assert [json.loads(answer)[0] for answer in answers] == ["failed"] * 3
