"""The schemas and the author's guide: up to date, and of one mind with the reader."""

import copy
import json
import math
import re
from pathlib import Path

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, validators
from jsonschema.exceptions import ValidationError

from desktop.library.catalogue import load_catalogue, read_paths
from desktop.library.decoder import FLAW, Decoder
from desktop.library.guide_prose import (
    EXAMPLE_ROUTINE,
    EXAMPLE_ROUTINE_ID,
    EXAMPLE_TECHNIQUE,
    EXAMPLE_TECHNIQUE_ID,
)
from desktop.library.kinds import FILE_KINDS, Kind
from desktop.library.publish import main, publish, published_files
from desktop.library.reader import read
from desktop.library.schema import schema_of

PROJECT = Path(__file__).resolve().parents[2]
DOCS = PROJECT / "docs"


def ecma_pattern(_validator, pattern, instance, _schema):
    """Patterns as JSON Schema means them: ``$`` is the very end, digits are ASCII."""
    assert pattern.endswith("$")
    meant = pattern.removesuffix("$") + r"\Z"
    if isinstance(instance, str) and not re.search(meant, instance, re.ASCII):
        yield ValidationError(f"{instance!r} does not match {pattern!r}")


Validator = validators.extend(Draft202012Validator, {"pattern": ecma_pattern})


@pytest.mark.parametrize("name", sorted(published_files()))
def test_what_is_published_is_up_to_date(name):
    assert (DOCS / name).read_text(encoding="utf-8") == published_files()[name], (
        "run: python -m desktop.library.publish docs"
    )


def test_nothing_else_is_in_the_folder_of_schemas():
    assert {path.name for path in (DOCS / "schema").iterdir()} == {f"{kind}.json" for kind in Kind}


def test_publishing_writes_every_file(tmp_path):
    assert main([str(tmp_path / "docs")]) == 0
    publish(tmp_path / "docs")
    written = {
        path.relative_to(tmp_path / "docs").as_posix(): path.read_text(encoding="utf-8")
        for path in (tmp_path / "docs").rglob("*.*")
    }
    assert written == published_files()


def test_publishing_without_a_folder_tells_how(capsys):
    assert main([]) == 2
    assert "usage" in capsys.readouterr().err


@pytest.mark.parametrize("kind", list(Kind))
def test_schemas_are_valid_schemas(kind):
    Draft202012Validator.check_schema(schema_of(kind))


def test_the_examples_of_the_guide_are_in_it_and_load(tmp_path):
    guide = published_files()["writing-routines.md"]
    assert EXAMPLE_ROUTINE in guide
    assert EXAMPLE_TECHNIQUE in guide
    routine = tmp_path / f"{EXAMPLE_ROUTINE_ID}.yaml"
    routine.write_text(EXAMPLE_ROUTINE, encoding="utf-8")
    technique = tmp_path / f"{EXAMPLE_TECHNIQUE_ID}.yaml"
    technique.write_text(EXAMPLE_TECHNIQUE, encoding="utf-8")
    for poses in (None, PROJECT / "assets/poses"):
        catalogue = load_catalogue(PROJECT / "routines", poses)
        assert read_paths([routine, technique], catalogue).problems() == ()


def test_every_field_stands_in_the_guide():
    guide = published_files()["writing-routines.md"]
    for kind in FILE_KINDS.values():
        for name, field in kind.shape.fields.items():
            assert f"| `{name}` | {field.about.help}" in guide


DOCUMENTS = {
    Kind.ROUTINE: yaml.safe_load(EXAMPLE_ROUTINE),
    Kind.TECHNIQUE: yaml.safe_load(EXAMPLE_TECHNIQUE),
    Kind.TOOLS: {
        "tools": [
            {
                "id": "hands",
                "title": "Hands",
                "role": "always",
                "kind": "hands",
                "what": "Yours.",
                "limits": "Few.",
            },
            {
                "id": "ball",
                "title": "Ball",
                "role": "filter",
                "kind": "ball",
                "what": "It.",
                "limits": "Few.",
                "size_cm": 6.5,
                "sources": ["S1"],
            },
        ]
    },
    Kind.REGIONS: {
        "regions": [
            {"id": "upper_back", "title": "Upper", "areas": [{"x": [0.1, 0.3], "y": [0, 0.3], "cap": 3}]},
            {"id": "whole_back", "title": "Whole", "parts": ["upper_back"]},
        ]
    },
    Kind.ZONES: {
        "zones": [
            {
                "id": "np_spine",
                "title": "Spine",
                "why": "Bone.",
                "tools": ["ball"],
                "outlines": [{"shape": "oval", "points": [[0, 0], [0.1, 0.9]]}],
            },
        ]
    },
    Kind.CONDITIONS: {
        "conditions": [
            {"id": "ci_skin", "title": "Skin", "short": "Skin", "group": "now", "question": "Is it sore?"},
            {
                "id": "ci_child",
                "title": "Under 18",
                "short": "Under 18",
                "group": "you",
                "question": "Are you under 18?",
                "stops": "adults_only",
                "unsure": "No matter.",
                "today": "Still?",
            },
        ]
    },
    Kind.ANSWERS: {
        "answers": [
            {
                "id": "often",
                "topic": "start",
                "question": "How often?",
                "answer": ["Once a day."],
                "techniques": ["hands_lower"],
                "sources": ["S1"],
            }
        ]
    },
    Kind.CLAIMS: {
        "claims": [
            {"id": "cure", "people_say": "It heals.", "verdict": "wrong", "known": "No.", "so": "Move."}
        ]
    },
    Kind.RED_FLAGS: {"red_flags": [{"id": "numb", "urgency": "emergency", "sign": "Numbness."}]},
    Kind.STOP_RULES: {
        "stop_rules": [{"id": "sharp", "moment": "at_once", "rule": "Stop.", "sources": ["S1"]}]
    },
    Kind.SOURCES: {"sources": [{"id": "S1", "citation": "Somebody.", "doi": "10.1234/x", "pmid": "12"}]},
    Kind.POSES: {
        "id": "sheet",
        "bases": {"sitting": {"hips": [0, 0.5, 0], "arms": {"elbow_deg": 90}}},
        "motions": {
            "roll": {"view": "side", "base": "sitting", "keys": [{"at": 0.5, "pose": {"breath": 1}}]}
        },
    },
}

STRANGE_TEXTS = ["", " x", "x ", "a\nb", "x\n", "word", "a b c d e f g h i j k l", "x" * 700, "S1", "S٣"]
STRANGE_IDS = ["hands", "ball", "wall", "work", "each", "12", "10.1234/x", "https://x", "https://x y"]
STRANGE_NUMBERS = [0, 1, 2, 3, 4, 5, -1, 7, 61, 1800, 1801, 0.1, 0.25, 2.5, -1.6, 1.5, 99.5, True, False]
STRANGE_LISTS = [[], ["hands"], ["hands", "hands"], [["hands"]], [[]], [0.1, 0.2], [1, 2, 3]]
STRANGE_MAPPINGS = [{}, {"id": "x"}, {"new": 1}, {"X y": {}}]
STRANGE = st.sampled_from([*STRANGE_TEXTS, *STRANGE_IDS, *STRANGE_NUMBERS, *STRANGE_LISTS, *STRANGE_MAPPINGS])


def ways(document, way=()):
    """The way to every value of a document, the document itself left out."""
    if not isinstance(document, dict | list):
        return
    for key, value in document.items() if isinstance(document, dict) else enumerate(document):
        yield (*way, key)
        yield from ways(value, (*way, key))


@st.composite
def mutated(draw):
    """A kind and a document of it with up to three random changes."""
    kind = draw(st.sampled_from(list(DOCUMENTS)))
    document = copy.deepcopy(DOCUMENTS[kind])
    for _ in range(draw(st.integers(0, 3))):
        every = list(ways(document))
        if not every:
            break
        *way, last = draw(st.sampled_from(every))
        holder = document
        for key in way:
            holder = holder[key]
        change = draw(st.sampled_from(["replace", "remove", "double", "add"]))
        if change == "replace":
            holder[last] = copy.deepcopy(draw(STRANGE))
        elif change == "remove":
            del holder[last]
        elif change == "double" and isinstance(holder, list):
            holder.append(copy.deepcopy(holder[last]))
        elif isinstance(holder, dict):
            name = draw(st.sampled_from(["new_field", "id", "title", "notes"]))
            holder[name] = copy.deepcopy(draw(STRANGE))
    return kind, document


def is_read(kind, document):
    """Whether the reader and the decoder accept the document; rules that join fields are not asked."""
    file_kind = FILE_KINDS[kind]
    reading = read(json.dumps(document), "f.yaml")
    assert reading.problems == ()
    decoder = Decoder("f.yaml")
    if not file_kind.is_list:
        return decoder.decode(reading.root, file_kind.shape, kind) is not FLAW
    outer = decoder.decode(reading.root, file_kind.outer_shape, kind)
    if outer is FLAW:
        return False
    return all(decoder.decode(node, file_kind.shape, kind) is not FLAW for node in outer[kind])


def has_whole_decimals(value):
    """Whether a number like 2.0 is in it: a whole number to JSON Schema, but not to our reader."""
    if isinstance(value, dict | list):
        return any(
            has_whole_decimals(each) for each in (value.values() if isinstance(value, dict) else value)
        )
    return isinstance(value, float) and math.floor(value) == value


@given(mutated())
def test_schema_and_reader_accept_and_refuse_the_same(made):
    kind, document = made
    assume(not has_whole_decimals(document))
    assert Validator(schema_of(kind)).is_valid(document) == is_read(kind, document)


@pytest.mark.parametrize("kind", list(DOCUMENTS))
def test_the_documents_to_change_are_good(kind):
    assert Validator(schema_of(kind)).is_valid(DOCUMENTS[kind])
    assert is_read(kind, DOCUMENTS[kind])


@pytest.mark.parametrize("path", sorted((PROJECT / "routines").rglob("*.yaml")), ids=lambda path: path.name)
def test_the_content_that_ships_agrees_with_the_schemas_it_names(path):
    text = path.read_text(encoding="utf-8")
    named = re.match(r"# yaml-language-server: \$schema=(\S+)", text)
    assert named is not None
    schema = json.loads((path.parent / named[1]).read_text(encoding="utf-8"))
    assert Validator(schema).is_valid(yaml.safe_load(text))
