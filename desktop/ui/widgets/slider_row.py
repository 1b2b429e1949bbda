"""A name, a slider and its value in words, in one line. Knows whole numbers and nothing of what they mean."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRect, Qt, Signal
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QSlider, QStyle, QStyleOptionSlider, QWidget

from desktop.ui.theme.focus_ring import RADIUS_PROPERTY
from desktop.ui.theme.theme import Theme
from desktop.ui.theme.tokens import RADIUS_CONTROL_EM, SPACE_M_EM, TextRole
from desktop.ui.widgets.label import make_label

_NAME_EM = 6.6
_WORDS_EM = 3.6
_HEIGHT_EM = 2.3
_LEAST_EM = 5.0
_PAGE_STEPS = 4
"""Page Up and Page Down go so many steps."""


class SliderRow(QWidget):
    """Arrows go one step, Page Up and Page Down four; a click goes where it points.

    Signals:
        changed: The value that the person chose; again with every step while they drag.
    """

    changed = Signal(int)

    def __init__(
        self,
        theme: Theme,
        name: str,
        *,
        most: int,
        step: int,
        words: Callable[[int], str],
        parent: QWidget | None = None,
    ) -> None:
        """Make a row at 0.

        Args:
            theme: Sizes.
            name: What is chosen.
            most: The greatest value.
            step: What an arrow key adds; a person chooses whole steps only.
            words: Tells a value.
            parent: The Qt parent.
        """
        super().__init__(parent)
        self._theme = theme
        self._step = step
        self._tell = words
        self._name = make_label(name)
        self._name.setWordWrap(False)
        self.slider = Slider(theme)
        self.slider.setRange(0, most)
        self.slider.setSingleStep(step)
        self.slider.setPageStep(_PAGE_STEPS * step)
        self.slider.setAccessibleName(name)
        self._words = make_label("", TextRole.MUTED)
        self._words.setWordWrap(False)
        self._words.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for part, stretch in ((self._name, 0), (self.slider, 1), (self._words, 0)):
            self._row.addWidget(part, stretch)
        self.slider.valueChanged.connect(self._choose)
        theme.changed.connect(self._restyle)
        self._restyle()
        self._show_words()

    @property
    def words(self) -> str:
        """The value as it stands on the screen."""
        return self._words.text()

    def set_value(self, value: int) -> None:
        """Show a value; tells nobody."""
        was = self.slider.blockSignals(True)  # noqa: FBT003 - Qt's argument
        self.slider.setValue(value)
        self.slider.blockSignals(was)
        self._show_words()

    def say_instead(self, words: str) -> None:
        """Put other words in place of the value until it changes."""
        self._put(words)

    @property
    def gap_px(self) -> int:
        """The space between two parts of the row."""
        return self._row.spacing()

    def add(self, part: QWidget) -> None:
        """Put something behind the words."""
        self._row.addWidget(part)

    def _choose(self, value: int) -> None:
        whole = round(value / self._step) * self._step
        if whole != value:
            # Comes back here with the whole step, unless that stands there already.
            self.slider.setValue(whole)
            return
        self._show_words()
        self.changed.emit(value)

    def _show_words(self) -> None:
        self._put(self._tell(self.slider.value()))

    def _put(self, words: str) -> None:
        self._words.setText(words)
        self.slider.setAccessibleDescription(words)

    def _restyle(self) -> None:
        em = self._theme.em
        self._row.setSpacing(em(SPACE_M_EM) * 3 // 4)
        _widen(self._name, em(_NAME_EM))
        _widen(self._words, em(_WORDS_EM))


class Slider(QSlider):
    """A slider that a turning wheel passes by, so that a page can be scrolled over it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self.setProperty(RADIUS_PROPERTY, RADIUS_CONTROL_EM)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._restyle)
        self._restyle()

    def wheelEvent(self, event: QWheelEvent, /) -> None:  # noqa: N802 - called by Qt
        """Leave the wheel to the page."""
        event.ignore()

    def mousePressEvent(self, event: QMouseEvent, /) -> None:
        """Go where the pointer is, and follow it from there."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.setValue(self._value_at(round(event.position().x())))
            # Coarse steps leave the handle beside the pointer, and Qt pages towards that: it gets the handle.
            event = QMouseEvent(
                event.type(),
                QPointF(self._part(QStyle.SubControl.SC_SliderHandle).center()),
                event.globalPosition(),
                event.button(),
                event.buttons(),
                event.modifiers(),
            )
        super().mousePressEvent(event)

    def _value_at(self, x: int) -> int:
        groove = self._part(QStyle.SubControl.SC_SliderGroove)
        handle = self._part(QStyle.SubControl.SC_SliderHandle)
        reach = groove.width() - handle.width()
        at = x - groove.x() - handle.width() // 2
        return QStyle.sliderValueFromPosition(self.minimum(), self.maximum(), at, max(1, reach))

    def _part(self, part: QStyle.SubControl) -> QRect:
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        return self.style().subControlRect(QStyle.ComplexControl.CC_Slider, option, part, self)

    def _restyle(self) -> None:
        self.setFixedHeight(self._theme.em(_HEIGHT_EM))
        self.setMinimumWidth(self._theme.em(_LEAST_EM))


def _widen(label: QLabel, width_px: int) -> None:
    """Rows below each other stand in line, and words that are wider still have their room."""
    label.ensurePolished()
    label.setMinimumWidth(max(width_px, label.sizeHint().width()))
