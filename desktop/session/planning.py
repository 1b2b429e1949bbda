"""What sounds and what is said when, over a whole session: planned over finished segments, settled here.

Every line is measured before it gets its place. It begins shortly after the sound of its segment and ends
before its segment does; no other line and no count sounds while it lasts. What does not fit is said in a
shorter form; what matters and had no time in a pause is said first in the step after it; what was lost all
the same is told in `Plan.tight`. Knows nothing of clocks, devices or voices.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from desktop.model.technique import Step, Technique
from desktop.model.units import DurationMs, PositionMs
from desktop.session.countdown import Counting, count_lines, counted, first_tick_ms
from desktop.session.cues import CLEAR_MS, LEAD_MS, in_order, line_cue, settled, sound_cue
from desktop.session.script import (
    DONE,
    Form,
    as_sentence,
    change_forms,
    count_words,
    done_forms,
    rest_forms,
    step_forms,
    switch_forms,
)
from desktop.session.speaking import Speaking
from desktop.session.timeline import Cue, CueKind, Segment, SegmentKind, Tight, switch_title


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What sounds in a session.

    Attributes:
        cues: All cues, in order of moment and then of falling priority.
        tight: The lines that were shortened or left out for want of time, in order.
    """

    cues: tuple[Cue, ...]
    tight: tuple[Tight, ...]


def plan_cues(
    segments: Sequence[Segment],
    techniques: Mapping[str, Technique],
    speaking: Speaking,
    half_ms: Mapping[int, PositionMs],
) -> Plan:
    """All that sounds and is said in a session.

    Args:
        segments: The finished segments; at least one.
        techniques: At least the techniques that they name, by id.
        speaking: How it is to be spoken.
        half_ms: When half-way is in segments that are longer now than when it was planned, by index.

    Raises:
        KeyError: A technique or a step is not there.
    """
    return _Planner(segments, techniques, speaking).plan(half_ms)


def shortened_instructions(
    segments: Sequence[Segment], techniques: Mapping[str, Technique], speaking: Speaking
) -> tuple[Tight, ...]:
    """The instructions that their steps have no time to say in full, whatever else is to be said.

    Raises:
        KeyError: A technique or a step is not there.
    """
    return _Planner(segments, techniques, speaking).shortened_instructions()


def step_of(segment: Segment, techniques: Mapping[str, Technique]) -> Step:
    """The step that a step segment plays.

    Raises:
        KeyError: The techniques hold no such step, or the segment plays none.
    """
    for step in techniques[segment.technique or ""].steps:
        if step.id == segment.step:
            return step
    raise KeyError(segment.step)


class _Planner:
    """Plans one session, segment by segment."""

    def __init__(
        self, segments: Sequence[Segment], techniques: Mapping[str, Technique], speaking: Speaking
    ) -> None:
        self._segments = segments
        self._techniques = techniques
        self._speaking = speaking
        said = count_lines(segments) if count_words(speaking.amount) else ()
        self._counting = Counting(
            words_ms={line: speaking.measure(line) for line in said},
            breathing=speaking.breathing,
        )
        self._tight: list[Tight] = []

    def plan(self, half_ms: Mapping[int, PositionMs]) -> Plan:
        openings: list[Cue] = []
        rest: list[Cue] = []
        carried: tuple[str, ...] = ()
        for segment in self._segments:
            if segment.is_step:
                carried = carried or self._unannounced(segment)
            form = self._chosen(segment, self._forms(segment, carried))
            # Only a step is told what the pause before it left out.
            carried = form.unsaid
            said = self._said(form, segment, segment.start_ms)
            openings.extend(self._sounds(segment, heard=said is not None))
            rest.extend(counted(segment, said, self._counting, half_ms.get(segment.index)))
            rest.extend([] if said is None else [said])
        ending, *words = self._ending()
        return Plan(cues=in_order([*settled([*openings, ending]), *rest, *words]), tight=tuple(self._tight))

    def shortened_instructions(self) -> tuple[Tight, ...]:
        for segment in self._segments:
            if segment.is_step:
                self._chosen(segment, self._forms(segment, ()))
        return tuple(self._tight)

    def _forms(self, segment: Segment, carried: Sequence[str]) -> tuple[Form, ...]:
        """What could be said as a segment begins; the pauses always have a step behind them."""
        amount, techniques = self._speaking.amount, self._techniques
        if segment.is_step:
            return step_forms(segment, step_of(segment, techniques), amount, carried)
        following = self._segments[segment.index + 1]
        match segment.kind:
            case SegmentKind.REST:
                return rest_forms(following, step_of(following, techniques), amount)
            case SegmentKind.SWITCH:
                return switch_forms(self._segments[segment.index - 1], following, amount)
            case _:
                return self._change(segment.index, following)

    def _unannounced(self, segment: Segment) -> tuple[str, ...]:
        """What has to be said of a technique that begins without a pause before it."""
        before = self._segments[segment.index - 1] if segment.index else None
        if before is None or (before.is_step and before.technique != segment.technique):
            return self._change(segment.index, segment)[-1].unsaid
        return ()

    def _change(self, index: int, following: Segment) -> tuple[Form, ...]:
        before = self._segments[index - 1].technique if index else None
        return change_forms(
            None if before is None else self._techniques[before],
            self._techniques[following.technique or ""],
            self._speaking.tools,
            self._speaking.amount,
        )

    def _chosen(self, segment: Segment, forms: Sequence[Form]) -> Form:
        """The longest form that there is time for; what is lost by that is noted.

        The preparation is counted down where all that matters can be said before that. An instruction is
        never shortened for the count: what is left out might be what keeps the person from harm.
        """
        limits_ms = [segment.end_ms - CLEAR_MS]
        tick_ms = first_tick_ms(segment)
        if tick_ms is not None and not segment.is_step:
            limits_ms.insert(0, tick_ms - CLEAR_MS)
        whole = [form for form in forms if not form.unsaid and form.line is not None]
        tries = [(form, limit_ms) for limit_ms in limits_ms for form in whole]
        tries += [(form, limits_ms[-1]) for form in forms if form.unsaid and form.line is not None]
        begin_ms = segment.start_ms + LEAD_MS
        for form, limit_ms in tries:
            if begin_ms + self._length_ms(form) <= limit_ms:
                break
        else:
            form = forms[-1]  # silence
        wanted = forms[0].line
        is_moved = form.line is None and form.unsaid
        if wanted is not None and form is not forms[0] and not form.enough and not is_moved:
            self._tight.append(
                Tight(
                    segment=segment.index,
                    text=wanted.text,
                    needs_ms=self._length_ms(forms[0]),
                    has_ms=max(0, limits_ms[0] - begin_ms),
                    said="" if form.line is None else form.line.text,
                )
            )
        return form

    def _length_ms(self, form: Form) -> DurationMs:
        return 0 if form.line is None else self._speaking.measure(form.line)

    def _said(self, form: Form, segment: Segment, after_ms: PositionMs) -> Cue | None:
        """The cue of a form, after the sound at a moment."""
        if form.line is None:
            return None
        return line_cue(form.line, segment, after_ms + LEAD_MS, self._length_ms(form))

    def _sounds(self, segment: Segment, *, heard: bool) -> Iterator[Cue]:
        """What sounds as a segment begins; its words are shown unless they are said right after it."""
        text = as_sentence(segment.title)
        if segment.is_step:
            # The title stands on the screen anyway.
            yield sound_cue(CueKind.START, segment, segment.start_ms, segment.title, captioned=False)
            before = self._segments[segment.index - 1] if segment.index else segment
            # Without a pause between the plays, the switch is told as the other side begins.
            if before.is_step and segment.switches_from(before):
                yield self._switch(segment, heard=heard)
        elif segment.kind is SegmentKind.SWITCH:
            yield self._switch(segment, heard=heard)
        elif segment.kind is SegmentKind.REST:
            coming = as_sentence(f"Next: {self._segments[segment.index + 1].title}")
            yield sound_cue(CueKind.REST, segment, segment.start_ms, coming, captioned=not heard)
        elif segment.kind is SegmentKind.CHANGE:
            yield sound_cue(CueKind.NEXT, segment, segment.start_ms, text, captioned=not heard)
        else:
            first = self._techniques[self._segments[segment.index + 1].technique or ""].title
            coming = as_sentence(f"{text} First: {first}")
            yield sound_cue(CueKind.PREPARE, segment, segment.start_ms, coming, captioned=not heard)

    def _switch(self, segment: Segment, *, heard: bool) -> Cue:
        return sound_cue(
            CueKind.SWITCH,
            segment,
            segment.start_ms,
            as_sentence(switch_title(segment.side)),
            sound=f"switch_{segment.side}",
            captioned=not heard,
        )

    def _ending(self) -> Iterator[Cue]:
        """The end: its sound, then its words, which are said after it and are bound by nothing."""
        last = self._segments[-1]
        technique = self._techniques[last.technique or ""]
        said = self._said(done_forms(technique, self._speaking.amount)[0], last, last.end_ms)
        yield sound_cue(CueKind.DONE, last, last.end_ms, DONE, captioned=said is None)
        if said is not None:
            yield said
