"""Every step: what is pressed lies in its region and in no closed zone, and left is the mirror of right."""

import math

import pytest

from desktop.figure.body import PRESSED_IN
from desktop.figure.vectors import distance
from desktop.model.region import Area, Region, Zone, ZoneOutline, ZoneShape
from desktop.model.tool import ToolKind

FROM_SPINE = 0.12
"""Two finger-widths, on the back map."""
PRESSED = 0.5


def areas(regions: dict[str, Region], region_id: str) -> list[Area]:
    region = regions[region_id]
    return [*region.areas, *(area for part in region.parts for area in areas(regions, part))]


def inside(outline: ZoneOutline, x: float, y: float) -> bool:
    """Whether a place of the right side lies in a zone; lines are warnings, not areas."""
    points = outline.points
    if outline.shape is ZoneShape.OVAL:
        (x0, y0), (x1, y1) = points[0], points[1]
        return ((x - (x0 + x1) / 2) / ((x1 - x0) / 2)) ** 2 + ((y - (y0 + y1) / 2) / ((y1 - y0) / 2)) ** 2 < 1
    if outline.shape is ZoneShape.DOT:
        return math.dist((x, y), (points[0][0], points[0][1])) < 0.06
    if outline.shape is ZoneShape.LINE:
        return False
    odd = False
    for (x0, y0), (x1, y1) in zip(points, [*points[1:], points[0]], strict=True):
        if (y0 > y) != (y1 > y) and x < x0 + (y - y0) / (y1 - y0) * (x1 - x0):
            odd = not odd
    return odd


def pressed(play) -> list[tuple[float, float]]:
    """The places that are pressed over the loop, for the right side; a roller is felt beside the spine."""
    found: list[tuple[float, float]] = []
    for frame in play.frames:
        shown = frame.back_map
        if shown is not None and shown.press > PRESSED:
            found += [(max(abs(x), 0.2) if shown.across else abs(x), y) for x, y in shown.contacts]
    return found


def kind_of(play, tools) -> ToolKind:
    return tools[play.step.tools[0]].kind if play.step.tools else ToolKind.HANDS


def closed(zones: dict[str, Zone], kind: ToolKind) -> list[tuple[str, ZoneOutline]]:
    return [(z.id, o) for z in zones.values() if not z.tools or kind in z.tools for o in z.outlines]


def test_pressure_lands_in_the_region_of_the_step(play, catalogue):
    regions = dict(catalogue.regions)
    wanted = {play.step.region, *(play.technique.regions if play.step.pressure <= 1 else ())} - {None}
    if play.motion.across:
        wanted |= set(play.technique.regions)
    allowed = [area for region in sorted(wanted) for area in areas(regions, region)]
    for x, y in pressed(play):
        near = [
            area
            for area in allowed
            if area.x[0] - 0.01 <= x <= area.x[1] + 0.01 and area.y[0] - 0.01 <= y <= area.y[1] + 0.01
        ]
        if play.step.pressure > 1:
            assert near, f"({x:.2f}, {y:.2f}) is outside {sorted(wanted)}"
            assert max(area.cap for area in near) >= play.step.pressure, f"too hard at ({x:.2f}, {y:.2f})"


def test_no_closed_zone_is_pressed(play, catalogue):
    for x, y in pressed(play):
        for zone_id, outline in closed(dict(catalogue.zones), kind_of(play, catalogue.tools)):
            assert not inside(outline, x, y), f"({x:.2f}, {y:.2f}) lies in {zone_id}"


def test_pressure_keeps_away_from_the_spine(play):
    for x, y in pressed(play):
        assert x >= FROM_SPINE - 0.001, f"({x:.2f}, {y:.2f})"


def test_a_roller_stays_on_the_ribs(play):
    if not play.motion.across:
        pytest.skip("no roller")
    for _, y in pressed(play):
        assert 0.06 <= y <= 0.38, f"roller at {y:.2f}"


def test_a_pressing_step_shows_where(play):
    forearm = play.step.picture == "electric_upper.try_forearm"
    shown = any(frame.back_map for frame in play.frames)
    assert shown == (play.step.pressure > 0 and not forearm)


def test_the_tool_touches_the_skin_where_the_back_map_says(play):
    room = play.scene.room
    for time_s, body in zip(play.times_s, play.bodies, strict=True):
        if not body.contacts or not room.tool or body.press < 1.0:
            continue
        skin = body.trunk.skin(*body.contact_at)
        gap = distance(body.tool, skin.point) - (room.tool_radius - PRESSED_IN)
        assert gap == pytest.approx(0.0, abs=0.001), f"{time_s:.2f} s"


def test_a_hand_that_works_is_on_the_skin(play):
    from desktop.figure.hands import finger_chains, palm_balls, thumb_chain

    if play.scene.room.tool or not play.step.pressure or not play.bodies[0].contacts:
        pytest.skip("no hand at work")
    for time_s, body in zip(play.times_s, play.bodies, strict=True):
        if body.press < 1.0:
            continue
        for skin in body.contacts:
            gaps = [
                distance(centre, skin.point) - radius
                for arm in body.arms
                for chain in (*finger_chains(arm.hand), thumb_chain(arm.hand), palm_balls(arm.hand))
                for centre, radius in chain
            ]
            assert min(gaps) < 0.014, f"{time_s:.2f} s: nearest part of a hand is {min(gaps):.3f} away"


def test_left_is_the_mirror_of_right_on_both_drawings(play, book):
    if play.side != "left":
        pytest.skip("not a left side")
    right = book.scene(play.step, "right")
    for a, time_s in zip(play.frames[::6], play.times_s[::6], strict=True):
        b = right.frame_at(time_s)
        if a.back_map is not None and b.back_map is not None:
            assert a.back_map.contacts == tuple((-x, y) for x, y in b.back_map.contacts)
        assert a.bounds.left == pytest.approx(-b.bounds.right)
        points = [point for shape in a.shapes for loop in shape.loops for point in loop]
        others = [point for shape in b.shapes for loop in shape.loops for point in loop]
        assert sum(x for x, _ in points) / len(points) == pytest.approx(
            -sum(x for x, _ in others) / len(others), abs=0.004
        )
