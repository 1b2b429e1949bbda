"""Whatever bytes come, the reader answers: a tree or problems with places, and never an exception."""

import copy
import json
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.library.catalogue import load_catalogue, read_paths
from desktop.library.loading import load_file
from desktop.library.reader import read

PROJECT = Path(__file__).resolve().parents[2]
ONE_OF_EACH_KIND = [
    PROJECT / name
    for name in (
        "routines/morning_6.yaml",
        "routines/techniques/pelvic_tilt.yaml",
        "assets/poses/pelvic_tilt.yaml",
        *(f"routines/catalog/{path.name}" for path in sorted((PROJECT / "routines/catalog").glob("*.yaml"))),
    )
]

YAML_PIECES = st.sampled_from(
    [
        "a",
        "b: ",
        "- ",
        "[",
        "]",
        "{",
        "}",
        ",",
        ": ",
        "? ",
        "&x ",
        "*x",
        "!!str ",
        "|",
        "'",
        '"',
        "#",
        " #",
        "yes",
        "1:30",
        "010",
        "0x1",
        "<<: ",
        "~",
        "\\",
        "\\u",
        "é",
        "=",
        "@",
        "`",
        "\n",
        "\n  ",
        "\n    ",
        "\t",
        "\n|\n ",
        ">-\n  ",
        "---\n",
        "...\n",
        "%YAML 1.1\n",
        "\r\n",
        "\r",
        "\ufeff",
        "\x00",
        "\u2028",
        "\x85",
    ]
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(YAML_PIECES, max_size=60).map("".join))

JSON_VALUES = st.recursive(
    st.booleans()
    | st.integers(-(10**9), 10**9)
    | st.floats(-1e9, 1e9)
    | st.text("abc é:#-'\"\n", min_size=1),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text("abcxyz", min_size=1), inner, max_size=4)
    ),
    max_leaves=12,
)


def check(text, reading):
    lines = text.count("\n") + text.count("\r") + 1
    assert reading.root is not None or reading.problems
    for problem in reading.problems:
        assert problem.path == "f.yaml"
        assert 1 <= problem.line <= lines + 1
        assert 1 <= problem.column <= len(text) + 1
        assert problem.message.endswith(".")
        assert problem.message.isprintable()
        assert problem.hint.isprintable()
    assert list(reading.problems) == sorted(reading.problems)


@given(TEXTS)
def test_any_text_gives_a_tree_or_problems(text):
    check(text, read(text, "f.yaml"))


@given(TEXTS)
def test_the_parser_in_pure_python_gives_a_tree_or_problems(text):
    check(text, read(text, "f.yaml", yaml.SafeLoader))


@given(st.binary(max_size=300))
def test_any_bytes_of_a_file_give_problems_with_places(data):
    with TemporaryDirectory() as folder:
        path = Path(folder) / "f.yaml"
        path.write_bytes(data)
        file = load_file(path)
    assert file.problems
    assert all(problem.path == str(path) and problem.line >= 1 for problem in file.problems)


@given(JSON_VALUES)
def test_json_is_yaml_and_reads_back_the_same(value):
    reading = read(json.dumps(value, ensure_ascii=False), "f.yaml")
    assert reading.problems == ()
    assert reading.root is not None
    assert plain(reading.root) == value


def plain(node):
    """The tree without places."""
    if isinstance(node.value, tuple):
        return [plain(item) for item in node.value]
    if isinstance(node.value, dict):
        return {key: plain(entry.node) for key, entry in node.value.items()}
    return node.value


STRANGE_VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=60)
    | st.dates()
    | st.binary(max_size=20)
    | st.sampled_from(["hands", "hands_lower", "S1", "lower_back", "floor", "../x", "x" * 400]),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(max_size=12), inner, max_size=5),
    max_leaves=20,
)


def ways_in(value, way=()):
    """The way of keys and indices to every value inside, the value itself left out."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, below in inside:
        yield (*way, step)
        yield from ways_in(below, (*way, step))


@pytest.fixture(scope="module")
def ours():
    """What ships with the app."""
    return load_catalogue(PROJECT / "routines", PROJECT / "assets" / "poses")


@pytest.fixture(scope="module")
def parsed():
    """The files as another program reads them, each with the ways into it."""
    held = {path: yaml.safe_load(path.read_text(encoding="utf-8")) for path in ONE_OF_EACH_KIND}
    return {path: (value, sorted(ways_in(value), key=str)) for path, value in held.items()}


def check_as(name, text, ours):
    """Checks the text as a file of that name; the line of every problem is there."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / name.parent.name / name.name
        path.parent.mkdir()
        path.write_text(text, encoding="utf-8", newline="")
        problems = read_paths([path], ours).problems()
    lines = text.count("\n") + text.count("\r") + 1
    for problem in problems:
        assert problem.path == str(path)
        assert 1 <= problem.line <= lines + 1
        assert problem.column >= 1
        assert problem.message.isprintable()
        assert problem.hint.isprintable()
    return problems


@settings(deadline=None, max_examples=300)
@given(st.data())
def test_any_value_may_stand_in_the_place_of_any_other(ours, parsed, data):
    path = data.draw(st.sampled_from(ONE_OF_EACH_KIND))
    value, ways = parsed[path]
    changed = copy.deepcopy(value)
    *way, last = data.draw(st.sampled_from(ways))
    place = changed
    for step in way:
        place = place[step]
    place[last] = data.draw(STRANGE_VALUES)
    dump = data.draw(st.sampled_from([yaml.safe_dump, json.dumps]))
    try:
        text = dump(changed)
    except TypeError:
        text = yaml.safe_dump(changed)
    check_as(path, text, ours)


@settings(deadline=None, max_examples=300)
@given(st.sampled_from(ONE_OF_EACH_KIND), st.integers(0, 10_000), st.integers(0, 3), TEXTS)
def test_any_text_may_stand_between_the_lines(ours, path, at, gone, text):
    lines = path.read_text(encoding="utf-8").split("\n")
    at %= len(lines)
    lines[at : at + gone] = [text]
    with_text = "\n".join(lines)
    # Half a character cannot be saved.
    check_as(path, with_text.encode("utf-8", "replace").decode("utf-8"), ours)
