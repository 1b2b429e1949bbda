"""What the library says, and how numbers and names are told everywhere. Plain values in, text out.

What only the page of a routine says stands in ``desktop.ui.routine_text``, so that the window opens without
it. Knows no widget.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from desktop.model.problem import Problem

if TYPE_CHECKING:  # 4 ms that the first picture of the window need not wait for
    from desktop.library.offering import Bar
    from desktop.model.units import DurationMs

APP_NAME: Final = "Unknot"

QUESTION: Final = "What do you have to hand?"
QUESTION_NOTE: Final = "Your hands are always with you. Tick what else is within reach."
ALMOST_TITLE: Final = "One more tool opens these"
NOTHING_FITS: Final = "No routine fits these tools"
NOTHING_FITS_NOTE: Final = "Every routine here needs a tool that is not ticked. Tick one above to open some."
NO_ROUTINES: Final = "There are no routines yet"
NO_ROUTINES_NOTE: Final = "The routines of the app could not be read. What was found is listed below."
ALL_WITHHELD: Final = "Nothing is offered at the moment"
ALL_WITHHELD_NOTE: Final = (
    "What you told about your health stands against every routine. Below is why. "
    "When something has changed, change your answers."
)
ASK_FIRST: Final = "Ask first"
SHORTENED: Final = "Shortened for you"
CHANGE_ANSWERS: Final = "Change my answers"
TO_SIGNS: Final = "See the warning signs"
TO_LEARN: Final = "Learn"
TO_HEALTH: Final = "Your health"
TO_SOUND: Final = "Sound"
APPEARANCE: Final = "Appearance"
APPEARANCE_MODES: Final[Mapping[str, str]] = {
    "system": "Like the system",
    "light": "Light",
    "dark": "Dark",
    "high_contrast": "High contrast",
}

STILL_PICTURES: Final = "Still pictures"

SKIN: Final = "Skin in the pictures"
SKINS: Final[Mapping[str, str]] = {"fair": "Fair", "tan": "Tan", "brown": "Brown", "deep": "Deep"}
HAIR: Final = "Hair in the pictures"
HAIRS: Final[Mapping[str, str]] = {"brown": "Brown", "black": "Black", "blond": "Blond", "grey": "Grey"}

BACK: Final = "Back"
FOLD: Final = {False: "Closed: opens more below", True: "Open: more below"}
"""What a screen reader says of a heading with something below it that opens, by whether it is open."""
NO_TOOLS: Final = "No tools"


def minutes(duration_ms: "DurationMs") -> str:
    """A length as people say it: "6 min", to the nearest minute and never 0."""
    return f"{max(1, round(duration_ms / 60_000))} min"


def seconds(duration_ms: "DurationMs") -> str:
    """A short time: "30 s", and "2 min" or "1 min 30 s" from a minute on."""
    whole_s = round(duration_ms / 1000)
    if whole_s < 60:
        return f"{whole_s} s"
    rest_s = whole_s % 60
    return f"{whole_s // 60} min" + (f" {rest_s} s" if rest_s else "")


def all_of(titles: Sequence[str]) -> str:
    """Names that belong together: "chair and towel", "a, b and c"."""
    if len(titles) < 2:
        return "".join(titles)
    return ", ".join(titles[:-1]) + " and " + titles[-1]


def sentence_case(words: str) -> str:
    """The same words with a capital first letter."""
    return words[:1].upper() + words[1:]


def fit_count(fitting: int) -> str:
    """How many routines fit: "4 routines fit"."""
    return "1 routine fits" if fitting == 1 else f"{fitting} routines fit"


def of_total(total: int) -> str:
    """Out of how many: "of 7"."""
    return f"of {total}"


def farther(routines: int) -> str:
    """How many routines lack more than one tool."""
    if routines == 1:
        return "1 more routine needs at least two tools that are not ticked."
    return f"{routines} more routines need at least two tools that are not ticked."


def missing(titles: Sequence[str]) -> tuple[str, ...]:
    """What a routine lacks, any one of these, a part for each: "Needs heating pad", "or wheat bag"."""
    return tuple(("or " if place else "Needs ") + title.lower() for place, title in enumerate(titles))


def withheld(routines: int) -> str:
    """How many routines are not offered to the person."""
    if routines == 1:
        return "1 routine is not for you at the moment"
    return f"{routines} routines are not for you at the moment"


def reasons(bars: Sequence["Bar"], conditions: Mapping[str, str]) -> str:
    """Why a routine is not offered, in a line: "Because of: blood thinners or easy bruising".

    Args:
        bars: What stands against it.
        conditions: The names of conditions, by id.
    """
    barring = {name for bar in bars for name in bar.conditions}
    # In the order of the conditions, so that the same reasons are always told in the same words.
    told = [in_a_sentence(words) for name, words in conditions.items() if name in barring]
    if any(bar.too_sore for bar in bars):
        told.append("strong pain now")
    if any(bar.pressure_rests for bar in bars):
        told.append("more pain after the last session; pressing rests for a day")
    return f"Because of: {', '.join(told)}"


def in_a_sentence(words: str) -> str:
    """The same words with a small first letter, as they stand within a sentence."""
    return words[:1].lower() + words[1:]


def card_name(title: str, facts: Sequence[str]) -> str:
    """What a screen reader says of a card."""
    return f"{title}. {', '.join(facts)}."


def step_number(number: int, total: int) -> str:
    """Where a step stands: "Step 3 of 7"."""
    return f"Step {number} of {total}"


def unread(files: int) -> str:
    """That this many files could not be read, whosever they are."""
    return "One file could not be read" if files == 1 else f"{files} files could not be read"


def problem_place(problem: Problem) -> str:
    """Where a problem is: "legs.yaml, line 4"."""
    return f"{problem.path}, line {problem.line}" if problem.line else problem.path
