"""The colours of the pictures in a palette file, for painting without a window."""

from pathlib import Path

from desktop.draw.palette import FigurePalette
from desktop.ui.theme.palette import load_palette


def load_figure_palette(path: Path) -> FigurePalette:
    """The colours that a palette file gives the pictures.

    Raises:
        ValueError: When the file leaves a role or a name without a colour.
        TypeError: When it leaves out a colour of the pictures.
    """
    return FigurePalette(**load_palette(path).figure)
