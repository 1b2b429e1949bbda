"""Types of numbers and ids that many values share, with their unit and bounds declared once."""

from typing import Annotated, TypeAlias

from desktop.model.about import ID_PATTERN, About

Id: TypeAlias = Annotated[str, About("The id of this thing.", pattern=ID_PATTERN, max_chars=48)]
"""An id of its own: lower case words joined by underscores, at most 48 characters."""

ToolId: TypeAlias = Annotated[str, About("The id of a tool.", pattern=ID_PATTERN, names="tool")]
RegionId: TypeAlias = Annotated[
    str, About("The id of a region of the back.", pattern=ID_PATTERN, names="region")
]
ConditionId: TypeAlias = Annotated[
    str, About("The id of a condition.", pattern=ID_PATTERN, names="condition")
]
TechniqueId: TypeAlias = Annotated[
    str, About("The id of a technique.", pattern=ID_PATTERN, names="technique")
]
SourceId: TypeAlias = Annotated[str, About("The id of a source.", pattern=r"S\d+[a-z]?", names="source")]
PictureId: TypeAlias = Annotated[
    str,
    About("The picture of a step: the pose sheet and the motion in it, as sheet.motion.", names="picture"),
]

DurationMs: TypeAlias = int
"""A length of time in milliseconds. All times inside the program are whole milliseconds."""

PositionMs: TypeAlias = int
"""A place on the timeline: milliseconds since its start."""

ClockMs: TypeAlias = int
"""A reading of the monotonic clock in milliseconds; only differences between two readings mean anything."""

PressureLevel: TypeAlias = Annotated[
    int,
    About(
        "How hard to press: 0 movement or rest, 1 resting hand or stroke, 2 light, 3 moderate (up to 4/10), "
        "4 firm (at most 5/10, buttocks only). Level 5 is never offered.",
        minimum=0,
        maximum=4,
    ),
]
