"""The shelf as a kept file: values to JSON and back.

The form needs no checks of its own: the checksum of the cache says that it is as we wrote it, and the state
of the world that goes with it includes this very module.
"""

import json
from typing import Any

from desktop.model.problem import BrokenFile, Problem
from desktop.model.shelf import Part, Row, Shelf, ShelfCondition, ShelfRoutine, ShelfTool
from desktop.store.cache import CacheFile


def load_shelf(file: CacheFile) -> Shelf | None:
    """The shelf that was kept; None when there is none of today's files."""
    content = file.load()
    return None if content is None else _shelf(json.loads(content))


def save_shelf(file: CacheFile, shelf: Shelf) -> None:
    """Keeps the shelf for the next start."""
    document = {
        "tools": [[tool.id, tool.title, tool.icon] for tool in shelf.tools],
        "routines": [
            [_row_list(each.row), each.title, each.place, each.place_icon] for each in shelf.routines
        ],
        "conditions": [list(each) for each in shelf.conditions],
        "broken": [
            [file.path, [[p.path, p.line, p.column, p.message, p.hint] for p in file.problems]]
            for file in shelf.broken
        ],
    }
    file.save(json.dumps(document).encode())


def _row_list(row: Row) -> list[object]:
    return [*row[:-1], [list(part) for part in row.parts]]


def _shelf(document: dict[str, list[Any]]) -> Shelf:
    return Shelf(
        tools=tuple(ShelfTool(*values) for values in document["tools"]),
        routines=tuple(ShelfRoutine(_row(row), *values) for row, *values in document["routines"]),
        conditions=tuple(ShelfCondition(*values) for values in document["conditions"]),
        broken=tuple(
            BrokenFile(path=path, problems=tuple(Problem(*values) for values in problems))
            for path, problems in document["broken"]
        ),
    )


def _row(values: list[Any]) -> Row:
    name, needs, regions, floor, duration_ms, parts = values
    return Row(name, _pairs(needs), tuple(regions), floor, duration_ms, tuple(map(_part, parts)))


def _part(values: list[Any]) -> Part:
    technique, title, optional, calm, presses, rules, needs, regions, floor, duration_ms = values
    return Part(
        technique,
        title,
        optional,
        calm,
        presses,
        _pairs(rules),
        _pairs(needs),
        tuple(regions),
        floor,
        duration_ms,
    )


def _pairs(lists: list[list[str]]) -> tuple[Any, ...]:
    """Lists of names as tuples of names."""
    return tuple(map(tuple, lists))
