"""Solving and painting one frame of every step at 1280×800, against filling that image with one colour."""

import os
import statistics
import time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter

from desktop.draw.figure_painter import paint_frame
from desktop.figure.book import PictureBook
from desktop.library.catalogue import load_catalogue
from desktop.resources import assets_folder, routines_folder
from desktop.ui.theme.figures import load_figure_palette

WIDTH_PX, HEIGHT_PX = 1280, 800
MOMENTS = 12


def fill_s(image: QImage, times: int) -> float:
    """The median time of filling the image with one colour: what any painting of it costs at least."""
    taken: list[float] = []
    for _ in range(times):
        begun = time.perf_counter()
        image.fill(QColor("white"))
        taken.append(time.perf_counter() - begun)
    return statistics.median(taken)


def main() -> None:
    """Prints the median and the 95th percentile over all steps."""
    application = QGuiApplication.instance() or QGuiApplication([])
    catalogue = load_catalogue(routines_folder(), assets_folder() / "poses")
    book = PictureBook(catalogue.poses, catalogue.zones, catalogue.tools)
    palette = load_figure_palette(assets_folder() / "themes" / "light.toml")
    image = QImage(WIDTH_PX, HEIGHT_PX, QImage.Format.Format_ARGB32_Premultiplied)
    taken: list[float] = []
    for technique in catalogue.techniques.values():
        for step in technique.steps:
            scene = book.scene(step, "right")
            scene.frame_at(0.0)
            for moment in range(MOMENTS):
                begun = time.perf_counter()
                frame = scene.frame_at(scene.loop_s * moment / MOMENTS)
                painter = QPainter(image)
                paint_frame(painter, QRectF(0, 0, WIDTH_PX, HEIGHT_PX), frame, palette)
                painter.end()
                taken.append(time.perf_counter() - begun)
    plain_s = fill_s(image, 50)
    p95_s = statistics.quantiles(taken, n=20)[-1]
    for name, seconds in (("median", statistics.median(taken)), ("p95", p95_s)):
        print(
            f"  frame, solved and painted, {name}: {seconds * 1000:.1f} ms, {seconds / plain_s:.0f}× a fill"
        )
    application.quit()


if __name__ == "__main__":
    main()
