"""Joins files of content with the voice: an instruction that its step has no time to say in full is refused.

Part of the composition root: it knows files of content and the planning of lines, and is told how long
lines take.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeAlias

from desktop.model.routine import Routine, RoutineItem
from desktop.model.speech import Line, MeasureLine
from desktop.model.technique import Technique
from desktop.model.units import DurationMs
from desktop.session.compiler import tight_instructions
from desktop.session.speaking import Speaking, estimated_ms
from desktop.session.timeline import Segment, Tight

if TYPE_CHECKING:  # a timeline is shown without reading files to be checked
    from desktop.library.catalogue import Reading
    from desktop.model.catalogue import Catalogue

_TECHNIQUE, _ROUTINE = "technique", "routine"
_Found: TypeAlias = tuple[Segment, Tight]


def tight_words(tight: Tight) -> str:
    """What is said of a line that its time does not hold: 'needs 6.1 s, has 4 s; says: "Lean back."'."""
    # Rounded apart, so that two different times never look alike.
    needs, has = -(-tight.needs_ms // 100) / 10, tight.has_ms // 100 / 10
    instead = f'says: "{tight.said}"' if tight.said else "says nothing."
    return f"needs {needs:g} s, has {has:g} s; {instead}"


def refuse_unspoken(reading: "Reading", catalogue: "Catalogue", measure: MeasureLine) -> None:
    """Adds to the files the steps that have no time for what is to be said at their start.

    A technique is looked at in its own time and told at what its step says; a routine in the time that its
    scale leaves, and told at the scale.

    Args:
        reading: The files, checked for everything else.
        catalogue: What they may name besides each other.
        measure: How long a line takes.
    """
    techniques: Mapping[str, Technique] = {**catalogue.techniques, **_of(reading, _TECHNIQUE)}
    for technique in _of(reading, _TECHNIQUE).values():
        numbers = {step.id: number for number, step in enumerate(technique.steps)}
        for segment, tight in _tight(RoutineItem(technique=technique.id), techniques, measure):
            at = ("steps", numbers[segment.step or ""], "say")
            message = f"What step '{segment.step}' says {tight_words(tight)}"
            hint = "Say it in fewer words, or give the step more time."
            reading.refuse(_TECHNIQUE, technique.id, at, message, hint)
    routines: Mapping[str, Routine] = _of(reading, _ROUTINE)
    for routine in routines.values():
        for number, item in enumerate(routine.techniques):
            for segment, tight in _tight_by_scale(item, techniques, measure):
                at = ("techniques", number, "scale")
                message = f"At scale {item.scale:g}, what step '{segment.step}' says {tight_words(tight)}"
                hint = f"Raise the scale of '{item.technique}', or leave it out."
                reading.refuse(_ROUTINE, routine.id, at, message, hint)


def _tight_by_scale(
    item: RoutineItem, techniques: Mapping[str, Technique], measure: MeasureLine
) -> Iterator[_Found]:
    """The steps that would have time enough at full scale."""
    found = _tight(item, techniques, measure) if item.scale < 1 else ()
    if found:
        always = {segment.step for segment, _ in _tight(replace(item, scale=1.0), techniques, measure)}
        yield from (each for each in found if each[0].step not in always)


def _tight(
    item: RoutineItem, techniques: Mapping[str, Technique], measure: MeasureLine
) -> tuple[_Found, ...]:
    """What a technique has no time for, each step once: the sides of a step are as long as each other."""
    if item.technique not in techniques:
        return ()  # The file that names it is told so.
    routine = Routine(id="", title="", goal="", techniques=(item,))
    # The voice need not be asked for what has room to spare.
    rough = tight_instructions(routine, techniques, Speaking(measure=_at_most_ms))
    steps = {segment.step for segment, _ in rough}
    technique = techniques[item.technique]
    doubtful = replace(technique, steps=tuple(step for step in technique.steps if step.id in steps))
    if not doubtful.steps:
        return ()
    found = tight_instructions(routine, {technique.id: doubtful}, Speaking(measure=measure))
    return tuple({segment.step: (segment, tight) for segment, tight in reversed(found)}.values())[::-1]


def _at_most_ms(line: Line) -> DurationMs:
    """Longer than any voice is known to take for a line at its calm pace: a third more than estimated."""
    return estimated_ms(line) * 3 // 2


def _of(reading: "Reading", thing: str) -> Mapping[str, Any]:
    return reading.things.get(thing, {})
