"""Small routines and techniques for the tests of the session, and strategies that draw them."""

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from desktop.model.routine import Routine, RoutineItem
from desktop.model.technique import (
    Evidence,
    Position,
    SideRule,
    Step,
    StepKind,
    Strength,
    Technique,
)
from desktop.session.compiler import Pacing, compile_timeline
from desktop.session.speaking import IN_FULL
from desktop.session.timeline import Segment, SegmentKind, Side, Timeline

# How fast an example runs depends on how busy the machine is, and says nothing about the session.
calmly = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


def make_step(name, kind="work", side="none", *, seconds=None, times=None):
    """A step of ``seconds``, or of ``times`` = (repetitions, seconds of each)."""
    repetitions, repetition_s = times or (None, None)
    return Step(
        id=name,
        kind=StepKind(kind),
        title=f"Title of {name}",
        do=f"Do {name}.",
        say=f"Say {name}.",
        side=SideRule(side),
        duration_s=seconds,
        repetitions=repetitions,
        repetition_s=repetition_s,
        picture="sheet.motion",
    )


def make_technique(name, *steps):
    return Technique(
        id=name,
        title=f"Technique {name}",
        regions=("upper_back",),
        position=Position.SEATED,
        level=1,
        needs=(("hands",),),
        often="Daily.",
        evidence=Evidence(strength=Strength.NONE, claim="Nothing is known."),
        steps=steps,
    )


def make_routine(*items):
    """A routine of ``(technique id, scale)`` pairs."""
    return Routine(
        id="routine",
        title="A routine",
        goal="A goal.",
        techniques=tuple(RoutineItem(technique=technique, scale=scale) for technique, scale in items),
    )


def compiled(*techniques, scale=1.0, pacing=None, speaking=IN_FULL):
    """The timeline of these techniques in this order."""
    return compile_timeline(
        make_routine(*((technique.id, scale) for technique in techniques)),
        {technique.id: technique for technique in techniques},
        pacing or Pacing(),
        speaking,
    )


def laid_out(*parts):
    """A timeline without cues out of ``(kind, duration_ms)``, for what does not depend on cues."""
    segments = []
    start_ms = 0
    play = 0
    for index, (kind, duration_ms) in enumerate(parts):
        is_step = kind in {SegmentKind.SETUP, SegmentKind.WORK, SegmentKind.REST_STEP, SegmentKind.CHECK}
        segments.append(
            Segment(
                index=index,
                kind=kind,
                technique="one",
                step=f"step_{index}" if is_step else None,
                side=Side.NONE,
                title=f"Part {index}",
                start_ms=start_ms,
                duration_ms=duration_ms,
                play=play if is_step else None,
            )
        )
        play += is_step
        start_ms += duration_ms
    return Timeline(
        routine="routine", title="A routine", segments=tuple(segments), cues=(), duration_ms=start_ms
    )


@st.composite
def techniques(draw, name="one", max_steps=6):
    """A technique with any mix of kinds, sides and doses."""
    steps = []
    for number in range(draw(st.integers(1, max_steps))):
        seconds = draw(st.none() | st.integers(1, 90))
        times = None if seconds else (draw(st.integers(1, 15)), draw(st.integers(1, 8)))
        kind = draw(st.sampled_from([kind.value for kind in StepKind]))
        side = draw(st.sampled_from([side.value for side in SideRule]))
        steps.append(make_step(f"s{number}", kind, side, seconds=seconds, times=times))
    return make_technique(name, *steps)


@st.composite
def pacings(draw):
    return Pacing(
        prepare_ms=draw(st.sampled_from([0, 2_000, 10_000])),
        between_ms=draw(st.sampled_from([0, 200, 1_000, 5_000])),
        first_side=draw(st.sampled_from([Side.LEFT, Side.RIGHT])),
    )


@st.composite
def sessions(draw, max_techniques=3, max_steps=6):
    """A routine with its techniques by id, and a pacing."""
    names = ["one", "two", "three"][: draw(st.integers(1, max_techniques))]
    drawn = {name: draw(techniques(name, max_steps)) for name in names}
    items = draw(
        st.lists(
            st.tuples(st.sampled_from(names), st.sampled_from([0.25, 0.3, 0.5, 0.9, 1.0, 1.5, 2.0])),
            min_size=1,
            max_size=max_techniques,
        )
    )
    return make_routine(*items), drawn, draw(pacings())


def timelines(**limits):
    """Compiled timelines of drawn sessions."""
    return sessions(**limits).map(lambda session: compile_timeline(*session))
