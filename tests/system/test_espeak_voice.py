"""The voice that is always there: what it says, how it sounds, and what stands in its way."""

import ctypes
import json
import shutil
import subprocess
import sys
import threading
from array import array
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import yaml

from desktop.resources import routines_folder
from desktop.sound.joining import trimmed
from desktop.sound.loudness import integrated_lufs
from desktop.sound.spoken import spoken
from desktop.sound.voice import Pace, Speech, VoiceFailed
from desktop.system.espeak_voice import (
    LONGEST_SPEECH_S,
    SPEAKERS,
    EspeakFiles,
    EspeakVoice,
    installed_espeak,
)
from desktop.system.espeak_words import with_sounds

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
SENTENCE = "Let your weight sink on to the ball, only to a mild ache, and stay still."

# Asks espeak-ng for the sounds of each text, in the alphabet of the IPA, either as it says them or, much
# sooner, as it reads them. In a process of its own: the library writes them to the terminal as well.
_ASK_SOUNDS = """
import ctypes, json, os, sys
library_path, data, texts, is_said = json.load(sys.stdin)
answers = os.dup(1)
os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
library = ctypes.CDLL(library_path)
library.espeak_ng_InitializePath(data.encode())
assert library.espeak_ng_Initialize(None) == 0
assert library.espeak_ng_InitializeOutput(1, 500, None) == 0
assert library.espeak_SetVoiceByName(b"en") == 0
ignore = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)(lambda *_: 0)
library.espeak_SetSynthCallback(ignore)
heard = []
hear = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_char_p)(lambda sounds: heard.append(sounds.decode()) or 0)
library.espeak_TextToPhonemes.restype = ctypes.c_char_p
if is_said:
    library.espeak_SetPhonemeCallback(hear)
    library.espeak_SetPhonemeTrace(2, None)
said = []
for text in texts:
    heard.clear()
    words = text.encode()
    if is_said:
        library.espeak_Synth(words, ctypes.c_size_t(len(words) + 1), 0, 0, 0, 0x101, None, None)
    rest = ctypes.c_char_p(words)
    while not is_said and rest.value is not None:
        heard.append(library.espeak_TextToPhonemes(ctypes.byref(rest), 1, 2).decode())
    said.append(" | ".join(clause.strip() for clause in heard))
os.write(answers, json.dumps(said).encode())
"""


def sounds_of(texts: list[str], *, is_said: bool) -> list[str]:
    files = installed_espeak()
    assert files is not None
    asked = json.dumps([str(files.library), str(files.data), texts, is_said])
    done = subprocess.run(
        [sys.executable, "-c", _ASK_SOUNDS],
        input=asked,
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def voice() -> EspeakVoice:
    return EspeakVoice(SPEAKERS["en-GB-male"], Pace.CALM, installed_espeak())


def samples_of(speech: Speech) -> "array[int]":
    return array("h", speech.samples)


SOUNDS = {
    "Use your feet to slide.": "jˈuːz jɔː fˈiːt",
    "A comfort position that clinicians use": "klɪnˈɪʃənz jˈuːz",
    "after use of a device": "ˈaftə jˈuːs əvə",
    "Close your eyes.": "klˈəʊz jɔːɹ ˈaɪz",
    "Bone close under the skin.": "klˈəʊs ˌʌndə",
    "close to the skin": "klˈəʊs tə",
    "Wind down with warmth": "wˈaɪnd dˌaʊn",
    "a warm compress": "kˈɒmpɹɛs",
    "A physiotherapist helps.": "fˌɪzɪəʊθˈɛɹəpˌɪst",
    "the sciatic nerve": "saɪˈatɪk",
    "Raynaud's": "ɹˈeɪnəʊz",
    "relaxation": "ɹˌiːlaksˈeɪʃən",
    "jojoba oil": "həhˈəʊbəɹ",
    "a Lacrosse ball": "ləkɹˈɒs",
    "petrissage and effleurage": "pˈɛtɹɪsɑːʒ and ˈɛfləɹɑːʒ",
    "the ICD is no illness": "aɪsˌiːdˈiː",
    "C7": "sˈiː sˈɛvən",
    "Child's pose": "tʃˈaɪldz pˈəʊz",
    "Cat-cow": "kˈatkˈaʊ",
    "figure-four": "fˈɪɡəfˈɔː",
    "foam roller": "fˈəʊm ɹˈəʊlə",
}


@pytest.fixture(scope="module")
def heard() -> dict[str, str]:
    return dict(zip(SOUNDS, sounds_of([with_sounds(text) for text in SOUNDS], is_said=True), strict=True))


@pytest.mark.parametrize("text", SOUNDS)
def test_words_sound_as_they_should(heard: dict[str, str], text: str) -> None:
    assert SOUNDS[text] in heard[text]


def _texts(node: object) -> list[str]:
    if isinstance(node, dict):
        return [
            text
            for key, each in node.items()
            if key not in {"id", "picture", "citation"}
            for text in _texts(each)
        ]
    if isinstance(node, list):
        return [text for each in node for text in _texts(each)]
    return [node] if isinstance(node, str) and (" " in node or node.istitle()) else []


def test_no_text_of_the_content_is_spelt_out_or_left_unsaid() -> None:
    files = [path for path in routines_folder().rglob("*.yaml") if path.name != "sources.yaml"]
    texts = {
        " ".join(text.split())
        for path in files
        for text in _texts(yaml.load(path.read_text("utf-8"), LOADER))
    }
    assert len(texts) > 1_500
    pieces = {text: [piece.text for piece in spoken(text)] for text in texts}
    assert [text for text, said in pieces.items() if not said] == []
    flat = sorted({piece for said in pieces.values() for piece in said})
    letters = set("bcdfghjklmnpqrstvwxz")
    for piece in flat:
        words = piece.replace("-", " ").replace("'s", "").split()
        spelt = [word for word in words if set(word.strip(".,:;!?").lower()) <= letters]
        assert [word for word in spelt if word.strip(".,") not in {"NHS", "S", "T"}] == [], piece
    heard = sounds_of(flat, is_said=False)
    assert [piece for piece, sounds in zip(flat, heard, strict=True) if not sounds] == []
    # The words for signs: nobody wants to hear "slash" or "degrees sea".
    for sign in ("slˈaʃ", "ˌʌndəskˈɔː", "kˈəʊlən", "pəɹˈɛnθəs", "dɪɡɹˈiːz sˈiː", "kwˈəʊt", "asˈɛndˈam"):
        assert [piece for piece, sounds in zip(flat, heard, strict=True) if sign in sounds] == []


def test_it_speaks_without_silence_around(voice: EspeakVoice) -> None:
    speech = voice.render(SENTENCE)
    assert speech.rate_hz == 22_050
    assert 3_000 < speech.length_ms < 8_000
    assert speech.length_ms - trimmed(speech).length_ms < 120


def test_a_comma_is_a_pause(voice: EspeakVoice) -> None:
    samples = samples_of(trimmed(voice.render("Roll off to the other side, and take the ball out")))
    loud = [at for at, sample in enumerate(samples) if abs(sample) > 200]
    longest = max(after - before for before, after in pairwise(loud))
    assert longest * 1000 // 22_050 > 120


def test_a_faster_pace_takes_less_time() -> None:
    lengths = [
        EspeakVoice(SPEAKERS["en-GB-female"], pace, installed_espeak()).render(SENTENCE).length_ms
        for pace in (Pace.CALM, Pace.NORMAL, Pace.BRISK)
    ]
    assert lengths == sorted(lengths, reverse=True)
    assert lengths[0] > 1.15 * lengths[-1]


@pytest.mark.parametrize("name", SPEAKERS)
def test_no_voice_is_clipped_or_much_louder_than_another(name: str) -> None:
    speech = EspeakVoice(SPEAKERS[name], Pace.CALM, installed_espeak()).render(SENTENCE)
    samples = samples_of(speech)
    assert 0.25 < max(map(abs, samples)) / 32_768 < 0.75
    mono = np.asarray(samples) / 32_768
    heard = np.interp(np.arange(0, len(mono) - 1, 22_050 / 48_000), np.arange(len(mono)), mono)
    assert integrated_lufs(np.stack([heard, heard], axis=1)) == pytest.approx(-20.7, abs=1.0)


def test_its_voices_sound_different() -> None:
    said = {
        EspeakVoice(speaker, Pace.CALM, installed_espeak()).render("Rest.").samples
        for speaker in SPEAKERS.values()
    }
    assert len(said) == len(SPEAKERS)


def test_two_voices_in_turn_keep_their_own_sound(voice: EspeakVoice) -> None:
    other = EspeakVoice(SPEAKERS["en-US-male"], Pace.BRISK, installed_espeak())
    alone = len(voice.render("Breathe out.").samples)
    other.render("Breathe out.")
    assert abs(len(voice.render("Breathe out.").samples) - alone) < 2_000


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\x00",
        "a\x00b",
        "\x01\x02\x1b[31m\x7f",
        "<speak><break time='99s'/></speak>",
        "[[",
        "[[ [[bad phonemes ]] ]]",
        "\ud800 lone surrogate",
        "Привет, 日本語, مرحبا, 😀",
        "\u202eright to left\u202c",
        "e\u0301" * 500,
        "x" * 5_000,
        "1" * 5_000,
        "." * 5_000,
        "word, " * 2_000,
        "%s%n%d",
    ],
)
def test_odd_texts_neither_fail_nor_take_long(voice: EspeakVoice, text: str) -> None:
    assert voice.render(text).length_ms <= LONGEST_SPEECH_S * 1_000


def test_what_takes_too_long_is_cut_off(voice: EspeakVoice) -> None:
    assert voice.render("9876543210 " * 180).length_ms == LONGEST_SPEECH_S * 1_000


def test_nothing_is_written_to_the_terminal(
    voice: EspeakVoice, capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    voice.render("Привет, 中文, ภาษาไทย, မြန်မာ, ꯃꯤꯇꯩ. " + SENTENCE)
    files = installed_espeak()
    assert files is not None
    with pytest.raises(VoiceFailed):
        EspeakVoice(SPEAKERS["en-GB-male"], Pace.CALM, EspeakFiles(files.library, tmp_path)).render(SENTENCE)
    assert capfd.readouterr() == ("", "")


def test_several_threads_take_turns(voice: EspeakVoice) -> None:
    lengths: list[int] = []
    texts = ["Rest.", SENTENCE] * 4
    threads = [
        threading.Thread(target=lambda text=text: lengths.append(voice.render(text).length_ms))
        for text in texts
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({length > 2_000 for length in lengths}) == 2
    assert len(lengths) == len(texts)


def test_the_key_tells_voices_paces_and_installations_apart(tmp_path: Path) -> None:
    files = installed_espeak()
    copy = tmp_path / "libespeak-ng.so"
    copy.write_bytes(b"another")
    keys = {
        EspeakVoice(speaker, pace, there).key
        for speaker in SPEAKERS.values()
        for pace in Pace
        for there in (files, EspeakFiles(copy, tmp_path), None)
    }
    assert len(keys) == len(SPEAKERS) * len(Pace) * 3


def test_a_missing_installation_is_told_each_time() -> None:
    lost = EspeakVoice(SPEAKERS["en-GB-male"], Pace.CALM, None)
    for _ in range(2):
        with pytest.raises(VoiceFailed, match="not installed"):
            lost.render(SENTENCE)


def test_missing_data_are_told(tmp_path: Path) -> None:
    files = installed_espeak()
    assert files is not None
    with pytest.raises(VoiceFailed, match="cannot read its data"):
        EspeakVoice(SPEAKERS["en-GB-male"], Pace.CALM, EspeakFiles(files.library, tmp_path)).render(SENTENCE)


@pytest.mark.parametrize("content", [b"", b"no library at all"])
def test_a_damaged_library_is_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "libespeak-ng.so").write_bytes(content)
    (tmp_path / "phontab").write_bytes(b"")
    broken = EspeakFiles(tmp_path / "libespeak-ng.so", tmp_path)
    with pytest.raises(VoiceFailed, match="cannot be loaded"):
        EspeakVoice(SPEAKERS["en-GB-male"], Pace.CALM, broken).render(SENTENCE)


def test_another_library_is_told(tmp_path: Path) -> None:
    (tmp_path / "phontab").write_bytes(b"")
    other = EspeakFiles(Path(ctypes.CDLL(None)._name or "libc.so.6"), tmp_path)
    with pytest.raises(VoiceFailed, match="cannot be loaded"):
        EspeakVoice(SPEAKERS["en-GB-male"], Pace.CALM, other).render(SENTENCE)


@pytest.mark.parametrize("name", ["phontab", "phonindex", "phondata", "intonations", "en_dict"])
def test_damaged_data_are_told_and_do_not_spoil_the_next_voice(
    tmp_path: Path, voice: EspeakVoice, name: str
) -> None:
    files = installed_espeak()
    assert files is not None
    shutil.copytree(
        files.data, tmp_path / "data", ignore=shutil.ignore_patterns("??_dict", "???_dict", "voices")
    )
    shutil.copy(files.data / "en_dict", tmp_path / "data")
    (tmp_path / "data" / name).write_bytes(b"short")
    voice.render("Rest.")
    for _ in range(2):
        spoilt = EspeakVoice(SPEAKERS["en-GB-male"], Pace.CALM, EspeakFiles(files.library, tmp_path / "data"))
        for _ in range(2):
            with pytest.raises(VoiceFailed, match="cannot read its data"):
                spoilt.render(SENTENCE)
    assert voice.render(SENTENCE).length_ms > 2_000
