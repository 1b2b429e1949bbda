"""A loop that is painted once: later rounds only copy what changes from one moment to the next.

Knows neither figures nor widgets: it is told how to paint a moment.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage, QPainter, QRegion

MOST_MOMENTS = 150
"""A loop has no more moments than this: thirty in a second for five seconds, fifteen for a slow breath."""
MOST_BYTES = 64 * 1024 * 1024
_RATE = 30
"""Moments in a second, as far as they may be so many."""
_TILE_PX = 32
_CATCH_UP = 4
"""So many moments that were passed over are painted on the way, so that the round is whole next time."""


@dataclass(frozen=True, slots=True)
class _Change:
    """What turns the moment before into this one.

    Attributes:
        tiles: Pieces of the picture and where they go.
        region: All of them together.
    """

    tiles: tuple[tuple[QPoint, QImage], ...]
    region: QRegion

    @property
    def size_bytes(self) -> int:
        """How much memory the pixels take."""
        return sum(image.sizeInBytes() for _, image in self.tiles)


class Reel:
    """A loop on one canvas.

    The first round paints each moment and keeps the tiles in which it differs from the one before; a moment
    that looks like the one before is not painted. Where the tiles would take more memory than they may, the
    loop goes on with half as many moments.

    Attributes:
        canvas: The picture of the latest moment that was asked for.
    """

    def __init__(
        self,
        ground: QImage,
        loop_s: float,
        paint: Callable[[QPainter, float], None],
        *,
        alike: Callable[[float, float], bool] = lambda first_s, second_s: first_s == second_s,
        most_bytes: int = MOST_BYTES,
    ) -> None:
        """Make a reel with nothing on it.

        Args:
            ground: What lies behind every moment; it gives the size of the canvas.
            loop_s: How long a round takes.
            paint: Paints one moment, in seconds from the beginning of the loop, over the ground.
            alike: Whether nobody could tell the pictures of two moments apart.
            most_bytes: How much memory the pixels may take.
        """
        self.canvas = ground
        self._ground = ground
        self._loop_s = loop_s
        self._paint = paint
        self._alike = alike
        self._most_bytes = most_bytes
        self._latest: int | None = None
        self._start_over(min(MOST_MOMENTS, max(1, round(loop_s * _RATE))))

    @property
    def moments(self) -> int:
        """How many different pictures a round has."""
        return len(self._changes)

    @property
    def size_bytes(self) -> int:
        """How much memory the kept pixels take."""
        return self._size_bytes

    def show(self, time_s: float) -> QRegion:
        """Bring the canvas to a moment and return where it changed, in the canvas's own pixels.

        Args:
            time_s: The moment, in seconds from the beginning of the loop; it may lie in a later round.
        """
        count = len(self._changes)
        wanted = int(time_s / self._loop_s * count) % count
        if self._latest is None:
            return self._jump(wanted)
        on_the_way = [(self._latest + k) % count for k in range(1, (wanted - self._latest) % count + 1)]
        if sum(self._changes[moment] is None for moment in on_the_way) > _CATCH_UP:
            return self._jump(wanted)
        changed = QRegion()
        for moment in on_the_way:
            changed += self._step(moment)
        return changed

    def _jump(self, moment: int) -> QRegion:
        self.canvas = self._painted(self._picture(moment, None))
        self._latest = moment
        return QRegion(self.canvas.rect())

    def _step(self, moment: int) -> QRegion:
        """Go on from the moment before."""
        before = None if self._latest is None else self._pictures[self._latest]
        self._latest = moment
        change = self._changes[moment]
        if change is None:
            change = self._step_anew(moment, before)
            self._keep(moment, change)
        elif change.tiles:
            self._copy(change.tiles)
        return change.region

    def _copy(self, tiles: Iterable[tuple[QPoint, QImage]]) -> None:
        """Put tiles where they were cut out: pixel on pixel, however dense the screen is."""
        ratio = self.canvas.devicePixelRatio()
        self.canvas.setDevicePixelRatio(1.0)
        with QPainter(self.canvas) as painter:
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
            for place, image in tiles:
                painter.drawImage(place, image)
        self.canvas.setDevicePixelRatio(ratio)

    def _step_anew(self, moment: int, before: int | None) -> _Change:
        picture = self._picture(moment, before)
        if picture == before:
            return _NO_CHANGE
        painted = self._painted(picture)
        change = _change(self.canvas, painted)
        self.canvas = painted
        return change

    def _picture(self, moment: int, before: int | None) -> int:
        """Return the moment whose picture stands for this one; once found it stays, so that rounds fit."""
        picture = self._pictures[moment]
        if picture is None:
            picture = moment
            if before is not None and self._alike(self._time_s(before), self._time_s(moment)):
                picture = before
            self._pictures[moment] = picture
        return picture

    def _time_s(self, moment: int) -> float:
        return self._loop_s * moment / len(self._changes)

    def _painted(self, moment: int) -> QImage:
        image = self._ground.copy()
        with QPainter(image) as painter:
            self._paint(painter, self._time_s(moment))
        return image

    def _keep(self, moment: int, change: _Change) -> None:
        self._size_bytes += change.size_bytes
        if self._size_bytes > self._most_bytes and len(self._changes) > 1:
            self._start_over(len(self._changes) // 2)
        else:
            self._changes[moment] = change

    def _start_over(self, moments: int) -> None:
        self._changes: list[_Change | None] = [None] * moments
        self._pictures: list[int | None] = [None] * moments
        self._size_bytes = 0
        self._latest = None


_NO_CHANGE = _Change((), QRegion())


def _change(before: QImage, after: QImage) -> _Change:
    tiles = tuple((rect.topLeft(), _cut_out(after, rect)) for rect in _different(before, after))
    region = QRegion()
    for place, image in tiles:
        region += QRect(place, image.size())
    return _Change(tiles, region)


def _cut_out(image: QImage, rect: QRect) -> QImage:
    tile = image.copy(rect)
    tile.setDevicePixelRatio(1.0)
    return tile


def _different(before: QImage, after: QImage) -> Iterator[QRect]:
    """Rows of neighbouring tiles that are not the same in two images of one size."""
    width, height = after.width(), after.height()
    for top in range(0, height, _TILE_PX):
        band = QRect(0, top, width, min(_TILE_PX, height - top))
        old, new = before.copy(band), after.copy(band)
        if old == new:
            continue
        row = QRect()
        for left in range(0, width, _TILE_PX):
            tile = QRect(left, 0, min(_TILE_PX, width - left), band.height())
            if old.copy(tile) != new.copy(tile):
                row |= tile.translated(0, top)
            elif not row.isNull():
                yield row
                row = QRect()
        if not row.isNull():
            yield row
