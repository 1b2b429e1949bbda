"""The person in the pictures: every skin and hair can be told from what is behind it, in every theme."""

import math
from itertools import combinations, product
from pathlib import Path

import pytest

from desktop.store.settings import HAIRS, SKINS
from desktop.ui.theme.figures import load_figure_palette
from desktop.ui.theme.palette import Palette, load_palette, pack_palette, unpack_palette
from desktop.ui.theme.theme import Theme

THEMES = Path(__file__).resolve().parents[2] / "assets" / "themes"

Lab = tuple[float, float, float]


@pytest.fixture(params=["light", "dark", "high_contrast"])
def palette(request: pytest.FixtureRequest) -> Palette:
    return load_palette(THEMES / f"{request.param}.toml")


def lab(color: str) -> Lab:
    """The colour as CIE 1976 L*a*b*, D65."""
    linear = []
    for start in (1, 3, 5):
        channel = int(color[start : start + 2], 16) / 255
        linear.append(channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4)
    r, g, b = linear
    x = (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047
    y = 0.2126 * r + 0.7152 * g + 0.0722 * b
    z = (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883
    fx, fy, fz = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in (x, y, z))
    return (116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz))


def apart(one: str, other: str) -> float:
    """How far apart two colours are to the eye; 2 can just be seen side by side (CIE 1976)."""
    return math.dist(lab(one), lab(other))


def test_the_distance_is_that_of_the_standard() -> None:
    assert apart("#000000", "#ffffff") == pytest.approx(100, abs=0.1)
    assert apart("#808080", "#818181") < 1


@pytest.mark.parametrize("skin", SKINS)
def test_every_skin_stands_out(palette: Palette, skin: str) -> None:
    colors = palette.figure_of(skin, HAIRS[0])
    for ground in ("stage", "wall", "top", "trousers", "helper_top", "card"):
        assert apart(colors["skin"], colors[ground]) >= 25, f"{skin} on {ground}"
    assert apart(colors["skin"], colors["skin_shade"]) >= 10
    assert apart(colors["skin"], colors["face"]) >= 30


@pytest.mark.parametrize("hair", HAIRS)
def test_every_hair_stands_out(palette: Palette, hair: str) -> None:
    colors = palette.figure_of(SKINS[0], hair)
    for ground, least in (("stage", 20), ("wall", 17), ("top", 25)):
        assert apart(colors["hair"], colors[ground]) >= least, f"{hair} on {ground}"


@pytest.mark.parametrize(("skin", "hair"), list(product(SKINS, HAIRS)))
def test_hair_can_be_told_from_skin(palette: Palette, skin: str, hair: str) -> None:
    colors = palette.figure_of(skin, hair)
    assert apart(colors["hair"], colors["skin"]) >= 12


def test_the_choices_differ_from_each_other(palette: Palette) -> None:
    skins = [palette.figure_of(skin, "")["skin"] for skin in SKINS]
    hairs = [palette.figure_of("", hair)["hair"] for hair in HAIRS]
    assert len(SKINS) >= 3
    assert len(HAIRS) >= 3
    assert all(apart(one, other) >= 7 for colors in (skins, hairs) for one, other in combinations(colors, 2))


def test_every_choice_but_the_first_is_in_every_theme(palette: Palette) -> None:
    assert set(palette.skins) == set(SKINS[1:])
    assert set(palette.hairs) == set(HAIRS[1:])


def test_looks_are_kept_with_the_palette(palette: Palette) -> None:
    assert unpack_palette(pack_palette(palette)) == palette


def test_a_look_without_a_colour_is_named(tmp_path: Path) -> None:
    path = tmp_path / "odd.toml"
    whole = (THEMES / "light.toml").read_text(encoding="utf-8")
    path.write_text(whole + '\n[skins.odd]\nskin = "rosy"\n', encoding="utf-8")
    with pytest.raises(ValueError, match=r"odd\.toml.*skins\.odd\.skin.*rosy"):
        load_palette(path)


def test_the_command_line_paints_the_same_person() -> None:
    chosen = load_figure_palette(THEMES / "light.toml", "deep", "grey")
    plain = load_figure_palette(THEMES / "light.toml")
    assert chosen.skin != plain.skin
    assert chosen.hair != plain.hair
    assert chosen.top == plain.top


def test_a_choice_changes_the_pictures_at_once(theme: Theme, qtbot) -> None:
    before = theme.figure_palette
    with qtbot.waitSignal(theme.changed):
        theme.set_person("deep", "grey")
    assert theme.figure_palette.skin != before.skin
    with qtbot.assertNotEmitted(theme.changed):
        theme.set_person("deep", "grey")
