"""Which icon stands for a tool or a position. Knows names of icons, not how they are drawn."""

from typing import Final

from desktop.model.technique import Position
from desktop.model.tool import Tool, ToolKind
from desktop.ui.theme.theme import Theme

_KINDS: Final = {
    ToolKind.HANDS: "hands",
    ToolKind.BALL: "massage_ball",
    ToolKind.ROLLER: "foam_roller",
    ToolKind.ELECTRIC: "electric_massager",
    ToolKind.CANE: "massage_cane",
    ToolKind.HEAT: "heating_pad",
    ToolKind.COLD: "ice_pack",
    ToolKind.OIL: "eo_oil",
    ToolKind.SALT: "epsom_salt",
    ToolKind.PERSON: "partner",
    ToolKind.HOUSEHOLD: "household",
}

_POSITIONS: Final = {
    Position.SEATED: "position_seated",
    Position.STANDING: "position_standing",
    Position.WALL: "position_wall",
    Position.SUPINE: "position_floor",
    Position.PRONE: "position_floor",
    Position.SIDE_LYING: "position_floor",
    Position.FLOOR_SEATED: "position_floor",
    Position.HANDS_AND_KNEES: "position_floor",
    Position.BATH: "bath",
    Position.ANY: "position_any",
}


def tool_icon(theme: Theme, tool: Tool) -> str:
    """The tool's own icon where one is drawn, else that of its kind."""
    return tool.id if theme.has_icon(tool.id) else _KINDS[tool.kind]


def position_icon(held: Position) -> str:
    """The icon of a position."""
    return _POSITIONS[held]
