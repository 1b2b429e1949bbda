"""How numbers and names are told."""

from dataclasses import replace

import pytest

from desktop.model.catalogue import Catalogue
from desktop.model.problem import Problem
from desktop.model.technique import Position
from desktop.ui import routine_text, text


@pytest.mark.parametrize(
    ("duration_ms", "told"),
    [(0, "1 min"), (29_000, "1 min"), (89_000, "1 min"), (91_000, "2 min"), (754_000, "13 min")],
)
def test_minutes_are_rounded_and_never_none(duration_ms: int, told: str) -> None:
    assert text.minutes(duration_ms) == told


@pytest.mark.parametrize(
    ("duration_ms", "told"),
    [(10_000, "10 s"), (59_000, "59 s"), (60_000, "1 min"), (90_000, "1 min 30 s"), (900_000, "15 min")],
)
def test_short_times_are_told_in_seconds(duration_ms: int, told: str) -> None:
    assert text.seconds(duration_ms) == told


def test_a_dose_names_repetitions_as_scaled_and_the_sides(catalogue: Catalogue) -> None:
    ready, press, roll, _ = catalogue.techniques["at_wall"].steps
    assert routine_text.dose(ready, 15_000, None) == "15 s"
    assert routine_text.dose(press, 24_000, None) == "24 s each side"
    assert routine_text.dose(roll, 25_000, 5) == "5 × 5 s each side"


def test_names_are_joined_as_people_join_them() -> None:
    assert text.all_of(["chair", "wall", "sock"]) == "chair, wall and sock"


def test_positions_are_told_shortly_and_lying_is_one() -> None:
    assert routine_text.places([Position.WALL]) == "At a wall"
    assert routine_text.places([Position.SUPINE, Position.SIDE_LYING]) == "Lying down"
    assert routine_text.places([Position.WALL, Position.SUPINE]) == "At a wall, lying down"
    assert routine_text.places([Position.WALL, Position.SUPINE, Position.SEATED]) == "Several positions"
    assert routine_text.places([Position.SUPINE, Position.ANY]) == "Lying down"
    assert routine_text.told_positions([Position.ANY, Position.PRONE]) == (Position.PRONE,)
    assert routine_text.places([Position.ANY]) == routine_text.position(Position.ANY)


def test_every_position_level_and_pressure_has_words(catalogue: Catalogue) -> None:
    assert all(routine_text.position(held) and routine_text.places([held]) for held in Position)
    assert all(routine_text.level(level) for level in (1, 2, 3))
    assert all(routine_text.pressure(level) for level in range(5))


def test_counts_agree_with_their_nouns() -> None:
    assert [text.fit_count(count) for count in (0, 1, 4)] == [
        "0 routines fit",
        "1 routine fits",
        "4 routines fit",
    ]
    assert text.farther(1).startswith("1 more routine needs")
    assert text.farther(3).startswith("3 more routines need ")


def test_a_file_that_could_not_be_read_is_nobodys_in_particular() -> None:
    assert text.unread(1) == "One file could not be read"
    assert text.unread(2) == "2 files could not be read"


def test_what_is_missing_is_told_tool_by_tool() -> None:
    assert text.missing(["Tennis ball", "Massage ball"]) == ("Needs tennis ball", "or massage ball")


def test_a_problem_of_a_whole_file_has_no_line() -> None:
    problem = Problem("legs.yaml", 4, 3, "Wrong.")
    assert text.problem_place(problem) == "legs.yaml, line 4"
    assert text.problem_place(replace(problem, line=0)) == "legs.yaml"
