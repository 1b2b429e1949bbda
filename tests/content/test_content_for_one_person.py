"""A routine as it is played for one person: what is barred is gone, and nothing is harder than told."""

from dataclasses import replace

import pytest

from desktop.library.adapting import adapted_catalogue, adapted_technique
from desktop.library.fitting import rows_of
from desktop.library.offering import offer
from desktop.model.catalogue import Catalogue
from desktop.model.condition import Action
from desktop.model.person import Person
from desktop.model.shelf import Row
from desktop.session.compiler import compile_timeline, lengths_of


def rows(catalogue: Catalogue) -> dict[str, Row]:
    lengths = {name: lengths_of(each, catalogue.techniques) for name, each in catalogue.routines.items()}
    return {row.id: row for row in rows_of(catalogue, lengths)}


def test_a_shortened_routine_takes_as_long_as_its_row_says(catalogue: Catalogue) -> None:
    shortened = 0
    for row in rows(catalogue).values():
        for condition in catalogue.conditions:
            offered = offer(row, Person(frozenset({condition})))
            if offered.withheld:
                continue
            shortened += offered.shortened
            adapted = adapted_catalogue(catalogue, offered, {condition})
            timeline = compile_timeline(adapted.routines[row.id], adapted.techniques)
            assert timeline.duration_ms == offered.row.duration_ms
            played = {segment.technique for segment in timeline.segments}
            assert played == {part.technique for part in offered.row.parts}
    assert shortened


def test_a_withheld_routine_cannot_be_adapted(catalogue: Catalogue) -> None:
    offered = offer(rows(catalogue)["ball_upper_6"], Person(frozenset({"ci_bleeding"})))
    with pytest.raises(ValueError, match="nothing of the routine"):
        adapted_catalogue(catalogue, offered, {"ci_bleeding"})


def test_no_step_is_harder_than_the_strictest_cap_that_holds(catalogue: Catalogue) -> None:
    technique = catalogue.techniques["hands_shoulders"]
    rules = tuple(
        replace(
            rule, action=Action.MODIFY, pressure_at_most={"ci_heart": 2, "ci_hypermob": 1}.get(rule.condition)
        )
        for rule in technique.conditions
    )
    technique = replace(technique, conditions=rules)
    hardest = max(step.pressure for step in technique.steps)
    assert hardest == 3
    assert max(step.pressure for step in adapted_technique(technique, {"ci_heart"}).steps) == 2
    both = adapted_technique(technique, {"ci_heart", "ci_hypermob"})
    assert max(step.pressure for step in both.steps) == 1
    assert [replace(step, pressure=0) for step in both.steps] == [
        replace(step, pressure=0) for step in technique.steps
    ]


def test_other_conditions_leave_a_technique_as_it_is(catalogue: Catalogue) -> None:
    technique = catalogue.techniques["hands_shoulders"]
    assert adapted_technique(technique, {"ci_floor"}) is technique
    assert adapted_technique(technique, ()) is technique
