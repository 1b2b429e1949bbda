"""``render``: one picture per step, painted without a display."""

import argparse
import os
from pathlib import Path
from typing import TextIO, cast

from desktop.cli.content import find_routine, read_catalogue
from desktop.cli.failure import UsageProblem
from desktop.figure.book import PictureBook
from desktop.model.catalogue import Catalogue
from desktop.model.problem import OutsideProblem
from desktop.model.routine import Routine
from desktop.model.technique import Step, Technique
from desktop.resources import assets_folder
from desktop.store.files import write_whole


def render(options: argparse.Namespace, out: TextIO) -> int:
    """Writes the pictures and says how many and where.

    Raises:
        UsageProblem: When neither a routine nor ``--all`` is given, or both, or there is no such routine.
        OutsideProblem: When a picture cannot be written.
    """
    wanted = cast("str | None", options.routine)
    every = cast("bool", options.all)
    if every == (wanted is not None):
        raise UsageProblem("Name one routine to render, or write --all for every routine.")
    catalogue = read_catalogue(options, pictures=True)
    place = cast("Path", options.out)
    if wanted is not None:
        jobs = [(place, find_routine(catalogue, wanted))]
    else:
        jobs = [(place / routine.id, routine) for routine in catalogue.routines.values()]
    easel = _Easel(catalogue, cast("tuple[int, int]", options.size), cast("str", options.theme))
    number = sum(easel.paint_routine(routine, folder) for folder, routine in jobs)
    out.write(f"{number} pictures in {place}\n")
    return 0


class _Easel:
    """Paints steps at one size in one look."""

    def __init__(self, catalogue: Catalogue, size_px: tuple[int, int], theme: str) -> None:
        # Set before Qt starts: pictures need its painters and no screen.
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        try:
            from PySide6.QtGui import QGuiApplication  # noqa: PLC0415
        except ImportError as error:
            sentence = f"Qt cannot paint here ({error})."
            remedy = "Type rm -rf .venv and then make run, which installs or names what is needed."
            raise OutsideProblem(sentence, remedy) from error
        from desktop.ui.theme.figures import load_figure_palette  # noqa: PLC0415

        self._application = QGuiApplication.instance() or QGuiApplication([])
        self._catalogue = catalogue
        self._size_px = size_px
        self._palette = load_figure_palette(assets_folder() / "themes" / f"{theme}.toml")
        self._book = PictureBook(catalogue.poses, catalogue.zones, catalogue.tools)

    def paint_routine(self, routine: Routine, folder: Path) -> int:
        """Paints each step of the routine into the folder, in order, and returns how many there are."""
        steps = [
            (technique, step)
            for technique in (self._catalogue.techniques[item.technique] for item in routine.techniques)
            for step in technique.steps
        ]
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise OutsideProblem(f"The folder {folder} cannot be made ({error.strerror}).") from error
        for number, (technique, step) in enumerate(steps, 1):
            self._paint(step, folder / _name(number, technique, step))
        return len(steps)

    def _paint(self, step: Step, path: Path) -> None:
        from PySide6.QtCore import QBuffer, QByteArray  # noqa: PLC0415
        from PySide6.QtGui import QImageWriter  # noqa: PLC0415

        from desktop.draw.render import render_image  # noqa: PLC0415

        scene = self._book.scene(step, step.picture_side)
        frame = scene.frame_at(scene.stills_s[0])
        drawn = QBuffer()
        QImageWriter(drawn, QByteArray(b"png")).write(render_image(frame, self._palette, *self._size_px))
        try:
            write_whole(path, bytes(drawn.data().data()))
        except OSError as error:
            sentence = f"The picture {path} cannot be written ({error.strerror})."
            raise OutsideProblem(sentence, "Is there room, and may you write there?") from error


def _name(number: int, technique: Technique, step: Step) -> str:
    return f"{number:02d}_{technique.id}_{step.id}.png"
