"""Real processes: small scripts in place of the sound process, and the sound process itself."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QObject

from desktop.sound.protocol import Devices, Exit, NoDevice, NoQtMultimedia, parse_report
from desktop.system.sound_launch import QtSoundProcess, launch_sound, sound_command

ROOT = Path(__file__).parents[2]


class Listener:
    def __init__(self) -> None:
        self.lines: list[str] = []
        self.ends = 0

    def on_end(self) -> None:
        self.ends += 1


@pytest.fixture
def owner(qapp):
    return QObject()


def start(owner: QObject, command: tuple[str, ...]) -> tuple[QtSoundProcess, Listener]:
    listener = Listener()
    return QtSoundProcess(command, listener.lines.append, listener.on_end, owner), listener


def script(text: str) -> tuple[str, ...]:
    return (sys.executable, "-c", text)


def is_gone(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False


ECHO = """
import os, sys
print(os.getpid(), flush=True)
for line in sys.stdin:
    print('heard', line.strip(), flush=True)
"""

STUBBORN = """
import os, time
print(os.getpid(), flush=True)
time.sleep(60)
"""


def test_lines_go_both_ways(owner, qtbot):
    process, listener = start(owner, script(ECHO))
    process.write_line("play half")
    qtbot.waitUntil(lambda: "heard play half" in listener.lines)
    process.close()
    assert listener.ends == 0


def test_the_end_is_told_once_after_the_last_line(owner, qtbot):
    _, listener = start(owner, script("print('no-device'); raise SystemExit(3)"))
    qtbot.waitUntil(lambda: listener.ends > 0)
    assert (listener.lines, listener.ends) == (["no-device"], 1)


def test_a_program_that_is_not_there_counts_as_ended(owner, qtbot, tmp_path):
    process, listener = start(owner, (str(tmp_path / "missing"),))
    qtbot.waitUntil(lambda: listener.ends > 0)
    assert listener.ends == 1
    process.write_line("stop")
    process.abandon()


@pytest.mark.skipif(os.name == "nt", reason="asks the system for processes in the way of POSIX")
@pytest.mark.parametrize("text", [ECHO, STUBBORN], ids=["willing", "stubborn"])
def test_closing_leaves_no_process_within_a_second(owner, qtbot, text):
    process, listener = start(owner, script(text))
    qtbot.waitUntil(lambda: len(listener.lines) > 0)
    before_s = time.monotonic()
    process.close()
    assert time.monotonic() - before_s < 1.0
    assert is_gone(int(listener.lines[0]))


@pytest.mark.skipif(os.name == "nt", reason="asks the system for processes in the way of POSIX")
def test_an_abandoned_process_is_killed_and_not_heard_again(owner, qtbot):
    process, listener = start(owner, script(STUBBORN))
    qtbot.waitUntil(lambda: len(listener.lines) > 0)
    process.abandon()
    qtbot.waitUntil(lambda: is_gone(int(listener.lines[0])))
    assert listener.ends == 0


FADING = """
import os, pathlib, sys, time
print(os.getpid(), flush=True)
sys.stdin.read()
time.sleep(0.1)
pathlib.Path(sys.argv[1]).touch()
"""


def test_a_retired_process_may_fade_out_and_is_not_heard_again(owner, qtbot, tmp_path):
    process, listener = start(owner, (*script(FADING), str(tmp_path / "faded")))
    qtbot.waitUntil(lambda: len(listener.lines) > 0)
    gone: list[bool] = []
    process.destroyed.connect(lambda: gone.append(True))
    process.retire()
    qtbot.waitUntil((tmp_path / "faded").exists)
    qtbot.waitUntil(lambda: len(gone) > 0)
    assert listener.ends == 0


@pytest.mark.skipif(os.name == "nt", reason="asks the system for processes in the way of POSIX")
def test_a_retired_process_that_stays_is_killed(owner, qtbot):
    process, listener = start(owner, script(STUBBORN))
    qtbot.waitUntil(lambda: len(listener.lines) > 0)
    process.retire()
    assert not is_gone(int(listener.lines[0]))
    qtbot.waitUntil(lambda: is_gone(int(listener.lines[0])))
    assert listener.ends == 0


def silent_environment() -> dict[str, str]:
    return os.environ | {"PYTHONPATH": str(ROOT), "PULSE_SERVER": "unix:/nonexistent/socket"}


def test_the_sound_process_says_how_it_stands_and_ends_with_its_input(tmp_path):
    # Whether there is a device is up to the machine; that it speaks, and never outlives its input, is not.
    (tmp_path / "wave.py").write_text("raise SystemExit('a module of the working folder was loaded')")
    with subprocess.Popen(
        sound_command(""),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=silent_environment(),
        cwd=tmp_path,
    ) as process:
        first = parse_report(process.stdout.readline())
        process.stdin.close()
        code = process.wait(timeout=20)
    assert (type(first), code) in {
        (Devices, Exit.ASKED),
        (NoDevice, Exit.NO_DEVICE),
        (NoQtMultimedia, Exit.NO_QTMULTIMEDIA),
    }


def test_the_sound_process_is_started_from_wherever_the_package_lies(owner, qtbot, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("PYTHONPATH", raising=False)
    monkeypatch.setenv("PULSE_SERVER", "unix:/nonexistent/socket")
    listener = Listener()
    process = launch_sound("no such device", listener.lines.append, listener.on_end, owner)
    qtbot.waitUntil(lambda: len(listener.lines) > 0, timeout=20_000)
    assert isinstance(parse_report(listener.lines[0]), Devices | NoDevice | NoQtMultimedia)
    process.close()


def test_the_command_names_a_device_only_when_one_is_wished_for():
    assert sound_command("")[-1] == "desktop.system.sound_process"
    assert sound_command("a b")[-2:] == ("--device", "a b")
