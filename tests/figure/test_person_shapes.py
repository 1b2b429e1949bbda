"""The person as drawn: what hides what, where the face looks, and that nothing comes apart."""

from collections.abc import Iterable
from functools import cache
from itertools import pairwise

import pytest
from PySide6.QtGui import QColor, QImage, QPainter, QTransform

from desktop.draw.paths import path_of
from desktop.figure.body import Body, Room
from desktop.figure.camera import Point, camera_for
from desktop.figure.depth import OUTER_FIRST, OUTER_LAST, Ball, Joint, Part, in_order
from desktop.figure.frame import Role, Shape
from desktop.figure.hands import Hand
from desktop.figure.person import Person, person_shapes
from desktop.figure.posture import posture, row, stack
from desktop.figure.solver import solve
from desktop.figure.vectors import Vec, mix
from desktop.figure.volume import Volume
from desktop.model.pose import Arm, HandShape, Leg, Place, Pose
from desktop.model.scenery import Support, View

THIGH_UP = Leg(foot=(0.07, 0.30, 0.13), pitch_deg=-20, turn_deg=0, knee_to=(0.1, 1, -0.5))
BENT = Leg(foot=(0.07, 0, 0.40), pitch_deg=0, turn_deg=4, knee_to=(0.06, 1, 0.3))
SEATED = Leg(foot=(0.075, 0, 0.225), pitch_deg=0, turn_deg=6, knee_to=(0.06, 0.5, 1))
ON_THIGH = Arm(reach=Place.THIGH, elbow_to=(0.7, -0.6, -0.6))
ON_BELLY = Arm(reach=Place.BELLY, elbow_to=(1, -0.6, -0.3), shape=HandShape.PALM)
OVER_SHOULDER = Arm(reach=Place.CONTACT, elbow_to=(0.2, 0.3, 1), shape=HandShape.HOOK)
BEHIND_BACK = Arm(reach=Place.CONTACT, elbow_to=(0.8, -0.5, -0.6), shape=HandShape.FIST)

FEET = Room()
FLOOR = Room(supports=(Support.FLOOR,))
SEAT = Room(supports=(Support.SEAT,), seat_height=0.265)
LYING = {"hips": (0, 0.08, 0), "trunk_deg": (-90, 0, 0)}

POSTURES: dict[str, tuple[Pose, Room]] = {
    "standing": (Pose(), FEET),
    "looking down": (Pose(head_deg=(25, 0, 0), neck_deg=(30, 0, 0)), FEET),
    "looking right": (Pose(head_deg=(0, 0, 35), neck_deg=(0, 0, 35)), FEET),
    "looking left": (Pose(head_deg=(0, 0, -35), neck_deg=(0, 0, -35)), FEET),
    "arms overhead": (Pose(arms=Arm(lift_deg=25, shoulder_deg=(172, 8, 0), elbow_deg=12)), FEET),
    "hand behind the back": (Pose(contact=(0.3, 0.55), right_arm=BEHIND_BACK), FEET),
    "hand over the shoulder": (Pose(contact=(-0.3, 0.05), right_arm=OVER_SHOULDER), FEET),
    "seated": (Pose(trunk_deg=(-6, 0, 0), legs=SEATED, arms=ON_THIGH), SEAT),
    "hand on the belly": (Pose(legs=SEATED, arms=ON_THIGH, right_arm=ON_BELLY), SEAT),
    "hands on the belly": (Pose(legs=SEATED, arms=ON_BELLY, left_arm=Arm(offset=(0, 0.03, 0.014))), SEAT),
    "lying": (Pose(**LYING, legs=BENT, arms=Arm(shoulder_deg=(-7, 20, -70), elbow_deg=6)), FLOOR),
    "knee to the chest": (Pose(**LYING, legs=BENT, right_leg=THIGH_UP), FLOOR),
}


@cache
def body(name: str) -> Body:
    pose, room = POSTURES[name]
    return solve(posture(row(stack((pose,)))), room)


def shapes_of(person: Person) -> list[Shape]:
    return [*person.far, *person.trunk, *person.near]


@cache
def drawn(name: str, view: View, *, eyes_closed: bool = False) -> Person:
    return person_shapes(camera_for(view), body(name), eyes_closed=eyes_closed)


def winds(loops: Iterable[tuple[Point, ...]], point: Point) -> int:
    """How often polygons go round a point."""
    x, y = point
    turns = 0
    for loop in loops:
        for (ax, ay), (bx, by) in zip(loop, [*loop[1:], loop[0]], strict=True):
            left = (bx - ax) * (y - ay) - (x - ax) * (by - ay)
            turns += (ay <= y < by and left > 0) - (by <= y < ay and left < 0)
    return turns


def role_at(name: str, view: View, point: Vec) -> Role | None:
    """What is seen where a point of the world would be."""
    at = camera_for(view).point(point)
    for shape in reversed(shapes_of(drawn(name, view))):
        if not shape.stroke and winds(shape.loops, at) and (not shape.inside or winds(shape.inside, at)):
            return shape.role
    return None


def middle_of(hand: Hand) -> Vec:
    return tuple(w + 0.035 * f for w, f in zip(hand.wrist, hand.fingers, strict=True))  # type: ignore[return-value]


def middle_of_hand(name: str, index: int) -> Vec:
    return middle_of(body(name).arms[index].hand)


def middle_of_thigh(name: str, index: int) -> Vec:
    bones = body(name).legs[index].bones
    return mix(bones.root, bones.middle, 0.7)


def middle_of_marks(name: str, view: View) -> Point:
    points = [
        p
        for shape in shapes_of(drawn(name, view))
        if shape.role is Role.FACE
        for loop in shape.loops
        for p in loop
    ]
    return sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points)


def test_a_hand_over_the_shoulder_is_painted_last_from_behind():
    hand = middle_of_hand("hand over the shoulder", 0)
    assert role_at("hand over the shoulder", View.BACK, hand) is Role.SKIN
    at = camera_for(View.BACK).point(hand)
    assert any(winds(shape.loops, at) for shape in drawn("hand over the shoulder", View.BACK).near)


def test_a_hand_on_the_belly_is_seen_from_the_front_and_hidden_from_behind():
    hand = middle_of_hand("hand on the belly", 0)
    assert role_at("hand on the belly", View.FRONT, hand) is Role.SKIN
    assert role_at("hand on the belly", View.BACK, hand) is Role.TOP


def test_a_hand_behind_the_back_is_seen_from_behind_and_hidden_from_the_front():
    hand = middle_of_hand("hand behind the back", 0)
    assert role_at("hand behind the back", View.BACK, hand) is Role.SKIN
    assert role_at("hand behind the back", View.FRONT, hand) is Role.TOP


def test_a_thigh_at_the_chest_lies_over_the_shirt():
    assert role_at("knee to the chest", View.SIDE, middle_of_thigh("knee to the chest", 0)) is Role.TROUSERS
    assert (
        role_at("knee to the chest", View.SIDE_ABOVE, middle_of_thigh("knee to the chest", 0))
        is Role.TROUSERS
    )


def test_the_shirt_hangs_over_the_trousers_of_one_who_stands():
    hem = body("standing").trunk.slices[10].centre
    assert {role_at("standing", view, hem) for view in (View.BACK, View.FRONT)} == {Role.TOP}


@pytest.mark.parametrize(
    ("view", "role"), [(View.FRONT, Role.SKIN), (View.BACK, Role.HAIR), (View.FRONT_THREE_QUARTER, Role.SKIN)]
)
def test_a_head_shows_its_face_or_its_hair(view, role):
    trunk = body("standing").trunk
    centre = tuple(j + 0.03 * u for j, u in zip(trunk.joints[5], trunk.head[1], strict=True))
    assert role_at("standing", view, centre) is role


def test_the_crown_of_one_who_lies_is_hair():
    trunk = body("lying").trunk
    crown = tuple(j + 0.06 * u for j, u in zip(trunk.joints[5], trunk.head[1], strict=True))
    assert role_at("lying", View.BACK, crown) is Role.HAIR


def test_the_face_goes_with_the_head():
    straight, right = middle_of_marks("standing", View.FRONT), middle_of_marks("looking right", View.FRONT)
    left, down = middle_of_marks("looking left", View.FRONT), middle_of_marks("looking down", View.FRONT)
    assert right[0] < straight[0] - 0.01 < straight[0] + 0.01 < left[0]
    assert down[1] < straight[1] - 0.01


def test_a_face_that_is_turned_away_has_no_eyes():
    assert not [shape for shape in shapes_of(drawn("standing", View.BACK)) if shape.role is Role.FACE]


def test_closed_eyes_are_lids_without_pupils():
    def pupils(*, closed: bool) -> int:
        shapes = shapes_of(drawn("standing", View.FRONT, eyes_closed=closed))
        return len([shape for shape in shapes if shape.role is Role.FACE and not shape.stroke])

    assert pupils(closed=False) == 2
    assert pupils(closed=True) == 0


def test_hands_that_lie_over_each_other_are_parted_by_an_edge():
    edges = [
        s for s in shapes_of(drawn("hands on the belly", View.FRONT)) if s.inside and s.role is Role.SKIN
    ]
    assert edges


@pytest.mark.parametrize("view", list(View))
@pytest.mark.parametrize("name", list(POSTURES))
def test_what_is_clipped_is_clipped_to_something_that_was_painted_before(name, view):
    painted: set[int] = set()
    for shape in shapes_of(drawn(name, view)):
        assert not shape.inside or id(shape.inside) in painted
        painted.add(id(shape.loops))


@pytest.mark.parametrize("name", ["standing", "arms overhead", "hands on the belly", "lying"])
def test_the_left_is_the_mirror_of_the_right(name):
    plain = shapes_of(drawn(name, View.FRONT_THREE_QUARTER))
    mirrored = shapes_of(person_shapes(camera_for(View.FRONT_THREE_QUARTER, mirrored=True), body(name)))
    assert [shape.role for shape in plain] == [shape.role for shape in mirrored]
    for one, other in zip(plain, mirrored, strict=True):
        xs = [x for loop in one.loops for x, _ in loop]
        assert min(xs) == pytest.approx(-max(x for loop in other.loops for x, _ in loop), abs=0.003)


def silhouette(shapes: list[Shape], pixels: int) -> list[list[bool]]:
    """Return which pixels the person covers."""
    points = [point for shape in shapes for loop in shape.loops for point in loop]
    left, bottom = min(x for x, _ in points), min(y for _, y in points)
    size = max(max(x for x, _ in points) - left, max(y for _, y in points) - bottom)
    image = QImage(pixels, pixels, QImage.Format.Format_Grayscale8)
    image.fill(QColor("white"))
    painter = QPainter(image)
    scale = (pixels - 4) / size
    painter.setTransform(QTransform(scale, 0, 0, -scale, 2 - left * scale, pixels - 2 + bottom * scale))
    for shape in shapes:
        if not shape.stroke and not shape.inside:
            painter.fillPath(path_of(shape), QColor("black"))
    painter.end()
    data, step = bytes(image.constBits()), image.bytesPerLine()
    return [[data[row * step + column] < 128 for column in range(pixels)] for row in range(pixels)]


def patches(grid: list[list[bool]]) -> int:
    """Return how many connected patches are covered."""
    left = {(r, c) for r, line in enumerate(grid) for c, inside in enumerate(line) if inside}
    count = 0
    while left:
        todo = [left.pop()]
        count += 1
        while todo:
            r, c = todo.pop()
            for near in ((r + 1, c), (r - 1, c), (r, c + 1), (r, c - 1)):
                if near in left:
                    left.remove(near)
                    todo.append(near)
    return count


@pytest.mark.parametrize("view", list(View))
@pytest.mark.parametrize("name", list(POSTURES))
def test_nobody_comes_apart(name, view):
    assert patches(silhouette(shapes_of(drawn(name, view)), 160)) == 1


def bones_of(name: str) -> Iterable[tuple[Vec, Vec, float]]:
    """Yield both ends of every bone with a radius that the flesh round it has at least."""
    whole = body(name)
    joints = whole.trunk.joints
    for start, end in pairwise(joints):
        yield start, end, 0.026
    for arm in whole.arms:
        yield arm.bones.root, arm.bones.middle, 0.017
        yield arm.bones.middle, arm.bones.end, 0.011
        yield arm.bones.end, middle_of(arm.hand), 0.006
    for leg in whole.legs:
        yield leg.bones.root, leg.bones.middle, 0.028
        yield leg.bones.middle, leg.bones.end, 0.013


@pytest.mark.parametrize("view", list(View))
@pytest.mark.parametrize("name", list(POSTURES))
def test_every_bone_and_joint_is_covered_all_round(name, view):
    camera = camera_for(view)
    filled = [shape.loops for shape in shapes_of(drawn(name, view)) if not shape.stroke and not shape.inside]
    for start, end, radius in bones_of(name):
        for share in (0.0, 0.25, 0.5, 0.75, 1.0):
            x, y = camera.point(mix(start, end, share))
            for dx, dy in ((0, 0), (radius, 0), (-radius, 0), (0, radius), (0, -radius)):
                assert any(winds(loops, (x + dx, y + dy)) for loops in filled), (start, end, share)


def part(name: str, x: float, depth: float, *, limb: str = "", rank: float = 0.0) -> Part:
    volume = Volume(Role.SKIN, ())
    balls = (Ball(x, 0.0, depth, 0.1), Ball(x + 0.1, 0.0, depth, 0.1))
    return Part(name, balls, volume, limb=limb, rank=rank)


def names(parts: list[Part]) -> list[str]:
    return [item.name for item in parts]


def test_of_two_parts_that_overlap_the_nearer_one_is_painted_last():
    order = in_order([part("near", 0.0, 0.5), part("far", 0.1, 0.0)], {})
    assert names(order.parts) == ["far", "near"]
    assert order.hides == {("far", "near")}


def test_parts_that_do_not_overlap_keep_their_rank():
    order = in_order([part("near", 0.0, 0.5, rank=-1.0), part("far", 0.9, 0.0)], {})
    assert names(order.parts) == ["near", "far"]
    assert not order.hides


@pytest.mark.parametrize(("joint", "last"), [(OUTER_LAST, "outer"), (OUTER_FIRST, "inner")])
def test_a_joint_can_say_what_lies_over_what(joint, last):
    order = in_order([part("inner", 0.0, 0.0), part("outer", 0.1, 0.0)], {("inner", "outer"): joint})
    assert names(order.parts)[-1] == last
    assert not order.hides


@pytest.mark.parametrize(("depth", "last"), [(0.02, "inner"), (0.08, "outer")])
def test_a_joint_asks_for_a_clear_difference(depth, last):
    joints = {("inner", "outer"): Joint(0.05, 0.0499)}
    order = in_order([part("inner", 0.0, 0.0), part("outer", 0.1, depth)], joints)
    assert names(order.parts)[-1] == last


def test_a_limb_stays_together_unless_something_lies_between():
    limb = [part("thigh", 0.0, 0.0, limb="leg"), part("shin", 0.2, 0.4, limb="leg")]
    apart = in_order([limb[0], part("hand", 5.0, 0.2, rank=-0.5), limb[1]], {})
    between = in_order([limb[0], part("hand", 0.1, 0.2, rank=-0.5), limb[1]], {})
    assert names(apart.parts) == ["hand", "thigh", "shin"]
    assert names(between.parts) == ["thigh", "hand", "shin"]


def test_a_ring_of_parts_is_still_painted():
    joints = {("a", "b"): OUTER_LAST, ("b", "c"): OUTER_LAST, ("a", "c"): OUTER_FIRST}
    order = in_order([part("a", 0.0, 0.0), part("b", 0.1, 0.0), part("c", 0.1, 0.0)], joints)
    assert sorted(names(order.parts)) == ["a", "b", "c"]
