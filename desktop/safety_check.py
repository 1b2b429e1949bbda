"""Joins files of content with the figure: every step in them is drawn, and what is unsafe is refused."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:  # nobody waits for the figure who has nothing to be drawn
    from desktop.library.catalogue import Reading
    from desktop.model.catalogue import Catalogue
    from desktop.model.motion import PoseSheet
    from desktop.model.technique import Technique

_TECHNIQUE, _SHEET = "technique", "pose sheet"
_ById: TypeAlias = Mapping[str, Any]


def refuse_unsafe(reading: "Reading", catalogue: "Catalogue") -> None:
    """Adds to the files the steps that could hurt somebody; flaws of a drawing are let pass.

    Args:
        reading: The files, checked for everything else.
        catalogue: What they may name besides each other.
    """
    _refuse(reading, catalogue, only_unsafe=True)


def refuse_faulty(reading: "Reading", catalogue: "Catalogue") -> None:
    """Adds to the files everything that is wrong with the steps that are drawn with them.

    Args:
        reading: The files, checked for everything else.
        catalogue: What they may name besides each other.
    """
    _refuse(reading, catalogue, only_unsafe=False)


def _refuse(reading: "Reading", catalogue: "Catalogue", *, only_unsafe: bool) -> None:
    """Looks at the techniques in the files, and at those of the catalogue whose pictures are in the files.

    A problem stands at the step where its file is among them, else at the motion in the pose sheet.
    """
    from desktop.fault_words import told  # noqa: PLC0415
    from desktop.figure.book import PictureBook  # noqa: PLC0415
    from desktop.figure.safety import faults_of  # noqa: PLC0415
    from desktop.figure.safety_faults import UNSAFE, Drawn, Rules  # noqa: PLC0415

    sheets: Mapping[str, PoseSheet] = {**catalogue.poses, **_of(reading, _SHEET)}
    rules = Rules(
        regions={**catalogue.regions, **_of(reading, "region")},
        zones={**catalogue.zones, **_of(reading, "zone")},
        tools={**catalogue.tools, **_of(reading, "tool")},
    )
    book = PictureBook(sheets, rules.zones, rules.tools)
    for technique in _techniques(reading, catalogue):
        for number, step in enumerate(technique.steps):
            sheet_id, _, name = step.picture.partition(".")
            motion = sheets[sheet_id].motions.get(name) if sheet_id in sheets else None
            if motion is None:
                continue  # The file whose step names it is told so, or is none of those to be checked.
            drawn = Drawn(technique=technique, step=step, motion=motion, scene=book.scene(step, "right"))
            for fault in faults_of(drawn, rules):
                if only_unsafe and fault.kind not in UNSAFE:
                    continue
                words = told(fault, drawn, rules)
                if not reading.refuse(_TECHNIQUE, technique.id, ("steps", number), *words):
                    reading.refuse(_SHEET, sheet_id, ("motions", name), *words)


def _of(reading: "Reading", thing: str) -> _ById:
    return reading.things.get(thing, {})


def _techniques(reading: "Reading", catalogue: "Catalogue") -> "Iterator[Technique]":
    from desktop.model.motion import COMMON_SHEET  # noqa: PLC0415

    here: Mapping[str, Technique] = _of(reading, _TECHNIQUE)
    yield from here.values()
    drawn_here = set(_of(reading, _SHEET))
    for technique in catalogue.techniques.values():
        sheets = {step.picture.partition(".")[0] for step in technique.steps}
        if technique.id not in here and (COMMON_SHEET in drawn_here or sheets & drawn_here):
            yield technique
