"""PySide6 6.12.0 drops a reference to None on each void Qt call and aborts after some thousands of them."""

from PySide6.QtCore import QObject


def test_twenty_thousand_void_calls_leave_the_interpreter_alive() -> None:
    thing = QObject()
    for number in range(20_000):
        thing.setObjectName(str(number))
    assert thing.objectName() == "19999"
