"""No window without a display: one sentence instead of a core dump."""

import ctypes
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.model.problem import OutsideProblem
from desktop.system.display import require_display

PROJECT = Path(__file__).resolve().parents[2]


def test_without_a_display_the_sentence_names_what_works() -> None:
    with pytest.raises(OutsideProblem, match="no display") as caught:
        require_display({}, "linux")
    assert "render" in caught.value.remedy


def test_a_display_that_does_not_answer_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":4711")
    with pytest.raises(OutsideProblem, match=":4711"):
        require_display({"DISPLAY": ":4711"}, "linux")


def test_a_wayland_socket_that_nobody_listens_at_counts_as_none(tmp_path: Path) -> None:
    with pytest.raises(OutsideProblem, match="no display"):
        require_display({"WAYLAND_DISPLAY": "wayland-7", "XDG_RUNTIME_DIR": str(tmp_path)}, "linux")


@pytest.fixture
def wayland(tmp_path: Path) -> Iterator[dict[str, str]]:
    """An environment with a Wayland socket that somebody listens at."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as server:
        server.bind(str(tmp_path / "w"))
        server.listen()
        yield {"WAYLAND_DISPLAY": "w", "XDG_RUNTIME_DIR": str(tmp_path)}


def lacking(monkeypatch: pytest.MonkeyPatch, plugin: str) -> None:
    """Makes the dynamic linker miss a library of that platform plugin."""
    load = ctypes.CDLL

    def cdll(name: str, *more: object) -> object:
        if plugin in name:
            raise OSError("libmissing.so.0: cannot open shared object file")
        return load(name, *more)

    monkeypatch.setattr(ctypes, "CDLL", cdll)


def test_a_wayland_socket_that_answers_is_a_display(
    wayland: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ctypes, "CDLL", lambda *_: None)
    require_display(wayland, "linux")


def test_wayland_without_its_libraries_is_told(
    wayland: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    lacking(monkeypatch, "libqwayland")
    with pytest.raises(OutsideProblem, match=r"libmissing\.so\.0 is missing"):
        require_display(wayland, "linux")


def test_without_waylands_libraries_the_x_server_is_asked(
    wayland: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    lacking(monkeypatch, "libqwayland")
    monkeypatch.setenv("DISPLAY", ":4711")
    with pytest.raises(OutsideProblem, match=":4711"):
        require_display({**wayland, "DISPLAY": ":4711"}, "linux")


def test_an_unknown_platform_of_qt_is_named() -> None:
    with pytest.raises(OutsideProblem, match="nonsense"):
        require_display({"QT_QPA_PLATFORM": "nonsense"}, "linux")


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_other_systems_always_have_one(system: str) -> None:
    require_display({}, system)


def test_the_offscreen_platform_needs_none() -> None:
    require_display({"QT_QPA_PLATFORM": "offscreen"}, "linux")


@pytest.mark.parametrize("words", [[], ["play", "desk_reset_5"]])
def test_main_says_so_in_one_sentence_and_exits_with_2(words: list[str], tmp_path: Path) -> None:
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    }
    done = subprocess.run(
        [sys.executable, "main.py", "--data", str(tmp_path), *words],
        cwd=PROJECT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith("unknot: There is no display")
    assert len(done.stderr.splitlines()) == 1
