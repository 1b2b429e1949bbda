"""Writes a frame as SVG: the same picture as the image, sharp at any size and without a letter in it.

Qt's generator is followed by a look at its text, for what it says of fonts, for dashes that it measures in
whole units, and for digits that nobody can see.
"""

import re
from xml.sax.saxutils import escape

from PySide6.QtCore import QBuffer, QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtSvg import QSvgGenerator

from desktop.draw.palette import FigurePalette
from desktop.draw.render import paint_picture
from desktop.figure.frame import Frame

_FONT = re.compile(r'\s*font-family="[^"]*" font-size="[^"]*" font-weight="[^"]*" font-style="[^"]*"\s*')
_EMPTY_GROUP = re.compile(r"<g [^>]*>\s*</g>\s*")
_MILLIMETRES = re.compile(r'width="[\d.]+mm" height="[\d.]+mm"')
_DASHED = re.compile(r'stroke-dasharray="([^"]+)"([^>]*?)stroke-width="(0\.\d+)"')
_WAY = re.compile(r' d="[^"]*"')
_NUMBER = re.compile(r"-?\d+\.\d+")
_UNMOVED = ' transform="matrix(1,0,0,1,0,0)"'


def render_svg(frame: Frame, palette: FigurePalette, width_px: int, height_px: int, title: str) -> bytes:
    """Return the picture of a frame as an SVG document, laid out as ``render_image`` does.

    Args:
        frame: What to paint.
        palette: In which colours.
        width_px: Its natural width.
        height_px: Its natural height.
        title: What it shows, for those who do not see it.
    """
    drawn = QBuffer()
    # Of the two forms that the generator writes only this one clips.
    generator = QSvgGenerator(QSvgGenerator.SvgVersion.Svg11)
    generator.setOutputDevice(drawn)
    generator.setSize(QSize(width_px, height_px))
    generator.setViewBox(QRect(0, 0, width_px, height_px))
    painter = QPainter(generator)
    paint_picture(painter, frame, palette, width_px, height_px)
    painter.end()
    text = bytes(drawn.data().data()).decode()
    size = f'role="img" width="{width_px}" height="{height_px}"'
    text = _MILLIMETRES.sub(size, text, count=1)
    text = re.sub(r"<title>.*?</title>\s*(<desc>.*?</desc>\s*)?", "", text, flags=re.DOTALL)
    text = text.replace("<defs>", f"<title>{escape(title)}</title>\n<defs>", 1)
    return _slim(text).encode()


def _slim(text: str) -> str:
    text = _FONT.sub("", text)
    while (fewer := _EMPTY_GROUP.sub("", text)) != text:
        text = fewer
    text = _DASHED.sub(_measured, text)
    text = text.replace(_UNMOVED, "").replace(' vector-effect="none"', "")
    return _WAY.sub(lambda way: _NUMBER.sub(_rounded, way.group()), text)


def _measured(dashed: re.Match[str]) -> str:
    """Dashes in the units of the drawing; the generator counts widths of a pen that it takes to be 1 wide."""
    dashes, between, width = dashed.groups()
    measured = ",".join(f"{float(dash) * float(width):.4g}" for dash in dashes.split(","))
    return f'stroke-dasharray="{measured}"{between}stroke-width="{width}"'


def _rounded(number: re.Match[str]) -> str:
    """Tenths of a pixel; where the drawing is scaled up, numbers are small and keep four digits."""
    value = float(number.group())
    return f"{value:.1f}".removesuffix(".0") if abs(value) >= 10.0 else f"{value:.4g}"
