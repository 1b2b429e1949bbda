"""Prints every measurement of the project, one after the other: ``make bench``."""

import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parent


def main() -> None:
    """Runs each ``bench_*.py`` in a process of its own, so that none warms another."""
    for file in sorted(FOLDER.glob("bench_*.py")):
        print(file.stem.removeprefix("bench_"), flush=True)
        subprocess.run([sys.executable, "-m", f"benchmarks.{file.stem}"], cwd=FOLDER.parent, check=True)


if __name__ == "__main__":
    main()
