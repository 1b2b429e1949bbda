"""The catalogue: good values and all problems, ours and the user's, whatever the files hold."""

import os
from pathlib import Path

import pytest

from desktop.library.catalogue import load_catalogue
from desktop.library.decoder import MANY_PROBLEMS
from desktop.library.files import MAX_BYTES
from desktop.library.kinds import FILE_KINDS
from desktop.model.technique import Position, SideRule, StepKind

OWN = """\
id: mine
title: Mine
goal: My own
techniques: [{technique: hands_lower}]
"""


def test_good_content_has_no_problems_and_is_all_there(house):
    catalogue = house.load()
    assert catalogue.broken == ()
    assert list(catalogue.tools)[:3] == ["hands", "tennis_ball", "massage_ball"]
    assert list(catalogue.regions) == ["upper_back", "lower_back", "whole_back", "relaxation"]
    assert list(catalogue.techniques) == ["ball_wall", "hands_lower", "warm_rest"]
    assert list(catalogue.routines) == ["evening", "warmth"]
    assert list(catalogue.poses) == ["ball_wall"]
    assert set(catalogue.zones) == {"np_spine"}
    assert set(catalogue.conditions) == {"ci_skin"}
    assert set(catalogue.sources) == {"S1"}
    assert catalogue.own_routines == frozenset()


def test_values_are_decoded_into_the_model(house):
    technique = house.load().techniques["ball_wall"]
    (step,) = technique.steps
    assert technique.position is Position.WALL
    assert technique.floor is False
    assert technique.needs == (("tennis_ball", "massage_ball"),)
    assert step.kind is StepKind.WORK
    assert step.side is SideRule.EACH
    assert (step.duration_s, step.repetitions, step.pressure) == (30, None, 3)
    assert house.load().regions["upper_back"].areas[0].x == (0.1, 0.3)
    assert house.load().zones["np_spine"].outlines[0].points == ((0.0, 0.0), (0.1, 0.9))
    assert house.load().routines["evening"].techniques[1].scale == 0.5


def test_mappings_are_read_only(house):
    with pytest.raises(TypeError):
        house.load().tools["new"] = None


def test_loading_twice_gives_the_same(house):
    house.write("own/broken.yaml", "id: yes\n")
    assert house.load() == house.load()


def test_without_pose_sheets_pictures_are_not_checked(house):
    house.change("content/techniques/ball_wall.yaml", "ball_wall.roll", "nothing.here")
    assert load_catalogue(house.content, None).broken == ()
    assert house.problems() == [
        ("content/techniques/ball_wall.yaml", 22, 14, "There is no picture 'nothing.here'."),
        ("content/evening.yaml", 5, 16, "The technique 'ball_wall' cannot be used as it is."),
    ]


def test_a_user_routine_is_listed_beside_ours(house):
    house.write("own/mine.yaml", OWN)
    catalogue = house.load()
    assert catalogue.broken == ()
    assert list(catalogue.routines) == ["evening", "warmth", "mine"]
    assert catalogue.own_routines == {"mine"}


def test_a_bad_user_routine_never_stops_the_rest(house):
    house.write("own/mine.yaml", OWN)
    house.write("own/bad.yaml", "id: bad\ntitel: Bad\nlevel: 9\ntechniques: [{technique: hand_lower}]\n")
    catalogue = house.load()
    assert list(catalogue.routines) == ["evening", "warmth", "mine"]
    (broken,) = catalogue.broken
    assert broken.path == str(house.own / "bad.yaml")
    assert [(problem.line, problem.column) for problem in broken.problems] == [
        (1, 1),
        (1, 1),
        (2, 1),
        (3, 8),
        (4, 26),
    ]
    hints = " ".join(problem.hint for problem in broken.problems)
    assert "Did you mean 'title'?" in hints
    assert "Did you mean 'hands_lower'?" in hints


def test_a_user_routine_cannot_take_the_place_of_ours(house):
    house.write("own/evening.yaml", OWN.replace("id: mine", "id: evening"))
    catalogue = house.load()
    assert catalogue.routines["evening"].title == "Evening"
    assert catalogue.own_routines == frozenset()
    (problem,) = catalogue.problems
    assert (problem.line, problem.column) == (1, 5)
    assert "'evening' is already used in" in problem.message
    assert str(house.content / "evening.yaml") in problem.message


def test_a_file_is_named_after_its_id(house):
    house.write("own/other.yaml", OWN)
    (problem,) = house.load().problems
    assert (problem.line, problem.column) == (1, 5)
    assert "'mine' and the name of the file, other.yaml, must be the same" in problem.message
    assert "mine" not in house.load().routines


def test_a_missing_folder_of_the_user_is_no_problem(house):
    assert load_catalogue(house.content, house.poses, house.root / "nowhere").broken == ()


def test_a_file_in_the_place_of_the_users_folder_is_told(house):
    house.write("own", "not a folder")
    (problem,) = house.load().problems
    assert "folder cannot be read" in problem.message
    assert "evening" in house.load().routines


def test_a_folder_that_the_system_refuses_is_told(house):
    (problem,) = load_catalogue(house.content, house.poses, house.root / ("x" * 5000)).problems
    assert "folder cannot be read" in problem.message


def test_missing_content_is_told_and_not_an_exception(tmp_path):
    catalogue = load_catalogue(tmp_path / "nowhere", tmp_path / "no_poses")
    assert catalogue.routines == {}
    assert len(catalogue.broken) == len(FILE_KINDS)


def test_a_bad_tool_takes_with_it_what_rests_on_it_and_nothing_else(house):
    house.change("content/catalog/tools.yaml", "kind: roller", "kind: rolling_pin")
    house.change("content/techniques/ball_wall.yaml", "massage_ball]", "foam_roller]")
    catalogue = house.load()
    assert "foam_roller" not in catalogue.tools
    assert "tennis_ball" in catalogue.tools
    assert list(catalogue.techniques) == ["hands_lower", "warm_rest"]
    assert list(catalogue.routines) == ["warmth"]
    assert [Path(file.path).name for file in catalogue.broken] == [
        "tools.yaml",
        "ball_wall.yaml",
        "evening.yaml",
    ]
    assert "tools.yaml" in catalogue.broken[1].problems[0].hint


def test_all_that_is_loaded_names_only_what_is_loaded(house):
    house.write("content/techniques/hands_lower.yaml", "id: hands_lower\nsteps: yes\n")
    catalogue = house.load()
    assert list(catalogue.techniques) == ["ball_wall"]
    assert list(catalogue.routines) == []
    assert len(catalogue.broken) == 4


def test_what_rests_on_it_goes_however_far_away_it_is(house):
    text = (house.content / "techniques/hands_lower.yaml").read_text(encoding="utf-8")
    for name, other in (("a", "b"), ("b", "c"), ("c", "d"), ("d", "nothing")):
        chained = text.replace("id: hands_lower", f"id: {name}\ninstead: [{other}]")
        house.write(f"content/techniques/{name}.yaml", chained)
    catalogue = house.load()
    assert list(catalogue.techniques) == ["ball_wall", "hands_lower", "warm_rest"]
    said = [file.problems[0].message for file in catalogue.broken]
    assert said == [
        "The technique 'b' cannot be used as it is.",
        "The technique 'c' cannot be used as it is.",
        "The technique 'd' cannot be used as it is.",
        "There is no technique 'nothing'.",
    ]


def test_the_same_id_twice_in_a_list_is_told_and_the_first_counts(house):
    house.change("content/catalog/tools.yaml", "id: massage_ball", "id: tennis_ball")
    problems = house.problems()
    path = "content/catalog/tools.yaml"
    assert (path, 4, 10, f"The id 'tennis_ball' is already used in {house.root / path}:3.") in problems
    assert house.load().tools["tennis_ball"].title == "Tennis ball"


def test_a_list_file_tells_unknown_and_missing_keys(house):
    house.write("content/catalog/conditions.yaml", "condition: []\n")
    problems = [problem for problem in house.problems() if problem[0].endswith("conditions.yaml")]
    assert [(line, column) for _, line, column, _ in problems] == [(1, 1), (1, 1)]


@pytest.mark.parametrize("name", ["mine.yml", "mine.YAML"])
def test_a_file_with_a_near_name_is_told_and_not_skipped(house, name):
    house.write(f"own/{name}", OWN)
    (problem,) = house.load().problems
    assert (problem.line, problem.column) == (0, 0)
    assert "ends in .yaml" in problem.message
    assert "mine.yaml" in problem.hint


def test_hidden_files_and_other_files_are_left_alone(house):
    house.write("own/.mine.yaml", "nonsense: [")
    house.write("own/notes.txt", "nonsense: [")
    house.write("own/deeper/mine.yaml", "nonsense: [")
    assert house.load().broken == ()


def test_a_file_that_is_too_large_is_not_read(house):
    house.write("own/mine.yaml", "#" * (MAX_BYTES + 1))
    (problem,) = house.load().problems
    assert (problem.line, problem.column) == (0, 0)
    assert "too large" in problem.message


def test_a_file_of_the_largest_size_is_read(house):
    house.write("own/mine.yaml", OWN + "#" * (MAX_BYTES - len(OWN)))
    assert house.load().broken == ()


def test_bytes_that_are_not_utf_8_are_told_with_their_place(house):
    house.write("own/mine.yaml", "").write_bytes("id: mine\ntitle: für mich\n".encode("latin-1"))
    (problem,) = house.load().problems
    assert (problem.line, problem.column) == (2, 9)
    assert "0xFC" in problem.message


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_does_not_hang_the_app(house):
    house.own.mkdir()
    os.mkfifo(house.own / "mine.yaml")
    (problem,) = house.load().problems
    assert "not an ordinary file" in problem.message


@pytest.mark.skipif(os.name == "nt", reason="links need rights here")
def test_links_may_not_lead_out_of_the_folder_of_the_user(house):
    outside = house.write("elsewhere/mine.yaml", OWN)
    inside = house.write("own/real/second.yaml", OWN.replace("id: mine", "id: second"))
    (house.own / "mine.yaml").symlink_to(outside)
    (house.own / "second.yaml").symlink_to(inside)
    (house.own / "loop.yaml").symlink_to("loop.yaml")
    (house.own / "gone.yaml").symlink_to("nowhere.yaml")
    (house.own / "folder.yaml").mkdir()
    (house.own / "device.yaml").symlink_to("/dev/zero")
    catalogue = house.load()
    assert catalogue.own_routines == {"second"}
    said = {Path(file.path).stem: file.problems[0].message for file in catalogue.broken}
    assert set(said) == {"mine", "loop", "gone", "folder", "device"}
    assert "link to a file outside" in said["mine"]
    assert "link to a file outside" in said["device"]
    assert "no such file" in said["gone"]
    assert "not an ordinary file" in said["folder"]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="rights do not stop this user")
def test_a_file_without_right_to_read_is_told(house):
    house.write("own/mine.yaml", OWN).chmod(0)
    (problem,) = house.load().problems
    assert "cannot be read" in problem.message


def test_very_many_problems_are_counted_and_not_all_told(house):
    house.write("own/mine.yaml", OWN + "".join(f"unknown_{n}: 1\n" for n in range(5_000)))
    (broken,) = house.load().broken
    assert len(broken.problems) == MANY_PROBLEMS + 1
    assert f"{5_000 - MANY_PROBLEMS} more problems" in broken.problems[-1].message


def test_as_many_problems_as_are_told_are_all_told(house):
    house.write("own/mine.yaml", OWN + "".join(f"unknown_{n}: 1\n" for n in range(MANY_PROBLEMS)))
    (broken,) = house.load().broken
    assert len(broken.problems) == MANY_PROBLEMS
    assert "more problems" not in broken.problems[-1].message
