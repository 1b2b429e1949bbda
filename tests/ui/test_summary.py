"""What is told of a routine: its true length, its steps, and a picture of its own."""

from dataclasses import replace

import pytest

from desktop.model.catalogue import Catalogue
from desktop.model.routine import Routine, RoutineItem
from desktop.model.technique import Position
from desktop.session.compiler import compile_timeline
from desktop.ui.summary import Summaries


def test_the_length_is_that_of_the_session(catalogue: Catalogue) -> None:
    summaries = Summaries(catalogue)
    for routine_id, routine in catalogue.routines.items():
        session = compile_timeline(routine, catalogue.techniques)
        assert summaries.of(routine_id).lengths.total_ms == session.duration_ms


def test_steps_and_positions_follow_the_routine(catalogue: Catalogue) -> None:
    everything = Summaries(catalogue).of("everything")
    assert everything.positions == (Position.SEATED, Position.WALL, Position.SUPINE)
    assert len(everything.steps) == 12
    assert [planned.step.picture_side for planned in everything.steps[:4]] == ["none", "left", "left", "none"]


def test_a_routine_shows_work_with_its_tool(catalogue: Catalogue) -> None:
    face = Summaries(catalogue).face("everything")
    assert face.step.pressure > 0
    assert face.technique.id == "at_wall"


def test_two_routines_of_one_technique_show_different_pictures(catalogue: Catalogue) -> None:
    technique = catalogue.techniques["at_wall"]
    pictured = replace(
        technique, steps=tuple(replace(step, picture=f"ball.{step.id}") for step in technique.steps)
    )
    items = (RoutineItem(technique="at_wall"),)
    routines = {
        name: Routine(id=name, title=name, goal=name, techniques=items) for name in ("one", "two", "three")
    }
    summaries = Summaries(
        replace(catalogue, techniques=catalogue.techniques | {"at_wall": pictured}, routines=routines)
    )
    faces = [summaries.face(name).step for name in routines]
    assert [face.picture for face in faces[:2]] == ["ball.press", "ball.roll"]
    assert len({face.picture for face in faces}) == 3


def test_an_unknown_routine_is_refused(catalogue: Catalogue) -> None:
    with pytest.raises(KeyError):
        Summaries(catalogue).of("nowhere")
