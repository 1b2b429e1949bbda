"""The pictures of all cards: stills from the last start where they still hold, scenes where they do not.

Knows how stills are packed into bytes, not where these are kept.
"""

import json
from base64 import b64decode, b64encode
from functools import cached_property
from typing import TYPE_CHECKING, Final
from zlib import compress, decompress

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPixmap

from desktop.ui.content import Content
from desktop.ui.widgets.card_picture import Look

if TYPE_CHECKING:  # imported when something has to be drawn
    from desktop.figure.scene import Scene
    from desktop.ui.summary import Summaries

_FORMAT: Final = QImage.Format.Format_ARGB32_Premultiplied
"""Pixels as they are painted: three times as fast to load as a PNG, and hardly larger."""


class CardPictures:
    """Stills in one look at a time, since all cards of a page look alike; fulfils ``Pictures``."""

    def __init__(self, content: Content, packed: bytes | None = None) -> None:
        """Take the stills of the last start.

        Args:
            content: Where the scenes come from.
            packed: What ``packed`` gave; the same content must lie behind it.
        """
        self._content = content
        self._look: Look | None = None
        self._found: dict[str, str] = {}
        self._drawn: dict[str, QPixmap] = {}
        if packed is not None:
            look, self._found = json.loads(packed)
            self._look = Look(*look)

    def still(self, name: str, look: Look) -> QPixmap | None:
        """The still of that name in that look, where it is kept."""
        if look != self._look:
            return None
        if name in self._found:
            return _unpack(self._found[name], look)
        return self._drawn.get(name)

    def keep(self, name: str, look: Look, still: QPixmap) -> None:
        """Take a still that was drawn; those in another look are let go of."""
        if look != self._look:
            self._look = look
            self._found.clear()
            self._drawn.clear()
        self._drawn[name] = still

    def scene(self, name: str) -> "Scene":
        """The scene that stands for the routine of that id."""
        face = self._summaries.face(name)
        return self._content.book.scene(face.step, face.step.picture_side)

    def packed(self) -> bytes | None:
        """All stills in the newest look, for the next start; None when nothing was drawn since the last."""
        if self._look is None or not self._drawn:
            return None
        stills = self._found | {name: _pack(still) for name, still in self._drawn.items()}
        return json.dumps([self._look, stills]).encode()

    @cached_property
    def _summaries(self) -> "Summaries":
        from desktop.ui.summary import Summaries  # noqa: PLC0415 - lays routines out in time

        return Summaries(self._content.catalogue)


def _pack(still: QPixmap) -> str:
    pixels = still.toImage().convertToFormat(_FORMAT)
    return b64encode(compress(pixels.constBits(), 1)).decode("ascii")


def _unpack(packed: str, look: Look) -> QPixmap:
    pixels = decompress(b64decode(packed))
    size = QSize(look.width_px, look.height_px) * look.pixel_ratio
    # Copied, because an image only borrows the bytes that it is made from.
    still = QPixmap.fromImage(QImage(pixels, size.width(), size.height(), _FORMAT).copy())
    still.setDevicePixelRatio(look.pixel_ratio)
    return still
