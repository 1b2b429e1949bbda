"""The picture book: from a step to its scene. Knows pose sheets, zones and tools, and no files."""

from collections.abc import Mapping

from desktop.figure import skeleton
from desktop.figure.body import Room
from desktop.figure.motion import course
from desktop.figure.posture import row, stack
from desktop.figure.scene import Scene, Touching
from desktop.model.motion import COMMON_SHEET, Motion, PoseSheet
from desktop.model.pose import Pose
from desktop.model.region import Zone, ZoneOutline
from desktop.model.scenery import Prop, PropKind, PropSpot
from desktop.model.technique import Step
from desktop.model.tool import Tool, ToolKind

_SEAT_HEIGHT = 0.245
_LOOP_S = 5.0
_BREATH_S = 10.0
_SIZE_CM: dict[PropKind, float] = {
    PropKind.BALL: 6.7,
    PropKind.BALL_IN_SOCK: 6.7,
    PropKind.ROLLER: 15.0,
    PropKind.MASSAGER: 8.0,
}
"""Diameters for things that name no tool: a tennis ball, a full size roller, a wide soft head."""
_HANDS: dict[PropSpot, int] = {PropSpot.RIGHT_HAND: 0, PropSpot.LEFT_HAND: 1}
_FINGERS_RADIUS = 0.014
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
        touching = Touching(
            pressure=step.pressure,
            radius=room.tool_radius or _FINGERS_RADIUS,
            zones=self._near_zones(kind, room.home) if any(room.home) else (),
        )
        return Scene(
            course(bases, motion), motion, room, touching, _loop_s(step, motion), mirrored=side == "left"
        )

    def _find(self, picture: str) -> tuple[Motion, list[Pose]]:
        sheet_id, _, name = picture.partition(".")
        sheet = self._sheets.get(sheet_id)
        motion = sheet.motions.get(name) if sheet else None
        if sheet is None or motion is None:
            return Motion(), []
        common = self._sheets.get(COMMON_SHEET)
        base = sheet.bases.get(motion.base or "")
        if base is None and common is not None:
            base = common.bases.get(motion.base or "")
        return motion, [] if base is None else [base]

    def _tool_kind(self, step: Step) -> ToolKind:
        tools = [self._tools[name] for name in step.tools if name in self._tools]
        return tools[0].kind if tools else ToolKind.HANDS

    def _room(self, motion: Motion, bases: list[Pose]) -> Room:
        home = row(stack([*bases, motion.pose])).contact
        wall = next((prop for prop in motion.props if prop.kind is PropKind.WALL), None)
        held = next((prop for prop in motion.props if prop.kind in _SIZE_CM), None)
        touching = held if held and held.spot is PropSpot.CONTACT else None
        return Room(
            supports=motion.supports,
            wall_at=wall.at[2] if wall else 0.0,
            seat_height=_SEAT_HEIGHT,
            tool=touching.kind if touching else None,
            tool_radius=self._radius(held) if held else 0.0,
            tool_at=held.at[2] if held else 0.0,
            home=home,
            mirrored_contact=motion.both,
            handle_to=_vec(touching.handle_to) if touching else (0.0, 1.0, 0.0),
            wand_hand=_HANDS.get(held.spot, -1) if held and held.kind is PropKind.MASSAGER else -1,
        )

    def _radius(self, prop: Prop) -> float:
        tool = self._tools.get(prop.tool or "")
        size_cm = tool.size_cm if tool and tool.size_cm else _SIZE_CM[prop.kind]
        return 0.5 * size_cm / skeleton.BODY_HEIGHT_CM

    def _near_zones(self, kind: ToolKind, home: tuple[float, float]) -> tuple[ZoneOutline, ...]:
        return tuple(
            outline
            for zone in self._zones.values()
            if not zone.tools or kind in zone.tools
            for outline in zone.outlines
            if _is_near(outline, home)
        )


def _is_near(outline: ZoneOutline, at: tuple[float, float]) -> bool:
    xs, ys = [point[0] for point in outline.points], [point[1] for point in outline.points]
    x, y = abs(at[0]), at[1]
    return min(xs) - _NEAR <= x <= max(xs) + _NEAR and min(ys) - _NEAR <= y <= max(ys) + _NEAR


def _loop_s(step: Step, motion: Motion) -> float:
    if step.repetition_s:
        return float(step.repetition_s)
    if motion.loop_s:
        return motion.loop_s
    return _LOOP_S if motion.keys else _BREATH_S


def _vec(given: tuple[float, ...]) -> tuple[float, float, float]:
    return (given[0], given[1], given[2])
