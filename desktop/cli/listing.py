"""``list``, ``tools``, ``techniques`` and ``show``: what there is, as lines for people or as JSON."""

import argparse
import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TextIO, cast

from desktop.cli.checking import line_of
from desktop.cli.content import find_routine, folders_of, known, read_catalogue
from desktop.cli.voicing import speaking_of
from desktop.library.fitting import asked_ids, rows_of
from desktop.library.selection import Selector, Wish
from desktop.model.catalogue import BrokenFile, Catalogue
from desktop.model.shelf import Row
from desktop.session.compiler import compile_timeline, lengths_of
from desktop.session.document import timeline_json
from desktop.session.timeline import Cue, Tight, Timeline
from desktop.speech_check import tight_words


def _write_json(out: TextIO, document: object) -> None:
    out.write(json.dumps(document, indent=2) + "\n")


def _clock(duration_ms: int) -> str:
    minutes, seconds = divmod(round(duration_ms / 1000), 60)
    return f"{minutes}:{seconds:02d}"


def _table(rows: Iterable[tuple[str, ...]]) -> str:
    """Rows in aligned columns; the last column is as wide as it likes."""
    lines = list(rows)
    widths = (
        [max(len(line[column]) for line in lines) for column in range(len(lines[0]) - 1)] if lines else []
    )
    return "".join(
        "  ".join([*(cell.ljust(width) for cell, width in zip(line, widths, strict=False)), line[-1]]) + "\n"
        for line in lines
    )


def _wish(options: argparse.Namespace, catalogue: Catalogue) -> Wish:
    """What the words of ``list`` ask for; ids that do not exist are refused."""
    tools = cast("tuple[str, ...] | None", options.tools)
    region = cast("str | None", options.region)
    return Wish(
        owned=None if tools is None else frozenset(known("tool", tool, catalogue.tools) for tool in tools),
        region=None if region is None else known("region", region, catalogue.regions),
        max_minutes=cast("int | None", options.max_minutes),
    )


def _routine_json(row: Row, catalogue: Catalogue) -> dict[str, object]:
    routine = catalogue.routines[row.id]
    techniques = [catalogue.techniques[item.technique] for item in routine.techniques]
    return {
        "id": routine.id,
        "title": routine.title,
        "goal": routine.goal,
        "level": routine.level,
        "duration_ms": row.duration_ms,
        "tools": [list(group) for group in row.needs],
        "household": list(dict.fromkeys(tool for technique in techniques for tool in technique.household)),
        "floor": row.floor,
        "regions": list(row.regions),
        "techniques": [{"technique": item.technique, "scale": item.scale} for item in routine.techniques],
        "own": routine.id in catalogue.own_routines,
        "problems": [],
    }


def _broken_json(file: BrokenFile) -> dict[str, object]:
    return {"id": Path(file.path).stem, "path": file.path, "problems": [line_of(p) for p in file.problems]}


def list_routines(options: argparse.Namespace, out: TextIO) -> int:
    """Prints the routines that fit, then every file that could not be used, with its problems."""
    catalogue = read_catalogue(options)
    lengths = {
        routine.id: lengths_of(routine, catalogue.techniques) for routine in catalogue.routines.values()
    }
    rows = {row.id: row for row in rows_of(catalogue, lengths)}
    selector = Selector(tuple(rows.values()), asked_ids(catalogue))
    fitting = [rows[name] for name in selector.select(_wish(options, catalogue)).fitting]
    if options.json:
        routines = [_routine_json(row, catalogue) for row in fitting]
        _write_json(out, [*routines, *(_broken_json(file) for file in catalogue.broken)])
        return 0
    out.write(_table(_routine_row(row, catalogue) for row in fitting))
    if not fitting:
        out.write("No routine fits. Loosen one of: --tools, --region, --max-minutes.\n")
    for file in catalogue.broken:
        out.write(f"{file.path} could not be used:\n")
        out.writelines(f"  {line_of(problem)}\n" for problem in file.problems)
    return 0


def _routine_row(row: Row, catalogue: Catalogue) -> tuple[str, ...]:
    groups = (" or ".join(catalogue.tools[tool].title for tool in group) for group in row.needs)
    own = " (yours)" if row.id in catalogue.own_routines else ""
    return (
        row.id,
        f"{_clock(row.duration_ms):>5} min",
        " + ".join(groups),
        f"{catalogue.routines[row.id].title}{own}",
    )


def list_tools(options: argparse.Namespace, out: TextIO) -> int:
    """Prints every tool."""
    tools = read_catalogue(options).tools.values()
    if options.json:
        _write_json(
            out,
            [
                {
                    "id": tool.id,
                    "title": tool.title,
                    "role": tool.role,
                    "kind": tool.kind,
                    "what": tool.what,
                    "substitute": tool.substitute,
                    "limits": tool.limits,
                }
                for tool in tools
            ],
        )
    else:
        out.write(_table((tool.id, tool.role, tool.kind, tool.title) for tool in tools))
    return 0


def list_techniques(options: argparse.Namespace, out: TextIO) -> int:
    """Prints every technique."""
    techniques = read_catalogue(options).techniques.values()
    if options.json:
        _write_json(
            out,
            [
                {
                    "id": technique.id,
                    "title": technique.title,
                    "regions": list(technique.regions),
                    "position": technique.position,
                    "floor": technique.floor,
                    "level": technique.level,
                    "needs": [list(group) for group in technique.needs],
                    "household": list(technique.household),
                    "evidence": technique.evidence.strength,
                    "steps": [{"id": step.id, "title": step.title} for step in technique.steps],
                }
                for technique in techniques
            ],
        )
    else:
        out.write(
            _table(
                (technique.id, f"{len(technique.steps)} steps", technique.position, technique.title)
                for technique in techniques
            )
        )
    return 0


def show(options: argparse.Namespace, out: TextIO) -> int:
    """Prints the compiled timeline of a routine."""
    catalogue = read_catalogue(options)
    routine = find_routine(catalogue, cast("str", options.routine))
    speaking = speaking_of(catalogue, folders_of(options))
    timeline = compile_timeline(routine, catalogue.techniques, speaking=speaking)
    if options.json:
        _write_json(out, timeline_json(timeline))
        return 0
    out.write(f"{timeline.title}, {_clock(timeline.duration_ms)} min\n\n")
    rows = [(segment.start_ms, segment.kind, segment.side, segment.title) for segment in timeline.segments]
    out.write(
        _table(
            (_clock(start), kind, "" if side == "none" else side, title) for start, kind, side, title in rows
        )
    )
    out.write("\nCues\n")
    out.write(_table(_cue_row(cue) for cue in timeline.cues))
    if timeline.tight:
        out.write("\nShortened\n")
        out.write(_table(_tight_row(tight, timeline) for tight in timeline.tight))
    return 0


def _cue_row(cue: Cue) -> tuple[str, ...]:
    length = f"{cue.length_ms / 1000:5.2f} s" if cue.line is not None else ""
    return (f"{cue.at_ms / 1000:8.2f} s", cue.kind, length, cue.text)


def _tight_row(tight: Tight, timeline: Timeline) -> tuple[str, ...]:
    segment = timeline.segments[tight.segment]
    return (_clock(segment.start_ms), segment.kind, f'"{tight.text}" {tight_words(tight)}')


COMMANDS: Mapping[str, Callable[[argparse.Namespace, TextIO], int]] = MappingProxyType(
    {"list": list_routines, "tools": list_tools, "techniques": list_techniques, "show": show}
)
"""The commands of this module by their word."""
