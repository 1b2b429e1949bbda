"""The person: from a solved body to shapes, back to front. Knows which parts hang together, no colours."""

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from desktop.figure import bare, clothes
from desktop.figure.body import Body
from desktop.figure.camera import Camera, Point
from desktop.figure.depth import OUTER_FIRST, OUTER_LAST, Joint, Order, Part, in_order
from desktop.figure.frame import Role, Shape
from desktop.figure.head import head_part
from desktop.figure.hull import Loop, grown, shifted
from desktop.figure.stage import SeenArm, SeenLeg, Stage, stage_of
from desktop.figure.volume import fill, light_on

_CAST = (-0.005, -0.010)
"""Where the shadow of an arm falls on the shirt."""
_EDGE = 0.0038
"""How broad the soft edge is round a part that lies over another of the same material."""
_EDGE_TONE = 0.78
_UNLIKE = 0.25
"""Parts of one material whose tones differ so much are told apart without an edge."""

_TRUNK = frozenset({"pelvis", "shirt"})
_ARMS = frozenset(f"{part}{k}" for part in ("sleeve", "upper", "fore", "thumb", "hand") for k in "01")


class Person(NamedTuple):
    """The shapes of a person, each list back to front.

    Attributes:
        far: What lies behind hips and shirt: far arms, and legs.
        trunk: Hips, shirt, neck, head, and the legs before them.
        near: Arms before the trunk.
    """

    far: list[Shape]
    trunk: list[Shape]
    near: list[Shape]


class _Run(NamedTuple):
    """Parts that hang together and are painted as one: what is filled, and what is drawn over that."""

    parts: tuple[Part, ...]
    outlines: tuple[tuple[Loop, ...], ...]
    under: tuple[Shape, ...]
    shapes: tuple[Shape, ...]
    details: tuple[Shape, ...]


def person_shapes(camera: Camera, body: Body, *, eyes_closed: bool = False) -> Person:
    """Return the shapes of a person in the order in which they are painted.

    Args:
        camera: From where the person is seen.
        body: The solved body.
        eyes_closed: Whether the person rests with closed eyes.
    """
    stage, legs, arms = stage_of(camera, body)
    trunk = body.trunk
    parts = [clothes.pelvis(stage), bare.neck(stage), clothes.shirt(stage)]
    parts.append(head_part(camera, trunk.joints[5], trunk.head, eyes_closed=eyes_closed))
    for index, leg in enumerate(legs):
        parts += [bare.foot(leg, index), *clothes.trousers(leg, index)]
    for index, arm in enumerate(arms):
        parts += [*bare.arm(arm, index), clothes.sleeve(arm, index)]
    return _split(stage, in_order(parts, _joints(stage, legs, arms)))


def _joints(stage: Stage, legs: list[SeenLeg], arms: list[SeenArm]) -> Mapping[tuple[str, str], Joint]:
    """How neighbours are painted: (the one that comes first in the list of parts, the other)."""
    made = {
        ("pelvis", "shirt"): OUTER_LAST,
        ("neck", "shirt"): OUTER_FIRST if clothes.open_collar(stage) else OUTER_LAST,
        ("neck", "head"): Joint(-0.03, -0.03001),
    }
    for k, leg in enumerate(legs):
        made["pelvis", f"thigh{k}"] = Joint(0.03, 0.02999, 2)
        made["shirt", f"thigh{k}"] = Joint(0.01, 0.00999, 2)
        made[f"thigh{k}", f"shin{k}"] = Joint(0.004, -0.004)
        made[f"foot{k}", f"shin{k}"] = OUTER_FIRST if clothes.into(leg.shin) else OUTER_LAST
    for k, arm in enumerate(arms):
        made["shirt", f"sleeve{k}"] = Joint(-0.02, -0.02001)
        made[f"upper{k}", f"sleeve{k}"] = OUTER_FIRST if clothes.into(arm.upper) else OUTER_LAST
        made[f"upper{k}", f"fore{k}"] = Joint(0.004, -0.004)
        made[f"fore{k}", f"hand{k}"] = Joint(0.004, -0.004)
        made[f"thumb{k}", f"hand{k}"] = Joint(0.002, -0.002)
        made[f"fore{k}", f"thumb{k}"] = Joint(0.004, -0.004)
    return made


def _split(stage: Stage, order: Order) -> Person:
    runs = _runs(stage, order.parts)
    names = [{part.name for part in run.parts} for run in runs]
    first = next(k for k, found in enumerate(names) if found & _TRUNK)
    last = max(k for k, found in enumerate(names) if not found & _ARMS)
    lists: tuple[list[Shape], list[Shape], list[Shape]] = ([], [], [])
    for k, run in enumerate(runs):
        made = lists[0 if k < first else 1 if k <= last else 2]
        made += run.under
        made += run.shapes
        made += _edges(runs, k, order.hides, stage.camera.flip)
        made += run.details
    return Person(*lists)


def _runs(stage: Stage, parts: list[Part]) -> list[_Run]:
    """Join parts of one limb that follow each other and are of one material."""
    groups: list[list[Part]] = []
    for part in parts:
        before = groups[-1][-1] if groups else None
        if before and before.name[-1] == part.name[-1] and _alike(before, part):
            groups[-1].append(part)
        else:
            groups.append([part])
    return [_run(tuple(group), _light(stage, group[0])) for group in groups]


def _alike(first: Part, second: Part) -> bool:
    a, b = first.volume, second.volume
    return a.role == b.role and a.tone == b.tone and first.melts


def _light(stage: Stage, part: Part) -> Point:
    where = part.balls[0]
    return light_on(stage.camera, (where.x, where.y), stage.middle)


@lru_cache(maxsize=128)
def _run(parts: tuple[Part, ...], light: Point) -> _Run:
    """Fill parts; those that have not moved since the moment before are kept."""
    shapes, outlines = fill([part.volume for part in parts], light)
    details = tuple([shape for part in parts for shape in part.details])
    return _Run(parts, tuple(outlines), parts[0].under, tuple(shapes), details)


def _edges(runs: list[_Run], k: int, hides: set[tuple[str, str]], flip: float) -> list[Shape]:
    """The soft edge, and the shadow, that later parts leave on this one."""
    run = runs[k]
    below, tone = run.shapes[0], run.parts[0].volume.tone
    names = [part.name for part in run.parts]
    edges: list[Loop] = []
    shadow: list[Loop] = []
    for later in runs[k + 1 :]:
        top = later.shapes[0]
        same = top.role is below.role and abs(later.parts[0].volume.tone - tone) < _UNLIKE
        if not (same or (below.role is Role.TOP and later.parts[0].name in _ARMS)):
            continue
        for part, loops in zip(later.parts, later.outlines, strict=True):
            if any((name, part.name) in hides for name in names):
                if same:
                    edges += grown(loops, _EDGE)
                else:
                    shadow += shifted(loops, flip * _CAST[0], _CAST[1])
    return [
        Shape(below.role, tuple(loops), _EDGE_TONE, inside=below.loops) for loops in (shadow, edges) if loops
    ]
