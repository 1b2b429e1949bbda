"""What a person is told about an offer: plain sentences, each once, with the techniques they hold for."""

from dataclasses import replace

import pytest

from desktop.library.fitting import rows_of
from desktop.library.offering import offer
from desktop.model.catalogue import Catalogue
from desktop.model.condition import Action, ConditionRule, Stop
from desktop.model.person import Person
from desktop.ui import safety_text
from desktop.ui.for_you import Advice, AdviceKind, Note, advice_of, advice_of_today, lasting_advice

SKIN = "Sore skin"
HEART = "Heart trouble"


def _rules(catalogue: Catalogue, **rules: tuple[ConditionRule, ...]) -> Catalogue:
    changed = {name: replace(catalogue.techniques[name], conditions=each) for name, each in rules.items()}
    return replace(catalogue, techniques={**catalogue.techniques, **changed})


def _optional(catalogue: Catalogue, *technique_ids: str) -> Catalogue:
    """The long routine may go without these."""
    whole = catalogue.routines["everything"]
    items = tuple(replace(item, optional=item.technique in technique_ids) for item in whole.techniques)
    return replace(catalogue, routines={"everything": replace(whole, techniques=items)})


def _told(catalogue: Catalogue, person: Person) -> dict[AdviceKind, tuple[Note, ...]]:
    """What is told of the long routine."""
    row = next(row for row in rows_of(catalogue, {}) if row.id == "everything")
    told = advice_of(offer(row, person), catalogue, person)
    return {part.kind: part.notes for part in told}


def _rule(condition: str, action: Action, note: str = "Note.", cap: int | None = None) -> ConditionRule:
    return ConditionRule(condition=condition, action=action, note=note, pressure_at_most=cap)


def test_nothing_is_told_to_a_person_of_whom_nothing_is_known(catalogue: Catalogue) -> None:
    assert _told(catalogue, Person()) == {}


def test_a_note_that_holds_for_all_of_it_names_no_technique(catalogue: Catalogue) -> None:
    rule = (_rule("skin", Action.MODIFY, "Be gentle."),)
    told = _told(_rules(catalogue, by_hand=rule, at_wall=rule, rolling=rule), Person(frozenset({"skin"})))
    assert told == {AdviceKind.MIND: (Note(SKIN, "Be gentle."),)}


def test_a_note_that_holds_for_some_of_it_is_told_once_and_names_them(catalogue: Catalogue) -> None:
    rule = (_rule("skin", Action.ASK_FIRST, "Ask."),)
    told = _told(_rules(catalogue, by_hand=rule, at_wall=(), rolling=rule), Person(frozenset({"skin"})))
    assert told == {AdviceKind.ASK: (Note(SKIN, "Ask.", ("Hands", "Roller")),)}


def test_what_a_clinician_agreed_to_is_told_apart_from_what_is_still_to_ask(catalogue: Catalogue) -> None:
    rule = (_rule("skin", Action.ASK_FIRST, "Ask."),)
    person = Person(frozenset({"skin"}), agreed=frozenset({("skin", "by_hand")}))
    told = _told(_rules(catalogue, by_hand=rule, at_wall=(), rolling=rule), person)
    assert told == {
        AdviceKind.ASK: (Note(SKIN, "Ask.", ("Roller",)),),
        AdviceKind.AGREED: (Note(SKIN, "Ask.", ("Hands",)),),
    }


def test_what_is_left_out_is_told_with_every_reason(catalogue: Catalogue) -> None:
    blocked = (_rule("skin", Action.BLOCK, "Not on skin."), _rule("heart", Action.BLOCK, "Not with that."))
    content = _optional(_rules(catalogue, by_hand=(), at_wall=blocked, rolling=()), "at_wall")
    told = _told(content, Person(frozenset({"skin", "heart"})))
    assert told == {
        AdviceKind.LEFT_OUT: (Note("Ball", f"{SKIN}: Not on skin.\n{HEART}: Not with that."),),
    }


def test_what_is_left_out_for_the_same_reason_is_told_together(catalogue: Catalogue) -> None:
    blocked = (_rule("skin", Action.BLOCK, "Not on skin."),)
    content = _optional(_rules(catalogue, by_hand=(), at_wall=blocked, rolling=blocked), "at_wall", "rolling")
    told = _told(content, Person(frozenset({"skin"})))
    assert told == {AdviceKind.LEFT_OUT: (Note("Ball · Roller", f"{SKIN}: Not on skin."),)}


def test_what_is_withheld_names_only_what_it_cannot_go_without(catalogue: Catalogue) -> None:
    blocked = (_rule("skin", Action.BLOCK, "Not on skin."),)
    content = _optional(_rules(catalogue, by_hand=blocked, at_wall=blocked, rolling=()), "at_wall")
    told = _told(content, Person(frozenset({"skin"})))
    assert told == {AdviceKind.WITHHELD: (Note(SKIN, "Not on skin.", ("Hands",)),)}


@pytest.mark.parametrize(
    ("condition", "title", "stop"),
    [("child", "Under 18", Stop.ADULTS_ONLY), ("sign", "A warning sign", Stop.HELP_FIRST)],
)
def test_what_stops_everything_is_told_whatever_the_techniques_say_of_it(
    catalogue: Catalogue, condition: str, title: str, stop: Stop
) -> None:
    content = _rules(catalogue, by_hand=(_rule(condition, Action.MODIFY, "Gently."),), at_wall=(), rolling=())
    told = _told(content, Person(frozenset({condition})))
    assert told == {AdviceKind.WITHHELD: (Note(title, safety_text.STOPS[stop].why),)}


def test_a_note_that_the_author_took_away_gives_way_to_what_the_condition_covers(
    catalogue: Catalogue,
) -> None:
    person = Person(frozenset({"heart"}))
    before = next(row for row in rows_of(catalogue, {}) if row.id == "wall_ball")
    (told,) = advice_of(offer(before, person), _rules(catalogue, at_wall=()), person)
    assert told.notes == (Note(HEART, HEART),)


@pytest.mark.parametrize(
    ("person", "title"),
    [(Person(calm_only=True), "Your pain now"), (Person(pressure_rests=True), "Your last session")],
)
def test_a_reason_of_the_day_is_told_once_for_all_techniques(
    catalogue: Catalogue, person: Person, title: str
) -> None:
    (note,) = _told(catalogue, person)[AdviceKind.WITHHELD]
    assert note.title == title
    assert note.words
    assert note.techniques == ()


def test_a_lowered_pressure_is_told_when_it_lowers_something(catalogue: Catalogue) -> None:
    def titles(cap: int) -> list[str]:
        content = _rules(catalogue, by_hand=(_rule("heart", Action.MODIFY, cap=cap),), at_wall=(), rolling=())
        return [note.title for note in _told(content, Person(frozenset({"heart"})))[AdviceKind.MIND]]

    assert titles(3) == [HEART]
    assert titles(2) == [HEART, "Pressure"]


def test_a_title_that_all_notes_share_is_the_title_of_all() -> None:
    shared = (Note(SKIN, "One.", ("Ball",)), Note(SKIN, "Two.", ("Roller",)))
    assert Advice(AdviceKind.MIND, shared).title == SKIN
    assert Advice(AdviceKind.MIND, (*shared, Note(HEART, "Three."))).title == ""


def test_which_techniques_a_note_holds_for_is_told_as_it_matters() -> None:
    note = Note(SKIN, "One.", ("Ball", "Roller"))
    assert Advice(AdviceKind.MIND, (note,)).holds_for(note) == "For: Ball · Roller"
    assert Advice(AdviceKind.WITHHELD, (note,)).holds_for(note) == "Not to be left out: Ball · Roller"
    assert Advice(AdviceKind.MIND, (note,)).holds_for(Note(SKIN, "One.")) == ""


def test_advice_is_read_out_in_whole() -> None:
    asked = Advice(AdviceKind.ASK, (Note(SKIN, "One.", ("Ball", "Roller")), Note(HEART, "Two.")))
    assert asked.spoken == "Ask first. Sore skin. One. For: Ball · Roller. Heart trouble. Two."
    left_out = Advice(AdviceKind.LEFT_OUT, (Note("Ball", "Sore skin: One.\nHeart trouble: Two."),))
    assert left_out.spoken == "Left out for you. Ball. Sore skin: One. Heart trouble: Two."


def test_a_title_that_notes_share_is_told_once() -> None:
    notes = (Note(SKIN, "One."), Note(SKIN, "Two.", ("Roller",)), Note(HEART, "Three."))
    minded = Advice(AdviceKind.MIND, notes)
    assert minded.by_title == ((SKIN, notes[:2]), (HEART, notes[2:]))
    assert minded.spoken == "Mind this. Sore skin. One. Two. For: Roller. Heart trouble. Three."


def test_notes_about_the_same_thing_stand_together(catalogue: Catalogue) -> None:
    both = (_rule("skin", Action.MODIFY, "Hands off."), _rule("heart", Action.MODIFY, "Sit up."))
    content = _rules(catalogue, by_hand=both, at_wall=(_rule("skin", Action.MODIFY, "No ball."),), rolling=())
    told = _told(content, Person(frozenset({"skin", "heart"})))
    assert [note.title for note in told[AdviceKind.MIND]] == [SKIN, SKIN, HEART]


def test_below_a_title_that_says_what_becomes_of_it_only_why_is_left_to_tell() -> None:
    assert Advice(AdviceKind.ASK, (Note(SKIN, "One."),), is_reason=True).head == "Why"


def test_what_lasts_and_what_holds_today_are_told_apart(catalogue: Catalogue) -> None:
    rules = (_rule("skin", Action.MODIFY, cap=2), _rule("heart", Action.MODIFY))
    content = _rules(catalogue, by_hand=rules, at_wall=(), rolling=())
    row = next(row for row in rows_of(content, {}) if row.id == "everything")
    person = Person(frozenset({"skin", "heart"}))

    def titles(told: tuple[Advice, ...]) -> list[str]:
        return [note.title for part in told for note in part.notes]

    assert titles(lasting_advice(offer(row, person), content, person)) == [HEART]
    assert titles(advice_of_today(offer(row, person), content, person)) == [SKIN, "Pressure"]


@pytest.mark.parametrize(("condition", "lasts"), [("heart", True), ("skin", False)])
def test_what_was_agreed_to_is_told_for_as_long_as_its_condition_holds(
    catalogue: Catalogue, condition: str, lasts: bool
) -> None:
    content = _rules(catalogue, by_hand=(_rule(condition, Action.ASK_FIRST),), at_wall=(), rolling=())
    row = next(row for row in rows_of(content, {}) if row.id == "desk_reset")
    person = Person(frozenset({condition}), agreed=frozenset({(condition, "by_hand")}))
    offered = offer(row, person)
    lasting, today = lasting_advice(offered, content, person), advice_of_today(offered, content, person)
    (told,) = lasting if lasts else today
    assert told.kind is AdviceKind.AGREED
    assert not (today if lasts else lasting)
