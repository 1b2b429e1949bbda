"""Drawn icons: SVG files whose ``currentColor`` is replaced by a colour of the palette.

Knows no palette: it is told the colour.
"""

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer


class IconSource:
    """Hands out icons from a folder, each drawn once per colour, size and pixel ratio."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._drawn: dict[tuple[str, str, int, float], QPixmap] = {}

    def has(self, name: str) -> bool:
        """Whether there is an icon of that name."""
        return (self._folder / f"{name}.svg").is_file()

    def pixmap(self, name: str, color: QColor, size_px: int, pixel_ratio: float = 1.0) -> QPixmap:
        """Draw an icon.

        Args:
            name: The file's name without its ending; an unknown name gives the icon "dot".
            color: What ``currentColor`` stands for.
            size_px: Width and height in device-independent pixels.
            pixel_ratio: Device pixels for each of them.
        """
        key = (name, color.name(), size_px, pixel_ratio)
        if key not in self._drawn:
            self._drawn[key] = self._draw(name, color, size_px, pixel_ratio)
        return self._drawn[key]

    def _draw(self, name: str, color: QColor, size_px: int, pixel_ratio: float) -> QPixmap:
        path = self._folder / f"{name if self.has(name) else 'dot'}.svg"
        source = path.read_text(encoding="utf-8").replace("currentColor", color.name())
        pixels = round(size_px * pixel_ratio)
        pixmap = QPixmap(pixels, pixels)
        pixmap.fill(Qt.GlobalColor.transparent)
        with QPainter(pixmap) as painter:
            QSvgRenderer(QByteArray(source.encode())).render(painter, QRectF(0, 0, pixels, pixels))
        pixmap.setDevicePixelRatio(pixel_ratio)
        return pixmap
