#!/usr/bin/env python3
"""Makes this checkout ready to run or to test: Qt's shared libraries, a .venv, and the pinned packages.

Called by the Makefile with the system's own Python and nothing installed; uses the standard library alone.
As root, or with sudo that asks no password, missing system packages are installed on Debian and Ubuntu;
otherwise the one line to type is printed and the exit code is 1.

    python3 packaging/prepare.py run      the app's own packages
    python3 packaging/prepare.py test     and those of the test suite and the checks
    python3 packaging/prepare.py hear     after that: a sound server to listen to the app with
"""

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
OLDEST = (3, 11)
NEWEST = (3, 13)

# What the Qt wheels expect of the system, as (shared library, Debian package).
LIBRARIES = (
    ("libEGL.so.1", "libegl1"),
    ("libGL.so.1", "libgl1"),
    ("libfontconfig.so.1", "libfontconfig1"),
    ("libfreetype.so.6", "libfreetype6"),
    ("libglib-2.0.so.0", "libglib2.0-0"),
    ("libdbus-1.so.3", "libdbus-1-3"),
    ("libgssapi_krb5.so.2", "libgssapi-krb5-2"),
    ("libpulse.so.0", "libpulse0"),
    ("libwayland-client.so.0", "libwayland-client0"),
    ("libwayland-cursor.so.0", "libwayland-cursor0"),
    ("libwayland-egl.so.1", "libwayland-egl1"),
    ("libxkbcommon.so.0", "libxkbcommon0"),
    ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
    ("libX11-xcb.so.1", "libx11-xcb1"),
    ("libXext.so.6", "libxext6"),
    ("libXrandr.so.2", "libxrandr2"),
    ("libdrm.so.2", "libdrm2"),
    ("libxcb-cursor.so.0", "libxcb-cursor0"),
    ("libxcb-icccm.so.4", "libxcb-icccm4"),
    ("libxcb-image.so.0", "libxcb-image0"),
    ("libxcb-keysyms.so.1", "libxcb-keysyms1"),
    ("libxcb-randr.so.0", "libxcb-randr0"),
    ("libxcb-render-util.so.0", "libxcb-render-util0"),
    ("libxcb-shape.so.0", "libxcb-shape0"),
    ("libxcb-sync.so.1", "libxcb-sync1"),
    ("libxcb-xfixes.so.0", "libxcb-xfixes0"),
    ("libxcb-xkb.so.1", "libxcb-xkb1"),
)

# What listens to the app (`make hear`), as (program, Debian package).
LISTENING = (
    ("pulseaudio", "pulseaudio"),
    ("pactl", "pulseaudio-utils"),
    ("parec", "pulseaudio-utils"),
)


def stop(sentence: str) -> None:
    """Ends with one clear sentence and exit code 1."""
    sys.stderr.write(f"unknot: {sentence}\n")
    raise SystemExit(1)


def has_library(name: str) -> bool:
    """Whether the dynamic linker finds that shared library."""
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def has_font() -> bool:
    """Whether fontconfig knows at least one font."""
    lister = shutil.which("fc-list")
    return lister is not None and bool(
        subprocess.run([lister], capture_output=True, check=False).stdout.strip()
    )


def missing_system_packages() -> list[str]:
    """The Debian packages that this machine lacks."""
    missing = [package for name, package in LIBRARIES if not has_library(name)]
    if not has_font():
        missing += ["fontconfig", "fonts-dejavu-core"]
    if importlib.util.find_spec("ensurepip") is None or importlib.util.find_spec("venv") is None:
        missing.append(f"python{sys.version_info.major}.{sys.version_info.minor}-venv")
    return missing


def missing_listening_packages() -> list[str]:
    """The Debian packages that this machine lacks for listening to the app."""
    return list(dict.fromkeys(package for name, package in LISTENING if shutil.which(name) is None))


def prepare_hearing() -> None:
    """Installs a sound server where there is none; one that is there is left alone, whatever it is."""
    packages = missing_listening_packages()
    if "pulseaudio" in packages and shutil.which("pipewire"):
        stop(
            "listening needs PulseAudio's own server; this machine plays through PipeWire, which that may "
            "put out of work; listen in a container or on another machine, or type this if you know better:"
            f"\n\n  sudo apt-get install {' '.join(packages)}\n"
        )
    if packages:
        sys.stdout.write(f"Installing what it takes to listen: {' '.join(packages)}\n")
        sys.stdout.flush()
        install_system_packages(packages)


def install_system_packages(packages: list[str]) -> None:
    """Installs Debian packages, or says which line to type when that is not allowed here."""
    line = "apt-get install -y --no-install-recommends " + " ".join(packages)
    if shutil.which("apt-get") is None:
        stop(f"this system lacks something; install what it calls these: {' '.join(packages)}")
    prefix: list[str] = []
    if os.geteuid() != 0:
        sudo = shutil.which("sudo")
        if sudo is None or subprocess.run([sudo, "-n", "true"], capture_output=True, check=False).returncode:
            stop(f"some system packages are missing; type this once, then try again:\n\n  sudo {line}\n")
        prefix = [str(sudo), "-n"]
    environment = ["env", "DEBIAN_FRONTEND=noninteractive"]
    subprocess.run([*prefix, *environment, "apt-get", "update", "-qq"], check=False)
    done = subprocess.run([*prefix, *environment, *line.split()], check=False)
    if done.returncode:
        stop(f"the system packages could not be installed; try it by hand:\n\n  sudo {line}\n")


def requirements(purpose: str) -> list[str]:
    """What to install for that purpose, as declared in pyproject.toml."""
    import tomllib  # noqa: PLC0415 - an older Python gets here no further than the check of its version

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted: list[str] = list(project["project"]["dependencies"])
    if purpose == "test":
        wanted += [*project["dependency-groups"]["test"], *project["dependency-groups"]["check"]]
    return wanted


def is_whole(python: Path) -> bool:
    """Whether that environment is of the Python that runs this, and has a pip that works."""
    if not python.exists():
        return False
    ask = "import sys, pip; print(*sys.version_info[:2])"
    answer = subprocess.run([str(python), "-c", ask], capture_output=True, text=True, check=False).stdout
    return answer.split() == [str(part) for part in sys.version_info[:2]]


def make_venv(purpose: str) -> None:
    """Creates .venv where it is missing, broken or of another Python; installs the pinned packages."""
    python = VENV / "bin" / "python"
    if not is_whole(python):
        shutil.rmtree(VENV, ignore_errors=True)
        if subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=False).returncode:
            stop(f"the environment {VENV} could not be made; is there room, and may you write there?")
    command = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    command += ["--constraint", str(ROOT / "constraints.txt"), *requirements(purpose)]
    if subprocess.run(command, check=False).returncode:
        stop("the Python packages could not be installed; is this machine online?")


def main() -> None:
    """Does all that is missing, in order."""
    purpose = sys.argv[1] if len(sys.argv) == 2 else ""
    if purpose not in {"run", "test", "hear"}:
        stop("say what for: python3 packaging/prepare.py run|test|hear")
    if purpose == "hear":
        prepare_hearing()
        return
    if not OLDEST <= sys.version_info[:2] <= NEWEST:
        found = ".".join(map(str, sys.version_info[:2]))
        stop(
            f"Python 3.11 to 3.13 is needed, this is {found}; name one with: make PYTHON=python3.13 {purpose}"
        )
    if sys.platform == "linux":
        packages = missing_system_packages()
        if packages:
            sys.stdout.write(f"Installing what Qt needs of the system: {' '.join(packages)}\n")
            sys.stdout.flush()
            install_system_packages(packages)
    sys.stdout.write("Installing the Python packages into .venv (once)…\n")
    sys.stdout.flush()
    make_venv(purpose)


if __name__ == "__main__":
    main()
