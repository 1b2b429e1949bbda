"""The routines that ship: true minutes, safe ceilings, and a voice that fits shortened doses too."""

import re

import pytest

from desktop.model.catalogue import Catalogue
from desktop.model.routine import Routine
from desktop.model.technique import SideRule, Step
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
}
PRESSURE_CEILING_S = 20 * 60
ELECTRIC_CEILING_S = 10 * 60
ON_ONE_SPOT_S = 30
WORDS_PER_SECOND = 2.3
COUNTED_S = 3

routines = pytest.mark.parametrize("routine_id", PLANNED)


def doses(catalogue: Catalogue, routine: Routine) -> list[tuple[Step, float]]:
    """Each step of the routine with the seconds it takes on one side."""
    return [
        (step, scaled_dose(step, item.scale).duration_ms / 1000)
        for item in routine.techniques
        for step in catalogue.techniques[item.technique].steps
    ]


def total_s(step: Step, dose_s: float) -> float:
    return 2 * dose_s if step.side is SideRule.EACH else dose_s


def test_these_routines_ship(catalogue: Catalogue) -> None:
    found = {
        routine.id: [(item.technique, item.scale) for item in routine.techniques]
        for routine in catalogue.routines.values()
    }
    assert found == PLANNED


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


@routines
def test_pressure_stays_under_the_ceilings_of_a_day(catalogue: Catalogue, routine_id: str) -> None:
    pressed = [item for item in doses(catalogue, catalogue.routines[routine_id]) if item[0].pressure]
    electric = [item for item in pressed if "electric_massager" in item[0].tools]
    assert sum(total_s(*item) for item in pressed) <= PRESSURE_CEILING_S
    assert sum(total_s(*item) for item in electric) <= ELECTRIC_CEILING_S


@routines
def test_a_ball_or_a_device_never_rests_too_long_on_one_spot(catalogue: Catalogue, routine_id: str) -> None:
    for step, dose_s in doses(catalogue, catalogue.routines[routine_id]):
        if step.id in {"hold", "pause_spot"}:
            assert dose_s <= ON_ONE_SPOT_S, step.picture


@routines
def test_the_voice_is_done_before_the_last_three_seconds_are_counted(
    catalogue: Catalogue, routine_id: str
) -> None:
    for step, dose_s in doses(catalogue, catalogue.routines[routine_id]):
        side = "Right side. " if step.side is SideRule.EACH else ""
        spoken_s = len((side + step.say).split()) / WORDS_PER_SECOND
        assert spoken_s <= dose_s - COUNTED_S, step.picture


@routines
def test_nothing_on_the_floor_comes_before_the_wall(catalogue: Catalogue, routine_id: str) -> None:
    items = catalogue.routines[routine_id].techniques
    floors = [catalogue.techniques[item.technique].floor for item in items]
    assert floors == sorted(floors)
