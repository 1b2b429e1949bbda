"""Outlines of chains, and arrows."""

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.figure.arrows import way_shapes
from desktop.figure.camera import camera_for
from desktop.figure.frame import Role
from desktop.figure.hull import ball, chain, ellipsoid, grown, hull_of, lit_chain, outline
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


def there_and_back(size: float) -> list[tuple[tuple[float, float], float]]:
    return [((0.0, size * (1.0 - abs(12 - k) / 12)), 1.0) for k in range(24)]


def points_of(shapes) -> list[tuple[float, float]]:
    return [point for shape in shapes for loop in shape.loops for point in loop]


def heads_of(shapes) -> int:
    """An arrow is a rim and the arrow itself: its shaft, and a polygon for each head."""
    rim, arrow = shapes
    assert (rim.role, arrow.role) == (Role.HALO, Role.MOTION)
    return len(arrow.loops) - 1


def test_there_and_back_has_two_heads_and_one_way_has_one():
    there = [((0.0, 0.1 * k / 11), 1.0) for k in range(12)]
    back = [((0.0, 0.1 - 0.1 * k / 11), 1.0) for k in range(12)]
    lifted = [(point, 0.0) for point, _ in back]
    assert heads_of(way_shapes([*there, *back], (-1, 0), 0.05)) == 2
    assert heads_of(way_shapes([*there, *lifted], (-1, 0), 0.05)) == 1


def test_a_press_that_goes_and_returns_before_it_is_lifted_has_two_heads():
    there = [((0.0, 0.1 * k / 8), 1.0) for k in range(9)]
    assert heads_of(way_shapes([*there, *there[-2::-1], *[((0.0, 0.0), 0.0)] * 7], (-1, 0), 0.05)) == 2


def test_a_press_over_the_end_of_the_loop_leads_on_from_where_it_began():
    pressed = [((0.0, 0.2 * k / 11), 1.0) for k in range(12)]
    lifted = [((0.0, 0.2 - 0.2 * k / 11), 0.0) for k in range(12)]
    ways = [*pressed[5:], *lifted, *pressed[:5]]
    assert way_shapes(ways, (-1, 0), 0.05) == way_shapes([*pressed, *lifted], (-1, 0), 0.05)


def test_the_head_of_a_way_that_is_lifted_back_points_where_it_presses():
    there = [((0.0, 0.2 * k / 11), 1.0) for k in range(12)]
    lifted = [((0.0, 0.2 - 0.2 * k / 11), 0.0) for k in range(12)]
    _, arrow = way_shapes([*there, *lifted], (-1, 0), 0.05)
    _, head = arrow.loops
    assert min(y for _, y in head) > 0.15


def test_an_arrow_stands_away_from_the_person():
    right = points_of(way_shapes(there_and_back(0.1), (-1.0, 0.05), 0.05))
    left = points_of(way_shapes(there_and_back(0.1), (1.0, 0.05), 0.05))
    assert min(x for x, _ in right) > 0.025
    assert max(x for x, _ in left) < -0.025


@pytest.mark.parametrize("size", [0.006, 0.02, 0.05])
def test_a_small_movement_has_an_arrow_that_can_be_read(size):
    ys = [y for _, y in points_of(way_shapes(there_and_back(size), (-1.0, 0.0), 0.05))]
    assert max(ys) - min(ys) >= 0.08


def test_a_bowed_way_has_a_bowed_arrow_on_its_outer_side():
    angles = [math.radians(90 * (1.0 - abs(12 - k) / 12)) for k in range(24)]
    ways = [((0.2 * math.cos(angle), 0.2 * math.sin(angle)), 1.0) for angle in angles]
    points = points_of(way_shapes(ways, (0, 0), 0.03))
    assert max(math.hypot(*point) for point in points) > 0.215
    assert min(math.hypot(*point) for point in points) > 0.18


@pytest.mark.parametrize("sense", [1, -1])
def test_a_circle_has_a_round_arrow_in_its_direction(sense):
    angles = [sense * k / 24 * math.tau for k in range(24)]
    ring = [((math.cos(angle) * 0.03, math.sin(angle) * 0.03), 1.0) for angle in angles]
    _, arrow = way_shapes(ring, (0, 0), 0.02)
    shaft, head = arrow.loops
    assert all(0.03 < math.hypot(*point) < 0.09 for point in shaft)
    # It starts at the upper right; going round to the left it ends below that, else beside it.
    middle = sum(x for x, _ in head) / len(head), sum(y for _, y in head) / len(head)
    assert (middle[0] > middle[1]) is (sense > 0)


@pytest.mark.parametrize("sense", [1, -1])
def test_every_polygon_of_an_arrow_turns_the_same_way(sense):
    angles = [sense * k / 24 * math.tau for k in range(24)]
    ring = [((math.cos(angle) * 0.03, math.sin(angle) * 0.03), 1.0) for angle in angles]
    for ways in (ring, there_and_back(0.03), there_and_back(0.4)):
        assert all(area(loop) > 0 for loop in way_shapes(ways, (-1, 0), 0.02)[1].loops)


def test_grown_polygons_stand_out_all_round():
    loop = outline(ball(SIDE, (0.0, 0.0, 0.0), 0.05))
    assert all(math.hypot(*point) == pytest.approx(0.054, abs=1e-4) for point in grown([loop], 0.004)[0])


@given(st.floats(0, 6.28), st.floats(0.5, 0.95))
def test_the_lit_side_stays_inside_its_part(angle, share):
    sections = [ball(SIDE, (0.1 * k, 0.01 * k * k, 0.0), 0.04 - 0.003 * k) for k in range(5)]
    (loop,), (lit,) = lit_chain(sections, (math.cos(angle), math.sin(angle)), share)
    assert 0 < area(lit) < area(loop)
    assert min(x for x, _ in lit) >= min(x for x, _ in loop) - 5e-4
    assert max(y for _, y in lit) <= max(y for _, y in loop) + 5e-4
