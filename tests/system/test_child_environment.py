"""A module of ours is found as a process of its own, wherever it is started."""

import os
import subprocess
from pathlib import Path

import pytest

import desktop
from desktop.system.child_environment import module_command, search_path

HOME = str(Path(desktop.__path__[0]).parent)


def test_this_package_comes_first_and_what_was_set_follows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", "elsewhere")
    assert search_path().split(os.pathsep) == [HOME, "elsewhere"]
    monkeypatch.delenv("PYTHONPATH")
    assert search_path() == HOME


def test_the_module_is_this_packages_and_the_working_folder_is_not_searched(tmp_path: Path) -> None:
    (tmp_path / "wave.py").write_text("raise SystemExit('a module of the working folder was loaded')")
    (tmp_path / "desktop").mkdir()
    (tmp_path / "desktop" / "__init__.py").write_text("raise SystemExit('another package was loaded')")
    done = subprocess.run(
        module_command("desktop.sound.wav"),
        env={**os.environ, "PYTHONPATH": search_path()},
        cwd=tmp_path,
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
