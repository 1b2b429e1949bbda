"""What every condition means for every technique and every routine, against tables typed independently.

The tables sort techniques into classes, tell what a condition means for a class (X not offered, A ask first,
M offered with a change), and what becomes of a routine. Nothing of them is read from the files that they
check.
"""

from collections.abc import Mapping
from itertools import combinations
from typing import NamedTuple

import pytest

from desktop.library.fitting import rows_of
from desktop.library.offering import Offer, offer
from desktop.model.catalogue import Catalogue
from desktop.model.condition import Action
from desktop.model.person import Person
from desktop.model.routine import Routine
from desktop.model.shelf import Row

CLASSES = {
    "hands": (
        "hands_shoulders hands_neck_base hands_lower hands_glutes_side warm_oil_hwb massage_oil_basic "
        "eo_massage partner_swedish partner_shoulders"
    ),
    "ball": (
        "tennis_upper_wall ball_upper_floor roller_upper peanut_upper peanut_wall ball_lower_wall "
        "ball_glute_wall ball_glute_floor roller_glutes cane_upper cane_lower"
    ),
    "bodyweight": (
        "ball_upper_floor roller_upper thoracic_extension peanut_upper ball_glute_floor roller_glutes"
    ),
    "roller": "roller_upper thoracic_extension",
    "ext": "thoracic_extension",
    "percussive": "electric_upper electric_lower",
    "percussive_upper": "electric_upper",
    "neck": "hands_neck_base warm_oil_hwb upper_trap_stretch",
    "low": (
        "hands_lower ball_lower_wall cane_lower electric_lower warm_oil_hwb massage_oil_basic eo_massage "
        "partner_swedish"
    ),
    "glute": (
        "hands_glutes_side ball_lower_wall ball_glute_wall ball_glute_floor roller_glutes cane_lower "
        "electric_lower"
    ),
    "heat": "heat_rest towel_heat warm_oil_hwb hot_stone epsom_compress",
    "stones": "hot_stone",
    "cold": "cold_rest",
    "oil": "warm_oil_hwb massage_oil_basic eo_massage",
    "eo": "eo_massage",
    "salt": "epsom_compress",
    "soak": "warm_soak",
    "partner": "partner_swedish partner_shoulders",
    "move": (
        "stretch_gentle knee_to_chest knee_rolls pelvic_tilt cat_cow childs_pose seated_rotation "
        "upper_trap_stretch doorway_chest scap_squeeze figure_four"
    ),
    "flex": "knee_to_chest cat_cow childs_pose",
    "kneel": "cat_cow childs_pose",
    "supine": (
        "ball_upper_floor roller_upper thoracic_extension peanut_upper sleep_back knee_to_chest knee_rolls "
        "figure_four rest_90_90"
    ),
    "floor": (
        "ball_upper_floor roller_upper thoracic_extension peanut_upper ball_glute_floor roller_glutes "
        "cat_cow childs_pose"
    ),
    "rest": "log_roll sleep_back sleep_side breathing meditation rest_90_90 easy_walk",
}
MEANINGS = {
    "ci_red_flags": {"X": "hands ball percussive heat cold soak move rest"},
    "ci_pregnancy": {
        "X": "bodyweight ext percussive stones eo",
        "A": "ball low soak",
        "M": "hands heat cold move supine rest",
    },
    "ci_osteoporosis": {
        "X": "bodyweight ext percussive flex",
        "A": "ball",
        "M": "hands neck stones partner move",
    },
    "ci_injury": {"X": "hands ball percussive heat move", "A": "soak", "M": "rest"},
    "ci_surgery": {"X": "hands ball percussive oil soak", "A": "heat cold move", "M": "rest"},
    "ci_bleeding": {"X": "ball roller percussive", "A": "stones", "M": "hands heat partner"},
    "ci_dvt": {"X": "hands ball percussive glute heat soak", "A": "move"},
    "ci_skin": {"X": "hands ball percussive heat cold oil soak"},
    "ci_cancer": {"X": "percussive", "A": "hands ball heat eo soak move", "M": "cold"},
    "ci_spine_neuro": {"X": "percussive", "A": "ball bodyweight ext low glute move flex", "M": "hands"},
    "ci_sensation": {"X": "ball percussive heat cold soak", "M": "hands"},
    "ci_heart": {
        "X": "soak",
        "A": "percussive stones",
        "M": "hands ball bodyweight heat cold move rest",
    },
    "ci_fever": {"X": "hands ball percussive heat soak move", "M": "cold"},
    "ci_device": {"X": "percussive_upper", "A": "percussive"},
    "ci_child": {"X": "hands ball percussive heat cold soak move rest"},
    "ci_oil_allergy": {"X": "eo", "A": "oil", "M": "salt"},
    "ci_asthma": {"X": "eo"},
    "ci_epilepsy": {"X": "eo", "A": "percussive"},
    "ci_cold": {"X": "cold"},
    "ci_inflam": {"X": "hands ball roller percussive neck", "A": "heat", "M": "move"},
    "ci_neck": {"X": "percussive_upper neck", "A": "roller", "M": "move"},
    "ci_hypermob": {"A": "percussive", "M": "hands ball move"},
    "ci_impaired": {"X": "percussive heat stones cold soak", "M": "ball eo"},
    "ci_kidney": {"X": "low", "A": "salt soak"},
    "ci_floor": {"X": "floor"},
    "ci_knee_hip": {"A": "kneel", "M": "glute soak rest"},
}
STRICTEST_FIRST = "XAM"
RESTING_HAND = 1
LETTERS = {Action.BLOCK: "X", Action.ASK_FIRST: "A", Action.MODIFY: "M"}
# Stricter than the classes say, each for a reason.
MORE_CLASSES = {"thoracic_extension": "ball"}  # The back lies on a hard tool there as well.
MORE_RULES = {
    ("cane_upper", "ci_neck"): "X",  # A lever close to the neck;
    ("hot_stone", "ci_neck"): "X",  # weight and warmth close to the neck.
    ("massage_oil_basic", "ci_neck"): "X",  # Its strokes begin at the base of the neck,
    ("partner_shoulders", "ci_neck"): "X",  # and so do these.
    ("hands_shoulders", "ci_neck"): "M",  # Hands beside the neck, which feel what they do,
    ("partner_swedish", "ci_neck"): "M",  # and those of another, which have to be told.
    ("knee_to_chest", "ci_knee_hip"): "M",  # Not every replaced joint may bend that far,
    ("figure_four", "ci_knee_hip"): "M",  # or turn that far.
    ("rest_90_90", "ci_floor"): "M",  # A bed does as well.
    # Nobody lies down on a tool after alcohol: what the classes call a change would be not doing it.
    ("ball_upper_floor", "ci_impaired"): "X",
    ("ball_glute_floor", "ci_impaired"): "X",
    ("peanut_upper", "ci_impaired"): "X",
    ("roller_upper", "ci_impaired"): "X",
    ("roller_glutes", "ci_impaired"): "X",
    ("thoracic_extension", "ci_impaired"): "X",
}

# Who is kept from at least one technique of the routine, without "ci_". Four routines have other parts than
# they were planned with (desk_reset_5, tennis_upper_8, heat_ball_20, and everything_25, which was to take 20
# minutes); the same people are kept from them all the same.
_ALL = "red_flags child"
_MOVEMENT = f"{_ALL} injury fever"
_HANDS = f"{_MOVEMENT} surgery dvt skin inflam"
_BALL = f"{_HANDS} bleeding sensation"
_FLOOR = f"{_BALL} pregnancy osteoporosis floor impaired"
_WARMTH = f"{_MOVEMENT} dvt skin sensation impaired"
_ELECTRIC = f"{_BALL} pregnancy osteoporosis cancer spine_neuro device neck impaired"
KEPT_FROM = {
    "tennis_upper_8": _BALL,
    "ball_upper_6": _BALL,
    "desk_reset_5": _HANDS,
    "lower_no_tools_5": f"{_HANDS} kidney",
    "lower_ball_6": f"{_BALL} kidney",
    "roller_upper_5": _FLOOR,
    "massager_5": _ELECTRIC,
    "no_tools_10": f"{_HANDS} kidney",
    "ball_roller_10": f"{_FLOOR} kidney",
    "ball_whole_back_13": f"{_BALL} kidney",
    "micro_reset_3": _MOVEMENT,
    "lower_no_tools_10": f"{_HANDS} kidney",
    "lower_ball_hip_12": f"{_BALL} kidney",
    "stretch_14": f"{_MOVEMENT} osteoporosis floor",
    "roller_10": _FLOOR,
    "peanut_posture_8": _BALL,
    "cane_10": f"{_BALL} neck",
    "massager_12": f"{_ELECTRIC} kidney",
    "morning_6": _MOVEMENT,
    "flare_10": _ALL,
    "heat_ball_20": f"{_BALL} impaired kidney",
    "warm_oil_18": f"{_HANDS} sensation neck impaired kidney",
    "scent_12": f"{_HANDS} pregnancy oil_allergy asthma epilepsy kidney",
    "stones_11": f"{_HANDS} pregnancy sensation neck impaired",
    "ice_walk_15": f"{_ALL} skin sensation cold impaired",
    "salt_rest_12": _WARMTH,
    "partner_15": f"{_HANDS} kidney",
    "everything_25": f"{_ELECTRIC} floor",
    "ball_floor_10": _FLOOR,
    "ball_hip_floor_11": _FLOOR,
    "peanut_floor_6": _FLOOR,
    "roller_hip_7": _FLOOR,
    "cane_lower_8": f"{_BALL} kidney",
    "hip_by_hand_9": _HANDS,
    "warm_towel_12": _WARMTH,
    "plain_oil_9": f"{_HANDS} neck kidney",
    "warm_bath_14": f"{_ALL} fever surgery dvt skin sensation heart impaired",
    "helper_shoulders_7": f"{_HANDS} neck",
    "stretch_standing_8": _MOVEMENT,
}
# Who of them is offered the rest of the routine, and what is left out; from all others it is withheld.
SHORTENED = {
    "stretch_14": {
        "osteoporosis": "cat_cow childs_pose knee_to_chest",
        "floor": "cat_cow childs_pose",
    },
    "everything_25": {
        "pregnancy": "electric_upper roller_upper",
        "osteoporosis": "electric_upper roller_upper",
        "surgery": "electric_upper ball_glute_wall roller_upper",
        "bleeding": "electric_upper ball_glute_wall roller_upper",
        "inflam": "electric_upper ball_glute_wall roller_upper",
        "cancer": "electric_upper",
        "spine_neuro": "electric_upper",
        "device": "electric_upper",
        "neck": "electric_upper",
        "floor": "roller_upper",
    },
}
# What is offered on a very sore back, and what is left out of it; all else is withheld.
CALM = {"flare_10": ""}
# The heaviest pressure that is left to a person, where a class meets with the condition at all.
AT_MOST = {
    "hands": {2: "pregnancy osteoporosis bleeding spine_neuro sensation heart hypermob"},
    "ball": {2: "pregnancy osteoporosis hypermob"},
    "low": {2: "pregnancy"},
    "neck": {1: "osteoporosis"},
    "partner": {1: "osteoporosis bleeding"},
}
# It strokes the neck no harder than that anyway; what it presses harder is elsewhere.
BARELY_TOUCHES_THE_NECK = "warm_oil_hwb"


class Outcome(NamedTuple):
    """What a condition makes of a routine: what stays out, what has to be asked and what is minded."""

    withheld: bool
    left_out: frozenset[str] = frozenset()
    to_ask: frozenset[str] = frozenset()
    to_mind: frozenset[str] = frozenset()


def meaning(technique: str, condition: str) -> str:
    """X, A or M: the strictest that any class of the technique meets with; empty for no rule."""
    classes = {name for name, members in CLASSES.items() if technique in members.split()}
    classes |= set(MORE_CLASSES.get(technique, "").split())
    letters = {letter for letter, names in MEANINGS[condition].items() if classes & set(names.split())}
    letters.add(MORE_RULES.get((technique, condition), ""))
    return next((letter for letter in STRICTEST_FIRST if letter in letters), "")


def expected(routine: Routine, condition: str) -> Outcome:
    """What the tables make of a routine."""
    meanings = {item.technique: meaning(item.technique, condition) for item in routine.techniques}
    barred = [item for item in routine.techniques if meanings[item.technique] == "X"]
    if any(not item.optional for item in barred):
        return Outcome(withheld=True)
    return Outcome(
        withheld=False,
        left_out=frozenset(item.technique for item in barred),
        to_ask=frozenset(name for name, letter in meanings.items() if letter == "A"),
        to_mind=frozenset(name for name, letter in meanings.items() if letter == "M"),
    )


def found(offered: Offer) -> Outcome:
    """What the app makes of it."""
    if offered.withheld:
        return Outcome(withheld=True)
    return Outcome(
        withheld=False,
        left_out=frozenset(bar.part.technique for bar in offered.barred),
        to_ask=frozenset(technique for _, technique in offered.to_ask),
        to_mind=frozenset(technique for _, technique in offered.to_mind),
    )


@pytest.fixture(scope="module")
def rows(catalogue: Catalogue) -> Mapping[str, Row]:
    """What the rule of safety goes by, for each routine."""
    return {row.id: row for row in rows_of(catalogue, {})}


def of(condition: str) -> Person:
    """A person of whom one condition holds."""
    return Person(conditions=frozenset({condition}))


def most_pressure(technique: str, condition: str) -> int | None:
    """The heaviest pressure that the classes leave; None where they leave all."""
    caps = [
        level
        for name, levels in AT_MOST.items()
        if technique in CLASSES[name].split() and (name, technique) != ("neck", BARELY_TOUCHES_THE_NECK)
        for level, conditions in levels.items()
        if condition.removeprefix("ci_") in conditions.split()
    ]
    return min(caps, default=None)


def test_the_tables_speak_of_all_that_ships(catalogue: Catalogue) -> None:
    assert set(MEANINGS) == set(catalogue.conditions)
    assert {name for members in CLASSES.values() for name in members.split()} == set(catalogue.techniques)
    assert set(KEPT_FROM) == set(catalogue.routines)


@pytest.mark.parametrize("condition", MEANINGS)
def test_every_technique_meets_a_condition_as_its_classes_do(catalogue: Catalogue, condition: str) -> None:
    wanted = {name: letter for name in catalogue.techniques if (letter := meaning(name, condition))}
    rules = {
        name: LETTERS[rule.action]
        for name, technique in catalogue.techniques.items()
        for rule in technique.conditions
        if rule.condition == condition
    }
    assert rules == wanted


@pytest.mark.parametrize("condition", MEANINGS)
@pytest.mark.parametrize("routine_id", KEPT_FROM)
def test_what_a_condition_makes_of_a_routine(
    catalogue: Catalogue, rows: Mapping[str, Row], routine_id: str, condition: str
) -> None:
    outcome = found(offer(rows[routine_id], of(condition)))
    assert outcome == expected(catalogue.routines[routine_id], condition)


@pytest.mark.parametrize("routine_id", KEPT_FROM)
def test_who_is_kept_from_a_routine_or_from_a_part_of_it(rows: Mapping[str, Row], routine_id: str) -> None:
    outcomes = {name.removeprefix("ci_"): found(offer(rows[routine_id], of(name))) for name in MEANINGS}
    assert {name for name, outcome in outcomes.items() if outcome.withheld or outcome.left_out} == set(
        KEPT_FROM[routine_id].split()
    )
    assert {name: outcome.left_out for name, outcome in outcomes.items() if outcome.left_out} == {
        name: frozenset(parts.split()) for name, parts in SHORTENED.get(routine_id, {}).items()
    }


@pytest.mark.parametrize("routine_id", KEPT_FROM)
def test_two_conditions_never_open_what_one_of_them_closes(rows: Mapping[str, Row], routine_id: str) -> None:
    row = rows[routine_id]
    for pair in combinations(MEANINGS, 2):
        offered = offer(row, Person(conditions=frozenset(pair)))
        played = {row.parts[place].technique for place in offered.kept}
        assert not {name for name in played for each in pair if meaning(name, each) == "X"}, pair
        asked = {(each, name) for name in played for each in pair if meaning(name, each) == "A"}
        assert set(offered.to_ask) == asked, pair


def test_who_has_no_condition_is_offered_everything_as_it_is_written(rows: Mapping[str, Row]) -> None:
    for row in rows.values():
        assert found(offer(row, Person())) == Outcome(withheld=False)


def test_on_a_very_sore_back_only_what_is_quiet_is_offered(rows: Mapping[str, Row]) -> None:
    outcomes = {row.id: found(offer(row, Person(calm_only=True))) for row in rows.values()}
    assert {name: outcome.left_out for name, outcome in outcomes.items() if not outcome.withheld} == {
        name: frozenset(parts.split()) for name, parts in CALM.items()
    }


def test_while_pressure_rests_nothing_presses(catalogue: Catalogue, rows: Mapping[str, Row]) -> None:
    for row in rows.values():
        for place in offer(row, Person(pressure_rests=True)).kept:
            steps = catalogue.techniques[row.parts[place].technique].steps
            assert max(step.pressure for step in steps) <= RESTING_HAND, row.id


def test_there_is_something_for_whoever_may_go_on_at_all(rows: Mapping[str, Row]) -> None:
    for condition in set(MEANINGS) - {"ci_red_flags", "ci_child"}:
        assert not offer(rows["flare_10"], of(condition)).barred, condition


@pytest.mark.parametrize("condition", MEANINGS)
def test_nobody_is_pressed_harder_than_the_classes_leave(catalogue: Catalogue, condition: str) -> None:
    for name, technique in catalogue.techniques.items():
        for rule in technique.conditions:
            if rule.condition != condition or rule.action is Action.BLOCK:
                continue
            wanted = most_pressure(name, condition)
            hardest = max(step.pressure for step in technique.steps)
            assert rule.pressure_at_most == (wanted if wanted and wanted < hardest else None), name


def test_the_neck_is_barely_touched_there(catalogue: Catalogue) -> None:
    steps = catalogue.techniques[BARELY_TOUCHES_THE_NECK].steps
    at_the_neck = [step.pressure for step in steps if step.region == "neck_upper_trap"]
    assert max(at_the_neck) == 1
