"""Puts a catalogue on the shelf: what the library shows of it, in its words and icons."""

from desktop.library.fitting import asked_ids, rows_of
from desktop.model.catalogue import Catalogue
from desktop.model.shelf import Shelf, ShelfCondition, ShelfRoutine, ShelfTool
from desktop.ui.icon_names import position_icon, tool_icon
from desktop.ui.routine_text import places, told_positions
from desktop.ui.summary import Summaries
from desktop.ui.theme.theme import Theme


def shelf_of(catalogue: Catalogue, theme: Theme) -> Shelf:
    """Make the shelf of a catalogue.

    Args:
        catalogue: All there is to choose from.
        theme: Knows which icons there are.
    """
    summaries = Summaries(catalogue)
    told = {routine_id: summaries.of(routine_id) for routine_id in catalogue.routines}
    rows = rows_of(catalogue, {routine_id: summary.lengths for routine_id, summary in told.items()})
    needed = {tool_id for row in rows for group in row.needs for tool_id in group}
    asked = [catalogue.tools[tool_id] for tool_id in asked_ids(catalogue) if tool_id in needed]
    return Shelf(
        tools=tuple(ShelfTool(tool.id, tool.title, tool_icon(theme, tool)) for tool in asked),
        routines=tuple(
            ShelfRoutine(
                row=row,
                title=told[row.id].routine.title,
                place=places(told[row.id].positions),
                place_icon=position_icon(told_positions(told[row.id].positions)[0]),
            )
            for row in rows
        ),
        conditions=tuple(
            ShelfCondition(condition.id, condition.short, bool(condition.today))
            for condition in catalogue.conditions.values()
        ),
        broken=catalogue.broken,
    )
