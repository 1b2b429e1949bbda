"""The strict reader: what it accepts, and every refusal with its exact place, for both parsers of PyYAML."""

import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from desktop.library.reader import MAX_DEPTH, read
from desktop.library.tree import Entry, Located, Unreadable, place_of

LOADERS = [yaml.SafeLoader, *([yaml.CSafeLoader] if yaml.__with_libyaml__ else [])]


@pytest.fixture(params=LOADERS, ids=lambda loader: loader.__name__)
def loader(request):
    return request.param


def plain(node):
    """The tree without places."""
    if isinstance(node.value, tuple):
        return [plain(item) for item in node.value]
    if isinstance(node.value, dict):
        return {key: plain(entry.node) for key, entry in node.value.items()}
    return node.value


def places(text, loader=None):
    return [(problem.line, problem.column) for problem in read(text, "f.yaml", loader).problems]


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("0", 0),
        ("12", 12),
        ("-3", -3),
        ("+3", 3),
        ("0.5", 0.5),
        (".5", 0.5),
        ("-0.25", -0.25),
        ("1e3", 1000.0),
        ("1.5e-3", 0.0015),
        ("word", "word"),
        ("'yes'", "yes"),
        ('"010"', "010"),
        ("'1:30'", "1:30"),
        ("1:30 minutes", "1:30 minutes"),
        ("3 rounds", "3 rounds"),
        ("S12b", "S12b"),
        ("tennis_upper.roll", "tennis_upper.roll"),
        ("yesterday", "yesterday"),
        ("4/10", "4/10"),
        ("1.2.3", "1.2.3"),
        ("–", "–"),
        ('"a\\tb"', "a\tb"),
        ('"\\u00e9"', "é"),
    ],
)
def test_words_mean_what_yaml_1_2_says(word, value, loader):
    reading = read(f"key: {word}\n", "f.yaml", loader)
    assert reading.problems == ()
    found = plain(reading.root)["key"]
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    "word",
    ["yes", "no", "on", "off", "y", "n", "Yes", "NO", "On", "OFF", "Y", "N", "True", "FALSE"],
)
def test_booleans_of_yaml_1_1_are_refused(word, loader):
    (problem,) = read(f"title: x\nfloor: {word}\n", "f.yaml", loader).problems
    assert (problem.line, problem.column) == (2, 8)
    assert "YAML 1.1 boolean" in problem.message
    assert word in problem.message
    meant = "true" if word.lower() in {"yes", "on", "y", "true"} else "false"
    assert f"Write {meant} without quotes" in problem.hint


def test_keys_may_look_like_booleans_or_numbers(loader):
    reading = read("x: [0, 1]\ny: [0, 1]\non: a\n1: b\n", "f.yaml", loader)
    assert reading.problems == ()
    assert plain(reading.root) == {"x": [0, 1], "y": [0, 1], "on": "a", "1": "b"}


@pytest.mark.parametrize(
    ("word", "said", "hint"),
    [
        ("1:30", "base 60", "Write 90 "),
        ("1:30:05", "base 60", "Write 5405 "),
        ("-1:30", "base 60", "Write -90 "),
        ("10:00.5", "base 60", "Write 600.5 "),
        ("010", "begins with a zero", "zeros"),
        ("-07", "begins with a zero", "zeros"),
        ("00.5", "begins with a zero", "zeros"),
        ("0x1F", "not a decimal", "decimal"),
        ("0o17", "not a decimal", "decimal"),
        ("0b11", "not a decimal", "decimal"),
        ("1_000", "underscores", "underscores"),
        ("2026-07-01", "a date", "quotes"),
        ("2026-07-01T10:00:00Z", "a date", "quotes"),
        (".inf", "can be counted", "ordinary number"),
        ("-.inf", "can be counted", "ordinary number"),
        (".NaN", "can be counted", "ordinary number"),
        ("1e999", "too large", "can be counted"),
        ("9" * 19, "too long", "quotes"),
        ("9" * 5000, "too long", "quotes"),
    ],
)
def test_numbers_that_programs_read_differently_are_refused(word, said, hint, loader):
    (problem,) = read(f"a:\n  - {word}\n", "f.yaml", loader).problems
    assert (problem.line, problem.column) == (2, 5)
    assert said in problem.message
    assert hint in problem.hint
    assert len(problem.message) < 120


@pytest.mark.parametrize(
    ("text", "line", "column", "said"),
    [
        ("a: 1\nb: 2\na: 3\n", 3, 1, "stands here a second time; it was given in line 1"),
        ("a:\n  b: 1\n  'b': 2\n", 3, 3, "given in line 2"),
        ("a: &x [1]\n", 1, 4, "anchor '&x'"),
        ("a: &x 1\n", 1, 4, "anchor '&x'"),
        ("a: 1\nb: *x\n", 2, 4, "alias '*x'"),
        ("- *x\n", 1, 3, "alias '*x'"),
        ("a: {<<: 1}\n", 1, 5, "merge key"),
        ("a: !!str 1\n", 1, 4, "tag 'tag:yaml.org,2002:str'"),
        ("a: !!python/object/apply:os.system ['true']\n", 1, 4, "tag "),
        ("!x {a: 1}\n", 1, 1, "tag '!x'"),
        ("a: ! 1\n", 1, 4, "tag '!'"),
        ("a: 1\n---\nb: 2\n", 2, 1, "second document"),
        ("%YAML 1.1\n---\na: 1\n", 1, 1, "Directives"),
        ("%TAG ! tag:x,2000:\n---\na: 1\n", 1, 1, "Directives"),
        ("? [a]\n: 1\n", 1, 3, "key must be a single word"),
        ("? {a: 1}\n: 1\n", 1, 3, "key must be a single word"),
        ("*x : 1\n", 1, 1, "alias '*x'"),
        ("'': 1\n", 1, 1, "name of the field is missing"),
        ("", 1, 1, "empty"),
        ("\n\n", 1, 1, "empty"),
        ("# only a comment\n", 1, 1, "empty"),
        ('a: "x\\0y"\n', 1, 4, "U+0000"),
        ('a: "x\\ry"\n', 1, 4, "U+000D"),
        ('a: "x\\Py"\n', 1, 4, "U+2029"),
        ("a: \x07\n", 1, 4, "U+0007"),
        ("a: 1\r\nb: \u2028\r\n", 2, 4, "U+2028"),
        ("\ufeffa: 1\n", 1, 1, "byte order mark"),
        ("a: x\ufeff\n", 1, 5, "byte order mark"),
        ("a: \x7f\n", 1, 4, "U+007F"),
        ("a: \ud800\n", 1, 4, "U+D800"),
    ],
)
def test_refusals_name_the_exact_place(text, line, column, said, loader):
    (problem,) = read(text, "f.yaml", loader).problems
    assert (problem.path, problem.line, problem.column) == ("f.yaml", line, column)
    assert said in problem.message
    assert problem.hint


@pytest.mark.parametrize(
    ("text", "line", "column", "said"),
    [
        ("a: b: c\n", 1, 5, "A colon followed by a space"),
        ("a: 1\n  b: 2\n", 2, 4, "A colon followed by a space"),
        ("a: [1, 2\nb: 3\n", 1, 4, "list in [brackets]"),
        ("a: {b: 1\n", 1, 4, "mapping in {braces}"),
        ("a:\n\tb: c\n", 2, 1, "tab"),
        ("a: 'open\nb: 1\n", 1, 4, "quote is opened here"),
        ('a: 1\nb: "open\n', 2, 4, "quote is opened here"),
        ("a: @x\n", 1, 4, "cannot start with '@'"),
        ("a: `x`\n", 1, 4, "cannot start with '`'"),
        ("a: %x\n", 1, 4, "cannot start with '%'"),
        ("- a\nb: c\n", 2, 1, "neither the list above"),
        ("a: |x\n  b\n", 1, 5, "'|' or '>'"),
        ("a: - b\n", 1, 4, "A list cannot start here"),
        ("[a]]\n", 1, 4, "does not belong"),
        ("a: *\n", 1, 5, "'*' starts an alias"),
        ("a: &\n", 1, 5, "'&' starts an anchor"),
        ("a: 'b' c\n", 1, 8, "does not continue the fields"),
        ("  a: 1\n b: 2\n", 2, 2, "does not belong"),
        ("a: 1\nb\nc: 2\n", 2, 1, "no 'key: value'"),
        ("a: , b\n", 1, 4, "value is missing"),
    ],
)
def test_faults_of_syntax_are_told_in_plain_words(text, line, column, said, loader):
    reading = read(text, "f.yaml", loader)
    assert reading.root is None
    (problem,) = reading.problems
    assert (problem.line, problem.column) == (line, column)
    assert said in problem.message
    assert problem.hint


def test_an_escape_that_does_not_exist_is_told_where_it_stands(loader):
    (problem,) = read('a: "x\\qy"\n', "f.yaml", loader).problems
    assert problem.line == 1
    assert "backslash" in problem.message


def test_an_escape_beyond_unicode_is_refused(loader):
    (problem,) = read('a: "\\UFFFFFFFF"\n', "f.yaml", loader).problems
    assert problem.line == 1
    assert "escape" in problem.message


def test_every_problem_of_a_file_is_told(loader):
    text = "a: &x [1]\nb: *x\n<<: *x\nb: 1\nc: yes\nd: 1:30\ne: 010\nf: !!int 3\n"
    assert places(text, loader) == [(1, 4), (2, 4), (3, 1), (3, 5), (4, 1), (5, 4), (6, 4), (7, 4), (8, 4)]


def test_problems_before_a_fault_of_syntax_are_told_too(loader):
    assert places("a: yes\nb: b: c\n", loader) == [(1, 4), (2, 5)]


def test_the_first_of_two_fields_counts_and_refused_values_are_marked(loader):
    root = read("a: 1\na: 2\nb: yes\nc: *x\n", "f.yaml", loader).root
    assert root is not None
    assert plain(root) == {"a": 1, "b": Unreadable.VALUE, "c": Unreadable.VALUE}


def test_every_value_and_key_knows_its_place(loader):
    root = read("# top\nsteps:\n  - id: one\n    do: >-\n      long\n      text\n", "f.yaml", loader).root
    assert root is not None
    assert (root.line, root.column) == (2, 1)
    steps = root.value["steps"]
    assert isinstance(steps, Entry)
    assert (steps.line, steps.column) == (2, 1)
    assert (steps.node.line, steps.node.column) == (3, 3)
    first = steps.node.value[0]
    assert (first.line, first.column) == (3, 5)
    assert first.value["id"].node == Located("one", 3, 9)
    assert first.value["do"].node == Located("long text", 4, 9)


def test_columns_count_characters_not_bytes(loader):
    assert places("é€😀: {b: yes}\n", loader) == [(1, 10)]


def test_a_way_leads_to_the_place_as_far_as_it_goes():
    root = read("a:\n  - b: 1\n", "f.yaml").root
    assert root is not None
    assert place_of(root, ("a", 0, "b")) == (2, 8)
    assert place_of(root, ("a", 0, "missing")) == (2, 5)
    assert place_of(root, ("a", 7)) == (2, 3)
    assert place_of(root, ("nothing", 0)) == (1, 1)
    assert place_of(root, ()) == (1, 1)


def test_lists_may_be_nested_up_to_the_limit_and_no_deeper(loader):
    assert read("[" * MAX_DEPTH + "]" * MAX_DEPTH, "f.yaml", loader).problems == ()
    assert places("[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1), loader) == [(1, MAX_DEPTH + 1)]


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? ", "a: [", "[{"])
def test_a_hundred_thousand_levels_are_refused_at_once(opening, loader):
    reading = read(opening * 100_000, "f.yaml", loader)
    assert reading.root is None
    assert any("nested more than" in problem.message for problem in reading.problems)


def test_a_pyyaml_without_libyaml_will_do():
    program = (
        "import sys\n"
        "sys.modules['yaml._yaml'] = None\n"
        "import yaml\n"
        "from desktop.library.reader import fastest_loader, read\n"
        "assert fastest_loader() is yaml.SafeLoader\n"
        "assert [p.column for p in read('a: yes', 'f.yaml').problems] == [4]\n"
    )
    project = Path(__file__).resolve().parents[2]
    subprocess.run([sys.executable, "-c", program], cwd=project, check=True, timeout=60)


def test_an_alias_bomb_is_never_expanded(loader):
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 30)]
    reading = read("\n".join(lines), "f.yaml", loader)
    assert len(reading.problems) == 30 + 29 * 10
    assert reading.root is not None
    assert len(plain(reading.root)["a29"]) == 10
