"""The colours of the pictures in a palette file, for painting without a window."""

from pathlib import Path

from desktop.draw.palette import FigurePalette
from desktop.ui.theme.palette import load_palette


def load_figure_palette(path: Path, skin: str = "", hair: str = "") -> FigurePalette:
    """The colours that a palette file gives the pictures.

    Args:
        path: The palette file.
        skin: The skin tone of the person; the file's own when it is none of its words.
        hair: The colour of the hair, likewise.

    Raises:
        ValueError: When the file leaves a role or a name without a colour.
        TypeError: When it leaves out a colour of the pictures.
    """
    return FigurePalette(**load_palette(path).figure_of(skin, hair))
