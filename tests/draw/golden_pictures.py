"""A few pictures that are kept as they were painted; none has a letter in it, so fonts play no part.

They are made anew with ``python -m tests.renew_goldens`` when a picture was meant to change.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from PySide6.QtGui import QImage

from desktop.draw.render import render_image
from desktop.figure.book import PictureBook
from desktop.model.catalogue import Catalogue
from desktop.ui.theme.figures import load_figure_palette
from tests.figure.golden_values import PROJECT, load

FOLDER = Path(__file__).with_name("golden")
SIZE_PX = (360, 270)


class Picture(NamedTuple):
    """One picture that is kept: which step, at which part of its loop, and in which look."""

    technique: str
    step: str
    share: float
    theme: str = "light"
    skin: str = ""
    hair: str = ""

    @property
    def path(self) -> Path:
        return FOLDER / f"{self.technique}_{self.step}_{self.theme}.png"


PICTURES = (
    Picture("hands_shoulders", "stroke", 0.25),
    Picture("hands_lower", "thumb_circles", 0.0, "high_contrast", "brown", "black"),
    Picture("tennis_upper_wall", "roll", 0.5, "light", "deep", "grey"),
    Picture("roller_upper", "roll", 0.5, "dark"),
    Picture("electric_upper", "shoulder_glide", 0.3, "dark", "tan", "blond"),
    Picture("ball_lower_wall", "hip_circles", 0.2),
    Picture("partner_swedish", "knead_shoulder", 0.0),
    Picture("sleep_side", "pillow_knees", 0.0, "dark"),
)


def paint(picture: Picture, catalogue: Catalogue) -> QImage:
    """Paint a picture as it is now."""
    technique = catalogue.techniques[picture.technique]
    step = next(step for step in technique.steps if step.id == picture.step)
    scene = PictureBook(catalogue.poses, catalogue.zones, catalogue.tools).scene(step, step.picture_side)
    theme = PROJECT / "assets" / "themes" / f"{picture.theme}.toml"
    palette = load_figure_palette(theme, picture.skin, picture.hair)
    image = render_image(scene.frame_at(picture.share * scene.loop_s), palette, *SIZE_PX)
    return image.convertToFormat(QImage.Format.Format_RGB888)


def renew() -> Iterator[Path]:
    """Paint and keep every picture whose technique is there."""
    catalogue = load()
    FOLDER.mkdir(exist_ok=True)
    for picture in PICTURES:
        if picture.technique in catalogue.techniques:
            paint(picture, catalogue).save(str(picture.path))
            yield picture.path
