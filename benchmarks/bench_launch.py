"""How long from starting the process to a painted library, and how much memory, against an empty Qt window.

Both are whole processes, run in turn several times; the ratio of the medians is what counts, and the bound is
1.6 for either. Runs offscreen.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
BOUND = 1.6
RUNS = 9

_PAINTED = """
import resource, sys
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

class FirstPaint(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self.tell)
        return False
    def tell(self):
        print('painted', resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, flush=True)
        QApplication.instance().quit()
"""

EMPTY = f"""{_PAINTED}
from PySide6.QtWidgets import QMainWindow
app = QApplication(sys.argv)
window = QMainWindow()
window.resize(1280, 800)
first = FirstPaint()
window.installEventFilter(first)
window.show()
app.exec()
"""

LIBRARY = f"""
import sys
from pathlib import Path
from desktop.paths import user_folders
from desktop.resources import assets_folder, routines_folder
from desktop.library.catalogue import load_catalogue
folders = user_folders(Path(sys.argv[1]))
catalogue = load_catalogue(routines_folder(), assets_folder() / "poses", folders.routines)
from desktop.app import Opening, assemble
{_PAINTED}
app = QApplication(sys.argv)
house = assemble(app, catalogue, folders, Opening())
first = FirstPaint()
house.window.centralWidget().installEventFilter(first)
house.window.show()
app.exec()
house.close()
"""


def once(program: str) -> tuple[float, float]:
    """Seconds from the start of the process to its first painted window, and its peak memory in MiB."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    with tempfile.TemporaryDirectory() as data:
        begun = time.perf_counter()
        with subprocess.Popen(
            [sys.executable, "-c", program, data],
            cwd=PROJECT,
            env=environment,
            stdout=subprocess.PIPE,
            text=True,
        ) as process:
            if process.stdout is None:
                raise RuntimeError("the process has no output to read")
            line = process.stdout.readline()
            took_s = time.perf_counter() - begun
        if not line.startswith("painted"):
            raise RuntimeError("the window was never painted")
    return took_s, int(line.split()[1]) / 1024


def main() -> None:
    """Prints both ratios."""
    measured: dict[str, list[tuple[float, float]]] = {"empty window": [], "library": []}
    for _ in range(RUNS):
        measured["empty window"].append(once(EMPTY))
        measured["library"].append(once(LIBRARY))
    medians = {
        name: tuple(statistics.median(run[place] for run in runs) for place in (0, 1))
        for name, runs in measured.items()
    }
    for name, (took_s, memory_mib) in medians.items():
        print(f"  {name:<14} painted after {took_s * 1000:6.0f} ms, peak memory {memory_mib:6.1f} MiB")
    for place, what in ((0, "launch"), (1, "memory")):
        ratio = medians["library"][place] / medians["empty window"][place]
        print(f"  {what} against an empty window: {ratio:.2f}× (bound {BOUND}×)")


if __name__ == "__main__":
    main()
