"""What the player says when something hurts, and what is asked afterwards. Plain values in, text out."""

from typing import Final

from desktop.model.units import PressureLevel
from desktop.ui.relief import Hurt, Way
from desktop.ui.session_text import ButtonWords, pressure

HURTS: Final = ButtonWords("This hurts", "This hurts", "Something hurts: stop, and choose what to do (H)")
LET_GO: Final = "Let go and come off the tool."
LET_GO_OF_NOTHING: Final = "Let go and come to rest."
IS_PAUSED: Final = "Everything is paused. Take your time."
NOT_HURT: Final = ButtonWords(
    "", "It is all right: back, still paused", "It is all right: back, still paused (Esc)"
)
HOW_STRONG: Final = "How strong is it?"
SIGNS: Final = "Does one of these hold?"
HAS_SIGN: Final = "Yes, one of these"

WAYS: Final = {
    Way.EASE: "Ease off and go on",
    Way.SKIP: "Skip this step",
    Way.END: "End and show warning signs",
}
_NOT_TOLD: Final = "Say how strong it is, or go on without this step."
_TOO_STRONG: Final = "That is too strong to go on with. Leave this spot."
_WAS_EASED: Final = "It was eased off before. Leave this spot now."
_HAS_SIGN: Final = "Do not go on with this. End here and look at the warning signs."

EASED: Final = "Half as hard. If it still builds, leave the spot."
EASED_REST: Final = "Gentler from here. If it still builds, leave it."
"""For a step in which nothing is pressed."""
SKIPPED: Final = "Skipped. Take your time, and resume when you are ready."

HOW_NOW: Final = "And how is your back now?"


def let_go(*, has_tool: bool) -> str:
    """The first thing to do, whatever it is that hurts."""
    return LET_GO if has_tool else LET_GO_OF_NOTHING


def advice(hurt: Hurt, ache_rule: str) -> str:
    """What to do, as far as is known.

    Args:
        hurt: What was told.
        ache_rule: What the content says about an ache; empty when it says nothing.
    """
    if hurt.has_sign:
        return _HAS_SIGN
    if hurt.too_strong:
        return _TOO_STRONG
    if hurt.was_eased:
        return _WAS_EASED
    return _NOT_TOLD if hurt.pain is None else ache_rule


def eased(level: PressureLevel) -> str:
    """What is said when the session goes on more gently."""
    return EASED if level else EASED_REST


def eased_pressure(level: PressureLevel) -> str:
    """How hard to press in what was eased off."""
    return f"{pressure(level)}; eased off" if level else pressure(level)


def offered(title: str) -> str:
    """What a screen reader calls the button of a routine that is offered."""
    return f"Look at {title}"


def pain_before(pain: int) -> str:
    """What the pain was before the session."""
    return f"Before: {pain} of 10"
