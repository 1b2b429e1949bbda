"""Clips of what is said: where they are, how long they sound, and what becomes of them."""

import errno
import os
import time
import wave
from array import array
from pathlib import Path

import pytest

from desktop.model.problem import Problem
from desktop.model.speech import Line
from desktop.sound.clips import NotKept, SpokenClips, measuring
from desktop.sound.recordings import Recording, Recordings
from desktop.sound.voice import NoVoice, Speech, VoiceFailed

RATE_HZ = 16_000


class SteadyVoice:
    """Says a hundred milliseconds of a tone for each letter, with silence around."""

    def __init__(self, key: str = "steady") -> None:
        self.key = key
        self.said: list[str] = []

    def render(self, text: str) -> Speech:
        self.said.append(text)
        silence = [0] * RATE_HZ
        return Speech(
            array("h", [*silence, *[8_000] * (len(text) * RATE_HZ // 10), *silence]).tobytes(), RATE_HZ
        )


@pytest.fixture
def voice() -> SteadyVoice:
    return SteadyVoice()


@pytest.fixture
def clips(tmp_path: Path, voice: SteadyVoice) -> SpokenClips:
    return SpokenClips(tmp_path / "clips", voice)


def test_a_clip_has_its_place_before_it_is_there(clips: SpokenClips, voice: SteadyVoice) -> None:
    line = Line("Abc. De")
    path = clips.path(line)
    assert not path.exists()
    assert clips.length_ms(line) is None
    assert voice.said == []
    length_ms = clips.render(line)
    assert voice.said == ["Abc.", "De"]
    assert clips.path(line) == path
    assert clips.length_ms(line) == length_ms
    with wave.open(str(path)) as reader:
        assert (reader.getnchannels(), reader.getsampwidth(), reader.getframerate()) == (1, 2, RATE_HZ)
        assert -(-reader.getnframes() * 1000 // RATE_HZ) == length_ms


def test_a_clip_holds_the_words_the_pauses_and_no_other_silence(clips: SpokenClips) -> None:
    # Six letters and stops, the pause after the full stop, and 4 ms left around each of the two pieces.
    assert clips.render(Line("Abc. De")) == 4 * 100 + 350 + 2 * 100 + 4 * 4


def test_what_was_rendered_is_not_rendered_again(
    clips: SpokenClips, voice: SteadyVoice, tmp_path: Path
) -> None:
    line = Line("Once")
    length_ms = clips.render(line)
    assert clips.render(line) == length_ms
    another = SpokenClips(tmp_path / "clips", voice)
    assert another.length_ms(line) == length_ms
    assert another.render(line) == length_ms
    assert voice.said == ["Once"]


def test_another_voice_or_other_words_have_other_clips(tmp_path: Path) -> None:
    paths = {
        SpokenClips(tmp_path, SteadyVoice(key)).path(Line(text))
        for key in ("calm", "brisk")
        for text in ("One", "Two", "One. Two", "One: Two")
    }
    assert len(paths) == 8


def test_words_that_are_said_alike_share_a_clip(clips: SpokenClips) -> None:
    assert clips.path(Line("30 s", "a.b")) == clips.path(Line("thirty seconds"))


def test_a_line_with_nothing_to_say_takes_no_time(clips: SpokenClips, voice: SteadyVoice) -> None:
    assert clips.length_ms(Line("…")) == 0
    assert clips.render(Line("…")) == 0
    assert voice.said == []


@pytest.mark.parametrize("damage", [b"", b"RIFF", bytes(4_000)])
def test_a_damaged_clip_is_made_anew(clips: SpokenClips, voice: SteadyVoice, damage: bytes) -> None:
    line = Line("Whole")
    length_ms = clips.render(line)
    assert clips.length_ms(line) == length_ms
    clips.path(line).write_bytes(damage)
    assert clips.length_ms(line) is None
    assert clips.render(line) == length_ms
    assert voice.said == ["Whole", "Whole"]


def test_a_clip_that_was_deleted_meanwhile_is_made_anew(clips: SpokenClips, voice: SteadyVoice) -> None:
    line = Line("There")
    clips.render(line)
    clips.path(line).unlink()
    assert clips.length_ms(line) is None
    clips.render(line)
    assert voice.said == ["There", "There"]


def test_a_recording_is_played_in_place_of_the_voice(tmp_path: Path, voice: SteadyVoice) -> None:
    own = Recording(tmp_path / "mine.wav", 1_234)
    clips = SpokenClips(tmp_path, voice, Recordings({"t.s": own}))
    line = Line("Words", "t.s")
    assert (clips.path(line), clips.length_ms(line), clips.render(line)) == (own.path, 1_234, 1_234)
    assert voice.said == []
    clips.render(Line("Words", "t.other"))
    assert voice.said == ["Words"]


def test_clips_not_used_for_longest_go_first_but_none_that_is_needed(
    tmp_path: Path, voice: SteadyVoice
) -> None:
    old, needed, used, new = (Line(text * 10) for text in "abcd")
    clips = SpokenClips(tmp_path, voice, limit_bytes=100_000)
    for age, line in enumerate((used, new), start=1):
        clips.render(line)
        os.utime(clips.path(line), (time.time() - 10_000 * age,) * 2)
    clips.render(needed)
    clips.render(old)
    os.utime(clips.path(needed), (1, 1))
    os.utime(clips.path(old), (2, 2))
    clips.keep([needed])
    assert clips.render(used)
    clips.render(Line("e" * 10))
    assert clips.path(needed).exists()
    assert not clips.path(old).exists()
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) <= 100_000


def test_there_is_room_for_every_routine_at_once(tmp_path: Path, voice: SteadyVoice) -> None:
    all_routines = tmp_path / "all.wav"
    with all_routines.open("wb") as file:
        file.truncate(217_000_000)
    SpokenClips(tmp_path, voice).render(Line("One more"))
    assert all_routines.exists()


def test_what_is_to_be_kept_tells_what_is_missing(clips: SpokenClips, voice: SteadyVoice) -> None:
    lines = [Line(text) for text in ("One", "Two", "…", "Three")]
    clips.render(lines[1])
    assert clips.keep(lines) == (lines[0], lines[3])
    assert voice.said == ["Two"]
    for line in lines:
        clips.render(line)
    assert clips.keep(lines) == ()


def test_all_that_is_kept_is_counted(tmp_path: Path) -> None:
    one, two = (SpokenClips(tmp_path / "clips", SteadyVoice(key)) for key in ("one", "two"))
    assert one.kept_bytes() == 0
    one.render(Line("Words"))
    two.render(Line("Other words"))
    (tmp_path / "clips" / "notes.txt").write_text("x")
    (tmp_path / "clips" / ".new.draft").write_text("x")
    assert one.kept_bytes() == sum(path.stat().st_size for path in (tmp_path / "clips").glob("*.wav")) > 0


@pytest.mark.parametrize("named", [{}, {"t.s": Recording(Path("mine.wav"), 1)}])
def test_what_is_wrong_with_recordings_is_carried(
    tmp_path: Path, voice: SteadyVoice, named: dict[str, Recording]
) -> None:
    problem = Problem("a.wav", 0, 0, "It is left out.", "Save it as WAV.")
    assert SpokenClips(tmp_path, voice, Recordings(named, [problem])).problems == (problem,)
    assert SpokenClips(tmp_path, voice).problems == ()


def test_another_voice_has_clips_of_its_own_in_the_same_place(tmp_path: Path, voice: SteadyVoice) -> None:
    other = SteadyVoice("other")
    own = Recording(tmp_path / "mine.wav", 1_234)
    clips = SpokenClips(tmp_path, voice, Recordings({"t.s": own}), instead=other)
    instead = clips.instead()
    assert instead is not None
    line = Line("Words")
    instead.render(line)
    assert (voice.said, other.said) == ([], ["Words"])
    assert instead.path(line) != clips.path(line)
    assert instead.path(line).parent == tmp_path
    assert instead.path(Line("Words", "t.s")) == own.path
    assert instead.instead() is None


@pytest.mark.parametrize("how", ["rendered", "kept"])
def test_a_use_counts_as_use(tmp_path: Path, voice: SteadyVoice, how: str) -> None:
    clips = SpokenClips(tmp_path, voice)
    line = Line("Used")
    clips.render(line)
    os.utime(clips.path(line), (1, 1))
    if how == "kept":
        clips.keep([line])
    else:
        clips.render(line)
    assert clips.path(line).stat().st_mtime > 1
    assert clips.length_ms(line) is not None


def test_drafts_of_a_crash_are_swept_and_other_files_left(tmp_path: Path, voice: SteadyVoice) -> None:
    crashed, fresh, other = (tmp_path / name for name in (".old.draft", ".new.draft", "notes.txt"))
    for path in (crashed, fresh, other):
        path.write_text("x")
    os.utime(crashed, (1, 1))
    clips = SpokenClips(tmp_path, voice, limit_bytes=10)
    clips.render(Line("One"))
    assert not crashed.exists()
    assert fresh.exists()
    assert other.exists()
    clips.clear()
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_clearing_deletes_the_clips_of_every_voice(tmp_path: Path) -> None:
    one, two = (SpokenClips(tmp_path, SteadyVoice(key)) for key in ("one", "two"))
    line = Line("Words")
    one.render(line)
    two.render(line)
    one.clear()
    assert list(tmp_path.iterdir()) == []
    assert one.length_ms(line) is None
    assert two.length_ms(line) is None
    SpokenClips(tmp_path / "none", SteadyVoice()).clear()


@pytest.mark.parametrize(
    ("number", "words"), [(errno.ENOSPC, "the disk is full"), (errno.EACCES, "Permission denied")]
)
def test_a_disk_that_takes_nothing_is_told(
    clips: SpokenClips, monkeypatch: pytest.MonkeyPatch, number: int, words: str
) -> None:
    def refuse(speech: Speech, path: Path) -> int:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr("desktop.sound.clips.write_speech", refuse)
    with pytest.raises(NotKept, match=words):
        clips.render(Line("Words"))
    assert clips.length_ms(Line("Words")) is None


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path, voice: SteadyVoice) -> None:
    (tmp_path / "clips").write_text("a file")
    clips = SpokenClips(tmp_path / "clips", voice)
    with pytest.raises(NotKept, match="cannot be kept"):
        clips.render(Line("Words"))
    assert clips.length_ms(Line("Words")) is None


def test_a_voice_that_says_nothing_has_failed(tmp_path: Path) -> None:
    class Mute(SteadyVoice):
        def render(self, text: str) -> Speech:
            return Speech(bytes(1_000), RATE_HZ)

    with pytest.raises(VoiceFailed, match="no words for “Words”"):
        SpokenClips(tmp_path, Mute()).render(Line("Words"))


def test_measuring_renders_and_falls_back_where_there_is_no_voice(clips: SpokenClips, tmp_path: Path) -> None:
    def otherwise(line: Line) -> int:
        return 77

    line = Line("Words")
    assert measuring(clips, otherwise)(line) == clips.length_ms(line)
    assert measuring(SpokenClips(tmp_path / "none", NoVoice("There is none.")), otherwise)(line) == 77


def test_where_there_is_no_voice_the_reason_is_told(tmp_path: Path) -> None:
    clips = SpokenClips(tmp_path, NoVoice("There is none."))
    assert clips.length_ms(Line("Words")) is None
    with pytest.raises(VoiceFailed, match=r"^There is none\.$"):
        clips.render(Line("Words"))
