"""Two persons, pads and ghosts: a helper's hands reach the back, wide things show wide, hidden ones faint."""

import math
from dataclasses import replace

import pytest

from desktop.figure.frame import Frame, Role, TouchKind
from desktop.figure.ghosts import dashed
from desktop.figure.vectors import distance
from desktop.model.motion import Helper, Key, Motion
from desktop.model.pose import Arm, HandShape, Leg, Place, Pose
from desktop.model.scenery import Prop, PropKind, PropSpot, Support, Trace, View
from tests.figure.own_scene import scene_of

PRONE = Pose(
    hips=(0, 0.08, 0),
    trunk_deg=(90, 0, 0),
    legs=Leg(hip_deg=(0, 8, 0), knee_deg=4, ankle_deg=-60),
    arms=Arm(shoulder_deg=(0, 30, 0), elbow_deg=30),
)
BOTH_HANDS = Pose(
    arms=Arm(shape=HandShape.PALM),
    right_arm=Arm(reach=Place.CONTACT),
    left_arm=Arm(reach=Place.CONTACT_MIRROR),
)
STROKE = Motion(
    supports=(Support.FLOOR,),
    props=(Prop(kind=PropKind.BED),),
    both=True,
    helper=Helper(at=(-0.34, -0.28, 0.10), turn_deg=90, pose=BOTH_HANDS),
    pose=replace(PRONE, contact=(0.2, 0.66)),
    keys=(Key(at=0.0), Key(at=0.5, pose=Pose(contact=(0.2, 0.10)))),
)
HELPER_ROLES = {Role.HELPER_TOP, Role.HELPER_TROUSERS, Role.HELPER_HAIR}


def order_of(frame: Frame, *roles: Role) -> list[int]:
    return [k for k, shape in enumerate(frame.shapes) if shape.role in roles]


@pytest.mark.parametrize("view", [View.SIDE, View.SIDE_ABOVE])
def test_the_hands_of_a_helper_follow_the_contact(catalogue, view):
    scene = scene_of(catalogue, replace(STROKE, view=view), pressure=2)
    for k in range(12):
        time_s = scene.loop_s * k / 12
        body, helper = scene.body_at(time_s), scene.partner_at(time_s)
        for arm, skin in zip(helper.arms, body.contacts, strict=True):
            assert arm.missed < 0.01
            assert distance(arm.hand.wrist, skin.point) < 0.06


def test_a_helper_stands_on_the_floor_beside_the_bed(catalogue):
    helper = scene_of(catalogue, STROKE, pressure=2).partner_at(0.0)
    for leg in helper.legs:
        x, y, z = leg.foot.ankle
        assert y == pytest.approx(-0.28 + 0.039, abs=0.01)
        assert z == pytest.approx(-0.34, abs=0.06)
        assert x == pytest.approx(0.10, abs=0.08)
    assert helper.trunk.pelvis[2][0] == pytest.approx(-1.0, abs=0.3), "looks to the right of the first person"


def test_a_helper_wears_other_clothes_and_works_over_the_back(catalogue):
    frame = scene_of(catalogue, STROKE, pressure=2).frame_at(0.0)
    assert {shape.role for shape in frame.shapes} >= HELPER_ROLES
    shirts = order_of(frame, Role.TOP)
    assert order_of(frame, Role.HELPER_TROUSERS)[0] < shirts[0], "the legs are behind the bed"
    assert max(order_of(frame, Role.SKIN)) > max(shirts), "the hands are over the back"


def test_a_helper_who_stands_nearer_hides_the_first_person(catalogue):
    near = replace(STROKE.helper, at=(0.34, -0.28, 0.10), turn_deg=-90)
    frame = scene_of(catalogue, replace(STROKE, helper=near), pressure=2).frame_at(0.0)
    assert min(order_of(frame, *HELPER_ROLES)) > max(order_of(frame, Role.TOP, Role.TROUSERS))


def test_a_helper_is_mirrored_with_the_picture(catalogue):
    right, left = (
        scene_of(catalogue, STROKE, side=side, pressure=2).frame_at(0.5) for side in ("right", "left")
    )
    for a, b in zip(right.shapes, left.shapes, strict=True):
        assert a.role == b.role
        if a.role in HELPER_ROLES and not a.inside:
            xs, others = ([x for loop in shape.loops for x, _ in loop] for shape in (a, b))
            assert max(xs) == pytest.approx(-min(others), abs=0.012)


def test_nobody_helps_where_nobody_is_asked(catalogue):
    assert scene_of(catalogue, replace(STROKE, helper=None), pressure=2).partner_at(0.0) is None


@pytest.mark.parametrize(
    ("kind", "does"),
    [
        (PropKind.HEAT_PAD, TouchKind.WARM),
        (PropKind.ICE_PACK, TouchKind.COLD),
        (PropKind.WHEAT_BAG, TouchKind.WARM),
    ],
)
def test_a_pad_shows_on_the_back_map_as_wide_as_it_is(catalogue, kind, does):
    motion = Motion(
        supports=(Support.FLOOR,),
        props=(Prop(kind=kind, spot=PropSpot.CONTACT),),
        pose=replace(PRONE, contact=(0.2, 0.55)),
    )
    shown = scene_of(catalogue, motion, pressure=0).frame_at(0.0).back_map
    assert shown is not None
    assert shown.kind is does
    width_cm = 2 * shown.half_size[0] * 0.1295 * 170
    assert 20 < width_cm < 50


def test_fingers_make_no_pad(catalogue):
    shown = scene_of(catalogue, STROKE, pressure=2).frame_at(0.0).back_map
    assert shown.half_size is None
    assert shown.kind is TouchKind.PRESS


def test_a_ball_behind_the_body_is_a_dashed_ghost(catalogue):
    motion = Motion(
        view=View.FRONT_THREE_QUARTER,
        supports=(Support.FEET, Support.WALL),
        props=(Prop(kind=PropKind.WALL), Prop(kind=PropKind.BALL, spot=PropSpot.CONTACT)),
        pose=Pose(contact=(0.35, 0.2), hips=(0, 0.49, 0.14)),
    )
    frame = scene_of(catalogue, motion, pressure=2).frame_at(0.0)
    shirt = max(order_of(frame, Role.TOP))
    over = [shape for shape in frame.shapes[shirt:] if shape.role is Role.BALL]
    assert over
    assert all(shape.opacity < 0.3 for shape in over)
    dashes = [shape for shape in frame.shapes[shirt:] if shape.role is Role.HALO and len(shape.loops) > 4]
    assert dashes


def test_dashes_fit_round_a_ring():
    ring = tuple((0.05 * math.cos(k / 6), 0.05 * math.sin(k / 6)) for k in range(38))
    dashes = dashed(ring)
    gaps = [math.dist(a[-1], b[0]) for a, b in zip(dashes, [*dashes[1:], dashes[0]], strict=True)]
    assert len(dashes) > 10
    assert max(gaps) - min(gaps) < 0.002


def test_an_arrow_keeps_off_the_face(catalogue):
    motion = Motion(
        view=View.FRONT,
        traces=(Trace.NOSE, Trace.CHEST),
        keys=(Key(at=0.0), Key(at=0.5, pose=Pose(head_deg=(0, 0, 40), hips=(0.03, 0.527, 0)))),
    )
    scene = scene_of(catalogue, motion, pressure=2)
    arrows = [shape for shape in scene.frame_at(0.0).shapes if shape.role is Role.MOTION]
    assert arrows
    _, y, z = scene.body_at(0.0).trunk.joints[5]
    for shape in arrows:
        for loop in shape.loops:
            assert all(math.dist(point, (-z, y + 0.03)) > 0.04 for point in loop)
