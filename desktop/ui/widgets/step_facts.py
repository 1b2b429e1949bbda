"""The three facts beside the ring: how hard, how to breathe, when to stop. Knows words and a level."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.model.units import PressureLevel
from desktop.ui import hurt_text, session_text
from desktop.ui.theme.theme import Theme
from desktop.ui.theme.tokens import SPACE_S_EM, TextRole
from desktop.ui.widgets.label import make_label
from desktop.ui.widgets.pressure_dots import PressureDots

_HEAD_GAP_PX = 3


class StepFacts(QWidget):
    """Small heads with an answer under each; when to stop is always among them."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addStretch(1)
        self._pressure = _Fact(session_text.PRESSURE_LABEL, self)
        self._dots = PressureDots(theme, self)
        self._pressure.insert(self._dots)
        self._breathing = _Fact(session_text.BREATHE_LABEL, self)
        stop = _Fact(session_text.STOP_LABEL, self)
        stop.set_words(session_text.STOP_WORDS)
        for fact in (self._pressure, self._breathing, stop):
            self._column.addWidget(fact)
        self._column.addStretch(1)
        theme.changed.connect(self._restyle)
        self._restyle()

    @property
    def pressure(self) -> PressureLevel:
        """The level of pressure that is shown."""
        return self._dots.level

    def set_facts(self, level: PressureLevel, breathing: str, *, eased: bool = False) -> None:
        """Show how hard to press and how to breathe.

        Args:
            level: How hard.
            breathing: How to breathe; empty leaves that fact out.
            eased: Whether it was eased off because it hurt.
        """
        self._dots.set_level(level)
        self._dots.setVisible(level > 0)
        self._pressure.set_words(hurt_text.eased_pressure(level) if eased else session_text.pressure(level))
        self._breathing.set_words(breathing)
        self._breathing.setVisible(bool(breathing))

    def _restyle(self) -> None:
        self._column.setSpacing(self._theme.em(SPACE_S_EM))


class _Fact(QWidget):
    """A muted head with words under it."""

    def __init__(self, head: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(_HEAD_GAP_PX)
        self._words = make_label("", TextRole.BODY, self)
        self._column.addWidget(make_label(head, TextRole.MUTED, self))
        self._column.addWidget(self._words)

    def insert(self, widget: QWidget) -> None:
        """Put a widget between head and words."""
        self._column.insertWidget(1, widget)

    def set_words(self, words: str) -> None:
        """Set the words under the head."""
        self._words.setText(words)
