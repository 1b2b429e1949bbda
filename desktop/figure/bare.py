"""Bare skin: neck, arms below the sleeves, hands and feet. Knows no clothes and no head.

Limbs that have not moved since the moment before are kept as they are.
"""

from functools import lru_cache
from itertools import pairwise

from desktop.figure import hands, profiles
from desktop.figure.camera import Point
from desktop.figure.clothes import open_collar
from desktop.figure.depth import Part
from desktop.figure.frame import Role, Shape
from desktop.figure.hull import Loop, Section, chain, grown, hull_of
from desktop.figure.limbs import FOOT_BROAD, FOOT_SECTIONS
from desktop.figure.stage import SeenArm, SeenLeg, Stage, ball, finger_sections, flat, rough, seen_palm
from desktop.figure.vectors import Vec, along, mix, place, scale
from desktop.figure.volume import Volume

_LINE = 0.0021
"""How broad the fine lines between fingers and toes are."""
_FROM_ASIDE = 0.85
"""A foot that is seen from its side, so that its breadth points away by this cosine, shows no single toes."""
_AWAY = 0.35
"""Nor does one that points away by this cosine and is seen neither from above nor from below."""
_OPEN_COLLAR = 0.018
"""How much higher the neck begins where one looks into the collar."""
_NARROW = 0.95
"""How thick the neck is half way up, of what it is under the skull."""
_NECK_TONE = 0.55
_ARM_LIT = 0.86
_CURLED = 0.012
"""Finger tips that are so much nearer or farther than the knuckles lie over or under the palm."""
_ON_PALM = 0.024
"""A thumb whose tip is so near to the middle of the palm lies over it."""
_UPPER = ((0.7, 0.023), (0.95, 0.023))
_FORE = ((0.0, 0.022), (0.45, 0.020), (0.9, 0.015))
_FOOT = ((0.0, 0.0, 0.019), (-0.018, -0.015, 0.020), (0.035, -0.020, 0.019), (0.090, -0.028, 0.017))
"""A foot as a few balls: forward, up, radius."""
_SOLE, _BROAD_FROM = (0, 1, 3, 5), 3
"""The sections of a foot that its outline needs, and the first of them that is broad."""
_TOES = (
    (-0.0135, 0.1050, 0.0072),
    (-0.0020, 0.1050, 0.0058),
    (0.0070, 0.1010, 0.0053),
    (0.0150, 0.0950, 0.0050),
    (0.0215, 0.0870, 0.0048),
)
"""The toes from the big one outwards: how far aside and forward they reach, and their radius."""


def neck(stage: Stage) -> Part:
    """Return the neck, which lies in the shade of the head."""
    trunk = stage.trunk
    (low, thick), (high, slim) = trunk.neck()
    raised = _OPEN_COLLAR if open_collar(stage) else 0.0
    base, top = stage.see(along(low, trunk.parts[4][1], raised)), stage.see(high)
    places = ((base, thick), (mix(base, top, 0.5), _NARROW * slim), (top, slim))
    sections = [ball(point, radius) for point, radius in places]
    return Part("neck", rough(*places), Volume(Role.SKIN, (sections,), _NECK_TONE, lit=1.0), rank=0.15)


@lru_cache(maxsize=16)
def arm(body: SeenArm, index: int) -> tuple[Part, ...]:
    """Return the bare upper arm, the forearm, the thumb and the hand of an arm."""
    limb, rank = f"arm{index}", body.rank
    upper = Volume(Role.SKIN, (body.upper.sections(profiles.UPPER_ARM),), body.tone, _ARM_LIT)
    fore = Volume(Role.SKIN, (body.fore.sections(profiles.FOREARM),), body.tone, _ARM_LIT)
    thumb = hands.thumb_chain(body.hand)
    along_thumb = Volume(Role.SKIN, (finger_sections(thumb),), body.tone, 1.0)
    edge = _over_palm(body, thumb)
    upper_balls = rough(*[(body.upper.at(share), radius) for share, radius in _UPPER])
    fore_balls = rough(*[(body.fore.at(share), radius) for share, radius in _FORE])
    return (
        Part(f"upper{index}", upper_balls, upper, rank=rank, limb=limb, melts=True),
        Part(f"fore{index}", fore_balls, fore, rank=rank, limb=limb, melts=True),
        Part(f"thumb{index}", rough(*thumb[::3]), along_thumb, edge, rank=rank, limb=limb, melts=not edge),
        _hand(body, index),
    )


def _over_palm(body: SeenArm, thumb: list[tuple[Vec, float]]) -> tuple[Shape, ...]:
    """The edge of a thumb that lies over the palm, from its web round its tip."""
    (x, y, depth), radius = thumb[-1]
    middle = hands.place_in(body.hand, (hands.PALM * 0.9, 0.0, 0.0))
    if depth < middle[2] or (x - middle[0]) ** 2 + (y - middle[1]) ** 2 > _ON_PALM * _ON_PALM:
        return ()
    (ax, ay, _), _ = thumb[1]
    size = ((x - ax) ** 2 + (y - ay) ** 2) ** 0.5 + 1e-9
    way_x, way_y = (x - ax) / size, (y - ay) / size
    side = 1.0 if (middle[0] - ax) * -way_y + (middle[1] - ay) * way_x > 0.0 else -1.0
    marks = [((px, py), r, (-way_y * side, way_x * side)) for (px, py, _), r in thumb[1:]]
    marks += [
        ((x, y), radius, (way_x * k - way_y * side * (1 - k), way_y * k + way_x * side * (1 - k)))
        for k in (0.7, 1.0)
    ]
    line = tuple([(px + r * nx, py + r * ny) for (px, py), r, (nx, ny) in marks])
    return (Shape(Role.SKIN, (line,), 1.0, stroke=_LINE, smooth=True),)


def _hand(body: SeenArm, index: int) -> Part:
    """The palm and the fingers; the thumb is painted apart, as it may lie on the other side of the body."""
    hand, tone = body.hand, body.tone
    palm = (hull_of(seen_palm(hand)),)
    chains = hands.finger_chains(hand)
    fingers = tuple([loop for balls in chains for loop in chain(finger_sections(balls))])
    knuckles, tips = hands.place_in(hand, (hands.PALM, 0.0, 0.0)), chains[1][-1][0]
    curl = tips[2] - knuckles[2]
    details = _between(chains)
    if curl < -_CURLED:
        details = (*details, Shape(Role.SKIN, palm, tone))
    elif curl > _CURLED:
        edge = Shape(Role.SKIN, grown(fingers, _LINE * 0.8), 1.0, inside=palm)
        details = (Shape(Role.SKIN, palm, tone), edge, Shape(Role.SKIN, fingers, tone), *details)
    middle = mix(hand.wrist, knuckles, 0.6)
    balls = rough(
        (hand.wrist, 0.012), (middle, 0.017), (knuckles, 0.016), (chains[1][1][0], 0.014), (tips, 0.012)
    )
    volume = Volume(Role.SKIN, (), tone, 1.0, palm + fingers)
    melts = abs(curl) <= _CURLED
    return Part(f"hand{index}", balls, volume, details, rank=body.rank, limb=f"arm{index}", melts=melts)


def _between(chains: list[list[tuple[Vec, float]]]) -> tuple[Shape, ...]:
    """The lines between fingers or toes, where one sees both neighbours beside each other."""
    lines: list[Loop] = []
    for first, second in pairwise(chains):
        line: list[Point] = []
        for ((ax, ay, _), radius), ((bx, by, _), _) in zip(first, second, strict=True):
            if (ax - bx) ** 2 + (ay - by) ** 2 < radius * radius:
                break
            line.append((0.5 * (ax + bx), 0.5 * (ay + by)))
        if len(line) > 1:
            lines.append(tuple(line))
    return (Shape(Role.SKIN, tuple(lines), 1.0, stroke=_LINE, smooth=True),) if lines else ()


@lru_cache(maxsize=16)
def foot(leg: SeenLeg, index: int) -> Part:
    """Return a foot with its ankle: heel, arch, ball and toes."""
    ankle, axes = leg.shin.end, leg.foot
    side = 1.0 if index == 0 else -1.0
    sections: list[Section] = []
    for k in _SOLE:
        (forward, up, aside), radius = FOOT_SECTIONS[k]
        at = place(ankle, axes, (forward, up, aside * side))
        if k < _BROAD_FROM:
            sections.append(ball(at, radius))
        else:
            broad = scale(axes[2], FOOT_BROAD + radius)
            sections.append(flat((at[0], at[1]), (scale(axes[0], radius), scale(axes[1], radius), broad)))
    toes = [_toe(leg, aside * side, reach, radius) for aside, reach, radius in _TOES]
    whole = hull_of([*sections, ball(*toes[0][1]), ball(*toes[2][1]), ball(*toes[4][1])])
    balls = rough(*[(place(ankle, axes, (forward, up, 0.0)), radius) for forward, up, radius in _FOOT])
    volume = Volume(Role.SKIN, (leg.shin.sections(profiles.ANKLE),), leg.tone, 1.0, (whole,))
    away = axes[0][2] < -_AWAY and abs(axes[1][2]) < _AWAY
    lines = () if away or abs(axes[2][2]) > _FROM_ASIDE else _between(toes)
    return Part(f"foot{index}", balls, volume, lines, rank=-0.02)


def _toe(leg: SeenLeg, aside: float, reach: float, radius: float) -> list[tuple[Vec, float]]:
    root = place(leg.shin.end, leg.foot, (reach - 0.020, -0.0295, aside))
    return [(root, radius), (place(leg.shin.end, leg.foot, (reach, radius - 0.0385, aside)), radius)]
