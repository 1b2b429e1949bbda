"""A session in the window: its driver, its sound and the player, and the wires between them.

Part of the composition root, apart from ``app`` so that the window opens without any of this.
"""

import logging
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject

from desktop.model.catalogue import Catalogue
from desktop.scoring import score_of
from desktop.session.commands import Command, Load, Recue, Repeat, Resume, Start
from desktop.session.compiler import compile_timeline, recued
from desktop.session.events import CueDue, Event, Jumped, Refused, StateChanged, TimelineChanged
from desktop.session.speaking import Speaking
from desktop.session.timeline import Cue, Timeline
from desktop.session.transitions import State
from desktop.sound.cues import SoundName, cue_file
from desktop.sound.output import SoundStatus
from desktop.sound.score import Bus, Note, Score
from desktop.sounding import Sounding
from desktop.system.alarm import MakeAlarm, QtAlarm
from desktop.system.session_driver import SessionDriver
from desktop.ui import sound_text
from desktop.ui.sound_choices import SoundChoices
from desktop.ui.window import MainWindow
from desktop.waiting import Waiting

RESUME_MS = 600
"""How long after it was asked for a session goes on: the sound that says so is heard first."""

RING_OUT_MS = 5_000
"""How long after the last word of a session its device is let go: the last bell rings out before."""

_STANDING = frozenset({State.PAUSED, State.INTERRUPTED})
_UNDER_WAY = _STANDING | {State.READY, State.RUNNING}

_logger = logging.getLogger(__name__)


class Playing(QObject):
    """Plays routines in the window, one after the other."""

    def __init__(
        self,
        window: MainWindow,
        driver: SessionDriver,
        sounding: Sounding,
        speed: float = 1.0,
        *,
        make_alarm: MakeAlarm | None = None,
    ) -> None:
        """Join the session to the player of the window.

        Args:
            window: Where the player is.
            driver: Lets the session run.
            sounding: Makes it heard.
            speed: How many times faster than life the driver lets it run.
            make_alarm: Makes an alarm; on Qt's event loop when None.
        """
        super().__init__()
        alarms = make_alarm or partial(QtAlarm, parent=self)
        self._window = window
        self._driver = driver
        self._sounding = sounding
        self._sound = sounding.output
        self._voicing = sounding.voicing
        self._speed = speed
        self._catalogue: Catalogue | None = None
        self._timeline: Timeline | None = None
        self._scored: Timeline | None = None
        self._state = State.IDLE
        self._first_segment = 0
        self._told: Cue | None = None
        self._waiting = Waiting(self._start, alarms)
        self._ring_out = alarms(self._fall_silent)
        self._wire()

    def play(self, catalogue: Catalogue, routine_id: str, first_step: int = 1) -> None:
        """Opens the player on a routine and starts it as soon as its first words can be heard.

        Args:
            catalogue: Holds the routine and its techniques as they are to be played.
            routine_id: The routine.
            first_step: The step play to begin with, counted from 1; the first one has its time to prepare. A
                routine that was shortened may have fewer, and then begins at its start.
        """
        self._sounding.previews.stop()
        self._sound.open()
        self._catalogue = catalogue
        speaking = self._speaking(catalogue)
        timeline = compile_timeline(catalogue.routines[routine_id], catalogue.techniques, speaking=speaking)
        is_there = 1 < first_step <= len(timeline.plays)
        self._first_segment = timeline.plays[first_step - 1].index if is_there else 0
        player = self._window.player
        player.set_content(catalogue)
        player.set_owned(speaking.owned)
        player.set_sound(self._sounding.choices)
        self._driver.send(Load(timeline))
        self._window.show_player()
        self._waiting.begin(self._sounding.choices.lead_in_ms, sound_settled=self._is_settled())
        self._voicing.prepare(timeline, self._first_ms())

    def close(self) -> None:
        """Ends the session. The window is closed by then."""
        self._waiting.cancel()
        self._ring_out.cancel()
        self._driver.close()

    def _wire(self) -> None:
        player = self._window.player
        self._driver.happened.connect(self._hear)
        self._driver.happened.connect(player.show_event)
        self._driver.ticked.connect(player.show_position)
        player.command.connect(self._obey)
        player.watched.connect(self._driver.set_watched)
        player.sound_chosen.connect(self._sounding.choose)
        self._sound.status_changed.connect(self._show_how_it_is_heard)
        self._sound.delay_changed.connect(self._keep_delay)
        self._sound.missed.connect(self._tell_missed)
        self._sounding.cue_set_changed.connect(self._send_score)
        self._sounding.applied.connect(self._show_choices)
        self._sounding.previews.began.connect(self._give_way)
        self._voicing.plan_changed.connect(self._plan_anew)
        self._voicing.ready.connect(self._waiting.voice_is_ready)
        self._voicing.trouble_changed.connect(self._show_how_it_is_heard)
        self._driver.set_sound_delay(self._sound.delay_ms)
        self._show_how_it_is_heard()

    def _start(self) -> None:
        if self._state is State.READY:
            self._driver.send(Start(self._first_segment))

    def _obey(self, command: Command) -> None:
        """Carry out what the player asks for, and make heard what is no part of the score."""
        if isinstance(command, Resume) and self._state in _STANDING:
            self._sound_cue(SoundName.RESUME)
            self._driver.send(command, RESUME_MS)
            return
        if isinstance(command, Start) and self._state is State.READY:
            # Who presses Start does not want to wait any longer.
            self._start()
            return
        self._told = None
        self._driver.send(command)
        if isinstance(command, Repeat) and self._told is not None:
            self._say_again(self._told)

    def _hear(self, event: Event) -> None:
        """Make what the session reports heard."""
        match event:
            case TimelineChanged(timeline):
                self._timeline = timeline
                self._send_score()
            case StateChanged(state, at_ms):
                self._hear_state(state, at_ms)
            case Jumped(position_ms) if self._state is State.RUNNING:
                self._play_from(position_ms)
            case CueDue(cue):
                self._told = cue
            case Refused():
                self._told = None
            case _:
                pass

    def _hear_state(self, state: State, at_ms: int) -> None:
        before, self._state = self._state, state
        self._ring_out.cancel()
        match state:
            case State.RUNNING:
                self._waiting.cancel()
                self._play_from(at_ms)
            case State.PAUSED | State.INTERRUPTED:
                self._sound.hold()
                self._sound_cue(SoundName.PAUSE)
            case State.IDLE:
                self._waiting.cancel()
                self._fall_silent()
            case State.FINISHED:
                if before in _STANDING:
                    self._play_from(at_ms)
                # What is said at the end is said to its end.
                self._ring_out.ring_in(self._last_words_ms() + RING_OUT_MS)
            case State.READY:
                self._sound.hold()

    def _last_words_ms(self) -> int:
        """How long something is said after the end."""
        if self._timeline is None:
            return 0
        return max(cue.end_ms for cue in self._timeline.cues) - self._timeline.duration_ms

    def _fall_silent(self) -> None:
        self._sound.hold()
        self._sound.set_score(Score())
        self._timeline = self._scored = None

    def _give_way(self) -> None:
        """A sample is to be heard: the last bell of a session that is over rings no longer."""
        self._ring_out.cancel()
        self._timeline = self._scored = None

    def _play_from(self, position_ms: int) -> None:
        self._sound.play(round(position_ms / self._speed), self._driver.going_at_ms)

    def _send_score(self) -> None:
        if self._timeline is not None:
            score = score_of(self._timeline, self._sounding.cue_folder, self._voicing.clip, self._speed)
            # What was missed of the score before is told on this occasion.
            self._sound.set_score(score)
            self._scored = self._timeline

    def _plan_anew(self, by_choice: bool) -> None:  # noqa: FBT001 - what the signal says
        """Plan the session under way with what is known by now; what was heard stays heard."""
        if self._timeline is None or self._catalogue is None or self._state not in _UNDER_WAY:
            return
        speaking = self._speaking(self._catalogue)
        at_ms = self._driver.position_ms()
        planned = recued(
            self._timeline, self._catalogue.techniques, speaking, at_ms, finishes_line=not by_choice
        )
        # The same plan may be said by another voice: then only the files are other ones.
        if planned != self._timeline:
            self._driver.send(Recue(planned))
        else:
            self._send_score()
        self._voicing.prepare_more(planned, max(at_ms, self._first_ms()))

    def _speaking(self, catalogue: Catalogue) -> Speaking:
        return self._voicing.speaking(catalogue, self._window.library.owned)

    def _first_ms(self) -> int:
        """Where the session began, or is going to."""
        return 0 if self._timeline is None else self._timeline.segments[self._first_segment].start_ms

    def _sound_cue(self, name: SoundName) -> None:
        self._sound.once(cue_file(self._sounding.cue_folder, name), Bus.CUES)

    def _say_again(self, cue: Cue) -> None:
        clip = None if cue.line is None else self._voicing.clip(cue.line)
        if clip is not None:
            self._sound.once(clip, Bus.VOICE)
        elif cue.sound is not None:
            self._sound_cue(SoundName(cue.sound))

    def _is_settled(self) -> bool:
        """Whether it is known how the session will be heard: the stream flows, or there will be none."""
        status = self._sound.status
        flows = status is SoundStatus.FULL and self._sound.delay_ms > 0
        return flows or status in {SoundStatus.BASIC, SoundStatus.SILENT}

    def _keep_delay(self, delay_ms: int) -> None:
        self._driver.set_sound_delay(delay_ms)
        self._go_on_if_settled()

    def _go_on_if_settled(self) -> None:
        if self._is_settled():
            self._waiting.sound_is_settled()

    def _show_how_it_is_heard(self) -> None:
        """Tell how the session is heard from now on, where there is something to tell."""
        player = self._window.player
        player.set_sound_notice(sound_text.notice(self._sound.status) or self._voicing.trouble)
        player.set_spoken(self._sounding.speaks)
        self._go_on_if_settled()

    def _show_choices(self, choices: SoundChoices) -> None:
        self._window.player.set_sound(choices)
        self._window.player.set_spoken(self._sounding.speaks)

    def _tell_missed(self, notes: Sequence[Note]) -> None:
        if self._scored is None:
            return
        for note in notes:
            cue = self._scored.cues[note.id]
            _logger.warning("sound: not heard: %d %s %s", cue.at_ms, cue.kind, cue.text)
        if notes and self._state is State.RUNNING and not self._voicing.trouble:
            # Who listens with closed eyes must know that there was something to hear; that the voice does
            # not work they know already.
            self._sound_cue(SoundName.ERROR)
