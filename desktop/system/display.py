"""Whether a window can be opened here at all.

Asked before Qt is, because Qt aborts the process where it cannot. Knows no Qt: it looks for the platform
plugin as a file and tries the display server by itself.
"""

import importlib.util
import os
from collections.abc import Mapping
from pathlib import Path

from desktop.model.problem import OutsideProblem

_WITHOUT_WINDOWS = ("list", "show", "render")


def require_display(environment: Mapping[str, str], platform: str) -> None:
    """Returns when Qt can open a window in this environment.

    Args:
        environment: The variables of the process, as in ``os.environ``.
        platform: The value of ``sys.platform``; only Linux can lack a display.

    Raises:
        OutsideProblem: When there is no display, it does not answer, or a shared library is missing.
    """
    if not platform.startswith("linux"):
        return
    chosen = environment.get("QT_QPA_PLATFORM", "").split(":")[0].split(";")[0]
    if chosen:
        _require(chosen)
        if chosen not in {"xcb", "wayland"}:
            return
    if chosen != "xcb" and _wayland_answers(environment):
        missing = _missing_for("wayland")
        # Qt takes the X server where its Wayland plugin does not load.
        if missing is None:
            return
        if not environment.get("DISPLAY"):
            raise missing
    if chosen != "wayland" and environment.get("DISPLAY"):
        _require("xcb")
        if _x11_answers():
            return
        sentence = f"The display {environment['DISPLAY']} does not answer or does not let this program in."
        raise OutsideProblem(sentence, "Check DISPLAY and the rights to it.")
    without = ", ".join(_WITHOUT_WINDOWS)
    sentence = "There is no display to open a window on (neither DISPLAY nor WAYLAND_DISPLAY leads to one)."
    raise OutsideProblem(sentence, f"These commands work without one: {without}.")


def _plugin_folder() -> Path | None:
    """The folder of Qt's platform plugins, found without importing Qt."""
    found = importlib.util.find_spec("PySide6")
    if found is None or found.origin is None:
        return None
    return Path(found.origin).parent / "Qt" / "plugins" / "platforms"


def _require(name: str) -> None:
    missing = _missing_for(name)
    if missing is not None:
        raise missing


def _missing_for(name: str) -> OutsideProblem | None:
    """What a platform plugin lacks, found by loading it as the plain shared library that it is."""
    folder = _plugin_folder()
    if folder is None or not folder.is_dir():
        return None  # Qt comes from elsewhere (a distribution); it looks after its libraries itself.
    plugin = folder / f"libq{name}.so"
    if name == "wayland":
        plugin = next(iter(sorted(folder.glob("libqwayland*.so"))), plugin)
    if not plugin.is_file():
        return OutsideProblem(f"Qt has no platform called {name!r}.", "Unset QT_QPA_PLATFORM and try again.")
    import ctypes  # noqa: PLC0415 - not every display needs it

    try:
        ctypes.CDLL(str(plugin))
    except OSError as error:
        library = str(error).split(":", 1)[0]
        return OutsideProblem(
            f"Qt cannot open a window because {library} is missing.",
            "Type rm -rf .venv and then make run, which installs or names what is needed.",
        )
    return None


def _wayland_answers(environment: Mapping[str, str]) -> bool:
    """Whether something listens at the Wayland socket that the environment names."""
    name = environment.get("WAYLAND_DISPLAY")
    if not name:
        return False
    import socket  # noqa: PLC0415 - 3 ms that only Wayland needs

    path = Path(environment.get("XDG_RUNTIME_DIR", ""), name)
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
        probe.settimeout(2.0)
        try:
            probe.connect(os.fspath(path))
        except OSError:
            return False
    return True


def _x11_answers() -> bool:
    """Whether the X server of DISPLAY accepts a connection, rights included, just as Qt will ask for one."""
    import ctypes  # noqa: PLC0415 - not every display needs it

    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return False
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(None, None)
    refused = bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    return not refused
