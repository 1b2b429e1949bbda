"""All that sounds, and what the user chose of it: the one place where a choice becomes heard and is kept.

Part of the composition root: it joins sound and voice to the page and the panel where they are chosen.
"""

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop.model.speech import Amount
from desktop.paths import UserFolders
from desktop.previews import Previews
from desktop.resources import assets_folder
from desktop.sound.output import Device, SoundStatus
from desktop.sound.recordings import recording_folders
from desktop.sound.score import Ambient, Levels
from desktop.sound.voice import Pace, VoiceInfo
from desktop.store.settings import Settings
from desktop.system.alarm import MakeAlarm, QtAlarm
from desktop.system.session_sound import SessionSound
from desktop.ui.pages.sound_page import SoundPage
from desktop.ui.sound_choices import Sample, SoundChoices, SoundMeans
from desktop.voicing import Voicing

_KEEP_AFTER_MS = 400
"""How long after the last choice all are kept: a slider that is dragged makes dozens a second."""


def choices_in(settings: Settings) -> SoundChoices:
    """What the settings say about sound."""
    return SoundChoices(
        levels=Levels(
            master=settings.volume_ratio,
            voice=settings.voice_ratio,
            cues=settings.cue_ratio,
            ambient=settings.ambient_ratio,
        ),
        amount=Amount(settings.amount),
        voice=settings.voice,
        recordings=settings.recordings,
        pace=Pace(settings.pace),
        cue_set=settings.cue_set,
        ambient=Ambient(settings.ambient),
        breathing=settings.breathing,
        lead_in_ms=settings.lead_in_ms,
        device=settings.sound_device,
    )


def with_choices(settings: Settings, choices: SoundChoices) -> Settings:
    """The settings with these choices in them."""
    levels = choices.levels
    return replace(
        settings,
        volume_ratio=levels.master,
        voice_ratio=levels.voice,
        cue_ratio=levels.cues,
        ambient_ratio=levels.ambient,
        amount=choices.amount.value,
        voice=choices.voice,
        recordings=choices.recordings,
        pace=choices.pace.value,
        cue_set=choices.cue_set,
        ambient=choices.ambient.value,
        breathing=choices.breathing,
        lead_in_ms=choices.lead_in_ms,
        sound_device=choices.device,
    )


class Sounding(QObject):
    """The sound, the voice, and the choices that both follow.

    Signals:
        applied: The choices are other ones now, and are heard.
        chosen: They are to be kept.
        cue_set_changed: The cue sounds come from another folder now.
    """

    applied = Signal(object)
    chosen = Signal(object)
    cue_set_changed = Signal()

    def __init__(
        self,
        folders: UserFolders,
        choices: SoundChoices,
        output: SessionSound,
        voicing: Voicing,
        *,
        make_alarm: MakeAlarm | None = None,
    ) -> None:
        """Join the parts; nothing sounds yet and no device is asked for.

        Args:
            folders: Where clips are kept and where the user's own recordings are.
            choices: What was chosen before.
            output: What plays.
            voicing: What is said.
            make_alarm: Makes an alarm; on Qt's event loop when None.
        """
        super().__init__()
        alarms = make_alarm or partial(QtAlarm, parent=self)
        self.output = output
        self.voicing = voicing
        self._folders = folders
        self._choices = choices
        self._voices: tuple[VoiceInfo, ...] = ()
        self._kept_mb = 0.0
        self._page: SoundPage | None = None
        self.previews = Previews(output, voicing.worker, alarms, self)
        self._is_kept = True
        self._keep = alarms(self._tell_chosen)
        self._apply()

    @property
    def choices(self) -> SoundChoices:
        """What is chosen now."""
        return self._choices

    @property
    def cue_folder(self) -> Path:
        """The folder of the cue sounds that are chosen."""
        return assets_folder() / "sounds" / self._choices.cue_set

    @property
    def speaks(self) -> bool:
        """Whether the lines of a session are heard."""
        can_be_heard = self.output.status in {SoundStatus.FULL, SoundStatus.BASIC}
        return self._choices.amount is not Amount.SOUNDS and can_be_heard and not self.voicing.trouble

    def choose(self, choices: SoundChoices) -> None:
        """Let other choices be heard at once, and keep them in a moment."""
        before, self._choices = self._choices, choices
        self._apply()
        self.applied.emit(choices)
        self.voicing.choose(choices)
        if before.cue_set != choices.cue_set:
            self.cue_set_changed.emit()
        self._is_kept = False
        self._keep.ring_in(_KEEP_AFTER_MS)

    def fill(self, page: SoundPage) -> None:
        """Show the choices on their page, and open the sound so that it can be tried."""
        worker = self.voicing.worker
        if self._page is None:
            self._page = page
            page.chosen.connect(self.choose)
            page.preview_requested.connect(self._try_sample)
            page.clear_requested.connect(worker.clear)
            page.back_requested.connect(self.previews.stop)
            self.voicing.trouble_changed.connect(self._show_means)
            self.output.status_changed.connect(self._show_means)
            self.output.devices_changed.connect(self._show_means)
            worker.listed.connect(self._on_voices_listed)
            worker.opened.connect(self._show_means)
            worker.sized.connect(self._on_sized)
            worker.cleared.connect(worker.ask_size)
        self.output.open()
        worker.ask_voices()
        worker.ask_size()
        page.set_choices(self._choices)
        self._show_means()

    def close(self) -> None:
        """Keep what is not kept yet, and fall silent for good."""
        self._keep.cancel()
        if not self._is_kept:
            self._tell_chosen()
        self.voicing.close()
        self.output.close()

    def _apply(self) -> None:
        self.output.set_levels(self._choices.heard)
        self.output.set_ambient(self._choices.ambient)
        self.output.set_device(self._choices.device)

    def _tell_chosen(self) -> None:
        self._is_kept = True
        self.chosen.emit(self._choices)

    def _try_sample(self, sample: Sample) -> None:
        self.previews.play(sample, self.cue_folder, self._choices.lead_in_ms)

    def _on_voices_listed(self, voices: tuple[VoiceInfo, ...]) -> None:
        self._voices = voices
        self._show_means()

    def _on_sized(self, megabytes: float) -> None:
        self._kept_mb = megabytes
        self._show_means()

    def _trouble(self) -> str:
        """What keeps the voice or the user's recordings from being heard."""
        clips = self.voicing.worker.clips
        problems = () if clips is None else clips.problems
        told = (f"{problem.path}: {problem.message} {problem.hint}".strip() for problem in problems)
        return " ".join(filter(None, (self.voicing.trouble, *told)))

    def _show_means(self) -> None:
        if self._page is not None:
            devices: tuple[Device, ...] = self.output.devices
            self._page.set_means(
                SoundMeans(
                    voices=self._voices,
                    recordings=recording_folders(self._folders.voices),
                    recordings_place=str(self._folders.voices),
                    devices=devices,
                    status=self.output.status,
                    trouble=self._trouble(),
                    kept_mb=self._kept_mb,
                )
            )
