"""The sounds of a session: which there are, when, and how two too close to each other end."""

from dataclasses import replace
from itertools import pairwise

from hypothesis import given

from desktop.model.speech import Amount
from desktop.session.compiler import Pacing
from desktop.session.countdown import COUNTS
from desktop.session.cues import CUE_RULES, settled
from desktop.session.extension import extended
from desktop.session.speaking import Speaking
from desktop.session.timeline import Cue, CueKind, SegmentKind
from tests.session.session_content import calmly, compiled, make_step, make_technique, timelines


def told(timeline, *kinds):
    """The cues of some kinds as (at_ms, text), of all kinds without one."""
    return [(cue.at_ms, cue.text) for cue in timeline.cues if not kinds or cue.kind in kinds]


def make_cue(kind, at_ms, sound="same"):
    return Cue(
        at_ms=at_ms,
        kind=kind,
        text="",
        priority=CUE_RULES[kind].priority,
        segment=0,
        sound=kind.value if sound == "same" else sound,
    )


def test_a_short_session_sounds_like_this():
    technique = make_technique("one", make_step("sit", "setup", seconds=8), make_step("hug", seconds=40))
    timeline = compiled(technique)
    assert [(cue.at_ms, cue.kind.value, cue.text, cue.sound) for cue in timeline.cues] == [
        (0, "prepare", "Get ready. First: Technique one.", "prepare"),
        (600, "speak", "Get ready. First: Technique one. Sit down.", None),
        (7_000, "tick", "3", "tick"),
        (8_000, "tick", "2", "tick"),
        (9_000, "tick", "1", "tick"),
        (10_000, "start", "Title of sit", "start"),
        (10_600, "speak", "Say sit.", None),
        (18_000, "rest", "Next: Title of hug.", "rest"),
        (18_600, "speak", "Next: Title of hug.", None),
        (23_000, "start", "Title of hug", "start"),
        (23_600, "speak", "Say hug.", None),
        (43_000, "half", "Half-way.", "half"),
        (43_600, "speak", "Half-way.", None),
        (53_000, "ten", "Ten seconds.", "ten"),
        (53_600, "speak", "Ten seconds.", None),
        (60_000, "tick", "3", "tick"),
        (61_000, "tick", "2", "tick"),
        (62_000, "tick", "1", "tick"),
        (63_000, "done", "Done.", "done"),
        (63_600, "speak", "Done. Rest on as long as you like, then get up slowly.", None),
    ]


def test_a_switch_has_a_sound_of_its_side():
    technique = make_technique("one", make_step("roll", side="each", seconds=20))
    (switch,) = (cue for cue in compiled(technique).cues if cue.kind is CueKind.SWITCH)
    assert (switch.at_ms, switch.text, switch.sound) == (30_000, "Switch to the right side.", "switch_right")


def test_a_change_of_technique_has_a_sound_of_its_own():
    one = make_technique("one", make_step("a", seconds=20))
    two = make_technique("two", make_step("b", seconds=20))
    assert told(compiled(one, two), CueKind.NEXT) == [(30_000, "Next: Technique two.")]


def test_without_pauses_the_switch_sounds_as_the_other_side_begins():
    technique = make_technique("one", make_step("roll", side="each", seconds=20))
    timeline = compiled(technique, pacing=Pacing(prepare_ms=0, between_ms=0))
    at_the_switch = [(cue.kind.value, cue.segment) for cue in timeline.cues if cue.at_ms == 20_000]
    # The start sound would lie under the switch sound.
    assert at_the_switch == [("switch", 1)]


def test_a_caption_stands_for_each_sound_that_no_line_follows_and_that_the_screen_does_not_show_anyway():
    technique = make_technique(
        "one", make_step("sit", seconds=40), make_step("roll", side="each", seconds=10)
    )
    spoken = {cue.kind for cue in compiled(technique).cues if cue.captioned}
    assert spoken == {CueKind.SPEAK}
    silent = compiled(technique, speaking=Speaking(amount=Amount.SOUNDS, breathing=True))
    assert {cue.kind for cue in silent.cues if cue.captioned} == {
        CueKind.PREPARE,
        CueKind.REST,
        CueKind.HALF,
        CueKind.TEN,
        CueKind.SWITCH,
        CueKind.DONE,
    }


def test_ten_seconds_are_told_from_forty_seconds_on():
    def kinds(seconds):
        return {cue.kind for cue in compiled(make_technique("one", make_step("a", seconds=seconds))).cues}

    assert CueKind.TEN not in kinds(39)
    assert CueKind.TEN in kinds(40)


def test_half_way_is_told_from_thirty_seconds_on_and_ticks_from_ten():
    def kinds(seconds):
        timeline = compiled(
            make_technique("one", make_step("a", seconds=seconds)),
            pacing=Pacing(prepare_ms=0),
            speaking=Speaking(amount=Amount.SOUNDS),
        )
        return {cue.kind for cue in timeline.cues}

    assert CueKind.HALF not in kinds(29)
    assert CueKind.HALF in kinds(30)
    assert CueKind.TICK not in kinds(9)
    assert CueKind.TICK in kinds(10)


def test_a_long_rest_gives_a_sign_of_life_each_minute():
    timeline = compiled(
        make_technique("one", make_step("a", seconds=300)), pacing=Pacing(prepare_ms=0), speaking=Speaking()
    )
    here = [(cue.at_ms, cue.text) for cue in timeline.cues if cue.line is not None and cue.segment == 0][1:-1]
    assert here == [
        (60_000, "4 more minutes."),
        (120_000, "3 more minutes."),
        (150_600, "Half-way."),
        (180_000, "2 more minutes."),
        (240_000, "One more minute."),
        (290_600, "Ten seconds."),
    ]


def test_a_minute_is_not_told_beside_half_way_nor_in_a_step_that_is_not_long():
    def minutes(seconds):
        timeline = compiled(make_technique("one", make_step("a", seconds=seconds)))
        return [cue.text for cue in timeline.cues if "more" in cue.text]

    assert minutes(119) == []
    assert minutes(120) == []  # half-way is said instead
    assert minutes(130) == []
    assert minutes(170) == ["2 more minutes.", "One more minute."]


def test_minutes_are_told_to_the_new_end_of_a_step_that_was_made_longer():
    technique = make_technique("one", make_step("a", seconds=170))
    longer = extended(compiled(technique, pacing=Pacing(prepare_ms=0)), 0, 10_000, told_ms=0)
    told_at = [cue.at_ms for cue in longer.cues if cue.text == "One more minute."]
    assert told_at == [120_000]


def test_rest_and_breathing_are_not_counted_save_for_the_half_of_a_long_step():
    def kinds(seconds):
        technique = replace(make_technique("one", make_step("a", seconds=seconds)), calm=True)
        timeline = compiled(technique, pacing=Pacing(prepare_ms=0))
        return {cue.kind for cue in timeline.cues} & COUNTS

    assert kinds(119) == set()
    assert kinds(120) == {CueKind.HALF}


def test_a_quiet_session_is_still_counted_down_to():
    technique = replace(make_technique("one", make_step("a", seconds=60)), calm=True)
    assert [text for _, text in told(compiled(technique), CueKind.TICK)] == ["3", "2", "1"]


def test_a_short_preparation_has_no_tick_before_its_start():
    technique = make_technique("one", make_step("a", seconds=5))
    silent = Speaking(amount=Amount.SOUNDS)
    assert told(compiled(technique, pacing=Pacing(prepare_ms=2_500), speaking=silent), CueKind.TICK) == [
        (500, "2"),
        (1_500, "1"),
    ]


def test_of_two_sounds_too_close_the_more_important_one_stays():
    start, rest = make_cue(CueKind.START, 1_000), make_cue(CueKind.REST, 1_249)
    assert settled([rest, start]) == (start,)
    apart = make_cue(CueKind.REST, 1_250)
    assert settled([apart, start]) == (start, apart)
    before = make_cue(CueKind.REST, 751)
    assert settled([before, start]) == (start,)


def test_half_way_keeps_four_seconds_away_from_a_tick():
    tick = make_cue(CueKind.TICK, 10_000)
    near, far = make_cue(CueKind.HALF, 6_001), make_cue(CueKind.HALF, 6_000)
    assert settled([near, tick]) == (tick,)
    assert settled([far, tick]) == (far, tick)


def test_of_two_equal_sounds_the_earlier_one_stays():
    first, second = make_cue(CueKind.TICK, 1_000), make_cue(CueKind.TICK, 1_100)
    assert settled([second, first]) == (first,)


def test_a_dropped_sound_drops_no_other():
    done, start, rest = (
        make_cue(CueKind.DONE, 1_000),
        make_cue(CueKind.START, 1_200),
        make_cue(CueKind.REST, 1_400),
    )
    assert settled([rest, start, done]) == (done, rest)


def test_words_without_a_sound_are_never_dropped():
    start, speak = make_cue(CueKind.START, 1_000), make_cue(CueKind.SPEAK, 1_000, sound=None)
    assert settled([speak, start]) == (start, speak)


def test_every_kind_has_a_rule_and_a_priority_of_its_own():
    assert set(CUE_RULES) == set(CueKind)
    assert len({rule.priority for rule in CUE_RULES.values()}) == len(CueKind)


@calmly
@given(timelines())
def test_cues_are_in_order_and_belong_to_the_segment_they_name(timeline):
    keys = [(cue.at_ms, -cue.priority) for cue in timeline.cues]
    assert keys == sorted(keys)
    for cue in timeline.cues:
        segment = timeline.segments[cue.segment]
        assert segment.start_ms <= cue.at_ms
        ends = {CueKind.DONE, CueKind.SPEAK} if segment is timeline.segments[-1] else set()
        assert cue.at_ms < segment.end_ms or cue.kind in ends
        assert cue.priority == CUE_RULES[cue.kind].priority
        assert cue.text


@calmly
@given(timelines())
def test_no_two_sounds_lie_too_close_to_each_other(timeline):
    sounds = [cue for cue in timeline.cues if cue.sound is not None]
    assert all(after.at_ms - before.at_ms >= 250 for before, after in pairwise(sounds))


@calmly
@given(timelines())
def test_every_step_begins_with_a_sound_and_the_end_is_told_once(timeline):
    sounding_ms = [cue.at_ms for cue in timeline.cues if cue.sound is not None]
    for segment in timeline.plays:
        # Right after a pause that is over at once, the sound of that pause stands for both.
        assert any(segment.start_ms - 250 < at_ms <= segment.start_ms for at_ms in sounding_ms)
    assert told(timeline, CueKind.DONE) == [(timeline.duration_ms, "Done.")]


@calmly
@given(timelines())
def test_every_switch_of_sides_is_told(timeline):
    switches = [s.index for s in timeline.segments if s.kind is SegmentKind.SWITCH]
    sides = [(before, after) for before, after in pairwise(timeline.plays) if after.switches_from(before)]
    assert len([cue for cue in timeline.cues if cue.kind is CueKind.SWITCH]) == len(sides)
    if switches:
        assert [cue.segment for cue in timeline.cues if cue.kind is CueKind.SWITCH] == switches
