"""What is said about the sound: everything that can be chosen has a name, and only trouble is news."""

import pytest

from desktop.model.speech import Amount
from desktop.sound.output import SoundStatus
from desktop.sound.score import Ambient
from desktop.sound.voice import Pace, VoiceInfo
from desktop.store.settings import CUE_SETS
from desktop.ui import sound_text

TROUBLE = {SoundStatus.BASIC, SoundStatus.SILENT}


@pytest.mark.parametrize("status", SoundStatus)
def test_only_missing_sound_is_worth_a_notice(status: SoundStatus) -> None:
    assert bool(sound_text.notice(status)) is (status in TROUBLE)
    assert bool(sound_text.status_line(status)) is (status in TROUBLE)


def test_basic_sound_is_called_so_everywhere() -> None:
    assert sound_text.notice(SoundStatus.BASIC).startswith("Basic sound:")
    assert sound_text.status_line(SoundStatus.BASIC).startswith("Basic sound:")


def test_everything_that_can_be_chosen_has_a_name() -> None:
    assert list(sound_text.AMOUNTS) == list(Amount)
    assert list(sound_text.PACES) == list(Pace)
    assert list(sound_text.AMBIENTS) == list(Ambient)
    assert list(sound_text.CUE_SETS) == list(CUE_SETS)
    for title, note in (*sound_text.AMOUNTS.values(), *sound_text.CUE_SETS.values()):
        assert title
        assert note.endswith(".")


@pytest.mark.parametrize(("level_percent", "words"), [(0, "Silent"), (5, "5 %"), (100, "100 %")])
def test_loudness_in_words(level_percent: int, words: str) -> None:
    assert sound_text.percent(level_percent) == words


@pytest.mark.parametrize(
    ("length_ms", "words"), [(0, "None"), (250, "0.25 s"), (1_000, "1 s"), (1_500, "1.5 s"), (2_000, "2 s")]
)
def test_silence_in_words(length_ms: int, words: str) -> None:
    assert sound_text.silence(length_ms) == words


@pytest.mark.parametrize(
    ("size_mb", "words"),
    [(0, "Nothing is kept."), (0.3, "Less than 1 MB is kept."), (12.4, "12 MB are kept.")],
)
def test_kept_clips_in_words(size_mb: float, words: str) -> None:
    assert sound_text.kept(size_mb) == words


def test_a_natural_voice_is_told_apart() -> None:
    plain, natural = VoiceInfo("a:b", "Hazel"), VoiceInfo("a:c", "Hazel", natural=True)
    assert sound_text.voice_title(plain) == "Hazel"
    assert sound_text.voice_title(natural) == "Hazel · natural"


def test_the_place_of_recordings_is_told_where_it_is_known() -> None:
    assert "/somewhere/voices" in sound_text.recordings_hint("/somewhere/voices")
    assert "recordings in" not in sound_text.recordings_hint("")


def test_the_keys_change_is_told() -> None:
    assert sound_text.level_now(65, muted=False) == "Volume 65 %"
    assert sound_text.level_now(65, muted=True) == "Muted"


def test_devices_of_one_name_are_told_apart() -> None:
    titles = ["Headset", "Speaker", "Headset", "Headset"]
    assert sound_text.told_apart(titles) == ["Headset", "Speaker", "Headset (2)", "Headset (3)"]
