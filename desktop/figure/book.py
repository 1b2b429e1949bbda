"""The picture book: from a step to its scene. Knows pose sheets, zones and tools, and no files."""

from collections.abc import Mapping
from dataclasses import replace

from desktop.figure import skeleton
from desktop.figure.body import BATH_BOTTOM, BED_HEIGHT, SEAT_HEIGHT, Room
from desktop.figure.cane import KNOB_RADIUS
from desktop.figure.frame import TouchKind
from desktop.figure.motion import BREATH_S, course
from desktop.figure.partner import Partner
from desktop.figure.posture import row, stack
from desktop.figure.pressing import Touching
from desktop.figure.props import sizes
from desktop.figure.scene import Scene
from desktop.model.motion import COMMON_SHEET, Motion, PoseSheet
from desktop.model.pose import Pose
from desktop.model.region import Zone, ZoneOutline
from desktop.model.scenery import Prop, PropKind, PropSpot
from desktop.model.technique import Step
from desktop.model.tool import Tool, ToolKind

_LOOP_S = 5.0
_SIZE_CM: dict[PropKind, float] = {
    PropKind.BALL: 6.7,
    PropKind.BALL_IN_SOCK: 6.7,
    PropKind.ROLLER: 15.0,
    PropKind.MASSAGER: 8.0,
    PropKind.PEANUT: 6.5,
    PropKind.TOWEL_ROLL: 11.0,
    PropKind.CANE: 2 * KNOB_RADIUS * skeleton.BODY_HEIGHT_CM,
}
"""Diameters for things that name no tool: a tennis ball, a full size roller, a wide soft head, a knob."""
_PADS: dict[PropKind, tuple[sizes.Flat, TouchKind]] = {
    PropKind.HEAT_PAD: (sizes.HEAT_PAD, TouchKind.WARM),
    PropKind.WHEAT_BAG: (sizes.WHEAT_BAG, TouchKind.WARM),
    PropKind.HOT_WATER_BOTTLE: (sizes.HOT_WATER_BOTTLE, TouchKind.WARM),
    PropKind.HOT_TOWEL: (sizes.HOT_TOWEL, TouchKind.WARM),
    PropKind.STONE: (sizes.STONE, TouchKind.WARM),
    PropKind.ICE_PACK: (sizes.ICE_PACK, TouchKind.COLD),
    PropKind.TOWEL: (sizes.TOWEL, TouchKind.WARM),
}
"""How large what lies wide on the back is, and what it does there."""
_HANDS: dict[PropSpot, int] = {PropSpot.RIGHT_HAND: 0, PropSpot.LEFT_HAND: 1}
_FINGERS_RADIUS = 0.014
_WIDEST = 0.6
"""Half the width of what wraps round the trunk, on the back map: the waist ends there."""
_NEAR = 0.22
"""How far a no-pressure zone may be from the contact, in back-map units, to be drawn."""


class PictureBook:
    """Makes the scenes of steps.

    Args:
        sheets: Pose sheets by id.
        zones: No-pressure zones by id.
        tools: Tools by id; they give true sizes and the kind that zones speak of.
    """

    def __init__(
        self, sheets: Mapping[str, PoseSheet], zones: Mapping[str, Zone], tools: Mapping[str, Tool]
    ) -> None:
        self._sheets = sheets
        self._zones = zones
        self._tools = tools

    def scene(self, step: Step, side: str) -> Scene:
        """Return the scene of a step.

        Args:
            step: The step; its picture is named ``sheet.motion``. An unknown picture is a person who
                stands still and breathes.
            side: "none", "both", "left" or "right"; "left" is the mirror image.
        """
        motion, bases = self._find(step.picture)
        kind = self._tool_kind(step)
        room = self._room(motion, bases)
        half_size, does = _pad(motion)
        touching = Touching(
            pressure=step.pressure,
            radius=room.tool_radius or _FINGERS_RADIUS,
            half_size=half_size,
            kind=does,
            zones=self._near_zones(kind, room.home) if any(room.home) else (),
            across=motion.across,
        )
        return Scene(
            course(bases, motion, _loop_s(step, motion)),
            motion,
            room,
            touching,
            _loop_s(step, motion),
            partner=self._partner(motion, step.picture),
            mirrored=side == "left",
        )

    def _find(self, picture: str) -> tuple[Motion, list[Pose]]:
        sheet_id, _, name = picture.partition(".")
        sheet = self._sheets.get(sheet_id)
        motion = sheet.motions.get(name) if sheet else None
        return (motion, self._bases(picture, motion.base)) if motion else (Motion(), [])

    def _bases(self, picture: str, name: str | None) -> list[Pose]:
        """Return the pose of that name in the sheet of a picture, or else in the common sheet."""
        for sheet_id in (picture.partition(".")[0], COMMON_SHEET):
            sheet = self._sheets.get(sheet_id)
            base = sheet.bases.get(name or "") if sheet else None
            if base is not None:
                return [base]
        return []

    def _partner(self, motion: Motion, picture: str) -> Partner | None:
        helper = motion.helper
        if helper is None:
            return None
        keys = tuple(replace(key, pose=key.helper or Pose()) for key in motion.keys)
        stances = course(self._bases(picture, helper.base), replace(motion, pose=helper.pose, keys=keys))
        return Partner(helper, stances, Room(supports=helper.supports, seat_height=SEAT_HEIGHT))

    def _tool_kind(self, step: Step) -> ToolKind:
        tools = [self._tools[name] for name in step.tools if name in self._tools]
        return tools[0].kind if tools else ToolKind.HANDS

    def _room(self, motion: Motion, bases: list[Pose]) -> Room:
        home = row(stack([*bases, motion.pose])).contact
        ways = [key.pose.contact or home for key in motion.keys]
        wall = next((prop for prop in motion.props if prop.kind is PropKind.WALL), None)
        table = next((prop for prop in motion.props if prop.kind is PropKind.TABLE), None)
        tools = [prop for prop in motion.props if prop.kind in _SIZE_CM]
        touching = next((prop for prop in tools if prop.spot is PropSpot.CONTACT), None)
        held = touching or next(iter(tools), None)
        kinds = {prop.kind for prop in motion.props}
        inside = BATH_BOTTOM if PropKind.BATH in kinds else 0.0
        return Room(
            supports=motion.supports,
            wall_at=wall.at[2] if wall else 0.0,
            seat_height=0.0 if PropKind.BED in kinds else inside or SEAT_HEIGHT,
            ground_y=-BED_HEIGHT if PropKind.BED in kinds else inside,
            tool=touching.kind if touching else None,
            tool_radius=self._radius(held) if held else 0.0,
            tool_at=held.at[2] if held else 0.0,
            home=home,
            touches=any(any(at) for at in (home, *ways)),
            mirrored_contact=motion.both,
            handle_to=_vec(touching.handle_to) if touching else (0.0, 1.0, 0.0),
            table_at=table.at[2] if table else 0.0,
            wand_hand=_HANDS.get(held.spot, -1) if held and held.kind is PropKind.MASSAGER else -1,
        )

    def _radius(self, prop: Prop) -> float:
        tool = self._tools.get(prop.tool or "")
        known = tool.size_cm if tool and prop.kind is not PropKind.CANE else None
        size_cm = known or _SIZE_CM[prop.kind]
        return 0.5 * size_cm / skeleton.BODY_HEIGHT_CM

    def _near_zones(self, kind: ToolKind, home: tuple[float, float]) -> tuple[ZoneOutline, ...]:
        return tuple(
            outline
            for zone in self._zones.values()
            if not zone.tools or kind in zone.tools
            for outline in zone.outlines
            if _is_near(outline, home)
        )


def _pad(motion: Motion) -> tuple[tuple[float, float] | None, TouchKind]:
    """Return the half size, on the back map, of what lies wide on the back, and what it does."""
    for prop in motion.props:
        if prop.spot is PropSpot.CONTACT and prop.kind in _PADS:
            size, does = _PADS[prop.kind]
            wide, high = 0.5 * size.width, 0.5 * size.height
            return (min(wide / skeleton.BACK_MAP_HALF_WIDTH, _WIDEST), high / skeleton.BACK_MAP_LENGTH), does
    return None, TouchKind.PRESS


def _is_near(outline: ZoneOutline, at: tuple[float, float]) -> bool:
    xs, ys = [point[0] for point in outline.points], [point[1] for point in outline.points]
    x, y = abs(at[0]), at[1]
    return min(xs) - _NEAR <= x <= max(xs) + _NEAR and min(ys) - _NEAR <= y <= max(ys) + _NEAR


def _loop_s(step: Step, motion: Motion) -> float:
    if step.repetition_s:
        return float(step.repetition_s)
    if motion.loop_s:
        return motion.loop_s
    return _LOOP_S if motion.keys else BREATH_S


def _vec(given: tuple[float, ...]) -> tuple[float, float, float]:
    return (given[0], given[1], given[2])
