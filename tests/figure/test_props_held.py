"""Things in hands, on tables and in beds: cloth falls, fingers lie over what they hold, wood is solid."""

from dataclasses import replace

import pytest

from desktop.figure.body import SEAT_HEIGHT, TABLE_HEIGHT, Body, Room
from desktop.figure.camera import camera_for
from desktop.figure.frame import Role, Shape
from desktop.figure.posture import posture, row, stack
from desktop.figure.props import Layers, prop_layers
from desktop.figure.props.placing import in_hand
from desktop.figure.solver import solve
from desktop.model.pose import Arm, HandShape, Leg, Place, Pose
from desktop.model.scenery import Prop, PropKind, PropSpot, Support, View

STILL = (0.0, 0.0, 0.0)
CM = 1.0 / 170.0
LIES = Pose(
    hips=(0.0, 0.08, 0.0), trunk_deg=(-90.0, 0.0, 0.0), neck_deg=(14.0, 0.0, 0.0), legs=Leg(knee_deg=4.0)
)
LIES_ON_SIDE = replace(LIES, trunk_deg=(-90.0, 0.0, -90.0), neck_deg=(0.0, 0.0, 0.0))


def room_for(kind: PropKind, *supports: Support) -> Room:
    return Room(supports=supports or (Support.FEET,), seat_height=SEAT_HEIGHT, tool=kind, tool_radius=0.02)


def body_of(pose: Pose, room: Room) -> Body:
    return solve(posture(row(stack([pose]))), room)


def drawn(prop: Prop, view: View, pose: Pose, *, mirrored: bool = False) -> Layers:
    room = room_for(prop.kind)
    return prop_layers(camera_for(view, mirrored=mirrored), prop, body_of(pose, room), room, STILL)


def joined(layers: Layers) -> list[Shape]:
    return [*layers.behind, *layers.before, *layers.hidden]


def extent(shapes: list[Shape], *roles: Role) -> tuple[float, float, float, float]:
    """Left, bottom, right, top of what is filled."""
    filled = [shape for shape in shapes if not shape.stroke and (shape.role in roles or not roles)]
    points = [point for shape in filled for loop in shape.loops for point in loop]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


HELD = Pose(arms=Arm(reach=Place.WORLD, shape=HandShape.HOLD, palm_to=(0.0, 0.0, -1.0)))


def in_two_hands(apart: float) -> Pose:
    """Both fists before the chest, so far from the middle."""
    right, left = (Arm(reach=Place.WORLD, offset=(side * apart, 0.75, 0.2)) for side in (1.0, -1.0))
    return stack([HELD, Pose(right_arm=right, left_arm=left)])


@pytest.mark.parametrize("view", View)
@pytest.mark.parametrize("kind", [PropKind.TOWEL, PropKind.HOT_TOWEL])
def test_a_towel_hangs_from_a_fist_and_widens_downwards(kind, view):
    pose, camera = in_two_hands(0.2), camera_for(view)
    shapes = joined(drawn(Prop(kind=kind, spot=PropSpot.RIGHT_HAND), view, pose))
    left, bottom, right, top = extent(shapes, Role.CLOTH)
    whole = next(shape for shape in shapes if shape.role is Role.CLOTH)
    at = camera.point(in_hand(body_of(pose, room_for(kind)).arms[0].hand))
    assert right - left == pytest.approx(23.0 * CM, rel=0.05)
    assert top - bottom < 42.0 * CM
    assert top == pytest.approx(at[1], abs=0.03)
    near_hand = [x for loop in whole.loops for x, y in loop if abs(y - at[1]) < 0.02]
    at_hem = [x for loop in whole.loops for x, y in loop if y < bottom + 0.05]
    assert max(near_hand) - min(near_hand) < 0.45 * (max(at_hem) - min(at_hem))


def test_a_towel_is_mirrored_with_the_hand_that_holds_it():
    prop = Prop(kind=PropKind.TOWEL, spot=PropSpot.RIGHT_HAND)
    plain, mirror = (
        [
            point
            for shape in joined(drawn(prop, View.SIDE, in_two_hands(0.2), mirrored=flip))
            if shape.role is Role.CLOTH
            for loop in shape.loops
            for point in loop
        ]
        for flip in (False, True)
    )
    assert [(-x, y) for x, y in mirror] == [pytest.approx(point) for point in plain]


def test_only_a_damp_towel_between_two_near_fists_is_wrung_and_drips():
    def drips(kind: PropKind, pose: Pose) -> bool:
        shapes = joined(drawn(Prop(kind=kind, spot=PropSpot.RIGHT_HAND), View.FRONT, pose))
        return any(shape.role is Role.WATER for shape in shapes)

    assert drips(PropKind.HOT_TOWEL, in_two_hands(0.06))
    assert not drips(PropKind.HOT_TOWEL, in_two_hands(0.2))
    assert not drips(PropKind.TOWEL, in_two_hands(0.06))
    open_hands = stack([in_two_hands(0.06), Pose(arms=Arm(shape=HandShape.FLAT))])
    assert not drips(PropKind.HOT_TOWEL, open_hands)


def test_a_cloth_under_a_flat_hand_is_wider_than_the_hand():
    pose = stack([in_two_hands(0.2), Pose(arms=Arm(shape=HandShape.PALM))])
    shapes = joined(drawn(Prop(kind=PropKind.TOWEL, spot=PropSpot.RIGHT_HAND), View.SIDE, pose))
    left, bottom, right, top = extent(shapes, Role.CLOTH)
    assert right - left > 9.0 * CM
    assert top - bottom > 12.0 * CM


@pytest.mark.parametrize("shape", [HandShape.HOLD, HandShape.FIST])
def test_fingers_lie_over_what_a_closed_hand_holds(shape):
    prop = Prop(kind=PropKind.ICE_PACK, spot=PropSpot.RIGHT_HAND)
    for view in View:
        shapes = joined(drawn(prop, view, stack([in_two_hands(0.2), Pose(arms=Arm(shape=shape))])))
        assert shapes[-1].role is Role.SKIN, view
    flat = stack([in_two_hands(0.2), Pose(arms=Arm(shape=HandShape.FLAT))])
    assert Role.SKIN not in {item.role for item in joined(drawn(prop, View.BACK, flat))}


def test_the_edge_of_a_table_hides_what_is_below_its_top_from_the_side():
    before = drawn(Prop(kind=PropKind.TABLE, at=(0.0, 0.0, 0.16)), View.SIDE, HELD).before
    _, bottom, _, top = extent([shape for shape in before if extent([shape])[1] > 0.2])
    assert top == pytest.approx(TABLE_HEIGHT, abs=0.002)
    assert bottom < TABLE_HEIGHT - 6.0 * CM
    assert not drawn(Prop(kind=PropKind.TABLE), View.BACK_THREE_QUARTER, HELD).before


@pytest.mark.parametrize("moved", [0.0, -0.05, -0.1])
@pytest.mark.parametrize("pose", [LIES, LIES_ON_SIDE], ids=["on_back", "on_side"])
def test_a_pillow_for_the_head_stays_on_this_side_of_the_headboard(pose, moved):
    room = room_for(PropKind.PILLOW, Support.FLOOR)
    body, camera = body_of(replace(pose, hips=(0.0, 0.08, moved)), room), camera_for(View.SIDE)
    pillow = prop_layers(camera, Prop(kind=PropKind.PILLOW, spot=PropSpot.HEAD), body, room, STILL)
    bed = prop_layers(camera, Prop(kind=PropKind.BED), body, room, STILL)
    mattress = extent(joined(bed), Role.BEDDING)
    assert extent(joined(pillow))[0] > mattress[0]


def test_a_pillow_that_is_hugged_leaves_the_body_to_be_seen():
    room = room_for(PropKind.PILLOW, Support.FLOOR)
    body = body_of(LIES_ON_SIDE, room)
    prop = Prop(kind=PropKind.PILLOW, spot=PropSpot.CHEST)
    _, bottom, _, top = extent(joined(prop_layers(camera_for(View.FRONT), prop, body, room, STILL)))
    shoulder = max(item.centre[1] + item.half_width for item in body.trunk.slices[22:30])
    assert bottom == pytest.approx(0.0, abs=0.01)
    assert top < 0.75 * shoulder
