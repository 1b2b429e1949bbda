"""Things in the picture: true in size, seen from every side, filling their gaps, rolling without slipping."""

import math
import tomllib
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest

from desktop.figure.body import BED_HEIGHT, SEAT_HEIGHT, TABLE_HEIGHT, Body, Room
from desktop.figure.camera import Camera, camera_for
from desktop.figure.frame import Role, Shape
from desktop.figure.posture import posture, row, stack
from desktop.figure.props import STANDING, Layers, prop_layers, rolled_along
from desktop.figure.solver import solve
from desktop.model.pose import Arm, HandShape, Leg, Place, Pose
from desktop.model.scenery import Prop, PropKind, PropSpot, Support, View

THEMES = Path(__file__).resolve().parents[2] / "assets" / "themes"
STILL = (0.0, 0.0, 0.0)
CM = 1.0 / 170.0

STANDS = Pose(right_arm=Arm(reach=Place.BELLY, offset=(0.06, 0.1, 0.14), shape=HandShape.HOLD))
PRESSED = Pose(contact=(0.2, 0.5))
LIES = Pose(
    hips=(0.0, 0.08, 0.0),
    trunk_deg=(-90.0, 0.0, 0.0),
    neck_deg=(14.0, 0.0, 0.0),
    legs=Leg(foot=(0.06, 0.0, 0.45), pitch_deg=50.0, knee_to=(0.1, 1.0, 0.0)),
)
LIES_ON_SIDE = Pose(
    hips=(0.0, 0.1, 0.0),
    trunk_deg=(-90.0, 0.0, -90.0),
    right_leg=Leg(hip_deg=(50.0, -4.0, 0.0), knee_deg=70.0),
    left_leg=Leg(hip_deg=(46.0, 4.0, 0.0), knee_deg=70.0),
)
LIES_ON_FRONT = Pose(
    hips=(0.0, 0.1, 0.0), trunk_deg=(90.0, 0.0, 0.0), legs=Leg(hip_deg=(4.0, 5.0, 0.0), knee_deg=16.0)
)

IN_HAND = (PropSpot.RIGHT_HAND, PropSpot.LEFT_HAND)
SOFT = (PropKind.PILLOW, PropKind.TOWEL, PropKind.TOWEL_ROLL)


def body_of(pose: Pose, room: Room) -> Body:
    return solve(posture(row(stack([pose]))), room)


def room_for(kind: PropKind, *supports: Support) -> Room:
    return Room(
        supports=supports or (Support.FEET,), seat_height=SEAT_HEIGHT, tool=kind, tool_radius=6.7 * CM / 2
    )


def drawn(prop: Prop, view: View, pose: Pose = STANDS, *, mirrored: bool = False) -> Layers:
    room = room_for(prop.kind)
    return prop_layers(camera_for(view, mirrored=mirrored), prop, body_of(pose, room), room, STILL)


def joined(layers: Layers) -> list[Shape]:
    return [*layers.behind, *layers.before, *layers.hidden]


def extent(shapes: list[Shape], *roles: Role) -> tuple[float, float, float, float]:
    """Left, bottom, right, top of what is filled."""
    points = [
        point
        for shape in shapes
        if not shape.stroke and (shape.role in roles or not roles) and shape.role is not Role.HALO
        for loop in shape.loops
        for point in loop
    ]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


SIZES_CM = [
    (PropKind.BALL, View.SIDE, PropSpot.WORLD, (), 6.7, 6.7),
    (PropKind.PEANUT, View.BACK, PropSpot.WORLD, (), 13.0, 6.5),
    (PropKind.ROLLER, View.BACK, PropSpot.WORLD, (), 45.0, 15.0),
    (PropKind.TOWEL_ROLL, View.BACK, PropSpot.WORLD, (), 40.0, 11.0),
    (PropKind.HEAT_PAD, View.SIDE, PropSpot.RIGHT_HAND, (Role.PAD,), 40.0, 30.0),
    (PropKind.WHEAT_BAG, View.SIDE, PropSpot.RIGHT_HAND, (Role.GRAIN,), 45.0, 15.0),
    (PropKind.HOT_WATER_BOTTLE, View.SIDE, PropSpot.RIGHT_HAND, (), 20.0, 30.0),
    (PropKind.ICE_PACK, View.FRONT, PropSpot.RIGHT_HAND, (), 25.0, 15.0),
    (PropKind.TOWEL, View.BACK, PropSpot.WORLD, (), 42.0, 5.0),
    (PropKind.STONE, View.BACK, PropSpot.WORLD, (Role.STONE,), 10.0, 4.0),
    (PropKind.PILLOW, View.SIDE, PropSpot.WORLD, (), 40.0, 11.0),
    (PropKind.PILLOW, View.BACK, PropSpot.WORLD, (), 60.0, 11.0),
    (PropKind.BOWL, View.SIDE, PropSpot.WORLD, (Role.CERAMIC,), 22.0, 9.0),
    (PropKind.BED, View.SIDE, PropSpot.WORLD, (Role.BEDDING,), 200.0, 18.0),
]


@pytest.mark.parametrize(("kind", "view", "spot", "roles", "width_cm", "height_cm"), SIZES_CM)
def test_things_have_their_true_size(kind, view, spot, roles, width_cm, height_cm):
    pose = LIES if kind is PropKind.BED else STANDS
    left, bottom, right, top = extent(joined(drawn(Prop(kind=kind, spot=spot), view, pose)), *roles)
    assert right - left == pytest.approx(width_cm * CM, rel=0.02)
    assert top - bottom == pytest.approx(height_cm * CM, rel=0.02)


@pytest.mark.parametrize(
    ("kind", "height_cm"),
    [
        (PropKind.OIL_BOTTLE, 18.0),
        (PropKind.DROPPER_BOTTLE, 7.0),
        (PropKind.THERMOMETER, 20.0),
        (PropKind.SALT, 24.0),
    ],
)
def test_things_that_stand_are_as_high_as_they_are_and_stand_on_the_ground(kind, height_cm):
    _, bottom, _, top = extent(joined(drawn(Prop(kind=kind), View.SIDE)))
    assert top == pytest.approx(height_cm * CM, rel=0.02)
    assert bottom == pytest.approx(0.0, abs=0.003)


def test_furniture_has_its_height():
    table = extent(joined(drawn(Prop(kind=PropKind.TABLE), View.SIDE)))
    assert table[3] == pytest.approx(TABLE_HEIGHT, rel=0.02)
    assert pytest.approx(74 * CM, rel=0.02) == TABLE_HEIGHT
    seat = extent(joined(drawn(Prop(kind=PropKind.STOOL), View.SIDE)))
    assert seat[3] == pytest.approx(SEAT_HEIGHT, rel=0.02)
    bed = extent(joined(drawn(Prop(kind=PropKind.BED), View.SIDE, LIES)))
    assert bed[1] == pytest.approx(-BED_HEIGHT, abs=0.003)
    soft = extent(joined(drawn(Prop(kind=PropKind.BED), View.SIDE, LIES)), Role.BEDDING)
    assert soft[3] == pytest.approx(0.0, abs=0.002)
    bath = extent(joined(drawn(Prop(kind=PropKind.BATH), View.SIDE)), Role.CERAMIC)
    assert bath[2] - bath[0] == pytest.approx(170 * CM, rel=0.02)


@pytest.mark.parametrize("view", View)
@pytest.mark.parametrize("kind", PropKind)
def test_everything_is_seen_from_every_side_wherever_it_is(kind, view):
    spots = [PropSpot.WORLD] if kind in STANDING else [PropSpot.WORLD, PropSpot.CONTACT, *IN_HAND]
    for spot, pose in product(spots, (STANDS, PRESSED)):
        shapes = joined(drawn(Prop(kind=kind, spot=spot), view, pose))
        assert shapes, (spot, pose)
        for shape in shapes:
            assert shape.loops
            for x, y in (point for loop in shape.loops for point in loop):
                assert math.isfinite(x)
                assert math.isfinite(y)
                assert abs(x) < 1.4
                assert -0.6 < y < 1.5


def test_what_stays_where_it_is_is_drawn_once():
    moved = Pose(hips=(0.0, 0.5, 0.1), arms=Arm(shoulder_deg=(90.0, 20.0, 0.0)))
    for kind in STANDING:
        assert drawn(Prop(kind=kind), View.SIDE) == drawn(Prop(kind=kind), View.SIDE, moved)
    for kind in (PropKind.PILLOW, PropKind.BOWL, PropKind.OIL_BOTTLE):
        prop = Prop(kind=kind, spot=PropSpot.RIGHT_HAND)
        assert drawn(prop, View.SIDE) != drawn(prop, View.SIDE, moved)


@pytest.mark.parametrize("view", [View.SIDE, View.BACK, View.FRONT_THREE_QUARTER, View.SIDE_ABOVE])
@pytest.mark.parametrize("kind", sorted(set(PropKind) - {PropKind.HEAT_PAD}))
def test_the_left_is_the_mirror_image(kind, view):
    plain = extent(joined(drawn(Prop(kind=kind, at=(0.2, 0.0, 0.3)), view)))
    mirror = extent(joined(drawn(Prop(kind=kind, at=(0.2, 0.0, 0.3)), view, mirrored=True)))
    assert (-mirror[2], mirror[1], -mirror[0], mirror[3]) == pytest.approx(plain, abs=0.012)


GAPS = [
    (PropSpot.HEAD, LIES),
    (PropSpot.KNEES, LIES),
    (PropSpot.WAIST, LIES),
    (PropSpot.HEAD, LIES_ON_SIDE),
    (PropSpot.WAIST, LIES_ON_SIDE),
    (PropSpot.BELLY, LIES_ON_FRONT),
    (PropSpot.ANKLES, LIES_ON_FRONT),
]


@pytest.mark.parametrize(("spot", "pose"), GAPS)
@pytest.mark.parametrize("kind", SOFT)
def test_soft_things_fill_the_gap_from_the_ground_to_the_body(kind, spot, pose):
    room = room_for(kind, Support.FLOOR)
    body = body_of(pose, room)
    shapes = prop_layers(camera_for(View.SIDE), Prop(kind=kind, spot=spot), body, room, STILL).behind
    _, bottom, _, top = extent(shapes)
    lowest = {
        PropSpot.HEAD: body.trunk.joints[5][1] - 0.03,
        PropSpot.KNEES: min(leg.bones.middle[1] for leg in body.legs) - 0.04,
        PropSpot.ANKLES: min(leg.bones.end[1] for leg in body.legs) - 0.03,
        PropSpot.WAIST: min(item.centre[1] - item.half_width for item in body.trunk.slices[12:20]),
        PropSpot.BELLY: min(item.centre[1] - item.half_depth for item in body.trunk.slices[8:20]),
    }[spot]
    assert bottom == pytest.approx(0.0, abs=0.01)
    assert top >= lowest - 0.01
    assert top >= 0.02


def test_a_pillow_between_the_knees_reaches_both():
    room = room_for(PropKind.PILLOW, Support.FLOOR)
    body = body_of(LIES_ON_SIDE, room)
    prop = Prop(kind=PropKind.PILLOW, spot=PropSpot.BETWEEN_KNEES)
    _, bottom, _, top = extent(prop_layers(camera_for(View.FRONT), prop, body, room, STILL).behind)
    heights = sorted(leg.bones.middle[1] for leg in body.legs)
    assert bottom < heights[0] + 0.045
    assert top > heights[1] - 0.045


def test_a_head_on_a_table_lies_on_a_pillow_on_the_table():
    room = room_for(PropKind.PILLOW, Support.SEAT)
    bowed = Pose(trunk_deg=(40.0, 0.0, 0.0), neck_deg=(30.0, 0.0, 0.0))
    prop = Prop(kind=PropKind.PILLOW, spot=PropSpot.HEAD)
    shapes = prop_layers(camera_for(View.SIDE), prop, body_of(bowed, room), room, STILL).behind
    assert extent(shapes)[1] == pytest.approx(TABLE_HEIGHT, abs=0.01)


@pytest.mark.parametrize(
    "kind",
    [PropKind.HEAT_PAD, PropKind.HOT_WATER_BOTTLE, PropKind.ICE_PACK, PropKind.WHEAT_BAG, PropKind.STONE],
)
def test_what_lies_on_the_back_is_before_it_from_behind_and_shows_through_from_the_front(kind):
    prop = Prop(kind=kind, spot=PropSpot.CONTACT)
    behind = drawn(prop, View.BACK, Pose(contact=(0.0, 0.5)))
    front = drawn(prop, View.FRONT, Pose(contact=(0.0, 0.5)))
    assert behind.before
    assert not behind.hidden
    assert front.behind
    assert front.hidden
    assert not front.before
    assert all(not shape.stroke for shape in front.hidden)


def test_a_flat_thing_lies_on_the_skin():
    room = room_for(PropKind.WHEAT_BAG)
    body = body_of(Pose(contact=(0.0, 0.55)), room)
    prop = Prop(kind=PropKind.WHEAT_BAG, spot=PropSpot.CONTACT)
    left, _, right, _ = extent(joined(prop_layers(camera_for(View.SIDE), prop, body, room, STILL)))
    skin = body.contacts[0].point[0]
    assert left == pytest.approx(skin - 3.0 * CM, abs=0.012)
    assert right > skin


def test_the_body_is_between_the_walls_of_a_bath():
    for view in View:
        layers = drawn(Prop(kind=PropKind.BATH), view)
        assert layers.behind
        assert Role.WATER in {shape.role for shape in layers.before}
        walls = [shape for shape in layers.before if shape.role is Role.CERAMIC and shape.opacity < 1.0]
        assert walls
        assert all(shape.opacity <= 0.5 for shape in walls)


def test_a_post_of_a_doorway_never_hides_the_arm_on_it_from_the_side():
    assert not drawn(Prop(kind=PropKind.DOORWAY, at=(0.0, 0.0, 0.1)), View.SIDE).before


def rolled_shapes(kind: PropKind, way: tuple[float, float, float], *supports: Support) -> list[Shape]:
    room = replace(room_for(kind, *supports), wall_at=-0.2)
    body = body_of(PRESSED, room)
    camera = Camera(right=(1.0, 0.0, 0.0), up=(0.0, 1.0, 0.0), near=(0.0, 0.0, 1.0))
    return joined(prop_layers(camera, Prop(kind=kind, spot=PropSpot.CONTACT), body, room, way))


def marks(shapes: list[Shape]) -> list[tuple[float, float]]:
    return [
        point
        for shape in shapes
        if shape.stroke and shape.role in {Role.SEAM, Role.ROLLER}
        for loop in shape.loops
        for point in loop
    ]


@pytest.mark.parametrize("kind", [PropKind.BALL, PropKind.ROLLER, PropKind.PEANUT])
def test_what_rolls_has_turned_once_after_its_own_girth(kind):
    radius = room_for(kind).tool_radius
    start = marks(rolled_shapes(kind, STILL, Support.FEET, Support.WALL))
    some = marks(rolled_shapes(kind, (0.0, 0.4 * radius, 0.0), Support.FEET, Support.WALL))
    once = marks(rolled_shapes(kind, (0.0, 2 * math.pi * radius, 0.0), Support.FEET, Support.WALL))
    assert farthest(start, once) < 1e-6
    assert farthest(start, some) > 0.2 * radius


def farthest(first: list[tuple[float, float]], second: list[tuple[float, float]]) -> float:
    """How far the marks of one picture are from the nearest of the other, at most."""
    return max(min(math.dist(a, b) for b in second) for a in first)


def centre_of_first_mark(shapes: list[Shape]) -> tuple[float, float]:
    spokes = next(shape for shape in shapes if shape.stroke == 0.004 and shape.role is Role.ROLLER)
    loop = spokes.loops[0]
    return (sum(x for x, _ in loop) / len(loop), sum(y for _, y in loop) / len(loop))


def test_a_roller_on_the_floor_turns_forwards_when_it_goes_forwards():
    radius = room_for(PropKind.ROLLER).tool_radius
    start = centre_of_first_mark(rolled_shapes(PropKind.ROLLER, STILL, Support.TOOL))
    quarter = (0.5 * math.pi * radius, 0.0, 0.0)
    turned = centre_of_first_mark(rolled_shapes(PropKind.ROLLER, quarter, Support.TOOL))
    assert start[1] > turned[1] + 0.5 * radius


def test_a_ball_at_the_wall_turns_with_the_back_that_goes_up():
    radius = room_for(PropKind.ROLLER).tool_radius
    start = centre_of_first_mark(rolled_shapes(PropKind.ROLLER, STILL, Support.FEET, Support.WALL))
    quarter = (0.0, 0.5 * math.pi * radius, 0.0)
    turned = centre_of_first_mark(rolled_shapes(PropKind.ROLLER, quarter, Support.FEET, Support.WALL))
    assert start[0] > turned[0] + 0.5 * radius


def test_the_way_rolled_is_the_way_between_two_places():
    assert rolled_along((0.1, 0.2, 0.3), (0.2, 0.5, 0.3)) == pytest.approx((0.1, 0.3, 0.0))


PROP_ROLES = (
    "ball",
    "firm",
    "sock",
    "roller",
    "device",
    "device_head",
    "cloth",
    "pillow",
    "pad",
    "grain",
    "cover",
    "ice",
    "stone",
    "amber",
    "brown",
    "label",
    "ceramic",
    "water",
    "bedding",
)


def colour_of(hexed: str) -> tuple[float, float, float]:
    """CIE Lab of a colour, as distances there are about as large as they look."""
    linear = [(int(hexed[k : k + 2], 16) / 255.0) ** 2.2 for k in (1, 3, 5)]
    r, g, b = linear
    x = (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505
    y = 0.2126 * r + 0.7152 * g + 0.0722 * b
    z = (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089
    fx, fy, fz = (v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116 for v in (x, y, z))
    return (116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz))


@pytest.mark.parametrize("role", PROP_ROLES)
@pytest.mark.parametrize("theme", sorted(THEMES.glob("*.toml")), ids=lambda path: path.stem)
def test_things_stand_out_from_clothes_and_skin_and_are_never_orange(theme, role):
    colours = tomllib.loads(theme.read_text(encoding="utf-8"))["figure"]
    pair = [colour_of(colours[name]) for name in (role, f"{role}_shade") if name in colours]
    for ground in ("stage", "skin", "top", "trousers"):
        assert max(math.dist(colour, colour_of(colours[ground])) for colour in pair) > 22, ground
    for loud in ("contact", "motion", "zone"):
        assert min(math.dist(colour, colour_of(colours[loud])) for colour in pair) > 28, loud


def test_a_chair_can_face_the_one_who_lies_before_it():
    back = Role.WOOD
    ahead = extent(joined(drawn(Prop(kind=PropKind.CHAIR, at=(0, 0, 0.3)), View.SIDE, LIES)), back)
    faced = extent(
        joined(drawn(Prop(kind=PropKind.CHAIR, at=(0, 0, 0.3), turned=True), View.SIDE, LIES)), back
    )
    assert ahead[0] - 0.3 == pytest.approx(0.3 - faced[2], abs=0.001)


def test_water_steams_and_oil_does_not():
    water = joined(drawn(Prop(kind=PropKind.BOWL, at=(0, 0.4, 0.3)), View.SIDE))
    oil = joined(drawn(Prop(kind=PropKind.BOWL, at=(0, 0.4, 0.3), tool="massage_oil"), View.SIDE))
    assert Role.STEAM in {shape.role for shape in water}
    assert Role.STEAM not in {shape.role for shape in oil}


@pytest.mark.parametrize(("pose", "side"), [(LIES, -1.0), (LIES_ON_FRONT, 1.0)])
def test_the_headboard_is_where_the_head_is(pose, side):
    shapes = joined(drawn(Prop(kind=PropKind.BED), View.SIDE, pose))
    high = [x for shape in shapes for loop in shape.loops for x, y in loop if y > 0.05]
    assert high
    assert all(x * side > 0.5 for x in high)


def test_a_wall_that_stands_before_the_person_can_be_seen_through():
    layers = drawn(Prop(kind=PropKind.WALL, at=(0, 0, -0.1)), View.BACK)
    assert not layers.behind
    assert all(shape.opacity < 1.0 for shape in layers.before)
