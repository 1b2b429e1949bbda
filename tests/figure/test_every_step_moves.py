"""Every step: it moves or breathes, its loop closes, it looks like no other step, and it fits its picture."""

import pytest

from desktop.figure.body import Body
from desktop.figure.frame import Role
from desktop.figure.motion import BREATH_IN
from desktop.figure.scene import Scene
from desktop.figure.vectors import Vec, angle_deg, distance
from desktop.model.motion import Motion

FINE = 48
JUMP = 0.05
FASTEST = 0.7
"""How far a joint may move between two of the fine moments, or in a second, in body heights."""
FLIP_DEG, FLIP_DEG_PER_S = 45.0, 500.0
"""How far a hand may turn between two of the fine moments, or in a second."""
SCENERY = {Role.WALL, Role.FLOOR, Role.SHADOW, Role.MAT, Role.MOTION}


def joints(body: Body) -> list[Vec]:
    found = [*body.trunk.joints, *body.trunk.shoulders]
    for arm, leg in zip(body.arms, body.legs, strict=True):
        found += [arm.bones.middle, arm.bones.end, leg.bones.middle, leg.bones.end]
    return found


def farthest(a: Body, b: Body) -> float:
    return max(distance(p, q) for p, q in zip(joints(a), joints(b), strict=True))


def points_of(frame) -> list[tuple[float, float]]:
    return [point for shape in frame.shapes for loop in shape.loops for point in loop]


def test_the_loop_closes(play):
    start, end = play.scene.frame_at(0.0), play.scene.frame_at(play.scene.loop_s)
    assert start.back_map == end.back_map
    assert [shape.role for shape in start.shapes] == [shape.role for shape in end.shapes]
    for a, b in zip(points_of(start), points_of(end), strict=True):
        assert a == pytest.approx(b, abs=1e-6)


def persons(play, share: float) -> list[Body]:
    """Everybody in the picture at a part of the loop."""
    time_s = share * play.scene.loop_s
    partner = play.scene.partner_at(time_s)
    return [play.scene.body_at(time_s), *([partner] if partner else [])]


def neighbours(play) -> list[tuple[Body, Body]]:
    """Everybody at each of the fine moments, and at the next."""
    moments = [persons(play, k / FINE) for k in range(FINE)]
    around = zip(moments, [*moments[1:], moments[0]], strict=True)
    return [pair for now, after in around for pair in zip(now, after, strict=True)]


def test_nothing_jumps(play):
    fastest = max(farthest(now, after) for now, after in neighbours(play))
    allowed = max(JUMP, FASTEST * play.scene.loop_s / FINE)
    assert fastest < allowed, f"{fastest:.3f} of the body height between two of {FINE} moments"


def test_no_hand_flips(play):
    allowed_deg = max(FLIP_DEG, FLIP_DEG_PER_S * play.scene.loop_s / FINE)
    for now, after in neighbours(play):
        for arm, later in zip(now.arms, after.arms, strict=True):
            assert angle_deg(arm.hand.fingers, later.hand.fingers) < allowed_deg
            assert angle_deg(arm.hand.palm, later.hand.palm) < allowed_deg


def test_something_moves(play):
    frames = [points_of(frame) for frame in play.frames[::6]]
    moved = max(
        max(abs(p[0] - q[0]) + abs(p[1] - q[1]) for p, q in zip(frames[0], other, strict=False))
        for other in frames[1:]
    )
    assert moved > 0.001


def test_the_tempo_is_that_of_the_step(play):
    if play.step.repetition_s:
        assert play.scene.loop_s == play.step.repetition_s
    assert 2.0 <= play.scene.loop_s <= 30.0


def test_two_or_three_stills_tell_the_motion(play):
    stills = play.scene.stills_s
    assert 2 <= len(stills) <= 3
    assert all(0.0 <= time_s < play.scene.loop_s for time_s in stills)
    assert len(set(stills)) == len(stills)


def test_the_picture_holds_all_of_the_person(play):
    bounds = play.frames[0].bounds
    for time_s, frame in zip(play.times_s, play.frames, strict=True):
        assert frame.bounds == bounds, "the picture must not move while it plays"
        for shape in frame.shapes:
            if shape.role in SCENERY or shape.inside:
                continue
            for loop in shape.loops:
                for x, y in loop:
                    assert bounds.left <= x <= bounds.right, f"{shape.role} at {time_s:.2f} s: x {x:.3f}"
                    assert bounds.bottom <= y <= bounds.top, f"{shape.role} at {time_s:.2f} s: y {y:.3f}"


def look_of(scene: Scene, motion: Motion) -> tuple[object, ...]:
    """What is seen of a step: from where, which things, how hard, and all joints over the loop."""
    moments: list[object] = []
    for share in (0.0, 0.25, BREATH_IN, 0.6):
        time_s = share * scene.loop_s
        partner = scene.partner_at(time_s)
        bodies = [scene.body_at(time_s), *([partner] if partner else [])]
        moments += [round(value, 3) for body in bodies for joint in joints(body) for value in joint]
        shown = scene.frame_at(time_s).back_map
        moments.append((shown.contacts, shown.pressure, shown.half_size) if shown else None)
    things = tuple((prop.kind, prop.spot, prop.at) for prop in motion.props)
    return (motion.view, motion.eyes_closed, motion.attention, things, *moments)


def test_no_two_steps_of_a_technique_look_the_same(catalogue, book):
    for technique in catalogue.techniques.values():
        seen: dict[tuple[object, ...], str] = {}
        for step in technique.steps:
            sheet_id, _, motion_id = step.picture.partition(".")
            motion = catalogue.poses[sheet_id].motions[motion_id]
            looks = look_of(book.scene(step, "right"), motion)
            assert looks not in seen, f"{technique.id}: {step.id} looks like {seen.get(looks)}"
            seen[looks] = step.id


def test_every_picture_of_the_content_exists(catalogue):
    for technique in catalogue.techniques.values():
        for step in technique.steps:
            sheet_id, _, motion_id = step.picture.partition(".")
            assert motion_id in catalogue.poses[sheet_id].motions, step.picture
