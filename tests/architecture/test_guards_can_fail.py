"""The guards of the test suite are seen to fail: what a test leaves behind, and every warning, is noticed."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]

LEFT_BEHIND = {
    "a timer": (
        "timers left running",
        """
        from PySide6.QtCore import QTimer

        KEPT = []

        def test_it(qtbot):
            KEPT.append(QTimer())
            KEPT[0].start(1000)
        """,
    ),
    "an animation": (
        "animations left running",
        """
        from PySide6.QtCore import QVariantAnimation

        KEPT = []

        def test_it(qtbot):
            KEPT.append(QVariantAnimation())
            KEPT[0].setDuration(60_000)
            KEPT[0].setStartValue(0.0)
            KEPT[0].setEndValue(1.0)
            KEPT[0].start()
        """,
    ),
    "a window": (
        "windows left open",
        """
        from PySide6.QtWidgets import QWidget

        KEPT = []

        def test_it(qtbot):
            KEPT.append(QWidget())
            KEPT[0].show()
        """,
    ),
    "a thread": (
        "threads left running",
        """
        import threading

        def test_it():
            threading.Thread(target=threading.Event().wait, daemon=True, name="stray").start()
        """,
    ),
    "a warning of Python": (
        "DeprecationWarning",
        """
        import warnings

        def test_it():
            warnings.warn("old", DeprecationWarning)
        """,
    ),
    "a warning of Qt": (
        "QObject::startTimer",
        """
        from PySide6.QtCore import QObject

        def test_it(qtbot):
            QObject().startTimer(-1)
        """,
    ),
}


@pytest.mark.parametrize("what", LEFT_BEHIND)
def test_it_is_noticed(what: str, tmp_path: Path) -> None:
    said, source = LEFT_BEHIND[what]
    lines = source.strip("\n").splitlines()
    (tmp_path / "test_stray.py").write_text("\n".join(line[8:] for line in lines) + "\n")
    shutil.copy(PROJECT / "tests" / "conftest.py", tmp_path)
    shutil.copy(PROJECT / "pyproject.toml", tmp_path)
    done = subprocess.run(
        # With folders of its own: two runs that clear the same old ones away get into each other's way.
        [sys.executable, "-m", "pytest", "-q", "--basetemp", str(tmp_path / "own"), "test_stray.py"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1, done.stdout + done.stderr
    assert said in done.stdout
