"""The tool selector: which routines fit a person's tools, time, region and floor, and what opens more.

Goes by plain rows, so that it answers before the catalogue is loaded; ``fitting`` makes them from one.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from desktop.model.shelf import Row

_MS_PER_MINUTE = 60_000


class Wish(NamedTuple):
    """What a person asked for; what is None was not asked and excludes nothing.

    Attributes:
        owned: The ids of the tools that the person has.
        region: The id of the region that the routine must work on.
        max_minutes: The longest that the routine may take, in minutes.
        floor_possible: Whether the person can get down to the floor and up again.
    """

    owned: frozenset[str] | None = None
    region: str | None = None
    max_minutes: float | None = None
    floor_possible: bool = True


class Reason(NamedTuple):
    """Why a routine does not fit; when nothing holds, it fits.

    Attributes:
        missing: The groups of tools of which the person has none, each to be met by any one of its members.
        floor: It needs the floor.
        too_long: It takes longer than wished.
        elsewhere: It does not work on the region wished for.
    """

    missing: tuple[tuple[str, ...], ...] = ()
    floor: bool = False
    too_long: bool = False
    elsewhere: bool = False


class Selection(NamedTuple):
    """What became of a wish.

    Attributes:
        fitting: The ids of the routines that fit, in the order of the catalogue.
        hidden: The ids of the others; ``Selector.reason`` tells why.
        almost: For each tool that would open more routines: the ids of those that then fit. The tool that
            opens most comes first, then the order of the catalogue.
    """

    fitting: tuple[str, ...]
    hidden: tuple[str, ...]
    almost: Mapping[str, tuple[str, ...]]


class _Code(NamedTuple):
    """A row with a bit for each thing in it.

    Attributes:
        row: The row.
        groups: The groups of tools that are asked for, one bit for each, by their place in the selector's
            list.
        regions: The regions that count as worked on, one bit for each.
    """

    row: Row
    groups: int
    regions: int


class _Question(NamedTuple):
    """A wish in the terms of the rows.

    Attributes:
        unmet: The bits of the groups of which nothing is owned.
        regions: The bit of the region wished for; all bits when none was.
        longest_ms: The longest that a routine may take.
        floor_excluded: Whether routines that need the floor do not fit.
    """

    unmet: int
    regions: int
    longest_ms: float
    floor_excluded: bool

    def excludes(self, code: _Code) -> bool:
        """Whether the routine does not fit, whatever tools there are."""
        return (
            code.row.duration_ms > self.longest_ms
            or not code.regions & self.regions
            or (code.row.floor and self.floor_excluded)
        )


class Selector:
    """Answers wishes about some routines; built once, then fast enough for every touch of a chip.

    The distinct groups of tools have a bit each. A wish tells which groups are not met, and a routine fits
    when it needs none of these: one operation on whole numbers for each routine.
    """

    def __init__(self, rows: Iterable[Row], asked: Sequence[str]) -> None:
        """Prepares the answers.

        Args:
            rows: The routines, in the order in which they are told.
            asked: The ids of the tools that people are asked about, in the order in which they are told;
                everybody is taken to have any other.
        """
        self._tool_order = {tool: place for place, tool in enumerate(asked)}
        self._region_bits: dict[str, int] = {}
        places: dict[tuple[str, ...], int] = {}
        self._codes = {row.id: self._code(row, places) for row in rows}
        self._groups = tuple(places)

    def select(self, wish: Wish) -> Selection:
        """The routines that fit the wish, those that do not, and which tool would open which."""
        question = self._question(wish)
        fitting: list[str] = []
        hidden: list[str] = []
        opened: dict[str, list[str]] = {}
        openers: dict[int, tuple[str, ...]] = {}
        for name, code in self._codes.items():
            missing = code.groups & question.unmet
            if question.excludes(code):
                hidden.append(name)
            elif not missing:
                fitting.append(name)
            else:
                hidden.append(name)
                if missing not in openers:
                    openers[missing] = self._openers(missing)
                for tool in openers[missing]:
                    opened.setdefault(tool, []).append(name)
        best_first = sorted(opened, key=lambda tool: (-len(opened[tool]), self._tool_order[tool]))
        almost = MappingProxyType({tool: tuple(opened[tool]) for tool in best_first})
        return Selection(fitting=tuple(fitting), hidden=tuple(hidden), almost=almost)

    def reason(self, routine_id: str, wish: Wish) -> Reason:
        """Why that routine does not fit the wish."""
        code, question = self._codes[routine_id], self._question(wish)
        return Reason(
            missing=tuple(self._groups[place] for place in _bits(code.groups & question.unmet)),
            floor=question.floor_excluded and code.row.floor,
            too_long=code.row.duration_ms > question.longest_ms,
            elsewhere=not code.regions & question.regions,
        )

    def _code(self, row: Row, places: dict[tuple[str, ...], int]) -> _Code:
        """The row in bits; gives each group of tools and each region that is new a place of its own."""
        asked = [group for group in row.needs if self._tool_order.keys() >= set(group)]
        bits = self._region_bits
        return _Code(
            row=row,
            groups=sum(1 << places.setdefault(group, len(places)) for group in asked),
            regions=sum(bits.setdefault(name, 1 << len(bits)) for name in row.regions),
        )

    def _question(self, wish: Wish) -> _Question:
        owned = wish.owned
        unmet = 0
        if owned is not None:
            unmet = sum(1 << place for place, group in enumerate(self._groups) if owned.isdisjoint(group))
        return _Question(
            unmet=unmet,
            regions=-1 if wish.region is None else self._region_bits.get(wish.region, 0),
            longest_ms=math.inf if wish.max_minutes is None else wish.max_minutes * _MS_PER_MINUTE,
            floor_excluded=not wish.floor_possible,
        )

    def _openers(self, missing: int) -> tuple[str, ...]:
        """The tools of which each one alone meets all those groups."""
        common: set[str] | None = None
        for place in _bits(missing):
            common = set(self._groups[place]) if common is None else common.intersection(self._groups[place])
            if not common:
                return ()
        return tuple(common or ())


def _bits(number: int) -> Iterator[int]:
    """The places of the bits that are set, lowest first."""
    while number:
        lowest = number & -number
        yield lowest.bit_length() - 1
        number ^= lowest
