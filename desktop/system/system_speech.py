"""Holds the process of the system's voices and asks it one thing at a time. Knows no Qt.

A process that ends, hangs or answers nonsense is killed, and the next question starts another one.
"""

import json
import os
import queue
import subprocess
import threading
import weakref
from collections.abc import Sequence
from typing import IO, Final, cast

from desktop.sound.voice import VoiceFailed
from desktop.system.child_environment import module_command, search_path

ANSWER_S: Final = 30.0
"""The longest wait for an answer: the first one loads the engine, which takes seconds on a slow disk."""

_COMMAND: Final = module_command("desktop.system.system_speech_process")
_ANSWERS: Final = ("voices", "said", "failed")
_LET_DOWN: Final = "The system's voice does not answer."


class SystemSpeech:
    """The system's voices, spoken in a process of their own that lives no longer than this."""

    def __init__(self, command: Sequence[str] = _COMMAND, *, answer_s: float = ANSWER_S) -> None:
        """Starts nothing yet.

        Args:
            command: What starts the process.
            answer_s: The longest wait for an answer.
        """
        self._command = tuple(command)
        self._answer_s = answer_s
        self._end: weakref.finalize[..., SystemSpeech] | None = None
        self._input: IO[str] | None = None
        self._answers: queue.SimpleQueue[str | None] = queue.SimpleQueue()

    def ask(self, words: Sequence[object]) -> list[object]:
        """Ask one thing and wait for the answer.

        Returns:
            The answer, its name first.

        Raises:
            VoiceFailed: There was none, or the engine failed.
        """
        try:
            if self._input is None:
                self._input = self._start()
            self._input.write(json.dumps(words) + "\n")
            self._input.flush()
            answer = self._next_answer()
        except (OSError, ValueError, queue.Empty) as error:
            self.close()
            raise VoiceFailed(_LET_DOWN) from error
        if answer[0] == "failed":
            raise VoiceFailed(f"The system's voice failed: {answer[-1]}")
        return answer

    def close(self) -> None:
        """End the process; the next question starts another one."""
        self._input = None
        if self._end is not None:
            self._end()
            self._end = None

    def _start(self) -> IO[str]:
        process = subprocess.Popen(  # noqa: S603 - our own command
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
            errors="replace",
            env={**os.environ, "PYTHONPATH": search_path(), "PYTHONUTF8": "1"},
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        answers: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        reader = threading.Thread(target=_read, args=(process.stdout, answers), daemon=True)
        reader.start()
        self._answers = answers
        self._end = weakref.finalize(self, _end, process, reader)
        return cast("IO[str]", process.stdin)

    def _next_answer(self) -> list[object]:
        """The next line that is an answer: an engine may print what it likes in between."""
        while True:
            line = self._answers.get(timeout=self._answer_s)
            if line is None:
                raise ValueError(_LET_DOWN)
            try:
                words: object = json.loads(line)
            except ValueError:
                continue
            if isinstance(words, list):
                answer = cast("list[object]", words)
                if answer and answer[0] in _ANSWERS:
                    return answer


def _read(lines: IO[str], answers: "queue.SimpleQueue[str | None]") -> None:
    with lines:
        for line in lines:
            answers.put(line)
    answers.put(None)


def _end(process: "subprocess.Popen[str]", reader: threading.Thread) -> None:
    process.kill()
    process.wait()
    reader.join()
    if process.stdin is not None:
        try:
            process.stdin.close()
        except OSError:
            # What was not read any more went with the process.
            return
