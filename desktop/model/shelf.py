"""The shelf: exactly what the library shows of the catalogue, as plain values that are quick to read back.

The window opens on it while the catalogue itself still lies on the disk. Knows nothing of how it is kept, and
imports nothing that is slow to import; tuples with names are made three times as fast as dataclasses.
"""

from typing import NamedTuple

from desktop.model.problem import BrokenFile


class Row(NamedTuple):
    """What the tool selector goes by.

    Attributes:
        id: The routine.
        needs: Groups of tools, each once; each group is met by any one of its members.
        regions: The regions that count as worked on, each once: those of its techniques, what these join and
            what joins them.
        floor: Whether the person has to get down to the floor.
        duration_ms: How long it takes; 0 when nobody told, which is short enough for every wish.
    """

    id: str
    needs: tuple[tuple[str, ...], ...]
    regions: tuple[str, ...]
    floor: bool
    duration_ms: int


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
        broken: Files that could not be used.
    """

    tools: tuple[ShelfTool, ...]
    routines: tuple[ShelfRoutine, ...]
    broken: tuple[BrokenFile, ...] = ()
