"""Outlines of chains, and arrows."""

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.figure.arrows import way_shapes
from desktop.figure.camera import camera_for
from desktop.figure.hull import ball, chain, ellipsoid, hull_of, outline
from desktop.figure.vectors import dot
from desktop.model.scenery import View

SIDE = camera_for(View.SIDE)
NUMBER = st.floats(-0.5, 0.5)


def area(loop) -> float:
    return 0.5 * sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(loop, [*loop[1:], loop[0]], strict=True))


@pytest.mark.parametrize("view", list(View))
@pytest.mark.parametrize("mirrored", [False, True])
def test_cameras_look_square(view, mirrored):
    camera = camera_for(view, mirrored=mirrored)
    for a, b in ((camera.right, camera.up), (camera.up, camera.near), (camera.right, camera.near)):
        assert dot(a, b) == pytest.approx(0.0, abs=1e-9)


def test_a_person_who_is_seen_from_the_side_looks_to_the_right_and_in_the_mirror_to_the_left():
    assert SIDE.point((1.0, 0.0, 0.0)) == (1.0, 0.0)
    assert camera_for(View.SIDE, mirrored=True).point((1.0, 0.0, 0.0))[0] == -1.0


def test_from_behind_right_is_right():
    assert camera_for(View.BACK).point((0.0, 0.0, 1.0))[0] == pytest.approx(1.0)


def test_a_ball_is_round():
    loop = outline(ball(SIDE, (0.1, 0.2, 0.3), 0.05))
    assert all(math.dist(point, (0.1, 0.2)) == pytest.approx(0.05) for point in loop)


def test_an_ellipse_reaches_as_far_as_its_axes():
    loop = outline(ellipsoid(SIDE, (0, 0, 0), ((0.1, 0, 0), (0, 0.04, 0))))
    assert max(x for x, _ in loop) == pytest.approx(0.1, abs=1e-4)
    assert max(y for _, y in loop) == pytest.approx(0.04, abs=1e-4)


@given(st.lists(st.tuples(NUMBER, NUMBER, NUMBER, st.floats(0.01, 0.1)), min_size=2, max_size=2))
def test_a_hull_holds_every_middle_and_turns_one_way(balls):
    sections = [ball(SIDE, (x, y, z), r) for x, y, z, r in balls]
    loop = hull_of(sections)
    assert area(loop) > 0
    for section in sections:
        for a, b in zip(loop, [*loop[1:], loop[0]], strict=True):
            side = (b[0] - a[0]) * (section.y - a[1]) - (b[1] - a[1]) * (section.x - a[0])
            assert side >= -1e-9


@given(st.floats(0, 6.28), st.floats(-0.2, 0.2))
def test_the_outline_of_a_chain_is_as_large_as_its_parts(angle, bow):
    """A bent limb of equal balls: its outline has the area of a band of that width with round ends."""
    points = [(0.1 * k, bow * math.sin(math.pi * k / 8), 0.0) for k in range(9)]
    c, s = math.cos(angle), math.sin(angle)
    turned = [(x * c - y * s, x * s + y * c, z) for x, y, z in points]
    loops = chain([ball(SIDE, point, 0.03) for point in turned])
    length = sum(math.dist(a, b) for a, b in pairwise(points))
    assert sum(area(loop) for loop in loops) == pytest.approx(length * 0.06 + math.pi * 0.0009, rel=0.05)


def test_a_limb_seen_end_on_is_still_drawn():
    loops = chain([ball(SIDE, (0, 0, z), 0.03) for z in (0.0, 0.1, 0.2)])
    assert all(area(loop) > 0.0025 for loop in loops)


def test_a_way_that_does_not_move_has_no_arrow():
    assert way_shapes([((0.1, 0.1), 1.0)] * 24, (0, 0), 0.05) == []


def test_there_and_back_has_two_heads_and_one_way_has_one():
    there = [((0.0, 0.1 * k / 11), 1.0) for k in range(12)]
    back = [((0.0, 0.1 - 0.1 * k / 11), 1.0) for k in range(12)]
    lifted = [(point, 0.0) for point, _ in back]
    assert len(way_shapes([*there, *back], (-1, 0), 0.05)) == 3
    assert len(way_shapes([*there, *lifted], (-1, 0), 0.05)) == 2


def test_an_arrow_stands_away_from_the_person():
    ways = [((0.0, 0.1 * abs(12 - k) / 12), 1.0) for k in range(24)]
    right = way_shapes(ways, (-1.0, 0.05), 0.05)[0].loops[0]
    left = way_shapes(ways, (1.0, 0.05), 0.05)[0].loops[0]
    assert all(x == pytest.approx(0.05) for x, _ in right)
    assert all(x == pytest.approx(-0.05) for x, _ in left)


def test_a_circle_has_a_round_arrow_in_its_direction():
    ring = [
        ((math.cos(k / 24 * math.tau) * 0.03, math.sin(k / 24 * math.tau) * 0.03), 1.0) for k in range(24)
    ]
    arc = way_shapes(ring, (0, 0), 0.02)[0].loops[0]
    assert len(arc) > 10
    assert area(arc) > 0
