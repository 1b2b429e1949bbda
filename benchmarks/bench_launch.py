"""How long from starting the process to a painted library, and how much memory, against an empty Qt window.

Both are whole processes, run in turn several times; the ratio of the medians is what counts, and the bound
is 1.6 for either. The library is opened by the command line's own ``main``, with the user's folders in a
place of their own: the first start there finds nothing kept from an earlier one, opens on the questions
about conditions and has a line to itself; all others are what a person sees day by day. Bytecode is kept
between runs, as it is for an installed program. Runs offscreen.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
BOUND = 1.6
SCREEN = {"name": "one", "x": 0, "y": 0, "width": 1920, "height": 1080, "logicalDpi": 96, "dpr": 1}
RUNS = 11

_PAINTED = """
import resource, sys
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

def tell(what):
    print(what, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, flush=True)

class FirstPaint(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self.after)
        return False
    def after(self):
        tell('painted')
        leave()
"""

EMPTY = f"""{_PAINTED}
from PySide6.QtWidgets import QMainWindow
app = QApplication(sys.argv)
leave = app.quit
window = QMainWindow()
window.resize(1280, 820)
first = FirstPaint()
window.installEventFilter(first)
window.show()
app.exec()
tell('at rest')
"""

LIBRARY = f"""{_PAINTED}
def leave():
    if 'desktop.figure.book' in sys.modules:
        QApplication.quit()
    else:
        QTimer.singleShot(20, leave)

run = QApplication.exec
first = FirstPaint()

def watched_run():
    for window in QApplication.topLevelWidgets():
        if window.isVisible():
            window.centralWidget().installEventFilter(first)
    return run()

QApplication.exec = staticmethod(watched_run)
from desktop.cli import main
code = main([])
tell('at rest')
sys.exit(code)
"""


@dataclass(frozen=True)
class Start:
    """What one start took.

    Attributes:
        painted_s: From the start of the process to the painted window, in seconds.
        painted_mib: The most memory until then.
        rest_mib: The most memory until the window was closed, all content read.
    """

    painted_s: float
    painted_mib: float
    rest_mib: float


def start(program: str, environment: Mapping[str, str]) -> Start:
    """Runs the program until it has told both of its lines."""
    begun = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-c", program], cwd=PROJECT, env=environment, stdout=subprocess.PIPE, text=True
    ) as process:
        if process.stdout is None:
            raise RuntimeError("the process has no output to read")
        painted = process.stdout.readline()
        took_s = time.perf_counter() - begun
        rest = process.stdout.readline()
    if not painted.startswith("painted") or process.returncode != 0:
        raise RuntimeError("the window was never painted")
    return Start(took_s, int(painted.split()[-1]) / 1024, int(rest.split()[-1]) / 1024)


def user(home: Path) -> dict[str, str]:
    """The environment of a person whose files are all below that folder."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    folders = {f"XDG_{kind}_HOME": str(home / kind.lower()) for kind in ("CONFIG", "DATA", "CACHE")}
    bytecode = {"PYTHONPYCACHEPREFIX": str(home / "bytecode")}
    screen = home / "screen.json"
    screen.write_text(json.dumps({"screens": [SCREEN]}), encoding="utf-8")
    platform = {"QT_QPA_PLATFORM": f"offscreen:configfile={screen}"}
    return {**environment, **folders, **bytecode, **platform, "HOME": str(home)}


def answer_questions(home: Path) -> None:
    """Leaves the answer "none of these" where the app keeps it."""
    folder = home / "config" / "unknot"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "health.json").write_text(json.dumps({"version": 1, "conditions": []}), encoding="utf-8")


def tell(name: str, starts: list[Start]) -> None:
    """Prints the medians of these starts."""
    painted_s, painted_mib, rest_mib = (
        statistics.median(values)
        for values in zip(*((s.painted_s, s.painted_mib, s.rest_mib) for s in starts), strict=True)
    )
    print(
        f"  {name:<14} painted after {painted_s * 1000:6.0f} ms, peak memory {painted_mib:6.1f} MiB, "
        f"{rest_mib:6.1f} MiB with everything read"
    )


def main() -> None:
    """Prints the first start, the medians of the later ones, and both ratios."""
    with tempfile.TemporaryDirectory() as folder:
        environment = user(Path(folder))
        # Once for the bytecode alone; what it kept besides is taken away again.
        start(LIBRARY, environment | {"XDG_CACHE_HOME": str(Path(folder) / "elsewhere")})
        first = start(LIBRARY, environment)
        answer_questions(Path(folder))
        # Once to keep the pictures of the cards.
        start(LIBRARY, environment)
        start(EMPTY, environment)
        empty: list[Start] = []
        library: list[Start] = []
        for _ in range(RUNS):
            empty.append(start(EMPTY, environment))
            library.append(start(LIBRARY, environment))
    tell("empty window", empty)
    tell("first start", [first])
    tell("library", library)
    for what in ("painted_s", "painted_mib"):
        ratio = statistics.median(getattr(each, what) for each in library) / statistics.median(
            getattr(each, what) for each in empty
        )
        name = "launch" if what == "painted_s" else "memory"
        print(f"  {name} against an empty window: {ratio:.2f}× (bound {BOUND}×)")


if __name__ == "__main__":
    main()
