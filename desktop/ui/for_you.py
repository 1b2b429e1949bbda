"""What a page tells this person about what is offered to them: what is left out, to ask first, to mind.

Plain values in, sentences out; knows no widget.
"""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from itertools import groupby
from typing import Final, NamedTuple

from desktop.library.adapting import adapted_technique
from desktop.library.offering import Bar, Offer
from desktop.model.catalogue import Catalogue
from desktop.model.condition import ConditionRule
from desktop.model.person import CALM_ONLY_FROM_PAIN, PRESSURE_RESTS_H, Person
from desktop.ui import safety_text

FOR_YOU_TITLE: Final = "For you"


class AdviceKind(StrEnum):
    """What becomes of the things that an advice speaks of, in the order in which it is told."""

    WITHHELD = "withheld"
    ASK = "ask"
    LEFT_OUT = "left_out"
    AGREED = "agreed"
    MIND = "mind"


class Note(NamedTuple):
    """One thing that is told.

    Attributes:
        title: What it is about: a condition in a few words, or a technique.
        words: What follows from it.
        techniques: The titles of the techniques that it holds for; none when it holds for all on the page.
    """

    title: str
    words: str
    techniques: tuple[str, ...] = ()


class Advice(NamedTuple):
    """Notes of one kind.

    Attributes:
        kind: What becomes of what they speak of.
        notes: At least one; those with the same title stand together.
        is_reason: Whether the page says above already what becomes of it, so that only why is left to tell.
    """

    kind: AdviceKind
    notes: tuple[Note, ...]
    is_reason: bool = False

    @property
    def head(self) -> str:
        """What stands above the notes."""
        return _WHY if self.is_reason else _HEADS[self.kind]

    @property
    def title(self) -> str:
        """What all the notes are about, when that is one and the same thing; empty otherwise."""
        titles = {note.title for note in self.notes}
        return titles.pop() if len(titles) == 1 else ""

    @property
    def by_title(self) -> tuple[tuple[str, tuple[Note, ...]], ...]:
        """The notes below the titles that they share, so that each title is told once."""
        groups = groupby(self.notes, key=lambda note: note.title)
        return tuple((title, tuple(notes)) for title, notes in groups)

    @property
    def spoken(self) -> str:
        """All of it as it is read out: "Ask first. Cancer. Ask your team. For: Knee rolls."."""
        told = [f"{self.head}."]
        for title, notes in self.by_title:
            told.append(f"{title}.")
            for note in notes:
                told.append(" ".join(note.words.splitlines()))
                if holds_for := self.holds_for(note):
                    told.append(f"{holds_for}.")
        return " ".join(told)

    def holds_for(self, note: Note) -> str:
        """Which techniques a note of this advice holds for; empty when it holds for all on the page."""
        if not note.techniques:
            return ""
        cannot_go_without = self.kind is AdviceKind.WITHHELD
        named = " · ".join(note.techniques)
        return f"Not to be left out: {named}" if cannot_go_without else f"For: {named}"


_HEADS: Final[Mapping[AdviceKind, str]] = {
    AdviceKind.WITHHELD: "Not right for you now",
    AdviceKind.ASK: "Ask first",
    AdviceKind.LEFT_OUT: "Left out for you",
    AdviceKind.AGREED: "You have asked about this",
    AdviceKind.MIND: "Mind this",
}
_WHY: Final = "Why"

_TOO_SORE: Final = Note(
    "Your pain now",
    f"From {CALM_ONLY_FROM_PAIN} of 10 on, only rest, breathing and easy walking are right.",
)
_PRESSURE_RESTS: Final = Note(
    "Your last session",
    f"It left you more sore, so nothing is pressed for {PRESSURE_RESTS_H} hours.",
)
_EASED: Final = Note("Pressure", "It is already lowered for you, in every step.")


def advice_of(offer: Offer, catalogue: Catalogue, person: Person) -> tuple[Advice, ...]:
    """What to tell a person about an offer; empty when there is nothing to tell.

    Args:
        offer: What of a routine is offered to the person.
        catalogue: Where conditions and techniques are looked up, as they are written.
        person: What is known of the person.
    """
    told = {
        AdviceKind.WITHHELD: _reasons(offer, catalogue),
        AdviceKind.ASK: _of_pairs(offer.to_ask, offer, catalogue),
        AdviceKind.LEFT_OUT: _left_out(offer, catalogue),
        AdviceKind.AGREED: _of_pairs(offer.agreed, offer, catalogue),
        AdviceKind.MIND: (
            *_of_pairs(offer.to_mind, offer, catalogue),
            *([_EASED] if _is_eased(offer, catalogue, person) else []),
        ),
    }
    return tuple(Advice(kind, tuple(notes)) for kind, notes in told.items() if notes)


def lasting_advice(offer: Offer, catalogue: Catalogue, person: Person) -> tuple[Advice, ...]:
    """Of the advice, what to mind in what is offered on any day; empty when that is nothing.

    It can be told before the questions of the day; ``advice_of_today`` tells the rest after them.
    """
    lasting, always = _narrowed(offer, catalogue, person, today=False)
    return advice_of(lasting._replace(barred=(), to_ask=()), catalogue, always)


def advice_of_today(offer: Offer, catalogue: Catalogue, person: Person) -> tuple[Advice, ...]:
    """Of the advice, all but what ``lasting_advice`` tells."""
    passing, today = _narrowed(offer, catalogue, person, today=True)
    return advice_of(passing, catalogue, today)


def _narrowed(offer: Offer, catalogue: Catalogue, person: Person, *, today: bool) -> tuple[Offer, Person]:
    """The same with only those conditions in what is offered that are told for one day, or that last."""
    named = frozenset(each.id for each in catalogue.conditions.values() if bool(each.today) is today)
    narrowed = offer._replace(
        agreed=tuple(pair for pair in offer.agreed if pair[0] in named),
        to_mind=tuple(pair for pair in offer.to_mind if pair[0] in named),
    )
    return narrowed, person._replace(conditions=person.conditions & named)


def _reasons(offer: Offer, catalogue: Catalogue) -> Sequence[Note]:
    """Why all of it is withheld: each reason once, with the techniques where it is not the same for all."""
    pairs = ((why, bar.part.title) for bar in offer.reasons for why in _why(bar, catalogue))
    return _gathered(pairs, [part.title for part in offer.row.parts])


def _left_out(offer: Offer, catalogue: Catalogue) -> Sequence[Note]:
    """What is left out, those with the same reasons together."""
    if not offer.shortened:
        return ()
    left_out: dict[str, list[str]] = {}
    for bar in offer.barred:
        reasons = "\n".join(f"{why.title}: {why.words}" for why in _why(bar, catalogue))
        left_out.setdefault(reasons, []).append(bar.part.title)
    return [Note(" · ".join(titles), reasons) for reasons, titles in left_out.items()]


def _why(bar: Bar, catalogue: Catalogue) -> Iterable[Note]:
    """Why one technique is not offered."""
    for condition in bar.conditions:
        yield _note(condition, bar.part.technique, catalogue)
    if bar.too_sore:
        yield _TOO_SORE
    if bar.pressure_rests:
        yield _PRESSURE_RESTS


def _of_pairs(pairs: Iterable[tuple[str, str]], offer: Offer, catalogue: Catalogue) -> Sequence[Note]:
    """The notes of the rules of these pairs of a condition and a technique."""
    titles = {part.technique: part.title for part in offer.row.parts}
    told = ((_note(condition, technique, catalogue), titles[technique]) for condition, technique in pairs)
    return _gathered(told, list(titles.values()))


def _gathered(told: Iterable[tuple[Note, str]], titles: Sequence[str]) -> Sequence[Note]:
    """Each note once, by title, with the techniques that it holds for; with none when that is all."""
    holds: dict[Note, list[str]] = {}
    for note, title in told:
        holds.setdefault(note, []).append(title)
    in_order = list(dict.fromkeys(note.title for note in holds))
    return [
        note._replace(techniques=() if set(titles) <= set(named) else tuple(dict.fromkeys(named)))
        for note, named in sorted(holds.items(), key=lambda held: in_order.index(held[0].title))
    ]


def _note(condition: str, technique: str, catalogue: Catalogue) -> Note:
    """What a condition means for a technique; what stops everything needs no word of the technique."""
    known = catalogue.conditions[condition]
    if known.stops:
        return Note(known.short, safety_text.STOPS[known.stops].why)
    rule = _rule(condition, technique, catalogue)
    return Note(known.short, rule.note if rule else known.title)


def _rule(condition: str, technique: str, catalogue: Catalogue) -> ConditionRule | None:
    rules = catalogue.techniques[technique].conditions
    return next((rule for rule in rules if rule.condition == condition), None)


def _is_eased(offer: Offer, catalogue: Catalogue, person: Person) -> bool:
    """Whether a step is offered at less pressure than it is written with."""
    if offer.withheld:
        return False
    kept = (catalogue.techniques[part.technique] for part in offer.row.parts)
    return any(adapted_technique(technique, person.conditions) != technique for technique in kept)
