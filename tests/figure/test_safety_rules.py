"""The safety check finds what is wrong, and says nothing of what is right."""

from dataclasses import replace

import pytest

from desktop.figure.book import PictureBook
from desktop.figure.safety import faults_of
from desktop.figure.safety_faults import Drawn, Fault, FaultKind, Rules
from desktop.figure.safety_pressing import FROM_SPINE
from desktop.model.motion import Helper, Key, Motion, PoseSheet
from desktop.model.pose import Arm, Leg, Place, Pose
from desktop.model.scenery import Prop, PropKind, PropSpot, Support
from desktop.model.technique import StepKind

BALL = Prop(kind=PropKind.BALL, spot=PropSpot.CONTACT, tool="tennis_ball")
ROLLER = Prop(kind=PropKind.ROLLER, spot=PropSpot.CONTACT, tool="foam_roller")


@pytest.fixture
def find(catalogue):
    """The faults of a made-up step, by default a ball that presses on the upper back at level 3."""
    rules = Rules(regions=catalogue.regions, zones=catalogue.zones, tools=catalogue.tools)
    technique = catalogue.techniques["tennis_upper_wall"]
    step = next(step for step in technique.steps if step.kind is StepKind.WORK)

    def run(motion: Motion, regions=("upper_back",), **changes) -> list[Fault]:
        given = {"pressure": 3, "region": regions[0], "tools": ("tennis_ball",), **changes}
        made = replace(step, picture="mine.move", **given)
        sheet = PoseSheet(id="mine", motions={"move": motion})
        book = PictureBook({"mine": sheet}, catalogue.zones, catalogue.tools)
        of = replace(technique, regions=regions)
        scene = book.scene(made, "right")
        return list(faults_of(Drawn(technique=of, step=made, motion=motion, scene=scene), rules))

    return run


def ball_at(x: float, y: float, **more) -> Motion:
    return Motion(props=(BALL,), pose=Pose(contact=(x, y)), **more)


def kinds(faults: list[Fault]) -> set[FaultKind]:
    return {fault.kind for fault in faults}


def test_a_ball_on_the_muscle_beside_the_spine_is_fine(find):
    assert find(ball_at(0.2, 0.16)) == []


@pytest.mark.parametrize("x", [0.02, -0.05, 0.11])
def test_a_ball_on_the_spine_is_told_with_its_place(find, x):
    (fault,) = find(ball_at(x, 0.3), regions=("mid_back",))
    assert fault.kind is FaultKind.ON_SPINE
    assert fault.at == (pytest.approx(abs(x)), pytest.approx(0.3))
    assert (fault.amount, fault.limit) == (pytest.approx(abs(x)), FROM_SPINE)


def test_the_worst_moment_of_the_loop_is_told(find):
    keys = (Key(at=0.0, pose=Pose(contact=(0.2, 0.16))), Key(at=0.5, pose=Pose(contact=(0.04, 0.16))))
    (fault,) = find(ball_at(0.2, 0.16, keys=keys))
    assert (fault.kind, fault.share) == (FaultKind.ON_SPINE, 0.5)


def test_a_tool_that_is_lifted_off_may_pass_over_the_spine(find):
    keys = (
        Key(at=0.0, pose=Pose(contact=(0.2, 0.16))),
        Key(at=0.3, pose=Pose(contact=(0.2, 0.16), press=0)),
        Key(at=0.5, pose=Pose(contact=(0.0, 0.16), press=0)),
        Key(at=0.7, pose=Pose(contact=(0.2, 0.16), press=0)),
    )
    assert find(ball_at(0.2, 0.16, keys=keys)) == []


@pytest.mark.parametrize(
    ("at", "zone"),
    [
        ((0.35, 0.48), "np_kidney"),
        ((0.6, 0.08), "np_scapula_bone"),
        ((0.86, 0.86), "np_hip_bone"),
        ((0.24, 0.93), "np_sit_bone"),
    ],
)
def test_a_closed_zone_is_told_by_its_name(find, at, zone):
    faults = find(ball_at(*at), regions=("whole_back",), pressure=2)
    assert zone in {fault.thing for fault in faults if fault.kind is FaultKind.CLOSED_ZONE}


def test_a_line_is_a_warning_and_no_zone(find):
    assert find(ball_at(0.3, 0.85), regions=("glutes",)) == []


def test_a_zone_closes_only_to_its_tools(find):
    hands = Motion(pose=Pose(contact=(0.23, 0.5), right_arm=Arm(reach=Place.CONTACT)))
    faults = find(hands, regions=("lower_back",), tools=("hands",), pressure=2)
    assert FaultKind.CLOSED_ZONE not in kinds(faults)
    assert FaultKind.CLOSED_ZONE in kinds(find(ball_at(0.23, 0.5), regions=("lower_back",), pressure=2))


def test_pressure_outside_its_region_is_told(find):
    assert kinds(find(ball_at(0.2, 0.6))) == {FaultKind.OUTSIDE_REGION}


def test_pressure_above_the_cap_of_the_place_is_told(find):
    (fault,) = find(ball_at(0.15, 0.6), regions=("lower_back",), pressure=3)
    assert (fault.kind, fault.amount, fault.limit) == (FaultKind.TOO_HARD, 3, 2)


def test_a_press_that_is_not_shown_is_told(find):
    assert kinds(find(Motion())) == {FaultKind.NOT_SHOWN}
    assert find(Motion(), pressure=0) == []
    assert find(Motion(), region=None, kind=StepKind.SETUP) == []


def test_a_spine_that_is_pressed_between_two_even_moments_is_told(find):
    keys = [Key(at=at, pose=Pose(contact=(x, 0.16))) for at, x in ((0.505, 0.2), (0.52, 0.0), (0.535, 0.2))]
    (fault,) = find(ball_at(0.2, 0.16, keys=tuple(keys)))
    assert (fault.kind, fault.share) == (FaultKind.ON_SPINE, 0.52)


def test_the_bone_at_the_base_of_the_neck_is_a_contact_like_any_other(find):
    keys = (Key(at=0.0, pose=Pose(contact=(0.2, 0.16))), Key(at=0.5, pose=Pose(contact=(0.0, 0.0))))
    assert FaultKind.ON_SPINE in kinds(find(ball_at(0.2, 0.16, keys=keys)))


def test_a_ball_never_lies_across_the_spine(find):
    assert FaultKind.ON_SPINE in kinds(find(ball_at(0.0, 0.16, across=True)))


def test_a_ball_is_felt_as_a_ball_whatever_the_step_says_is_in_use(find):
    assert FaultKind.ON_SPINE in kinds(find(ball_at(0.0, 0.16), tools=("hands",), pressure=1))


def test_nobody_lies_on_a_ball_at_the_base_of_the_neck(find):
    lying = replace(ball_at(0.0, 0.0), supports=(Support.TOOL, Support.FLOOR))
    assert FaultKind.ON_SPINE in kinds(find(lying, pressure=0, region=None))


def test_a_ball_is_not_even_laid_on_the_spine(find):
    assert FaultKind.ON_SPINE in kinds(find(ball_at(0.0, 0.16), pressure=0))
    assert find(ball_at(0.2, 0.6), pressure=0) == []


@pytest.mark.parametrize(("pressure", "press"), [(0, 1.0), (3, 0.0), (0, 0.0)])
def test_the_weight_of_the_body_presses_whatever_the_step_says(find, pressure, press):
    keys = (Key(at=0.0), Key(at=0.5, pose=Pose(contact=(0.0, 0.16), press=press)))
    lying = replace(ball_at(0.2, 0.16, keys=keys), supports=(Support.TOOL, Support.FLOOR))
    found = find(lying, pressure=pressure, region="upper_back" if pressure else None)
    assert FaultKind.ON_SPINE in kinds(found)


def roller(y: float, **more) -> Motion:
    return Motion(props=(ROLLER,), pose=Pose(contact=(0.0, y)), across=True, **more)


@pytest.mark.parametrize("y", [-0.02, 0.45, 0.6])
def test_a_roller_stays_on_the_ribs(find, y):
    faults = find(roller(y), regions=("whole_back",), tools=("foam_roller",), pressure=2)
    assert FaultKind.ROLLER_OFF_RIBS in kinds(faults)


@pytest.mark.parametrize("y", [0.06, 0.2, 0.38, 0.8])
def test_a_roller_lies_across_the_spine_and_is_felt_beside_it(find, y):
    regions = ("upper_back", "mid_back", "glutes")
    assert find(roller(y), regions=regions, tools=("foam_roller",)) == []


def test_two_joined_balls_are_felt_beside_the_spine_and_travel_to_the_next_region(find):
    pair = Prop(kind=PropKind.PEANUT, spot=PropSpot.CONTACT, tool="peanut_ball")
    motion = Motion(props=(pair,), pose=Pose(contact=(0.16, 0.34)), both=True)
    assert find(motion, regions=("upper_back", "mid_back"), tools=("peanut_ball",)) == []
    assert kinds(find(motion, tools=("peanut_ball",))) == {FaultKind.OUTSIDE_REGION}


def stroke(x: float, y: float) -> Motion:
    return Motion(pose=Pose(contact=(x, y)), props=(Prop(kind=PropKind.HEAT_PAD, spot=PropSpot.CONTACT),))


@pytest.mark.parametrize("tool", ["hands", "massage_oil", "heating_pad", "partner"])
def test_a_resting_hand_or_warmth_may_lie_anywhere_in_the_regions_of_the_technique(find, tool):
    assert find(stroke(0.0, 0.55), regions=("lower_back",), tools=(tool,), pressure=1) == []
    elsewhere = find(stroke(0.0, 0.1), regions=("lower_back",), tools=(tool,), pressure=1)
    assert kinds(elsewhere) == {FaultKind.OUTSIDE_REGION}


def test_a_hard_tool_keeps_off_the_spine_at_the_lowest_level_too(find):
    assert kinds(find(ball_at(0.05, 0.2), pressure=1)) == {FaultKind.ON_SPINE}


def test_oil_is_worked_by_hand(find):
    pressed = find(stroke(0.03, 0.55), regions=("lower_back",), tools=("massage_oil",), pressure=2)
    assert kinds(pressed) == {FaultKind.ON_SPINE}


def test_a_light_stroke_runs_on_between_the_regions_of_the_technique(find):
    regions = ("lower_back", "mid_back")
    assert find(stroke(0.15, 0.43), regions=regions, tools=("partner",), pressure=2) == []
    assert kinds(find(stroke(0.15, 0.43), regions=regions, tools=("massage_cane",), pressure=2))


def test_a_hand_that_cannot_get_there_is_told(find):
    far = Motion(pose=Pose(right_arm=Arm(reach=Place.BELLY, offset=(0.5, 0.5, 0.9))))
    (fault,) = find(far, pressure=0)
    assert (fault.kind, fault.part) == (FaultKind.SHORT_REACH, "right hand")
    assert fault.amount > 0.1


def test_feet_that_hang_in_the_air_carry_nobody(find):
    floating = Motion(pose=Pose(hips=(0, 0.627, 0), legs=Leg(foot=(0.055, 0.1, 0))))
    (fault,) = find(floating, pressure=0)
    assert (fault.kind, fault.part) == (FaultKind.NOT_CARRIED, "feet")
    assert fault.amount == pytest.approx(0.1, abs=0.005)


def test_a_foot_below_the_floor_is_told(find):
    sunk = Motion(pose=Pose(hips=(0, 0.45, 0), right_leg=Leg(foot=(0.055, -0.06, 0))))
    assert ("right foot", "floor") in {(fault.part, fault.thing) for fault in find(sunk, pressure=0)}


def test_a_body_in_a_wall_is_told(find):
    wall = Motion(props=(Prop(kind=PropKind.WALL, at=(0, 0, 0.0)),))
    faults = find(wall, pressure=0)
    assert {"trunk", "head"} <= {fault.part for fault in faults if fault.thing == "wall"}


def test_a_back_bent_too_far_is_told(find):
    (fault,) = find(Motion(pose=Pose(lumbar_deg=(75, 0, 0))), pressure=0)
    assert (fault.kind, fault.part) == (FaultKind.JOINT, "lower back")
    assert fault.amount == pytest.approx(75, abs=1)


def test_a_helper_who_stands_too_far_away_is_told(find):
    arms = Arm(reach=Place.CONTACT)
    helper = Helper(at=(0.0, 0.0, -3.0), pose=Pose(right_arm=arms))
    faults = find(Motion(helper=helper, pose=Pose(contact=(0.2, 0.16))), tools=("partner",))
    assert {fault.part for fault in faults if fault.kind is FaultKind.SHORT_REACH} == {"helper's right hand"}
    assert FaultKind.OFF_SKIN in kinds(faults)


def test_legs_that_pass_through_each_other_are_told(find):
    crossed = Pose(
        right_leg=Leg(hip_deg=(20, -14, 0), knee_deg=0), left_leg=Leg(hip_deg=(20, -14, 0), knee_deg=0)
    )
    faults = find(Motion(pose=crossed), pressure=0)
    assert "right shin and left shin" in {fault.part for fault in faults if fault.kind is FaultKind.OVERLAP}


def test_a_standing_person_who_only_breathes_is_fine(find):
    assert find(Motion(supports=(Support.FEET,)), pressure=0) == []
