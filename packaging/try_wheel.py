#!/usr/bin/env python3
"""Builds the wheel, installs it into a fresh environment, and runs `unknot list` and `unknot render` there.

Run from the checkout with the project's own .venv; the fresh one is made in a temporary folder.
"""

import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def run(*command: str | Path, cwd: Path) -> str:
    """Runs a command outside the checkout and returns what it printed; a failure ends the program."""
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.stderr.write(f"{' '.join(map(str, command))}\n{done.stdout}{done.stderr}")
        raise SystemExit(1)
    return done.stdout


def main() -> None:
    """Builds, installs, tries; says what it saw."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", place, ROOT, cwd=place)
        (wheel,) = place.glob("unknot-*.whl")
        venv.create(place / "fresh", with_pip=True)
        programs = place / "fresh" / "bin"
        constraints = ROOT / "constraints.txt"
        run(programs / "python", "-m", "pip", "install", "-q", "-c", constraints, wheel, cwd=place)
        listed = run(programs / "unknot", "--data", place / "data", "list", cwd=place)
        routine = listed.split()[0]
        run(
            programs / "unknot",
            "--data",
            place / "data",
            "render",
            routine,
            "--out",
            place / "pictures",
            cwd=place,
        )
        pictures = list((place / "pictures").glob("*.png"))
        if not pictures:
            sys.stderr.write("the installed app rendered no picture\n")
            raise SystemExit(1)
        sys.stdout.write(
            f"wheel {wheel.name}: listed {len(listed.splitlines())} lines, {len(pictures)} pictures\n"
        )


if __name__ == "__main__":
    main()
