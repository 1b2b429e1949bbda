"""The theme: it follows the system until told otherwise, and every size grows with the font."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QStyleHints
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop.ui.theme.theme import Theme
from desktop.ui.theme.tokens import TEXT_STYLES, TextRole

ASSETS = Path(__file__).resolve().parents[2] / "assets"


def _set_system_scheme(qapp: QApplication, monkeypatch: pytest.MonkeyPatch, scheme: Qt.ColorScheme) -> None:
    monkeypatch.setattr(QStyleHints, "colorScheme", lambda _hints: scheme)
    qapp.styleHints().colorSchemeChanged.emit(scheme)


def test_system_mode_follows_the_system_while_it_runs(
    dress: Callable[..., Theme], qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    theme = dress(mode="system")
    assert theme.palette.name == "light"
    with qtbot.waitSignal(theme.changed):
        _set_system_scheme(qapp, monkeypatch, Qt.ColorScheme.Dark)
    assert theme.palette.name == "dark"
    assert qapp.palette().window().color() == theme.color("window")


def test_a_chosen_mode_does_not_follow_the_system(
    dress: Callable[..., Theme], qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    theme = dress(mode="light")
    _set_system_scheme(qapp, monkeypatch, Qt.ColorScheme.Dark)
    assert theme.palette.name == "light"


def test_the_way_back_to_the_system_is_open(
    dress: Callable[..., Theme], qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    theme = dress(mode="light")
    _set_system_scheme(qapp, monkeypatch, Qt.ColorScheme.Dark)
    theme.set_mode("system")
    assert theme.palette.name == "dark"


@pytest.mark.parametrize("mode", ["light", "dark", "high_contrast"])
def test_a_mode_changes_colours_and_says_so(dress: Callable[..., Theme], qtbot: QtBot, mode: str) -> None:
    theme = dress(mode="system")
    with qtbot.waitSignal(theme.changed):
        theme.set_mode(mode)
    assert (theme.mode, theme.palette.name) == (mode, mode)


def test_the_same_mode_again_changes_nothing(theme: Theme, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(theme.changed):
        theme.set_mode("light")
        theme.set_reduced_motion(False)


def test_less_motion_is_told(theme: Theme, qtbot: QtBot) -> None:
    with qtbot.waitSignal(theme.changed):
        theme.set_reduced_motion(True)
    assert theme.reduced_motion


def test_unknown_names_are_refused(theme: Theme) -> None:
    with pytest.raises(ValueError, match="mauve"):
        theme.color("mauve")
    with pytest.raises(ValueError, match="sepia"):
        theme.set_mode("sepia")


@pytest.mark.parametrize("role", list(TextRole))
def test_a_label_takes_the_type_of_its_role(theme: Theme, qtbot: QtBot, role: TextRole) -> None:
    label = QLabel("1234")
    qtbot.addWidget(label)
    label.setProperty("role", role)
    label.ensurePolished()
    assert label.font().pixelSize() == theme.font(role).pixelSize()
    assert label.font().weight() == TEXT_STYLES[role].weight


def test_no_text_is_too_small_to_read_however_small_the_font(qapp: QApplication) -> None:
    tiny = QFont()
    tiny.setPixelSize(5)
    theme = Theme(ASSETS, font=tiny)
    assert min(theme.font(role).pixelSize() for role in TextRole) >= 12
    assert theme.font_of(0.1).pixelSize() >= 12
    assert theme.text_px(0.1) >= 12


def test_every_size_grows_with_the_font(dress: Callable[..., Theme]) -> None:
    plain, large = dress(), dress(text_scale=2.0)
    assert large.em(10) > 1.5 * plain.em(10)
    assert large.font("muted").pixelSize() > 1.5 * plain.font("muted").pixelSize()


def test_digits_are_equally_wide(theme: Theme) -> None:
    metrics = QFontMetrics(theme.font("display"))
    assert len({metrics.horizontalAdvance(digit) for digit in "0123456789"}) == 1
