"""Rolling without slipping: how far a round thing has turned for its way. Knows no shapes."""

from typing import NamedTuple

from desktop.figure.props.layers import Setting
from desktop.figure.vectors import Vec, along, cross, dot, length, spun, unit
from desktop.model.scenery import PropSpot, Support


class Spin(NamedTuple):
    """A turn about an axle through the middle: a unit vector and an angle."""

    axle: Vec
    angle_rad: float

    def turned(self, point: Vec) -> Vec:
        """Return a point, seen from the middle, after the turn."""
        return spun(point, self.axle, self.angle_rad)


def spin_of(setting: Setting, radius: float) -> Spin:
    """Return how a ball or roller at the contact has turned on the wall or the floor that it rolls on."""
    way = setting.rolled
    if setting.prop.spot is not PropSpot.CONTACT or length(way) < 1e-6:
        return Spin((0.0, 0.0, 1.0), 0.0)
    ground = (1.0, 0.0, 0.0) if Support.WALL in setting.room.supports else (0.0, 1.0, 0.0)
    level = along(way, ground, -dot(way, ground))
    return Spin(unit(cross(ground, level)), length(level) / radius)


def rolled_along(first: Vec, now: Vec) -> Vec:
    """Return how far a thing has moved between two places."""
    return (now[0] - first[0], now[1] - first[1], now[2] - first[2])
