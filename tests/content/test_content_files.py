"""The files themselves: tidy, named for what they hold, and pointing at their schema."""

import os
import re
from pathlib import Path

import pytest

from desktop.model.catalogue import Catalogue

PROJECT = Path(__file__).resolve().parents[2]
FILES = sorted((PROJECT / "routines").rglob("*.yaml"))
CATALOGUES = [
    "tools",
    "regions",
    "zones",
    "conditions",
    "sources",
    "answers",
    "claims",
    "red_flags",
    "stop_rules",
]


def schema_of(file: Path) -> str:
    if file.parent.name == "catalog":
        return file.stem
    return "technique" if file.parent.name == "techniques" else "routine"


def test_nothing_that_ships_is_broken(catalogue: Catalogue) -> None:
    assert [str(problem) for problem in catalogue.problems] == []
    assert catalogue.broken == ()


def test_every_catalogue_is_there() -> None:
    assert {file.stem for file in FILES if file.parent.name == "catalog"} == set(CATALOGUES)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_file_names_its_schema_in_its_first_line(file: Path) -> None:
    schema = PROJECT / "docs" / "schema" / f"{schema_of(file)}.json"
    wanted = Path(os.path.relpath(schema, file.parent)).as_posix()
    first = file.read_text(encoding="utf-8").splitlines()[0]
    assert first == f"# yaml-language-server: $schema={wanted}"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_file_is_tidy(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    for number, line in enumerate(text.splitlines(), start=1):
        assert len(line) <= 110, f"line {number} is too long"
        assert line == line.rstrip(), f"line {number} ends in blanks"
        assert "\t" not in line, f"line {number} holds a tab"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_no_mark_of_an_author_is_left(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert not re.search(
        r"(?<!sources: )\[S\d+|\bTODO\b|\bFIXME\b|unverified|general knowledge|not seen", text
    )
