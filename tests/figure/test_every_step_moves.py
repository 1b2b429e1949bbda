"""Every step: it moves or breathes, its loop closes, it looks like no other step, and it fits its picture."""

import pytest

from desktop.figure.body import Body
from desktop.figure.frame import Role
from desktop.figure.motion import BREATH_IN
from desktop.figure.vectors import Vec, distance

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
    for a, b in zip(points_of(start), points_of(end), strict=True):
        assert a == pytest.approx(b, abs=1e-6)


def test_nothing_jumps(play):
    bodies = play.bodies
    fastest = max(farthest(a, b) for a, b in zip(bodies, [*bodies[1:], bodies[0]], strict=True))
    assert fastest < 0.08, f"{fastest:.3f} of the body height between two of 24 moments"


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


def test_no_two_steps_of_a_technique_look_the_same(catalogue, book):
    for technique in catalogue.techniques.values():
        seen: dict[tuple[float, ...], str] = {}
        for step in technique.steps:
            scene = book.scene(step, "right")
            looks = tuple(
                round(value, 3)
                for share in (0.0, 0.25, BREATH_IN, 0.6)
                for joint in joints(scene.body_at(scene.loop_s * share))
                for value in joint
            )
            assert looks not in seen, f"{technique.id}: {step.id} looks like {seen.get(looks)}"
            seen[looks] = step.id


def test_every_picture_of_the_content_exists(catalogue):
    for technique in catalogue.techniques.values():
        for step in technique.steps:
            sheet_id, _, motion_id = step.picture.partition(".")
            assert motion_id in catalogue.poses[sheet_id].motions, step.picture
