"""The care for the person: what was told decides what is offered, at once and at the next start."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from desktop.caring import Caring
from desktop.library.offering import row_of
from desktop.model.problem import OutsideProblem
from desktop.model.shelf import Part, Shelf, ShelfCondition, ShelfRoutine
from desktop.store.health import HealthFile


def part(name: str, *rules: tuple[str, str], calm: bool = False) -> Part:
    return Part(name, name, False, calm, not calm, rules, (("hands",),), ("upper",), False, 60_000)


BALL = row_of("ball", (part("ball", ("blood", "block"), ("spine", "ask_first")),), 60_000)
REST = row_of("rest", (part("rest", ("fever", "block"), ("spine", "ask_first"), calm=True),), 60_000)
LIE = row_of("lie", (part("lie", calm=True),), 60_000)
SHELF = Shelf(
    tools=(),
    routines=tuple(ShelfRoutine(row, row.id.title(), "Seated", "seated") for row in (BALL, REST, LIE)),
    conditions=(
        ShelfCondition("blood", "Thin blood", today=False),
        ShelfCondition("spine", "Spine", today=False),
        ShelfCondition("fever", "Fever", today=True),
    ),
)


class Bench:
    """The care for one person whose clock can be moved."""

    def __init__(self, folder: Path) -> None:
        self.now = datetime(2026, 5, 4, 20, 0, tzinfo=UTC)
        self.told: list[OutsideProblem] = []
        self.folder = folder
        self.caring = self.start()

    def start(self) -> Caring:
        self.caring = Caring(HealthFile(self.folder), SHELF, self.told.append, lambda: self.now)
        return self.caring


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


def test_nothing_is_known_before_the_questions(bench: Bench) -> None:
    assert not bench.caring.was_asked
    assert not bench.caring.person.conditions
    bench.caring.tell_conditions(frozenset())
    assert bench.caring.was_asked
    assert bench.start().was_asked


def test_an_answer_decides_what_is_offered_and_outlives_a_start(bench: Bench) -> None:
    assert not bench.caring.offer_of("ball").withheld
    bench.caring.tell_conditions(frozenset({"blood", "fever"}))
    for caring in (bench.caring, bench.start()):
        assert caring.offer_of("ball").withheld
        assert caring.offer_of("rest").withheld
        assert caring.today == {"fever"}


def test_a_fever_is_forgotten_on_another_day(bench: Bench) -> None:
    bench.caring.tell_conditions(frozenset({"blood", "fever"}))
    bench.now += timedelta(days=1)
    assert bench.caring.person.conditions == {"blood"}
    assert not bench.caring.today


def test_answers_of_today_leave_the_lasting_ones_alone(bench: Bench) -> None:
    bench.caring.tell_conditions(frozenset({"blood"}))
    bench.caring.tell_today(frozenset({"fever"}))
    assert bench.caring.person.conditions == {"blood", "fever"}


def test_agreement_closes_a_question_for_good(bench: Bench) -> None:
    bench.caring.tell_conditions(frozenset({"spine"}))
    open_questions = bench.caring.offer_of("ball").to_ask
    assert open_questions == (("spine", "ball"),)
    bench.caring.agree(open_questions)
    assert not bench.start().offer_of("ball").to_ask


def test_strong_pain_leaves_calm_routines_without_open_questions(bench: Bench) -> None:
    assert not bench.caring.person_in_pain(5).calm_only
    assert bench.caring.offer_to("ball", bench.caring.person_in_pain(6)).withheld
    assert bench.caring.calm_routines() == ("rest", "lie")
    bench.caring.tell_conditions(frozenset({"spine"}))
    assert bench.caring.calm_routines() == ("lie",)


def test_a_session_that_made_it_worse_rests_the_pressure_for_a_day(bench: Bench) -> None:
    bench.caring.begin_session()
    bench.caring.end_session(2, 4)
    assert bench.start().offer_of("ball").withheld
    assert not bench.caring.offer_of("lie").withheld
    bench.now += timedelta(hours=24)
    assert not bench.caring.offer_of("ball").withheld


def test_the_last_answer_after_a_session_counts_once(bench: Bench) -> None:
    bench.caring.begin_session()
    for pain in (9, 8, 7):
        bench.caring.end_session(2, pain)
    assert bench.caring.worse_in_row == 1
    bench.caring.end_session(2, 2)
    assert bench.caring.worse_in_row == 0
    assert not bench.caring.person.pressure_rests


def test_what_cannot_be_kept_is_told_and_holds_nevertheless(bench: Bench, tmp_path: Path) -> None:
    tmp_path.rmdir()
    tmp_path.write_text("in the way")
    bench.caring.tell_conditions(frozenset({"blood"}))
    assert bench.caring.offer_of("ball").withheld
    assert [problem.sentence[:27] for problem in bench.told] == ["Your answers about your hea"]


def test_what_cannot_be_read_is_asked_anew_and_told(tmp_path: Path) -> None:
    (tmp_path / "health.json").write_text("{")
    bench = Bench(tmp_path)
    assert not bench.caring.was_asked
    assert bench.caring.complaint is not None
