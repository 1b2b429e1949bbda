"""The words of everything that is said in a session, each thing in several forms from long to short.

Complete by ear: who does not look at the screen is told how to lie, what to take, which side and what to do.
Knows techniques and segments; nothing of how long words take, nor of when they are said.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from desktop.model.speech import Amount, Line
from desktop.model.technique import Position, Step, StepKind, Technique
from desktop.session.timeline import Segment, Side, switch_title
from desktop.session.tool_names import ToolNames, as_spoken, is_named_in

HALF_WAY: Final = "Half-way."
TEN_SECONDS: Final = "Ten seconds."
DONE: Final = "Done."
_DONE_IN_FULL: Final = "Done. Rest on as long as you like, then get up slowly."
_DONE_ON_FOOT: Final = "Done. Stand still for a moment, and breathe."
_ON_FOOT: Final = frozenset({Position.STANDING, Position.WALL})
_FROM_BELOW: Final = "Stand up slowly."
_STAND: Final = re.compile(r"\bstand\b", re.IGNORECASE)
_SIDES: Final = {Side.LEFT: "Left side.", Side.RIGHT: "Right side."}
_POSITIONS: Final = {
    Position.SEATED: "Sit down.",
    Position.STANDING: "Stand up.",
    Position.WALL: "Stand by a wall.",
    Position.SUPINE: "Lie on your back.",
    Position.PRONE: "Lie on your front.",
    Position.SIDE_LYING: "Lie on your side.",
    Position.FLOOR_SEATED: "Sit on the floor.",
    Position.HANDS_AND_KNEES: "Go on hands and knees.",
    Position.BATH: "Get into the bath.",
    Position.ANY: "Find a comfortable position.",
}
_LIE: Final = re.compile(r"\b(lie|lean back)\b", re.IGNORECASE)
_SIT: Final = re.compile(r"\bsit\b", re.IGNORECASE)
_TELLING: Final[Mapping[Position, re.Pattern[str]]] = MappingProxyType(
    {
        Position.SEATED: _SIT,
        Position.STANDING: _STAND,
        Position.WALL: re.compile(r"\bwall\b", re.IGNORECASE),
        Position.SUPINE: _LIE,
        Position.PRONE: _LIE,
        Position.SIDE_LYING: _LIE,
        Position.FLOOR_SEATED: _SIT,
        Position.HANDS_AND_KNEES: re.compile(r"\bhands and knees\b", re.IGNORECASE),
        Position.BATH: re.compile(r"\bget in\b", re.IGNORECASE),
        Position.ANY: re.compile(r"\b(lie|lying|sit)\b", re.IGNORECASE),
    }
)
"""By what words an instruction tells to take a position."""
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
_TITLE_END = re.compile(r"[,:]\s")
"""What a title has behind this, in "Foam roller, upper back", tells it apart from its like."""
_WORD = re.compile(r"[^\W_]+")
_ALIKE_WORDS: Final = 3
"""From so many equal words on, two sentences sound like the same one begun twice."""
_UNCOUNTED: Final = frozenset({"oil", "lotion", "salt", "water"})
"""What has no "a" before it."""


@dataclass(frozen=True, slots=True)
class Form:
    """One way to say something.

    Attributes:
        line: What is said; None for silence.
        enough: Whether nothing is missed that this form leaves out of the first one.
        unsaid: What the person needs all the same and has to be told at the start of the next step, from
            long to short; empty when this form leaves out nothing that matters. The last of them may be
            empty: then it is worth saying only where there is time.
    """

    line: Line | None
    enough: bool = False
    unsaid: tuple[str, ...] = ()


def take_position(position: Position) -> str:
    """How to hold the body from now on, as a short sentence."""
    return _POSITIONS[position]


def have_ready(things: Sequence[str]) -> str:
    """What to have at hand, to be read: "Have ready: tennis ball, chair."; empty for nothing."""
    return f"Have ready: {', '.join(things)}." if things else ""


def have_ready_aloud(things: Sequence[str]) -> str:
    """What to have at hand, to be heard: "Have a tennis ball and a chair ready."; empty for nothing."""
    if not things:
        return ""
    *others, last = [_with_article(thing) for thing in things]
    return f"Have {', '.join(others)} and {last} ready." if others else f"Have {last} ready."


def as_sentence(title: str) -> str:
    """A title with a full stop behind it, unless it ends a sentence already."""
    return title if title.endswith((".", "!", "?")) else f"{title}."


def done_forms(technique: Technique, amount: Amount) -> tuple[Form, ...]:
    """What is said at the end, after some technique; who still lies may have fallen half asleep."""
    stands = technique.position in _ON_FOOT or _STAND.search(technique.steps[-1].say)
    full = _DONE_ON_FOOT if stands else _DONE_IN_FULL
    return _forms([full, DONE] if amount is Amount.FULL else [DONE], amount)


def count_words(amount: Amount) -> bool:
    """Whether it is put into words how far a step has got."""
    return amount is Amount.FULL


def minutes_to_go(minutes: int) -> str:
    """A sign of life in a long rest: "2 more minutes."; at least 1."""
    return "One more minute." if minutes == 1 else f"{minutes} more minutes."


def rest_forms(following: Segment, step: Step, amount: Amount) -> tuple[Form, ...]:
    """What is said in the rest before a step of the same technique; the step itself says it again.

    Nothing where that would be in the same words.
    """
    coming = as_sentence(following.title)
    if amount is not Amount.FULL or _begin_alike(following.title, step.say):
        return (Form(None),)
    return (Form(Line(f"Next: {coming}")), Form(Line(coming), enough=True), Form(None, enough=True))


def switch_forms(before: Segment, following: Segment, amount: Amount) -> tuple[Form, ...]:
    """What is said in the pause between two steps on different sides."""
    if amount is Amount.SOUNDS:
        return (Form(None),)
    switch = as_sentence(switch_title(following.side))
    # The title of the step that was just done on the other side is no news.
    is_news = amount is Amount.FULL and following.step != before.step
    coming = [Form(Line(f"{switch} Next: {as_sentence(following.title)}"))] if is_news else []
    return (*coming, Form(Line(switch), enough=True), Form(None))


def change_forms(
    before: Technique | None, technique: Technique, tools: ToolNames, amount: Amount
) -> tuple[Form, ...]:
    """What is said before a technique begins: its name, how to hold the body, what to take.

    What the person must do is in every form but the last two, silence being the last. A tool need not be
    named where the title that is said with it names it, and nothing is announced that the steps at the
    beginning tell themselves, when it is due: who was told to lie down first would have to get up again
    for the pillow.

    Args:
        before: The technique that was done before; None at the start of a session.
        technique: The technique that begins.
        tools: The names of tools.
        amount: How much is said.
    """
    if amount is Amount.SOUNDS:
        return (Form(None),)
    word = "First" if before is None else "Next"
    names = [technique.title, _TITLE_END.split(technique.title)[0]]
    is_full = amount is Amount.FULL
    position = _new_position(before, technique, in_full=is_full)
    had = () if before is None else tools.needed(before)

    def announced(title: str, things: Sequence[str]) -> str:
        taken = _take(things, had, f"{title} {position}")
        return _joined(f"{word}: {as_sentence(title)}", position, taken)

    everything = announced(names[0], _to_fetch(before, technique, tools))
    named = [announced(name, tools.tools(technique)) for name in names]
    take = _take(tools.tools(technique), had, position)
    least = _joined(position, take)
    forms = [everything, *named] if is_full else named
    if before is None and is_full:
        forms = [f"Get ready. {everything}", *forms]
    texts = dict.fromkeys([*forms, least] if least else forms)
    # After this alone the step itself speaks of the tool.
    without_tools = position or f"{word}: {as_sentence(names[1])}"
    return (
        *(Form(Line(text), enough=text == everything) for text in texts),
        *([Form(Line(without_tools), unsaid=(take, ""))] if take else []),
        Form(None, unsaid=(named[0], least)),
    )


def step_forms(segment: Segment, step: Step, amount: Amount, carried: Sequence[str] = ()) -> tuple[Form, ...]:
    """What is said at the start of a step: its side and what to do.

    From long to short: all of it, as many of its leading sentences as there is time for, the title.

    Args:
        segment: The segment of the step.
        step: The step.
        amount: How much is said.
        carried: What there was no time for in the pause before, as `Form.unsaid` has it: said first, in
            one breath with the instruction.
    """
    side = _SIDES.get(segment.side, "")
    short = [_joined(side, as_sentence(step.title)), *([side] if side else [])]
    if amount is not Amount.FULL:
        texts = short
    else:
        sentences = _SENTENCE_END.split(step.say)
        texts = [_joined(side, *sentences[:count]) for count in range(len(sentences), 0, -1)] + short
    first = [_joined(ahead, texts[0]) for ahead in carried if ahead]
    must = carried[-1] if carried else ""
    if must:
        # Better a short instruction in the right position than a long one in the wrong.
        return _forms([*first, *(_joined(must, text) for text in texts[1:]), short[0]], amount)
    if amount is not Amount.FULL:
        return _forms([*first, *texts], amount)
    whole = Form(Line(texts[0], recording_name(segment)), enough=True)
    return (*_forms(first, amount)[:-1], whole, *_forms(texts[1:], amount))


def recording_name(segment: Segment) -> str:
    """The name under which a user may have recorded the instruction of a step: ``technique.step.left``."""
    side = (segment.side.value,) if segment.side in _SIDES else ()
    return ".".join((segment.technique or "", segment.step or "", *side))


def _forms(texts: Sequence[str], amount: Amount) -> tuple[Form, ...]:
    """Each text once, in order, and silence behind them."""
    if amount is Amount.SOUNDS:
        return (Form(None),)
    return (*(Form(Line(text)) for text in dict.fromkeys(texts)), Form(None))


def _take(things: Sequence[str], had: Sequence[str], said: str) -> str:
    """What to take of some things: nothing that the person had before or that is named anyway."""
    wanted = [thing for thing in things if thing not in had and not is_named_in(thing, said)]
    return have_ready_aloud([as_spoken(thing) for thing in wanted])


def _with_article(name: str) -> str:
    """A name as it stands in a sentence: "a tennis ball", "an ice pack", "pillows", "massage oil"."""
    last = name.rpartition(" ")[-1]
    if last.endswith("s") or last in _UNCOUNTED:
        return name
    return f"an {name}" if name.startswith(tuple("aeiou")) else f"a {name}"


def _to_fetch(before: Technique | None, technique: Technique, tools: ToolNames) -> list[str]:
    """The tools, and those household things that the first step does not ask for itself.

    Who may stay in any position needs no more than what is there.
    """
    stays = before is not None and technique.position is Position.ANY
    opening = technique.steps[0].say
    worked_with = tools.tools(technique)
    return [
        thing
        for thing in tools.needed(technique)
        if thing in worked_with or not (stays or is_named_in(thing, opening))
    ]


def _new_position(before: Technique | None, technique: Technique, *, in_full: bool) -> str:
    """What is announced of a position: nothing unless it is a new one, and needed before the steps tell it.

    "Ball at the wall" tells it by its name. Where any position will do, the one that is held will do, too.
    """
    new = technique.position
    if before is not None:
        stays = new in {before.position, Position.ANY}
        if stays or (new is Position.STANDING and before.position in _ON_FOOT):
            return ""
    telling = _TELLING[new]
    if telling.search(technique.title):
        return ""
    first, *later = _opening_sentences(technique, in_full=in_full)
    if telling.search(first) is None and any(map(telling.search, later)):
        return ""
    rises = before is not None and before.position is not Position.SEATED
    return _FROM_BELOW if rises and new is Position.STANDING else take_position(new)


def _opening_sentences(technique: Technique, *, in_full: bool) -> Iterator[str]:
    """What is said up to the first step that is more than a preparation."""
    for step in technique.steps:
        yield from _SENTENCE_END.split(step.say) if in_full else [step.title]
        if step.kind is not StepKind.SETUP:
            return


def _begin_alike(title: str, instruction: str) -> bool:
    """Whether an instruction begins with the words of a title, or with enough of them."""
    words = _WORD.findall(title.lower())[:_ALIKE_WORDS]
    return words == _WORD.findall(instruction.lower())[: len(words)]


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)
