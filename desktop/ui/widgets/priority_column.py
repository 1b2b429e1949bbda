"""A column that leaves out what matters least when there is no room. Knows widgets and their ranks alone."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QScrollArea, QScrollBar, QWidget

from desktop.ui.theme.theme import Theme
from desktop.ui.theme.tokens import FrameRole

_SCROLL_KEYS = (
    (Qt.Key.Key_PageUp, QScrollBar.SliderAction.SliderPageStepSub),
    (Qt.Key.Key_PageDown, QScrollBar.SliderAction.SliderPageStepAdd),
)
_TIGHT_RATIO = 0.5
"""How far the spaces shrink before anything is left out."""


@dataclass(frozen=True, slots=True)
class _Row:
    """One widget of the column.

    Attributes:
        widget: What stands there.
        rank: 0 stays whatever the height; of the others the highest goes first.
        space_em: Room above it.
        leads: Whether it stands before the others once the column has to be scrolled.
    """

    widget: QWidget
    rank: int
    space_em: float
    leads: bool


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is shown, in which order, and how far apart.

    Attributes:
        rows: The rows from top to bottom.
        space_ratio: What the spaces between them are multiplied by.
        height: The height of it all in pixels.
    """

    rows: tuple[_Row, ...]
    space_ratio: float
    height: int


class PriorityColumn(QScrollArea):
    """Stacks widgets, centred in the height.

    Where they do not fit, the spaces shrink; then rows are left out, those of the highest rank first. Where
    even the rows of rank 0 do not fit, everything is there again, leading rows first, and it scrolls:
    nothing is ever clipped. Page Up and Page Down scroll it wherever the focus is.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: list[_Row] = []
        self._unwanted: set[QWidget] = set()
        self._ground = QWidget()
        self._ground.setProperty("role", FrameRole.PAGE)
        self.setWidget(self._ground)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # No stop on the way of Tab: these keys scroll it wherever the focus is.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for key, action in _SCROLL_KEYS:
            bar = self.verticalScrollBar()
            QShortcut(key, self).activated.connect(lambda bar=bar, action=action: bar.triggerAction(action))
        theme.changed.connect(self.arrange)

    def add(self, widget: QWidget, *, rank: int = 0, space_em: float = 0.0, leads: bool = False) -> None:
        """Put a widget below the others.

        Args:
            widget: What to show; the column becomes its parent.
            rank: 0 stays whatever the height; of the others the highest goes first.
            space_em: Room between it and what stands above it.
            leads: Whether it stands before the others once the column has to be scrolled.
        """
        widget.setParent(self._ground)
        self._rows.append(_Row(widget, rank, space_em, leads))

    def set_wanted(self, widget: QWidget, wanted: bool) -> None:  # noqa: FBT001 - one truth about the widget
        """Say whether the widget has something to say; takes effect with ``arrange``."""
        if wanted:
            self._unwanted.discard(widget)
        else:
            self._unwanted.add(widget)

    @property
    def scrolls(self) -> bool:
        """Whether even what matters most does not fit."""
        return self._ground.height() > self.viewport().height()

    def arrange(self) -> None:
        """Choose what fits and put it in its place. Call it after the content has changed."""
        for row in self._rows:
            _forget_sizes(row.widget)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Choose anew what fits."""
        super().resizeEvent(event)
        self._arrange()

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        """Choose anew what fits when one of the widgets asks for another size."""
        if watched is self._ground and event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
        return super().eventFilter(watched, event)

    def _arrange(self) -> None:
        room = self.contentsRect().size()
        wanted = [row for row in self._rows if row.widget not in self._unwanted]
        plan = self._fitting_plan(wanted, room)
        width = room.width()
        if plan is None:
            width -= self.verticalScrollBar().sizeHint().width() + self._theme.em(0.25)
            plan = self._plan(sorted(wanted, key=lambda row: not row.leads), _TIGHT_RATIO, width)
        self._ground.resize(width, max(plan.height, room.height()))
        self._place(plan, width)

    def _fitting_plan(self, wanted: Sequence[_Row], room: QSize) -> _Plan | None:
        """The plan that shows the most; None when even what matters most does not fit."""
        plan = self._plan(wanted, 1.0, room.width())
        rows = list(wanted)
        while plan.height > room.height():
            if plan.space_ratio == 1.0:
                plan = self._plan(rows, _TIGHT_RATIO, room.width())
                continue
            droppable = [row for row in rows if row.rank > 0]
            if not droppable:
                return None
            rows.remove(max(droppable, key=lambda row: row.rank))
            plan = self._plan(rows, _TIGHT_RATIO, room.width())
        return plan

    def _plan(self, rows: Sequence[_Row], space_ratio: float, width: int) -> _Plan:
        spaces = sum(self._space(row, space_ratio) for row in rows[1:])
        height = spaces + sum(_height(row.widget, width) for row in rows)
        return _Plan(tuple(rows), space_ratio, height)

    def _place(self, plan: _Plan, width: int) -> None:
        shown = {row.widget for row in plan.rows}
        for row in self._rows:
            row.widget.setVisible(row.widget in shown)
        y = max(0, (self._ground.height() - plan.height) // 2)
        for index, row in enumerate(plan.rows):
            y += self._space(row, plan.space_ratio) if index else 0
            height = _height(row.widget, width)
            row.widget.setGeometry(0, y, width, height)
            y += height

    def _space(self, row: _Row, ratio: float) -> int:
        return self._theme.em(row.space_em * ratio)


def _forget_sizes(widget: QWidget) -> None:
    """Make the layouts inside a widget measure anew now, and not when the next events come round."""
    # From the inside out: a layout asks the layouts inside it.
    for inner in (*reversed(widget.findChildren(QWidget)), widget):
        inner.updateGeometry()
        layout = inner.layout()
        if layout is not None:
            layout.invalidate()


def _height(widget: QWidget, width: int) -> int:
    widget.ensurePolished()
    height = widget.heightForWidth(width) if widget.hasHeightForWidth() else widget.sizeHint().height()
    return max(widget.minimumHeight(), min(height, widget.maximumHeight()))
