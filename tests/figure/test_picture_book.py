"""The picture book: unknown names, true sizes, rolling without slipping, zones that apply."""

import math
from dataclasses import replace

import pytest

from desktop.figure.book import PictureBook
from desktop.figure.vectors import sub


def step_of(catalogue, technique_id: str, step_id: str):
    return next(step for step in catalogue.techniques[technique_id].steps if step.id == step_id)


@pytest.mark.parametrize("picture", ["nothing.at_all", "hands_lower.nothing", "no_dot"])
def test_an_unknown_picture_is_a_person_who_stands_and_breathes(catalogue, book, picture):
    step = replace(step_of(catalogue, "hands_lower", "tuck_tail"), picture=picture, repetition_s=None)
    scene = book.scene(step, "none")
    assert scene.loop_s == 10.0
    heights = [scene.body_at(time_s).trunk.joints[5][1] for time_s in (0.0, 4.0)]
    assert heights[0] == heights[1] > 0.85
    chests = [scene.body_at(time_s).trunk.slices[20].half_depth for time_s in (0.0, 4.0)]
    assert chests[1] > chests[0], "breathed in after 4 of 10 seconds"


def test_a_book_without_anything_still_draws(catalogue):
    frame = (
        PictureBook({}, {}, {}).scene(step_of(catalogue, "tennis_upper_wall", "roll"), "left").frame_at(1.0)
    )
    assert frame.shapes
    assert frame.back_map is None


def test_tools_have_their_true_size(catalogue, book):
    for technique_id, step_id, tool_id in (
        ("tennis_upper_wall", "roll", "tennis_ball"),
        ("roller_upper", "roll", "foam_roller"),
    ):
        room = book.scene(step_of(catalogue, technique_id, step_id), "right").room
        assert 2 * room.tool_radius * 170.0 == pytest.approx(catalogue.tools[tool_id].size_cm)


def test_a_ball_at_the_wall_rolls_and_does_not_slip(catalogue, book):
    """The body moves twice as far as the ball: once with it, once over it."""
    scene = book.scene(step_of(catalogue, "tennis_upper_wall", "roll"), "right")
    low, high = scene.body_at(0.5 * scene.loop_s), scene.body_at(0.0)
    hips = sub(high.trunk.joints[0], low.trunk.joints[0])[1]
    ball = sub(high.tool, low.tool)[1]
    assert hips > 0.05
    assert ball == pytest.approx(hips / 2, rel=0.15)


def test_a_roller_on_the_floor_rolls_and_does_not_slip(catalogue, book):
    scene = book.scene(step_of(catalogue, "roller_upper", "roll"), "both")
    first, second = scene.body_at(0.0), scene.body_at(0.5 * scene.loop_s)
    roller = second.tool[0] - first.tool[0]
    hips = second.trunk.joints[0][0] - first.trunk.joints[0][0]
    assert abs(roller) > 0.05
    assert hips == pytest.approx(2 * roller, rel=0.2)


def test_only_zones_near_the_contact_that_close_to_the_tool_are_drawn(catalogue, book):
    ball = book.scene(step_of(catalogue, "ball_lower_wall", "lean"), "right").frame_at(0.0).back_map
    hands = book.scene(step_of(catalogue, "hands_lower", "press_dimples"), "both").frame_at(0.0).back_map
    assert ball is not None
    assert hands is not None
    kidney = catalogue.zones["np_kidney"].outlines[0]
    ridge = catalogue.zones["np_scapula_bone"].outlines[0]
    assert kidney in ball.zones
    assert kidney not in hands.zones
    assert ridge not in ball.zones


def test_contact_follows_the_path_that_is_drawn(catalogue, book):
    scene = book.scene(step_of(catalogue, "tennis_upper_wall", "roll"), "right")
    path = scene.frame_at(0.0).back_map.paths[0]
    for k in range(10):
        at = scene.frame_at(scene.loop_s * k / 10).back_map.contacts[0]
        assert min(math.dist(at, point) for point in path) < 0.02
