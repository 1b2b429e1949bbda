"""The keys that press what has the keyboard. Knows no widget."""

from typing import Final

from PySide6.QtCore import Qt

ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
"""Both Enters: Qt lets them press a push button only, so whatever else can be pressed asks for them."""

PRESSING: Final = ENTER | {Qt.Key.Key_Space}
"""All that presses."""
