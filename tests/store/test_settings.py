"""Settings survive a restart; a file that cannot be read is set aside, never written over."""

import json
import os
from pathlib import Path

import pytest

from desktop.store.files import set_aside, write_whole
from desktop.store.settings import Settings, SettingsFile


def test_a_first_start_has_the_defaults(tmp_path: Path) -> None:
    assert SettingsFile(tmp_path).load() == (Settings(), None)


def test_choices_survive_a_restart(tmp_path: Path) -> None:
    chosen = Settings(
        owned_tools=("tennis_ball", "foam_roller"),
        appearance="dark",
        skin="deep",
        hair="grey",
        volume_ratio=0.5,
        window_size=(1280, 800),
    )
    assert SettingsFile(tmp_path / "new" / "folder").save(chosen) is None
    assert SettingsFile(tmp_path / "new" / "folder").load() == (chosen, None)


def test_an_answer_of_no_tools_is_told_from_no_answer(tmp_path: Path) -> None:
    SettingsFile(tmp_path).save(Settings(owned_tools=()))
    assert SettingsFile(tmp_path).load()[0].owned_tools == ()


@pytest.mark.parametrize(
    "text", ["[" * 200_000, "{not json", "[]", '{"version": 99}', '{"appearance": "dark"}', ""]
)
def test_an_unreadable_file_is_set_aside_and_told(tmp_path: Path, text: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(text)
    settings_file = SettingsFile(tmp_path)
    settings, problem = settings_file.load()
    assert settings == Settings()
    assert problem is not None
    assert "settings.json.unreadable" in problem.sentence
    settings_file.save(Settings(appearance="light"))
    assert (tmp_path / "settings.json.unreadable").read_text() == text
    assert SettingsFile(tmp_path).load()[0].appearance == "light"


@pytest.mark.parametrize("version", ["9" * 100_000, ["x" * 50] * 2_000, {"a" * 100_000: 1}])
def test_what_is_told_of_an_unreadable_file_stays_short(tmp_path: Path, version: object) -> None:
    (tmp_path / "settings.json").write_text(json.dumps({"version": version}))
    _, problem = SettingsFile(tmp_path).load()
    assert problem is not None
    assert len(problem.sentence.replace(str(tmp_path), "")) < 250
    assert "version" in problem.sentence


def test_a_second_unreadable_file_does_not_replace_the_first(tmp_path: Path) -> None:
    for text in ("first", "second"):
        (tmp_path / "settings.json").write_text(text)
        SettingsFile(tmp_path).load()
    assert {path.read_text() for path in tmp_path.glob("*.unreadable")} == {"first", "second"}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("appearance", "pink"),
        ("skin", "green"),
        ("hair", 7),
        ("reduced_motion", "yes"),
        ("volume_ratio", 7),
        ("volume_ratio", True),
        ("owned_tools", [1]),
        ("owned_tools", "tennis_ball"),
        ("window_size", [1280]),
        ("window_size", [-1, 2]),
    ],
)
def test_a_file_with_a_value_that_does_not_fit_is_set_aside_and_told(
    tmp_path: Path, name: str, value: object
) -> None:
    text = json.dumps({"version": 1, name: value})
    (tmp_path / "settings.json").write_text(text)
    settings, problem = SettingsFile(tmp_path).load()
    assert settings == Settings()
    assert problem is not None
    assert name in problem.sentence
    assert (tmp_path / "settings.json.unreadable").read_text() == text


def test_a_file_from_before_a_setting_existed_is_read(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text(json.dumps({"version": 1, "appearance": "dark"}))
    assert SettingsFile(tmp_path).load() == (Settings(appearance="dark"), None)


def test_a_file_that_can_be_neither_read_nor_moved_is_never_written_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "settings.json"
    path.write_text("precious")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "no")

    monkeypatch.setattr(Path, "rename", refuse)
    settings_file = SettingsFile(tmp_path)
    _, problem = settings_file.load()
    assert problem is not None
    assert settings_file.save(Settings(appearance="dark")) is None
    assert path.read_text() == "precious"


def test_a_failed_write_leaves_the_old_file_and_no_draft(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "kept.json"
    write_whole(path, b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert [entry.name for entry in tmp_path.iterdir() if entry.name.startswith(".kept")] == []


def test_a_full_disk_is_told_in_a_sentence_with_a_remedy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    problem = SettingsFile(tmp_path).save(Settings())
    assert problem is not None
    assert "No space left" in problem.sentence
    assert problem.remedy


def test_setting_aside_takes_the_next_free_name(tmp_path: Path) -> None:
    names = []
    for _ in range(3):
        (tmp_path / "x.json").write_text("x")
        names.append(set_aside(tmp_path / "x.json").name)
    assert names == ["x.json.unreadable", "x.json.1.unreadable", "x.json.2.unreadable"]


def test_a_pipe_in_place_of_the_file_is_told_and_never_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "settings.json")
    settings_file = SettingsFile(tmp_path)
    settings, problem = settings_file.load()
    assert settings == Settings()
    assert problem is not None
    assert "not a plain file" in problem.sentence
    assert settings_file.save(Settings(appearance="dark")) is None
    assert (tmp_path / "settings.json").is_fifo()
