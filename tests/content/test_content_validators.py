"""What ``make check`` rests on: files name the schemas they agree with, and yamllint is strict enough."""

import json
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator
from yamllint import linter
from yamllint.config import YamlLintConfig

PROJECT = Path(__file__).resolve().parents[2]
SHEETS = sorted((PROJECT / "assets" / "poses").glob("*.yaml"))
FILES = sorted([*SHEETS, *(PROJECT / "routines").rglob("*.yaml")])
SCHEMA_IN_FIRST_LINE = "# yaml-language-server: $schema="


def schema_named_by(file: Path) -> Path:
    first = file.read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith(SCHEMA_IN_FIRST_LINE)
    return (file.parent / first.removeprefix(SCHEMA_IN_FIRST_LINE)).resolve()


@pytest.fixture(scope="module")
def strictness() -> YamlLintConfig:
    """The configuration that ``make check`` uses."""
    return YamlLintConfig(file=str(PROJECT / ".yamllint.yaml"))


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda file: file.stem)
def test_a_pose_sheet_names_its_schema_and_agrees_with_it(sheet: Path) -> None:
    schema = schema_named_by(sheet)
    assert schema == PROJECT / "docs" / "schema" / "poses.json"
    validator = Draft202012Validator(json.loads(schema.read_text(encoding="utf-8")))
    held = yaml.safe_load(sheet.read_text(encoding="utf-8"))
    assert [error.message for error in validator.iter_errors(held)] == []


def test_every_schema_is_that_of_some_file() -> None:
    published = {path.name for path in (PROJECT / "docs" / "schema").glob("*.json")}
    assert {schema_named_by(file).name for file in FILES} == published


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("floor: yes\n", "truthy"),
        ("on: true\n", "truthy"),
        ("level: 010\n", "octal-values"),
        ("scale: .5\n", "float-values"),
        ("scale: 1e3\n", "float-values"),
        ("scale: .nan\n", "float-values"),
        ("title:\n", "empty-values"),
        ("- a\n-\n", "empty-values"),
        ("id: a\nid: b\n", "key-duplicates"),
        ("title: 'Rest'\n", "quoted-strings"),
        ("id: a\n---\nid: b\n", "document-start"),
        ("id: a\n...\n", "document-end"),
        ("needs: [ball,roller]\n", "commas"),
        ("id: a \n", "trailing-spaces"),
        ("id: a\r\n", "new-lines"),
        ("id: a", "new-line-at-end-of-file"),
        (f"title: {'word ' * 30}end\n", "line-length"),
    ],
)
def test_what_two_programs_may_read_differently_does_not_pass(
    text: str, rule: str, strictness: YamlLintConfig
) -> None:
    assert rule in {problem.rule for problem in linter.run(text, strictness, "routines/mine.yaml")}
