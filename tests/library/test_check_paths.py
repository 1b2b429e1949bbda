"""``check``: files and folders, whose kind is told from where they lie or what they hold."""

import os
from pathlib import Path

import pytest

from desktop.library.catalogue import read_paths

ROUTINE = """\
id: mine
title: Mine
goal: My own
techniques: [{technique: hands_lower}]
"""


def check(house, *paths):
    return [
        (problem.path, problem.line, problem.column, problem.message)
        for problem in read_paths(paths, house.load()).problems()
    ]


def test_good_content_and_good_routines_have_no_problems(house):
    path = house.write("anywhere/mine.yaml", ROUTINE)
    assert check(house, house.content, house.poses, path) == []


def test_the_path_is_told_as_it_was_given(house, monkeypatch):
    house.write("anywhere/mine.yaml", ROUTINE.replace("goal", "gaol"))
    monkeypatch.chdir(house.root)
    relative = Path("anywhere") / "mine.yaml"
    problems = read_paths([relative], house.load()).problems()
    assert {problem.path for problem in problems} == {str(relative)}
    assert [(problem.line, problem.column) for problem in problems] == [(1, 1), (3, 1)]


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("x/mine.yaml", "id: mine\ntechniques: [{technique: nothing}]\n", "no technique 'nothing'"),
        ("x/mine.yaml", "id: mine\nsteps: []\n", "'steps' has 0 items"),
        ("x/mine.yaml", "tools: [{id: mine}]\n", "of this tool is missing"),
        ("x/mine.yaml", "id: mine\nmotions: {roll: {view: under}}\n", "'view' cannot be 'under'"),
        ("x/mine.yaml", "title: mine\n", "of this routine is missing"),
        ("techniques/mine.yaml", "id: mine\n", "of this technique is missing"),
        ("catalog/zones.yaml", "zone: 1\n", "A file of zones has no field 'zone'"),
        ("x/mine.yaml", "a: 1\n", "cannot be told what this file holds"),
        ("x/mine.yaml", "- 1\n", "cannot be told what this file holds"),
        ("x/mine.yaml", "a: [1\n", "not well formed"),
    ],
)
def test_the_kind_is_told_from_the_folder_or_from_the_fields(house, name, text, said):
    assert any(said in problem[3] for problem in check(house, house.write(name, text)))


def test_files_that_are_checked_together_may_name_each_other(house):
    technique = (house.content / "techniques/hands_lower.yaml").read_text(encoding="utf-8")
    house.write("pack/techniques/new_one.yaml", technique.replace("id: hands_lower", "id: new_one"))
    routine = house.write("pack/mine.yaml", ROUTINE.replace("hands_lower", "new_one"))
    assert check(house, house.root / "pack") == []
    assert [problem[1:3] for problem in check(house, routine)] == [(4, 26)]


def test_the_same_id_in_two_files_is_told(house):
    one = house.write("one/mine.yaml", ROUTINE)
    two = house.write("two/mine.yaml", ROUTINE)
    assert check(house, one, two) == [(str(two), 1, 5, f"The id 'mine' is already used in {one}:1.")]


def test_a_file_that_is_named_twice_is_checked_once(house):
    path = house.write("own/mine.yaml", ROUTINE)
    assert check(house, path, house.own, path) == []


def test_a_routine_with_the_id_of_one_of_ours_is_told(house):
    path = house.write("anywhere/evening.yaml", ROUTINE.replace("id: mine", "id: evening"))
    assert check(house, path) == [
        (str(path), 1, 5, "The id 'evening' is already used by a routine that comes with the app.")
    ]


def test_a_routine_of_the_user_may_be_checked_where_it_lies(house):
    assert check(house, house.write("own/mine.yaml", ROUTINE)) == []


def test_a_folder_is_walked_in_order_and_hidden_folders_are_not(house):
    for name in ("b/two.yaml", "a/one.yaml", "a/.hidden/no.yaml", "c.yaml"):
        house.write(f"walk/{name}", "a: 1\n")
    house.write("walk/readme.txt", "a: 1\n")
    walk = house.root / "walk"
    paths = [problem[0] for problem in check(house, walk)]
    assert paths == [str(walk / name) for name in ("c.yaml", "a/one.yaml", "b/two.yaml")]


def test_a_folder_without_files_of_content_is_told(house):
    (house.root / "empty").mkdir()
    ((path, line, column, message),) = check(house, house.root / "empty")
    assert (path, line, column) == (str(house.root / "empty"), 0, 0)
    assert "no file of content" in message


def test_a_path_that_is_not_there_is_told(house):
    assert check(house, house.root / "gone.yaml") == [
        (str(house.root / "gone.yaml"), 0, 0, "There is no such file.")
    ]


def test_a_path_that_the_system_refuses_is_told(house):
    ((_, line, column, message),) = check(house, house.root / ("x" * 5000))
    assert (line, column) == (0, 0)
    assert "cannot be read" in message


@pytest.mark.skipif(os.name == "nt", reason="links need rights here")
def test_links_in_a_folder_may_not_lead_out_of_it_but_a_named_file_may_be_a_link(house):
    outside = house.write("elsewhere/mine.yaml", ROUTINE)
    (house.root / "walk").mkdir()
    link = house.root / "walk" / "mine.yaml"
    link.symlink_to(outside)
    assert "link to a file outside" in check(house, house.root / "walk")[0][3]
    assert check(house, link) == []


def test_pictures_are_checked_when_pose_sheets_are_known(house):
    path = house.change("content/techniques/hands_lower.yaml", "ball_wall.roll", "ball_wall.rol")
    assert [problem[1:3] for problem in check(house, path)] == [(12, 15)]
