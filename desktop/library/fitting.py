"""From the catalogue to what the tool selector goes by.

Knows no minutes of its own: how long a routine takes is told from outside.
"""

from collections.abc import Mapping
from typing import Final

from desktop.model.catalogue import Catalogue
from desktop.model.region import Region
from desktop.model.routine import Routine
from desktop.model.shelf import Row
from desktop.model.technique import Technique
from desktop.model.tool import ToolRole
from desktop.model.units import DurationMs

ASKED_ROLES: Final = frozenset({ToolRole.FILTER, ToolRole.YES_NO})
"""The roles of tools that a person is asked about."""


def rows_of(catalogue: Catalogue, durations_ms: Mapping[str, DurationMs]) -> tuple[Row, ...]:
    """What the selector goes by, for every routine in the order of the catalogue.

    Args:
        catalogue: What there is.
        durations_ms: How long each routine takes, by its id; a routine that is missing here counts as short
            enough for every wish.
    """
    counted = _regions_that_count(catalogue.regions)
    rows: list[Row] = []
    for routine in catalogue.routines.values():
        techniques = _techniques(routine, catalogue)
        regions = (name for each in techniques for region in each.regions for name in counted[region])
        rows.append(
            Row(
                id=routine.id,
                needs=_groups(techniques),
                regions=tuple(dict.fromkeys(regions)),
                floor=any(technique.floor for technique in techniques),
                duration_ms=durations_ms.get(routine.id, 0),
            )
        )
    return tuple(rows)


def asked_ids(catalogue: Catalogue) -> tuple[str, ...]:
    """The tools that a person is asked about, in the order of the catalogue."""
    return tuple(tool.id for tool in catalogue.tools.values() if tool.role in ASKED_ROLES)


def _techniques(routine: Routine, catalogue: Catalogue) -> tuple[Technique, ...]:
    return tuple(catalogue.techniques[item.technique] for item in routine.techniques)


def _groups(techniques: tuple[Technique, ...]) -> tuple[tuple[str, ...], ...]:
    """The groups of tools of all these techniques, each once."""
    return tuple(dict.fromkeys(group for technique in techniques for group in technique.needs))


def _regions_that_count(regions: Mapping[str, Region]) -> Mapping[str, tuple[str, ...]]:
    """For each region: it itself, the regions that it joins and the regions that join it."""
    return {
        name: (name, *region.parts, *(each for each in regions if name in regions[each].parts))
        for name, region in regions.items()
    }
