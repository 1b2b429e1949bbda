"""Views: where right, up and near are in each picture."""

import pytest

from desktop.figure.camera import camera_for
from desktop.figure.vectors import cross, dot, length
from desktop.model.scenery import View

FORWARD, UP, RIGHT = (1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)


@pytest.mark.parametrize("view", View)
def test_every_view_is_a_picture_that_is_not_distorted(view):
    camera = camera_for(view)
    assert [length(axis) for axis in (camera.right, camera.up, camera.near)] == pytest.approx([1, 1, 1])
    assert cross(camera.right, camera.up) == pytest.approx(camera.near)


@pytest.mark.parametrize("view", View)
def test_what_is_higher_is_higher_in_the_picture(view):
    assert camera_for(view).point(UP)[1] > 0.7


def test_from_the_front_the_right_hand_is_on_the_left():
    camera = camera_for(View.FRONT)
    assert camera.point(RIGHT) == pytest.approx((-1.0, 0.0))
    assert camera.depth(FORWARD) == pytest.approx(1.0)


def test_from_above_the_side_one_looks_down_and_a_little_from_the_feet_of_one_who_lies():
    camera = camera_for(View.SIDE_ABOVE)
    assert dot(camera.near, UP) == pytest.approx(0.616, abs=0.01)
    assert camera.depth(FORWARD) > 0.2
    assert camera.depth(RIGHT) > 0.6


@pytest.mark.parametrize("view", View)
def test_the_left_is_the_mirror_of_the_right(view):
    point = (0.3, 0.5, 0.2)
    (x, y), (mirrored_x, mirrored_y) = (
        camera_for(view, mirrored=flip).point(point) for flip in (False, True)
    )
    assert (mirrored_x, mirrored_y) == pytest.approx((-x, y))
