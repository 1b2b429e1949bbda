"""The loop of the sound process, run for real in a process of its own, with a pretended pump and devices."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.sound.output import Device
from desktop.sound.protocol import (
    DeviceChanged,
    Devices,
    Exit,
    Hold,
    NoDevice,
    Order,
    Play,
    Quit,
    Report,
    SetAmbient,
    SoundAlive,
    WindowAlive,
    order_line,
    parse_report,
)
from desktop.sound.score import Ambient
from desktop.system.sound_process import main

ROOT = Path(__file__).parents[2]

PRETENDED = """
import sys, time
from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
import desktop.system.sound_process as sound_process
from desktop.sound.output import Device
from desktop.sound.protocol import *

sound_process.WINDOW_SILENT_MS = 300

def say(*words):
    print(*words, flush=True)

class Outputs(QObject):
    ids = ["first", "second"]
    def listen(self, on_change):
        self.on_change = on_change
    def devices(self):
        return tuple(Device(device_id, device_id.title()) for device_id in self.ids)
    def chosen_id(self, wished_id):
        return wished_id if wished_id in self.ids else (self.ids or [None])[0]

class Pump:
    is_awake = True
    def obey(self, order):
        say("obeyed", type(order).__name__)
        match order:
            case Play(1, _): time.sleep(60)
            case Play(2, _): outputs.ids = []; outputs.on_change()
            case Play(3, _): outputs.ids = ["second"]; outputs.on_change()
            case Play(4, _): outputs.ids = ["third", "second", "first"]; outputs.on_change()
            case Play(5, _): player.hear(NoDevice("dried up")); player.hear(NoDevice("again"))
    turns = 0
    def turn(self):
        self.turns += 1
        if self.turns == 3:
            say("turned")
    def beat(self):
        player.hear(SoundAlive(60))
    def hold(self):
        say("held")
    def set_loop(self, loop):
        say("loop", loop)
    def close(self):
        say("closed")

class Loops(QObject):
    made = Signal(object)
    def wish(self, ambient):
        self.made.emit(str(ambient))

app = QCoreApplication([])
outputs = Outputs()
pump = Pump()
reader = sound_process.OrderReader(app)
# What is read before the loop turns must wait for it.
time.sleep(0.05)
player = sound_process.SoundPlayer(reader, outputs, sys.argv[1] if len(sys.argv) > 1 else "", app)
sys.exit(player.run(pump, Loops()))
"""

HANGING_AT_THE_START = """
import sys, time, types
sink = types.ModuleType("desktop.system.sound_sink")
def outputs(app):
    print("asked", flush=True)
    time.sleep(60)
sink.Outputs, sink.DeviceStream = outputs, None
sys.modules["desktop.system.sound_sink"] = sink
from desktop.system.sound_process import main
sys.exit(main([]))
"""

WITHOUT_A_DEVICE = HANGING_AT_THE_START.replace(
    "time.sleep(60)", "return types.SimpleNamespace(choose=lambda _: None)"
)

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


def talk(*orders: Order, wished_id: str = "") -> tuple[list[Report | str], int]:
    """What the process answers to some orders and the end of its input, and its exit code."""
    with start(PRETENDED, wished_id) as process:
        text = "".join(order_line(order) + "\n" for order in orders)
        answer, _ = process.communicate("nonsense\n" + text, timeout=20)
    lines = [parse_report(line) or line for line in answer.splitlines()]
    assert isinstance(lines[0], Devices)
    kept = [line for line in lines[1:] if not isinstance(line, SoundAlive) and line != "turned"]
    return kept, process.returncode


def test_it_obeys_its_orders_and_quits_when_told():
    answer, code = talk(Hold(), SetAmbient(Ambient.RAIN), WindowAlive(), Quit())
    assert answer[:3] == ["obeyed Hold", "loop rain", "held"]
    assert answer[-1] == "closed"
    assert code == Exit.ASKED


def test_it_fades_out_when_its_input_closes():
    answer, code = talk()
    assert answer == ["held", "closed"]
    assert code == Exit.ASKED


def test_it_ends_with_its_input_even_when_its_loop_hangs():
    assert talk(Play(1, 0)) == (["obeyed Play"], Exit.STUCK)


def test_it_ends_with_its_input_even_when_it_hangs_before_its_loop_turns():
    with start(HANGING_AT_THE_START) as process:
        assert process.stdout.readline() == "asked\n"
        process.communicate("", timeout=10)
    assert process.returncode == Exit.STUCK


def test_without_a_device_it_ends_at_once_while_its_input_is_open():
    with start(WITHOUT_A_DEVICE) as process:
        assert process.stdout.readline() == "asked\n"
        assert isinstance(parse_report(process.stdout.readline()), NoDevice)
        assert process.wait(timeout=10) == Exit.NO_DEVICE


def test_when_another_device_is_to_be_played_on_this_one_fades_out_and_obeys_no_more():
    answer, code = talk(Play(3, 0), Play(4, 0))
    assert answer[2:] == [DeviceChanged(), "held", "closed"]
    assert code == Exit.DEVICE_CHANGED


def test_it_beats_and_looks_after_the_stream_and_holds_when_the_window_is_silent():
    with start(PRETENDED) as process:
        lines = [process.stdout.readline().strip() for _ in range(4)]
        process.communicate("", timeout=20)
    assert lines[1:3] == ["turned", "held"]
    assert isinstance(parse_report(lines[3]), SoundAlive)


@pytest.mark.parametrize(
    ("position", "wished_id", "ids", "reports", "expected"),
    [
        (2, "", "", [NoDevice("the last device is gone")], Exit.NO_DEVICE),
        (3, "", "second", [DeviceChanged()], Exit.DEVICE_CHANGED),
        (4, "", "third second first", [DeviceChanged()], Exit.DEVICE_CHANGED),
        (3, "first", "second", [DeviceChanged()], Exit.DEVICE_CHANGED),
        (4, "first", "third second first", [], Exit.ASKED),
        (4, "third", "third second first", [DeviceChanged()], Exit.DEVICE_CHANGED),
    ],
    ids=["all gone", "default gone", "new default", "chosen gone", "chosen stays", "chosen comes"],
)
def test_it_follows_the_devices(position, wished_id, ids, reports, expected):
    answer, code = talk(Play(position, 0), wished_id=wished_id)
    devices = Devices(tuple(Device(device_id, device_id.title()) for device_id in ids.split()))
    assert answer[: 2 + len(reports)] == ["obeyed Play", devices, *reports]
    assert code == expected


def test_a_device_that_takes_nothing_ends_it_and_is_told_once():
    answer, code = talk(Play(5, 0))
    assert [line for line in answer if isinstance(line, NoDevice)] == [NoDevice("dried up")]
    assert code == Exit.NO_DEVICE


@pytest.mark.skipif(os.name == "nt", reason="a kill that leaves the children alone is a thing of POSIX")
def test_it_does_not_outlive_a_window_that_crashes():
    with start(PARENT, PRETENDED) as parent:
        assert isinstance(parse_report(parent.stdout.readline()), Devices)
        parent.kill()
        # The pipe ends only when the last process that writes to it has ended: the one without a parent.
        parent.communicate(timeout=20)


@pytest.mark.parametrize("arguments", [["--device"], ["folder"], ["--device", "a", "b"]])
def test_it_wants_at_most_a_device(arguments, capsys):
    assert main(arguments) == Exit.USAGE
    assert "--device" in capsys.readouterr().err
