"""The lines between the window and the sound process."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.sound.output import Device
from desktop.sound.protocol import (
    DeviceChanged,
    Devices,
    Hold,
    NoDevice,
    NoQtMultimedia,
    Once,
    Play,
    Quit,
    Ready,
    SetAmbient,
    SetLevels,
    SetScore,
    SoundAlive,
    Sounded,
    Unsounded,
    WindowAlive,
    held_ratio,
    order_line,
    parse_order,
    parse_report,
    report_line,
)
from desktop.sound.score import Ambient, Bus, Levels, Note, Score

CLIPS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).map(Path)
TIMES = st.integers(-1000, 10**10)
RATIOS = st.floats(0, 1)
NOTES = st.builds(Note, st.integers(0, 9999), TIMES, CLIPS, st.sampled_from(Bus))
ORDERS = st.one_of(
    st.lists(NOTES, max_size=5).map(lambda notes: SetScore(Score(tuple(notes)))),
    st.builds(Play, TIMES, TIMES),
    st.builds(Once, CLIPS, st.sampled_from(Bus)),
    st.builds(Levels, master=RATIOS, voice=RATIOS, cues=RATIOS, ambient=RATIOS).map(SetLevels),
    st.sampled_from(Ambient).map(SetAmbient),
    st.sampled_from([Hold(), WindowAlive(), Quit()]),
)
REPORTS = st.one_of(
    st.builds(Ready, TIMES),
    st.builds(SoundAlive, TIMES),
    st.builds(Sounded, NOTES),
    st.builds(Unsounded, NOTES),
    st.lists(st.builds(Device, st.text(), st.text()), max_size=3).map(lambda held: Devices(tuple(held))),
    st.text().map(NoDevice),
    st.text().map(NoQtMultimedia),
    st.just(DeviceChanged()),
)


@given(ORDERS)
def test_every_order_survives_the_way_on_one_line(order):
    line = order_line(order)
    assert line.isascii()
    assert "\n" not in line
    assert parse_order(line + "\r\n") == order


@given(REPORTS)
def test_every_report_survives_the_way_on_one_line(report):
    line = report_line(report)
    assert line.isascii()
    assert "\n" not in line
    assert parse_report(line + "\r\n") == report


@pytest.mark.parametrize(
    "line",
    [
        "",
        "play",
        "{}",
        "[]",
        "3",
        '["sing"]',
        '["play"]',
        '["play", 1.5, 2]',
        '["play", true, 2]',
        '["hold", 1]',
        '["once", 3, "voice"]',
        '["once", "a.wav", "choir"]',
        '["levels", 1, 1, 1]',
        '["levels", 1, 1, 1, "loud"]',
        '["ambient", "thunder"]',
        '["score", 3]',
        '["score", [[1, 2, "a.wav"]]]',
        '["score", {"a": 1}]',
        '[["play"], 1, 2]',
        "[" * 100_000,
    ],
)
def test_a_line_that_is_no_order_is_left_out(line):
    assert parse_order(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "qt.multimedia: ready",
        "",
        '["ready"]',
        '["sounded", 3]',
        '["devices", [["id"]]]',
        '["no-device", 3]',
        '["alive", null]',
    ],
)
def test_words_of_a_library_are_no_report(line):
    assert parse_report(line) is None


@given(st.text())
def test_no_text_breaks_the_readers(line):
    parse_order(line)
    parse_report(line)


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(), st.lists))
def test_no_json_breaks_the_readers(value):
    import json

    for name in ("score", "play", "levels", "devices", "ready"):
        parse_order(json.dumps([name, value]))
        parse_report(json.dumps([name, value]))


@pytest.mark.parametrize(
    ("ratio", "held"), [(-1.0, 0.0), (7.0, 1.0), (float("nan"), 0.0), (float("inf"), 0.0), (0.5, 0.5)]
)
def test_a_level_is_held_between_silent_and_full(ratio, held):
    assert held_ratio(ratio) == held
    line = order_line(SetLevels(Levels(master=ratio)))
    assert parse_order(line) == SetLevels(Levels(master=held))
