"""The loop of the sound process, run for real in a process of its own, with pretended voices."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.sound.protocol import Exit
from desktop.system.cue_process import main

ROOT = Path(__file__).parents[2]

PRETENDED = """
import sys, time
from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from desktop.system.cue_process import CuePlayer

class Voices(QObject):
    ready = Signal()
    device_changed = Signal()
    device_lost = Signal()
    device_left = True

    def has_device(self):
        return self.device_left

    def play(self, sound):
        if sound == "hang":
            time.sleep(60)
        elif sound in ("unplug", "replug"):
            self.device_left = sound == "replug"
            self.device_changed.emit()
        elif sound == "lose":
            self.device_lost.emit()
        print("played", sound, flush=True)

    def stop(self):
        print("stopped", flush=True)

    def set_volume_ratio(self, volume_ratio):
        print("volume is", volume_ratio, flush=True)

    def close(self):
        print("closed", flush=True)

app = QCoreApplication([])
voices = Voices()
player = CuePlayer(voices, app)
QTimer.singleShot(0, voices.ready.emit)
sys.exit(player.run())
"""

PARENT = """
import subprocess, sys, time
subprocess.Popen([sys.executable, "-c", sys.argv[1]], stdin=subprocess.PIPE)
time.sleep(60)
"""


def start(*arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        (sys.executable, "-c", *arguments),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )


def talk(lines: str) -> tuple[list[str], int]:
    """What the process answers to some lines and the end of its input, and its exit code."""
    with start(PRETENDED) as process:
        assert process.stdout.readline().startswith("ready qt 6.")
        answer, _ = process.communicate(lines, timeout=20)
    return [line for line in answer.splitlines() if line != "alive"], process.returncode


def test_it_obeys_its_commands_and_quits_when_told():
    answer, code = talk("play half\nnonsense\nvolume 0.25\nstop\nquit\n")
    assert answer[:4] == ["played half", "volume is 0.25", "stopped", "closed"]
    assert code == Exit.ASKED


def test_it_ends_when_its_input_closes():
    assert talk("") == (["closed"], Exit.ASKED)


def test_it_ends_with_its_input_even_when_its_loop_hangs():
    assert talk("play hang\n") == ([], Exit.STUCK)


def test_it_beats_while_it_lives():
    with start(PRETENDED) as process:
        lines = [process.stdout.readline().strip() for _ in range(3)]
        process.communicate("quit\n", timeout=20)
    assert lines[1:] == ["alive", "alive"]


@pytest.mark.parametrize(
    ("happening", "report", "expected"),
    [
        ("unplug", "no-device", Exit.NO_DEVICE),
        ("lose", "no-device", Exit.NO_DEVICE),
        ("replug", "device-changed", Exit.DEVICE_CHANGED),
    ],
)
def test_it_tells_about_its_device_and_ends(happening, report, expected):
    with start(PRETENDED) as process:
        process.stdout.readline()
        process.stdin.write(f"play {happening}\n")
        process.stdin.flush()
        lines = process.stdout.read().splitlines()
        code = process.wait(timeout=20)
    assert any(line.startswith(report) for line in lines)
    assert code == expected


@pytest.mark.skipif(os.name == "nt", reason="a kill that leaves the children alone is a thing of POSIX")
def test_it_does_not_outlive_a_window_that_crashes():
    with start(PARENT, PRETENDED) as parent:
        assert parent.stdout.readline().startswith("ready")
        parent.kill()
        # The pipe ends only when the last process that writes to it has ended: the one without a parent.
        parent.communicate(timeout=20)


def test_it_wants_one_folder(capsys):
    assert main([]) == Exit.USAGE
    assert "FOLDER" in capsys.readouterr().err
