"""Hands at every place of a pose: they get there, lie on it, and leave wrist and elbow at ease."""

from dataclasses import replace

import pytest

from desktop.figure import skeleton
from desktop.figure.body import Body
from desktop.figure.hands import heart, place_in
from desktop.figure.vectors import Vec, along, angle_deg, distance, dot, mix, place, sub, unit
from desktop.model.motion import Key, Motion
from desktop.model.pose import Arm, HandShape, Leg, Place, Pose
from desktop.model.scenery import Prop, PropKind, PropSpot, Support, View
from tests.figure.own_scene import scene_of

STANDING = Pose()
SEATED = Pose(
    trunk_deg=(-4, 0, 0),
    lumbar_deg=(5, 0, 0),
    legs=Leg(foot=(0.075, 0, 0.225), knee_to=(0.06, 0.5, 1)),
    arms=Arm(reach=Place.THIGH),
)
LEANING = replace(SEATED, trunk_deg=(12, 0, 0), lumbar_deg=(18, 0, 0), ribs_deg=(8, 0, 0))
SUPINE = Pose(
    hips=(0, 0.08, 0),
    trunk_deg=(-90, 0, 0),
    legs=Leg(foot=(0.06, 0, 0.30), knee_to=(0.1, 1, 0)),
    right_leg=Leg(foot=(0.06, 0.3, 0.10)),
)
CHAIR = Prop(kind=PropKind.STOOL)
TABLE = Prop(kind=PropKind.TABLE, at=(0, 0, 0.24))
ON = 0.01
"""A hand lies on its place within so much, in body heights."""


def body_of(catalogue, pose: Pose, *supports: Support, props: tuple[Prop, ...] = ()) -> Body:
    motion = Motion(pose=pose, supports=supports or (Support.FEET,), props=props)
    return scene_of(catalogue, motion, pressure=0).body_at(0.0)


def right(place_: Place, shape: HandShape = HandShape.PALM, **more) -> Arm:
    return Arm(reach=place_, shape=shape, **more)


def palm_of(body: Body, index: int = 0) -> Vec:
    touch = heart(())
    return place_in(body.arms[index].hand, (touch.along, touch.palm, touch.thumb))


REACHED = [
    (SEATED, Place.CHEST),
    (SEATED, Place.BELLY),
    (SEATED, Place.HEAD_SIDE),
    (SEATED, Place.OTHER_HEAD_SIDE),
    (SEATED, Place.HEAD_BACK),
    (SEATED, Place.CHEEK),
    (SEATED, Place.NECK),
    (SEATED, Place.WAIST),
    (SEATED, Place.THIGH),
    (SEATED, Place.OTHER_SHOULDER),
    (SEATED, Place.SEAT),
    (SEATED, Place.TABLE),
    (LEANING, Place.KNEE),
    (LEANING, Place.OTHER_KNEE),
    (SUPINE, Place.THIGH_BACK),
    (SUPINE, Place.KNEE),
    (SUPINE, Place.CHEEK),
    (SUPINE, Place.CHEST),
]


@pytest.mark.parametrize(("pose", "where"), REACHED)
def test_a_hand_gets_to_its_place_with_an_easy_wrist(catalogue, pose, where):
    support = Support.FLOOR if pose is SUPINE else Support.SEAT
    body = body_of(catalogue, replace(pose, right_arm=right(where)), support, props=(CHAIR, TABLE))
    arm = body.arms[0]
    assert arm.missed <= ON
    fore = sub(arm.bones.end, arm.bones.middle)
    assert skeleton.LIMITS["wrist"].holds(angle_deg(fore, arm.hand.fingers))


@pytest.mark.parametrize(("pose", "where"), REACHED)
def test_an_elbow_stays_out_of_the_trunk(catalogue, pose, where):
    support = Support.FLOOR if pose is SUPINE else Support.SEAT
    body = body_of(catalogue, replace(pose, right_arm=right(where)), support, props=(CHAIR, TABLE))
    elbow = body.arms[0].bones.middle
    for item in body.trunk.slices:
        away = sub(elbow, item.centre)
        ahead, up, aside = (dot(away, axis) for axis in item.axes)
        if abs(up) < 0.01:
            assert (ahead / item.half_depth) ** 2 + (aside / item.half_width) ** 2 > 1.0


def test_the_knee_lies_under_the_palm(catalogue):
    body = body_of(catalogue, replace(LEANING, right_arm=right(Place.KNEE)), Support.SEAT, props=(CHAIR,))
    assert distance(palm_of(body), body.legs[0].bones.middle) == pytest.approx(0.035, abs=ON)


def test_the_back_of_the_thigh_lies_in_the_palm(catalogue):
    body = body_of(catalogue, replace(SUPINE, arms=right(Place.THIGH_BACK)), Support.FLOOR)
    leg = body.legs[0].bones
    line = unit(sub(leg.middle, leg.root))
    away = sub(palm_of(body), leg.root)
    off_line = distance(away, along((0, 0, 0), line, dot(away, line)))
    assert off_line == pytest.approx(0.036, abs=ON)
    front = sub(leg.middle, mix(leg.root, leg.end, 0.5))
    assert dot(body.arms[0].hand.palm, front) > 0, "the palm looks at the leg from behind"


def test_palms_meet(catalogue):
    body = body_of(catalogue, replace(SEATED, arms=right(Place.OTHER_HAND)), Support.SEAT, props=(CHAIR,))
    assert distance(palm_of(body, 0), palm_of(body, 1)) < ON
    assert dot(body.arms[0].hand.palm, body.arms[1].hand.palm) == pytest.approx(-1.0, abs=0.01)


def test_one_hand_finds_the_palm_of_the_other(catalogue):
    free = Arm(reach=Place.FREE, shoulder_deg=(35, 0, 30), elbow_deg=80)
    pose = replace(SEATED, left_arm=free, right_arm=right(Place.OTHER_HAND))
    body = body_of(catalogue, pose, Support.SEAT, props=(CHAIR,))
    assert distance(palm_of(body, 0), palm_of(body, 1)) < ON


def test_a_hand_on_a_point_of_the_room_is_there_for_either_arm(catalogue):
    spot = (0.05, 0.72, 0.25)
    for index, arm in enumerate(("right_arm", "left_arm")):
        pose = replace(STANDING, **{arm: right(Place.WORLD, offset=spot)})
        body = body_of(catalogue, pose)
        assert palm_of(body, index) == pytest.approx((spot[2], spot[1], spot[0]), abs=ON)


def test_hands_on_a_table_lie_flat_on_its_top(catalogue):
    pose = replace(LEANING, arms=right(Place.TABLE, offset=(0, 0, 0.05)))
    body = body_of(catalogue, pose, Support.SEAT, props=(CHAIR, TABLE))
    for index in (0, 1):
        x, y, _ = palm_of(body, index)
        assert (x, y) == pytest.approx((0.29, 0.435), abs=ON)
        assert body.arms[index].hand.palm == pytest.approx((0, -1, 0), abs=0.01)


@pytest.mark.parametrize("y", [-0.10, -0.04, 0.02, 0.10, 0.45, 0.60, 0.75, 0.85])
def test_the_own_back_is_reached_over_the_shoulder_or_from_below(catalogue, y):
    pose = Pose(contact=(0.22, y), right_arm=right(Place.CONTACT, HandShape.FLAT))
    body = body_of(catalogue, pose)
    if y > 0.5 or y < 0.05:
        assert body.arms[0].missed <= ON
    elbow = sub(body.arms[0].bones.middle, body.trunk.shoulders[0])
    assert (dot(elbow, body.trunk.chest[1]) > 0) == (y < 0.2)


def test_an_offset_hint_of_nothing_is_the_hand_of_the_place(catalogue):
    plain = body_of(catalogue, Pose(right_arm=right(Place.BELLY)))
    told = body_of(catalogue, Pose(right_arm=right(Place.BELLY, elbow_to=(0, 0, 0), palm_to=(0, 0, 0))))
    assert plain.arms[0] == told.arms[0]


def test_a_hint_grows_on_slowly(catalogue):
    """A direction that one key gives and the other does not makes no jump on the way."""
    keys = (
        Key(at=0.0, pose=Pose(right_arm=right(Place.BELLY))),
        Key(at=0.5, pose=Pose(right_arm=right(Place.BELLY, palm_to=(0, -1, 0), elbow_to=(1, 1, 0)))),
    )
    scene = scene_of(catalogue, Motion(keys=keys), pressure=0)
    first, next_ = (scene.body_at(time_s).arms[0] for time_s in (0.0, 0.02))
    assert distance(first.bones.middle, next_.bones.middle) < 0.005
    assert angle_deg(first.hand.palm, next_.hand.palm) < 3


def test_a_hand_goes_round_the_body_and_not_through_it(catalogue):
    keys = (
        Key(at=0.0, pose=Pose(right_arm=right(Place.WAIST))),
        Key(at=0.5, pose=Pose(right_arm=right(Place.HEAD_BACK))),
    )
    scene = scene_of(catalogue, Motion(keys=keys), pressure=0)
    for k in range(48):
        body = scene.body_at(scene.loop_s * k / 48)
        wrist = body.arms[0].hand.wrist
        for item in body.trunk.slices:
            away = sub(wrist, item.centre)
            ahead, up, aside = (dot(away, axis) for axis in item.axes)
            if abs(up) < 0.01:
                assert (ahead / item.half_depth) ** 2 + (aside / item.half_width) ** 2 > 1.0


# ---- the cane


def cane_motion(at: tuple[float, float], *, press: float = 1.0, view: View = View.SIDE) -> Motion:
    near, far = ("right_arm", "left_arm") if at[1] < 0.38 else ("left_arm", "right_arm")
    arms = {near: right(Place.TOOL, HandShape.HOLD), far: right(Place.TOOL_LOW, HandShape.HOLD)}
    return Motion(
        view=view,
        supports=(Support.SEAT,),
        props=(CHAIR, Prop(kind=PropKind.CANE, spot=PropSpot.CONTACT)),
        pose=replace(SEATED, contact=at, press=press, **arms),
    )


@pytest.mark.parametrize("at", [(0.45, 0.03), (0.32, 0.18), (0.16, 0.58), (0.42, 0.76)])
def test_both_hands_hold_the_cane_whose_knob_is_on_the_contact(catalogue, at):
    from desktop.figure.cane import KNOB_RADIUS, cane_of
    from desktop.figure.hands import grip

    body = scene_of(catalogue, cane_motion(at), pressure=2).body_at(0.0)
    cane = cane_of(body)
    assert distance(cane.line[0], body.contacts[0].point) == pytest.approx(KNOB_RADIUS, abs=0.005)
    held = [place_in(arm.hand, grip(arm.hand.bends_deg)) for arm in body.arms]
    order = (0, 1) if at[1] < 0.38 else (1, 0)
    for index, spot in zip(order, cane.grips, strict=True):
        assert body.arms[index].missed <= ON
        assert distance(held[index], spot) < ON


@pytest.mark.parametrize("at", [(0.45, 0.03), (0.32, 0.18), (0.16, 0.58), (0.42, 0.76)])
def test_the_rod_passes_round_the_body(catalogue, at):
    from desktop.figure.cane import CANE_RADIUS, cane_of

    body = scene_of(catalogue, cane_motion(at), pressure=2).body_at(0.0)
    for point in cane_of(body).line[1:]:
        for item in body.trunk.slices:
            away = sub(point, item.centre)
            ahead, up, aside = (dot(away, axis) for axis in item.axes)
            if abs(up) < 0.006:
                reach = (ahead / (item.half_depth + CANE_RADIUS)) ** 2
                reach += (aside / (item.half_width + CANE_RADIUS)) ** 2
                assert reach > 0.97
        head = place(body.trunk.joints[5], body.trunk.head, (0.0, 0.045, 0.0))
        assert distance(point, head) > 0.045 + CANE_RADIUS


def test_letting_go_moves_the_hands_on_the_cane(catalogue):
    heights: list[float] = []
    for press in (1.0, 0.0):
        motion = cane_motion((0.45, 0.03), press=press)
        body = scene_of(catalogue, motion, pressure=2).body_at(0.0)
        heights.append(body.arms[0].hand.wrist[1])
    assert heights[0] < heights[1] - 0.02
