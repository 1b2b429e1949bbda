"""The routines that ship: true minutes, safe ceilings and orders, a voice that fits shortened doses too.

What is safe as it is written stays safe when any of what may be left out is left out.
"""

import re
from dataclasses import replace
from itertools import combinations, pairwise
from typing import NamedTuple

import pytest

from desktop.model.catalogue import Catalogue
from desktop.model.routine import Routine
from desktop.model.technique import Position, SideRule, Step, Technique
from desktop.model.tool import ToolKind
from desktop.session.compiler import compile_timeline
from desktop.session.dose import scaled_dose

# id: (technique, scale) in order, as planned by hand.
PLANNED = {
    "tennis_upper_8": [("hands_shoulders", 0.5), ("tennis_upper_wall", 0.6)],
    "ball_upper_6": [("tennis_upper_wall", 0.9)],
    "desk_reset_5": [("hands_shoulders", 0.7)],
    "lower_no_tools_5": [("hands_lower", 1.0)],
    "lower_ball_6": [("ball_lower_wall", 1.0)],
    "roller_upper_5": [("roller_upper", 1.2)],
    "massager_5": [("electric_upper", 1.0)],
    "no_tools_10": [("hands_shoulders", 0.8), ("hands_lower", 0.9)],
    "ball_roller_10": [("ball_lower_wall", 0.9), ("roller_upper", 1.0)],
    "ball_whole_back_13": [("hands_shoulders", 0.5), ("tennis_upper_wall", 0.7), ("ball_lower_wall", 0.7)],
    "micro_reset_3": [("scap_squeeze", 0.5), ("seated_rotation", 0.3)],
    "lower_no_tools_10": [("hands_lower", 1.0), ("pelvic_tilt", 0.7), ("knee_rolls", 0.7)],
    "lower_ball_hip_12": [("ball_lower_wall", 0.8), ("ball_glute_wall", 0.6), ("figure_four", 0.5)],
    "stretch_14": [
        ("cat_cow", 0.9),
        ("childs_pose", 0.9),
        ("knee_rolls", 0.5),
        ("knee_to_chest", 0.6),
        ("breathing", 0.35),
    ],
    "roller_10": [("roller_upper", 1.0), ("thoracic_extension", 0.9), ("breathing", 0.35)],
    "peanut_posture_8": [("peanut_wall", 1.0), ("doorway_chest", 0.9), ("scap_squeeze", 0.5)],
    "cane_10": [("cane_upper", 0.9), ("upper_trap_stretch", 0.5), ("seated_rotation", 0.35)],
    "massager_12": [("electric_upper", 0.9), ("electric_lower", 0.85), ("easy_walk", 0.35)],
    "morning_6": [("breathing", 0.35), ("pelvic_tilt", 0.5), ("log_roll", 1.0)],
    "flare_10": [("rest_90_90", 0.9), ("breathing", 0.35), ("easy_walk", 0.4)],
    "heat_ball_20": [("heat_rest", 0.6), ("pelvic_tilt", 0.5), ("ball_lower_wall", 0.9), ("breathing", 0.6)],
    "warm_oil_18": [("warm_oil_hwb", 1.0), ("breathing", 1.0), ("sleep_side", 1.0)],
    "scent_12": [("eo_massage", 1.0), ("meditation", 1.0), ("sleep_back", 1.0)],
    "stones_11": [("hands_neck_base", 1.0), ("hot_stone", 1.0)],
    "ice_walk_15": [("cold_rest", 0.9), ("easy_walk", 0.55)],
    "salt_rest_12": [("epsom_compress", 1.0), ("meditation", 0.9)],
    "partner_15": [("partner_swedish", 1.0), ("breathing", 0.6)],
    "everything_25": [
        ("heat_rest", 0.5),
        ("knee_rolls", 0.25),
        ("electric_upper", 0.8),
        ("ball_glute_wall", 0.55),
        ("roller_upper", 0.65),
        ("breathing", 0.25),
    ],
    "ball_floor_10": [("ball_upper_floor", 1.0), ("knee_rolls", 0.5), ("breathing", 0.4)],
    "ball_hip_floor_11": [("ball_glute_floor", 1.0), ("figure_four", 0.6), ("breathing", 0.4)],
    "peanut_floor_6": [("peanut_upper", 1.0), ("breathing", 0.5)],
    "roller_hip_7": [("roller_glutes", 1.0), ("figure_four", 0.5)],
    "cane_lower_8": [("cane_lower", 0.8), ("stretch_gentle", 0.6)],
    "hip_by_hand_9": [("hands_glutes_side", 1.0), ("sleep_side", 0.9)],
    "warm_towel_12": [("towel_heat", 1.0), ("meditation", 0.5)],
    "plain_oil_9": [("massage_oil_basic", 1.0), ("meditation", 0.8)],
    "warm_bath_14": [("warm_soak", 1.0), ("breathing", 0.5)],
    "helper_shoulders_7": [("partner_shoulders", 1.0), ("breathing", 0.35)],
    "stretch_standing_8": [("stretch_gentle", 1.0), ("doorway_chest", 0.45), ("easy_walk", 0.25)],
}
# What may be left out of them: what supports the rest, never what a routine is called for.
OPTIONAL = {
    "tennis_upper_8": "hands_shoulders",
    "ball_whole_back_13": "hands_shoulders",
    "micro_reset_3": "seated_rotation",
    "lower_no_tools_10": "knee_rolls",
    "lower_ball_hip_12": "figure_four",
    "stretch_14": "cat_cow childs_pose knee_to_chest",
    "roller_10": "breathing",
    "peanut_posture_8": "scap_squeeze",
    "cane_10": "upper_trap_stretch seated_rotation",
    "massager_12": "easy_walk",
    "flare_10": "easy_walk",
    "heat_ball_20": "breathing",
    "warm_oil_18": "breathing sleep_side",
    "scent_12": "sleep_back",
    "partner_15": "breathing",
    "everything_25": "electric_upper ball_glute_wall roller_upper",
    "ball_floor_10": "knee_rolls breathing",
    "ball_hip_floor_11": "figure_four breathing",
    "peanut_floor_6": "breathing",
    "roller_hip_7": "figure_four",
    "cane_lower_8": "stretch_gentle",
    "hip_by_hand_9": "sleep_side",
    "plain_oil_9": "meditation",
    "helper_shoulders_7": "breathing",
    "stretch_standing_8": "doorway_chest easy_walk",
}
WORTH_PLAYING_MIN = 1.5
PRESSURE_CEILING_S = 20 * 60
ELECTRIC_CEILING_S = 10 * 60
WARMTH_CEILING_S = 20 * 60
COLD_CEILING_S = 15 * 60
ON_ONE_SPOT_S = 30
HELD_STILL = {"hold", "pause_spot", "sink", "cross_ankle"}
TECHNIQUES_ON_ONE_REGION = 2
WORDS_PER_SECOND = 2.3
COUNTED_S = 3

SLIPS_OR_BURNS_ON_OIL = {
    ToolKind.BALL, ToolKind.ROLLER, ToolKind.CANE, ToolKind.ELECTRIC, ToolKind.HEAT, ToolKind.COLD,
}  # fmt: skip


class Played(NamedTuple):
    """A routine with some of what may be left out of it left out."""

    routine_id: str
    left_out: frozenset[str] = frozenset()

    def __str__(self) -> str:
        return "-".join((self.routine_id, *sorted(self.left_out)))


def subsets(routine_id: str) -> list[Played]:
    """The routine as it is written, and every way to shorten it."""
    optional = OPTIONAL.get(routine_id, "").split()
    sizes = range(len(optional) + 1)
    return [Played(routine_id, frozenset(some)) for size in sizes for some in combinations(optional, size)]


routines = pytest.mark.parametrize("routine_id", PLANNED)
ways_to_play = pytest.mark.parametrize(
    "played", [played for routine_id in PLANNED for played in subsets(routine_id)], ids=str
)


def shortened(catalogue: Catalogue, played: Played) -> Routine:
    routine = catalogue.routines[played.routine_id]
    kept = tuple(item for item in routine.techniques if item.technique not in played.left_out)
    return replace(routine, techniques=kept)


def doses(catalogue: Catalogue, routine: Routine) -> list[tuple[Step, float]]:
    """Each step of the routine with the seconds it takes on one side."""
    return [
        (step, scaled_dose(step, item.scale).duration_ms / 1000)
        for item in routine.techniques
        for step in catalogue.techniques[item.technique].steps
    ]


def techniques_of(catalogue: Catalogue, played: Played) -> list[Technique]:
    return [catalogue.techniques[item.technique] for item in shortened(catalogue, played).techniques]


def kinds_of(catalogue: Catalogue, technique: Technique) -> set[ToolKind]:
    return {catalogue.tools[tool].kind for group in technique.needs for tool in group}


def presses(technique: Technique) -> bool:
    return any(step.pressure for step in technique.steps)


def is_a_movement(catalogue: Catalogue, technique: Technique) -> bool:
    """Whether it presses nothing, needs no tool, and is no rest."""
    return (
        not presses(technique) and not technique.calm and kinds_of(catalogue, technique) == {ToolKind.HANDS}
    )


def total_s(step: Step, dose_s: float) -> float:
    return 2 * dose_s if step.side is SideRule.EACH else dose_s


def test_these_routines_ship(catalogue: Catalogue) -> None:
    found = {
        routine.id: [(item.technique, item.scale) for item in routine.techniques]
        for routine in catalogue.routines.values()
    }
    assert found == PLANNED


def test_this_may_be_left_out(catalogue: Catalogue) -> None:
    found = {
        routine.id: " ".join(item.technique for item in routine.techniques if item.optional)
        for routine in catalogue.routines.values()
    }
    assert {routine_id: optional for routine_id, optional in found.items() if optional} == OPTIONAL


@ways_to_play
def test_what_is_left_is_worth_playing(catalogue: Catalogue, played: Played) -> None:
    timeline = compile_timeline(shortened(catalogue, played), catalogue.techniques)
    assert timeline.duration_ms / 60_000 >= WORTH_PLAYING_MIN


def test_there_are_six_or_more_and_one_joins_three_techniques(catalogue: Catalogue) -> None:
    assert len(catalogue.routines) >= 6
    joined = [{item.technique for item in routine.techniques} for routine in catalogue.routines.values()]
    assert any(len(techniques) == 3 for techniques in joined)


def test_every_technique_can_be_played(catalogue: Catalogue) -> None:
    played = {item.technique for routine in catalogue.routines.values() for item in routine.techniques}
    assert played == set(catalogue.techniques)


@routines
def test_the_minutes_in_its_name_are_true(catalogue: Catalogue, routine_id: str) -> None:
    timeline = compile_timeline(catalogue.routines[routine_id], catalogue.techniques)
    claimed = re.search(r"_(\d+)$", routine_id)
    assert claimed is not None
    assert abs(timeline.duration_ms / 60_000 - int(claimed[1])) <= 0.5


@routines
def test_no_other_minutes_are_claimed_in_its_words(catalogue: Catalogue, routine_id: str) -> None:
    routine = catalogue.routines[routine_id]
    assert not re.search(r"\d", routine.title + routine.goal)


@ways_to_play
def test_pressure_stays_under_the_ceilings_of_a_day(catalogue: Catalogue, played: Played) -> None:
    pressed = [item for item in doses(catalogue, shortened(catalogue, played)) if item[0].pressure]
    electric = [item for item in pressed if "electric_massager" in item[0].tools]
    assert sum(total_s(*item) for item in pressed) <= PRESSURE_CEILING_S
    assert sum(total_s(*item) for item in electric) <= ELECTRIC_CEILING_S


@ways_to_play
def test_a_ball_or_a_device_never_rests_too_long_on_one_spot(catalogue: Catalogue, played: Played) -> None:
    for step, dose_s in doses(catalogue, shortened(catalogue, played)):
        if step.id in HELD_STILL:
            assert dose_s <= ON_ONE_SPOT_S, step.picture


@ways_to_play
def test_the_voice_is_done_before_the_last_three_seconds_are_counted(
    catalogue: Catalogue, played: Played
) -> None:
    for step, dose_s in doses(catalogue, shortened(catalogue, played)):
        side = "Right side. " if step.side is SideRule.EACH else ""
        spoken_s = len((side + step.say).split()) / WORDS_PER_SECOND
        assert spoken_s <= dose_s - COUNTED_S, step.picture


@ways_to_play
def test_nothing_is_pressed_on_the_floor_before_the_wall(catalogue: Catalogue, played: Played) -> None:
    floors = [each.floor for each in techniques_of(catalogue, played) if presses(each)]
    assert floors == sorted(floors)


@ways_to_play
def test_no_region_is_pressed_by_more_than_two_techniques(catalogue: Catalogue, played: Played) -> None:
    pressed = [
        region
        for technique in techniques_of(catalogue, played)
        for region in {step.region for step in technique.steps if step.pressure and step.region}
    ]
    assert all(pressed.count(region) <= TECHNIQUES_ON_ONE_REGION for region in pressed)


@ways_to_play
def test_it_asks_for_no_less_practice_than_its_techniques(catalogue: Catalogue, played: Played) -> None:
    levels = [technique.level for technique in techniques_of(catalogue, played)]
    assert shortened(catalogue, played).level >= max(levels)


@ways_to_play
def test_warmth_cold_salt_and_a_bath_are_never_lengthened(catalogue: Catalogue, played: Played) -> None:
    for item in shortened(catalogue, played).techniques:
        technique = catalogue.techniques[item.technique]
        kinds = kinds_of(catalogue, technique) & {ToolKind.HEAT, ToolKind.COLD, ToolKind.SALT}
        if kinds or technique.position is Position.BATH:
            assert item.scale <= 1.0, technique.id


@ways_to_play
def test_warmth_and_cold_stay_under_their_ceilings(catalogue: Catalogue, played: Played) -> None:
    for kind, ceiling_s in ((ToolKind.HEAT, WARMTH_CEILING_S), (ToolKind.COLD, COLD_CEILING_S)):
        used = [
            total_s(step, dose_s)
            for step, dose_s in doses(catalogue, shortened(catalogue, played))
            if any(catalogue.tools[tool].kind is kind for tool in step.tools)
        ]
        assert sum(used) <= ceiling_s


@ways_to_play
def test_warmth_and_cold_are_never_in_one_routine(catalogue: Catalogue, played: Played) -> None:
    kinds = {kind for each in techniques_of(catalogue, played) for kind in kinds_of(catalogue, each)}
    assert not kinds >= {ToolKind.HEAT, ToolKind.COLD}


@ways_to_play
def test_something_quiet_lies_between_warmth_and_pressure(catalogue: Catalogue, played: Played) -> None:
    for before, after in pairwise(techniques_of(catalogue, played)):
        assert ToolKind.HEAT not in kinds_of(catalogue, before) or not presses(after), after.id


@ways_to_play
def test_nothing_is_pressed_on_skin_that_is_numb_with_cold(catalogue: Catalogue, played: Played) -> None:
    order = techniques_of(catalogue, played)
    cold = [place for place, each in enumerate(order) if ToolKind.COLD in kinds_of(catalogue, each)]
    assert not any(presses(each) for each in order[min(cold, default=len(order)) :])


@ways_to_play
def test_scented_oils_are_kept_from_warmth(catalogue: Catalogue, played: Played) -> None:
    needed = {tool for each in techniques_of(catalogue, played) for group in each.needs for tool in group}
    scented = {tool for tool in needed if tool.startswith("eo_")}
    assert not scented or ToolKind.HEAT not in {catalogue.tools[tool].kind for tool in needed}


@ways_to_play
def test_nothing_that_slips_or_burns_comes_after_oil(catalogue: Catalogue, played: Played) -> None:
    kinds = [kinds_of(catalogue, technique) for technique in techniques_of(catalogue, played)]
    for place, before in enumerate(kinds):
        if ToolKind.OIL in before:
            assert not any(after & SLIPS_OR_BURNS_ON_OIL for after in kinds[place + 1 :])


@pytest.mark.parametrize("played", subsets("everything_25"), ids=str)
def test_the_mixed_session_always_has_a_movement_and_ends_in_rest(
    catalogue: Catalogue, played: Played
) -> None:
    order = techniques_of(catalogue, played)
    assert any(is_a_movement(catalogue, technique) for technique in order)
    assert order[-1].calm


def test_the_routine_for_a_very_sore_back_presses_nothing(catalogue: Catalogue) -> None:
    assert not any(presses(technique) for technique in techniques_of(catalogue, Played("flare_10")))


def test_the_routine_for_a_very_sore_back_is_calm_throughout(catalogue: Catalogue) -> None:
    assert all(technique.calm for technique in techniques_of(catalogue, Played("flare_10")))
