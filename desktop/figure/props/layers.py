"""What a thing is drawn from, and the three layers of what is drawn. Knows no particular thing."""

from dataclasses import dataclass
from typing import NamedTuple

from desktop.figure.body import Body, Room
from desktop.figure.camera import Camera
from desktop.figure.frame import Shape
from desktop.figure.vectors import Vec, distance
from desktop.model.scenery import Prop


class Layers(NamedTuple):
    """Shapes of a thing: behind the person, before it, and over all where the person hides it."""

    behind: list[Shape]
    before: list[Shape]
    hidden: list[Shape]


@dataclass(frozen=True, slots=True)
class Setting:
    """All that decides how a thing is drawn.

    Attributes:
        camera: From where it is seen.
        prop: What it is and where.
        body: The body that meets it.
        room: What carries the body.
        rolled: How far a ball or roller has moved since the loop began.
    """

    camera: Camera
    prop: Prop
    body: Body
    room: Room
    rolled: Vec

    def is_before(self, point: Vec) -> bool:
        """Whether a point is nearer to the one who looks than the part of the trunk next to it."""
        near = min(self.body.trunk.slices[::4], key=lambda item: distance(item.centre, point))
        return self.camera.depth(point) >= self.camera.depth(near.centre)

    def sorted_by(self, point: Vec, shapes: list[Shape]) -> Layers:
        """Return shapes that are all before or all behind the person, as a point of them is."""
        return Layers([], shapes, []) if self.is_before(point) else Layers(shapes, [], [])
