"""Where a drawn body is, as numbers that are kept: joints, contact and back map of every step.

They are made anew with ``python -m tests.renew_goldens`` when a picture was meant to change.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from desktop.figure.body import Body
from desktop.figure.book import PictureBook
from desktop.figure.scene import Scene
from desktop.library.catalogue import load_catalogue
from desktop.model.catalogue import Catalogue
from desktop.model.technique import Technique

PROJECT = Path(__file__).resolve().parents[2]
FOLDER = Path(__file__).with_name("golden")
SHARES = (0.0, 0.25, 0.5, 0.75)
"""The moments that are kept, as parts of the loop."""
DIGITS = 3
"""Thousandths of the body height: less than two millimetres."""


def load() -> Catalogue:
    return load_catalogue(PROJECT / "routines", PROJECT / "assets" / "poses")


def values_of(technique: Technique, book: PictureBook) -> dict[str, Any]:
    """Everything that is kept of a technique: for each step the length of its loop, then its moments."""
    steps: dict[str, Any] = {}
    for step in technique.steps:
        scene = book.scene(step, "right")
        moments = [_moment(scene, share * scene.loop_s) for share in SHARES]
        steps[step.id] = {"loop_s": scene.loop_s, "stills_s": _rounded(scene.stills_s), "moments": moments}
    return steps


def text_of(values: dict[str, Any]) -> str:
    """The values as JSON with a line for each moment, so that a change shows where it is."""
    lines: list[str] = []
    for step, kept in values.items():
        moments = ",\n".join(f"      {json.dumps(each, separators=(',', ':'))}" for each in kept["moments"])
        head = f'"loop_s": {json.dumps(kept["loop_s"])}, "stills_s": {json.dumps(kept["stills_s"])}'
        lines.append(f'  "{step}": {{\n    {head},\n    "moments": [\n{moments}\n    ]\n  }}')
    return "{\n" + ",\n".join(lines) + "\n}\n"


def path_of(technique_id: str) -> Path:
    return FOLDER / f"{technique_id}.json"


def renew() -> Iterator[Path]:
    """Write the values of every technique, and take away those of techniques that are gone."""
    catalogue = load()
    book = PictureBook(catalogue.poses, catalogue.zones, catalogue.tools)
    FOLDER.mkdir(exist_ok=True)
    for path in FOLDER.glob("*.json"):
        if path.stem not in catalogue.techniques:
            path.unlink()
    for technique in catalogue.techniques.values():
        path = path_of(technique.id)
        path.write_text(text_of(values_of(technique, book)), encoding="utf-8")
        yield path


def _moment(scene: Scene, time_s: float) -> dict[str, Any]:
    body = scene.body_at(time_s)
    kept: dict[str, Any] = {"joints": _rounded(_joints(body)), "press": round(body.press, DIGITS)}
    if body.contacts:
        kept["contact"] = _rounded([value for skin in body.contacts for value in skin.point])
    shown = scene.frame_at(time_s).back_map
    if shown is not None:
        kept["map"] = _rounded([value for contact in shown.contacts for value in contact])
    return kept


def _joints(body: Body) -> list[float]:
    """Spine from the hips to the skull, shoulders, elbows, wrists, knees, ankles; the right one first."""
    points = [*body.trunk.joints, *body.trunk.shoulders]
    for arm in body.arms:
        points += [arm.bones.middle, arm.bones.end]
    for leg in body.legs:
        points += [leg.bones.middle, leg.bones.end]
    return [value for point in points for value in point]


def _rounded(values: Any) -> list[float]:
    # Adding 0.0 turns a negative zero, which differs between machines, into a plain one.
    return [round(float(value), DIGITS) + 0.0 for value in values]
