"""What was told about one's health: kept in one file, for as long as it holds, and never lost in silence."""

import json
import os
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from desktop.store.health import Health, HealthFile

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
TODAY = NOON.date()
CHANGING = frozenset({"ci_fever", "ci_skin"})


def test_before_the_screening_nothing_is_known(tmp_path: Path) -> None:
    health, problem = HealthFile(tmp_path).load()
    assert health == Health()
    assert health.conditions is None
    assert problem is None


def test_what_is_kept_is_what_comes_back(tmp_path: Path) -> None:
    told = (
        Health()
        .with_answers(frozenset({"ci_bleeding", "ci_fever"}), CHANGING, TODAY)
        .with_agreement((("ci_bleeding", "ball"),))
        .after_session(2, 5, NOON)
    )
    assert HealthFile(tmp_path).save(told) is None
    assert HealthFile(tmp_path).load() == (told, None)


def test_nobody_else_may_read_it(tmp_path: Path) -> None:
    HealthFile(tmp_path).save(Health(conditions=("ci_bleeding",)))
    assert (tmp_path / "health.json").stat().st_mode & 0o077 == 0


def test_a_fever_is_gone_the_next_day_and_a_pacemaker_is_not() -> None:
    told = Health().with_answers(frozenset({"ci_device", "ci_fever"}), CHANGING, TODAY)
    assert told.conditions_on(TODAY) == {"ci_device", "ci_fever"}
    assert told.conditions_on(TODAY + timedelta(days=1)) == {"ci_device"}


def test_an_answer_of_today_replaces_the_one_before_it() -> None:
    told = Health(conditions=()).with_today(frozenset({"ci_fever"}), TODAY).with_today(frozenset(), TODAY)
    assert told.conditions_on(TODAY) == frozenset()


def test_an_agreement_goes_with_its_condition() -> None:
    told = Health(conditions=("ci_heart", "ci_bleeding"))
    told = told.with_agreement((("ci_heart", "cane"), ("ci_bleeding", "stones")))
    told = told.with_answers(frozenset({"ci_heart"}), CHANGING, TODAY)
    assert told.agreed == (("ci_heart", "cane"),)


@pytest.mark.parametrize(
    ("before", "after", "worse"), [(2, 4, True), (2, 3, False), (5, 2, False), (0, 10, True)]
)
def test_two_points_more_pain_rest_the_pressure_for_a_day(before: int, after: int, *, worse: bool) -> None:
    told = Health(conditions=()).after_session(before, after, NOON)
    assert told.pressure_rests_at(NOON + timedelta(minutes=1)) is worse
    assert told.pressure_rests_at(NOON + timedelta(hours=23, minutes=59)) is worse
    assert not told.pressure_rests_at(NOON + timedelta(hours=24))
    assert told.person_at(NOON + timedelta(hours=1)).pressure_rests is worse


def test_worse_sessions_are_counted_in_a_row() -> None:
    told = Health()
    for _ in range(3):
        told = told.after_session(1, 4, NOON)
    assert told.worse_in_row == 3
    assert told.after_session(4, 4, NOON).worse_in_row == 0


def test_a_session_that_was_fine_does_not_end_the_rest_after_the_one_before() -> None:
    told = Health().after_session(1, 4, NOON).after_session(1, 1, NOON)
    assert told.pressure_rests_at(NOON + timedelta(hours=1))


def test_another_zone_changes_no_rest_and_a_clock_set_back_does_not_prolong_it() -> None:
    told = Health().after_session(1, 4, NOON)
    elsewhere = timezone(timedelta(hours=-7))
    assert told.pressure_rests_at((NOON + timedelta(hours=1)).astimezone(elsewhere))
    assert not told.pressure_rests_at(NOON - timedelta(days=30))


@pytest.mark.parametrize("back_h", [1, 12, 24])
def test_a_clock_set_back_by_a_day_or_less_lifts_no_rest(back_h: int) -> None:
    told = Health().after_session(1, 4, NOON)
    assert told.pressure_rests_at(NOON - timedelta(hours=back_h))


def test_an_answer_with_half_a_letter_in_it_is_kept_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "health.json"
    path.write_text('{"version": 1, "conditions": ["\\ud800"]}')
    told, complaint = HealthFile(tmp_path).load()
    assert complaint is None
    assert HealthFile(tmp_path).save(told) is None
    assert HealthFile(tmp_path).load() == (told, None)


def test_the_day_is_the_one_of_the_person() -> None:
    told = Health(conditions=()).with_today(frozenset({"ci_fever"}), date(2026, 3, 2))
    late = datetime(2026, 3, 2, 23, 30, tzinfo=timezone(timedelta(hours=-5)))
    assert told.person_at(late).conditions == {"ci_fever"}


@pytest.mark.parametrize(
    "field",
    [
        {"conditions": "ci_fever"},
        {"today": [1]},
        {"today_on": "yesterday"},
        {"today_on": "20260302"},
        {"agreed": [["ci_heart"]]},
        {"agreed": ["ci_heart"]},
        {"pressure_rests_until": "2026-03-02T12:00:00"},
        {"pressure_rests_until": 5},
        {"worse_in_row": -1},
        {"worse_in_row": True},
    ],
)
def test_a_file_that_makes_no_sense_is_set_aside_and_asked_anew(
    tmp_path: Path, field: dict[str, object]
) -> None:
    text = json.dumps({"version": 1, "conditions": ["ci_bleeding"], **field})
    (tmp_path / "health.json").write_text(text)
    health, problem = HealthFile(tmp_path).load()
    assert health.conditions is None
    assert problem is not None
    assert "answers about your health" in problem.sentence
    assert (tmp_path / "health.json.unreadable").read_text() == text


def test_what_an_end_in_the_middle_of_writing_left_behind_is_taken_away(tmp_path: Path) -> None:
    old, new, other = (tmp_path / name for name in (".health.json.a", ".health.json.b", "notes.txt"))
    for file in (old, new, other):
        file.write_text("ci_bleeding")
    os.utime(old, (0, 0))
    os.utime(other, (0, 0))
    HealthFile(tmp_path).load()
    assert not old.exists()
    assert new.exists()
    assert other.exists()
