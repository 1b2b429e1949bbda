"""From the catalogue to what the tool selector goes by.

Knows no minutes of its own: how long a routine takes is told from outside.
"""

from collections.abc import Mapping
from typing import Final

from desktop.library.offering import row_of
from desktop.library.rules import RESTING_HAND
from desktop.model.catalogue import Catalogue
from desktop.model.condition import Action
from desktop.model.region import Region
from desktop.model.routine import RoutineItem
from desktop.model.shelf import Lengths, Part, Row
from desktop.model.technique import Technique
from desktop.model.tool import ToolRole
from desktop.model.units import DurationMs

ASKED_ROLES: Final = frozenset({ToolRole.FILTER, ToolRole.YES_NO})
"""The roles of tools that a person is asked about."""


def rows_of(catalogue: Catalogue, lengths: Mapping[str, Lengths]) -> tuple[Row, ...]:
    """What the selector and the rule of safety go by, for every routine in the order of the catalogue.

    Args:
        catalogue: What there is.
        lengths: How long each routine takes, by its id; a routine that is missing here counts as short
            enough for every wish.
    """
    counted = _regions_that_count(catalogue.regions)
    barring = {condition.id: Action.BLOCK for condition in catalogue.conditions.values() if condition.stops}
    rows: list[Row] = []
    for routine in catalogue.routines.values():
        length = lengths.get(routine.id, Lengths(0, (0,) * len(routine.techniques)))
        parts = tuple(
            _part(item, catalogue.techniques[item.technique], counted, barring, part_ms)
            for item, part_ms in zip(routine.techniques, length.parts_ms, strict=True)
        )
        rows.append(row_of(routine.id, parts, length.total_ms))
    return tuple(rows)


def asked_ids(catalogue: Catalogue) -> tuple[str, ...]:
    """The tools that a person is asked about, in the order of the catalogue."""
    return tuple(tool.id for tool in catalogue.tools.values() if tool.role in ASKED_ROLES)


def _part(
    item: RoutineItem,
    technique: Technique,
    counted: Mapping[str, tuple[str, ...]],
    barring: Mapping[str, Action],
    duration_ms: DurationMs,
) -> Part:
    rules = {**{rule.condition: rule.action for rule in technique.conditions}, **barring}
    regions = (name for region in technique.regions for name in counted[region])
    return Part(
        technique=technique.id,
        title=technique.title,
        optional=item.optional,
        calm=technique.calm,
        presses=any(step.pressure > RESTING_HAND for step in technique.steps),
        rules=tuple((condition, action.value) for condition, action in rules.items()),
        needs=tuple(dict.fromkeys(technique.needs)),
        regions=tuple(dict.fromkeys(regions)),
        floor=technique.floor,
        duration_ms=duration_ms,
    )


def _regions_that_count(regions: Mapping[str, Region]) -> Mapping[str, tuple[str, ...]]:
    """For each region: it itself, the regions that it joins and the regions that join it."""
    return {
        name: (name, *region.parts, *(each for each in regions if name in regions[each].parts))
        for name, region in regions.items()
    }
