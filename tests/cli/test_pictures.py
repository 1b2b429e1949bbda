"""``render`` and ``gallery``: pictures as files, in every form, and the page that shows them all."""

import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from desktop.cli import gallery, main
from desktop.cli.content import read_catalogue

pytestmark = pytest.mark.usefixtures("qapp")
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def render(tmp_path: Path):
    """Renders a short routine and returns the files by name."""
    folder = tmp_path / "routines"
    folder.mkdir()
    (folder / "short.yaml").write_text(
        "id: short\ntitle: Short\ngoal: x\ntechniques:\n  - technique: tennis_upper_wall\n"
    )

    def run(*words: str) -> dict[str, Path]:
        out = tmp_path / "_".join(["out", *words])
        words = ("--data", str(tmp_path), "render", "short", "--size", "200x150", "--out", str(out), *words)
        assert main(words) == 0
        return {path.name: path for path in sorted(out.iterdir())}

    return run


def test_frames_are_spread_over_the_loop_of_every_step(render) -> None:
    stills, frames = render(), render("--frames", "4")
    assert len(frames) == 4 * len(stills)
    first = [name for name in frames if name.startswith("03_")]
    assert [name[-7:] for name in first] == ["_01.png", "_02.png", "_03.png", "_04.png"]
    low, high = frames[first[2]].read_bytes(), frames[first[0]].read_bytes()
    assert low != high


def test_svg_is_valid_small_and_without_letters(render) -> None:
    for path in render("--svg").values():
        assert path.suffix == ".svg"
        content = path.read_bytes()
        assert len(content) < 150_000
        root = ET.fromstring(content)
        assert (root.get("width"), root.get("height"), root.get("viewBox")) == ("200", "150", "0 0 200 150")
        title = root.find(f"{SVG}title")
        assert title is not None
        assert title.text
        assert not list(root.iter(f"{SVG}text"))
        assert b"font" not in content
        named = {each.get("id") for each in root.iter() if each.get("id")}
        assert set(re.findall(r"url\(#([^)]*)\)", content.decode())) <= named


def test_svg_shows_what_the_image_shows(render) -> None:
    images, drawings = render(), render("--svg")
    for (_, png), (_, svg) in zip(images.items(), drawings.items(), strict=True):
        wanted = QImage(str(png)).convertToFormat(QImage.Format.Format_RGB888)
        shown = QImage(wanted.size(), QImage.Format.Format_RGB888)
        shown.fill(Qt.GlobalColor.magenta)
        painter = QPainter(shown)
        # What this renderer does not know, clipping, makes the little that may differ.
        QSvgRenderer(QByteArray(_unclipped(svg))).render(painter)
        painter.end()
        found = [abs(a - b) for a, b in zip(bytes(wanted.constBits()), bytes(shown.constBits()), strict=True)]
        assert sum(found) / len(found) < 3, svg.name


def _unclipped(svg: Path) -> bytes:
    """The drawing without what is clipped."""
    root = ET.fromstring(svg.read_bytes())
    for parent in root.iter():
        for child in [each for each in parent if each.get("clip-path")]:
            parent.remove(child)
    return ET.tostring(root)


def test_the_person_and_the_theme_are_chosen(render) -> None:
    plain, other = render(), render("--skin", "deep", "--hair", "grey", "--theme", "dark")
    name = next(iter(plain))
    assert QImage(str(plain[name])).pixelColor(2, 2).name() == "#f6f3ee"
    assert QImage(str(other[name])).pixelColor(2, 2).name() == "#292723"
    svg = render("--svg", "--skin", "deep")
    assert "#6f4736" in next(iter(svg.values())).read_text().lower()


class _Page(HTMLParser):
    """The tags of a page, with their attributes, and the text in it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.words = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        self.words += data

    def all(self, wanted: str) -> list[dict[str, str]]:
        return [attributes for tag, attributes in self.tags if tag == wanted]


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Any]:
    """A gallery of one technique, and that technique."""

    def one_technique(*given: Any, **options: Any) -> Any:
        catalogue = read_catalogue(*given, **options)
        technique = catalogue.techniques["tennis_upper_wall"]
        step = replace(technique.steps[2], do='Roll <slowly> & "softly".')
        few = replace(technique, steps=(*technique.steps[:2], step))
        return replace(catalogue, techniques={few.id: few})

    monkeypatch.setattr(gallery, "read_catalogue", one_technique)
    assert main(["gallery", "--out", str(tmp_path / "g")]) == 0
    return tmp_path / "g", one_technique


def test_the_page_has_every_step_with_its_words_and_pictures(made, capsys) -> None:
    place, _ = made
    page = _Page((place / "index.html").read_text())
    assert len(page.all("article")) == 3
    assert 'Roll <slowly> & "softly".' in page.words
    images = page.all("img")
    assert len(images) >= 6
    assert all(image["alt"] for image in images)
    assert 'Roll <slowly> & "softly".' in {image["alt"] for image in images}
    for image in images:
        assert QImage(str(place / image["src"])).width() == int(image["width"])
    dark = page.all("source")
    assert len(dark) == len(images)
    assert all((place / source["srcset"]).exists() and "dark" in source["media"] for source in dark)


def test_the_page_needs_no_network_and_nothing_outside_its_folder(made) -> None:
    place, _ = made
    text = (place / "index.html").read_text()
    assert "http" not in text
    assert "$" not in text.partition("<script>")[0]
    links = [each.get("href", "") for each in _Page(text).all("a")]
    assert all(link.startswith("#") or (place / link).exists() for link in links)


def test_there_is_a_contact_sheet_of_every_technique(made) -> None:
    place, _ = made
    (sheet,) = (place / "sheets").iterdir()
    image = QImage(str(sheet))
    assert sheet.stem == "tennis_upper_wall"
    assert image.width() > 2 * gallery.SIZE_PX[0]
    assert image.height() > 3 * gallery.SIZE_PX[1]


def test_a_gallery_where_nothing_can_be_written_says_so(tmp_path: Path, capsys) -> None:
    (tmp_path / "file").write_text("")
    assert main(["gallery", "--out", str(tmp_path / "file" / "g")]) == 2
    assert "cannot be made" in capsys.readouterr().err
