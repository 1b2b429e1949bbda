"""Techniques of one's own in the app: used when they are safe, else refused with all that rests on them."""

from pathlib import Path

import pytest

from desktop.content import StoredContent
from desktop.paths import user_folders

TECHNIQUE = """\
id: my_wall
title: My ball at the wall
regions: [upper_back]
position: wall
level: 1
needs: [[tennis_ball]]
often: Once a day.
evidence: {strength: none, claim: Nothing was found.}
steps:
  - {id: lean, kind: work, title: Lean, do: Lean back., say: Lean back., duration_s: 30, pressure: 3,
     region: upper_back, tools: [tennis_ball], picture: my_wall.lean}
"""
ROUTINE = "id: my_day\ntitle: Mine\ngoal: x\ntechniques: [{technique: my_wall}]\n"
SHEET = """\
id: my_wall
motions:
  lean:
    props: [{kind: ball, spot: contact, tool: tennis_ball}]
    pose: {contact: [%s, 0.16]}
"""


def content(data: Path, aside: float) -> StoredContent:
    files = {"techniques/my_wall": TECHNIQUE, "routines/my_day": ROUTINE, "poses/my_wall": SHEET % aside}
    for name, text in files.items():
        path = data / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return StoredContent(user_folders(data))


def test_a_safe_technique_of_ones_own_is_in_the_catalogue_and_is_drawn(tmp_path: Path) -> None:
    stored = content(tmp_path, 0.2)
    step = stored.catalogue.techniques["my_wall"].steps[0]
    assert "my_day" in stored.catalogue.own_routines
    shown = stored.book.scene(step, "right").frame_at(0.0).back_map
    assert shown is not None
    assert shown.contacts == (pytest.approx((0.2, 0.16)),)


def test_an_unsafe_one_is_refused_with_the_routine_that_uses_it(tmp_path: Path) -> None:
    catalogue = content(tmp_path, 0.01).catalogue
    assert "my_wall" not in catalogue.techniques
    assert "my_day" not in catalogue.routines
    own = {Path(file.path).stem: file.problems for file in catalogue.broken if str(tmp_path) in file.path}
    assert len(own["my_wall"]) == len(own["my_day"]) == 1
    assert "on the spine" in own["my_wall"][0].message


def test_a_flaw_of_the_drawing_alone_is_no_reason_to_refuse_it(tmp_path: Path) -> None:
    content(tmp_path, 0.2)
    sheet = tmp_path / "poses" / "my_wall.yaml"
    sheet.write_text(f"{sheet.read_text()}    keys: [{{at: 0, pose: {{lumbar_deg: [70, 0, 0]}}}}]\n")
    assert "my_day" in StoredContent(user_folders(tmp_path)).catalogue.routines


def test_a_technique_with_the_id_of_one_of_ours_takes_nothing_away(tmp_path: Path) -> None:
    content(tmp_path, 0.2)
    mine = tmp_path / "techniques" / "tennis_upper_wall.yaml"
    mine.write_text(TECHNIQUE.replace("id: my_wall", "id: tennis_upper_wall"))
    catalogue = StoredContent(user_folders(tmp_path)).catalogue
    assert len(catalogue.techniques["tennis_upper_wall"].steps) > 1
    assert any("already used" in problem.message for problem in catalogue.problems)
