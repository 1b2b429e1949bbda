"""Whole commands against an interpreter that does nothing: those that draw no picture have 0.25 s each."""

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
BOUND_S = 0.25
RUNS = 9


def seconds(*words: str) -> float:
    """The median time of a whole process."""
    times: list[float] = []
    for _ in range(RUNS):
        begun = time.perf_counter()
        subprocess.run([sys.executable, *words], cwd=PROJECT, stdout=subprocess.DEVNULL, check=True)
        times.append(time.perf_counter() - begun)
    return statistics.median(times)


def main() -> None:
    """Prints each command's time and its ratio to an empty interpreter."""
    routine = next(iter(sorted((PROJECT / "routines").glob("*.yaml")))).stem
    empty_s = seconds("-c", "pass")
    print(f"  {'python -c pass':<16} {empty_s * 1000:5.0f} ms")
    with tempfile.TemporaryDirectory() as data:
        one = f"routines/{routine}.yaml"
        for words in (["list"], ["tools"], ["techniques"], ["show", routine], ["check", one]):
            took_s = seconds("main.py", "--data", data, *words)
            print(
                f"  {words[0]:<16} {took_s * 1000:5.0f} ms, {took_s / empty_s:4.1f}× an empty interpreter "
                f"(bound {BOUND_S * 1000:.0f} ms)"
            )
        begun = time.perf_counter()
        words = [sys.executable, "main.py", "--data", data, "check", "routines"]
        subprocess.run(words, cwd=PROJECT, check=True)
        print(f"  check of all, with every step drawn: {time.perf_counter() - begun:.1f} s")


if __name__ == "__main__":
    main()
