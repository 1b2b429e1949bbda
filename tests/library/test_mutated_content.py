"""Five thousand files of content, each broken in its own way: no crash, no hang, and always a place."""

import re
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from desktop.cli.command_line import main
from desktop.library.catalogue import load_catalogue, read_paths
from desktop.model.catalogue import Catalogue

PROJECT = Path(__file__).resolve().parents[2]
ROUTINES, POSES = PROJECT / "routines", PROJECT / "assets" / "poses"
FILES = sorted([*ROUTINES.rglob("*.yaml"), *POSES.glob("*.yaml")])
MUTATIONS, PARTS = 5_000, 10
LIMIT_S = 2.0
"""Time of the processor, so that a busy machine fails nothing."""

WORDS = (
    *("yes", "No", "on", "y", "~", "null", "true", "''", '""', "NaN", ".nan", ".inf", "-.inf", "1e999", "-1"),
    *("010", "0x1F", "0o17", "1_000", "1:30", "2026-07-01", "2026-07-01T10:00:00Z", "9" * 18, "9" * 400),
    *("0.1.2", "-0", "1e-400", "99999999", "[]", "{}", "[[]]", "[a, [b, {c: d}]]", "{a: 1}", "x" * 5_000),
    *("😀", "\u202eabc\u2066", "עברית", "e\u0301", "\ufeff", "\x00", "\x1b[2J", "\u2028", "\x85", "\ud7ff"),
    *("&a b", "*a", "&a [*a]", "!!python/object/apply:os.system [id]", "!!binary aGk=", "!!set {a}", "! a"),
    *(
        "../../etc/passwd",
        "/etc/passwd",
        "C:\\con",
        "a/b",
        "%s",
        "${HOME}",
        "{0.__class__}",
        "<b>a</b>",
        "$(id)",
    ),
    *(
        "|",
        ">-",
        "'",
        '"',
        "[",
        "}",
        "a: b",
        "- a",
        "# a",
        "@a",
        "`a`",
        "%a",
        "? a",
        ": a",
        "<<: {a: 1}",
        "---",
    ),
    *(
        '"\\x00"',
        '"\\ud800"',
        '"\\UFFFFFFFF"',
        '"\\n"',
        '"\\q"',
        "hands_lower",
        "pelvic_tilt.press_waist",
        "S1",
    ),
)
"""What may stand where a value or a key is expected."""

LINES = (
    *(
        "---",
        "...",
        "%YAML 1.1",
        "%TAG ! tag:x,2000:",
        "\t",
        "\ta: 1",
        "  ",
        "- ",
        "? a",
        ": b",
        "<<: *a",
        "a",
    ),
    *(
        "id: again",
        "title: again",
        "unknown: 1",
        "steps: []",
        "techniques: []",
        "motions: {}",
        "tools: []",
        "]",
    ),
    *(
        "# " + "a" * 5_000,
        "[" * 3_000,
        "{a: " * 30,
        "- " * 30,
        "é" * 300,
        "*a : b",
        "1: 2",
        "[a]: b",
        "{a}: b",
    ),
)
"""What may stand between two lines."""


def without_a_line(lines: list[str], random: Random) -> None:
    del lines[random.randrange(len(lines))]


def with_a_line_twice(lines: list[str], random: Random) -> None:
    place = random.randrange(len(lines))
    lines.insert(random.randrange(len(lines)), lines[place])


def with_two_lines_swapped(lines: list[str], random: Random) -> None:
    one, two = random.randrange(len(lines)), random.randrange(len(lines))
    lines[one], lines[two] = lines[two], lines[one]


def with_a_line_moved_sideways(lines: list[str], random: Random) -> None:
    place = random.randrange(len(lines))
    indent = random.choice(["", " ", "   ", "\t", "  \t", " " * 200])
    lines[place] = indent + lines[place].lstrip()


def with_a_strange_line(lines: list[str], random: Random) -> None:
    lines.insert(random.randrange(len(lines) + 1), random.choice(LINES))


def with_another_value(lines: list[str], random: Random) -> None:
    place = random.randrange(len(lines))
    lines[place] = re.sub(
        r"(:|-) .*", lambda found: f"{found[1]} {random.choice(WORDS)}", lines[place], count=1
    )


def with_another_item(lines: list[str], random: Random) -> None:
    place = random.randrange(len(lines))
    items = re.split(r"([,\[\]{}])", lines[place])
    items[random.randrange(len(items))] = random.choice(WORDS)
    lines[place] = "".join(items)


def with_another_key(lines: list[str], random: Random) -> None:
    place = random.randrange(len(lines))
    lines[place] = re.sub(r"[a-z_]+:", lambda _: f"{random.choice(WORDS)}:", lines[place], count=1)


def with_another_number(lines: list[str], random: Random) -> None:
    place = random.randrange(len(lines))
    number = random.choice(
        ["-1", "0", "1e308", "-1e308", "0.0000001", "9" * 17, "9" * 30, "0.5", "100", "1e3"]
    )
    lines[place] = re.sub(r"\d+(\.\d+)?", number, lines[place], count=random.choice([0, 1]))


def with_a_sign_more(lines: list[str], random: Random) -> None:
    place = random.randrange(len(lines))
    at = random.randint(0, len(lines[place]))
    sign = random.choice(
        [*"'\"[]{},:#&*!|>%@`-?\t\\~=", "\x00", "\x7f", "\ufeff", "😀", "\u2029", "\r", "\n", ": "]
    )
    lines[place] = lines[place][:at] + sign + lines[place][at:]


def with_signs_less(lines: list[str], random: Random) -> None:
    place = random.randrange(len(lines))
    at = random.randint(0, len(lines[place]))
    lines[place] = lines[place][:at] + lines[place][at + random.randint(1, 5) :]


def with_its_end_cut_off(lines: list[str], random: Random) -> None:
    place = random.randrange(len(lines))
    lines[place] = lines[place][: random.randint(0, len(lines[place]))]
    del lines[place + 1 :]


def with_a_part_many_times(lines: list[str], random: Random) -> None:
    start = random.randrange(len(lines))
    lines[start:start] = lines[start : start + random.randint(1, 12)] * random.randint(2, 30)


IN_TEXT: tuple[Callable[[list[str], Random], None], ...] = (
    without_a_line,
    with_a_line_twice,
    with_two_lines_swapped,
    with_a_line_moved_sideways,
    with_a_strange_line,
    with_another_value,
    with_another_item,
    with_another_key,
    with_another_number,
    with_a_sign_more,
    with_signs_less,
    with_its_end_cut_off,
    with_a_part_many_times,
)


def in_bytes(data: bytes, random: Random) -> bytes:
    """The file as another program, a bad disk or nobody at all would have saved it."""
    at = random.randint(0, len(data))
    ways: tuple[Callable[[], bytes], ...] = (
        lambda: data[:at] + random.choice([b"\xff", b"\x00", b"\xc3", b"\xed\xa0\x80", b"\xf5"]) + data[at:],
        lambda: data[:at] + random.randbytes(random.randint(1, 40)) + data[at:],
        lambda: b"\xef\xbb\xbf" + data,
        lambda: data.decode("utf-8").encode(random.choice(["utf-16", "utf-32", "cp1252"]), "replace"),
        lambda: data.replace(b"\n", random.choice([b"\r\n", b"\r", b"\n\n", b"", b"\x00"])),
        lambda: data + data,
        lambda: data[:at],
        lambda: random.choice(
            [b"", b"\n", b"#", b"# a\n# b\n", b"---\n", b"null", b"[]", b"{}", b"\x00" * 4_096]
        ),
    )
    return random.choice(ways)()


def mutated(number: int) -> tuple[Path, bytes]:
    """The file of that number, and what became of it; the same in every run."""
    random = Random(number)
    file = FILES[number % len(FILES)]
    lines = file.read_text(encoding="utf-8").split("\n")
    if random.random() < 0.15:
        return file, in_bytes("\n".join(lines).encode(), random)
    for _ in range(random.choice([1, 1, 2, 5])):
        random.choice(IN_TEXT)(lines, random)
        lines = "\n".join(lines).split("\n")
    return file, "\n".join(lines).encode()


def written(number: int, folder: Path) -> Path:
    """The mutated file in a folder as it came from, or one time in ten in another and by another name."""
    file, data = mutated(number)
    random = Random(-number)
    elsewhere = random.random() < 0.1
    path = folder / (random.choice(["a", "poses", "catalog"]) if elsewhere else file.parent.name)
    path.mkdir(parents=True, exist_ok=True)
    path = path / (
        random.choice(["a.yaml", "a b.yaml", "é.yaml", "a.yml", "tools.yaml"]) if elsewhere else file.name
    )
    path.write_bytes(data)
    return path


def assert_told_with_places(problems, path: Path) -> None:
    """Every problem has a line and a column in its file; only one that was not opened is meant as a whole."""
    text = path.read_bytes().decode("utf-8", "replace")
    # Two programs count lone carriage returns and the last line differently; both are right.
    lines = len(re.split("\r\n|\r|\n", text)) + 1
    for problem in problems:
        assert problem.path == str(path)
        if (problem.line, problem.column) == (0, 0):
            assert path.suffix != ".yaml"
            continue
        assert 1 <= problem.line <= lines
        assert 1 <= problem.column <= len(text) + 1
        assert problem.message.isprintable()
        assert problem.hint.isprintable()
        assert len(problem.message) + len(problem.hint) < 1_000
        assert problem.message.endswith(".")


@pytest.fixture(scope="module")
def ours() -> Catalogue:
    """What ships with the app."""
    return load_catalogue(ROUTINES, POSES)


@pytest.mark.parametrize("part", range(PARTS))
def test_whatever_stands_in_a_file_the_check_tells_it(part, tmp_path, ours):
    numbers = range(part, MUTATIONS, PARTS)
    told = 0
    for number in numbers:
        path = written(number, tmp_path)
        started = time.process_time()
        problems = read_paths([path], ours).problems()
        assert time.process_time() - started < LIMIT_S, f"file {number} took too long"
        assert_told_with_places(problems, path)
        told += bool(problems)
    # Files that nothing was found in would show that the mutations are too tame.
    assert told > 0.7 * len(numbers)


@pytest.mark.parametrize("part", range(6))
def test_whatever_the_user_has_the_app_loads_all_of_ours(part, tmp_path, ours):
    for number in range(part, 360, 6):
        written(number, tmp_path)
    started = time.process_time()
    catalogue = load_catalogue(
        ROUTINES,
        POSES,
        tmp_path / "routines",
        own_techniques=tmp_path / "techniques",
        own_poses=tmp_path / "poses",
    )
    assert time.process_time() - started < LIMIT_S
    assert catalogue.techniques.keys() >= ours.techniques.keys()
    assert catalogue.routines.keys() >= ours.routines.keys()
    assert catalogue.poses.keys() >= ours.poses.keys()
    assert catalogue.broken
    for broken in catalogue.broken:
        assert Path(broken.path).is_relative_to(tmp_path)
        assert broken.problems
        assert_told_with_places(broken.problems, Path(broken.path))


# With the sheet of the common bases, the command draws every step of the app, which takes its time.
@pytest.mark.parametrize(
    "number", [n for n in range(7, MUTATIONS, 250) if FILES[n % len(FILES)].name != "common.yaml"]
)
def test_whatever_stands_in_a_file_the_command_answers(number, tmp_path, capsys):
    path = written(number, tmp_path)
    started = time.process_time()
    code = main(["check", str(path)])
    assert time.process_time() - started < LIMIT_S
    out, err = capsys.readouterr()
    assert code == (1 if out else 0)
    for line in out.splitlines():
        assert re.fullmatch(re.escape(str(path)) + r":\d+:\d+: \S.*", line)
    assert "Traceback" not in err
