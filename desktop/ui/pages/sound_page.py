"""What a session sounds like: how loud, how much is said, by whom, and on what it is played.

Values in, values out: it is told what is chosen and what there is, and tells every change. Knows no sound,
no file and no device.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.model.speech import Amount
from desktop.sound.score import Ambient, Levels
from desktop.sound.voice import Pace
from desktop.store.settings import LONGEST_LEAD_IN_MS
from desktop.ui import sound_text
from desktop.ui.sound_choices import Sample, SoundChoices, SoundMeans
from desktop.ui.theme.theme import Theme
from desktop.ui.theme.tokens import SPACE_L_EM, SPACE_M_EM, SPACE_S_EM, ButtonRole, FrameRole, TextRole
from desktop.ui.widgets.check_row import CheckRow
from desktop.ui.widgets.choice_row import ChoiceRow, Option
from desktop.ui.widgets.label import ActionButton, make_label
from desktop.ui.widgets.level_rows import LevelRows
from desktop.ui.widgets.named_row import NamedRow
from desktop.ui.widgets.pick_list import PickList
from desktop.ui.widgets.setting_group import SettingGroup
from desktop.ui.widgets.sheet_page import SheetPage
from desktop.ui.widgets.slider_row import SliderRow

_LEAD_IN_STEP_MS: Final = 250
_BUTTON_EM: Final = 2.6
"""As high as the list that it stands beside."""


class SoundPage(SheetPage):
    """All choices about the sound, each told as soon as it is made.

    Signals:
        chosen: All choices as they are now, as ``SoundChoices``; again with every step of a slider.
        preview_requested: The ``Sample`` that the person wants to hear.
        clear_requested: The person wants the kept clips to be thrown away.
    """

    chosen = Signal(object)
    preview_requested = Signal(object)
    clear_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._choices = SoundChoices()
        self._means = SoundMeans()
        self._make_controls()
        self._wire()
        self.show_sheet(self._sheet())
        self.lead_keyboard_to(self.back_button)
        self.set_choices(self._choices)
        self.set_means(self._means)

    @property
    def choices(self) -> SoundChoices:
        """What is chosen now."""
        return self._choices

    def set_choices(self, choices: SoundChoices) -> None:
        """Show what is chosen; tells nobody."""
        self._choices = choices
        self.levels.show_levels(choices.levels, muted=choices.muted)
        self.amount.set_chosen(choices.amount)
        self.voice.set_chosen(choices.voice)
        self.pace.set_chosen(choices.pace)
        self.recordings.set_chosen(choices.recordings)
        self.cue_set.set_chosen(choices.cue_set)
        self.ambient.set_chosen(choices.ambient)
        self.breathing.setChecked(choices.breathing)
        self.device.set_chosen(choices.device)
        self.lead_in.set_value(choices.lead_in_ms)
        self._show_samples()

    def set_means(self, means: SoundMeans) -> None:
        """Show what there is to choose from; what is chosen stays chosen, there or not. Tells nobody."""
        self._means = means
        self._status.setText(" ".join(filter(None, (sound_text.status_line(means.status), means.trouble))))
        self._note.setVisible(bool(self._status.text()))
        voices = [(voice.id, sound_text.voice_title(voice)) for voice in means.voices]
        self.voice.set_options([("", sound_text.BEST_VOICE), *voices])
        folders = [(name, name) for name in means.recordings]
        self.recordings.set_options([("", sound_text.NO_RECORDINGS), *folders])
        self._recordings_hint.setText(sound_text.recordings_hint(means.recordings_place))
        titles = sound_text.told_apart([device.title for device in means.devices])
        devices = zip((device.id for device in means.devices), titles, strict=True)
        self.device.set_options([("", sound_text.DEFAULT_DEVICE), *devices])
        self._kept.setText(sound_text.kept(means.kept_mb))
        self.clear_button.setEnabled(means.kept_mb > 0)

    def _make_controls(self) -> None:
        theme = self._theme
        self.levels = LevelRows(theme)
        self.amount = ChoiceRow(theme, sound_text.AMOUNT, _noted(sound_text.AMOUNTS))
        self.voice = PickList(
            theme, sound_text.WHICH_VOICE, sound_text.chosen_before(sound_text.VOICE), sound_text.not_here
        )
        self.pace = ChoiceRow(
            theme, sound_text.PACE, [Option(pace, title) for pace, title in sound_text.PACES.items()]
        )
        self.recordings = PickList(theme, sound_text.RECORDINGS, "", sound_text.not_here)
        self._recordings_hint = make_label("", TextRole.MUTED)
        self.cue_set = ChoiceRow(theme, sound_text.CUES, _noted(sound_text.CUE_SETS))
        self.ambient = ChoiceRow(
            theme, sound_text.AMBIENT, [Option(name, title) for name, title in sound_text.AMBIENTS.items()]
        )
        self.breathing = CheckRow(theme, sound_text.BREATHING_ON, sound_text.BREATHING_HOW)
        self.device = PickList(
            theme, sound_text.DEVICE, sound_text.chosen_before(sound_text.SPEAKER), sound_text.not_here
        )
        self.lead_in = SliderRow(
            theme,
            sound_text.LEAD_IN,
            most=LONGEST_LEAD_IN_MS,
            step=_LEAD_IN_STEP_MS,
            words=sound_text.silence,
        )
        self.samples = {
            Sample.VOICE: self._button(sound_text.HEAR_VOICE, sound_text.HEAR_VOICE_NAME, "play"),
            Sample.CUES: self._button(sound_text.HEAR_CUES, sound_text.HEAR_CUES_NAME, "play"),
            Sample.AMBIENT: self._button(sound_text.HEAR_AMBIENT, sound_text.HEAR_AMBIENT_NAME, "play"),
            Sample.LEAD_IN: self._button(sound_text.TEST_LEAD_IN, sound_text.TEST_LEAD_IN_NAME, "play"),
        }
        self._kept = make_label("")
        self.clear_button = self._button(sound_text.CLEAR, sound_text.CLEAR_NAME, "")

    def _button(self, words: str, name: str, icon: str) -> ActionButton:
        button = ActionButton(self._theme, words, ButtonRole.QUIET, icon)
        button.setAccessibleName(name)
        button.setMinimumHeight(self._theme.target_px(_BUTTON_EM))
        return button

    def _wire(self) -> None:
        self.levels.chosen.connect(self._choose_levels)
        self.levels.mute_chosen.connect(self._setter("muted", bool))
        for signal, field, make in (
            (self.amount.chosen, "amount", Amount),
            (self.voice.chosen, "voice", str),
            (self.pace.chosen, "pace", Pace),
            (self.recordings.chosen, "recordings", str),
            (self.cue_set.chosen, "cue_set", str),
            (self.ambient.chosen, "ambient", Ambient),
            # Not toggled: that also tells of what the app sets.
            (self.breathing.clicked, "breathing", bool),
            (self.device.chosen, "device", str),
            (self.lead_in.changed, "lead_in_ms", int),
        ):
            signal.connect(self._setter(field, make))
        for sample, button in self.samples.items():
            button.clicked.connect(lambda _=False, sample=sample: self.preview_requested.emit(sample))
        self.clear_button.clicked.connect(self.clear_requested)

    def _setter(self, field: str, make: Callable[[Any], object]) -> Callable[[Any], None]:
        """What takes a choice in, as the control tells it."""

        def take(value: Any) -> None:
            self._take(replace(self._choices, **{field: make(value)}))

        return take

    def _choose_levels(self, levels: Levels) -> None:
        self._take(self._choices.with_levels(levels))

    def _take(self, choices: SoundChoices) -> None:
        self.set_choices(choices)
        self.chosen.emit(choices)

    def _show_samples(self) -> None:
        """There is nothing to hear behind a session where nothing is chosen."""
        self.samples[Sample.AMBIENT].setEnabled(self._choices.ambient is not Ambient.NONE)

    def _sheet(self) -> QWidget:
        theme = self._theme
        sheet = QWidget()
        rows = QVBoxLayout(sheet)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(theme.em(SPACE_L_EM))
        head = QVBoxLayout()
        head.setSpacing(theme.em(SPACE_S_EM))
        head.addWidget(make_label(sound_text.TITLE, TextRole.DISPLAY))
        head.addWidget(make_label(sound_text.INTRO))
        rows.addLayout(head)
        rows.addWidget(self._status_note())
        for group in (
            self._group(sound_text.LOUDNESS, sound_text.LOUDNESS_NOTE, self.levels),
            self._group(sound_text.AMOUNT, sound_text.AMOUNT_NOTE, self.amount),
            self._voice_group(),
            self._group(sound_text.CUES, sound_text.CUES_NOTE, self.cue_set, self.samples[Sample.CUES]),
            self._group(
                sound_text.AMBIENT, sound_text.AMBIENT_NOTE, self.ambient, self.samples[Sample.AMBIENT]
            ),
            self._group(sound_text.BREATHING, sound_text.BREATHING_NOTE, self.breathing),
            self._speaker_group(),
            self._kept_group(),
        ):
            rows.addWidget(group)
        return sheet

    def _status_note(self) -> QFrame:
        self._note = QFrame()
        self._note.setProperty("role", FrameRole.NOTE)
        self._status = make_label("")
        inside = QHBoxLayout(self._note)
        inset = self._theme.em(SPACE_M_EM)
        inside.setContentsMargins(inset, inset, inset, inset)
        inside.addWidget(self._status)
        return self._note

    def _group(
        self, title: str, note: str, part: QWidget, button: ActionButton | None = None
    ) -> SettingGroup:
        group = SettingGroup(self._theme, title, note)
        group.add(part)
        if button is not None:
            group.add_short(button)
        return group

    def _voice_group(self) -> SettingGroup:
        group = SettingGroup(self._theme, sound_text.VOICE, sound_text.VOICE_NOTE)
        voice = self._beside(self.voice, self.samples[Sample.VOICE])
        group.add(NamedRow(self._theme, sound_text.WHICH_VOICE, voice, names=self.voice))
        group.add(NamedRow(self._theme, sound_text.PACE, self.pace))
        group.add(NamedRow(self._theme, sound_text.RECORDINGS, self.recordings, names=self.recordings))
        group.add(self._recordings_hint)
        return group

    def _speaker_group(self) -> SettingGroup:
        group = SettingGroup(self._theme, sound_text.SPEAKER, sound_text.SPEAKER_NOTE)
        group.add(NamedRow(self._theme, sound_text.DEVICE, self.device, names=self.device))
        group.add(self._beside(self.lead_in, self.samples[Sample.LEAD_IN]))
        group.add(make_label(sound_text.LEAD_IN_HINT, TextRole.MUTED))
        return group

    def _kept_group(self) -> SettingGroup:
        group = SettingGroup(self._theme, sound_text.KEPT, sound_text.KEPT_NOTE)
        group.add(self._beside(self._kept, self.clear_button))
        return group

    def _beside(self, part: QWidget, button: ActionButton) -> QWidget:
        """A part with a button at its right."""
        row = QWidget()
        inside = QHBoxLayout(row)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(self._theme.em(SPACE_M_EM))
        inside.addWidget(part, 1)
        inside.addWidget(button)
        return row


def _noted(options: Mapping[Any, tuple[str, str]]) -> Sequence[Option]:
    return [Option(name, title, note) for name, (title, note) in options.items()]
