"""The regions of the back map: each is where its areas are, none overlaps another, both sides are alike."""

from itertools import product

import pytest

from desktop.figure.back_outline import EXTENT, HALF_OUTLINE
from desktop.figure.back_regions import RegionShape, region_at, region_shapes
from desktop.model.region import Area, Region

NAMES = ("neck_upper_trap", "upper_back", "mid_back", "lower_back", "glutes")
STEP = 0.01


def grid():
    left, top, right, bottom = EXTENT
    xs = [left + STEP * k for k in range(round((right - left) / STEP) + 1)]
    ys = [top + STEP * k for k in range(round((bottom - top) / STEP) + 1)]
    return product(xs, ys)


def test_every_region_with_areas_has_a_shape_and_no_other_has(catalogue):
    assert tuple(shape.id for shape in region_shapes(catalogue.regions)) == NAMES
    assert {region.id for region in catalogue.regions.values() if region.areas} == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_the_middle_of_every_area_hits_its_region(catalogue, name):
    for area in catalogue.regions[name].areas:
        x, y = sum(area.x) / 2, sum(area.y) / 2
        assert region_at(x, y, catalogue.regions) == name
        assert region_at(-x, y, catalogue.regions) == name


@pytest.mark.parametrize("name", NAMES)
def test_where_a_region_may_be_pressed_it_is_hit(catalogue, name):
    """But for the rims of its rectangles: their corners lie in the air, or in the next region."""
    on_body = RegionShape("body", HALF_OUTLINE)
    for area in catalogue.regions[name].areas:
        shares = [(a / 20, b / 20) for a, b in product(range(21), range(21))]
        points = [
            (area.x[0] + (area.x[1] - area.x[0]) * a, area.y[0] + (area.y[1] - area.y[0]) * b)
            for a, b in shares
        ]
        hits = [region_at(x, y, catalogue.regions) == name for x, y in points if on_body.holds(x, y)]
        assert sum(hits) / len(hits) > 0.75


def test_regions_do_not_overlap(catalogue):
    shapes = region_shapes(catalogue.regions)
    for x, y in grid():
        assert sum(shape.holds(x, y) for shape in shapes) <= 1, (x, y)


def test_both_sides_are_alike(catalogue):
    for x, y in grid():
        assert region_at(x, y, catalogue.regions) == region_at(-x, y, catalogue.regions), (x, y)


@pytest.mark.parametrize(
    ("y", "name"), [(0.0, NAMES[0]), (0.15, NAMES[1]), (0.33, NAMES[2]), (0.55, NAMES[3]), (0.8, NAMES[4])]
)
def test_on_the_spine_the_region_beside_it_is_hit(catalogue, y, name):
    assert region_at(0.0, y, catalogue.regions) == name


@pytest.mark.parametrize("at", [(0.0, -0.3), (1.1, 0.4), (0.3, 1.1), (0.9, 0.2), (1.4, 1.2)])
def test_head_arms_and_thighs_are_no_region(catalogue, at):
    assert region_at(*at, catalogue.regions) is None


def test_a_region_that_is_not_in_the_catalogue_is_not_hit(catalogue):
    area = Area(x=(0.1, 0.3), y=(0.0, 0.3), cap=3)
    only = {"upper_back": Region(id="upper_back", title="Upper back", areas=(area,))}
    assert region_at(0.2, 0.15, only) == "upper_back"
    assert region_at(0.2, 0.8, only) is None
    assert region_at(0.2, 0.15, {"upper_back": Region(id="upper_back", title="Upper back")}) is None
