"""The import rules of the house hold; a copy of it with a forbidden import in it is seen to break."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
LINTER = Path(sys.executable).with_name("lint-imports")

pytestmark = pytest.mark.skipif(not LINTER.exists(), reason="import-linter is not installed")


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(LINTER), "--no-cache"], cwd=folder, capture_output=True, text=True, timeout=120, check=False
    )


@pytest.fixture
def house(tmp_path: Path) -> Path:
    shutil.copytree(PROJECT / "desktop", tmp_path / "desktop", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(PROJECT / "pyproject.toml", tmp_path)
    return tmp_path


def test_the_house_as_it_stands_keeps_every_rule() -> None:
    done = lint(PROJECT)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("room", "forbidden"),
    [
        ("desktop/model/problem.py", "import PySide6.QtCore"),
        ("desktop/session/__init__.py", "import time"),
        ("desktop/library/__init__.py", "import desktop.session"),
        ("desktop/figure/__init__.py", "import desktop.draw"),
        ("desktop/draw/__init__.py", "import desktop.session"),
        ("desktop/system/__init__.py", "import desktop.ui"),
        ("desktop/ui/widgets/__init__.py", "import desktop.system.clock"),
        ("desktop/ui/pages/library_page.py", "import desktop.ui.pages.player_page"),
    ],
)
def test_a_forbidden_import_is_seen(house: Path, room: str, forbidden: str) -> None:
    file = house / room
    file.write_text(f"{file.read_text()}\n{forbidden}\n")
    done = lint(house)
    assert done.returncode == 1, f"nobody minds {forbidden!r} in {room}:\n{done.stdout}"
    assert "BROKEN" in done.stdout
