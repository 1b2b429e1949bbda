"""Habits that keep the house easy to live in: sizes, one place for styles, no state between calls."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
PACKAGE = PROJECT / "desktop"
FILES = sorted(PACKAGE.rglob("*.py"))
COLOUR = re.compile(
    r"""["']#[0-9a-fA-F]{3,8}["']"""
    r"|QColor\(\s*[0-9]"
    r"|QColor\.from\w+\(\s*[0-9]"
    r"|GlobalColor\.(?!transparent\b|color[01]\b)"
    r"""|QColor\(\s*["']"""
)
"""A colour as code would write it; colours stand in the theme files."""


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(PROJECT)))
def test_a_file_and_its_functions_stay_small(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 400
    long = [
        f"{node.name}: {length} lines"
        for node in functions(ast.parse(text))
        if (length := (node.end_lineno or node.lineno) - node.lineno + 1) > 50
    ]
    assert not long


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(PROJECT)))
def test_no_colour_is_written_in_code(file: Path) -> None:
    assert not COLOUR.findall(file.read_text(encoding="utf-8"))


def test_the_stylesheet_is_set_in_one_place() -> None:
    setting = [file for file in FILES if "setStyleSheet" in file.read_text(encoding="utf-8")]
    assert setting == [PACKAGE / "ui" / "theme" / "theme.py"]


def test_icons_leave_their_colour_to_the_palette() -> None:
    icons = {path.name: path.read_text(encoding="utf-8") for path in (PROJECT / "assets/icons").glob("*.svg")}
    assert len(icons) > 30
    painted = re.compile(r'(?:fill|stroke)="(?!none|currentColor)')
    assert not [name for name, drawing in icons.items() if painted.search(drawing)]


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(PROJECT)))
def test_no_global_is_rebound(file: Path) -> None:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    assert not [node.lineno for node in ast.walk(tree) if isinstance(node, ast.Global)]


def imported(file: Path) -> Iterator[str]:
    """The full names of modules and things that a file imports, wherever in it."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("room", ["draw", "system"])
def test_painters_and_adapters_know_no_widgets(room: str) -> None:
    files = list((PACKAGE / room).rglob("*.py"))
    assert files
    # The import linter sees packages of others only as a whole, so this rule is kept here.
    assert not [
        file for file in files if any(name.startswith("PySide6.QtWidgets") for name in imported(file))
    ]


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(PROJECT)))
def test_the_chain_of_focus_is_never_read(file: Path) -> None:
    # The binding takes what these return for a part of the widget that was asked, and takes both apart
    # together: pages that were torn down took living ones along, and the app with them.
    reads = {"nextInFocusChain", "previousInFocusChain"}
    tree = ast.parse(file.read_text(encoding="utf-8"))
    assert not [
        node.lineno for node in ast.walk(tree) if isinstance(node, ast.Attribute) and node.attr in reads
    ]


@pytest.mark.parametrize("name", ["utils", "helpers", "common", "manager"])
def test_every_module_is_named_for_a_noun(name: str) -> None:
    assert not [file for file in FILES if name in file.stem]


@pytest.mark.parametrize(
    "command", [["list"], ["tools"], ["techniques"], ["check", "routines"], ["show", "X"]]
)
def test_commands_without_pictures_import_no_qt(command: list[str], tmp_path: Path) -> None:
    if command[0] == "show":
        command = ["show", next(iter(sorted((PROJECT / "routines").glob("*.yaml")))).stem]
    program = (
        "import sys\nfrom desktop.cli import main\n"
        f"code = main(['--data', {str(tmp_path)!r}, *{command!r}])\n"
        "bad = sorted(name for name in sys.modules if name.startswith(('PySide6', 'shiboken6')))\n"
        "assert not bad, bad\nsys.exit(code)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=PROJECT, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_main_is_short_and_calls_the_command_line() -> None:
    lines = [
        line
        for line in (PROJECT / "main.py").read_text(encoding="utf-8").splitlines()
        if line and not line.startswith('"""')
    ]
    assert len(lines) <= 10
    assert "from desktop.cli import main" in lines


def test_constraints_pin_everything_and_name_no_host() -> None:
    lines = (PROJECT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if line and not line.startswith("#")]
    assert all(re.fullmatch(r"[A-Za-z0-9_.-]+==[A-Za-z0-9_.+!-]+", pin) for pin in pins)
    pinned = {pin.split("==")[0].lower().replace("_", "-") for pin in pins}
    assert {"pyside6", "pyyaml", "playsound3", "platformdirs", "pytest", "ruff"} <= pinned
