"""``check`` draws every step of a technique and refuses what is unsafe, with its place and how to mend it."""

import json
from pathlib import Path

import pytest

from desktop.cli import main
from desktop.fault_words import place_words

ROUTINE = """\
id: my_day
title: My day
goal: My own ball at the wall
techniques:
  - technique: my_wall
"""
SHEET = """\
id: my_wall
motions:
  lean:
    props:
      - {kind: ball, spot: contact, tool: tennis_ball}
    pose: {contact: [0.2, 0.16]}
"""
TECHNIQUE = """\
id: my_wall
title: My ball at the wall
regions: [upper_back, mid_back]
position: wall
level: 1
needs: [[tennis_ball]]
often: Once a day.
evidence: {strength: none, claim: Nothing was found.}
steps:
  - id: lean
    kind: work
    side: each
    title: Lean back on the ball
    do: Lean back on the ball, beside the spine.
    say: Lean back on the ball. It lies beside the spine, on soft muscle.
    duration_s: 30
    pressure: 3
    region: upper_back
    tools: [tennis_ball]
    picture: my_wall.lean
"""


pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A folder with a routine, its technique and its pictures, all of the user's own."""
    for folder, text in (("routines", ROUTINE), ("techniques", TECHNIQUE), ("poses", SHEET)):
        (tmp_path / folder).mkdir()
        name = "my_day" if folder == "routines" else "my_wall"
        (tmp_path / folder / f"{name}.yaml").write_text(text)
    return tmp_path


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def test_own_techniques_with_own_pictures_pass_when_they_are_safe(own: Path, capsys) -> None:
    assert main(["check", str(own)]) == 0
    assert capsys.readouterr().out == ""


def test_a_technique_that_presses_on_the_spine_is_refused_at_its_step(own: Path, capsys) -> None:
    change(own / "poses/my_wall.yaml", "[0.2, 0.16]", "[0.02, 0.31]")
    assert main(["check", str(own)]) == 1
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith(f"{own / 'techniques' / 'my_wall.yaml'}:10:5: ")
    assert "'lean' presses on the spine at the height of the lower ribs" in line
    assert "my_wall.lean" in line
    assert "two finger-widths" in line


def test_pictures_alone_are_refused_at_the_motion(tmp_path: Path, capsys) -> None:
    sheet = tmp_path / "poses" / "tennis_upper_wall.yaml"
    sheet.parent.mkdir()
    sheet.write_text(SHEET.replace("my_wall", sheet.stem))
    assert main(["check", str(sheet)]) == 0
    change(sheet, "[0.2, 0.16]", "[0.02, 0.16]")
    assert main(["check", str(sheet)]) == 1
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith(f"{sheet}:4:5: The step 'lean' presses on the spine")


def test_own_techniques_in_the_data_folder_are_used_when_they_are_safe(own: Path, capsys) -> None:
    assert main(["--data", str(own), "list", "--json"]) == 0
    entries = {entry["id"]: entry for entry in json.loads(capsys.readouterr().out)}
    assert entries["my_day"]["own"] is True
    assert entries["my_day"]["problems"] == []
    assert main(["--data", str(own), "show", "my_day"]) == 0
    assert "Lean back on the ball" in capsys.readouterr().out
    assert main(["--data", str(own), "render", "my_day", "--out", str(own / "out"), "--size", "64x48"]) == 0
    assert len(list((own / "out").iterdir())) == 1


def test_unsafe_techniques_in_the_data_folder_are_refused_with_all_that_rests_on_them(
    own: Path, capsys
) -> None:
    change(own / "poses/my_wall.yaml", "[0.2, 0.16]", "[0.02, 0.16]")
    assert main(["--data", str(own), "list", "--json"]) == 0
    entries = {entry["id"]: entry for entry in json.loads(capsys.readouterr().out)}
    (told,) = entries["my_wall"]["problems"]
    assert "on the spine" in told
    (rest,) = entries["my_day"]["problems"]
    assert "'my_wall' cannot be used" in rest
    assert main(["--data", str(own), "show", "my_day"]) == 2
    capsys.readouterr()
    assert main(["--data", str(own), "techniques"]) == 0
    listed = capsys.readouterr().out
    assert "my_wall" not in listed
    assert "tennis_upper_wall" in listed


def test_too_hard_and_out_of_the_region_are_told(own: Path, capsys) -> None:
    change(own / "poses/my_wall.yaml", "[0.2, 0.16]", "[0.2, 0.3]")
    assert main(["check", str(own)]) == 1
    assert "outside its region 'upper_back'" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("at", "words"),
    [
        ((0.0, -0.1), "on the spine at the height of the neck"),
        ((-0.05, 0.2), "on the spine at the height of the shoulder blades"),
        ((0.1, 0.5), "right beside the spine at the height of the waist"),
        ((0.2, 0.7), "beside the spine at the height of the rim of the pelvis"),
        ((-0.5, 0.9), "half-way out to the side at the height of the buttocks"),
        ((0.9, 1.2), "far out at the side below the buttocks"),
    ],
)
def test_places_of_the_back_are_told_in_words(at: tuple[float, float], words: str) -> None:
    assert place_words(at) == words
