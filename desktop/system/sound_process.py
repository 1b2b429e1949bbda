"""The sound process: plays a session in a process of its own, told what to do through its standard input.

Started as ``python -m desktop.system.sound_process [--device ID]`` by `desktop.system.sound_launch`; speaks
the lines of `desktop.sound.protocol`. It ends when its input closes, so it never outlives the window. Knows
nothing of the window or of what a note means.
"""

import gc
import logging
import os
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from importlib import import_module
from itertools import cycle
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer

from desktop.sound.output import Device
from desktop.sound.protocol import (
    BEAT_MS,
    DeviceChanged,
    Devices,
    Exit,
    NoDevice,
    NoQtMultimedia,
    Order,
    Quit,
    Report,
    SetAmbient,
    WindowAlive,
    report_line,
)
from desktop.system.clock import exact_ms
from desktop.system.heard_clock import LOOKS_MS
from desktop.system.order_reader import OrderReader
from desktop.system.side_thread import SideThread

if TYPE_CHECKING:
    from desktop.system.loop_maker import LoopMaker
    from desktop.system.sound_pump import Pump

FADE_OUT_MS = 150
"""How long the end is put off for the fade, which takes some hundredths of a second after what is held."""

WINDOW_SILENT_MS = 15_000
"""After so long without a word of the window it hangs, and guides nobody: the session is held."""

_DEVICE_OPTION = "--device"


class OutputList(Protocol):
    """What there is to play on; `desktop.system.sound_sink.Outputs` in life."""

    def listen(self, on_change: Callable[[], None]) -> None:
        """Call a function when devices came or went, or the system's default is another one."""
        ...

    def devices(self) -> tuple[Device, ...]:
        """All devices."""
        ...

    def chosen_id(self, wished_id: str) -> str | None:
        """The id of what is to be played on when one is wished for; None when there is nothing."""
        ...


class SoundPlayer(QObject):
    """Joins the input, the pump, the devices and the heartbeat until it is told to end."""

    def __init__(self, reader: OrderReader, outputs: OutputList, wished_id: str, parent: QObject) -> None:
        """Take note of the device that is played on.

        Args:
            reader: Reads what the window asks for.
            outputs: What there is to play on.
            wished_id: The device that was asked for; empty for the system's default.
            parent: The Qt owner.
        """
        super().__init__(parent)
        self._outputs = outputs
        self._wished_id = wished_id
        self._device_id = outputs.chosen_id(wished_id)
        self._is_ending = False
        self._reader = reader
        self._window = QTimer(self)
        self._window.setSingleShot(True)
        self._turns = QTimer(self)
        self._turns.setSingleShot(True)
        self._pauses_ms = cycle(LOOKS_MS)
        self._turns.setTimerType(Qt.TimerType.PreciseTimer)
        self._beat = QTimer(self)

    def hear(self, report: Report) -> None:
        """Tell the window what the pump reports; without a device it is over."""
        if self._is_ending:
            return
        _tell(report)
        if isinstance(report, NoDevice):
            self._is_ending = True
            self._end(Exit.NO_DEVICE)

    def run(self, pump: "Pump", loops: "LoopMaker") -> int:
        """Obey until told to end; returns the exit code."""
        self._pump = pump
        self._loops = loops
        loops.made.connect(pump.set_loop)
        _tell(Devices(self._outputs.devices()))
        self._outputs.listen(self._on_outputs_changed)
        self._window.timeout.connect(pump.hold)
        self._turns.timeout.connect(self._turn)
        self._beat.timeout.connect(pump.beat)
        self._reader.hear(self._on_order, self._quit)
        self._window.start(WINDOW_SILENT_MS)
        self._turns.start(next(self._pauses_ms))
        self._beat.start(BEAT_MS)
        code = QCoreApplication.exec()
        self._reader.release()
        return code

    def _on_order(self, order: Order) -> None:
        match order:
            case _ if self._is_ending:
                pass
            case WindowAlive():
                self._window.start(WINDOW_SILENT_MS)
            case Quit():
                self._quit()
            case SetAmbient(ambient):
                self._loops.wish(ambient)
            case _:
                self._pump.obey(order)
                if self._pump.is_awake and not self._turns.isActive():
                    self._turns.start(next(self._pauses_ms))

    def _turn(self) -> None:
        self._pump.turn()
        if self._pump.is_awake:
            self._turns.start(next(self._pauses_ms))

    def _on_outputs_changed(self) -> None:
        self.hear(Devices(self._outputs.devices()))
        chosen_id = self._outputs.chosen_id(self._wished_id)
        if chosen_id is None:
            self.hear(NoDevice("the last device is gone"))
        elif chosen_id != self._device_id:
            self.hear(DeviceChanged())
            self._fade_out(Exit.DEVICE_CHANGED)

    def _quit(self) -> None:
        self._fade_out(Exit.ASKED)

    def _fade_out(self, code: Exit) -> None:
        """End softly; the first reason counts."""
        if not self._is_ending:
            self._is_ending = True
            self._pump.hold()
            QTimer.singleShot(FADE_OUT_MS if self._pump.is_awake else 0, lambda: self._end(code))

    def _end(self, code: Exit) -> None:
        self._turns.stop()
        self._pump.close()
        QCoreApplication.exit(code)


def main(arguments: Sequence[str]) -> int:
    """Play until told to end.

    Args:
        arguments: Nothing, or ``--device`` and the id of a device.

    Returns:
        One of `desktop.sound.protocol.Exit`.
    """
    match arguments:
        case []:
            wished_id = ""
        case [option, wished_id] if option == _DEVICE_OPTION:
            pass
        case _:
            sys.stderr.write("usage: python -m desktop.system.sound_process [--device ID]\n")
            return Exit.USAGE
    # Ctrl-C in a terminal reaches every process of the group; the window decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    logging.basicConfig(level=logging.INFO)
    # A late picture is hardly seen, a late sample is heard. Not every system lets us go first.
    with suppress(OSError, AttributeError):
        os.nice(-5)
    app = QCoreApplication([])
    # Before anything that may hang: who reads the input ends the process with it.
    reader = OrderReader(app)
    # Half of the start is the loading of numpy; the system's devices are asked meanwhile.
    loading = threading.Thread(target=import_module, args=("desktop.system.loop_maker",), daemon=True)
    loading.start()
    try:
        return _play(reader, wished_id, app, loading.join)
    except ImportError as error:
        _tell(NoQtMultimedia(str(error)))
        return Exit.NO_QTMULTIMEDIA


def _play(
    reader: OrderReader, wished_id: str, app: QCoreApplication, wait_for_numpy: Callable[[], None]
) -> int:
    from desktop.system.sound_sink import DeviceStream, Outputs  # noqa: PLC0415 - fails where libpulse is missing

    outputs = Outputs(app)
    device = outputs.choose(wished_id)
    if device is None:
        _tell(NoDevice("none at the start"))
        return Exit.NO_DEVICE
    stream = DeviceStream(device, app)
    wait_for_numpy()
    from desktop.sound.clip_bank import ClipBank  # noqa: PLC0415 - loads numpy
    from desktop.sound.mixer import Mixer  # noqa: PLC0415 - loads numpy
    from desktop.system.loop_maker import LoopMaker  # noqa: PLC0415 - loads numpy
    from desktop.system.sound_pump import Pump  # noqa: PLC0415 - loads numpy

    player = SoundPlayer(reader, outputs, wished_id, app)
    mixer = Mixer(ClipBank(aside=SideThread(app)))
    pump = Pump(mixer, stream, exact_ms, player.hear)
    # What is here now stays: the collector need not walk through it while the stream waits.
    gc.freeze()
    return player.run(pump, LoopMaker(app))


def _tell(report: Report) -> None:
    """Tell the window; it may be gone, then the end of the input ends this process."""
    with suppress(OSError):
        sys.stdout.write(report_line(report) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    exit_code = main(sys.argv[1:])
    # Threads may be about to call into Qt, which would be taken apart beneath them: nothing is.
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError):
            stream.flush()
    os._exit(exit_code)
