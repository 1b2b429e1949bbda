"""The theme: picks the palette, dresses the application and hands colours, sizes and icons to widgets.

Knows no page and no widget of ours.
"""

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QIcon, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

from desktop.ui.icons import IconSource
from desktop.ui.theme.focus_ring import FocusRing
from desktop.ui.theme.palette import ColorRole, Palette, load_palette
from desktop.ui.theme.stylesheet import stylesheet
from desktop.ui.theme.tokens import (
    BODY_RATIO,
    LEAST_TARGET_PX,
    SMALLEST_BODY_PX,
    SMALLEST_TEXT_PX,
    TEXT_STYLES,
    TextRole,
)

if TYPE_CHECKING:  # imported with the first figure
    from desktop.draw.palette import FigurePalette


class Mode(StrEnum):
    """Which palette the person asked for."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high_contrast"


_SCHEMES: Final = {
    Mode.SYSTEM: Qt.ColorScheme.Unknown,
    Mode.LIGHT: Qt.ColorScheme.Light,
    Mode.DARK: Qt.ColorScheme.Dark,
    Mode.HIGH_CONTRAST: Qt.ColorScheme.Light,
}


class Theme(QObject):
    """The look of the app, following the system until told otherwise.

    Signals:
        changed: Colours, sizes or the wish for less motion are different now; repaint.
    """

    changed = Signal()

    def __init__(
        self,
        assets: Path,
        *,
        mode: str = Mode.SYSTEM,
        font: QFont | None = None,
        load: Callable[[Path], Palette] = load_palette,
        parent: QObject | None = None,
    ) -> None:
        """Make a theme; nothing is dressed until ``apply``.

        Args:
            assets: The folder that holds ``themes/`` and ``icons/``.
            mode: "system", "light", "dark" or "high_contrast".
            font: The UI font; the system's when None. Every size is derived from it.
            load: Reads a palette file.
            parent: The Qt parent.
        """
        super().__init__(parent)
        self._load = load
        self._themes = assets / "themes"
        self._palettes: dict[str, Palette] = {}
        self._figure_palettes: dict[str, FigurePalette] = {}
        self._icons = IconSource(assets / "icons")
        self._mode = Mode(mode)
        self._reduced_motion = False
        self._skin, self._hair = "", ""
        self._app: QApplication | None = None
        self._ring: FocusRing | None = None
        self._font = font or QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
        self._em_px = max(SMALLEST_BODY_PX, round(QFontInfo(self._font).pixelSize() * BODY_RATIO))
        self._palette = self._palette_of(self._wanted())

    def apply(self, app: QApplication) -> None:
        """Dress the application and follow the system's colour scheme and contrast from now on.

        The application must be of the style Fusion: only that draws everything in the colours it is given.
        """
        self._app = app
        app.setFont(self.font(TextRole.BODY))
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self._follow)
        hints.accessibility().contrastPreferenceChanged.connect(self._follow)
        self._ring = FocusRing(self)
        app.focusChanged.connect(self._ring.follow)
        self._dress()

    @property
    def mode(self) -> str:
        """Which palette the person asked for: "system", "light", "dark" or "high_contrast"."""
        return self._mode

    def set_mode(self, mode: str) -> None:
        """Ask for a palette by the name of its mode."""
        if self._mode != mode:
            self._mode = Mode(mode)
            self._dress()

    @property
    def reduced_motion(self) -> bool:
        """Whether the person wants stills instead of moving pictures."""
        return self._reduced_motion

    def set_reduced_motion(self, wanted: bool) -> None:  # noqa: FBT001 - a setter of one truth
        """Say whether the person wants stills instead of moving pictures."""
        if self._reduced_motion != wanted:
            self._reduced_motion = wanted
            self.changed.emit()

    @property
    def skin(self) -> str:
        """The skin tone of the person in the pictures; empty for that of the palette itself."""
        return self._skin

    @property
    def hair(self) -> str:
        """The colour of the person's hair, likewise."""
        return self._hair

    def set_person(self, skin: str, hair: str) -> None:
        """Say how the person in the pictures looks."""
        if (self._skin, self._hair) != (skin, hair):
            self._skin, self._hair = skin, hair
            self.changed.emit()

    @property
    def palette(self) -> Palette:
        """The colours in use."""
        return self._palette

    @property
    def figure_palette(self) -> "FigurePalette":
        """The colours of the person in the pictures."""
        from desktop.draw.palette import FigurePalette  # noqa: PLC0415 - the window opens without a figure

        look = self.picture_look
        if look not in self._figure_palettes:
            self._figure_palettes[look] = FigurePalette(**self._palette.figure_of(self._skin, self._hair))
        return self._figure_palettes[look]

    @property
    def picture_look(self) -> str:
        """A name for the colours of the pictures: two looks of one name paint the same."""
        return f"{self._palette.name} {self._skin} {self._hair}"

    def color(self, role: str) -> QColor:
        """The colour of a role.

        Raises:
            ValueError: When there is no such role.
        """
        return QColor(self._palette.roles[ColorRole(role)])

    def em(self, count: float) -> int:
        """So many times the height of the body text, in device-independent pixels."""
        return round(self._em_px * count)

    def text_px(self, count: float) -> int:
        """Height of text of so many em: like ``em``, but never too small to read."""
        return max(SMALLEST_TEXT_PX, self.em(count))

    def target_px(self, count: float) -> int:
        """A side of something to press of so many em: like ``em``, but never too small to hit with ease."""
        return max(LEAST_TARGET_PX, self.em(count))

    def font(self, role: str) -> QFont:
        """The font of a text role, for widgets that paint their own text. Digits are all equally wide."""
        style = TEXT_STYLES[TextRole(role)]
        return self.font_of(style.size_em, style.weight)

    def font_of(self, size_em: float, weight: int = 400) -> QFont:
        """The UI font at a height in em and a CSS weight."""
        font = QFont(self._font)
        font.setPixelSize(self.text_px(size_em))
        font.setWeight(QFont.Weight(weight))
        font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def pixmap(self, name: str, role: str, size_em: float = 1.25) -> QPixmap:
        """An icon in the colour of a role, sharp on the finest screen."""
        ratio = self._app.devicePixelRatio() if self._app else 1.0
        return self._icons.pixmap(name, self.color(role), self.em(size_em), ratio)

    def icon(self, name: str, role: str, size_em: float = 1.25) -> QIcon:
        """The same for a button; set its icon size to ``em(size_em)``."""
        return QIcon(self.pixmap(name, role, size_em))

    def has_icon(self, name: str) -> bool:
        """Whether there is an icon of that name."""
        return self._icons.has(name)

    def _follow(self) -> None:
        if self._mode is Mode.SYSTEM and self._wanted() != self._palette.name:
            self._dress()

    def _wanted(self) -> Mode:
        """The palette to use now; never "system"."""
        if self._mode is not Mode.SYSTEM:
            return self._mode
        if self._app is None:
            return Mode.LIGHT
        hints = self._app.styleHints()
        if hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast:
            return Mode.HIGH_CONTRAST
        return Mode.DARK if hints.colorScheme() is Qt.ColorScheme.Dark else Mode.LIGHT

    def _palette_of(self, mode: Mode) -> Palette:
        """The palette of that name; each file is read when it is first wanted."""
        if mode not in self._palettes:
            self._palettes[mode] = self._load(self._themes / f"{mode}.toml")
        return self._palettes[mode]

    def _dress(self) -> None:
        if self._app is None:
            return
        # Title bars and native menus follow this; Unknown hands the choice back to the system.
        self._app.styleHints().setColorScheme(_SCHEMES[self._mode])
        self._palette = self._palette_of(self._wanted())
        self._app.setPalette(_qt_palette(self._palette))
        self._app.setStyleSheet(stylesheet(self._palette.roles, self.text_px, self.em))
        self.changed.emit()


def _qt_palette(palette: Palette) -> QPalette:
    role = QPalette.ColorRole
    colors = {
        role.Window: ColorRole.WINDOW,
        role.WindowText: ColorRole.TEXT,
        role.Base: ColorRole.CARD,
        role.AlternateBase: ColorRole.STAGE,
        role.Text: ColorRole.TEXT,
        role.PlaceholderText: ColorRole.MUTED,
        role.Button: ColorRole.CARD,
        role.ButtonText: ColorRole.TEXT,
        role.BrightText: ColorRole.ACCENT_TEXT,
        role.Highlight: ColorRole.PRIMARY,
        role.HighlightedText: ColorRole.ON_PRIMARY,
        role.ToolTipBase: ColorRole.TEXT,
        role.ToolTipText: ColorRole.WINDOW,
        role.Link: ColorRole.PRIMARY_TEXT,
        role.LinkVisited: ColorRole.PRIMARY_TEXT,
        role.Light: ColorRole.CARD,
        role.Midlight: ColorRole.LINE,
        role.Mid: ColorRole.LINE_STRONG,
        role.Dark: ColorRole.MUTED,
        role.Shadow: ColorRole.TEXT,
        role.Accent: ColorRole.PRIMARY,
    }
    made = QPalette()
    for qt_role, color_role in colors.items():
        made.setColor(qt_role, QColor(palette.roles[color_role]))
    for qt_role in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, qt_role, QColor(palette.roles[ColorRole.MUTED]))
    return made
