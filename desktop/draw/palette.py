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
        helper_top: The shirt of a second person.
        helper_top_shade: The shirt of a second person in the shade.
        helper_trousers: The trousers of a second person.
        helper_trousers_shade: The trousers of a second person in the shade.
        helper_hair: The hair of a second person.
        helper_hair_shade: The hair of a second person in the shade.
        face: Eyes and brows.
        ball: A ball.
        ball_shade: A ball in the shade.
        seam: The seam of a tennis ball.
        sock: A knitted sock with a ball in it.
        sock_shade: Its stripes.
        roller: A foam roller.
        roller_shade: The end and the marks of a foam roller.
        device: The handle of a massager.
        device_shade: The handle in the shade.
        device_head: The soft head of a massager.
        device_head_shade: The same in the shade.
        firm: Firm balls, canes and the column of a thermometer.
        firm_shade: The same in the shade.
        cloth: A towel.
        cloth_shade: The same in the shade.
        stripe: The stripe of a towel and the print on a bag.
        stripe_shade: The same in the shade.
        pillow: A pillow.
        pillow_shade: The same in the shade.
        bedding: A mattress.
        bedding_shade: The same in the shade.
        pad: A heating pad.
        pad_shade: The same in the shade.
        grain: A bag of grain.
        grain_shade: The same in the shade.
        cover: The cover of a hot water bottle.
        cover_shade: The same in the shade.
        rubber: Necks, bulbs, pumps and cords.
        rubber_shade: The same in the shade.
        ice: A cold pack.
        ice_shade: The same in the shade.
        crystal: Crystals of snow and salt.
        crystal_shade: The same in the shade.
        stone: A stone.
        stone_shade: The same in the shade.
        amber: A bottle of oil.
        amber_shade: The same in the shade.
        brown: A small dark bottle.
        brown_shade: The same in the shade.
        label: Paper and plastic: labels, bags, the body of a thermometer.
        label_shade: The same in the shade.
        ceramic: Bowls and baths.
        ceramic_shade: The same in the shade.
        water: Water.
        water_shade: The same in the shade.
        steam: Wisps of steam.
        glow: The light of attention that wanders over the body.
        halo: The rim that makes a small tool easy to find.
        contact: The disc where something presses lightly.
        contact_shade: The same where it presses as hard as it may.
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
    helper_top: str
    helper_top_shade: str
    helper_trousers: str
    helper_trousers_shade: str
    helper_hair: str
    helper_hair_shade: str
    face: str
    ball: str
    ball_shade: str
    seam: str
    sock: str
    sock_shade: str
    roller: str
    roller_shade: str
    device: str
    device_shade: str
    device_head: str
    device_head_shade: str
    firm: str
    firm_shade: str
    cloth: str
    cloth_shade: str
    stripe: str
    stripe_shade: str
    pillow: str
    pillow_shade: str
    bedding: str
    bedding_shade: str
    pad: str
    pad_shade: str
    grain: str
    grain_shade: str
    cover: str
    cover_shade: str
    rubber: str
    rubber_shade: str
    ice: str
    ice_shade: str
    crystal: str
    crystal_shade: str
    stone: str
    stone_shade: str
    amber: str
    amber_shade: str
    brown: str
    brown_shade: str
    label: str
    label_shade: str
    ceramic: str
    ceramic_shade: str
    water: str
    water_shade: str
    steam: str
    glow: str
    halo: str
    contact: str
    contact_shade: str
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


def clear(color: str | QColor, opacity: float) -> QColor:
    """Return a colour that lets through what lies below: 0 invisible, 1 solid."""
    made = QColor(color)
    made.setAlphaF(opacity)
    return made
