"""Every pose that sheets may start from: carried by what it is meant for, whole, and not inside of things."""

from dataclasses import dataclass

import pytest

from desktop.figure import skeleton
from desktop.figure.body import Body
from desktop.figure.book import PictureBook
from desktop.figure.clearance import overlaps
from desktop.figure.joints import joint_angles
from desktop.figure.limbs import FOOT_SECTIONS
from desktop.figure.scene import Scene
from desktop.figure.vectors import place
from desktop.model.motion import Motion, PoseSheet
from desktop.model.pose import Pose
from desktop.model.scenery import Prop, PropKind, PropSpot, Support
from desktop.model.technique import Step, StepKind

WALL, SEAT, MAT = Prop(kind=PropKind.WALL), Prop(kind=PropKind.CHAIR), Prop(kind=PropKind.MAT)
ROLLER = Prop(kind=PropKind.ROLLER, spot=PropSpot.CONTACT)
SHARES = (0.0, 0.2, 0.4, 0.6, 0.8)
DEEP, TOUCH, GROSS = 0.01, 0.01, 0.02


@dataclass(frozen=True)
class Use:
    """What a pose is meant for."""

    supports: tuple[Support, ...]
    props: tuple[Prop, ...] = (MAT,)
    contact: tuple[float, float] | None = None


FEET, FLOOR, KNEES = Use((Support.FEET,), ()), Use((Support.FLOOR,)), Use((Support.KNEES,))
CHAIR, AT_WALL = Use((Support.SEAT,), (SEAT,)), Use((Support.FEET, Support.WALL), (WALL,))
STOOL = Prop(kind=PropKind.STOOL)
AT_TABLE = Use((Support.SEAT,), (STOOL, Prop(kind=PropKind.TABLE, at=(0.0, 0.0, 0.16))))
IN_BED = Use((Support.FLOOR,), (Prop(kind=PropKind.BED), Prop(kind=PropKind.PILLOW, spot=PropSpot.HEAD)))
USES = {
    "standing": FEET,
    "walking": FEET,
    "at_wall": AT_WALL,
    "at_wall_side": AT_WALL,
    "at_wall_turned": AT_WALL,
    "seated": CHAIR,
    "seated_forward": CHAIR,
    "bed_edge": Use((Support.SEAT,), (Prop(kind=PropKind.BED),)),
    "bath": Use((Support.SEAT,), (Prop(kind=PropKind.BATH),)),
    "seated_floor": FLOOR,
    "seated_floor_legs_long": FLOOR,
    "lying": FLOOR,
    "lying_knees_bent": FLOOR,
    "lying_legs_on_chair": FLOOR,
    "lying_side": FLOOR,
    "side_on_elbow": FLOOR,
    "lying_front": FLOOR,
    "on_roller": Use((Support.TOOL,), (MAT, ROLLER), (0.0, 0.2)),
    "hands_knees": KNEES,
    "kneeling": KNEES,
    "heel_sitting": KNEES,
    "childs_pose": KNEES,
    "at_table": AT_TABLE,
    "leaning_on_table": AT_TABLE,
    "on_side_with_pillow": IN_BED,
    "hands_over_shoulders": Use((Support.SEAT,), (STOOL,), (0.4, 0.02)),
    "hands_behind": Use((Support.SEAT,), (STOOL,), (0.18, 0.57)),
}


def scene_of(base: str, catalogue, **changes) -> Scene:
    use = USES[base]
    pose = Pose(contact=use.contact, **changes)
    motion = Motion(base=base, supports=use.supports, props=use.props, pose=pose)
    sheets = {"common": catalogue.poses["common"], "tried": PoseSheet(id="tried", motions={"on": motion})}
    step = Step(id="on", kind=StepKind.WORK, title="", do="", say="", picture="tried.on")
    return PictureBook(sheets, catalogue.zones, catalogue.tools).scene(step, "none")


def bodies_of(scene: Scene) -> list[Body]:
    return [scene.body_at(scene.loop_s * share) for share in SHARES]


def feet_of(body: Body) -> float:
    return min(
        place(leg.foot.ankle, leg.foot.axes, at)[1] - radius
        for leg in body.legs
        for at, radius in FOOT_SECTIONS
    )


def test_every_pose_of_the_common_sheet_is_tried_here(catalogue):
    assert set(USES) == set(catalogue.poses["common"].bases)


@pytest.mark.parametrize("base", USES)
def test_joints_and_limbs_are_where_they_can_be(base, catalogue):
    for body in bodies_of(scene_of(base, catalogue)):
        for joint in joint_angles(body):
            assert joint.held, f"{joint.part} ({joint.limit}): {joint.angle_deg:.0f}"
        for found in overlaps(body):
            assert found.depth <= GROSS, f"{found.parts}: {found.depth:.3f}"
        for limb in (*body.arms, *body.legs):
            assert limb.missed <= TOUCH


@pytest.mark.parametrize("base", USES)
def test_it_lies_on_what_carries_it_and_not_in_it(base, catalogue):
    scene = scene_of(base, catalogue)
    room = scene.room
    for body in bodies_of(scene):
        trunk, knees = body.trunk, [leg.bones.middle[1] - skeleton.KNEE_RADIUS for leg in body.legs]
        ground = min(0.0, room.ground_y)
        assert min(trunk.lowest(), trunk.head_least(1)) >= -DEEP
        assert min(*knees, feet_of(body)) >= ground - DEEP
        if Support.FLOOR in room.supports:
            assert min(trunk.lowest(), trunk.head_least(1)) == pytest.approx(0.0, abs=0.001)
        if Support.KNEES in room.supports:
            assert min(knees) == pytest.approx(0.0, abs=TOUCH)
        if Support.SEAT in room.supports:
            assert trunk.hips_least(1) == pytest.approx(room.seat_height, abs=TOUCH)
        if Support.FEET in room.supports:
            assert feet_of(body) == pytest.approx(room.ground_y, abs=0.004)
        if Support.WALL in room.supports:
            assert min(trunk.least(0), trunk.head_least(0)) == pytest.approx(room.wall_at, abs=TOUCH)


@pytest.mark.parametrize("base", [name for name, use in USES.items() if use is FLOOR and "lying" in name])
def test_one_who_lies_rests_on_both_ends_of_the_trunk(base, catalogue):
    trunk = bodies_of(scene_of(base, catalogue))[0].trunk
    assert trunk.hips_least(1) <= TOUCH
    assert min(trunk.upper_least(1), trunk.least(1)) <= TOUCH


def test_who_lies_on_the_left_side_shows_the_back_and_has_the_right_side_up(catalogue):
    body = bodies_of(scene_of("lying_side", catalogue))[0]
    forward, up, right = body.trunk.pelvis
    assert right[1] > 0.95
    assert forward[2] < -0.95
    assert up[0] < -0.95


def test_knees_stay_where_they_rest_while_the_hips_sink_to_the_heels(catalogue):
    high = bodies_of(scene_of("hands_knees", catalogue))[0]
    low = bodies_of(scene_of("hands_knees", catalogue, hips=(0.0, 0.0, -0.26)))[0]
    for a, b in zip(high.legs, low.legs, strict=True):
        assert b.bones.middle == pytest.approx(a.bones.middle, abs=0.004)
        assert b.foot.ankle == pytest.approx(a.foot.ankle, abs=0.004)
    assert low.trunk.joints[0][1] < high.trunk.joints[0][1] - 0.1


def test_a_full_breath_lifts_the_belly_and_leaves_the_back_where_it_is(catalogue):
    out, full = (scene_of("standing", catalogue).body_at(time_s).trunk for time_s in (0.0, 4.0))
    grown = [2.0 * (b.half_depth - a.half_depth) for a, b in zip(out.slices, full.slices, strict=True)]
    assert 0.009 <= max(grown) <= 0.015
    for y in (0.1, 0.5, 0.9):
        assert full.skin(0.0, y).point == pytest.approx(out.skin(0.0, y).point, abs=0.0005)
