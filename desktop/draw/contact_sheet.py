"""Paints a contact sheet: all steps of a technique on one picture, each with its words. Knows no files."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPainterPath

_AIR_PX = 24
_WORDS_PX = 400
_TITLE_PX = 64
_ROUND_PX = 12


class SheetColors(NamedTuple):
    """The colours of a sheet as ``#rrggbb``: paper, text, and quieter text."""

    ground: str
    text: str
    quiet: str


class SheetRow(NamedTuple):
    """One step: its pictures, all of one size, its title, one line of facts, and its sentence."""

    images: Sequence[QImage]
    title: str
    facts: str
    sentence: str


def paint_contact_sheet(title: str, rows: Sequence[SheetRow], colors: SheetColors) -> QImage:
    """Return the sheet, a row for each step; it needs an application object, for the letters."""
    size = rows[0].images[0].size()
    most = max(len(row.images) for row in rows)
    width = _AIR_PX + most * (size.width() + _AIR_PX) + _WORDS_PX + _AIR_PX
    height = _AIR_PX + _TITLE_PX + len(rows) * (size.height() + _AIR_PX)
    sheet = QImage(width, height, QImage.Format.Format_RGB32)
    sheet.fill(QColor(colors.ground))
    painter = QPainter(sheet)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    heading = QRect(_AIR_PX, _AIR_PX, width - 2 * _AIR_PX, _TITLE_PX - _AIR_PX)
    _write(painter, heading, title, colors.text, 30, bold=True)
    top = _AIR_PX + _TITLE_PX
    for row in rows:
        for k, image in enumerate(row.images):
            _place(painter, image, QPoint(_AIR_PX + k * (size.width() + _AIR_PX), top))
        left = _AIR_PX + most * (size.width() + _AIR_PX)
        words = QRect(left, top, _WORDS_PX, size.height())
        for text, color, size_px in (
            (row.title, colors.text, 22),
            (row.sentence, colors.text, 18),
            (row.facts, colors.quiet, 16),
        ):
            used = _write(painter, words, text, color, size_px, bold=size_px == 22)
            words.setTop(used.bottom() + 10)
        top += size.height() + _AIR_PX
    painter.end()
    return sheet


def _place(painter: QPainter, image: QImage, at: QPoint) -> None:
    painter.save()
    rim = QPainterPath()
    rim.addRoundedRect(QRectF(at, image.size().toSizeF()), _ROUND_PX, _ROUND_PX)
    painter.setClipPath(rim)
    painter.drawImage(at, image)
    painter.restore()


def _write(painter: QPainter, into: QRect, text: str, color: str, size_px: int, *, bold: bool) -> QRect:
    """Write a text, wrapped, and return the room that it took."""
    font = QFont()
    font.setPixelSize(size_px)
    font.setBold(bold)
    painter.setFont(font)
    painter.setPen(QColor(color))
    flags = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)
    return painter.drawText(into, flags, text)
