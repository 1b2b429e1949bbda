"""How far a picture moves is known without drawing it."""

import pytest

from desktop.figure.body import Room
from desktop.figure.camera import camera_for
from desktop.figure.pins import farthest, pins_of
from desktop.figure.posture import posture, row, stack
from desktop.figure.solver import solve
from desktop.model.pose import Arm, HandShape, Leg, Pose
from desktop.model.scenery import View

CAMERA = camera_for(View.FRONT_THREE_QUARTER)
CALM = Pose(contact=(0.3, 0.2))
MOVED = {
    "arm": Pose(right_arm=Arm(shoulder_deg=(60, 6, 0))),
    "hand": Pose(left_arm=Arm(shape=HandShape.FIST)),
    "leg": Pose(left_leg=Leg(foot=(0.055, 0.1, 0.05))),
    "toes": Pose(right_leg=Leg(turn_deg=40)),
    "head": Pose(head_deg=(0, 0, 30)),
    "back": Pose(lumbar_deg=(20, 0, 0)),
    "breath": Pose(breath=1.0),
    "contact": Pose(contact=(0.3, 0.4)),
    "pressure": Pose(press=0.0),
}


def pins(*poses: Pose):
    return pins_of(CAMERA, solve(posture(row(stack([CALM, *poses]))), Room()))


def test_who_stays_moves_by_nothing():
    assert farthest(pins(), pins()) == 0.0


@pytest.mark.parametrize("part", MOVED)
def test_whatever_moves_is_noticed(part):
    assert farthest(pins(), pins(MOVED[part])) > 0.004


def test_an_arm_that_is_raised_moves_as_far_as_its_hand():
    assert 0.2 < farthest(pins(), pins(MOVED["arm"])) < 0.5


def test_every_step_stays_within_one_moment_and_moves_over_its_loop(play):
    scene = play.scene
    assert scene.moves(0.7, 0.7) == 0.0
    assert max(scene.moves(0.0, time_s) for time_s in play.times_s) > 0.001


def test_the_back_map_of_a_moment_is_that_of_its_picture(play):
    assert play.scene.back_map_at(1.3) == play.scene.frame_at(1.3).back_map
