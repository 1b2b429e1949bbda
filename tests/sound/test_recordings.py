"""The user's own recordings: what is used, and what is told."""

import os
import wave
from pathlib import Path

import pytest

from desktop.sound.recordings import Recordings, read_recordings, recording_folders


@pytest.fixture
def voices(tmp_path: Path) -> Path:
    return tmp_path / "voices"


def record(
    path: Path, *, length_ms: int = 500, rate_hz: int = 8_000, channels: int = 1, width: int = 2
) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with wave.open(str(path), "wb") as writer:
        writer.setnchannels(channels)
        writer.setsampwidth(width)
        writer.setframerate(rate_hz)
        writer.writeframes(bytes(length_ms * rate_hz // 1000 * channels * width))
    return path


def test_a_recording_is_found_by_the_name_of_its_step(voices: Path) -> None:
    path = record(voices / "Mine" / "cat_cow.kneel.wav", length_ms=750)
    recordings = read_recordings(voices, "Mine")
    assert recordings.problems == ()
    found = recordings.find("cat_cow.kneel")
    assert found is not None
    assert (found.path, found.length_ms) == (path, 750)
    assert recordings.find("cat_cow.flow") is None
    assert recordings.find("") is None


def test_a_side_has_its_own_recording_or_that_of_the_step(voices: Path) -> None:
    both = record(voices / "Mine" / "t.s.wav")
    left = record(voices / "Mine" / "t.s.LEFT.WAV")
    recordings = read_recordings(voices, "Mine")
    assert [recordings.find(f"t.s{side}").path for side in ("", ".left", ".right")] == [both, left, both]


def test_what_was_recorded_for_one_side_is_not_said_for_the_other(voices: Path) -> None:
    record(voices / "Mine" / "t.s.left.wav")
    recordings = read_recordings(voices, "Mine")
    assert recordings.find("t.s.right") is None
    assert recordings.find("t.s") is None


@pytest.mark.parametrize(
    ("shape", "why"),
    [
        ({"width": 1}, "8 bit"),
        ({"channels": 4}, "4 channels"),
        ({"length_ms": 60_001}, "longer than a minute"),
        ({"length_ms": 0}, "empty"),
        ({"length_ms": 40_000, "rate_hz": 96_000, "channels": 2}, "more than 12 MB"),
    ],
)
def test_a_recording_of_another_kind_is_told_and_left_out(
    voices: Path, shape: dict[str, int], why: str
) -> None:
    path = record(voices / "Mine" / "t.s.wav", **shape)
    recordings = read_recordings(voices, "Mine")
    (problem,) = recordings.problems
    assert len(recordings) == 0
    assert problem.path == str(path)
    assert why in problem.message
    assert "WAV, 16 bit" in problem.hint


@pytest.mark.parametrize(
    "name", ["step.wav", "a.b.c.wav", "t.s.middle.wav", "t s.x.wav", "ü.x.wav", ".left.wav.wav"]
)
def test_a_file_that_is_not_named_after_a_step_is_told(voices: Path, name: str) -> None:
    record(voices / "Mine" / "good.one.wav")
    record(voices / "Mine" / name)
    recordings = read_recordings(voices, "Mine")
    assert len(recordings) == 1
    assert [
        name.startswith(".") or "technique.step.wav" in problem.hint for problem in recordings.problems
    ] == [True] * len(recordings.problems)
    assert bool(recordings.problems) is not name.startswith(".")


def test_other_files_are_nobodys_business(voices: Path) -> None:
    (voices / "Mine").mkdir(parents=True)
    (voices / "Mine" / "notes.txt").write_text("hello")
    (voices / "Mine" / ".hidden.x.wav").write_text("hello")
    recordings = read_recordings(voices, "Mine")
    assert (len(recordings), recordings.problems) == (0, ())


def test_what_is_no_plain_file_or_leads_elsewhere_is_never_opened(voices: Path, tmp_path: Path) -> None:
    outside = record(tmp_path / "secret.wav")
    folder = voices / "Mine"
    folder.mkdir(parents=True)
    (folder / "t.link.wav").symlink_to(outside)
    (folder / "t.gone.wav").symlink_to(folder / "nowhere.wav")
    (folder / "t.folder.wav").mkdir()
    os.mkfifo(folder / "t.pipe.wav")
    record(folder / "t.good.wav")
    (folder / "t.inside.wav").symlink_to(folder / "t.good.wav")
    recordings = read_recordings(voices, "Mine")
    assert len(recordings) == 2
    assert len(recordings.problems) == 4
    assert "link out of its folder" in next(p.message for p in recordings.problems if "t.link" in p.path)


def test_a_file_without_the_right_to_read_it_is_told(voices: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    record(voices / "Mine" / "t.s.wav")

    def refused(path: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("desktop.sound.recordings.read_shape", refused)
    recordings = read_recordings(voices, "Mine")
    (problem,) = recordings.problems
    assert len(recordings) == 0
    assert "Permission denied" in problem.message


def test_the_folders_are_listed_in_order(voices: Path, tmp_path: Path) -> None:
    assert recording_folders(voices) == ()
    for name in ("Mum", "Anna", ".trash"):
        (voices / name).mkdir(parents=True)
    (voices / "file.wav").write_text("")
    (voices / "Away").symlink_to(tmp_path)
    assert recording_folders(voices) == ("Anna", "Mum")


@pytest.mark.parametrize("name", ["gone", "..", ".", "../voices/Mine", "/etc", "a/b", "\x00", "Away"])
def test_a_folder_that_is_none_of_them_is_told(voices: Path, tmp_path: Path, name: str) -> None:
    record(voices / "Mine" / "t.s.wav")
    (voices / "Away").symlink_to(tmp_path)
    recordings = read_recordings(voices, name)
    assert len(recordings) == 0
    assert len(recordings.problems) == 1


def test_no_folder_means_no_recordings(voices: Path) -> None:
    recordings = read_recordings(voices, "")
    assert (len(recordings), recordings.problems) == (0, ())
    assert Recordings().find("t.s") is None
