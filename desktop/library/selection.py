"""The tool selector: which routines fit a person's tools, time, region and floor, and what opens more.

Knows no minutes of its own: how long a routine takes is told from outside.
"""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from desktop.model.catalogue import Catalogue
from desktop.model.region import Region
from desktop.model.routine import Routine
from desktop.model.technique import Technique
from desktop.model.tool import ToolRole
from desktop.model.units import DurationMs

_ASKED_ROLES = frozenset({ToolRole.FILTER, ToolRole.YES_NO})
_MS_PER_MINUTE = 60_000
_NO_DURATIONS: Mapping[str, DurationMs] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """Whether one routine fits a person's tools.

    Attributes:
        routine_id: The routine.
        fits: Whether it can be done.
        missing: The groups of tools of which the person has none.
        needs_floor: Whether the person has to get down to the floor.
        regions: The regions that its techniques work on, in the order of the techniques.
    """

    routine_id: str
    fits: bool
    missing: tuple[tuple[str, ...], ...]
    needs_floor: bool
    regions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Row:
    """What the selector knows of a routine.

    Attributes:
        id: The routine.
        groups: The groups of tools that it needs, one bit for each, by their place in the selector's list.
        regions: The regions that count as worked on, one bit for each, joined regions included.
        floor: Whether it needs the floor.
        duration_ms: How long it takes; 0 when nobody told.
    """

    id: str
    groups: int
    regions: int
    floor: bool
    duration_ms: DurationMs


@dataclass(frozen=True, slots=True)
class _Question:
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

    def excludes(self, row: _Row) -> bool:
        """Whether the routine does not fit, whatever tools there are."""
        return (
            row.duration_ms > self.longest_ms
            or not row.regions & self.regions
            or (row.floor and self.floor_excluded)
        )


class Selector:
    """Answers wishes about one catalogue; built once, then fast enough for every touch of a chip.

    The distinct groups of tools have a bit each. A wish tells which groups are not met, and a routine fits
    when it needs none of these: one operation on whole numbers for each routine.
    """

    def __init__(self, catalogue: Catalogue, durations_ms: Mapping[str, DurationMs] = _NO_DURATIONS) -> None:
        """Prepares the answers.

        Args:
            catalogue: What there is.
            durations_ms: How long each routine takes, by its id; a routine that is missing here counts as
                short enough for every wish.
        """
        self._tool_order = {tool: place for place, tool in enumerate(catalogue.tools)}
        self._region_bits = {region: 1 << place for place, region in enumerate(catalogue.regions)}
        places: dict[tuple[str, ...], int] = {}
        self._rows = self._make_rows(catalogue, durations_ms, places)
        self._groups = tuple(places)

    def select(self, wish: Wish) -> Selection:
        """The routines that fit the wish, those that do not, and which tool would open which."""
        question = self._question(wish)
        fitting: list[str] = []
        hidden: list[str] = []
        opened: dict[str, list[str]] = {}
        openers: dict[int, tuple[str, ...]] = {}
        for row in self._rows.values():
            missing = row.groups & question.unmet
            if question.excludes(row):
                hidden.append(row.id)
            elif not missing:
                fitting.append(row.id)
            else:
                hidden.append(row.id)
                if missing not in openers:
                    openers[missing] = self._openers(missing)
                for tool in openers[missing]:
                    opened.setdefault(tool, []).append(row.id)
        best_first = sorted(opened, key=lambda tool: (-len(opened[tool]), self._tool_order[tool]))
        almost = MappingProxyType({tool: tuple(opened[tool]) for tool in best_first})
        return Selection(fitting=tuple(fitting), hidden=tuple(hidden), almost=almost)

    def reason(self, routine_id: str, wish: Wish) -> Reason:
        """Why that routine does not fit the wish."""
        row, question = self._rows[routine_id], self._question(wish)
        return Reason(
            missing=tuple(self._groups[place] for place in _bits(row.groups & question.unmet)),
            floor=question.floor_excluded and row.floor,
            too_long=row.duration_ms > question.longest_ms,
            elsewhere=not row.regions & question.regions,
        )

    def _make_rows(
        self,
        catalogue: Catalogue,
        durations_ms: Mapping[str, DurationMs],
        places: dict[tuple[str, ...], int],
    ) -> Mapping[str, _Row]:
        """The rows by routine; gives each group of tools that is new a place of its own."""
        met_by_all = _tools_not_asked(catalogue)
        counted = _regions_that_count(catalogue.regions)
        rows: dict[str, _Row] = {}
        for routine in catalogue.routines.values():
            asked = [group for group in _groups(routine, catalogue) if met_by_all.isdisjoint(group)]
            techniques = _techniques(routine, catalogue)
            regions = {name for each in techniques for region in each.regions for name in counted[region]}
            rows[routine.id] = _Row(
                id=routine.id,
                groups=sum(1 << places.setdefault(group, len(places)) for group in asked),
                regions=sum(self._region_bits[name] for name in regions),
                floor=any(technique.floor for technique in techniques),
                duration_ms=durations_ms.get(routine.id, 0),
            )
        return MappingProxyType(rows)

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


def select(
    catalogue: Catalogue, wish: Wish, durations_ms: Mapping[str, DurationMs] = _NO_DURATIONS
) -> Selection:
    """The answer to a single wish; keep a ``Selector`` where wishes follow each other."""
    return Selector(catalogue, durations_ms).select(wish)


def fits(
    routine: Routine, catalogue: Catalogue, owned: frozenset[str], *, floor_possible: bool = True
) -> Fit:
    """Whether one routine can be done with these tools.

    Args:
        routine: The routine; its techniques must be in the catalogue, it itself need not be.
        catalogue: What there is.
        owned: The ids of the tools that the person has; things that nobody is asked for count as owned.
        floor_possible: Whether the person can get down to the floor and up again.
    """
    techniques = _techniques(routine, catalogue)
    at_hand = owned | _tools_not_asked(catalogue)
    missing = tuple(group for group in _groups(routine, catalogue) if at_hand.isdisjoint(group))
    needs_floor = any(technique.floor for technique in techniques)
    return Fit(
        routine_id=routine.id,
        fits=not missing and (floor_possible or not needs_floor),
        missing=missing,
        needs_floor=needs_floor,
        regions=tuple(dict.fromkeys(region for technique in techniques for region in technique.regions)),
    )


def _bits(number: int) -> Iterator[int]:
    """The places of the bits that are set, lowest first."""
    while number:
        lowest = number & -number
        yield lowest.bit_length() - 1
        number ^= lowest


def _tools_not_asked(catalogue: Catalogue) -> frozenset[str]:
    """The tools that everybody is taken to have."""
    return frozenset(tool.id for tool in catalogue.tools.values() if tool.role not in _ASKED_ROLES)


def _techniques(routine: Routine, catalogue: Catalogue) -> tuple[Technique, ...]:
    return tuple(catalogue.techniques[item.technique] for item in routine.techniques)


def _groups(routine: Routine, catalogue: Catalogue) -> tuple[tuple[str, ...], ...]:
    """The groups of tools of all techniques of a routine, each once."""
    techniques = _techniques(routine, catalogue)
    return tuple(dict.fromkeys(group for technique in techniques for group in technique.needs))


def _regions_that_count(regions: Mapping[str, Region]) -> Mapping[str, frozenset[str]]:
    """For each region: it itself, the regions that it joins and the regions that join it."""
    return {
        name: frozenset({name, *region.parts, *(each for each in regions if name in regions[each].parts)})
        for name, region in regions.items()
    }
