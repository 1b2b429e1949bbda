"""What every test gets: no screen, folders of its own, and a check that it left nothing running behind."""

from __future__ import annotations

import os
import sys
import threading
import traceback
import weakref
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

PROJECT = Path(__file__).resolve().parent.parent


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Points the platform's user folders into the test's own folder, so that no test sees a user's files."""
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))


@pytest.fixture(autouse=True)
def no_thread_left_behind() -> Iterator[None]:
    """Fails the test that leaves a thread running."""
    before = set(threading.enumerate())
    yield
    left = [thread for thread in threading.enumerate() if thread not in before]
    for thread in left:
        thread.join(timeout=2)
    still = [thread.name for thread in left if thread.is_alive()]
    assert not still, f"threads left running: {still}"


class _Starts:
    """Remembers each object of a Qt class that was started, and the line that started it."""

    def __init__(self, kind: type[Any], monkeypatch: pytest.MonkeyPatch) -> None:
        self.seen: list[tuple[weakref.ref[Any], str]] = []
        original = kind.start
        seen = self.seen

        def start(started: Any, *args: Any, **kwargs: Any) -> Any:
            seen.append((weakref.ref(started), "".join(traceback.format_stack(limit=4)[:-1])))
            return original(started, *args, **kwargs)

        monkeypatch.setattr(kind, "start", start)

    def still(self, running: Any) -> list[str]:
        found: list[str] = []
        for reference, place in self.seen:
            started = reference()
            if started is not None and running(started):
                found.append(place)
        return found


@pytest.fixture(autouse=True)
def nothing_of_qt_left_behind(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    """Fails the test that leaves a timer, animation or window behind, and names the line that began it."""
    if not {"qtbot", "qapp"} & set(request.fixturenames):
        yield
        return
    request.getfixturevalue("qapp")
    from PySide6.QtCore import QAbstractAnimation, QCoreApplication, QEvent, QTimer
    from PySide6.QtWidgets import QApplication
    from shiboken6 import isValid

    timers = _Starts(QTimer, monkeypatch)
    animations = _Starts(QAbstractAnimation, monkeypatch)
    windows_before = {id(widget) for widget in QApplication.topLevelWidgets()}
    yield
    if "qtbot" in request.fixturenames:
        # pytest-qt closes its widgets after this fixture; they are closed here so that what stays is a leak.
        for reference, _ in getattr(request.node, "qt_widgets", []):
            widget = reference()
            if widget is not None and isValid(widget):
                widget.close()
    QApplication.processEvents()
    left = timers.still(lambda timer: isValid(timer) and timer.isActive())
    assert not left, f"timers left running, started at:\n{left[0]}"
    moving = animations.still(
        lambda animation: isValid(animation) and animation.state() == QAbstractAnimation.State.Running
    )
    assert not moving, f"animations left running, started at:\n{moving[0]}"
    stray = [
        repr(widget)
        for widget in QApplication.topLevelWidgets()
        if id(widget) not in windows_before and widget.isVisible()
    ]
    assert not stray, f"windows left open: {stray}"
    # What is to be deleted later waits for an event loop, which no test runs: it would stay, and each new
    # style would dress all that tests before have left.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def pytest_report_header() -> str:
    """Names the binding in the head of the report, since its versions differ in what they break."""
    import PySide6

    return f"PySide6 {PySide6.__version__}, {os.environ['QT_QPA_PLATFORM']}, Python {sys.version.split()[0]}"
