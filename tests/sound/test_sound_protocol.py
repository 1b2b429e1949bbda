"""The lines between the window and the sound process."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.sound.cues import SoundName
from desktop.sound.protocol import Command, Report, Verb, held_ratio, parse_command, parse_report

COMMANDS = st.one_of(
    st.sampled_from(SoundName).map(lambda name: Command(Verb.PLAY, sound=name)),
    st.integers(0, 100).map(lambda percent: Command(Verb.VOLUME, volume_ratio=percent / 100)),
    st.sampled_from((Command(Verb.STOP), Command(Verb.QUIT))),
)


@given(COMMANDS)
def test_every_command_survives_the_way(command):
    assert parse_command(command.to_line() + "\r\n") == command


def test_the_lines_are_the_agreed_ones():
    assert Command(Verb.PLAY, sound="half").to_line() == "play half"
    assert Command(Verb.VOLUME, volume_ratio=0.8).to_line() == "volume 0.80"
    assert (Command(Verb.STOP).to_line(), Command(Verb.QUIT).to_line()) == ("stop", "quit")


@pytest.mark.parametrize(
    "line", ["", "play", "play a b", "volume", "volume loud", "stop now", "sing", "PLAY half", "\0"]
)
def test_a_line_that_is_no_command_is_left_out(line):
    assert parse_command(line) is None


@given(st.text())
def test_no_text_breaks_the_readers(line):
    parse_command(line)
    parse_report(line)


@pytest.mark.parametrize(
    ("text", "ratio"), [("-1", 0.0), ("7", 1.0), ("nan", 0.0), ("inf", 1.0), ("0.5", 0.5)]
)
def test_a_volume_is_held_between_silent_and_full(text, ratio):
    assert parse_command(f"volume {text}") == Command(Verb.VOLUME, volume_ratio=ratio)
    assert held_ratio(float(text)) == ratio


@pytest.mark.parametrize("report", Report)
def test_a_report_is_its_first_word(report):
    assert parse_report(f"{report}\n") is report
    assert parse_report(f"{report} and a reason") is report


def test_words_of_a_library_are_no_report():
    assert parse_report("qt.multimedia: ready") is None
    assert parse_report("") is None
