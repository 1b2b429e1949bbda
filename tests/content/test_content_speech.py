"""What is said of our content has its time: every instruction in full, every change before it is due.

Asked with lengths estimated from the words, and with those of each voice that comes with the app.
"""

import re
from typing import Final

import pytest

from desktop.model.catalogue import Catalogue
from desktop.model.routine import Routine, RoutineItem
from desktop.model.speech import Line, MeasureLine
from desktop.session.compiler import compile_timeline, tight_instructions
from desktop.session.script import take_position
from desktop.session.speaking import Speaking, estimated_ms
from desktop.session.timeline import Segment, SegmentKind, Timeline
from desktop.session.tool_names import ToolNames, is_named_in, titles_worth_naming
from desktop.sound.joining import joined
from desktop.sound.spoken import spoken
from desktop.sound.voice import Pace
from desktop.system.espeak_voice import SPEAKERS
from desktop.system.voices import make_voice

ESTIMATED = "estimated"
TELLS_A_POSITION: Final = re.compile(
    r"\b(lie|lying|lean back|sit|stand|hands and knees|get in)\b", re.IGNORECASE
)


def voice_measure(name: str) -> MeasureLine:
    """How long a voice takes at its calm pace, without keeping what it says."""
    voice = make_voice(f"espeak:{name}", Pace.CALM)

    def measure(line: Line) -> int:
        pieces = spoken(line.text)
        return joined([(voice.render(piece.text), piece.pause_ms) for piece in pieces]).length_ms

    return measure


@pytest.fixture(scope="module", params=[ESTIMATED, *SPEAKERS])
def measure(request) -> MeasureLine:
    ask = estimated_ms if request.param == ESTIMATED else voice_measure(request.param)
    known: dict[Line, int] = {}

    def once(line: Line) -> int:
        if line not in known:
            known[line] = ask(line)
        return known[line]

    return once


@pytest.fixture(scope="module")
def timelines(catalogue: Catalogue, measure: MeasureLine) -> list[Timeline]:
    """Every routine, at its own scales."""
    speaking = Speaking(measure=measure, tool_titles=titles_worth_naming(catalogue.tools))
    return [
        compile_timeline(routine, catalogue.techniques, speaking=speaking)
        for routine in catalogue.routines.values()
    ]


def said_in(timeline: Timeline, segment: Segment) -> str:
    return " ".join(cue.text for cue in timeline.cues if cue.line and cue.segment == segment.index)


def test_every_technique_has_the_time_for_its_instructions(
    catalogue: Catalogue, measure: MeasureLine
) -> None:
    for technique in catalogue.techniques:
        alone = Routine(id="x", title="", goal="", techniques=(RoutineItem(technique=technique),))
        found = tight_instructions(alone, catalogue.techniques, Speaking(measure=measure))
        assert [(segment.step, tight.needs_ms, tight.has_ms) for segment, tight in found] == []


def test_every_instruction_of_every_routine_is_said_in_full(
    catalogue: Catalogue, timelines: list[Timeline]
) -> None:
    for timeline in timelines:
        for segment in timeline.plays:
            steps = {step.id: step for step in catalogue.techniques[segment.technique or ""].steps}
            said = said_in(timeline, segment)
            assert steps[segment.step or ""].say in said
            if segment.side.value in {"left", "right"}:
                assert f"{segment.side.value.capitalize()} side." in said


def test_every_change_of_position_is_said_before_it_is_due(
    catalogue: Catalogue, timelines: list[Timeline]
) -> None:
    for timeline in timelines:
        held = None
        for segment in timeline.segments:
            position = catalogue.techniques[segment.technique or ""].position
            if segment.kind in {SegmentKind.PREPARE, SegmentKind.CHANGE} and position is not held:
                announced = said_in(timeline, segment)
                told = announced + said_before_the_work(timeline, segment)
                assert take_position(position) in announced or TELLS_A_POSITION.search(told)
            held = position


def said_before_the_work(timeline: Timeline, change: Segment) -> str:
    """What the steps after a change say, up to the first one that is more than a preparation."""
    words = ""
    for segment in timeline.segments[change.index + 1 :]:
        words += said_in(timeline, segment)
        if segment.is_step and segment.kind is not SegmentKind.SETUP:
            break
    return words


def test_nobody_is_told_to_lie_down_or_get_in_before_everything_is_prepared(
    timelines: list[Timeline],
) -> None:
    first = {timeline.routine: said_in(timeline, timeline.segments[0]) for timeline in timelines}
    for routine in ("warm_bath_14", "warm_oil_18", "everything_25", "flare_10", "partner_15", "roller_10"):
        assert not re.search(r"Get into|Lie on", first[routine])
    # Where the first step begins with it, it comes before that.
    assert "Sit on the floor." in first["ball_hip_floor_11"]


def test_nobody_who_stands_is_told_to_stand_up_nor_to_leave_what_will_do(timelines: list[Timeline]) -> None:
    changes = {
        said_in(timeline, segment)
        for timeline in timelines
        for segment in timeline.segments
        if segment.kind is SegmentKind.CHANGE
    }
    assert "Next: Belly breathing." in changes
    assert "Next: Easy walk." in changes
    assert "Next: Easy walk. Stand up slowly." in changes
    assert not any("comfortable position" in change for change in changes)


def test_every_tool_is_named_before_it_is_used(catalogue: Catalogue, timelines: list[Timeline]) -> None:
    names = ToolNames(titles=titles_worth_naming(catalogue.tools), owned=frozenset())
    for timeline in timelines:
        said = ""
        for segment in timeline.segments:
            said += said_in(timeline, segment)
            if segment.is_step:
                technique = catalogue.techniques[segment.technique or ""]
                step = next(step for step in technique.steps if step.id == segment.step)
                if step.tools:
                    used = [name for name in names.tools(technique) if any_of(name, step.tools, catalogue)]
                    assert [name for name in used if not is_named_in(name, said)] == []


def any_of(name: str, tools: tuple[str, ...], catalogue: Catalogue) -> bool:
    return any(catalogue.tools[tool].title.lower() in name for tool in tools)


def test_the_session_is_never_without_words_where_something_begins(timelines: list[Timeline]) -> None:
    for timeline in timelines:
        silent = [s for s in timeline.segments if s.kind is not SegmentKind.REST and not said_in(timeline, s)]
        assert silent == []
