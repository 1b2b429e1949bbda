#!/usr/bin/env python3
"""Builds the wheel, installs it into a fresh environment, and lists, renders and speaks there.

Run from the checkout with the project's own .venv; the fresh one is made in a temporary folder.
"""

import subprocess
import sys
import tempfile
import venv
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LICENCES = ("LICENSE", "NOTICE.md")

SPEAK = """
from desktop.sound.voice import Pace
from desktop.system.voices import list_voices, make_voice
print(make_voice(list_voices()[0].id, Pace.CALM).render("Breathe out slowly.").length_ms)
"""


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
        with zipfile.ZipFile(wheel) as archive:
            shipped = {Path(name).name for name in archive.namelist() if "/licenses/" in name}
        if not shipped.issuperset(LICENCES):
            sys.stderr.write(f"the wheel lacks one of {', '.join(LICENCES)}\n")
            raise SystemExit(1)
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
        spoken_ms = int(run(programs / "python", "-c", SPEAK, cwd=place))
        sys.stdout.write(
            f"wheel {wheel.name}: listed {len(listed.splitlines())} lines, {len(pictures)} pictures, "
            f"spoke for {spoken_ms} ms\n"
        )


if __name__ == "__main__":
    main()
