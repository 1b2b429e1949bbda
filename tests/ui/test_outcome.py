"""What becomes of the answers before a session: a table of cases."""

import pytest

from desktop.library.catalogue import load_catalogue
from desktop.model.condition import Stop
from desktop.resources import routines_folder
from desktop.ui import safety_text
from desktop.ui.for_you import AdviceKind, Note
from tests.ui.safety_content import BONES, CHILD, DRUNK, FEVER, HEART, ROUTINES, SIGN, SPINE, outcome

INSTEAD = (("breath_alone", "Breath alone"),)
BALL = ("Ball at the wall",)


def _notes(told):
    """What is told, by what becomes of it."""
    return {part.kind: part.notes for part in told.advice}


def _titles(told, kind):
    """What the notes of one kind are about."""
    return [note.title for note in _notes(told)[kind]]


def _left_out(told):
    """The one note on what is left out: its title, and what each of its reasons is about."""
    (note,) = _notes(told)[AdviceKind.LEFT_OUT]
    return note.title, [reason.partition(": ")[0] for reason in note.words.splitlines()]


@pytest.mark.parametrize("pain", range(6))
@pytest.mark.parametrize("routine", ROUTINES)
def test_nothing_to_tell_begins_at_once(routine, pain):
    assert outcome(routine, pain=pain) is None


def test_a_blocked_part_that_may_go_is_left_out():
    told = outcome("ball_and_roller", DRUNK)
    assert told.title == safety_text.SHORTENED_TITLE
    assert told.begin
    assert not told.needs_agreement
    assert _notes(told) == {
        AdviceKind.LEFT_OUT: (Note("Roller", "Alcohol or sedatives: You may fall asleep on it."),),
        AdviceKind.MIND: (Note("Alcohol or sedatives", "Not on the floor.", BALL),),
    }
    assert told.alternatives == ()


@pytest.mark.parametrize(
    ("routine", "condition", "title", "why"),
    [
        ("ball_alone", FEVER, "Not today", Note("Fever or feeling ill", "Wait until you are well.")),
        (
            "roller_alone",
            BONES,
            "Better not this one",
            Note("Fragile bones", "Not on fragile bones.", ("Roller",)),
        ),
        (
            "ball_and_roller",
            FEVER,
            "Not today",
            Note("Fever or feeling ill", "Wait until you are well.", BALL),
        ),
    ],
)
def test_a_blocked_part_that_carries_the_routine_withholds_it(routine, condition, title, why):
    told = outcome(routine, condition)
    assert told.title == title
    assert _notes(told) == {AdviceKind.WITHHELD: (why,)}
    assert not told.begin
    assert told.alternatives == INSTEAD
    assert not told.signs


def test_what_lasts_weighs_more_than_what_passes():
    assert outcome("roller_alone", BONES, FEVER).title == "Better not this one"


def test_asking_first_needs_the_word_of_a_clinician():
    told = outcome("ball_alone", SPINE)
    assert told.title == safety_text.ASK_TITLE
    assert _notes(told) == {
        AdviceKind.ASK: (Note("Spine condition", "Ask first; not while a leg tingles."),),
    }
    assert told.begin
    assert told.needs_agreement
    assert told.alternatives == ()


def test_different_notes_on_a_condition_say_whose_they_are():
    told = outcome("ball_and_roller", SPINE)
    assert _notes(told) == {
        AdviceKind.ASK: (
            Note("Spine condition", "Ask first; not while a leg tingles.", BALL),
            Note("Spine condition", "Ask first.", ("Roller",)),
        ),
    }


def test_what_was_agreed_is_not_asked_again():
    assert outcome("ball_alone", SPINE, agreed=frozenset({(SPINE, "ball")})) is None


def test_asking_and_leaving_out_stand_together():
    told = outcome("ball_and_roller", BONES)
    assert told.title == safety_text.ASK_TITLE
    assert _notes(told) == {
        AdviceKind.ASK: (Note("Fragile bones", "Ask first.", BALL),),
        AdviceKind.LEFT_OUT: (Note("Roller", "Fragile bones: Not on fragile bones."),),
    }
    assert told.advice[0].kind is AdviceKind.ASK
    assert told.begin
    assert told.needs_agreement


def test_a_lasting_change_was_told_before_and_one_of_today_is_told_now():
    assert outcome("ball_alone", HEART) is None
    told = outcome("ball_alone", HEART, DRUNK)
    assert told.title == safety_text.MIND_TITLE
    assert _notes(told) == {AdviceKind.MIND: (Note("Alcohol or sedatives", "Not on the floor."),)}
    assert told.begin
    assert not told.needs_agreement


@pytest.mark.parametrize(
    ("pain", "begins", "strong"),
    [
        (3, True, False),
        (4, True, False),
        (5, True, False),
        (6, False, True),
        (7, False, True),
        (10, False, True),
    ],
)
def test_from_a_pain_of_six_pressing_stops(pain, begins, strong):
    told = outcome("ball_alone", pain=pain)
    assert (told is None) == begins
    if strong:
        assert told.title == "Stop here for today"
        assert _titles(told, AdviceKind.WITHHELD) == ["Your pain now"]
        assert told.signs
        assert not told.begin
        assert told.alternatives == INSTEAD


@pytest.mark.parametrize("pain", [6, 7, 10])
def test_what_is_calm_may_be_done_with_strong_pain_and_says_so(pain):
    told = outcome("breath_alone", pain=pain)
    assert told.begin
    assert told.signs
    assert told.title == safety_text.CALM_TITLE
    assert told.lines == safety_text.CALM_LINES
    assert told.advice == ()


def test_strong_pain_leaves_the_calm_part():
    told = outcome("breath_then_ball", pain=6)
    assert told.begin
    assert told.title == safety_text.CALM_TITLE
    assert _left_out(told) == (*BALL, ["Your pain now"])


@pytest.mark.parametrize("pain", [0, 3, 6, 10])
@pytest.mark.parametrize("more", [(), (FEVER,), (SPINE, CHILD)])
@pytest.mark.parametrize("routine", ROUTINES)
def test_a_warning_sign_comes_before_everything_else(routine, more, pain):
    told = outcome(routine, SIGN, *more, pain=pain)
    assert told.signs
    assert not told.begin
    assert told.advice == ()
    assert told.alternatives == ()
    assert told.title == safety_text.STOPS[Stop.HELP_FIRST].title


def test_pressure_that_rests_withholds_what_presses():
    told = outcome("ball_alone", rests=True)
    assert told.title == safety_text.RESTS_TITLE
    assert _titles(told, AdviceKind.WITHHELD) == ["Your last session"]
    assert told.alternatives == INSTEAD
    assert not told.begin


def test_pressure_that_rests_leaves_what_does_not_press():
    assert outcome("breath_alone", rests=True) is None
    told = outcome("breath_then_ball", rests=True)
    assert told.begin
    assert _left_out(told) == (*BALL, ["Your last session"])


def test_all_reasons_at_once_are_told():
    told = outcome("ball_alone", FEVER, pain=7, rests=True)
    assert told.title == "Stop here for today"
    reasons = ["Fever or feeling ill", "Your pain now", "Your last session"]
    assert _titles(told, AdviceKind.WITHHELD) == reasons
    assert _left_out(outcome("breath_then_ball", FEVER, pain=7, rests=True)) == (*BALL, reasons)


@pytest.mark.parametrize("pain", [2, 8])
def test_under_18_nothing_is_played_and_nothing_offered_instead(pain):
    told = outcome("ball_alone", CHILD, pain=pain)
    assert told.title == safety_text.STOPS[Stop.ADULTS_ONLY].title
    assert told.advice == ()
    assert not told.begin
    assert told.alternatives == ()


def test_a_routine_is_no_alternative_to_itself():
    told = outcome("ball_alone", FEVER, instead=("ball_alone", "breath_alone"))
    assert told.alternatives == INSTEAD


def test_the_conditions_that_weigh_most_are_in_the_catalogue_of_the_app():
    conditions = load_catalogue(routines_folder(), None).conditions
    stopping = {condition.stops: condition for condition in conditions.values() if condition.stops}
    assert set(stopping) == set(Stop)
    assert stopping[Stop.HELP_FIRST].today
    assert sum(bool(condition.today) for condition in conditions.values()) == 5


def test_what_the_title_says_is_not_said_again_above_the_reasons():
    asked = outcome("ball_alone", SPINE)
    withheld = outcome("ball_alone", FEVER)
    assert [part.head for told in (asked, withheld) for part in told.advice] == ["Why", "Why"]
