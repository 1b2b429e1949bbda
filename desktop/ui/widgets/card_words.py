"""The words on a card, set and painted without a widget for each: a page of cards has dozens of facts.

Knows sizes and colours, nothing of routines.
"""

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from desktop.ui.theme.palette import ColorRole
from desktop.ui.theme.theme import Theme
from desktop.ui.theme.tokens import SPACE_XS_EM, TextRole

_ICON_EM = 1.1
_ICON_GAP_EM = 0.35
_FACT_GAP_EM = 0.65
_TITLE_GAP_EM = 0.4
_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_ENDLESS_PX = 10_000


class FactText(NamedTuple):
    """An icon's name and the words beside it."""

    icon: str
    words: str


class CardFace(NamedTuple):
    """What stands on a card.

    Attributes:
        title: The name of the routine.
        facts: Minutes and positions.
        tools: What to use, or what is missing.
        out_of_reach: Whether something is missing.
    """

    title: str
    facts: tuple[FactText, ...]
    tools: tuple[FactText, ...]
    out_of_reach: bool = False


class _Setting(NamedTuple):
    """Where everything stands at a width, from the upper left corner.

    Attributes:
        title: The box of the title.
        facts: The box of each fact, its icon included.
        height_px: How high all of it is.
    """

    title: QRect
    facts: list[tuple[FactText, QRect]]
    height_px: int


class CardWords:
    """A title and, below it, two runs of facts that break where the width ends."""

    def __init__(self, theme: Theme, face: CardFace) -> None:
        self._theme = theme
        self._face = face
        self._title_font = theme.font(TextRole.HEADING)
        self._fact_font = theme.font(TextRole.MUTED)
        self._settings: dict[int, _Setting] = {}

    def height_px(self, width_px: int) -> int:
        """How high the words are when they may be as wide as this."""
        return self._set(width_px).height_px

    def paint(self, painter: QPainter, corner: QPoint, width_px: int) -> None:
        """Paint the words.

        Args:
            painter: Where to.
            corner: The upper left corner.
            width_px: How wide they may be.
        """
        setting = self._set(width_px)
        painter.setFont(self._title_font)
        painter.setPen(self._theme.color(ColorRole.TEXT))
        painter.drawText(setting.title.translated(corner), _WRAPPED, self._face.title)
        painter.setFont(self._fact_font)
        painter.setPen(self._theme.color(ColorRole.MUTED))
        icon_px = self._theme.em(_ICON_EM)
        beside = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        for fact, box in setting.facts:
            place = box.translated(corner)
            icon = self._theme.pixmap(fact.icon, ColorRole.MUTED, _ICON_EM)
            painter.drawPixmap(place.left(), place.center().y() - (icon_px - 1) // 2, icon)
            painter.drawText(place.adjusted(self._indent_px(), 0, 0, 0), beside, fact.words)

    def _set(self, width_px: int) -> _Setting:
        if width_px not in self._settings:
            ample = QRect(0, 0, width_px, _ENDLESS_PX)
            height_px = (
                QFontMetrics(self._title_font).boundingRect(ample, _WRAPPED, self._face.title).height()
            )
            facts: list[tuple[FactText, QRect]] = []
            below_px = height_px + self._theme.em(_TITLE_GAP_EM)
            for run in (self._face.facts, self._face.tools):
                facts += self._flow(run, below_px, width_px)
                below_px = facts[-1][1].bottom() + 1 + self._theme.em(SPACE_XS_EM)
            bottom_px = facts[-1][1].bottom() + 1
            self._settings[width_px] = _Setting(QRect(0, 0, width_px, height_px), facts, bottom_px)
        return self._settings[width_px]

    def _flow(self, facts: Iterable[FactText], top_px: int, width_px: int) -> list[tuple[FactText, QRect]]:
        """The facts side by side, in as many lines as it takes; words that are wider than a line wrap."""
        metrics = QFontMetrics(self._fact_font)
        indent_px = self._indent_px()
        line_px = max(self._theme.em(_ICON_EM), metrics.height())
        placed: list[tuple[FactText, QRect]] = []
        at = QPoint(0, top_px)
        for fact in facts:
            box = QRect(at, metrics.size(0, fact.words)).adjusted(0, 0, indent_px + 1, 0)
            box.setHeight(line_px)
            if at.x() and box.right() >= width_px:
                at = QPoint(0, placed[-1][1].bottom() + 1 + self._theme.em(SPACE_XS_EM))
                box.moveTopLeft(at)
            if box.width() > width_px:
                ample = QRect(0, 0, width_px - indent_px, _ENDLESS_PX)
                wrapped_px = metrics.boundingRect(ample, _WRAPPED, fact.words).height()
                box.setSize(ample.adjusted(0, 0, indent_px, 0).size())
                box.setHeight(max(line_px, wrapped_px))
            placed.append((fact, box))
            at.setX(box.right() + 1 + self._theme.em(_FACT_GAP_EM))
        return placed

    def _indent_px(self) -> int:
        return self._theme.em(_ICON_EM) + self._theme.em(_ICON_GAP_EM)
