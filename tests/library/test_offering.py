"""The rule of safety: what of a routine is left for a person, and why the rest is not offered."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.library.fitting import rows_of
from desktop.library.offering import offer, row_of
from desktop.model.condition import Stop
from desktop.model.person import Person
from desktop.model.shelf import Part

BLOCK, ASK, MODIFY = "block", "ask_first", "modify"


def part(name, *, optional=False, calm=False, presses=True, rules=(), needs=(("hands",),), floor=False):
    return Part(name, name.title(), optional, calm, presses, tuple(rules), needs, (name,), floor, 60_000)


BALL = part("ball", rules=[("blood", BLOCK), ("spine", ASK), ("heart", MODIFY)], needs=(("tennis_ball",),))
STRETCH = part("stretch", optional=True, presses=False, rules=[("bones", BLOCK), ("spine", ASK)], floor=True)
BREATH = part("breath", optional=True, calm=True, presses=False, rules=[("bones", MODIFY)])
ROW = row_of("mixed", (BALL, STRETCH, BREATH), 185_000)


def test_to_a_healthy_person_it_is_offered_as_it_is_written():
    offered = offer(ROW, Person())
    assert offered.row is ROW
    assert offered.kept == (0, 1, 2)
    assert (offered.barred, offered.to_ask, offered.agreed, offered.to_mind) == ((), (), (), ())
    assert not offered.withheld
    assert not offered.shortened


def test_what_is_blocked_and_not_needed_is_left_out():
    offered = offer(ROW, Person(frozenset({"bones"})))
    assert offered.shortened
    assert offered.kept == (0, 2)
    assert [(bar.part.technique, bar.conditions) for bar in offered.barred] == [("stretch", ("bones",))]
    assert offered.to_mind == (("bones", "breath"),)


def test_a_shortened_routine_needs_no_more_than_what_is_left_of_it():
    row = offer(ROW, Person(frozenset({"bones"}))).row
    assert row == row_of("mixed", (BALL, BREATH), 125_000)
    assert not row.floor
    assert row.needs == (("tennis_ball",), ("hands",))
    assert row.regions == ("ball", "breath")


def test_a_routine_is_withheld_when_what_carries_it_is_blocked():
    offered = offer(ROW, Person(frozenset({"blood", "bones"})))
    assert offered.withheld
    assert offered.row is ROW
    assert not offered.shortened
    assert [bar.part.technique for bar in offered.reasons] == ["ball"]
    assert [bar.part.technique for bar in offered.barred] == ["ball", "stretch"]


def test_a_routine_is_withheld_when_nothing_is_left_of_it():
    row = row_of("soft", (STRETCH,), 65_000)
    offered = offer(row, Person(frozenset({"bones"})))
    assert offered.withheld
    assert [bar.part.technique for bar in offered.reasons] == ["stretch"]


def test_a_question_stays_open_until_a_clinician_agreed():
    person = Person(frozenset({"spine"}))
    assert offer(ROW, person).to_ask == (("spine", "ball"), ("spine", "stretch"))
    agreed = person._replace(agreed=frozenset({("spine", "ball")}))
    assert offer(ROW, agreed).to_ask == (("spine", "stretch"),)
    assert offer(ROW, agreed).agreed == (("spine", "ball"),)
    assert offer(ROW, agreed).to_mind == ()


def test_a_change_is_to_be_minded_whatever_a_clinician_agreed_to():
    person = Person(frozenset({"heart"}), agreed=frozenset({("heart", "ball")}))
    assert offer(ROW, person).to_mind == (("heart", "ball"),)
    assert offer(ROW, person).agreed == ()


def test_agreement_lifts_no_block():
    person = Person(frozenset({"blood"}), agreed=frozenset({("blood", "ball")}))
    assert offer(ROW, person).withheld


def test_of_what_is_left_out_nothing_is_asked():
    assert offer(ROW, Person(frozenset({"bones", "spine"}))).to_ask == (("spine", "ball"),)


def test_strong_pain_leaves_calm_techniques_only():
    offered = offer(ROW, Person(calm_only=True))
    assert offered.withheld
    assert all(bar.too_sore for bar in offered.reasons)
    calm = row_of("calm", (BREATH, STRETCH), 125_000)
    assert offer(calm, Person(calm_only=True)).kept == (0,)


def test_while_pressure_rests_nothing_presses():
    offered = offer(ROW, Person(pressure_rests=True))
    assert [bar.part.technique for bar in offered.reasons] == ["ball"]
    assert offered.reasons[0].pressure_rests
    easy = row_of("easy", (STRETCH, BREATH), 125_000)
    assert offer(easy, Person(pressure_rests=True)).row is easy


parts = st.builds(
    part,
    st.sampled_from("abcdef"),
    optional=st.booleans(),
    calm=st.booleans(),
    presses=st.booleans(),
    rules=st.lists(st.tuples(st.sampled_from(["c", "d", "e"]), st.sampled_from([BLOCK, ASK, MODIFY]))),
)
people = st.builds(
    Person,
    st.frozensets(st.sampled_from(["c", "d", "e"])),
    st.frozensets(st.tuples(st.sampled_from(["c", "d", "e"]), st.sampled_from("abcdef"))),
    st.booleans(),
    st.booleans(),
)


@given(st.lists(parts, min_size=1, max_size=5), people)
def test_nothing_barred_is_ever_played(made, person):
    row = row_of("any", tuple(made), 1_000_000)
    offered = offer(row, person)
    for place in offered.kept:
        kept = made[place]
        assert not any(rule == (name, BLOCK) for rule in kept.rules for name in person.conditions)
        assert kept.calm or not person.calm_only
        assert not (kept.presses and person.pressure_rests)
    assert len(offered.kept) + len(offered.barred) == len(made) or offered.withheld


@given(st.lists(parts, min_size=1, max_size=5), people, st.sampled_from(["c", "d", "e"]))
def test_another_condition_never_opens_anything(made, person, more):
    row = row_of("any", tuple(made), 1_000_000)
    worse = person._replace(conditions=person.conditions | {more})
    assert set(offer(row, worse).kept) <= set(offer(row, person).kept)


@pytest.mark.parametrize("conditions", [frozenset(), frozenset({"heart"}), frozenset({"unknown"})])
def test_other_conditions_change_nothing_that_is_played(conditions):
    assert offer(ROW, Person(conditions)).kept == (0, 1, 2)


@pytest.mark.parametrize("stop", Stop)
def test_what_stops_everything_bars_techniques_that_say_nothing_of_it(house, stop):
    house.change("content/catalog/conditions.yaml", "group: now", f"group: now, stops: {stop}")
    house.change("content/techniques/ball_wall.yaml", "action: block", "action: modify")
    rows = rows_of(house.load(), {})
    assert [row.id for row in rows] == ["evening", "warmth"]
    for row in rows:
        assert not offer(row, Person()).withheld
        bars = offer(row, Person(frozenset({"ci_skin"}))).barred
        assert [bar.part.technique for bar in bars] == [part.technique for part in row.parts]
