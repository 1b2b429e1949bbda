"""From where the body is seen: one projection from the world to the picture. Knows no body and no screen."""

import math
from dataclasses import dataclass
from typing import TypeAlias

from desktop.figure.vectors import Vec
from desktop.model.scenery import View

Point: TypeAlias = tuple[float, float]
"""A point of the picture: to the right and up, in body heights."""

_TURN_DEG = {
    View.SIDE: 0.0,
    View.BACK: 90.0,
    View.BACK_THREE_QUARTER: 55.0,
    View.FRONT_THREE_QUARTER: -52.0,
    View.FRONT: -90.0,
    View.SIDE_ABOVE: -25.0,
}
"""How far the one who looks has gone round the person from the right side towards the back."""
_RAISE_DEG = {
    View.SIDE: 0.0,
    View.BACK: 0.0,
    View.BACK_THREE_QUARTER: 7.0,
    View.FRONT_THREE_QUARTER: 7.0,
    View.FRONT: 0.0,
    View.SIDE_ABOVE: 38.0,
}


@dataclass(frozen=True, slots=True)
class Camera:
    """A parallel projection.

    Attributes:
        right: The world direction that points to the right of the picture.
        up: The world direction that points up in the picture.
        near: The world direction that points at the one who looks.
        flip: -1 to mirror the picture, else 1.
    """

    right: Vec
    up: Vec
    near: Vec
    flip: float = 1.0

    def point(self, p: Vec) -> Point:
        """Project a point, or a direction: the projection has no origin of its own."""
        r, u = self.right, self.up
        return (
            (p[0] * r[0] + p[1] * r[1] + p[2] * r[2]) * self.flip,
            p[0] * u[0] + p[1] * u[1] + p[2] * u[2],
        )

    def depth(self, p: Vec) -> float:
        """Return how near a point is to the one who looks, in body heights; larger is nearer."""
        n = self.near
        return p[0] * n[0] + p[1] * n[1] + p[2] * n[2]


def camera_for(view: View, *, mirrored: bool = False) -> Camera:
    """Return the camera of a view; mirrored shows what was authored for the right as the left."""
    turn, rise = math.radians(_TURN_DEG[view]), math.radians(_RAISE_DEG[view])
    ct, st, cr, sr = math.cos(turn), math.sin(turn), math.cos(rise), math.sin(rise)
    flat_near = (-st, 0.0, ct)
    return Camera(
        right=(ct, 0.0, st),
        up=(-flat_near[0] * sr, cr, -flat_near[2] * sr),
        near=(flat_near[0] * cr, sr, flat_near[2] * cr),
        flip=-1.0 if mirrored else 1.0,
    )
