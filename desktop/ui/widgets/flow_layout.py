"""Two layouts that follow the width they get: a flow of things of any width, and equal columns of cards."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class _WrappingLayout(QLayout):
    """Keeps the items; the subclasses say where each one stands."""

    def __init__(self, gap_px: int, row_gap_px: int | None = None, parent: QWidget | None = None) -> None:
        """Make an empty layout.

        Args:
            gap_px: The space between two things in a row.
            row_gap_px: The space between two rows; the same when None.
            parent: The widget that it lays out.
        """
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._known: dict[int, list[tuple[QLayoutItem, QRect]]] = {}
        self._gap_px = gap_px
        self._row_gap_px = gap_px if row_gap_px is None else row_gap_px
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem, /) -> None:
        """Take one more item, after the others."""
        self._items.append(item)
        self._known.clear()

    def count(self) -> int:
        """How many items there are, shown or not."""
        return len(self._items)

    def itemAt(self, index: int, /) -> QLayoutItem | None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """The item at a place; None beyond the last."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int, /) -> QLayoutItem | None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Give the item at a place away; None beyond the last."""
        self._known.clear()
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It asks for no more than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Less width, more rows."""
        return True

    def heightForWidth(self, width: int, /) -> int:
        """The height of all rows at a width."""
        return max((place.y() + place.height() for _, place in self._placed(width)), default=0)

    def sizeHint(self) -> QSize:
        """The same as the least size: the width decides the rest."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:  # noqa: N802 - called by Qt
        """The largest of the items' least sizes."""
        size = QSize()
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        return size

    def invalidate(self) -> None:
        """Forget where the items stand: one of them asks for another size, or was shown or hidden."""
        self._known.clear()
        super().invalidate()

    def setGeometry(self, rect: QRect, /) -> None:
        """Put every item in its place."""
        super().setGeometry(rect)
        for item, place in self._placed(rect.width()):
            item.setGeometry(place.translated(rect.topLeft()))

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _placed(self, width_px: int) -> list[tuple[QLayoutItem, QRect]]:
        """The shown items and where they stand; Qt asks for the same width several times in every turn."""
        if width_px not in self._known:
            self._known[width_px] = list(zip(self._shown(), self._places(width_px), strict=True))
        return self._known[width_px]

    def _places(self, width_px: int) -> list[QRect]:
        """Where each shown item stands, from the corner of a layout of that width."""
        raise NotImplementedError


class FlowLayout(_WrappingLayout):
    """Items side by side at their own width, in as many lines as it takes."""

    def _places(self, width_px: int) -> list[QRect]:
        places: list[QRect] = []
        at = QPoint(0, 0)
        line_px = 0
        for item in self._shown():
            hint = item.sizeHint()
            size = hint
            if hint.width() > width_px:
                size = QSize(width_px, _height_px(item, width_px))
            if at.x() > 0 and at.x() + size.width() > width_px:
                at = QPoint(0, at.y() + line_px + self._row_gap_px)
                line_px = 0
            places.append(QRect(at, size))
            at += QPoint(size.width() + self._gap_px, 0)
            line_px = max(line_px, size.height())
        return places


class ColumnsLayout(_WrappingLayout):
    """Items in equal columns, as many as fit; all items of a row are equally high."""

    def __init__(self, column_px: int, gap_px: int, parent: QWidget | None = None) -> None:
        """Make an empty layout.

        Args:
            column_px: The least width of a column.
            gap_px: The space between columns and between rows.
            parent: The widget that it lays out.
        """
        super().__init__(gap_px, parent=parent)
        self._column_px = column_px

    def columns(self, width_px: int) -> int:
        """How many columns fit into a width; at least one."""
        return max(1, (width_px + self._gap_px) // (self._column_px + self._gap_px))

    def _places(self, width_px: int) -> list[QRect]:
        columns = self.columns(width_px)
        item_px = (width_px - self._gap_px * (columns - 1)) // columns
        shown = self._shown()
        places: list[QRect] = []
        top = 0
        for start in range(0, len(shown), columns):
            row = shown[start : start + columns]
            height = max(_height_px(item, item_px) for item in row)
            places += [
                QRect(column * (item_px + self._gap_px), top, item_px, height) for column in range(len(row))
            ]
            top += height + self._row_gap_px
        return places


def _height_px(item: QLayoutItem, width_px: int) -> int:
    return item.heightForWidth(width_px) if item.hasHeightForWidth() else item.sizeHint().height()
