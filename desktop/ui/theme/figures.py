"""The colours of the pictures, out of a palette. Knows no widget."""

from dataclasses import fields
from pathlib import Path

from desktop.draw.palette import FigurePalette
from desktop.ui.theme.palette import Palette, load_palette


def figure_palette(palette: Palette) -> FigurePalette:
    """The colours that a palette gives the pictures.

    Raises:
        KeyError: When it leaves one out.
    """
    return FigurePalette(**{field.name: palette.figure[field.name] for field in fields(FigurePalette)})


def load_figure_palette(path: Path) -> FigurePalette:
    """The colours of the pictures in a palette file, for painting without a window."""
    return figure_palette(load_palette(path))
