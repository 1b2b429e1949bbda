"""One of many things, in a list that opens. What was chosen stays chosen also while it is not there."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QStyledItemDelegate, QWidget

from desktop.ui.pressing_keys import ENTER
from desktop.ui.theme.focus_ring import RADIUS_PROPERTY
from desktop.ui.theme.palette import ColorRole
from desktop.ui.theme.theme import Theme
from desktop.ui.theme.tokens import RADIUS_CONTROL_EM, TextRole
from desktop.ui.widgets.ground import Edge, paint_ground

_HEIGHT_EM = 2.6
_WIDTH_EM = 16.0
_PAD_X_EM = 0.85
_PAD_Y_EM = 0.55
_ARROW_EM = 1.1
_GAP_EM = 0.5
_MOST_ROWS = 12
_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_ENDLESS_PX = 10_000


class PickList(QComboBox):
    """Shows what is chosen, in as many lines as it takes; Space and Enter open the list.

    Signals:
        chosen: The id of what the person chose.
    """

    chosen = Signal(str)

    def __init__(
        self, theme: Theme, name: str, unknown: str, gone: Callable[[str], str], parent: QWidget | None = None
    ) -> None:
        """Make an empty list.

        Args:
            theme: Colours and sizes.
            name: What is chosen.
            unknown: What to call something that was chosen once, and whose title was never seen.
            gone: Adds to a title that the thing is not there now.
            parent: The Qt parent.
        """
        super().__init__(parent)
        self._theme = theme
        self._unknown = unknown
        self._gone = gone
        self._options: tuple[tuple[str, str], ...] = ()
        self._titles: dict[str, str] = {}
        self._chosen = ""
        self.setAccessibleName(name)
        # The delegate that a combo box has by itself knows no stylesheet.
        self.setItemDelegate(QStyledItemDelegate(self))
        self.view().setAccessibleName(name)
        self.setMaxVisibleItems(_MOST_ROWS)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setProperty(RADIUS_PROPERTY, RADIUS_CONTROL_EM)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.activated.connect(self._choose)
        theme.changed.connect(self.updateGeometry)

    @property
    def chosen_id(self) -> str:
        """The id of what is chosen."""
        return self._chosen

    def set_options(self, options: Sequence[tuple[str, str]]) -> None:
        """Say what there is to choose from, as ids and titles; tells nobody."""
        if tuple(options) != self._options:
            self._options = tuple(options)
            self._titles.update(options)
            self._fill()

    def set_chosen(self, option_id: str) -> None:
        """Show something as chosen, whether it is there or not; tells nobody."""
        if option_id != self._chosen:
            self._chosen = option_id
            self._fill()

    def hasHeightForWidth(self) -> bool:
        """Less width, more lines."""
        return True

    def heightForWidth(self, width: int, /) -> int:
        """Room for the longest title at a width, so that choosing moves nothing."""
        metrics = QFontMetrics(self._theme.font(TextRole.BODY))
        room = QRect(0, 0, max(1, width - self._beside_px), _ENDLESS_PX)
        titles = (self.itemText(index) for index in range(self.count()))
        most_px = max(
            (metrics.boundingRect(room, int(_WRAPPED), each).height() for each in titles), default=0
        )
        return max(self._theme.target_px(_HEIGHT_EM), most_px + 2 * self._theme.em(_PAD_Y_EM))

    def sizeHint(self) -> QSize:
        """A comfortable line; the page gives it more."""
        width = self._theme.em(_WIDTH_EM)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Narrower where the page is."""
        return QSize(self._theme.em(_WIDTH_EM) // 2, self._theme.target_px(_HEIGHT_EM))

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Let Enter open the list, as Space does."""
        if event.key() in ENTER:
            self.showPopup()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent, /) -> None:  # noqa: N802 - called by Qt
        """Leave the wheel to the page, so that scrolling past changes nothing."""
        event.ignore()

    def showPopup(self) -> None:  # noqa: N802 - called by Qt
        """Open the list, as wide as its titles where the screen has room for them."""
        view = self.view()
        wanted_px = view.sizeHintForColumn(0) + 2 * self._theme.em(_PAD_X_EM)
        view.setMinimumWidth(min(wanted_px, self.screen().availableSize().width()))
        super().showPopup()

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Paint what is chosen, and the arrow."""
        theme, em = self._theme, self._theme.em
        ground = ColorRole.HOVER if self.underMouse() else ColorRole.CARD
        with QPainter(self) as painter:
            painter.setClipRect(event.rect())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_ground(painter, theme, self.rect(), ground, edge=Edge(ColorRole.LINE_STRONG))
            painter.setFont(theme.font(TextRole.BODY))
            painter.setPen(theme.color(ColorRole.TEXT))
            left = em(_PAD_X_EM)
            room = QRect(left, 0, self.width() - self._beside_px, self.height())
            painter.drawText(room, _WRAPPED, self.currentText())
            arrow = theme.pixmap("chevron_down", ColorRole.MUTED, _ARROW_EM)
            painter.drawPixmap(
                self.width() - left - em(_ARROW_EM), (self.height() - em(_ARROW_EM)) // 2, arrow
            )

    @property
    def _beside_px(self) -> int:
        """All of the width that the words cannot have."""
        em = self._theme.em
        return 2 * em(_PAD_X_EM) + em(_ARROW_EM) + em(_GAP_EM)

    def _fill(self) -> None:
        shown = list(self._options)
        if self._chosen not in dict(shown):
            shown.append((self._chosen, self._gone(self._titles.get(self._chosen, self._unknown))))
        self.clear()
        for option_id, title in shown:
            self.addItem(title, option_id)
        self.setCurrentIndex(self.findData(self._chosen))
        self.updateGeometry()

    def _choose(self, index: int) -> None:
        self._chosen = str(self.itemData(index))
        self._fill()
        self.chosen.emit(self._chosen)
