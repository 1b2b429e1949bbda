"""What is kept for the next start: given back only when it is whole and nothing has changed."""

import os
from pathlib import Path

import pytest

from desktop.model.problem import BrokenFile, Problem
from desktop.model.shelf import Part, Row, Shelf, ShelfCondition, ShelfRoutine, ShelfTool
from desktop.store.cache import CacheFile, state_of
from desktop.store.shelf_file import load_shelf, save_shelf

PART = Part(
    technique="rolling",
    title="Rolling",
    optional=True,
    calm=False,
    presses=True,
    rules=(("skin", "block"), ("heart", "modify")),
    needs=(("ball", "cane"), ("hands",)),
    regions=("upper", "whole"),
    floor=True,
    duration_ms=180_000,
)
SHELF = Shelf(
    tools=(ShelfTool("ball", "Ball", "massage_ball"), ShelfTool("cane", "Cane – long", "cane")),
    routines=(
        ShelfRoutine(
            Row("wall", (("ball", "cane"), ("hands",)), ("upper", "whole"), True, 240_000, (PART,)),
            "Wall",
            "At a wall",
            "wall",
        ),
        ShelfRoutine(Row("calm", (), (), False, 60_000, ()), "Calm", "Seated", "seated"),
    ),
    conditions=(ShelfCondition("skin", "Sore skin", today=True),),
    broken=(BrokenFile(path="legs.yaml", problems=(Problem("legs.yaml", 4, 3, "No such thing.", "Look."),)),),
)


def test_what_was_kept_is_given_back(tmp_path: Path) -> None:
    CacheFile(tmp_path / "new" / "kept", "a\nb").save(b"one\ntwo")
    assert CacheFile(tmp_path / "new" / "kept", "a\nb").load() == b"one\ntwo"


def test_what_was_made_from_something_else_is_not(tmp_path: Path) -> None:
    CacheFile(tmp_path / "kept", "a").save(b"bc")
    for state in ("b", "ab", "", "abc"):
        assert CacheFile(tmp_path / "kept", state).load() is None


def test_nothing_is_kept_at_first(tmp_path: Path) -> None:
    assert CacheFile(tmp_path / "nowhere" / "kept", "a").load() is None


@pytest.mark.parametrize("length", [0, 1, 9, 14, 20])
def test_a_file_that_was_cut_is_ignored(tmp_path: Path, length: int) -> None:
    kept = CacheFile(tmp_path / "kept", "state")
    kept.save(b"content")
    whole = (tmp_path / "kept").read_bytes()
    assert length < len(whole)
    (tmp_path / "kept").write_bytes(whole[:length])
    assert kept.load() is None


def test_a_file_of_which_a_byte_changed_is_ignored(tmp_path: Path) -> None:
    kept = CacheFile(tmp_path / "kept", "state")
    kept.save(b"content")
    whole = (tmp_path / "kept").read_bytes()
    for place in range(len(whole)):
        (tmp_path / "kept").write_bytes(whole[:place] + b"~" + whole[place + 1 :])
        assert kept.load() is None


def test_where_nothing_can_be_written_nothing_happens(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("In the way.")
    kept = CacheFile(tmp_path / "file" / "kept", "state")
    kept.save(b"content")
    assert kept.load() is None
    assert (tmp_path / "file").read_text() == "In the way."


def test_a_shelf_comes_back_as_it_was(tmp_path: Path) -> None:
    file = CacheFile(tmp_path / "shelf", "state")
    assert load_shelf(file) is None
    save_shelf(file, SHELF)
    assert load_shelf(file) == SHELF


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    (folder / "below").mkdir(parents=True)
    (folder / "one.yaml").write_text("one")
    (folder / "below" / "two.yaml").write_text("two")
    return folder


def _edit(folder: Path) -> None:
    """Another text of the same length, a moment later."""
    file = folder / "below" / "two.yaml"
    before_ns = file.stat().st_mtime_ns
    file.write_text("too")
    os.utime(file, ns=(before_ns + 1, before_ns + 1))


CHANGES = {
    "a file was edited": _edit,
    "a file grew": lambda folder: (folder / "one.yaml").write_text("more than one"),
    "a file was added": lambda folder: (folder / "below" / "three.yaml").write_text(""),
    "a file went away": lambda folder: (folder / "one.yaml").unlink(),
    "a file was renamed": lambda folder: (folder / "one.yaml").rename(folder / "uno.yaml"),
    "rights were taken away": lambda folder: (folder / "one.yaml").chmod(0),
    "rights to the folder were taken away": lambda folder: folder.chmod(0o500),
    "the folder went away": lambda folder: folder.rename(folder.parent / "elsewhere"),
    "a link leads nowhere": lambda folder: (folder / "link.yaml").symlink_to(folder / "nowhere"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_every_change_of_a_file_changes_the_state(folder: Path, change) -> None:
    before = state_of("1", [(folder, "")])
    assert state_of("1", [(folder, "")]) == before
    change(folder)
    assert state_of("1", [(folder, "")]) != before
    folder.parent.joinpath("content").chmod(0o700) if folder.exists() else None


def test_the_version_is_part_of_the_state(folder: Path) -> None:
    assert state_of("1", [(folder, "")]) != state_of("2", [(folder, "")])


def test_only_files_with_the_ending_count(folder: Path) -> None:
    before = state_of("1", [(folder, ".yaml")])
    (folder / "below" / "note.txt").write_text("Nothing of ours.")
    assert state_of("1", [(folder, ".yaml")]) == before
    (folder / "below" / "three.yaml").write_text("Ours.")
    assert state_of("1", [(folder, ".yaml")]) != before


def test_a_folder_that_is_missing_has_a_state_too(tmp_path: Path) -> None:
    before = state_of("1", [(tmp_path / "own", "")])
    (tmp_path / "own").mkdir()
    assert state_of("1", [(tmp_path / "own", "")]) != before
