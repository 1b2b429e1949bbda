"""Work on a thread of its own, whose results come back to the event loop. Knows no work."""

import logging
import threading
from collections import deque
from collections.abc import Callable
from typing import Any, TypeAlias, TypeVar

from PySide6.QtCore import QObject, Signal

_Result = TypeVar("_Result")
_logger = logging.getLogger(__name__)

_Job: TypeAlias = tuple[Callable[[], Any], Callable[[Any], None]]


class SideThread(QObject):
    """Does one thing after the other; fulfils `desktop.sound.aside.Aside`.

    Its thread is there while there is work, and ends with the process, whatever it hangs in then.
    """

    _done = Signal(object, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs: deque[_Job] = deque()
        self._is_working = False
        self._lock = threading.Lock()
        self._done.connect(self._on_done)

    def __call__(self, work: Callable[[], _Result], then: Callable[[_Result], None]) -> None:
        """Do some work after what was asked for before.

        Args:
            work: Called on the thread.
            then: Called with its result by the event loop of the thread that this object lives in; never when
                the work raises.
        """
        with self._lock:
            self._jobs.append((work, then))
            if self._is_working:
                return
            self._is_working = True
        threading.Thread(target=self._work, name="aside", daemon=True).start()

    def _work(self) -> None:
        while (job := self._next_job()) is not None:
            work, then = job
            try:
                result = work()
            except Exception:
                # One piece of work that fails must not end all that is to come.
                _logger.exception("work on a thread failed")
                continue
            try:
                self._done.emit(then, result)
            except RuntimeError:
                # Qt says so when the app has ended meanwhile.
                return

    def _next_job(self) -> _Job | None:
        with self._lock:
            if self._jobs:
                return self._jobs.popleft()
            self._is_working = False
            return None

    def _on_done(self, then: Callable[[Any], None], result: object) -> None:
        then(result)
