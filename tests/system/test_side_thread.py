"""Work on a thread, results in the event loop."""

import threading

from PySide6.QtCore import QObject

from desktop.system.side_thread import SideThread


def test_work_is_done_elsewhere_in_its_order_and_handed_back_here(qtbot):
    owner = QObject()
    aside = SideThread(owner)
    done: list[tuple[int, bool, bool]] = []
    here = threading.get_ident()

    def ask(number: int) -> None:
        aside(
            lambda: (number, threading.get_ident() != here),
            lambda result: done.append((*result, threading.get_ident() == here)),
        )

    for number in range(5):
        ask(number)
    assert done == []
    qtbot.waitUntil(lambda: len(done) == 5)
    assert done == [(number, True, True) for number in range(5)]


def test_who_asks_does_not_wait(qtbot):
    owner = QObject()
    aside = SideThread(owner)
    gate = threading.Event()
    done: list[bool] = []
    aside(lambda: gate.wait(20), done.append)
    assert done == []
    gate.set()
    qtbot.waitUntil(lambda: done == [True])


def test_work_that_fails_ends_nothing_but_itself(qtbot, caplog):
    owner = QObject()
    aside = SideThread(owner)
    done: list[object] = []
    aside(lambda: 1 // 0, done.append)
    aside(lambda: "next", done.append)
    qtbot.waitUntil(lambda: done == ["next"])
    assert "ZeroDivisionError" in caplog.text
