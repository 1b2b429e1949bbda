"""What the Learn page says besides the content itself. Plain values in, text out; knows no widget."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from desktop.model.knowledge import StopMoment, Topic, Verdict


class Heading(NamedTuple):
    """The head of a section.

    Attributes:
        title: As it stands over the section.
        short: As it stands in the list of sections.
    """

    title: str
    short: str


TITLE: Final = "Learn"
INTRO: Final = "Short answers about backs and massage, each with what it rests on."
SEARCH_HINT: Final = "Search answers, claims and techniques"
CLEAR_SEARCH: Final = "Clear the search"
CONTENTS: Final = "On this page"

TOPICS: Final[Mapping[Topic, Heading]] = {
    Topic.START: Heading("How to begin", "How to begin"),
    Topic.MASSAGE: Heading("What massage does", "What massage does"),
    Topic.WARMTH: Heading("Warmth, cold, oils and devices", "Warmth, cold, oils"),
    Topic.REST: Heading("Rest, sleep and getting up", "Rest and sleep"),
    Topic.SAFETY: Heading("Is it right for me?", "Is it right for me?"),
}

CLAIMS: Final = Heading("What people say, what we know", "What people say")
CLAIMS_NOTE: Final = "Things that are often said about backs and massage, held against what is known."
SO: Final = "What to make of it"

VERDICTS: Final[Mapping[Verdict, str]] = {
    Verdict.RIGHT: "Right",
    Verdict.PARTLY: "Partly",
    Verdict.UNPROVEN: "Unproven",
    Verdict.OVERSTATED: "Overstated",
    Verdict.WRONG: "Wrong",
    Verdict.UNSAFE: "Unsafe",
}
"""The tag on something that people say."""

VERDICT_NOTES: Final[Mapping[Verdict, str]] = {
    Verdict.RIGHT: "Right: this holds.",
    Verdict.PARTLY: "Partly: some of this holds, some does not.",
    Verdict.UNPROVEN: "Unproven: nobody has shown this.",
    Verdict.OVERSTATED: "Overstated: there is something in it, but less than is said.",
    Verdict.WRONG: "Wrong: this does not hold.",
    Verdict.UNSAFE: "Unsafe: following this can do harm.",
}
"""What the tag means."""

DOCTOR: Final = Heading("When to see a doctor", "See a doctor")
DOCTOR_NOW: Final = "At once, or today"
DOCTOR_NOW_NOTE: Final = "A few signs need help now, a few on the same day. They stand together on one page."
DOCTOR_LATER: Final = "An ordinary appointment"
DOCTOR_LATER_NOTE: Final = (
    "When the pain has not eased after a few weeks, keeps coming back, or worries you: "
    "see a doctor or a physiotherapist."
)

RULES: Final = Heading("How often, how much, when to stop", "How often, how much")
MOMENTS: Final[Mapping[StopMoment, str]] = {
    StopMoment.DAILY: "How often, and how long on one spot",
    StopMoment.AFTER: "After a session",
    StopMoment.TOGETHER: "What never goes together",
    StopMoment.AT_ONCE: "When to stop at once",
    StopMoment.ACHE: "What to do about an ache",
    StopMoment.BURN: "First aid for a burn",
}
"""The heads of the rules, in the order of the page."""

CALM: Final = Heading("Without massage", "Without massage")
CALM_NOTE: Final = "Lying well, getting up, breathing, resting and walking: right for a very sore back too."

INDEX: Final = Heading("All techniques", "All techniques")

SEE_HOW: Final = "See how it is done"

NOTHING_FOUND_NOTE: Final = "Try a single word, or another word for the same thing. These find something:"
SUGGESTIONS: Final = ("sleep", "oil", "warmth", "spine", "pressure", "ball")
"""Words to try when nothing was found; the page offers those that find something."""

_LONGEST_TYPED: Final = 40


def found(count: int) -> str:
    """How much a search found: "11 found"."""
    return f"{count} found" if count else "Nothing found"


def nothing_found(typed: str) -> str:
    """That a search found nothing: "Nothing found for “ovens”"."""
    words = " ".join(typed.split())
    short = words if len(words) <= _LONGEST_TYPED else f"{words[: _LONGEST_TYPED - 1]}…"
    return f"Nothing found for “{short}”"


def contents_entry(short: str, count: int) -> str:
    """What a screen reader says of a section in the list: "Rest and sleep, 4"."""
    return f"{short}, {count}"
