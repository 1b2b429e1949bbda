"""Where a step presses, held against regions, caps and no-pressure zones. Knows the back map and no posture.

Right and left are alike: every place is looked at as if it lay on the right side.
"""

import math
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from desktop.figure import skeleton
from desktop.figure.presses import PRESSED
from desktop.figure.safety_faults import Drawn, Fault, FaultKind, MapPlace, Moment, Rules
from desktop.model.region import Area, Region, ZoneOutline, ZoneShape
from desktop.model.scenery import PropKind, PropSpot, Support
from desktop.model.tool import ToolKind

FROM_SPINE = 0.12
"""Two finger-widths: nothing presses nearer to the midline."""

ROLLER_ON_RIBS = (0.06, 0.38)
"""From the top of the shoulder blades to the lowest ribs: here the ribs spread the load of a roller."""

BELOW_PELVIC_RIM = 0.68
"""From here down a roller lies on the buttocks."""

DOT_RADIUS = 0.06
"""A bony point that is given as a dot is so large: a finger-width all round."""

_COLUMNS_AT = 0.2
"""Where a roller, which lies across the back, is felt: on the muscles beside the spine."""
_NEAR = 0.01
"""Rounded numbers of a pose sheet may miss the edge of a region by so much."""
_BRIDGED = 0.08
"""A stroke may run on between two areas, one below the other, that are so far apart."""
_PAST = 0.08
"""A resting hand or a stroke may reach so far above or below the regions of the technique."""
_STROKE = 1
_LIGHT = 2

_CARRYING = frozenset({Support.TOOL, Support.WALL})
"""With these the weight of the body lies on the tool at the contact."""
_DRAWN: Mapping[PropKind, ToolKind] = MappingProxyType(
    {
        PropKind.BALL: ToolKind.BALL,
        PropKind.BALL_IN_SOCK: ToolKind.BALL,
        PropKind.PEANUT: ToolKind.BALL,
        PropKind.ROLLER: ToolKind.ROLLER,
        PropKind.MASSAGER: ToolKind.ELECTRIC,
        PropKind.CANE: ToolKind.CANE,
    }
)
"""What is hard is felt as what it is drawn as, whatever a step says is in use."""
_SMALL = frozenset({ToolKind.BALL, ToolKind.ELECTRIC, ToolKind.CANE})
"""What presses on a point, and never reaches across the spine."""

_NOWHERE_NEAR = frozenset({FaultKind.ON_SPINE, FaultKind.CLOSED_ZONE})
"""There nothing hard is even laid, in a step that says that it does not press."""

_HANDS_DO = frozenset({ToolKind.OIL, ToolKind.SALT, ToolKind.HOUSEHOLD})
"""With these it is the hands that press."""
_SOFT = frozenset({ToolKind.HANDS, ToolKind.PERSON, ToolKind.HEAT, ToolKind.COLD})
"""What is wide and yields: at the lowest level it rests or strokes and does not press."""


class _Work(NamedTuple):
    """How a step works: its level, the kind of what presses, and whether that lies across the spine.

    What the weight of the body lies on presses at least a little, and cannot be lifted off.
    """

    level: int
    kind: ToolKind
    lies_across: bool

    @property
    def only_strokes(self) -> bool:
        """Whether it rests or strokes with something soft, and presses nowhere."""
        return self.level <= _STROKE and self.kind in _SOFT


def pressing_kind(drawn: Drawn, rules: Rules) -> ToolKind:
    """Return the kind of what presses in a step; oil, salt and things of the household are worked by hand."""
    for prop_kind in _at_contact(drawn):
        if prop_kind in _DRAWN:
            return _DRAWN[prop_kind]
    for name in drawn.step.tools:
        tool = rules.tools.get(name)
        if tool is not None and tool.kind not in _HANDS_DO:
            return tool.kind
    return ToolKind.HANDS


def pressing_faults(drawn: Drawn, moments: tuple[Moment, ...], rules: Rules) -> Iterator[Fault]:
    """Yield what is wrong with the places that a step presses, moment by moment."""
    carried = _is_lain_on(drawn)
    told = drawn.step.pressure > 0 or carried
    if not told and _DRAWN.keys().isdisjoint(_at_contact(drawn)):
        return
    level = max(drawn.step.pressure, 1)
    kind = pressing_kind(drawn, rules)
    across = _is_across(drawn, kind)
    work = _Work(level, kind, lies_across=across or PropKind.PEANUT in _at_contact(drawn))
    areas = _open_areas(drawn, rules, work)
    pressed = [
        moment for moment in moments if carried or (moment.body.contacts and moment.body.press > PRESSED)
    ]
    if told and not pressed and drawn.step.region is not None:
        yield Fault(kind=FaultKind.NOT_SHOWN, amount=work.level, limit=0)
    for moment in pressed:
        body = moment.body
        at = _felt_at(drawn, body.contact_at, across=across)
        for fault in _faults_at(at, work, areas, rules):
            if told or fault.kind in _NOWHERE_NEAR:
                yield fault(moment.share)


class _Found(NamedTuple):
    """A fault that does not know its moment yet."""

    kind: FaultKind
    at: MapPlace
    amount: float
    limit: float
    thing: str = ""

    def __call__(self, share: float) -> Fault:
        return Fault(
            kind=self.kind, amount=self.amount, limit=self.limit, share=share, at=self.at, thing=self.thing
        )


def _is_lain_on(drawn: Drawn) -> bool:
    """Whether the body lies or leans on the tool at the contact."""
    room = drawn.scene.room
    return room.tool is not None and not _CARRYING.isdisjoint(room.supports)


def _felt_at(drawn: Drawn, at: MapPlace, *, across: bool) -> MapPlace:
    """Return where a contact is felt, on the right side."""
    x, y = abs(at[0]), at[1]
    if across:
        return (max(x, _COLUMNS_AT), y)
    if PropKind.PEANUT in _at_contact(drawn):
        # Two joined balls press, the spine in their gap.
        return (max(x, drawn.scene.room.tool_radius / skeleton.BACK_MAP_HALF_WIDTH), y)
    return (x, y)


def _at_contact(drawn: Drawn) -> tuple[PropKind, ...]:
    return tuple(prop.kind for prop in drawn.motion.props if prop.spot is PropSpot.CONTACT)


def _is_across(drawn: Drawn, kind: ToolKind) -> bool:
    """Whether what presses lies over the whole width of the back; a roller is drawn so whatever is said."""
    return PropKind.ROLLER in _at_contact(drawn) or (drawn.motion.across and kind not in _SMALL)


def _faults_at(at: MapPlace, work: _Work, areas: "_Areas", rules: Rules) -> Iterator[_Found]:
    x, y = at
    if work.kind is ToolKind.ROLLER and not _carries_roller(y):
        yield _Found(FaultKind.ROLLER_OFF_RIBS, at, y, min(ROLLER_ON_RIBS, key=lambda edge: abs(edge - y)))
    if work.only_strokes:
        if areas.reach is not None and not areas.reach[0] <= y <= areas.reach[1]:
            yield _Found(FaultKind.OUTSIDE_REGION, at, work.level, 0, areas.name)
        return
    if x < FROM_SPINE - 0.001:
        # Told once: the zone of the spine and the regions beside it say the same.
        yield _Found(FaultKind.ON_SPINE, at, x, FROM_SPINE)
        return
    for zone in rules.zones.values():
        if (not zone.tools or work.kind in zone.tools) and any(_holds(each, x, y) for each in zone.outlines):
            yield _Found(FaultKind.CLOSED_ZONE, at, work.level, 0, zone.id)
    cap = areas.cap_at(x, y)
    if cap is None:
        yield _Found(FaultKind.OUTSIDE_REGION, at, work.level, 0, areas.name)
    elif work.level > cap:
        yield _Found(FaultKind.TOO_HARD, at, work.level, cap, areas.name)


def _carries_roller(y: float) -> bool:
    return ROLLER_ON_RIBS[0] - _NEAR <= y <= ROLLER_ON_RIBS[1] + _NEAR or y >= BELOW_PELVIC_RIM - _NEAR


class _Areas(NamedTuple):
    """Where a step may press, and its name; the heights that a stroke may reach, None for any height."""

    name: str
    areas: tuple[Area, ...]
    reach: tuple[float, float] | None

    def cap_at(self, x: float, y: float) -> int | None:
        """Return the cap at a place; None where the step may not press."""
        caps = [area.cap for area in self.areas if _is_in(area, x, y)]
        if caps:
            return max(caps)
        beside = [area for area in self.areas if area.x[0] - _NEAR <= x <= area.x[1] + _NEAR]
        above = [area for area in beside if area.y[1] < y <= area.y[1] + _BRIDGED]
        below = [area for area in beside if area.y[0] - _BRIDGED <= y < area.y[0]]
        return min(area.cap for area in (*above, *below)) if above and below else None


def _is_in(area: Area, x: float, y: float) -> bool:
    return area.x[0] - _NEAR <= x <= area.x[1] + _NEAR and area.y[0] - _NEAR <= y <= area.y[1] + _NEAR


def _open_areas(drawn: Drawn, rules: Rules, work: _Work) -> _Areas:
    """Return where a step may press.

    That is the region that it names. What lies across the spine travels along it, and soft hands stroke on,
    so both may pass into the other regions of the technique as well.
    """
    named = drawn.step.region
    others = drawn.technique.regions
    passes_on = work.lies_across or (work.level <= _LIGHT and work.kind in _SOFT)
    wanted = (*((named,) if named else ()), *(others if passes_on or not named else ()))
    every = _areas_of(rules, (*((named,) if named else ()), *others))
    tops, ends = [area.y[0] for area in every], [area.y[1] for area in every]
    reach = (min(tops) - _PAST, max(ends) + _PAST) if every else None
    return _Areas(named or others[0], _areas_of(rules, wanted), reach)


def _areas_of(rules: Rules, names: tuple[str, ...]) -> tuple[Area, ...]:
    found: list[Area] = []
    for name in dict.fromkeys(names):
        region = rules.regions.get(name)
        if region is not None:
            found += [area for each in (region, *_parts(region, rules)) for area in each.areas]
    return tuple(found)


def _parts(region: Region, rules: Rules) -> tuple[Region, ...]:
    return tuple(rules.regions[name] for name in region.parts if name in rules.regions)


def _holds(outline: ZoneOutline, x: float, y: float) -> bool:
    """Whether a place of the right side lies in a zone; lines are warnings, not areas."""
    points = outline.points
    if outline.shape is ZoneShape.LINE:
        return False
    if outline.shape is ZoneShape.DOT:
        return math.dist((x, y), (points[0][0], points[0][1])) < DOT_RADIUS
    if outline.shape is ZoneShape.OVAL:
        (x0, y0), (x1, y1) = points[0], points[1]
        wide, high = abs(x1 - x0) / 2, abs(y1 - y0) / 2
        return math.hypot((x - (x0 + x1) / 2) * high, (y - (y0 + y1) / 2) * wide) < wide * high
    odd = False
    for (x0, y0), (x1, y1) in zip(points, [*points[1:], points[0]], strict=True):
        if (y0 > y) != (y1 > y) and x < x0 + (y - y0) / (y1 - y0) * (x1 - x0):
            odd = not odd
    return odd
