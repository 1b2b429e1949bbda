"""Two persons in one picture: which parts of the second lie behind the first, which before."""

from collections.abc import Iterator

from desktop.figure import bare
from desktop.figure.body import ArmBody, Body
from desktop.figure.camera import Camera
from desktop.figure.depth import Joint, Part, in_order
from desktop.figure.frame import Role, Shape
from desktop.figure.person import Person, person_shapes
from desktop.figure.stage import Stage, stage_of
from desktop.figure.vectors import distance, dot
from desktop.figure.volume import fill, light_on

_NEARER = 0.06
"""How much nearer than the first person the second must be to hide the first."""
_HAND = 0.13
"""A hand whose wrist is this near to the contact works there."""
_AWAY = 0.25
"""A palm that looks at the viewer more than this lies behind the body that it touches."""
_OTHER_CLOTHES = {
    Role.TOP: Role.HELPER_TOP,
    Role.TROUSERS: Role.HELPER_TROUSERS,
    Role.HAIR: Role.HELPER_HAIR,
}


def partner_shapes(camera: Camera, partner: Body, massaged: Body) -> Person:
    """Return the shapes of a second person in other clothes.

    One who stands nearer hides the first; one who stands behind reaches over with the arms.

    Args:
        camera: From where both are seen.
        partner: The second person.
        massaged: The first one.
    """
    drawn = person_shapes(camera, partner)
    far, trunk, near = ([_dressed(shape) for shape in part] for part in drawn)
    depths = [camera.depth(body.trunk.joints[2]) for body in (partner, massaged)]
    if depths[0] > depths[1] + _NEARER:
        return Person([], [], [*far, *trunk, *near])
    return Person([*far, *trunk], [], [*near, *_working_hands(camera, partner, massaged)])


def _dressed(shape: Shape) -> Shape:
    role = _OTHER_CLOTHES.get(shape.role)
    return shape._replace(role=role) if role else shape


def _works(camera: Camera, arm: ArmBody, massaged: Body) -> bool:
    if dot(arm.hand.palm, camera.near) > _AWAY or not massaged.contacts:
        return False
    x, y = massaged.contact_at
    skins = (*massaged.contacts, massaged.trunk.skin(-x, y))
    return min(distance(arm.hand.wrist, skin.point) for skin in skins) < _HAND


def _working_hands(camera: Camera, partner: Body, massaged: Body) -> Iterator[Shape]:
    """Yield forearms and hands that work on the back: they lie over it, whatever hides the upper arm."""
    stage, _, seen = stage_of(camera, partner)
    for index, arm in enumerate(partner.arms):
        if _works(camera, arm, massaged):
            yield from _forearm(stage, bare.arm(seen[index], index)[1:], index)


def _forearm(stage: Stage, parts: tuple[Part, ...], index: int) -> Iterator[Shape]:
    joints = {
        (f"fore{index}", f"hand{index}"): Joint(0.004, -0.004),
        (f"thumb{index}", f"hand{index}"): Joint(0.002, -0.002),
        (f"fore{index}", f"thumb{index}"): Joint(0.004, -0.004),
    }
    for part in in_order(parts, joints).parts:
        start = part.balls[0]
        yield from part.under
        yield from fill([part.volume], light_on(stage.camera, (start.x, start.y), stage.middle)).shapes
        yield from part.details
