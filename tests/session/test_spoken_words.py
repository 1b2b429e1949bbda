"""The words of a session: nothing too early, nothing twice, nothing that does not fit how the person is."""

from dataclasses import replace

import pytest

from desktop.model.speech import Amount
from desktop.model.technique import Position
from desktop.session.script import have_ready_aloud
from desktop.session.speaking import Speaking
from desktop.session.timeline import CueKind, SegmentKind
from tests.session.session_content import compiled, make_step, make_technique

TITLES = {"roller": "Foam roller", "cane": "Cane (S-hook)", "mat": "Mat"}


def a_moment(_):
    """A voice that has time for everything."""
    return 500


def said(timeline, kind):
    """What is said in all segments of a kind."""
    return [
        cue.text
        for cue in timeline.cues
        if cue.line is not None and timeline.segments[cue.segment].kind is kind
    ]


def changes(*techniques, amount=Amount.FULL):
    """What is said between techniques."""
    speaking = Speaking(amount=amount, measure=a_moment, tool_titles=TITLES)
    return said(compiled(*techniques, speaking=speaking), SegmentKind.CHANGE)


def saying(technique, *words):
    """The technique with these words said in its steps."""
    steps = zip(technique.steps, words, strict=True)
    return replace(technique, steps=tuple(replace(step, say=say) for step, say in steps))


def on_the_roller():
    return replace(
        make_technique("two", make_step("b", seconds=20)),
        title="Upper back on the roller",
        position=Position.SUPINE,
        needs=(("roller",), ("cane",)),
        household=("mat",),
    )


@pytest.mark.parametrize(
    ("says", "position", "expected"),
    [
        ("Lie on your back.", Position.SUPINE, "Next: Technique two. Lie on your back."),
        ("Fit the head.", Position.SUPINE, "Next: Technique two. Lie on your back."),
        ("Run the water. Then get in slowly.", Position.BATH, "Next: Technique two."),
        ("Sit down. Lean back until you lie.", Position.SUPINE, "Next: Technique two."),
        ("Put the ball in a sock. Stand at the wall.", Position.WALL, "Next: Technique two."),
        ("Rest.", Position.ANY, "Next: Technique two."),
    ],
)
def test_a_position_is_announced_unless_the_steps_tell_it_when_it_is_due(says, position, expected):
    one = make_technique("one", make_step("a", seconds=20))
    two = replace(saying(make_technique("two", make_step("b", "setup", seconds=20)), says), position=position)
    assert changes(one, two) == [expected]


def test_what_a_later_step_tells_need_not_be_announced_but_work_does_not_wait_for_it():
    one = make_technique("one", make_step("a", seconds=20))
    steps = make_step("b", "setup", seconds=20), make_step("c", seconds=20), make_step("d", seconds=20)
    for words, expected in [
        (("Warm it.", "Lie on your side.", "Rest."), ["Next: Technique two."]),
        (("Warm it.", "Press.", "Lie on your side."), ["Next: Technique two. Lie on your side."]),
    ]:
        two = replace(saying(make_technique("two", *steps), *words), position=Position.SIDE_LYING)
        assert changes(one, two) == expected


def test_in_short_a_position_is_announced_unless_a_title_tells_it_when_it_is_due():
    one = make_technique("one", make_step("a", seconds=20))
    two = saying(on_the_roller(), "Put the roller behind you. Lean back.")
    assert changes(one, two) == ["Next: Upper back on the roller. Have a cane and a mat ready."]
    assert changes(one, two, amount=Amount.SHORT) == [
        "Next: Upper back on the roller. Lie on your back. Have a cane ready."
    ]
    run, enter = make_step("run", "setup", seconds=20), make_step("enter", "setup", seconds=20)
    bath = make_technique("bath", replace(run, title="Run the bath"), replace(enter, title="Get in slowly"))
    assert changes(one, replace(bath, position=Position.BATH), amount=Amount.SHORT) == [
        "Next: Technique bath."
    ]


def test_what_the_first_step_asks_for_itself_is_not_asked_for_before():
    one = make_technique("one", make_step("a", seconds=20))
    assert changes(one, saying(on_the_roller(), "Lie on the mat.")) == [
        "Next: Upper back on the roller. Lie on your back. Have a cane ready."
    ]


@pytest.mark.parametrize(
    ("things", "expected"),
    [
        ([], ""),
        (["mat"], "Have a mat ready."),
        (["ice or gel pack", "towels"], "Have an ice or gel pack and towels ready."),
        (["massage oil", "chair", "pillows"], "Have massage oil, a chair and pillows ready."),
    ],
)
def test_things_are_asked_for_in_a_sentence(things, expected):
    assert have_ready_aloud(things) == expected


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        (Position.SEATED, "Next: Technique two. Stand up."),
        (Position.SUPINE, "Next: Technique two. Stand up slowly."),
        (Position.BATH, "Next: Technique two. Stand up slowly."),
        (Position.WALL, "Next: Technique two."),
    ],
)
def test_who_lies_is_told_to_stand_up_slowly_and_who_stands_is_not_told(before, expected):
    one = replace(make_technique("one", make_step("a", seconds=20)), position=before)
    two = replace(make_technique("two", make_step("b", seconds=20)), position=Position.STANDING)
    assert changes(one, two) == [expected]


def test_a_position_that_is_in_the_name_is_not_announced():
    one = make_technique("one", make_step("a", seconds=20))
    two = make_technique("two", make_step("b", seconds=20))
    at_the_wall = replace(two, title="Ball at the wall", position=Position.WALL)
    assert changes(one, at_the_wall) == ["Next: Ball at the wall."]


def test_who_may_stay_as_they_are_is_asked_for_tools_alone():
    one = make_technique("one", make_step("a", seconds=20))
    two = replace(
        make_technique("two", make_step("b", seconds=20)),
        position=Position.ANY,
        needs=(("cane",),),
        household=("mat",),
    )
    assert changes(one, two) == ["Next: Technique two. Have a cane ready."]


def test_who_was_brought_to_their_feet_at_the_end_is_not_told_to_get_up():
    technique = saying(make_technique("one", make_step("a", seconds=20)), "Breathe out, push, and stand.")
    assert compiled(technique).cues[-1].text == "Done. Stand still for a moment, and breathe."


@pytest.mark.parametrize(
    ("title", "instruction", "expected"),
    [
        ("Walk slowly", "Walk slowly, indoors or outdoors.", []),
        ("Let your weight sink, stay still", "Let your weight sink on to the ball.", []),
        ("Rest with the warmth", "Rest, and let it spread.", ["Next: Rest with the warmth."]),
        ("Walk slowly", "Walk.", ["Next: Walk slowly."]),
    ],
)
def test_a_rest_does_not_say_what_the_instruction_begins_with(title, instruction, expected):
    steps = make_step("a", seconds=20), replace(make_step("b", seconds=20), title=title, say=instruction)
    timeline = compiled(make_technique("one", *steps), speaking=Speaking(measure=a_moment))
    assert said(timeline, SegmentKind.REST) == expected
    (rest,) = (cue for cue in timeline.cues if cue.kind is CueKind.REST)
    assert rest.captioned == (not expected)


@pytest.mark.parametrize(
    ("position", "expected"),
    [
        (Position.SUPINE, "Done. Rest on as long as you like, then get up slowly."),
        (Position.SEATED, "Done. Rest on as long as you like, then get up slowly."),
        (Position.STANDING, "Done. Stand still for a moment, and breathe."),
        (Position.WALL, "Done. Stand still for a moment, and breathe."),
    ],
)
def test_the_end_tells_to_get_up_only_who_does_not_stand(position, expected):
    technique = replace(make_technique("one", make_step("a", seconds=20)), position=position)
    assert compiled(technique).cues[-1].text == expected
