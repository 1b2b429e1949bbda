"""Whatever bytes come, the reader answers: a tree or problems with places, and never an exception."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml
from hypothesis import given
from hypothesis import strategies as st

from desktop.library.loading import load_file
from desktop.library.reader import read

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
