"""The page of the sound: every choice is told once, what is gone is kept, everything goes by keyboard."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.model.speech import Amount
from desktop.sound.output import SoundStatus
from desktop.sound.score import Ambient
from desktop.sound.voice import Pace
from desktop.ui import sound_text
from desktop.ui.pages.sound_page import SoundPage
from desktop.ui.sound_choices import Sample, SoundChoices, SoundMeans
from desktop.ui.theme.theme import Theme
from tests.ui.hands import press, tab_stops, tap, words_on
from tests.ui.sound_content import CHOICES, LONG_NAME, MEANS


@pytest.fixture
def page(theme: Theme, qtbot: QtBot) -> SoundPage:
    page = SoundPage(theme)
    qtbot.addWidget(page)
    page.set_choices(CHOICES)
    page.set_means(MEANS)
    page.resize(1280, 800)
    with qtbot.waitActive(page):
        page.show()
    return page


@pytest.fixture
def told(page: SoundPage) -> list[SoundChoices]:
    """All that the page tells from now on."""
    told: list[SoundChoices] = []
    page.chosen.connect(told.append)
    return told


def test_it_shows_what_is_chosen_and_tells_nobody(page: SoundPage, told: list[SoundChoices]) -> None:
    page.set_choices(SoundChoices())
    page.set_choices(CHOICES)
    page.set_means(MEANS)
    assert told == []
    assert page.choices == CHOICES
    assert [page.levels.row(name).words for name in ("master", "voice", "cues", "ambient")] == [
        "60 %",
        "90 %",
        "35 %",
        "20 %",
    ]
    assert page.amount.chosen_id == Amount.SHORT
    assert page.pace.chosen_id == Pace.BRISK
    assert page.cue_set.chosen_id == "low"
    assert page.ambient.chosen_id == Ambient.RAIN
    assert page.breathing.isChecked()
    assert page.voice.currentText() == "British English"
    assert page.recordings.currentText() == "mine"
    assert page.device.currentText() == "Headphones"
    assert page.lead_in.words == "0.75 s"


def test_every_choice_is_told_with_all_the_others(page: SoundPage, told: list[SoundChoices]) -> None:
    tap(page.amount.button(Amount.FULL))
    tap(page.pace.button(Pace.CALM))
    tap(page.cue_set.button("clear"))
    tap(page.ambient.button(Ambient.NONE))
    page.breathing.click()
    page.voice.activated.emit(page.voice.findData("system:hazel"))
    page.recordings.activated.emit(page.recordings.findData(""))
    page.device.activated.emit(page.device.findData("hdmi"))
    for slider in (page.lead_in.slider, page.levels.row("cues").slider):
        slider.setFocus()
        press(Qt.Key.Key_Right)
    assert len(told) == 10
    assert told[-1] == SoundChoices(
        levels=replace(CHOICES.levels, cues=0.4),
        amount=Amount.FULL,
        voice="system:hazel",
        pace=Pace.CALM,
        cue_set="clear",
        lead_in_ms=1_000,
        device="hdmi",
    )


def test_muting_shows_and_ends_with_the_slider(page: SoundPage, told: list[SoundChoices]) -> None:
    page.levels.mute.click()
    assert told[-1] == replace(CHOICES, muted=True)
    assert page.levels.row("master").words == sound_text.MUTED
    page.levels.row("master").slider.setFocus()
    press(Qt.Key.Key_Right)
    assert not told[-1].muted
    assert page.levels.row("master").words == "65 %"


@pytest.mark.parametrize("sample", Sample)
def test_each_sample_can_be_heard(page: SoundPage, qtbot: QtBot, sample: Sample) -> None:
    with qtbot.waitSignal(page.preview_requested) as asked:
        page.samples[sample].click()
    assert asked.args == [sample]


def test_there_is_no_background_to_hear_where_none_is_chosen(page: SoundPage) -> None:
    tap(page.ambient.button(Ambient.NONE))
    assert not page.samples[Sample.AMBIENT].isEnabled()
    tap(page.ambient.button(Ambient.BELLS))
    assert page.samples[Sample.AMBIENT].isEnabled()


def test_kept_clips_are_cleared_where_there_are_some(page: SoundPage, qtbot: QtBot) -> None:
    assert "12 MB are kept." in words_on(page)
    with qtbot.waitSignal(page.clear_requested):
        page.clear_button.click()
    page.set_means(replace(MEANS, kept_mb=0))
    assert not page.clear_button.isEnabled()


def test_what_is_gone_is_kept(page: SoundPage, told: list[SoundChoices]) -> None:
    page.set_means(SoundMeans())
    assert page.voice.currentText() == "British English (not here now)"
    assert page.recordings.currentText() == "mine (not here now)"
    assert page.device.currentText() == "Headphones (not here now)"
    tap(page.pace.button(Pace.CALM))
    assert told == [replace(CHOICES, pace=Pace.CALM)]


def test_a_voice_in_trouble_is_told(page: SoundPage) -> None:
    page.set_means(replace(MEANS, status=SoundStatus.FULL, trouble="The voice does not work."))
    assert "The voice does not work." in words_on(page)
    page.set_means(MEANS)
    assert "The voice does not work." not in words_on(page)


@pytest.mark.parametrize("status", SoundStatus)
def test_only_trouble_has_a_line_of_its_own(page: SoundPage, status: SoundStatus) -> None:
    page.set_means(replace(MEANS, status=status))
    line = sound_text.status_line(status)
    assert page._note.isVisible() is bool(line)
    assert not line or line in words_on(page)


def test_escape_and_the_button_lead_back(page: SoundPage, qtbot: QtBot) -> None:
    page.levels.row("voice").slider.setFocus()
    with qtbot.waitSignal(page.back_requested):
        press(Qt.Key.Key_Escape)
    with qtbot.waitSignal(page.back_requested):
        page.back_button.click()


def test_tab_goes_from_top_to_bottom_with_one_stop_for_each_choice(page: SoundPage) -> None:
    page.back_button.setFocus()
    assert tab_stops() == [
        "Back",
        "Everything",
        "Mute",
        "Voice",
        "Cue sounds",
        "Background",
        "How much is said: Short",
        "Who speaks",
        "Hear the voice",
        "Pace: Brisk",
        "Your own recordings",
        "Cue sounds: Low-pitched",
        "Hear the cue sounds",
        "Background: Rain",
        "Hear the background",
        "Pace my breath",
        "Play on",
        "Silence first",
        "Test the silence before the first word",
        "Clear the kept clips",
    ]


def test_a_long_name_of_a_voice_is_shown_whole(page: SoundPage) -> None:
    page.voice.activated.emit(page.voice.findData("system:hazel"))
    page.resize(860, 640)
    QApplication.processEvents()
    assert LONG_NAME in page.voice.currentText()
    assert page.voice.height() >= page.voice.heightForWidth(page.voice.width())


def test_it_is_never_wider_than_the_smallest_window(page: SoundPage) -> None:
    assert page._scroll.widget().minimumSizeHint().width() <= 860 - page._scroll.verticalScrollBar().width()
