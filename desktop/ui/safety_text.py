"""What the screening, the gate before a session and the answers to it say. Plain values in, text out.

Read by people in pain, some of them frightened: few words, kind, and never a lawyer's.
"""

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from desktop.model.condition import ConditionGroup, Stop
from desktop.model.knowledge import Urgency
from desktop.model.person import CALM_ONLY_FROM_PAIN, CARE_FROM_PAIN
from desktop.ui import signs_text

PAIN_SCALE: Final = "Pain, from 0 to 10"
PAIN_NONE: Final = "No pain"
PAIN_WORST: Final = "Worst pain"

GATE_PAIN: Final = "How strong is your pain now?"
GATE_TODAY: Final = "Is any of this true today?"
GATE_FIRST_PAIN: Final = "First choose how strong your pain is."
GATE_BEGIN: Final = "None of these: begin"
GATE_GO_ON: Final = "Go on"
GATE_GENTLE: Final = "Take care: gentler than usual."
GATE_STRONG: Final = "That is strong: only calm things today."

BEGIN: Final = "Begin"
BEGIN_ASKED: Final = "I have asked: begin"
NOT_YET: Final = "Not yet"
ALTERNATIVES_HEAD: Final = "You may do this instead"


class StopWords(NamedTuple):
    """What is said while nothing at all is offered.

    Attributes:
        why: Why a technique is not offered.
        title: The one thing to know before a session.
        lines: What to do, a sentence or two each.
        screening: What follows from the tick.
    """

    why: str
    title: str
    lines: tuple[str, ...]
    screening: str


STOPS: Final[Mapping[Stop, StopWords]] = {
    Stop.HELP_FIRST: StopWords(
        why="Stop here and get medical help.",
        title="Please get help first",
        lines=(
            f"{signs_text.ACTIONS[Urgency.EMERGENCY]} for some warning signs: the next page says which.",
            "For the others, it says how soon to be seen.",
            "A serious cause is rare; having it checked is right.",
        ),
        screening="A warning sign comes first.",
    ),
    Stop.ADULTS_ONLY: StopWords(
        why="This app is for adults.",
        title="This app is for adults",
        lines=(
            "It was made for grown backs. Tell a parent about the pain, and ask a doctor or physiotherapist.",
        ),
        screening="This app is for adults. You may look around; nothing is played.",
    ),
}
ENDED_HURTING: Final = "You stopped because it hurt. Is one of these new? Then get help before anything else."
STRONG_TITLE: Final = "Stop here for today"
STRONG_LINES: Final = (
    "Rest the way that eases it, breathe slowly, or walk a little.",
    "Is the pain sudden, or not like before? Look at the warning signs.",
)
CALM_TITLE: Final = "Only what is calm today"
CALM_LINES: Final = (
    "Your back is very sore now. Stay with what eases it, and stop when it does not.",
    "Is the pain sudden, or not like before? Look at the warning signs.",
)
RESTS_TITLE: Final = "Let your back rest"
ASK_TITLE: Final = "Ask before you begin"
ASK_LINE: Final = "Your doctor, midwife or physiotherapist should agree to this first."
SHORTENED_TITLE: Final = "A little shorter for you"
MIND_TITLE: Final = "What to mind today"

SCREENING_TITLE: Final = "Is any of this true for you?"
SCREENING_WHY: Final = (
    "Not everything suits every back. Tick what is true, and what does not suit you is left out."
)
SCREENING_KEPT: Final = "Kept on this machine only. You can change it at any time."
SCREENING_NONE: Final = "None of these"
SCREENING_LATER: Final = "Later"
SCREENING_LATER_NOTE: Final = "Look around first. Before the first session you are asked again."
SCREENING_FOLLOWS: Final = "What is not right for you is left out, and each routine says why."
GROUPS: Final[Mapping[ConditionGroup, str]] = {
    ConditionGroup.NOW: "Right now",
    ConditionGroup.YOU: "You",
    ConditionGroup.BONES: "Bones and joints",
    ConditionGroup.NERVES: "Spine, nerves and feeling",
    ConditionGroup.HEART: "Heart, blood and kidneys",
    ConditionGroup.SKIN: "Skin, scents and cold",
}


def pain_of_ten(pain: int) -> str:
    """What a screen reader says of a number on the scale: "Pain 4 of 10"."""
    return f"Pain {pain} of 10"


def pain_means(pain: int | None) -> str:
    """What follows from a pain, in a few words; nothing from a mild one, and a wish where it is not told."""
    if pain is None:
        return GATE_FIRST_PAIN
    if pain < CARE_FROM_PAIN:
        return ""
    return GATE_STRONG if pain >= CALM_ONLY_FROM_PAIN else GATE_GENTLE


def go_on(pain: int | None, *, any_ticked: bool) -> str:
    """The button below the questions before a session."""
    strong = pain is not None and pain >= CALM_ONLY_FROM_PAIN
    return GATE_GO_ON if any_ticked or strong else GATE_BEGIN


def begin_instead(title: str) -> str:
    """What a screen reader calls the button that begins a routine in place of the one that was wanted."""
    return f"Begin {title}"


def told(title: str, words: Iterable[str]) -> str:
    """All of an outcome, to be read out."""
    return " ".join((f"{title}.", *words))


def blocked_title(*, passing: bool) -> str:
    """The head where a condition stands in the way; ``passing`` when tomorrow may be different."""
    return "Not today" if passing else "Better not this one"


def save(ticked: int) -> str:
    """The button that keeps the answers, with their number: "Save 2 answers"."""
    if not ticked:
        return SCREENING_NONE
    return "Save 1 answer" if ticked == 1 else f"Save {ticked} answers"
