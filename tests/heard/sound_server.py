"""A sound server of one's own: PulseAudio on a socket in a folder of its own, playing into nothing.

Nobody's real server is touched: it gets its own home and its own runtime folder.
"""

import os
import shutil
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path

SINK = "ear"
"""The name of the sink that plays into nothing; ``ear.monitor`` is what is heard of it."""
_NEEDED = ("pulseaudio", "pactl", "parec")
_PATIENCE_S = 15.0


def missing_programs() -> list[str]:
    """The programs that this machine lacks for a server of one's own."""
    return [name for name in _NEEDED if shutil.which(name) is None]


def wait_until(is_so: Callable[[], bool], what: str, patience_s: float = _PATIENCE_S) -> None:
    """Wait for something outside.

    Raises:
        TimeoutError: It did not come about in time.
    """
    pause = threading.Event()
    end_s = time.monotonic() + patience_s
    while not is_so():
        if time.monotonic() > end_s:
            raise TimeoutError(f"{what} did not happen within {patience_s:.0f} s")
        pause.wait(0.02)


class SoundServer:
    """A server that can be started, killed and started again, with a sink that comes and goes."""

    def __init__(self) -> None:
        # A short name: the path of a socket may have 107 characters.
        self.folder = Path(tempfile.mkdtemp(prefix="unknot-heard-"))
        for name in ("home", "run", "data"):
            (self.folder / name).mkdir(mode=0o700)
        self._socket = self.folder / "native"
        self._process: subprocess.Popen[bytes] | None = None
        self._sink_module = ""

    @property
    def environment(self) -> Mapping[str, str]:
        """The environment of whoever is to use this server, and nothing of the person who runs the tests."""
        kept = {name: os.environ[name] for name in ("PATH", "LANG", "LC_ALL") if name in os.environ}
        return kept | {
            "HOME": str(self.folder / "home"),
            "XDG_RUNTIME_DIR": str(self.folder / "run"),
            "PULSE_RUNTIME_PATH": str(self.folder / "run"),
            "PULSE_SERVER": f"unix:{self._socket}",
        }

    def start(self) -> None:
        """Start it with its sink; returns when it can be played to.

        Raises:
            TimeoutError: It did not answer in time; its log stands in its folder.
        """
        # A desktop lets its sound server go first; so does this one, where it may.
        command = ["nice", "-n", "-10", "pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1"]
        command += ["--use-pid-file=no", "--disallow-exit", "--disable-shm=yes", "--log-target=stderr"]
        command += [
            "-L",
            f"module-native-protocol-unix socket={self._socket} auth-anonymous=1 auth-cookie-enabled=0",
        ]
        with (self.folder / "server.log").open("ab") as log:
            self._process = subprocess.Popen(command, env=dict(self.environment), stdout=log, stderr=log)
        wait_until(lambda: self._pactl("info") is not None, "the sound server")
        self.add_sink()

    def kill(self) -> None:
        """End it as a crash would."""
        if self._process is not None:
            self._process.send_signal(signal.SIGKILL)
            self._process.wait()
            self._process = None

    def add_sink(self) -> None:
        """Plug the sink in; it is the default one."""
        # With rewinds its first block lasts two seconds, in which nothing can be recorded.
        how = ["rate=48000", "channels=2", "format=s16le", "norewinds=1"]
        loaded = self._pactl("load-module", "module-null-sink", f"sink_name={SINK}", *how)
        if loaded is None:
            raise TimeoutError("the sink could not be added")
        self._sink_module = loaded.strip()

    def remove_sink(self) -> None:
        """Pull the sink out, as an unplugged device."""
        self._pactl("unload-module", self._sink_module)

    def close(self) -> None:
        """End it and remove its folder."""
        self.kill()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _pactl(self, *words: str) -> str | None:
        done = subprocess.run(
            ["pactl", *words],
            env=dict(self.environment),
            capture_output=True,
            text=True,
            check=False,
            timeout=10,
        )
        return done.stdout if done.returncode == 0 else None
