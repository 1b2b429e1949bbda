"""The app as a user runs it, on a sound server of its own, playing a short session from beginning to end."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop.model.speech import Line
from desktop.paths import user_folders
from desktop.resources import assets_folder
from desktop.sound.clips import SpokenClips
from desktop.sound.voice import Pace
from desktop.store.settings import Settings
from desktop.system.voices import make_voice
from tests.heard.ear import Expected
from tests.heard.samples import read_clip
from tests.heard.sound_server import wait_until

PROJECT = Path(__file__).resolve().parents[2]
CONTENT = Path(__file__).parent / "content"
ROUTINE = "heard"
SOUND_PROCESS = "desktop.system.sound_process"
_NOT_HEARD = re.compile(r"^sound: not heard: (\d+) (\S+)", re.MULTILINE)
_MARK = "UNKNOT_HEARD"
"""A variable that all processes of the app inherit, and by which those are found that it left behind."""
_END_PATIENCE_S = 8.0


@dataclass(frozen=True)
class Reported:
    """A cue of which the app says that it was not heard."""

    at_ms: int
    kind: str


class AppUnderTest:
    """One start of the app with the session of `CONTENT`."""

    def __init__(
        self, folder: Path, environment: Mapping[str, str], program: Path = PROJECT / "main.py"
    ) -> None:
        """Prepare its data; start nothing.

        Args:
            folder: Where its data and its log are kept.
            environment: Tells it which sound server to play on.
            program: What to run in place of ``main.py``.
        """
        self._data = folder / "data"
        self._log = folder / "app.log"
        self._environment = {
            **environment,
            "QT_QPA_PLATFORM": "offscreen",
            "PYTHONPATH": str(PROJECT),
            "PYTHONDONTWRITEBYTECODE": "1",
            _MARK: str(folder),
        }
        self._program = program
        self._process: subprocess.Popen[bytes] | None = None
        shutil.copytree(CONTENT, self._data, dirs_exist_ok=True)
        (self._data / "settings.json").write_text(json.dumps({"version": 1, "amount": "full"}))

    @property
    def data(self) -> Path:
        return self._data

    @property
    def log(self) -> str:
        """What it wrote to its terminal."""
        return self._log.read_text(errors="replace")

    @property
    def is_alive(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def reported(self) -> list[Reported]:
        """The cues that it says were not heard."""
        return [Reported(int(at_ms), kind) for at_ms, kind in _NOT_HEARD.findall(self.log)]

    def shown(self) -> Mapping[str, Any]:
        """The session as ``show --json`` prints it."""
        command = [sys.executable, PROJECT / "main.py", "--data", self._data, "show", ROUTINE, "--json"]
        done = subprocess.run(command, env=self._environment, cwd=PROJECT, capture_output=True, check=True)
        return json.loads(done.stdout)

    def promises(self, shown: Mapping[str, Any]) -> tuple[Expected, ...]:
        """All that the session as it is shown promises to be heard, with the clips that the app plays for it.

        Raises:
            OSError: A clip is not there: the app has not had its lines rendered.
        """
        settings = Settings()
        clips = SpokenClips(user_folders(self._data).clips, make_voice(settings.voice, Pace(settings.pace)))
        cue_set = assets_folder() / "sounds" / settings.cue_set
        promises: list[Expected] = []
        for cue in shown["cues"]:
            sound: str | None = cue["sound"]
            file = clips.path(Line(cue["text"])) if sound is None else cue_set / f"{sound}.wav"
            name = f"{cue['kind']}:{sound or cue['text']}"
            promises.append(Expected(cue["at_ms"], name, read_clip(file)))
        return tuple(promises)

    def start(self) -> None:
        """Open the player on the session; it plays at once."""
        command = [sys.executable, self._program, "--data", self._data, "play", ROUTINE]
        command += ["--no-questions", "--verbose"]
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(
                command, env=self._environment, cwd=PROJECT, stdout=log, stderr=log, stdin=subprocess.DEVNULL
            )

    def sound_process(self) -> int | None:
        """The process that plays for it, or None while there is none."""
        assert self._process is not None
        for pid, words in _processes().items():
            if SOUND_PROCESS in words and self._process.pid in _ancestors(pid):
                return pid
        return None

    def end(self, how: signal.Signals = signal.SIGTERM) -> list[str]:
        """End it, and what it left behind.

        Returns:
            The command lines of the processes that outlived it by some seconds; they are ended as well.
        """
        if self._process is None:
            return []
        self._process.send_signal(how)
        try:
            self._process.wait(_END_PATIENCE_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        with suppress(TimeoutError):
            wait_until(lambda: not self._offspring(), "the end of its processes", _END_PATIENCE_S)
        left = self._offspring()
        for pid in left:
            os.kill(pid, signal.SIGKILL)
        return list(left.values())

    def _offspring(self) -> dict[int, str]:
        """The processes that descend from this app, whoever is their parent by now."""
        mark = f"{_MARK}={self._environment[_MARK]}".encode()
        return {
            pid: words for pid, words in _processes().items() if mark in _environment_of(pid).split(b"\0")
        }


def _processes() -> dict[int, str]:
    """The command lines of all running processes."""
    found: dict[int, str] = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            words = _read(folder / "cmdline").replace(b"\0", b" ").decode(errors="replace").strip()
            if words:
                found[int(folder.name)] = words
    return found


def _ancestors(pid: int) -> list[int]:
    line: list[int] = []
    while pid > 1 and pid not in line:
        # The name of the program stands in brackets and may hold anything.
        fields = _read(Path(f"/proc/{pid}/stat")).rpartition(b")")[2].split()
        if not fields:
            break
        pid = int(fields[1])
        line.append(pid)
    return line


def _environment_of(pid: int) -> bytes:
    return _read(Path(f"/proc/{pid}/environ"))


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""
