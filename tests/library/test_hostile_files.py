"""Files made to crash or to hang are refused in time, with their place, and never read to their end."""

import os
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from desktop.library.catalogue import load_catalogue, read_paths
from desktop.library.files import MAX_BYTES
from desktop.library.reader import MAX_VALUES
from desktop.model.catalogue import Catalogue

PROJECT = Path(__file__).resolve().parents[2]
ROUTINES, POSES = PROJECT / "routines", PROJECT / "assets" / "poses"
LIMIT_S = 2.0
HUGE_BYTES = 100_000_000
OWN = "id: {}\ntitle: Mine\ngoal: My own\ntechniques: [{{technique: hands_lower}}]\n"


@contextmanager
def watchdog() -> Iterator[None]:
    """Ends what computes for more than two seconds, or waits for more than a minute, and fails the test.

    Time of the processor is counted, so that a busy machine fails nothing.
    """

    def bark(number: int, _: object) -> None:
        raise TimeoutError(f"no answer within the limit (signal {number})")

    started = time.process_time()
    if not hasattr(signal, "setitimer"):
        yield
    else:
        before = [(number, signal.signal(number, bark)) for number in (signal.SIGPROF, signal.SIGALRM)]
        signal.setitimer(signal.ITIMER_PROF, LIMIT_S)
        signal.setitimer(signal.ITIMER_REAL, 60)
        try:
            yield
        except TimeoutError as bite:
            # It strikes at any place, even at one without a line, which cannot be shown.
            pytest.fail(str(bite), pytrace=False)
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
            signal.setitimer(signal.ITIMER_REAL, 0)
            for number, handler in before:
                signal.signal(number, handler)
    assert time.process_time() - started < LIMIT_S


@pytest.fixture(scope="module")
def ours() -> Catalogue:
    """What ships with the app."""
    return load_catalogue(ROUTINES, POSES)


def check(path: Path, catalogue: Catalogue):
    """Every problem as (line, column, message), found within the limit."""
    with watchdog():
        problems = read_paths([path], catalogue).problems()
    for problem in problems:
        assert problem.message.isprintable()
        assert problem.hint.isprintable()
        assert len(problem.message) + len(problem.hint) < 1_000
    return [(problem.line, problem.column, problem.message) for problem in problems]


def filled(head: str, piece: str, tail: str = "") -> str:
    """A text as long as a file may be, or with as many values as it may hold; ``{}`` counts the pieces."""
    pieces: list[str] = []
    room = MAX_BYTES - len(head) - len(tail)
    for number in range(MAX_VALUES):
        text = piece.replace("%n", str(number))
        room -= len(text.encode())
        if room < 0:
            break
        pieces.append(text)
    return head + "".join(pieces) + tail


BOMBS = {
    "directives": ("a.yaml", filled("", "%TAG !a%n! x\n", "---\na: 1\n")),
    "merge keys": ("a.yaml", filled("id: a\n", "<<: *a\n")),
    "anchors": ("a.yaml", filled("id: [", "&a%n !b c,", "]")),
    "aliases": ("a.yaml", filled("id: [", "*a,", "]")),
    "words like booleans": ("a.yaml", filled("id: [", "y,", "]")),
    "documents": ("a.yaml", "---\n" * (MAX_BYTES // 4)),
    "question marks": ("a.yaml", filled("", "? a\n")),
    "the same field": ("a.yaml", filled("", "a: 1\n")),
    "unknown techniques": ("a.yaml", filled("techniques:\n", "- technique: hands_lowe%n\n")),
    "unknown pictures": ("techniques/a.yaml", filled("steps:\n", "- picture: hands_lower.rb%n\n")),
    "unknown tools": ("techniques/a.yaml", filled("needs:\n", "- [tennis_bal%n]\n")),
    "empty steps": ("techniques/a.yaml", filled("steps: [", "{},", "]")),
    "empty tools": ("catalog/tools.yaml", filled("tools: [", "{},", "]")),
    "misspelt fields": ("catalog/tools.yaml", filled("tools:\n", "- {titel: 1}\n")),
    "misspelt choices": ("catalog/tools.yaml", filled("tools:\n", "- {kind: balll}\n")),
    "the same id": ("catalog/tools.yaml", filled("tools:\n", "- {id: a}\n")),
    "unknown bases": ("poses/a.yaml", filled("id: a\nmotions:\n", " m%n: {base: b}\n")),
    "a number without end": ("a.yaml", "id: " + "9" * (MAX_BYTES - 10)),
    "minutes without end": ("a.yaml", "id: 1" + ":1" * (MAX_BYTES // 2 - 10)),
    "underscores without end": ("a.yaml", "id: 0" + "_" * (MAX_BYTES - 10) + "x"),
    "a line without end": ("a.yaml", "id: " + "a" * (MAX_BYTES - 10)),
    "lines without end": ("a.yaml", "id:\n" + " a\n" * (MAX_BYTES // 3 - 10)),
    "escapes without end": ("a.yaml", 'id: "' + "\\x00" * (MAX_BYTES // 4 - 10) + '"'),
    "brackets without end": ("a.yaml", "[" * MAX_BYTES),
    "invisible characters": ("a.yaml", "\x01" * MAX_BYTES),
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_in_time_and_with_its_place(name, tmp_path, ours):
    file, text = BOMBS[name]
    path = tmp_path / file
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="")
    assert path.stat().st_size <= MAX_BYTES
    problems = check(path, ours)
    assert problems
    assert all(line >= 1 and column >= 1 for line, column, _ in problems)


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
def test_aliases_that_would_grow_without_end_are_never_expanded(opening, tmp_path, ours):
    closing = {"[": "]", "{a: ": "}", "- ": ""}[opening]
    lines = [f"a0: &a0\n  {opening}x{closing}"]
    lines += [f"a{n}: &a{n}\n  {opening}*a{n - 1}{closing}\nb{n}: *a{n}" for n in range(1, 200)]
    path = tmp_path / "a.yaml"
    path.write_text("\n".join(lines), encoding="utf-8")
    problems = check(path, ours)
    assert (1, 5, "The anchor '&a0' is not allowed.") in problems
    assert any(message == "The alias '*a0' is not allowed." for _, _, message in problems)


def test_more_values_than_a_file_may_hold_are_told_where_they_begin(tmp_path, ours):
    path = tmp_path / "a.yaml"
    path.write_text("\n".join("- a" for _ in range(MAX_VALUES + 5)), encoding="utf-8")
    assert check(path, ours) == [(MAX_VALUES, 3, f"The file holds more than {MAX_VALUES} fields and values.")]


@pytest.mark.parametrize("piece", [b"\0", b"a", b"# a\n", b"- a\n"], ids=["hole", "line", "comments", "list"])
def test_a_file_of_a_hundred_megabytes_is_refused_by_its_size(piece, tmp_path, ours):
    path = tmp_path / "a.yaml"
    with path.open("wb") as file:
        if piece == b"\0":
            file.truncate(HUGE_BYTES)
        else:
            file.write(b"id: a\n")
            for _ in range(100):
                file.write(piece * (HUGE_BYTES // 100 // len(piece)))
    message = f"The file is too large: at most {MAX_BYTES} bytes are read."
    assert check(path, ours) == [(0, 0, message)]
    path.unlink()


@pytest.mark.skipif(not Path("/proc/self/pagemap").exists(), reason="no such file here")
def test_a_file_that_holds_more_than_its_size_says_is_not_read_to_its_end(tmp_path, ours):
    path = tmp_path / "a.yaml"
    path.symlink_to("/proc/self/pagemap")
    assert path.stat().st_size == 0
    assert check(path, ours) == [(0, 0, f"The file is too large: at most {MAX_BYTES} bytes are read.")]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
@pytest.mark.parametrize("target", ["/dev/zero", "/dev/stdin", "/dev/tty", "pipe", "."])
def test_what_is_no_file_is_not_opened(target, tmp_path, ours):
    os.mkfifo(tmp_path / "pipe")
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "a.yaml").symlink_to(tmp_path / target)
    ((line, column, message),) = check(folder, ours)
    assert (line, column) == (0, 0)
    assert message in {"This is a link to a file outside its folder.", "This is not an ordinary file."}


@pytest.mark.skipif(os.name == "nt", reason="links need rights here")
@pytest.mark.parametrize("target", ["/dev/zero", "/dev/stdin"])
def test_a_device_that_is_named_itself_is_not_opened_either(target, tmp_path, ours):
    path = tmp_path / "a.yaml"
    path.symlink_to(target)
    if path.exists() and not path.is_file():
        assert check(path, ours) == [(0, 0, "This is not an ordinary file.")]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems forbid such names")
def test_names_of_files_cannot_forge_a_line_of_the_report(tmp_path, ours):
    for name in ("a\nb.yaml", "a\nb.yml", "\udcff\x1b[2J.yaml", "..yaml", "-rf.yaml", "a b.yaml"):
        path = tmp_path / name
        path.write_text("id: hands_lower\ntechniques: []\n", encoding="utf-8")
        assert check(path, ours)


@pytest.mark.parametrize(
    "text",
    [
        'id: a\nmotions: {"x\\n/etc/passwd:1:1: y": 3}\n',
        "id: a\nmotions:\n  ? " + "x" * 900 + "\n  : 3\n",
        'id: a\nmotions: {"\\a": {}}\n',
        'id: "\\nroot:1:1: fine"\nmotions: {}\n',
        "id: a\nbases: {\u202ea: {}}\nmotions: {roll: {base: b}}\n",
        "id: a\nbases: {"
        + ", ".join(f"a{n}: {{}}" for n in range(1_000))
        + "}\nmotions: {roll: {base: b}}\n",
    ],
)
def test_what_a_file_says_cannot_forge_a_line_of_the_report(text, tmp_path, ours):
    (tmp_path / "poses").mkdir()
    path = tmp_path / "poses" / "a.yaml"
    path.write_text(text, encoding="utf-8")
    assert check(path, ours)


@pytest.fixture
def top(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder to work in, and to nest folders in that are taken away again one by one.

    What clears away old test folders, pytest's own too, cannot go down so far.
    """
    monkeypatch.chdir(tmp_path)
    yield tmp_path
    while not Path().samefile(tmp_path):
        for entry in tuple(Path().iterdir()):
            (entry.rmdir if entry.is_dir() else entry.unlink)()
        os.chdir("..")


@pytest.mark.skipif(sys.platform != "linux", reason="paths are shorter elsewhere")
def test_folders_nested_more_deeply_than_functions_are_walked(top, ours):
    for _ in range(1_100):
        Path("a").mkdir()
        os.chdir("a")
    Path("b.yaml").write_text("a: 1\n", encoding="utf-8")
    ((line, column, message),) = check(top / "a", ours)
    assert (line, column) == (1, 1)
    assert "cannot be told" in message


@pytest.mark.skipif(sys.platform != "linux", reason="paths are shorter elsewhere")
def test_the_longest_path_there_can_be_is_checked(top, ours):
    folder = top
    while (left := 4_095 - len(str(folder)) - len("/a.yaml")) > 0:
        # What is left must be filled by one more name, of at most 255 signs, and its slash.
        name = "b" * (left - 1 if left <= 250 else min(200, left - 10))
        folder /= name
        Path(name).mkdir()
        os.chdir(name)
    Path("a.yaml").write_text(OWN.format("a"), encoding="utf-8")
    path = folder / "a.yaml"
    assert len(str(path)) == 4_095
    assert check(path, ours) == []


@pytest.mark.skipif(sys.platform != "linux", reason="paths are shorter elsewhere")
def test_a_folder_that_cannot_be_listed_hides_no_other(top, ours):
    (top / "good").mkdir()
    (top / "good" / "b.yaml").write_text("a: 1\n", encoding="utf-8")
    for _ in range(25):
        Path("a" * 200).mkdir()
        os.chdir("a" * 200)
    too_long, unknown = check(top, ours)
    assert too_long[:2] == (0, 0)
    assert "folder cannot be read" in too_long[2]
    assert unknown[:2] == (1, 1)


def test_of_ten_thousand_own_files_the_first_are_read_and_the_rest_is_told(tmp_path):
    for folder, count in (("routines", 10_000), ("techniques", 51), ("poses", 51)):
        (tmp_path / folder).mkdir()
        for number in range(count):
            (tmp_path / folder / f"mine_{number:05}.yaml").touch()
    for number in range(1_001):
        name = f"mine_{number:05}"
        (tmp_path / "routines" / f"{name}.yaml").write_text(OWN.format(name), encoding="utf-8")
    with watchdog():
        catalogue = load_catalogue(
            ROUTINES,
            POSES,
            tmp_path / "routines",
            own_techniques=tmp_path / "techniques",
            own_poses=tmp_path / "poses",
        )
    assert len(catalogue.own_routines) == 1_000
    told = {
        Path(problem.path).name: problem.message
        for problem in catalogue.problems
        if Path(problem.path).parent == tmp_path
    }
    assert told == {
        "routines": "This folder holds 10000 files; only the first 1000 by name are read.",
        "techniques": "This folder holds 51 files; only the first 50 by name are read.",
        "poses": "This folder holds 51 files; only the first 50 by name are read.",
    }
