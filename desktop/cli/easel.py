"""Pictures of steps without a window, as files: what ``render`` and ``gallery`` paint with."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from desktop.figure.book import PictureBook
from desktop.model.catalogue import Catalogue
from desktop.model.problem import OutsideProblem
from desktop.resources import assets_folder
from desktop.store.files import write_whole
from desktop.system.painting import paint_in_one_thread

if TYPE_CHECKING:  # Qt is imported when the first easel is set up
    from PySide6.QtGui import QImage

    from desktop.figure.frame import Frame


class Colors(NamedTuple):
    """In which colours: the theme, and the skin and hair of the person."""

    theme: str
    skin: str
    hair: str


class Easel:
    """Paints frames in one set of colours, at one size.

    Attributes:
        book: Where the scenes of steps come from.
    """

    def __init__(self, catalogue: Catalogue, colors: Colors, size_px: tuple[int, int]) -> None:
        """Set up Qt for painting; it needs no display.

        Raises:
            OutsideProblem: When Qt cannot be loaded here.
        """
        # Set before Qt starts: pictures need its painters and no screen.
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        paint_in_one_thread(os.environ)
        try:
            from PySide6.QtGui import QGuiApplication  # noqa: PLC0415
        except ImportError as error:
            sentence = f"Qt cannot paint here ({error})."
            remedy = "Type rm -rf .venv and then make run, which installs or names what is needed."
            raise OutsideProblem(sentence, remedy) from error
        from desktop.ui.theme.figures import load_figure_palette  # noqa: PLC0415

        self._application = QGuiApplication.instance() or QGuiApplication([])
        self._size_px = size_px
        self._palette = load_figure_palette(
            assets_folder() / "themes" / f"{colors.theme}.toml", colors.skin, colors.hair
        )
        self.book = PictureBook(catalogue.poses, catalogue.zones, catalogue.tools)

    def image(self, frame: "Frame") -> "QImage":
        """The picture of a frame as an image."""
        from desktop.draw.render import render_image  # noqa: PLC0415

        return render_image(frame, self._palette, *self._size_px)

    def png(self, frame: "Frame") -> bytes:
        """The picture of a frame as a PNG file."""
        return png_of(self.image(frame))

    def svg(self, frame: "Frame", title: str) -> bytes:
        """The picture of a frame as an SVG file; the title is for those who do not see it."""
        from desktop.draw.vector import render_svg  # noqa: PLC0415

        return render_svg(frame, self._palette, *self._size_px, title)


def png_of(image: "QImage") -> bytes:
    """An image as a PNG file."""
    from PySide6.QtCore import QBuffer, QByteArray  # noqa: PLC0415
    from PySide6.QtGui import QImageWriter  # noqa: PLC0415

    drawn = QBuffer()
    QImageWriter(drawn, QByteArray(b"png")).write(image)
    return bytes(drawn.data().data())


def make_folder(folder: Path) -> None:
    """Makes a folder for pictures, where there is none.

    Raises:
        OutsideProblem: When it cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutsideProblem(f"The folder {folder} cannot be made ({error.strerror}).") from error


def put(path: Path, content: bytes) -> None:
    """Writes a file whole.

    Raises:
        OutsideProblem: When it cannot be written.
    """
    try:
        write_whole(path, content)
    except OSError as error:
        sentence = f"The file {path} cannot be written ({error.strerror})."
        raise OutsideProblem(sentence, "Is there room, and may you write there?") from error
