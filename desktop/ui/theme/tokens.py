"""Measures of the look that no palette changes: type sizes, spaces, corners and durations.

Lengths are in em: multiples of the body text's height, so that everything grows with the font. Knows no
colour and no widget.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class TextRole(StrEnum):
    """The value of the dynamic property ``role`` that styles a label."""

    DISPLAY = "display"
    """The one question or instruction of a page."""
    TITLE = "title"
    """The name of the thing on the page."""
    HEADING = "heading"
    """The head of a section, the name on a card."""
    BODY = "body"
    """Running text."""
    MUTED = "muted"
    """What may be read later."""


class ButtonRole(StrEnum):
    """The value of the dynamic property ``role`` that styles a button."""

    PRIMARY = "primary"
    """The one thing to press."""
    QUIET = "quiet"
    """Everything else that can be pressed."""
    ICON = "icon"
    """A picture alone; its accessible name says what it does."""
    FOLD = "fold"
    """A heading that opens and closes what stands below it."""
    LINK = "link"
    """Flat words that lead to more about a thing."""


class FrameRole(StrEnum):
    """The value of the dynamic property ``role`` that styles a frame or a small label."""

    PAGE = "page"
    """The ground of a page."""
    CARD = "card"
    """A white sheet that holds things together."""
    STAGE = "stage"
    """The ground of a picture."""
    TAG = "tag"
    """A quiet fact: minutes, tool, position."""
    NOTE = "note"
    """A tinted sheet for what is meant for this person."""
    BAR = "bar"
    """A strip along an edge of the page that holds buttons."""


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How one role of text is set.

    Attributes:
        size_em: Height in multiples of the body text.
        weight: CSS weight, 400 regular to 700 bold.
    """

    size_em: float
    weight: int


TEXT_STYLES: Final = {
    TextRole.DISPLAY: TextStyle(2.0, 700),
    TextRole.TITLE: TextStyle(1.5, 700),
    TextRole.HEADING: TextStyle(1.125, 600),
    TextRole.BODY: TextStyle(1.0, 400),
    TextRole.MUTED: TextStyle(0.9, 400),
}
"""Every size of type in the app; tags and buttons use one of these sizes too."""

TAG_SIZE_EM: Final = 0.85
"""Height of the text in tags: the smallest type there is."""

BODY_RATIO: Final = 1.2
"""Body text against the system's UI font: the app is read from a chair's distance, not from a desk's."""

SMALLEST_BODY_PX: Final = 15
"""Body text is never smaller than this, in device-independent pixels."""

SMALLEST_TEXT_PX: Final = 12
"""No text is smaller than this, in device-independent pixels."""

SPACE_XS_EM: Final = 0.25
SPACE_S_EM: Final = 0.5
SPACE_M_EM: Final = 1.0
SPACE_L_EM: Final = 1.5
SPACE_XL_EM: Final = 2.25

SCROLLBAR_EM: Final = 0.75
"""Width of a scroll bar."""

LEAST_TARGET_PX: Final = 44
"""The least side of what is pressed, in device-independent pixels (WCAG 2.2, target size, enhanced)."""

LARGE_TARGET_EM: Final = 3.0
"""Height of a button that a page is about, and of a number of the pain scale."""

RADIUS_CARD_EM: Final = 0.9
RADIUS_CONTROL_EM: Final = 0.65
RADIUS_TAG_EM: Final = 0.35

FRAME_MS: Final = 33
"""Time between two frames of a moving picture: thirty a second."""

STILL_MS: Final = 2_400
"""How long each still stands when motion is reduced."""
