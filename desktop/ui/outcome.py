"""What becomes of the answers before a session: begin, begin without a part, ask first, or not this one.

Pure: values in, words out. The rule itself stands in ``desktop.library.offering``; this tells it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.library.offering import Offer
from desktop.model.catalogue import Catalogue
from desktop.model.condition import Stop, stop_of
from desktop.model.person import Person
from desktop.ui import safety_text
from desktop.ui.for_you import Advice, AdviceKind, advice_of, advice_of_today


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What the person reads after the questions, and what they may do then.

    Attributes:
        title: The one thing to know.
        lines: What it means, a sentence or two each.
        advice: What stands in the way, what to ask a clinician first, what is not played, what to mind.
        begin: Whether the session may begin.
        needs_agreement: Whether it may only begin once a clinician agreed.
        alternatives: What may be done instead, as pairs of the id and the title of a routine.
        signs: Whether to point to the warning signs.
    """

    title: str
    lines: tuple[str, ...] = ()
    advice: tuple[Advice, ...] = ()
    begin: bool = False
    needs_agreement: bool = False
    alternatives: tuple[tuple[str, str], ...] = ()
    signs: bool = False


def outcome_of(
    offer: Offer,
    person: Person,
    catalogue: Catalogue,
    alternatives: Sequence[str],
    *,
    lasting_told: bool = True,
) -> Outcome | None:
    """What to tell a person before a session.

    Args:
        offer: What of the routine is offered to the person, as they are now.
        person: The person, with what they told today.
        catalogue: Where conditions, techniques and routines are looked up.
        alternatives: The ids of routines that may be offered instead.
        lasting_told: Whether what there is to mind on any day was told before the questions.

    Returns:
        What to tell, or None when the session may begin at once.
    """
    stop = stop_of(each for each in catalogue.conditions.values() if each.id in person.conditions)
    if stop:
        words = safety_text.STOPS[stop]
        return Outcome(title=words.title, lines=words.lines, signs=stop is Stop.HELP_FIRST)
    if offer.withheld:
        return _withheld(offer, person, catalogue, alternatives)
    strong = person.calm_only
    tell = advice_of_today if lasting_told else advice_of
    advice = tell(offer, catalogue, person)
    if not (advice or strong):
        return None
    asks = bool(offer.to_ask)
    return Outcome(
        title=_title_of_offered(asks=asks, strong=strong, shortened=offer.shortened),
        lines=(
            *((safety_text.ASK_LINE,) if asks else ()),
            *(safety_text.CALM_LINES if strong else ()),
        ),
        advice=_below_title(advice),
        begin=True,
        needs_agreement=asks,
        signs=strong,
    )


def _title_of_offered(*, asks: bool, strong: bool, shortened: bool) -> str:
    if asks:
        return safety_text.ASK_TITLE
    if strong:
        return safety_text.CALM_TITLE
    return safety_text.SHORTENED_TITLE if shortened else safety_text.MIND_TITLE


def _withheld(offer: Offer, person: Person, catalogue: Catalogue, alternatives: Sequence[str]) -> Outcome:
    strong = person.calm_only
    if strong:
        title = safety_text.STRONG_TITLE
    elif any(bar.pressure_rests for bar in offer.reasons):
        title = safety_text.RESTS_TITLE
    else:
        barring = {name for bar in offer.reasons for name in bar.conditions}
        title = safety_text.blocked_title(passing=all(catalogue.conditions[name].today for name in barring))
    return Outcome(
        title=title,
        lines=safety_text.STRONG_LINES if strong else (),
        advice=_below_title(advice_of_today(offer, catalogue, person)),
        alternatives=tuple(
            (name, catalogue.routines[name].title) for name in alternatives if name != offer.row.id
        ),
        signs=strong,
    )


def _below_title(advice: Sequence[Advice]) -> tuple[Advice, ...]:
    """The same below a title that says already to ask first, or that this is not for today."""
    said = {AdviceKind.ASK, AdviceKind.WITHHELD}
    return tuple(part._replace(is_reason=part.kind in said) for part in advice)
