"""What others wrote is named, with its licence and its sources, as it is pinned."""

import re
import tomllib
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
NOTICE = (PROJECT / "NOTICE.md").read_text(encoding="utf-8")
DECLARED = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))


def _names() -> list[str]:
    return [re.split(r"[<>=;~ ]", each)[0].lower() for each in DECLARED["project"]["dependencies"]]


def _pins() -> dict[str, str]:
    lines = (PROJECT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    return {name.lower(): version for name, _, version in (line.partition("==") for line in lines) if version}


def _rows() -> dict[str, list[str]]:
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in NOTICE.splitlines()
        if line.startswith("|")
    ]
    return {row[0].split()[0].lower(): row for row in rows[2:]}


def test_every_dependency_is_named_in_the_version_that_is_pinned() -> None:
    rows, pins = _rows(), _pins()
    for name in _names():
        assert rows[name][1] == pins[name], name


def test_each_has_a_licence_a_purpose_and_sources() -> None:
    for name, (_, version, licence, purpose, sources) in _rows().items():
        assert version, name
        assert licence, name
        assert purpose, name
        assert re.match(r"<https://\S+>", sources), name


def test_espeak_is_named_with_its_licence_whose_text_is_shipped() -> None:
    row = _rows()["espeak-ng"]
    assert "GPL-3.0-or-later" in row[2]
    assert "GNU GENERAL PUBLIC LICENSE\n                       Version 3" in (PROJECT / "LICENSE").read_text(
        "utf-8"
    )
    assert {"LICENSE", "NOTICE.md"} <= set(DECLARED["project"]["license-files"])
    assert "NOTICE.md" in DECLARED["tool"]["hatch"]["build"]["targets"]["sdist"]["include"]


def test_pins_name_no_host() -> None:
    assert "://" not in (PROJECT / "constraints.txt").read_text(encoding="utf-8")
