"""A motion of a test's own, as the scene of a step."""

from dataclasses import replace

from desktop.figure.book import PictureBook
from desktop.figure.scene import Scene
from desktop.model.catalogue import Catalogue
from desktop.model.motion import Motion, PoseSheet


def scene_of(catalogue: Catalogue, motion: Motion, *, pressure: int, side: str = "right") -> Scene:
    step = replace(
        next(iter(catalogue.techniques.values())).steps[0],
        picture="own.one",
        pressure=pressure,
        tools=(),
        repetition_s=None,
    )
    sheet = PoseSheet(id="own", motions={"one": motion})
    return PictureBook({"own": sheet}, {}, {}).scene(step, side)
