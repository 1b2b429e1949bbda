"""What the window's process does without: numpy, which would cost it a tenth of a second and 20 MB, and every
way to a sound device, any of which may hang or end its process."""

import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
COMMANDS = sorted(
    f"desktop.cli.{file.stem}" for file in (PROJECT / "desktop/cli").glob("*.py") if file.stem != "__init__"
)
PAGES = sorted(f"desktop.ui.pages.{file.stem}" for file in (PROJECT / "desktop/ui/pages").glob("[a-z]*.py"))


FOREIGN = {"numpy", "PySide6.QtMultimedia", "PySide6.QtTextToSpeech", "playsound3", "pyttsx3"}


def imported_with(modules: list[str]) -> list[str]:
    """What of the above importing these brings along, in a process of its own."""
    program = (
        f"import importlib, sys\nfor name in {modules!r}: importlib.import_module(name)\n"
        f"print(*({FOREIGN!r} & sys.modules.keys()))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=PROJECT, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


@pytest.mark.parametrize(
    "modules",
    [["desktop.app"], ["desktop.playing"], ["desktop.cli", *COMMANDS], ["desktop.ui.window", *PAGES]],
    ids=lambda modules: modules[0],
)
def test_what_the_window_imports_does_without_them(modules):
    assert imported_with(modules) == []


def test_the_sound_process_needs_them():
    assert imported_with(["desktop.sound.mixer"]) == ["numpy"]
    assert "PySide6.QtMultimedia" in imported_with(["desktop.system.sound_sink"])
