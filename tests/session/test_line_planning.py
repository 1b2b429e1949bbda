"""What is said when: every line in its time, shortened, moved or left out where there is not enough of it."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.model.speech import Amount
from desktop.model.technique import Position
from desktop.session.compiler import Pacing, compile_timeline, recued, tight_instructions
from desktop.session.countdown import BREATHS, COUNT_LINES, COUNTS
from desktop.session.extension import extended
from desktop.session.speaking import IN_FULL, Speaking, estimated_ms
from desktop.session.timeline import CueKind, SegmentKind
from tests.session.session_content import calmly, compiled, make_routine, make_step, make_technique, sessions

LEAD_MS = 600
CLEAR_MS = 250
COUNT_WORDS = {line.text for line in COUNT_LINES}
TITLES = {"ball": "Tennis ball", "roller": "Foam roller", "cane": "Cane (S-hook)", "mat": "Mat"}


def by_word(word_ms):
    """A voice that takes as long for each word."""
    return lambda line: word_ms * len(line.text.split())


def said(timeline, kind=None):
    """The lines without the words of counts and of the end, of all segments or of those of a kind."""
    return [
        cue.text
        for cue in timeline.cues
        if cue.line is not None
        and cue.text not in COUNT_WORDS
        and cue.at_ms < timeline.duration_ms
        and (kind is None or timeline.segments[cue.segment].kind is kind)
    ]


def saying(technique, *words):
    """The technique with these words said in its steps."""
    steps = zip(technique.steps, words, strict=True)
    return replace(technique, steps=tuple(replace(step, say=say) for step, say in steps))


INSTRUCTION = "Lean back. Breathe out slowly and wait. Stop when it hurts or tingles."


@pytest.mark.parametrize(
    ("word_ms", "expected"),
    [
        (600, "Left side. Lean back. Breathe out slowly and wait. Stop when it hurts or tingles."),
        (700, "Left side. Lean back. Breathe out slowly and wait."),
        (1_100, "Left side. Lean back."),
        (2_400, "Left side. Go."),
        (4_000, "Left side."),
        (7_000, None),
    ],
)
def test_an_instruction_is_shortened_until_it_fits(word_ms, expected):
    technique = make_technique("one", replace(make_step("a", side="each", seconds=10), title="Go"))
    timeline = compiled(
        saying(technique, INSTRUCTION),
        pacing=Pacing(prepare_ms=60_000),
        speaking=Speaking(measure=by_word(word_ms)),
    )
    assert said(timeline, SegmentKind.WORK)[:1] == ([expected] if expected else [])
    tight = [tight for tight in timeline.tight if tight.segment == 1]
    if word_ms == 600:
        assert tight == []
    else:
        assert [(t.text, t.needs_ms, t.has_ms, t.said) for t in tight] == [
            (f"Left side. {INSTRUCTION}", 15 * word_ms, 9_150, expected or "")
        ]


def test_a_long_instruction_is_said_in_full_and_the_count_gives_way():
    technique = saying(make_technique("one", make_step("a", seconds=10)), "one two three four five six seven")
    speaking = Speaking(measure=by_word(1_050))
    timeline = compiled(technique, pacing=Pacing(prepare_ms=60_000), speaking=speaking)
    # It ends at 7.95 s: the tick at 7 s would sound over it, the one at 8 s too close to its end.
    assert [cue.at_ms - 60_000 for cue in timeline.cues if cue.kind is CueKind.TICK and cue.segment == 1] == [
        9_000
    ]
    assert timeline.tight == ()


def test_half_way_and_ten_seconds_give_way_to_a_long_instruction():
    technique = saying(make_technique("one", make_step("a", seconds=40)), "word " * 32)
    timeline = compiled(technique, speaking=Speaking(measure=by_word(1_000)))
    assert {cue.kind for cue in timeline.cues if cue.segment == 1} & COUNTS == {CueKind.TICK}


def test_count_words_that_would_run_into_the_next_count_are_left_out_and_shown():
    technique = make_technique("one", make_step("a", seconds=40))
    timeline = compiled(technique, speaking=Speaking(measure=by_word(4_000)))
    shown = {cue.kind: cue.captioned for cue in timeline.cues if cue.kind in {CueKind.HALF, CueKind.TEN}}
    assert shown == {CueKind.HALF: False, CueKind.TEN: True}
    assert [cue.text for cue in timeline.cues if cue.text in COUNT_WORDS and cue.line] == ["Half-way."]


def two_techniques():
    """From sitting with a ball to lying on a mat with a roller and a cane."""
    one = replace(make_technique("one", make_step("a", seconds=20)), needs=(("ball",),))
    two = replace(
        make_technique("two", make_step("b", seconds=20)),
        title="Upper back on the roller",
        position=Position.SUPINE,
        needs=(("roller",), ("cane",)),
        household=("mat",),
    )
    return one, two


@pytest.mark.parametrize(
    ("word_ms", "expected"),
    [
        (200, "Next: Upper back on the roller. Lie on your back. Have a cane and a mat ready."),
        (290, "Next: Upper back on the roller. Lie on your back. Have a cane ready."),
        (340, "Lie on your back. Have a foam roller and a cane ready."),
        (900, "Lie on your back."),
    ],
)
def test_before_another_technique_position_and_tools_come_before_names(word_ms, expected):
    speaking = Speaking(measure=by_word(word_ms), tool_titles=TITLES)
    timeline = compiled(*two_techniques(), speaking=speaking)
    assert said(timeline, SegmentKind.CHANGE) == [expected]


def test_a_name_is_shortened_before_it_is_left_out():
    one, two = two_techniques()
    two = replace(two, title="Roller, upper back and shoulders", needs=(("hands",),), household=())
    for word_ms, expected in [(400, "Next: Roller, upper back and shoulders."), (800, "Next: Roller.")]:
        speaking = Speaking(measure=by_word(word_ms))
        assert said(
            compiled(one, replace(two, position=one.position), speaking=speaking), SegmentKind.CHANGE
        ) == [expected]
    assert said(compiled(one, two, speaking=Speaking(measure=by_word(600))), SegmentKind.CHANGE) == [
        "Next: Roller. Lie on your back."
    ]


def test_a_tool_that_had_no_time_in_the_pause_is_told_first_in_the_step():
    speaking = Speaking(measure=by_word(900), tool_titles=TITLES)
    timeline = compiled(*two_techniques(), speaking=speaking)
    assert said(timeline)[-1] == "Have a foam roller and a cane ready. Say b."
    assert [t.said for t in timeline.tight if t.segment == 2] == ["Lie on your back."]


@pytest.mark.parametrize("between_ms", [0, 500])
def test_a_position_that_had_no_time_in_the_pause_is_told_first_in_the_step(between_ms):
    speaking = Speaking(measure=by_word(500), tool_titles=TITLES)
    timeline = compiled(*two_techniques(), pacing=Pacing(between_ms=between_ms), speaking=speaking)
    assert said(timeline)[-1] == "Next: Upper back on the roller. Lie on your back. Have a cane ready. Say b."
    assert timeline.tight == ()


def test_a_position_is_told_before_a_long_instruction():
    one, two = two_techniques()
    speaking = Speaking(measure=by_word(1_500))
    timeline = compiled(one, saying(two, INSTRUCTION), pacing=Pacing(between_ms=0), speaking=speaking)
    assert said(timeline)[-1] == "Lie on your back. Lean back. Breathe out slowly and wait."


def test_without_a_preparation_the_first_step_tells_what_is_needed():
    one, _ = two_techniques()
    speaking = Speaking(measure=by_word(300), tool_titles=TITLES)
    timeline = compiled(one, pacing=Pacing(prepare_ms=0), speaking=speaking)
    assert said(timeline) == ["First: Technique one. Sit down. Have a tennis ball ready. Say a."]


def test_the_preparation_tells_what_is_needed_and_is_still_counted_down():
    one, _ = two_techniques()
    timeline = compiled(one, speaking=Speaking(measure=by_word(400), tool_titles=TITLES))
    assert said(timeline)[0] == "Get ready. First: Technique one. Sit down. Have a tennis ball ready."
    assert len([cue for cue in timeline.cues if cue.kind is CueKind.TICK and cue.segment == 0]) == 3
    slower = compiled(one, speaking=Speaking(measure=by_word(600), tool_titles=TITLES))
    assert said(slower)[0] == "First: Technique one. Sit down. Have a tennis ball ready."


def test_a_preparation_too_short_for_what_is_needed_is_not_counted_down():
    one, _ = two_techniques()
    speaking = Speaking(measure=by_word(850), tool_titles=TITLES)
    timeline = compiled(one, pacing=Pacing(prepare_ms=7_000), speaking=speaking)
    assert said(timeline)[0] == "Sit down. Have a tennis ball ready."
    assert not [
        cue for cue in timeline.cues if cue.kind is CueKind.TICK and cue.segment == 0 and cue.at_ms < 6_000
    ]


def test_only_the_tools_that_the_person_has_are_named():
    technique = replace(
        make_technique("one", make_step("a", seconds=20)), needs=(("ball", "roller"), ("hands",))
    )
    for owned, named in [(frozenset(), "tennis ball or foam roller"), (frozenset({"roller"}), "foam roller")]:
        speaking = Speaking(measure=by_word(1), tool_titles=TITLES, owned=owned)
        assert said(compiled(technique, speaking=speaking))[0].endswith(f"Have a {named} ready.")


def test_what_the_person_has_in_hand_already_is_not_asked_for_again():
    one, two = two_techniques()
    two = replace(two, title="Something else", position=one.position, needs=one.needs, household=("mat",))
    speaking = Speaking(measure=by_word(100), tool_titles=TITLES)
    expected = ["Next: Something else. Have a mat ready."]
    assert said(compiled(one, two, speaking=speaking), SegmentKind.CHANGE) == expected


def test_in_a_rest_the_next_step_is_named_without_more_words_where_time_is_short_and_no_loss_is_told():
    technique = make_technique("one", make_step("a", seconds=20), make_step("b", seconds=20))
    for word_ms, expected in [(900, ["Next: Title of b."]), (1_200, ["Title of b."]), (2_000, [])]:
        timeline = compiled(
            technique, pacing=Pacing(prepare_ms=0), speaking=Speaking(measure=by_word(word_ms))
        )
        assert said(timeline, SegmentKind.REST) == expected
        assert not [tight for tight in timeline.tight if tight.segment == 1]


def test_a_switch_names_the_next_step_only_when_it_is_another():
    alone = make_technique("one", make_step("a", side="each", seconds=20))
    block = make_technique("one", *(make_step(name, side="each", seconds=20) for name in "ab"))
    quick = Speaking(measure=by_word(100))
    assert said(compiled(alone, speaking=quick), SegmentKind.SWITCH) == ["Switch to the right side."]
    assert said(compiled(block, speaking=quick), SegmentKind.SWITCH) == [
        "Switch to the right side. Next: Title of a."
    ]


def test_short_says_names_sides_and_changes():
    one, two = two_techniques()
    one = replace(one, steps=(make_step("a", side="each", seconds=50), make_step("c", seconds=20)))
    timeline = compiled(
        one, two, speaking=Speaking(amount=Amount.SHORT, measure=by_word(200), tool_titles=TITLES)
    )
    assert [cue.text for cue in timeline.cues if cue.line is not None] == [
        "First: Technique one. Sit down. Have a tennis ball ready.",
        "Left side. Title of a.",
        "Switch to the right side.",
        "Right side. Title of a.",
        "Title of c.",
        "Next: Upper back on the roller. Lie on your back. Have a cane ready.",
        "Title of b.",
        "Done.",
    ]
    assert {CueKind.HALF, CueKind.TEN, CueKind.TICK} <= {cue.kind for cue in timeline.cues}


def test_sounds_alone_say_nothing_and_sound_the_same():
    full = compiled(*two_techniques())
    silent = compiled(*two_techniques(), speaking=Speaking(amount=Amount.SOUNDS))
    assert not [cue for cue in silent.cues if cue.line is not None]
    assert silent.tight == ()

    def sounds(timeline):
        return [(cue.at_ms, cue.sound) for cue in timeline.cues if cue.sound]

    assert sounds(silent) == sounds(full)


def test_an_instruction_in_full_may_be_a_recording_and_a_shorter_one_is_not():
    technique = make_technique("one", make_step("a", side="each", seconds=20), make_step("b", seconds=20))
    quick = compiled(technique, speaking=Speaking(measure=by_word(100)))
    assert [cue.line.recording for cue in quick.cues if cue.line and cue.line.recording] == [
        "one.a.left",
        "one.a.right",
        "one.b",
    ]
    slow = compiled(technique, speaking=Speaking(measure=by_word(10_000)))
    assert {cue.line.recording for cue in slow.cues if cue.line} == {""}


def test_breaths_are_whole_and_pace_what_is_left_of_a_step():
    technique = make_technique("one", make_step("a", seconds=60), make_step("b", "check", seconds=60))
    timeline = compiled(technique, speaking=Speaking(measure=by_word(500), breathing=True))
    breaths = [(cue.at_ms - 10_000, cue.kind.value) for cue in timeline.cues if cue.kind in BREATHS]
    # Say a.: 0.6–1.6 s; half-way at 30 s is told until 31.1 s; ten seconds at 50 s until 51.6 s.
    assert breaths == [
        (1_850, "breathe_in"),
        (5_850, "breathe_out"),
        (11_850, "breathe_in"),
        (15_850, "breathe_out"),
        (31_350, "breathe_in"),
        (35_350, "breathe_out"),
    ]


def test_an_estimate_goes_by_words_digits_and_sentences():
    def estimate(text):
        return estimated_ms(replace(compiled_line(), text=text))

    assert estimate("one two three four five six seven") == 3_000
    assert estimate("One. Two three.") == estimate("one two three") + 350
    assert estimate("C 37") == estimate("one two three")


def compiled_line():
    return next(
        cue.line for cue in compiled(make_technique("one", make_step("a", seconds=20))).cues if cue.line
    )


def test_instructions_that_do_not_fit_are_told_apart_from_everything_else():
    technique = saying(make_technique("one", make_step("a", side="each", seconds=10)), INSTRUCTION)
    routine, techniques = make_routine((technique.id, 1.0)), {technique.id: technique}
    assert tight_instructions(routine, techniques, Speaking(measure=by_word(600))) == ()
    found = tight_instructions(routine, techniques, Speaking(measure=by_word(700)))
    assert [(segment.side.value, tight.needs_ms, tight.has_ms) for segment, tight in found] == [
        ("left", 10_500, 9_150),
        ("right", 10_500, 9_150),
    ]


def halves(timeline):
    return [cue.at_ms for cue in timeline.cues if cue.kind is CueKind.HALF]


def test_a_half_way_that_was_told_is_not_told_again_in_a_longer_step():
    technique = make_technique("one", make_step("a", seconds=40))
    longer = extended(compiled(technique), 1, 15_000, told_ms=30_001)
    anew = recued(longer, {"one": technique}, Speaking(amount=Amount.SHORT), 31_000)
    assert halves(longer) == halves(anew) == [30_000]
    assert [cue.at_ms for cue in anew.cues if cue.kind is CueKind.TEN] == [55_000]
    assert anew.segments == longer.segments


def test_a_half_way_that_lies_ahead_is_true_in_a_longer_step():
    technique = make_technique("one", make_step("a", seconds=40))
    longer = extended(compiled(technique), 1, 20_000, told_ms=30_000)
    assert halves(longer) == [40_000]
    assert halves(recued(longer, {"one": technique}, IN_FULL, 20_000)) == [40_000]


def test_a_line_that_is_being_said_is_said_to_its_end_when_lengths_become_known():
    technique = make_technique(
        "one", replace(make_step("a", seconds=40), say="One two three. Four five six.")
    )
    timeline = compiled(technique, speaking=Speaking(measure=by_word(2_500)))
    (said,) = (cue for cue in timeline.cues if cue.segment == 1 and cue.line and cue.at_ms < 20_000)
    known, techniques = Speaking(measure=by_word(6_000)), {"one": technique}
    inside_ms = said.at_ms + 1_000

    def opening(at_ms, **kwargs):
        anew = recued(timeline, techniques, known, at_ms, **kwargs)
        return next(cue for cue in anew.cues if cue.segment == 1 and cue.line), anew

    assert opening(inside_ms)[0].text == "Sit down. One two three."
    kept, anew = opening(inside_ms, finishes_line=True)
    assert kept == said
    assert not [cue for cue in anew.cues if said.at_ms < cue.at_ms < said.end_ms]
    assert opening(said.at_ms, finishes_line=True)[0].text == "Sit down. One two three."
    assert opening(said.end_ms, finishes_line=True)[0].text == "Sit down. One two three."


def test_planning_anew_with_the_same_wishes_changes_nothing():
    timeline = compiled(*two_techniques())
    techniques = {technique.id: technique for technique in two_techniques()}
    assert recued(timeline, techniques, IN_FULL) == timeline


def test_a_step_that_becomes_long_enough_gets_its_countdown():
    timeline = compiled(make_technique("one", make_step("a", seconds=8), make_step("b", seconds=40)))
    longer = extended(timeline, 1, 35_000, told_ms=0)
    here = [(cue.at_ms - 10_000, cue.text) for cue in longer.cues if cue.segment == 1]
    assert here == [
        (0, "Title of a"),
        (600, "Say a."),
        (21_500, "Half-way."),
        (22_100, "Half-way."),
        (33_000, "Ten seconds."),
        (33_600, "Ten seconds."),
        (40_000, "3"),
        (41_000, "2"),
        (42_000, "1"),
    ]


speakings = st.builds(
    Speaking,
    amount=st.sampled_from(Amount),
    measure=st.sampled_from([50, 200, 400, 1_000, 3_000]).map(by_word),
    breathing=st.booleans(),
    tool_titles=st.just({**TITLES, "hands": "Hands"}),
)


@st.composite
def spoken_timelines(draw):
    """Timelines with lines of all lengths; some planned anew, some with longer segments."""
    routine, techniques, pacing = draw(sessions())
    timeline = compile_timeline(routine, techniques, pacing, draw(speakings))
    for _ in range(draw(st.integers(0, 2))):
        if draw(st.booleans()):
            index = draw(st.integers(0, len(timeline.segments) - 1))
            told_ms = draw(st.integers(0, timeline.duration_ms))
            timeline = extended(timeline, index, draw(st.integers(1, 60_000)), told_ms)
        else:
            timeline = recued(
                timeline, techniques, draw(speakings), draw(st.integers(0, timeline.duration_ms))
            )
    return timeline


def lines_of(timeline):
    return [cue for cue in timeline.cues if cue.line is not None]


@calmly
@given(spoken_timelines())
def test_every_line_lies_within_its_segment_and_no_two_overlap(timeline):
    lines = lines_of(timeline)
    for before, after in pairwise(lines):
        assert after.at_ms >= before.end_ms + CLEAR_MS
    for line in lines:
        segment = timeline.segments[line.segment]
        assert line.text == line.line.text
        if line.at_ms < timeline.duration_ms:
            assert segment.start_ms + LEAD_MS <= line.at_ms
            assert line.end_ms + CLEAR_MS <= segment.end_ms


@calmly
@given(spoken_timelines())
def test_nothing_sounds_over_a_line(timeline):
    sounds_ms = [cue.at_ms for cue in timeline.cues if cue.sound is not None]
    for line in lines_of(timeline):
        assert not any(line.at_ms - LEAD_MS < at_ms < line.end_ms + CLEAR_MS for at_ms in sounds_ms)


@calmly
@given(spoken_timelines())
def test_breaths_are_whole_and_sound_over_nothing(timeline):
    breaths = [cue for cue in timeline.cues if cue.kind in BREATHS]
    assert [cue.kind for cue in breaths] == [CueKind.BREATHE_IN, CueKind.BREATHE_OUT] * (len(breaths) // 2)
    others = [cue for cue in timeline.cues if cue.kind not in BREATHS]
    for breath in breaths[::2]:
        segment = timeline.segments[breath.segment]
        end_ms = breath.at_ms + 10_000
        assert segment.kind in {SegmentKind.WORK, SegmentKind.REST_STEP}
        assert end_ms < segment.end_ms
        assert not any(breath.at_ms < cue.end_ms + 1 and cue.at_ms < end_ms for cue in others)
        assert any(cue.kind is CueKind.BREATHE_OUT and cue.at_ms == breath.at_ms + 4_000 for cue in breaths)


@calmly
@given(sessions(), speakings)
def test_what_is_said_does_not_move_what_sounds_as_a_segment_begins(session, speaking):
    def opening_sounds(timeline):
        kinds = COUNTS | BREATHS
        return [(cue.at_ms, cue.sound) for cue in timeline.cues if cue.sound and cue.kind not in kinds]

    silent = compile_timeline(*session, Speaking(amount=Amount.SOUNDS))
    assert opening_sounds(compile_timeline(*session, speaking)) == opening_sounds(silent)


@calmly
@given(sessions(), speakings)
def test_a_loss_is_told_with_what_was_wanted_and_what_is_said(session, speaking):
    timeline = compile_timeline(*session, speaking)
    lines = {(cue.segment, cue.text) for cue in lines_of(timeline)}
    for tight in timeline.tight:
        assert tight.needs_ms > tight.has_ms
        assert tight.said != tight.text
        assert not tight.said or (tight.segment, tight.said) in lines
