"""What is painted: the right colours in the right places, at any size, in every theme."""

import re
import tomllib
from dataclasses import fields
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from desktop.draw.figure_painter import FigurePalette, fit, paint_back_map, paint_frame
from desktop.draw.render import render_image
from desktop.figure.book import PictureBook
from desktop.figure.frame import BackMap, Box, Frame, Role, Shape, TouchKind
from desktop.library.catalogue import load_catalogue

PROJECT = Path(__file__).resolve().parents[2]
THEMES = sorted((PROJECT / "assets" / "themes").glob("*.toml"))


def palette_of(theme: Path) -> FigurePalette:
    return FigurePalette(**tomllib.loads(theme.read_text(encoding="utf-8"))["figure"])


@pytest.fixture(scope="module")
def light() -> FigurePalette:
    return palette_of(PROJECT / "assets" / "themes" / "light.toml")


@pytest.fixture(scope="module")
def scene():
    catalogue = load_catalogue(PROJECT / "routines", PROJECT / "assets" / "poses")
    book = PictureBook(catalogue.poses, catalogue.zones, catalogue.tools)
    step = next(step for step in catalogue.techniques["tennis_upper_wall"].steps if step.id == "roll")
    return {side: book.scene(step, side) for side in ("left", "right")}


def blank(width: int, height: int, color: str = "#000000") -> QImage:
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor(color))
    return image


def colours(image: QImage) -> dict[str, int]:
    found: dict[str, int] = {}
    for y in range(0, image.height(), 2):
        for x in range(0, image.width(), 2):
            name = image.pixelColor(x, y).name()
            found[name] = found.get(name, 0) + 1
    return found


@pytest.mark.parametrize("theme", THEMES, ids=lambda path: path.stem)
def test_every_theme_gives_every_colour_of_the_pictures(theme):
    palette = palette_of(theme)
    for item in fields(palette):
        assert re.fullmatch(r"#[0-9A-Fa-f]{6}", getattr(palette, item.name)), item.name


@pytest.mark.parametrize("theme", THEMES, ids=lambda path: path.stem)
def test_the_person_stands_out_from_the_stage_and_its_clothes_from_each_other(theme):
    palette = palette_of(theme)

    def apart(a: str, b: str) -> float:
        p, q = QColor(a), QColor(b)
        return abs(p.red() - q.red()) + abs(p.green() - q.green()) + abs(p.blue() - q.blue())

    for worn in (palette.skin, palette.hair, palette.top, palette.trousers):
        assert apart(worn, palette.stage) > 60
    for a, b in (
        (palette.skin, palette.hair),
        (palette.skin, palette.top),
        (palette.top, palette.trousers),
        (palette.ball, palette.top),
        (palette.contact, palette.top),
    ):
        assert apart(a, b) > 90


@pytest.mark.parametrize("size", [(96, 96), (320, 200), (1600, 1000)])
def test_a_picture_of_any_size_shows_the_person(scene, light, size):
    found = colours(render_image(scene["right"].frame_at(0.0), light, *size))
    for name in (light.skin, light.top, light.trousers, light.hair):
        assert found.get(QColor(name).name(), 0) > 3


def test_left_is_not_painted_like_right(scene, light):
    left, right = (render_image(scene[side].frame_at(1.0), light, 400, 300) for side in ("left", "right"))
    assert left != right


def test_the_same_moment_is_painted_the_same_twice(scene, light):
    pictures = [render_image(scene["right"].frame_at(1.0), light, 300, 200) for _ in range(2)]
    assert pictures[0] == pictures[1]


def test_a_painter_comes_back_as_it_was(scene, light):
    image = blank(200, 200)
    painter = QPainter(image)
    before = painter.worldTransform()
    paint_frame(painter, QRectF(0, 0, 200, 200), scene["right"].frame_at(0.0), light)
    paint_back_map(painter, QRectF(0, 0, 200, 200), scene["right"].frame_at(0.0), light)
    assert painter.worldTransform() == before
    assert not painter.hasClipping()
    painter.end()


def test_nothing_of_a_tight_fit_is_cut_off():
    transform = fit(QRectF(10, 20, 100, 50), Box(-1.0, 0.0, 1.0, 1.0))
    assert transform.map(-1.0, 1.0) == (10.0, 20.0)
    assert transform.map(1.0, 0.0) == (110.0, 70.0)


def test_a_shape_inside_another_never_leaves_it(light):
    square = (((0.0, 0.0), (0.5, 0.0), (0.5, 1.0), (0.0, 1.0)),)
    wide = (((-1.0, 0.0), (1.0, 0.0), (1.0, 1.0), (-1.0, 1.0)),)
    frame = Frame(
        Box(0.0, 0.0, 1.0, 1.0),
        (Shape(Role.TOP, square), Shape(Role.CONTACT, wide, inside=square)),
    )
    image = blank(100, 100)
    painter = QPainter(image)
    paint_frame(painter, QRectF(0, 0, 100, 100), frame, light)
    painter.end()
    assert image.pixelColor(25, 50).name() == QColor(light.contact).name()
    assert image.pixelColor(75, 50).name() == "#000000"


@pytest.mark.parametrize(("side", "third"), [("left", 0), ("right", 2)])
def test_the_back_map_shows_the_contact_on_its_side(scene, light, side, third):
    def redness(image: QImage, x0: int, x1: int) -> int:
        reds = 0
        for y in range(300):
            for x in range(x0, x1):
                color = image.pixelColor(x, y)
                reds += color.red() > 215 and color.green() < 125 and color.blue() < 90
        return reds

    image = blank(300, 300, light.card)
    painter = QPainter(image)
    paint_back_map(painter, QRectF(0, 0, 300, 300), scene[side].frame_at(0.0), light)
    painter.end()
    halves = (redness(image, 0, 148), redness(image, 152, 300))
    worked, other = (halves[0], halves[1]) if third == 0 else (halves[1], halves[0])
    assert worked > 20
    assert other < worked / 4


def test_a_bare_back_is_drawn_without_a_contact(light):
    image = blank(200, 300, light.card)
    painter = QPainter(image)
    paint_back_map(painter, QRectF(0, 0, 200, 300), Frame(Box(0, 0, 1, 1), ()), light)
    painter.end()
    found = colours(image)
    assert found.get(QColor(light.body).name(), 0) > 200
    assert QColor(light.contact).name() not in found


def back_map(shown: BackMap, palette: FigurePalette, size_px: int = 300) -> QImage:
    image = blank(size_px, size_px, palette.card)
    painter = QPainter(image)
    paint_back_map(painter, QRectF(0, 0, size_px, size_px), Frame(Box(0, 0, 1, 1), (), shown), palette)
    painter.end()
    return image


def differs(one: QImage, other: QImage) -> list[tuple[int, int]]:
    return [
        (x, y)
        for x in range(one.width())
        for y in range(one.height())
        if one.pixel(x, y) != other.pixel(x, y)
    ]


def test_a_pad_covers_its_size_on_the_back_map(light):
    bare = back_map(BackMap(), light)
    extents = []
    for half_size in ((0.3, 0.06), (0.6, 0.12)):
        pad = BackMap(contacts=((0.0, 0.6),), press=1.0, half_size=half_size, kind=TouchKind.WARM)
        places = differs(bare, back_map(pad, light))
        xs, ys = {x for x, _ in places}, {y for _, y in places}
        extents.append((max(xs) - min(xs), max(ys) - min(ys)))
    assert extents[1] == pytest.approx([2 * length for length in extents[0]], abs=3)


def test_cold_does_not_look_warm(light):
    pads = {
        kind: back_map(BackMap(contacts=((0.0, 0.6),), press=1.0, half_size=(0.5, 0.1), kind=kind), light)
        for kind in (TouchKind.WARM, TouchKind.COLD)
    }
    bare = back_map(BackMap(), light)
    x, y = sorted(differs(bare, pads[TouchKind.COLD]))[200]
    warm, cold = (QColor(pads[kind].pixel(x, y)) for kind in (TouchKind.WARM, TouchKind.COLD))
    assert warm.red() > warm.blue()
    assert cold.blue() > cold.red()


def test_a_contact_on_a_tiny_map_can_be_seen(light):
    bare = back_map(BackMap(), light, 90)
    dot = back_map(BackMap(contacts=((0.3, 0.3),), radius=0.05, press=1.0, pressure=3), light, 90)
    assert len(differs(bare, dot)) > 30


def test_a_harder_press_has_a_deeper_colour_and_a_larger_disc(light):
    light_one, firm = (
        back_map(BackMap(contacts=((0.3, 0.3),), radius=0.2, press=1.0, pressure=level), light, 400)
        for level in (1, 4)
    )

    def reddish(image):
        points = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
        return [color for color in points if color.red() - color.blue() > 90]

    assert len(reddish(firm)) > 1.1 * len(reddish(light_one))
    assert min(c.green() for c in reddish(firm)) < min(c.green() for c in reddish(light_one)) - 30


def test_a_picture_stays_inside_the_clip_of_whoever_asks_for_it(light):
    square = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))
    whole = Shape(Role.TOP, (square,))
    shapes = (whole, Shape(Role.SKIN, (square,), inside=whole.loops), Shape(Role.HAIR, (square,)))
    image = blank(100, 100, light.stage)
    painter = QPainter(image)
    painter.setClipRect(QRectF(0, 0, 50, 100))
    paint_frame(painter, QRectF(0, 0, 100, 100), Frame(Box(0, 0, 1, 1), shapes), light)
    painter.end()
    assert image.pixelColor(75, 50).name() == QColor(light.stage).name()
    assert image.pixelColor(25, 50).name() == QColor(light.hair).name()
