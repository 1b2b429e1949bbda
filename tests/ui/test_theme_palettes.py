"""Palettes: every text can be read on its ground, and a bad file says what is wrong with it."""

from pathlib import Path

import pytest

from desktop.ui.theme.palette import SHAPE_PAIRS, TEXT_PAIRS, ColorRole, Palette, contrast, load_palette

THEMES = Path(__file__).resolve().parents[2] / "assets" / "themes"
LEAST_TEXT = {"light": 4.5, "dark": 4.5, "high_contrast": 7.0}
"""WCAG 2.2: 1.4.3 contrast (minimum), and 1.4.6 (enhanced) for the palette that promises it."""
LEAST_SHAPE = 3.0
"""WCAG 2.2: 1.4.11 non-text contrast."""


@pytest.fixture(params=sorted(LEAST_TEXT))
def palette(request: pytest.FixtureRequest) -> Palette:
    return load_palette(THEMES / f"{request.param}.toml")


def test_every_text_can_be_read_on_its_ground(palette: Palette) -> None:
    least = LEAST_TEXT[palette.name]
    poor = {
        f"{text} on {ground}": round(found, 2)
        for text, ground in TEXT_PAIRS
        if (found := contrast(palette.roles[text], palette.roles[ground])) < least
    }
    assert not poor


def test_every_shape_with_a_meaning_can_be_told_from_its_ground(palette: Palette) -> None:
    poor = {
        f"{shape} on {ground}": round(found, 2)
        for shape, ground in SHAPE_PAIRS
        if (found := contrast(palette.roles[shape], palette.roles[ground])) < LEAST_SHAPE
    }
    assert not poor


def test_the_stage_of_the_pictures_is_the_stage_of_the_pages(palette: Palette) -> None:
    assert palette.figure["stage"].lower() == palette.roles[ColorRole.STAGE].lower()


def test_only_the_dark_palette_is_dark(palette: Palette) -> None:
    assert palette.dark == (palette.name == "dark")


def test_contrast_is_that_of_the_guideline() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)
    # The grey that famously just misses 4.5 on white.
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_a_role_without_a_colour_is_named(tmp_path: Path) -> None:
    whole = (THEMES / "light.toml").read_text(encoding="utf-8")
    path = tmp_path / "half.toml"
    path.write_text(whole.replace('muted = "slate"\n', ""), encoding="utf-8")
    with pytest.raises(ValueError, match=r"half\.toml.*muted"):
        load_palette(path)


def test_a_name_that_stands_for_no_colour_is_named(tmp_path: Path) -> None:
    whole = (THEMES / "light.toml").read_text(encoding="utf-8")
    path = tmp_path / "odd.toml"
    path.write_text(whole.replace('muted = "slate"', 'muted = "slaet"'), encoding="utf-8")
    with pytest.raises(ValueError, match=r"odd\.toml.*roles\.muted.*slaet"):
        load_palette(path)
