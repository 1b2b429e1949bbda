"""The shelf: exactly what the library shows of the catalogue, as plain values that are quick to read back.

The window opens on it while the catalogue itself still lies on the disk. Knows nothing of how it is kept, and
imports nothing that is slow to import; tuples with names are made three times as fast as dataclasses.
"""

from typing import NamedTuple

from desktop.model.problem import BrokenFile


class Lengths(NamedTuple):
    """How long a routine takes.

    Attributes:
        total_ms: All of it, with its pauses.
        parts_ms: How much longer it is with each of its techniques, in their order: their steps and a pause.
    """

    total_ms: int
    parts_ms: tuple[int, ...]


class Part(NamedTuple):
    """One technique of a routine, as far as it decides for whom the routine is and what is left without it.

    Attributes:
        technique: The id of the technique.
        title: Its name.
        optional: Whether the routine may go without it.
        calm: Whether it is right for a very sore back too.
        presses: Whether it presses harder than a resting hand.
        rules: What conditions mean for it, as pairs of the id of a condition and an action.
        needs: Groups of tools; each group is met by any one of its members.
        regions: The regions that count as worked on, each once.
        floor: Whether the person has to get down to the floor.
        duration_ms: How much longer the routine is with it, as ``Lengths`` tells.
    """

    technique: str
    title: str
    optional: bool
    calm: bool
    presses: bool
    rules: tuple[tuple[str, str], ...]
    needs: tuple[tuple[str, ...], ...]
    regions: tuple[str, ...]
    floor: bool
    duration_ms: int


class Row(NamedTuple):
    """What the tool selector and the rule of safety go by.

    Attributes:
        id: The routine.
        needs: Groups of tools, each once; each group is met by any one of its members.
        regions: The regions that count as worked on, each once: those of its techniques, what these join and
            what joins them.
        floor: Whether the person has to get down to the floor.
        duration_ms: How long it takes; 0 when nobody told, which is short enough for every wish.
        parts: Its techniques, in order.
    """

    id: str
    needs: tuple[tuple[str, ...], ...]
    regions: tuple[str, ...]
    floor: bool
    duration_ms: int
    parts: tuple[Part, ...]


class ShelfTool(NamedTuple):
    """A tool that the person is asked about.

    Attributes:
        id: The tool.
        title: Its name.
        icon: The name of its icon.
    """

    id: str
    title: str
    icon: str


class ShelfCondition(NamedTuple):
    """A condition, for saying why something is not offered.

    Attributes:
        id: The condition.
        short: Its name in a few words.
        today: Whether it is asked about before each session.
    """

    id: str
    short: str
    today: bool


class ShelfRoutine(NamedTuple):
    """A routine as its card tells it.

    Attributes:
        row: What it is selected by, and how long it plays with all its pauses.
        title: Its name.
        place: How the body is held, in words.
        place_icon: The name of the icon beside these words.
    """

    row: Row
    title: str
    place: str
    place_icon: str


class Shelf(NamedTuple):
    """All that the library shows.

    Attributes:
        tools: The tools to ask about, in the order of the catalogue.
        routines: The routines, in the order of the catalogue.
        conditions: The conditions, in the order of the catalogue.
        broken: Files that could not be used.
    """

    tools: tuple[ShelfTool, ...]
    routines: tuple[ShelfRoutine, ...]
    conditions: tuple[ShelfCondition, ...] = ()
    broken: tuple[BrokenFile, ...] = ()
