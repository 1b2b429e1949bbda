"""One frame, one card, and a window that plays, each against something measured in the same run."""

import os
import statistics
import time
from collections.abc import Callable

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from desktop.draw.figure_painter import paint_frame
from desktop.draw.palette import FigurePalette
from desktop.figure.book import PictureBook
from desktop.library.catalogue import load_catalogue
from desktop.model.catalogue import Catalogue
from desktop.resources import assets_folder, routines_folder
from desktop.session.compiler import compile_timeline
from desktop.session.events import SegmentStarted, StateChanged
from desktop.session.timeline import Segment
from desktop.session.transitions import State
from desktop.system.painting import paint_in_one_thread
from desktop.ui.pages.player_page import PlayerPage
from desktop.ui.theme.figures import load_figure_palette
from desktop.ui.theme.theme import Theme

FRAME_PX = (1280, 800)
CARD_PX = (280, 170)
MOMENTS = 5
PICTURES_PER_S = 30
PLAYED_S = 24
STEP_S = 60
PAINT_WAIT_S = 0.006
"""Off the screen Qt paints this long after it was asked to."""


def fill_s(image: QImage, times: int) -> float:
    """The median time of filling the image with one colour: what any painting of it costs at least."""
    taken: list[float] = []
    for _ in range(times):
        begun = time.perf_counter()
        image.fill(QColor("white"))
        taken.append(time.perf_counter() - begun)
    return statistics.median(taken)


def tell_frames(
    what: str, catalogue: Catalogue, book: PictureBook, palette: FigurePalette, size_px: tuple[int, int]
) -> float:
    """Prints the median and the 95th percentile over all steps, and returns the median in seconds."""
    image = QImage(*size_px, QImage.Format.Format_ARGB32_Premultiplied)
    taken: list[float] = []
    for technique in catalogue.techniques.values():
        for step in technique.steps:
            scene = book.scene(step, step.picture_side)
            scene.frame_at(0.0)
            for moment in range(1, MOMENTS):
                # The time of this process alone, so that what else the machine does counts for little.
                begun = time.process_time()
                frame = scene.frame_at(scene.loop_s * moment / MOMENTS)
                painter = QPainter(image)
                paint_frame(painter, QRectF(image.rect()), frame, palette)
                painter.end()
                taken.append(time.process_time() - begun)
    plain_s = fill_s(image, 50)
    median_s, p95_s = statistics.median(taken), statistics.quantiles(taken, n=20)[-1]
    for name, seconds in (("median", median_s), ("p95", p95_s)):
        print(
            f"  {what}, solved and painted, {name}: {seconds * 1000:.1f} ms, {seconds / plain_s:.0f}× a fill"
        )
    return median_s


def cpu_s(act: Callable[[], None]) -> float:
    """How much time of a core something takes."""
    begun = time.process_time()
    act()
    return time.process_time() - begun


def tell_playing(catalogue: Catalogue, book: PictureBook, theme: Theme, routine: str, frame_s: float) -> None:
    """Prints what a window at 1280×800 takes of a core while it plays a step."""
    timeline = compile_timeline(catalogue.routines[routine], catalogue.techniques)
    segment = next(play for play in timeline.plays if play.duration_ms >= PLAYED_S * 500)
    page = PlayerPage(theme, book, catalogue)
    page.resize(*FRAME_PX)
    page.set_timeline(timeline)
    page.show()
    page.show_event(StateChanged(State.RUNNING, segment.start_ms))
    page.show_event(SegmentStarted(segment, segment.start_ms))
    QApplication.processEvents()
    halves = [cpu_s(lambda half=half: play(page, segment, half)) for half in (0, 1)]
    half_s = PLAYED_S / 2
    whole = (halves[0] + halves[1] * (STEP_S - half_s) / half_s) / STEP_S
    later_s = halves[1] / (half_s * PICTURES_PER_S)
    print(
        f"  playing {routine}: {whole:.1%} of a core over a step of {STEP_S} s at {PICTURES_PER_S} pictures a"
        f" second, first loop {halves[0] / half_s:.1%}, then {halves[1] / half_s:.1%}:"
        f" {later_s * 1000:.2f} ms a picture, {later_s / frame_s:.2f}× one that is painted anew"
    )
    page.hide()


def play(page: PlayerPage, segment: Segment, half: int) -> None:
    """Shows the positions of half the time that is played; the step begins again where it ends."""
    count = PLAYED_S * PICTURES_PER_S // 2
    for number in range(half * count, (half + 1) * count):
        passed_ms = number * 1000 // PICTURES_PER_S % segment.duration_ms
        page.show_position(segment.start_ms + passed_ms)
        time.sleep(PAINT_WAIT_S)
        QApplication.processEvents()


def main() -> None:
    """Prints all of it."""
    paint_in_one_thread(os.environ)
    application = QApplication.instance() or QApplication(["", "-style", "Fusion"])
    assert isinstance(application, QApplication)
    catalogue = load_catalogue(routines_folder(), assets_folder() / "poses")
    book = PictureBook(catalogue.poses, catalogue.zones, catalogue.tools)
    palette = load_figure_palette(assets_folder() / "themes" / "light.toml")
    frame_s = tell_frames("frame", catalogue, book, palette, FRAME_PX)
    tell_frames("card", catalogue, book, palette, CARD_PX)
    theme = Theme(assets_folder(), mode="light")
    theme.apply(application)
    for routine in ("tennis_upper_8", "lower_no_tools_5"):
        tell_playing(catalogue, book, theme, routine, frame_s)
    application.quit()


if __name__ == "__main__":
    main()
