"""One generated stylesheet for the whole app, out of tokens and a palette.

The only place where a style is written. Knows no widget by name beyond Qt's own classes: widgets ask for a
style with the dynamic property ``role``.
"""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from desktop.ui.theme.palette import ColorRole
from desktop.ui.theme.tokens import (
    RADIUS_CARD_EM,
    RADIUS_CONTROL_EM,
    RADIUS_TAG_EM,
    SCROLLBAR_EM,
    TAG_SIZE_EM,
    TEXT_STYLES,
    ButtonRole,
    FrameRole,
    TextRole,
)

Pixels: TypeAlias = Callable[[float], int]
"""Turns em into device-independent pixels."""

Colors: TypeAlias = Mapping[ColorRole, str]
"""A colour for every role."""


def stylesheet(colors: Colors, text_px: Pixels, space_px: Pixels) -> str:
    """Write the stylesheet.

    Args:
        colors: A colour for every role.
        text_px: Height of text of so many em, never below the smallest readable size.
        space_px: Any other length of so many em.
    """
    parts = (
        _text(colors, text_px),
        _frames(colors, text_px, space_px),
        _buttons(colors, text_px, space_px),
        _menus(colors, space_px),
        _lists(colors, space_px),
        _sliders(colors, space_px),
        _scrolling(colors, space_px),
    )
    return "\n".join(parts)


def _text(c: Colors, text_px: Pixels) -> str:
    rules = [
        f'QLabel[role="{role}"] {{ font-size: {text_px(style.size_em)}px; font-weight: {style.weight};'
        f" color: {c[ColorRole.MUTED if role is TextRole.MUTED else ColorRole.TEXT]}; }}"
        for role, style in TEXT_STYLES.items()
    ]
    return "\n".join(
        (
            "QLabel { background: transparent; }",
            *rules,
            f"QToolTip {{ background: {c[ColorRole.TEXT]}; color: {c[ColorRole.WINDOW]}; border: none; }}",
        )
    )


def _frames(c: Colors, text_px: Pixels, px: Pixels) -> str:
    card = px(RADIUS_CARD_EM)
    tag_text = f"font-size: {text_px(TAG_SIZE_EM)}px; padding: {px(0.15)}px {px(0.5)}px;"
    tag_text += f" border-radius: {px(RADIUS_TAG_EM)}px;"
    return f"""
QMainWindow, QDialog, QWidget[role="{FrameRole.PAGE}"] {{ background: {c[ColorRole.WINDOW]}; }}
QFrame[role="{FrameRole.CARD}"] {{
  background: {c[ColorRole.CARD]}; border: 1px solid {c[ColorRole.LINE]}; border-radius: {card}px; }}
QFrame[role="{FrameRole.STAGE}"] {{
  background: {c[ColorRole.STAGE]}; border: 1px solid {c[ColorRole.LINE]}; border-radius: {card}px; }}
QFrame[role="{FrameRole.NOTE}"] {{
  background: {c[ColorRole.TINT]}; border: none; border-radius: {card}px; }}
QFrame[role="{FrameRole.BAR}"] {{
  background: {c[ColorRole.CARD]}; border: none; border-top: 1px solid {c[ColorRole.LINE]}; }}
QLabel[role="{FrameRole.TAG}"] {{
  background: {c[ColorRole.TAG]}; color: {c[ColorRole.ON_TAG]}; {tag_text} }}
"""


def _buttons(c: Colors, text_px: Pixels, px: Pixels) -> str:
    radius = px(RADIUS_CONTROL_EM)
    edge = f"border: 1px solid {c[ColorRole.LINE_STRONG]}; border-radius: {radius}px;"
    quiet = f'QPushButton, QToolButton, QPushButton[role="{ButtonRole.QUIET}"]'
    primary = f'QPushButton[role="{ButtonRole.PRIMARY}"]'
    icon = f'QPushButton[role="{ButtonRole.ICON}"], QToolButton[role="{ButtonRole.ICON}"]'
    fold = f'QToolButton[role="{ButtonRole.FOLD}"]'
    link = f'QPushButton[role="{ButtonRole.LINK}"]'
    return f"""
{quiet} {{
  background: {c[ColorRole.CARD]}; color: {c[ColorRole.TEXT]}; {edge} outline: none;
  font-size: {text_px(1.0)}px; font-weight: 600; padding: {px(0.55)}px {px(1.0)}px; }}
{_each(quiet, ":hover")} {{ background: {c[ColorRole.HOVER]}; }}
{_each(quiet, ":pressed")} {{ background: {c[ColorRole.TAG]}; }}
{_each(quiet, ":disabled")} {{ color: {c[ColorRole.MUTED]}; background: transparent; }}
{primary} {{
  background: {c[ColorRole.PRIMARY]}; color: {c[ColorRole.ON_PRIMARY]}; border: none;
  font-size: {text_px(1.125)}px; font-weight: 700; padding: {px(0.8)}px {px(2.2)}px; }}
{primary}:hover {{ background: {c[ColorRole.PRIMARY_HOVER]}; }}
{primary}:pressed {{ background: {c[ColorRole.PRIMARY_PRESSED]}; }}
{primary}:disabled {{ background: {c[ColorRole.TRACK]}; color: {c[ColorRole.MUTED]}; }}
{icon} {{ padding: {px(0.5)}px; }}
{fold} {{ background: transparent; border: none; padding: {px(0.3)}px {px(0.4)}px {px(0.3)}px 0; }}
{_each(fold, ":hover")} {{ color: {c[ColorRole.PRIMARY_TEXT]}; }}
{link} {{
  background: transparent; border: none; color: {c[ColorRole.PRIMARY_TEXT]};
  padding: {px(0.3)}px 0; text-align: left; }}
{link}:hover, {link}:pressed {{ background: transparent; text-decoration: underline; }}
"""


def _each(selectors: str, state: str) -> str:
    return ", ".join(selector + state for selector in selectors.split(", "))


def _menus(c: Colors, px: Pixels) -> str:
    return f"""
QMenu {{
  background: {c[ColorRole.CARD]}; border: 1px solid {c[ColorRole.LINE_STRONG]}; padding: {px(0.35)}px; }}
QMenu::item {{
  padding: {px(0.4)}px {px(1.2)}px {px(0.4)}px {px(0.6)}px; border-radius: {px(RADIUS_TAG_EM)}px; }}
QMenu::item:selected {{ background: {c[ColorRole.TINT]}; color: {c[ColorRole.ON_TINT]}; }}
QMenu::icon {{ padding-left: {px(0.6)}px; }}
QMenu::separator {{ height: 1px; background: {c[ColorRole.LINE]}; margin: {px(0.3)}px; }}
"""


def _lists(c: Colors, px: Pixels) -> str:
    """The list that a combo box opens."""
    return f"""
QComboBox QAbstractItemView {{
  background: {c[ColorRole.CARD]}; color: {c[ColorRole.TEXT]}; border: 1px solid {c[ColorRole.LINE_STRONG]};
  padding: {px(0.35)}px; outline: none; }}
QComboBox QAbstractItemView::item {{
  min-height: {px(2.0)}px; padding: 0 {px(0.5)}px; border-radius: {px(RADIUS_TAG_EM)}px; }}
QComboBox QAbstractItemView::item:selected, QComboBox QAbstractItemView::item:hover {{
  background: {c[ColorRole.TINT]}; color: {c[ColorRole.ON_TINT]}; }}
"""


def _sliders(c: Colors, px: Pixels) -> str:
    groove, knob = px(0.375), px(1.25)
    # The knob is wider than the groove by what it reaches beyond it at either side.
    beyond = (knob - groove) // 2
    return f"""
QSlider {{ background: transparent; }}
QSlider::groove:horizontal {{
  background: {c[ColorRole.TRACK]}; height: {groove}px; border-radius: {groove // 2}px; }}
QSlider::sub-page:horizontal {{ background: {c[ColorRole.PRIMARY]}; border-radius: {groove // 2}px; }}
QSlider::handle:horizontal {{
  background: {c[ColorRole.CARD]}; border: 2px solid {c[ColorRole.PRIMARY]}; width: {knob - 4}px;
  margin: -{beyond}px 0; border-radius: {groove // 2 + beyond}px; }}
QSlider::handle:horizontal:hover {{ background: {c[ColorRole.TINT]}; }}
QSlider::handle:horizontal:pressed {{ background: {c[ColorRole.PRIMARY]}; }}
"""


def _scrolling(c: Colors, px: Pixels) -> str:
    width, half = px(SCROLLBAR_EM), px(SCROLLBAR_EM) // 2
    handle = f"background: {c[ColorRole.LINE_STRONG]}; border-radius: {max(1, half - 2)}px; margin: 2px;"
    return f"""
QScrollArea, QScrollArea > QWidget > QWidget[role="{FrameRole.PAGE}"] {{
  background: {c[ColorRole.WINDOW]}; border: none; }}
QFrame[role="{FrameRole.CARD}"] > QScrollArea {{ background: transparent; }}
QScrollBar:vertical {{ background: transparent; width: {width}px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: {width}px; margin: 0; }}
QScrollBar::handle:vertical {{ {handle} min-height: {px(2.0)}px; }}
QScrollBar::handle:horizontal {{ {handle} min-width: {px(2.0)}px; }}
QScrollBar::handle:hover {{ background: {c[ColorRole.MUTED]}; }}
QScrollBar::handle:disabled {{ background: transparent; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""
