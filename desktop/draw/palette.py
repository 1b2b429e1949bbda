"""The colours of the pictures, by name. Knows no file and no role; a theme file gives the values."""

from dataclasses import dataclass

from PySide6.QtGui import QColor


@dataclass(frozen=True, slots=True, kw_only=True)
class FigurePalette:
    """The colours of the pictures as ``#rrggbb``; the ``[figure]`` table of a theme has one line for each.

    Attributes:
        stage: Behind everything.
        card: Behind the back map.
        floor: The floor line and the wall, seen edge on.
        wall: The surface of a wall.
        shadow: What lies on the floor below the person.
        mat: The mat.
        wood: Chairs.
        wood_shade: Chairs, away from the light.
        skin: Skin in the light.
        skin_shade: Skin in the shade.
        hair: Hair.
        hair_shade: Hair in the shade.
        top: The shirt.
        top_shade: The shirt in the shade.
        trousers: The trousers.
        trousers_shade: The trousers in the shade.
        face: Eyes and brows.
        ball: A ball.
        ball_shade: A ball in the shade.
        seam: The seam of a tennis ball.
        sock: A sock with a ball in it.
        roller: A foam roller.
        roller_shade: The end and the marks of a foam roller.
        device: The handle of a massager.
        device_shade: The handle in the shade.
        device_head: The soft head of a massager.
        halo: The rim that makes a small tool easy to find.
        contact: The disc where something presses.
        motion: The arrow of a motion.
        body: The back of the back map.
        body_shade: Its blades, dimples and folds.
        spine: The dots of the spine on the back map.
        zone: The hatching of a no-pressure zone.
    """

    stage: str
    card: str
    floor: str
    wall: str
    shadow: str
    mat: str
    wood: str
    wood_shade: str
    skin: str
    skin_shade: str
    hair: str
    hair_shade: str
    top: str
    top_shade: str
    trousers: str
    trousers_shade: str
    face: str
    ball: str
    ball_shade: str
    seam: str
    sock: str
    roller: str
    roller_shade: str
    device: str
    device_shade: str
    device_head: str
    halo: str
    contact: str
    motion: str
    body: str
    body_shade: str
    spine: str
    zone: str


def blend(base: str, shade: str, tone: float) -> QColor:
    """Return the colour between two: the base at 0, the shade at 1."""
    a, b = QColor(base), QColor(shade)
    return QColor.fromRgbF(
        a.redF() + (b.redF() - a.redF()) * tone,
        a.greenF() + (b.greenF() - a.greenF()) * tone,
        a.blueF() + (b.blueF() - a.blueF()) * tone,
    )


def clear(color: str, opacity: float) -> QColor:
    """Return a colour that lets through what lies below: 0 invisible, 1 solid."""
    made = QColor(color)
    made.setAlphaF(opacity)
    return made
