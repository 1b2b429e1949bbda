"""Attention that wanders over the body: a soft light, for steps in which nothing else moves.

Knows the body, no pose and no tool.
"""

from desktop.figure.body import Body
from desktop.figure.camera import Camera
from desktop.figure.curves import eased
from desktop.figure.frame import Role, Shape
from desktop.figure.hull import ball, outline
from desktop.figure.vectors import Vec, mix, place

_RINGS = ((0.085, 0.16), (0.062, 0.2), (0.040, 0.26), (0.020, 0.34))
"""The radii and opacities of the light."""
_ARRIVED = 0.8
"""The part of a loop that the way takes; then the light rests and fades before it starts again."""
_FADE = 0.08


def attention_shapes(camera: Camera, body: Body, way: tuple[float, ...], share: float) -> list[Shape]:
    """Return the light at a moment.

    Args:
        camera: From where it is seen.
        body: The body that it lies on.
        way: Where it starts and where it ends: 0 the feet, 0.5 the hips, 1 the head.
        share: The moment, as a part of the loop.
    """
    share %= 1.0
    at = way[0] + (way[1] - way[0]) * eased(min(1.0, share / _ARRIVED))
    shown = min(1.0, share / _FADE, (1.0 - share) / _FADE)
    point = _along_body(body, at)
    return [
        Shape(Role.GLOW, (outline(ball(camera, point, radius)),), opacity=opacity * shown)
        for radius, opacity in _RINGS
    ]


def _along_body(body: Body, at: float) -> Vec:
    """Return the place that far up the body; both legs count as one."""
    right, left = (leg.bones for leg in body.legs)
    trunk = body.trunk
    stations = (
        mix(right.end, left.end, 0.5),
        mix(right.middle, left.middle, 0.5),
        trunk.joints[0],
        trunk.joints[2],
        place(trunk.joints[5], trunk.head, (0.0, 0.045, 0.0)),
    )
    step = max(0.0, min(1.0, at)) * (len(stations) - 1)
    first = min(len(stations) - 2, int(step))
    return mix(stations[first], stations[first + 1], step - first)
