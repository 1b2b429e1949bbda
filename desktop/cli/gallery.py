"""``gallery``: a page and contact sheets with every step of every technique, to be looked at by people.

The page is a folder of files that needs no network: it follows the reader's choice of light or dark.
"""

import argparse
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path
from string import Template
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, TextIO, cast

from desktop.cli.content import read_catalogue
from desktop.cli.easel import Colors, Easel, make_folder, png_of, put
from desktop.model.catalogue import Catalogue
from desktop.model.technique import SideRule, Step, Technique
from desktop.resources import assets_folder
from desktop.ui.routine_text import position, pressure

if TYPE_CHECKING:  # Qt is imported when the first easel is set up
    from PySide6.QtGui import QImage

SIZE_PX = (480, 360)
_THEMES = ("light", "dark")
_SIDES: Mapping[SideRule, str] = MappingProxyType(
    {SideRule.EACH: "One side, then the other", SideRule.BOTH: "Both sides"}
)


def write(options: argparse.Namespace, out: TextIO) -> int:
    """Writes the gallery and says where it is.

    Raises:
        OutsideProblem: When a file cannot be written.
    """
    place = cast("Path", options.out)
    catalogue = read_catalogue(options, pictures=True)
    skin, hair = cast("str", options.skin), cast("str", options.hair)
    gallery = _Gallery(catalogue, place, [Colors(theme, skin, hair) for theme in _THEMES])
    sections = [gallery.section(technique) for technique in catalogue.techniques.values()]
    put(place / "index.html", gallery.page(sections).encode())
    steps = sum(len(technique.steps) for technique in catalogue.techniques.values())
    out.write(f"{steps} steps of {len(sections)} techniques in {place / 'index.html'}\n")
    return 0


class _Drawn(NamedTuple):
    """A step as HTML, and its pictures in the first theme."""

    html: str
    images: Sequence["QImage"]


class _Gallery:
    """Paints the pictures of techniques into a folder and tells of them in HTML."""

    def __init__(self, catalogue: Catalogue, place: Path, colors: Sequence[Colors]) -> None:
        self._catalogue = catalogue
        self._place = place
        self._easels = {each.theme: Easel(catalogue, each, SIZE_PX) for each in colors}
        pieces = assets_folder() / "gallery"
        self._templates = {
            piece: Template((pieces / f"{piece}.html").read_text(encoding="utf-8"))
            for piece in ("page", "technique", "step", "picture")
        }
        for folder in ("pictures", "sheets"):
            make_folder(place / folder)

    def page(self, sections: Sequence[str]) -> str:
        """The whole page round the sections of the techniques."""
        techniques = self._catalogue.techniques.values()
        links = [f'<li><a href="#{each.id}">{escape(each.title)}</a></li>' for each in techniques]
        return self._templates["page"].substitute(
            count=sum(len(technique.steps) for technique in techniques),
            techniques=len(techniques),
            contents="\n".join(links),
            sections="\n".join(sections),
            **{theme: _variables(theme) for theme in _THEMES},
        )

    def section(self, technique: Technique) -> str:
        """The section of a technique; its pictures and its contact sheet are written on the way."""
        make_folder(self._place / "pictures" / technique.id)
        drawn = [self._step(technique, number, step) for number, step in enumerate(technique.steps, 1)]
        sheet = f"sheets/{technique.id}.png"
        put(self._place / sheet, self._sheet(technique, drawn))
        facts = self._facts(technique)
        return self._templates["technique"].substitute(
            id=technique.id,
            title=escape(technique.title),
            words=escape(f"{technique.title} {facts}".lower()),
            facts=escape(facts),
            sheet=sheet,
            steps="\n".join(each.html for each in drawn),
        )

    def _step(self, technique: Technique, number: int, step: Step) -> _Drawn:
        first = self._easels[_THEMES[0]]
        scene = first.book.scene(step, step.picture_side)
        images: list[QImage] = []
        pictures: list[str] = []
        for k, time_s in enumerate(scene.stills_s):
            frame = scene.frame_at(time_s)
            names: dict[str, str] = {}
            for theme, easel in self._easels.items():
                image = easel.image(frame)
                names[theme] = f"pictures/{technique.id}/{number:02d}_{step.id}_{k + 1}_{theme}.png"
                put(self._place / names[theme], png_of(image))
                if easel is first:
                    images.append(image)
            alt = escape(step.do if k == 0 else "The same step, a moment later.")
            width, height = SIZE_PX
            piece = self._templates["picture"]
            pictures.append(piece.substitute(names, alt=alt, width=width, height=height).strip())
        html = self._templates["step"].substitute(
            number=number,
            title=escape(step.title),
            sentence=escape(step.do),
            facts=escape(self._step_facts(step)),
            pictures="\n".join(pictures),
        )
        return _Drawn(html, images)

    def _sheet(self, technique: Technique, drawn: Sequence[_Drawn]) -> bytes:
        from desktop.draw.contact_sheet import (  # noqa: PLC0415 - imports Qt
            SheetColors,
            SheetRow,
            paint_contact_sheet,
        )

        rows = [
            SheetRow(each.images, f"{number}. {step.title}", self._step_facts(step), step.do)
            for number, (step, each) in enumerate(zip(technique.steps, drawn, strict=True), 1)
        ]
        roles = _roles(_THEMES[0])
        colors = SheetColors(roles["window"], roles["text"], roles["muted"])
        return png_of(paint_contact_sheet(technique.title, rows, colors))

    def _facts(self, technique: Technique) -> str:
        regions = [self._catalogue.regions[region].title for region in technique.regions]
        return " · ".join([position(technique.position), *regions])

    def _step_facts(self, step: Step) -> str:
        facts = [f"Pressure: {pressure(step.pressure).lower()}"] if step.pressure else []
        if step.side in _SIDES:
            facts.append(_SIDES[step.side])
        if step.region is not None:
            facts.append(self._catalogue.regions[step.region].title)
        facts += [self._catalogue.tools[tool].title for tool in step.tools]
        return " · ".join(facts)


def _roles(theme: str) -> dict[str, str]:
    from desktop.ui.theme.palette import load_palette  # noqa: PLC0415

    palette = load_palette(assets_folder() / "themes" / f"{theme}.toml")
    return {role.value: color for role, color in palette.roles.items()}


def _variables(theme: str) -> str:
    """The colours of a theme as CSS variables."""
    return " ".join(f"--{role.replace('_', '-')}: {color};" for role, color in _roles(theme).items())
