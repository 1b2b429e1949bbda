"""One step of a routine as it will be played: its picture, what to do, how long, how hard."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.figure.scene import Scene
from desktop.model.units import PressureLevel
from desktop.ui import routine_text
from desktop.ui.theme.focus_ring import RADIUS_PROPERTY
from desktop.ui.theme.theme import Theme
from desktop.ui.theme.tokens import (
    RADIUS_CARD_EM,
    RADIUS_CONTROL_EM,
    SPACE_M_EM,
    SPACE_S_EM,
    SPACE_XS_EM,
    FrameRole,
    TextRole,
)
from desktop.ui.widgets.attention import Attention
from desktop.ui.widgets.fact import Fact
from desktop.ui.widgets.figure_view import FigureView
from desktop.ui.widgets.flow_layout import FlowLayout
from desktop.ui.widgets.label import make_label
from desktop.ui.widgets.pressure_dots import PressureDots

_PICTURE_EM = (9.5, 7.5)


@dataclass(frozen=True, slots=True)
class StepFace:
    """What stands in the row.

    Attributes:
        number: Its place among the steps, from 1.
        title: What to do, in a few words.
        do: The instruction.
        dose: How long or how often.
        pressure: How hard; nothing is shown for 0.
    """

    number: int
    title: str
    do: str
    dose: str
    pressure: PressureLevel


class StepRow(QFrame):
    """A card with a picture that moves under the pointer, and while it has the keyboard."""

    def __init__(
        self, theme: Theme, face: StepFace, scene: Scene | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("role", FrameRole.CARD)
        self.setAccessibleName(f"{face.number}. {face.title}. {face.do} {face.dose}")
        self._picture = FigureView(theme, self, radius_em=RADIUS_CONTROL_EM)
        self._picture.setFixedSize(theme.em(_PICTURE_EM[0]), theme.em(_PICTURE_EM[1]))
        self._picture.set_scene(scene)
        self._picture.setAccessibleName(face.title)
        Attention(self, self._picture.set_playing)
        row = QHBoxLayout(self)
        inset = theme.em(SPACE_S_EM) + 1
        row.setContentsMargins(inset, inset, theme.em(SPACE_M_EM), inset)
        row.setSpacing(theme.em(SPACE_M_EM))
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._words(face), 1)

    @property
    def picture(self) -> FigureView:
        """The picture of the step."""
        return self._picture

    def take_keyboard(self) -> None:
        """Let Tab come to it: its words are read out and its picture moves."""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setProperty(RADIUS_PROPERTY, RADIUS_CARD_EM)

    def _words(self, face: StepFace) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setContentsMargins(0, self._theme.em(SPACE_XS_EM), 0, 0)
        column.setSpacing(self._theme.em(SPACE_XS_EM))
        column.addWidget(make_label(f"{face.number}. {face.title}", TextRole.HEADING))
        column.addWidget(make_label(face.do, TextRole.BODY))
        column.addStretch(1)
        column.addLayout(self._measures(face))
        return column

    def _measures(self, face: StepFace) -> FlowLayout:
        flow = FlowLayout(self._theme.em(SPACE_M_EM), self._theme.em(SPACE_XS_EM))
        flow.addWidget(Fact(self._theme, "clock", face.dose, self))
        if face.pressure:
            hard = QWidget(self)
            row = QHBoxLayout(hard)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(self._theme.em(SPACE_S_EM))
            dots = PressureDots(self._theme, hard)
            dots.set_level(face.pressure)
            words = QLabel(routine_text.pressure(face.pressure), hard)
            words.setProperty("role", TextRole.MUTED)
            row.addWidget(dots, 0, Qt.AlignmentFlag.AlignVCenter)
            row.addWidget(words)
            flow.addWidget(hard)
        return flow
