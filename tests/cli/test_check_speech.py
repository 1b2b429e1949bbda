"""``check`` and ``show`` tell what there is no time to say, with how long it takes and what is said then."""

import json
import re
from pathlib import Path

import pytest

from desktop.cli import main
from desktop.library.catalogue import load_catalogue, read_paths
from desktop.resources import assets_folder, routines_folder
from desktop.session.timeline import Tight
from desktop.speech_check import refuse_unspoken, tight_words
from desktop.store.settings import Settings, SettingsFile

LONG = (
    "Lean back on the ball. It lies beside the spine, on soft muscle. Breathe slowly in and out. Stay there."
)
TECHNIQUE = f"""\
id: my_wall
title: My ball at the wall
regions: [upper_back, mid_back]
position: wall
level: 1
needs: [[tennis_ball]]
often: Once a day.
evidence: {{strength: none, claim: Nothing was found.}}
steps:
  - id: lean
    kind: work
    side: each
    title: Lean back
    do: Lean back on the ball, beside the spine.
    say: {LONG}
    duration_s: 40
    pressure: 3
    region: upper_back
    tools: [tennis_ball]
    picture: tennis_upper_wall.lean
"""
ROUTINE = """\
id: my_day
title: My day
goal: My own ball at the wall
techniques:
  - technique: my_wall
    scale: 1.0
"""


def by_word(line):
    """Half a second for each word, so that the numbers do not depend on any voice."""
    return 500 * len(line.text.split())


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A folder with a technique and a routine of the user's own."""
    for folder, name, text in (("techniques", "my_wall", TECHNIQUE), ("routines", "my_day", ROUTINE)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / f"{name}.yaml").write_text(text)
    return tmp_path


@pytest.fixture(scope="module")
def catalogue():
    return load_catalogue(routines_folder(), assets_folder() / "poses")


def problems(own: Path, catalogue) -> list[str]:
    reading = read_paths([own], catalogue)
    assert reading.problems() == ()
    refuse_unspoken(reading, catalogue, by_word)
    return [f"{Path(p.path).name}:{p.line}:{p.column}: {p.message}" for p in reading.problems()]


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def test_what_fits_is_no_problem(own: Path, catalogue) -> None:
    assert problems(own, catalogue) == []


def test_a_step_without_time_for_its_words_is_told_at_its_words_and_once_for_both_sides(
    own: Path, catalogue
) -> None:
    change(own / "techniques/my_wall.yaml", "duration_s: 40", "duration_s: 10")
    (told,) = problems(own, catalogue)
    assert told == (
        "my_wall.yaml:15:10: What step 'lean' says needs 11 s, has 9.1 s; "
        'says: "Left side. Lean back on the ball. It lies beside the spine, on soft muscle."'
    )


def test_a_scale_that_leaves_no_time_is_told_at_the_scale(own: Path, catalogue) -> None:
    change(own / "routines/my_day.yaml", "1.0", "0.25")
    (told,) = problems(own, catalogue)
    assert told == (
        "my_day.yaml:6:12: At scale 0.25, what step 'lean' says needs 11 s, has 9.1 s; "
        'says: "Left side. Lean back on the ball. It lies beside the spine, on soft muscle."'
    )


@pytest.mark.parametrize(
    ("tight", "words"),
    [
        (
            Tight(segment=0, text="x", needs_ms=6_010, has_ms=4_000, said="Go."),
            'needs 6.1 s, has 4 s; says: "Go."',
        ),
        (
            Tight(segment=0, text="x", needs_ms=4_101, has_ms=4_099, said=""),
            "needs 4.2 s, has 4 s; says nothing.",
        ),
    ],
)
def test_a_loss_in_words(tight: Tight, words: str) -> None:
    assert tight_words(tight) == words


@pytest.mark.usefixtures("qapp")
def test_check_ends_with_1_where_there_is_no_time(own: Path, capsys) -> None:
    change(own / "techniques/my_wall.yaml", "duration_s: 40", "duration_s: 5")
    assert main(["check", str(own / "techniques")]) == 1
    (line,) = capsys.readouterr().out.splitlines()
    assert re.match(r".*my_wall\.yaml:15:10: What step 'lean' says needs [\d.]+ s, has 4.1 s; says: ", line)
    assert "fewer words" in line


def test_show_follows_the_settings_and_tells_what_was_shortened(tmp_path: Path, capsys) -> None:
    def shown(*words):
        assert main(["--data", str(tmp_path), "show", "everything_25", *words]) == 0
        return capsys.readouterr().out

    document = json.loads(shown("--json"))
    lines = [cue for cue in document["cues"] if cue["length_ms"]]
    assert document["tight"]
    assert all(cue["sound"] is None for cue in lines)
    assert any(cue["recording"] == "roller_upper.lie_flat" for cue in lines)
    assert re.search(r"\nShortened\n[^\n]*needs [\d.]+ s, has [\d.]+ s; says: ", shown())
    SettingsFile(tmp_path).save(Settings(amount="sounds"))
    assert not any(cue["length_ms"] for cue in json.loads(shown("--json"))["cues"])
