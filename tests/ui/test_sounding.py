"""The sound page and what it changes: what there is to choose from, and what is kept."""

from dataclasses import replace
from pathlib import Path

import pytest

from desktop.model.problem import Problem
from desktop.model.speech import Amount
from desktop.paths import user_folders
from desktop.sound.output import Device, SoundStatus
from desktop.sound.score import Ambient, Levels
from desktop.sound.voice import Pace
from desktop.sounding import Sounding, choices_in, with_choices
from desktop.store.settings import Settings
from desktop.ui.pages.sound_page import SoundPage
from desktop.ui.sound_choices import Sample, SoundChoices
from desktop.voicing import Voicing
from tests.pretended_sound import HeardOutput, PretendedWorker
from tests.system.sound_bench import HandClock
from tests.ui.hands import words_on

CHOICES = SoundChoices(
    levels=Levels(master=0.6, voice=0.9, cues=0.7, ambient=0.4),
    amount=Amount.SHORT,
    voice="espeak:en-US-male",
    recordings="anna",
    pace=Pace.BRISK,
    cue_set="low",
    ambient=Ambient.RAIN,
    breathing=True,
    lead_in_ms=750,
    device="speaker",
)


class Parts:
    def __init__(self, folder: Path) -> None:
        self.clock = HandClock(0)
        folders = user_folders(folder)
        (folders.voices / "anna").mkdir(parents=True)
        self.output = HeardOutput()
        self.output.devices = (Device("speaker", "Speaker"),)
        self.worker = PretendedWorker()
        voicing = Voicing(folders, SoundChoices(), self.worker)
        self.sounding = Sounding(
            folders, SoundChoices(), self.output, voicing, make_alarm=self.clock.make_alarm
        )
        self.kept: list[SoundChoices] = []
        self.sounding.chosen.connect(self.kept.append)


@pytest.fixture
def parts(qapp, tmp_path) -> Parts:
    return Parts(tmp_path)


@pytest.fixture
def page(theme, qtbot, parts) -> SoundPage:
    page = SoundPage(theme)
    qtbot.addWidget(page)
    page.show()
    parts.sounding.fill(page)
    return page


def test_choices_come_back_from_the_settings_as_they_were():
    assert choices_in(with_choices(Settings(), CHOICES)) == CHOICES


def test_a_choice_is_heard_at_once_and_kept_in_a_moment(parts):
    parts.sounding.choose(CHOICES)
    assert parts.output.levels[-1] == CHOICES.levels
    assert Ambient.RAIN in parts.output.asked
    assert ("device", "speaker") in parts.output.asked
    assert parts.kept == []
    parts.clock.pass_ms(1_000)
    assert parts.kept == [CHOICES]


def test_a_slider_that_is_dragged_is_kept_once(parts):
    for percent in range(50):
        levels = replace(CHOICES.levels, master=percent / 100)
        parts.sounding.choose(replace(CHOICES, levels=levels))
        parts.clock.pass_ms(20)
    parts.clock.pass_ms(1_000)
    assert [choices.levels.master for choices in parts.kept] == [0.49]


def test_what_was_chosen_last_is_kept_when_the_app_is_closed(parts):
    parts.sounding.choose(CHOICES)
    parts.sounding.close()
    assert parts.kept == [CHOICES]
    parts.sounding.close()
    assert parts.kept == [CHOICES]


def test_the_page_shows_what_there_is(parts, page):
    assert parts.output.asked[-1] == "open"
    assert "12 MB are kept." in words_on(page)
    assert page.device.findText("Speaker") >= 0
    assert page.recordings.findText("anna") >= 0


def test_the_page_tells_what_is_wrong_with_the_voice_and_the_recordings(parts, page):
    parts.worker.clips.problems = (Problem("anna/a.b.wav", 0, 0, "It is no WAV file.", "Save it as WAV."),)
    parts.worker.failed.emit("The voice does not work.")
    told = " ".join(words_on(page))
    assert "The voice does not work. anna/a.b.wav: It is no WAV file. Save it as WAV." in told


def test_kept_clips_are_cleared(parts, page):
    page.clear_requested.emit()
    assert "12 MB are kept." not in words_on(page)


def test_samples_are_heard_from_the_page_and_end_when_it_is_left(parts, page):
    page.preview_requested.emit(Sample.CUES)
    assert parts.output.score.notes
    page.back_requested.emit()
    assert not parts.output.score.notes


def test_a_sample_is_heard_by_simple_sound_too(parts, page):
    parts.output.delay_ms = 0
    parts.output.settle(SoundStatus.BASIC)
    page.preview_requested.emit(Sample.CUES)
    assert parts.output.asked[-1][:2] == ("play", 0)
