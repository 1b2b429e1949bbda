"""The commands, their exit codes, and one clear sentence for every error."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.cli import main

PROJECT = Path(__file__).resolve().parents[2]

OWN_ROUTINE = """\
id: my_evening
title: My evening
goal: Wind down
techniques:
  - technique: hands_shoulders
    scale: 0.5
"""


@pytest.fixture
def call(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """Runs a command line on a data folder of its own: (exit code, stdout, stderr)."""

    def run(*words: str) -> tuple[int, str, str]:
        code = main(["--data", str(tmp_path), *words])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run


def test_list_names_every_routine_with_its_minutes(call) -> None:
    code, out, err = call("list")
    assert (code, err) == (0, "")
    assert all(f"{routine.stem} " in out for routine in (PROJECT / "routines").glob("*.yaml"))
    assert "min" in out


def test_list_json_is_an_array_of_routines(call) -> None:
    code, out, _ = call("list", "--json")
    routines = json.loads(out)
    assert code == 0
    assert {routine["id"] for routine in routines} == {f.stem for f in (PROJECT / "routines").glob("*.yaml")}
    for routine in routines:
        assert routine["duration_ms"] > 0
        assert routine["problems"] == []
        assert isinstance(routine["tools"], list)


def test_tools_filter_the_list(call) -> None:
    all_ids = {routine["id"] for routine in json.loads(call("list", "--json")[1])}
    hands_only = {routine["id"] for routine in json.loads(call("list", "--tools", "", "--json")[1])}
    with_ball = {routine["id"] for routine in json.loads(call("list", "--tools", "tennis_ball", "--json")[1])}
    assert hands_only < with_ball < all_ids


def test_minutes_and_region_filter_the_list(call) -> None:
    short = json.loads(call("list", "--max-minutes", "5", "--json")[1])
    assert short
    assert all(routine["duration_ms"] <= 5 * 60_000 for routine in short)
    lower = json.loads(call("list", "--region", "lower_back", "--json")[1])
    assert lower
    assert all("lower_back" in routine["regions"] for routine in lower)


def test_an_empty_list_says_what_to_loosen(call) -> None:
    code, out, _ = call("list", "--max-minutes", "1")
    assert code == 0
    assert "--max-minutes" in out


def test_tools_and_techniques(call) -> None:
    tools = json.loads(call("tools", "--json")[1])
    assert len(tools) == 30
    assert {"id", "title", "role", "kind"} <= tools[0].keys()
    techniques = json.loads(call("techniques", "--json")[1])
    assert "tennis_upper_wall" in {technique["id"] for technique in techniques}
    assert call("tools")[0] == call("techniques")[0] == 0


def test_show_json_has_the_promised_form(call) -> None:
    routine = json.loads(call("list", "--json")[1])[0]
    code, out, _ = call("show", routine["id"], "--json")
    shown = json.loads(out)
    assert code == 0
    assert shown.keys() == {"id", "title", "duration_ms", "segments", "cues", "tight"}
    assert shown["duration_ms"] == routine["duration_ms"] == sum(s["duration_ms"] for s in shown["segments"])
    assert shown["segments"][0].keys() == {
        "index", "kind", "technique", "step", "side", "title", "start_ms", "duration_ms",
    }  # fmt: skip
    assert shown["cues"][0].keys() == {
        "at_ms", "kind", "text", "priority", "segment", "sound", "length_ms", "captioned", "recording",
    }  # fmt: skip
    assert call("show", routine["id"])[1].count("\n") >= len(shown["segments"])


def test_check_finds_nothing_wrong_with_ours(call) -> None:
    assert call("check", str(PROJECT / "routines")) == (0, "", "")


def test_check_tells_place_and_remedy_and_exits_with_1(call, tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(
        "id: mine\ntitle: Mine\ngoal: x\ntechniques:\n  - technique: hands_sholders\n  - tecnique: x\n"
    )
    code, out, err = call("check", str(file))
    assert code == 1
    assert f"{file}:5:" in out
    assert "hands_shoulders" in out
    assert f"{file}:6:" in out
    assert "found" in err


def test_own_routines_are_listed_and_a_broken_one_never_stops_the_rest(call, tmp_path: Path) -> None:
    folder = tmp_path / "routines"
    folder.mkdir()
    (folder / "my_evening.yaml").write_text(OWN_ROUTINE)
    (folder / "broken.yaml").write_text("id: broken\ntitle: [unclosed\n")
    code, out, _ = call("list")
    assert code == 0
    assert "my_evening" in out
    assert "broken.yaml:" in out
    entries = {entry["id"]: entry for entry in json.loads(call("list", "--json")[1])}
    assert entries["my_evening"]["own"] is True
    assert entries["broken"]["problems"]


def test_a_broken_own_routine_cannot_be_shown_and_says_where_to_look(call, tmp_path: Path) -> None:
    folder = tmp_path / "routines"
    folder.mkdir()
    (folder / "broken.yaml").write_text("id: broken\n")
    code, _, err = call("show", "broken")
    assert code == 2
    assert "unknot check" in err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["show", "desk_reset"], "desk_reset_5"),
        (["list", "--tools", "tenis_ball"], "tennis_ball"),
        (["list", "--region", "uper_back"], "upper_back"),
        (["list", "--max-minutes", "soon"], "soon"),
        (["check", "no/such/file.yaml"], "no/such/file.yaml"),
        (["render", "desk_reset_5"], "--out"),
        (["render", "--out", "x"], "--all"),
        (["render", "desk_reset_5", "--out", "x", "--size", "big"], "960x720"),
        (["play", "desk_reset_5", "--speed", "0"], "speed"),
        (["dance"], "dance"),
        (["list", "--tols"], "--tols"),
    ],
)
def test_an_error_is_one_sentence_on_stderr_and_exit_code_2(call, words: list[str], told: str) -> None:
    code, out, err = call(*words)
    assert code == 2
    assert out == ""
    assert told in err
    assert len(err.splitlines()) == 1


def test_data_may_stand_before_or_behind_the_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "routines"
    folder.mkdir()
    (folder / "my_evening.yaml").write_text(OWN_ROUTINE)
    for words in (["--data", str(tmp_path), "list"], ["list", "--data", str(tmp_path)]):
        assert main(words) == 0
        assert "my_evening" in capsys.readouterr().out


def run_alone(*words: str, cwd: Path = PROJECT, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if name not in {"DISPLAY", "QT_QPA_PLATFORM"}}
    return subprocess.run(
        [sys.executable, str(PROJECT / "main.py"), *words],
        cwd=cwd,
        env={**kept, **environment},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_render_writes_one_picture_per_step_without_a_display(tmp_path: Path) -> None:
    done = run_alone(
        "render", "desk_reset_5", "--out", str(tmp_path / "out"), "--size", "320x240", cwd=tmp_path
    )
    assert done.returncode == 0, done.stderr
    pictures = sorted((tmp_path / "out").glob("*.png"))
    shown = json.loads(run_alone("show", "desk_reset_5", "--json").stdout)
    steps = {(segment["technique"], segment["step"]) for segment in shown["segments"] if segment["step"]}
    assert len(pictures) == len(steps)
    from PySide6.QtGui import QImage

    image = QImage(str(pictures[0]))
    assert (image.width(), image.height()) == (320, 240)


def test_render_into_a_place_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    done = run_alone("render", "desk_reset_5", "--out", str(tmp_path / "file" / "out"), "--size", "64x48")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_output_into_a_closed_pipe_ends_quietly() -> None:
    done = subprocess.run(
        f"{sys.executable} main.py tools --json | head -c 10",
        shell=True, cwd=PROJECT, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.stderr == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_behind_the_output_is_one_sentence() -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "main.py", "tools"],
            cwd=PROJECT,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            timeout=60,
            check=False,
        )
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert "No space left" in done.stderr


def test_a_file_name_that_is_no_text_is_listed_all_the_same(tmp_path: Path) -> None:
    folder = tmp_path / "routines"
    folder.mkdir()
    try:
        (folder / os.fsdecode(b"odd_\xff.yaml")).write_text("id: odd")
    except OSError:
        pytest.skip("file names are text here")
    done = run_alone("--data", str(tmp_path), "list", PYTHONIOENCODING="utf-8:strict")
    assert done.returncode == 0, done.stderr
    assert "odd_" in done.stdout


def test_what_is_listed_for_a_region_names_that_region(call) -> None:
    for region in ("upper_back", "whole_back"):
        listed = json.loads(call("list", "--region", region, "--json")[1])
        assert listed
        assert all(region in routine["regions"] for routine in listed)


@pytest.mark.parametrize("closing", [">&-", ">&- 2>&-"])
def test_a_closed_output_ends_without_a_traceback(closing: str) -> None:
    done = subprocess.run(
        f"{sys.executable} main.py list {closing}",
        shell=True, cwd=PROJECT, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 0
    assert done.stderr == ""


def test_json_is_plain_ascii_for_every_terminal() -> None:
    done = run_alone("tools", "--json", PYTHONIOENCODING="ascii")
    assert len(json.loads(done.stdout)) == 30


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--data", "~nobody_here/x", "list"], "no home folder"),
        (["--data", "", "list"], "empty name"),
        (["list", "--max-minutes", "²"], "whole number"),
        (["list", "--max-minutes", "9" * 5000], "whole number"),
        (["render", "desk_reset_5", "--out", "x", "--size", "²x16"], "960x720"),
        (["check", "a" * 300 + ".yaml"], "too long"),
    ],
)
def test_odd_words_are_told_without_a_traceback(words: list[str], told: str) -> None:
    done = run_alone(*words)
    assert done.returncode == 2
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    assert "_positive" not in done.stderr


def test_signs_that_would_steer_a_terminal_are_spelled_out(call, tmp_path: Path) -> None:
    file = tmp_path / "red_\x1b[31m.yaml"
    file.write_text("id: red")
    out = call("check", str(file))[1]
    assert "\x1b" not in out
    assert "red_\\x1b[31m.yaml:1:1" in out


def test_a_broken_copy_takes_no_id_away_from_the_good_file(call, tmp_path: Path) -> None:
    folder = tmp_path / "routines"
    folder.mkdir()
    (folder / "my_evening.yaml").write_text(OWN_ROUTINE)
    (folder / "copy.yaml").write_text(OWN_ROUTINE)
    entries = {entry["id"]: entry for entry in json.loads(call("list", "--json")[1])}
    assert entries["my_evening"]["problems"] == []
    assert entries["copy"]["problems"]
