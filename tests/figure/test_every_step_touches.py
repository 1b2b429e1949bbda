"""Every step: what is pressed lies in its region and in no closed zone, and left is the mirror of right."""

import pytest

from desktop.figure.body import PRESSED_IN, ArmBody, Body
from desktop.figure.frame import Shape
from desktop.figure.hands import finger_chains, palm_balls, thumb_chain
from desktop.figure.vectors import distance
from desktop.model.scenery import PropSpot
from desktop.model.technique import StepKind

SHADOW = 0.012
"""Light and shadow fall to one side, whichever side is shown."""


def test_nothing_is_wrong_with_it(play):
    """What is pressed, where the hands are, what carries the body: the safety check that authors have too."""
    assert play.faults == ()


def test_a_pressing_step_shows_where(play):
    forearm = play.step.kind is StepKind.SETUP and play.step.region is None
    shown = [frame.back_map for frame in play.frames if frame.back_map]
    pads = any(item.half_size for item in shown)
    assert bool(shown) == (pads or (play.step.pressure > 0 and not forearm))


def test_the_tool_touches_the_skin_where_the_back_map_says(play):
    room = play.scene.room
    for time_s, body in zip(play.times_s, play.bodies, strict=True):
        if not body.contacts or not room.tool or body.press < 1.0:
            continue
        skin = body.trunk.skin(*body.contact_at)
        gap = distance(body.tool, skin.point) - (room.tool_radius - PRESSED_IN)
        assert gap == pytest.approx(0.0, abs=0.001), f"{time_s:.2f} s"


def working_arms(play, time_s: float, body: Body) -> list[ArmBody]:
    partner = play.scene.partner_at(time_s)
    return [*body.arms, *(partner.arms if partner else ())]


@pytest.mark.where(
    lambda case: case.step.pressure and all(prop.spot is not PropSpot.CONTACT for prop in case.motion.props)
)
def test_a_hand_that_works_is_on_the_skin(play):
    for time_s, body in zip(play.times_s, play.bodies, strict=True):
        if body.press < 1.0:
            continue
        arms = working_arms(play, time_s, body)
        for skin in body.contacts:
            gaps = [
                distance(centre, skin.point) - radius
                for arm in arms
                for chain in (*finger_chains(arm.hand), thumb_chain(arm.hand), palm_balls(arm.hand))
                for centre, radius in chain
            ]
            assert min(gaps) < 0.014, f"{time_s:.2f} s: nearest part of a hand is {min(gaps):.3f} away"


@pytest.mark.where(lambda case: case.motion.helper)
def test_the_hands_of_a_helper_get_where_they_should(play):
    for time_s in play.times_s:
        for arm in play.scene.partner_at(time_s).arms:
            assert arm.missed <= 0.01, f"{time_s:.2f} s: {arm.missed:.3f} away"


@pytest.mark.where(lambda case: case.side == "left")
def test_left_is_the_mirror_of_right_on_both_drawings(play, book):
    right = book.scene(play.step, "right")
    for a, time_s in zip(play.frames[::6], play.times_s[::6], strict=True):
        b = right.frame_at(time_s)
        if a.back_map is not None and b.back_map is not None:
            assert a.back_map.contacts == tuple((-x, y) for x, y in b.back_map.contacts)
            assert a.back_map.tilt_deg == -b.back_map.tilt_deg
        assert a.bounds.left == pytest.approx(-b.bounds.right)
        assert [shape.role for shape in a.shapes] == [shape.role for shape in b.shapes]
        for one, other in zip(a.shapes, b.shapes, strict=True):
            assert extent(one) == pytest.approx(mirrored(extent(other)), abs=SHADOW), one.role


def extent(shape: Shape) -> tuple[float, float, float, float]:
    points = [point for loop in shape.loops for point in loop]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return (min(xs), max(xs), min(ys), max(ys))


def mirrored(box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    return (-box[1], -box[0], box[2], box[3])
