"""Ambient loops made on a thread."""

from PySide6.QtCore import QObject

from desktop.sound.score import Ambient
from desktop.system.loop_maker import LoopMaker


def test_the_loop_that_was_wished_for_last_is_made(qtbot):
    owner = QObject()
    maker = LoopMaker(owner)
    made: list[object] = []
    maker.made.connect(made.append)
    with qtbot.waitSignal(maker.made, timeout=20_000):
        maker.wish(Ambient.RAIN)
    assert made[0] is not None
    with qtbot.waitSignal(maker.made, timeout=20_000):
        maker.wish(Ambient.DRONE)
        maker.wish(Ambient.NONE)
    qtbot.wait(1)
    assert made[1:] == [None]
