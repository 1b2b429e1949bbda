"""The player: the picture with the most room, what to do beside it, the buttons below.

Values in, commands out: it shows the events of a session and asks for changes with a signal. It knows no
clock, no sound and no driver.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.figure.book import PictureBook
from desktop.model.catalogue import Catalogue
from desktop.model.units import PositionMs
from desktop.session.commands import Back, Extend, Leave, Next, Pause, Repeat, Resume, Seek, Start
from desktop.session.events import (
    CueDue,
    Event,
    Finished,
    Jumped,
    SegmentStarted,
    StateChanged,
    TimelineChanged,
)
from desktop.session.timeline import Cue, Segment, Timeline
from desktop.session.transitions import State
from desktop.ui import hurt_text, session_text, sound_text
from desktop.ui.announcement import announce
from desktop.ui.moment import Moment
from desktop.ui.played_content import PlayedContent
from desktop.ui.player_questions import HURT_KEY, PlayerQuestions
from desktop.ui.reading_out import ReadingOut
from desktop.ui.relief import Way, past_spot_ms
from desktop.ui.sound_choices import SoundChoices
from desktop.ui.tally import Tally
from desktop.ui.theme.theme import Theme
from desktop.ui.theme.tokens import SPACE_L_EM, SPACE_M_EM, SPACE_S_EM
from desktop.ui.widgets.control_bar import Control, ControlBar, MainAction
from desktop.ui.widgets.instruction_panel import InstructionPanel
from desktop.ui.widgets.page import Page
from desktop.ui.widgets.player_header import PlayerHeader
from desktop.ui.widgets.segment_bar import SegmentBar
from desktop.ui.widgets.sound_panel import SoundPanel
from desktop.ui.widgets.stage import Stage

EXTENSION_MS = 15_000
"""What "+15 s" adds."""

_PANEL_WIDTH_RATIO = 0.36
_PANEL_LEAST_EM = 18.0
_PANEL_MOST_EM = 34.0
_PANEL_MOST_RATIO = 0.5
_ROOMY_EM = 44.0
"""From this height on the page has wide margins."""

_KEYS = (
    (Qt.Key.Key_Space, Control.MAIN),
    (Qt.Key.Key_Left, Control.BACK),
    (Qt.Key.Key_Right, Control.NEXT),
    (Qt.Key.Key_Up, Control.LONGER),
    (Qt.Key.Key_Plus, Control.LONGER),
    (Qt.Key.Key_R, Control.REPEAT),
    (HURT_KEY, Control.HURT),
)
_MAIN_ACTIONS = {
    State.RUNNING: MainAction.PAUSE,
    State.PAUSED: MainAction.RESUME,
    State.INTERRUPTED: MainAction.RESUME,
}
_UNDER_WAY = frozenset(_MAIN_ACTIONS)
"""The states in which there is a session to pause, to move in and to leave."""
_MAIN_COMMANDS = {MainAction.START: Start(), MainAction.PAUSE: Pause(), MainAction.RESUME: Resume()}


class PlayerPage(Page):
    """Leads through a session.

    Space, arrows, R, H and Esc work wherever the focus is, as do S, M, [ and ] for the sound; Enter presses
    the button that has it.

    Signals:
        command: A command of ``desktop.session.commands`` that the person asks for.
        left: The person left the session, after ``Leave`` was asked for.
        hurt_ended: The person left the session because something hurts, likewise; what is known of it, as a
            ``desktop.ui.relief.Hurt``.
        sound_chosen: The person changed the sound; all choices as they are now, as ``SoundChoices``.
        finished: The session came to its end; what was done, as a ``SessionSummary``.
        watched: Whether the page came into sight; False when it goes out of sight, as a window is minimised.
    """

    command = Signal(object)
    left = Signal()
    hurt_ended = Signal(object)
    sound_chosen = Signal(object)
    finished = Signal(object)
    watched = Signal(bool)

    def __init__(
        self, theme: Theme, book: PictureBook, content: Catalogue, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._content = PlayedContent(book, content)
        self._state = State.IDLE
        self._timeline: Timeline | None = None
        self._moment: Moment | None = None
        self._position_ms: PositionMs = 0
        self._resume_when_kept = False
        self._reading = ReadingOut(self)
        self._tally = Tally()
        self._header = PlayerHeader(theme)
        self._bar = SegmentBar(theme)
        self._stage = Stage(theme)
        self._panel = InstructionPanel(theme)
        self._controls = ControlBar(theme)
        self._lay_out()
        self._sound = SoundPanel(theme, self, self._stage)
        self._questions = PlayerQuestions(theme, self, self._controls, self._panel)
        self._wire()
        self._bind_keys()
        self._show_state(State.IDLE)

    def set_owned(self, owned: frozenset[str]) -> None:
        """Say which tools the person has, by id, so that only those are named where there is a choice."""
        self._content.set_owned(owned)

    def set_content(self, content: Catalogue) -> None:
        """Say what the next session is played from, before its timeline comes."""
        self._content.set_content(content)

    def set_sound(self, choices: SoundChoices) -> None:
        """Show what is chosen about the sound; tells nobody."""
        self._sound.set_choices(choices)
        self._header.set_silent(silent=choices.is_silent)

    def set_spoken(self, spoken: bool) -> None:  # noqa: FBT001 - a setter of one truth
        """Say whether the app's own voice says what is due: a screen reader does not say it over that."""
        self._reading.set_spoken(spoken=spoken)

    def set_timeline(self, timeline: Timeline) -> None:
        """Show another timeline: a new one from its start, or the one being played, made longer."""
        self._timeline = timeline
        self._reading.set_timeline(timeline)
        self._header.set_title(timeline.title)
        self._bar.set_segments(timeline.segments)
        if self._state in _UNDER_WAY and self._moment is not None:
            self._show_segment(timeline.segments[self._moment.segment.index])
        else:
            self._sound.hide()
            self._content.begin()
            self._stage.caption.clear()
            self._show_segment(timeline.segments[0])
            self._show_position(0)

    def show_event(self, event: Event) -> None:
        """Show what the session reports; events that change nothing on the screen are let pass."""
        self._tally.note_event(event)
        match event:
            case TimelineChanged(timeline):
                self.set_timeline(timeline)
            case StateChanged(state, at_ms):
                self._position_ms = at_ms
                self._show_state(state)
            case Jumped(position_ms):
                self._position_ms = position_ms
                self._stage.caption.clear()
            case SegmentStarted(segment, position_ms):
                self._position_ms = position_ms
                self._show_segment(segment)
                if self._moment is not None:
                    self._reading.begin(self._moment)
            case CueDue(cue):
                self._show_cue(cue)
            case Finished():
                self.finished.emit(self._tally.summary())
            case _:
                pass

    def show_position(self, position_ms: PositionMs) -> None:
        """Show where the session stands; called some thirty times a second."""
        self._tally.note_position(position_ms)
        self._show_position(position_ms)

    def _show_position(self, position_ms: PositionMs) -> None:
        self._position_ms = position_ms
        if self._timeline is None or self._moment is None:
            return
        segment = self._moment.segment
        left_ms = self._timeline.duration_ms - position_ms
        self._header.set_progress(self._moment.number, self._moment.count, left_ms)
        self._bar.set_position(position_ms)
        self._panel.ring.set_left(segment.end_ms - position_ms)
        self._panel.ring.set_note(self._ring_note(segment, position_ms - segment.start_ms))
        self._stage.set_elapsed(position_ms - self._moment.begins_ms)
        self._stage.caption.set_position(position_ms)

    def set_sound_notice(self, words: str) -> None:
        """Say quietly what is wrong with the sound; empty when nothing is."""
        self._header.set_notice(words)
        if words and self.isVisible():
            announce(self, words)

    def ask_to_leave(self) -> None:
        """Ask whether to leave, with the session paused; a session that is not under way is left at once."""
        if self._state not in _UNDER_WAY:
            self._leave()
        elif not self._questions.is_open:
            self._sound.dismiss()
            self._resume_when_kept = self._state is State.RUNNING
            self._stand_still()
            self._questions.ask_to_leave()

    def showEvent(self, event: QShowEvent, /) -> None:
        """Give the big button the focus, so that every key works from the first moment.

        A window that is restored leaves the focus where it was, and a question that is open keeps it.
        """
        super().showEvent(event)
        if not event.spontaneous():
            self.setFocus()
        self.watched.emit(True)  # noqa: FBT003 - what the signal says

    def hideEvent(self, event: QHideEvent, /) -> None:
        """Let the session know that nobody looks."""
        super().hideEvent(event)
        self.watched.emit(False)  # noqa: FBT003

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Give the panel its share and the picture the rest."""
        super().resizeEvent(event)
        self._fit()

    def _lay_out(self) -> None:
        self._body = QHBoxLayout()
        self._body.addWidget(self._stage, 1)
        self._body.addWidget(self._panel)
        self._page = QVBoxLayout(self)
        self._page.addWidget(self._header)
        self._page.addWidget(self._bar)
        self._page.addLayout(self._body, 1)
        self._page.addWidget(self._controls)

    def _wire(self) -> None:
        self._header.leave_pressed.connect(self.ask_to_leave)
        self._header.sound_pressed.connect(self._sound.toggle)
        self._sound.chosen.connect(self._take_sound)
        self._sound.closed.connect(self.setFocus)
        self._bar.segment_chosen.connect(self._seek)
        self._controls.pressed.connect(self._press)
        self._questions.kept.connect(self._keep)
        self._questions.left.connect(self._leave)
        self._questions.way_chosen.connect(self._take_way)
        self._theme.changed.connect(self._fit)

    def _bind_keys(self) -> None:
        for key, control in _KEYS:
            self._questions.keys.bind(key, self._controls.button(control).click)
        for key, act in (
            (Qt.Key.Key_Escape, self._go_out),
            (Qt.Key.Key_S, self._sound.toggle),
            (Qt.Key.Key_M, self._sound.toggle_mute),
            (Qt.Key.Key_BracketLeft, lambda: self._sound.turn(-1)),
            (Qt.Key.Key_BracketRight, lambda: self._sound.turn(1)),
        ):
            self._questions.keys.bind(key, act)

    def _go_out(self) -> None:
        if self._sound.isVisible():
            self._sound.dismiss()
        else:
            self.ask_to_leave()

    def _take_sound(self, choices: SoundChoices) -> None:
        self._header.set_silent(silent=choices.is_silent)
        if self._sound.isHidden() and not self._stage.caption.is_spoken:
            # A sentence that is being said stays to be read: the volume is heard.
            self._say(sound_text.level_now(choices.volume_percent, muted=choices.muted))
        self.sound_chosen.emit(choices)

    def _stand_still(self) -> None:
        if self._state is State.RUNNING:
            self.command.emit(Pause())

    def _ask_about_pain(self) -> None:
        """Stand still, whatever goes on; nothing goes on before the person says so."""
        if self._moment is not None:
            self._sound.dismiss()
            self._stand_still()
            self._questions.ask_about_pain(
                self._content.catalogue.stop_rules.values(),
                has_tool=bool(self._moment.tools),
                was_eased=self._content.is_eased(self._moment.technique),
            )

    def _take_way(self, way: Way) -> None:
        match way:
            case Way.EASE:
                self._ease()
            case Way.SKIP:
                self._skip()
            case Way.END:
                self.command.emit(Leave())
                self.hurt_ended.emit(self._questions.hurting.hurt)

    def _ease(self) -> None:
        if self._moment is not None:
            self._content.ease(self._moment.technique)
            self._show_segment(self._moment.segment)
            self._say(hurt_text.eased(self._moment.pressure))
            self.command.emit(Resume())

    def _skip(self) -> None:
        if self._timeline is None or self._moment is None:
            return
        self.command.emit(Seek(past_spot_ms(self._timeline, self._moment.segment, self._content.catalogue)))
        if self._state in _UNDER_WAY:
            self._say(hurt_text.SKIPPED)

    def _say(self, words: str) -> None:
        self._stage.caption.say(words, self._position_ms)
        announce(self, words)

    def _press(self, control: Control) -> None:
        match control:
            case Control.MAIN:
                self.command.emit(_MAIN_COMMANDS[self._controls.main_action])
            case Control.BACK:
                self.command.emit(Back())
            case Control.NEXT:
                self.command.emit(Next())
            case Control.LONGER:
                self.command.emit(Extend(EXTENSION_MS))
            case Control.REPEAT:
                self.command.emit(Repeat())
            case Control.HURT:
                self._ask_about_pain()

    def _seek(self, index: int) -> None:
        if self._timeline is not None and self._state in _UNDER_WAY:
            self.command.emit(Seek(self._timeline.segments[index].start_ms))

    def _keep(self) -> None:
        if self._resume_when_kept:
            self.command.emit(Resume())

    def _leave(self) -> None:
        self.command.emit(Leave())
        self.left.emit()

    def _show_state(self, state: State) -> None:
        self._state = state
        self._controls.set_main_action(_MAIN_ACTIONS.get(state, MainAction.START))
        for control in set(Control) - {Control.MAIN}:
            self._controls.set_available(control, state in _UNDER_WAY)
        if state is State.INTERRUPTED:
            self._say(session_text.INTERRUPTED)
        self._show_position(self._position_ms)

    def _show_segment(self, segment: Segment) -> None:
        if self._timeline is None:
            return
        self._moment = moment = self._content.moment(self._timeline, segment)
        next_scene = self._content.scene(moment.next.step, moment.next.side) if moment.next else None
        self._panel.set_moment(moment, next_scene, eased=self._content.is_eased(moment.technique))
        self._panel.ring.set_duration(segment.duration_ms)
        self._stage.set_scene(
            self._content.scene(moment.step, moment.side),
            tools=", ".join(moment.tools),
            where=moment.where,
            description=session_text.picture_description(
                moment.step.title, moment.tools, moment.side, moment.position
            ),
        )
        self._show_position(self._position_ms)

    def _show_cue(self, cue: Cue) -> None:
        self._panel.ring.pulse()
        if cue.captioned:
            self._stage.caption.say(cue.text, self._position_ms, cue.length_ms)
        self._reading.tell(cue)

    def _ring_note(self, segment: Segment, elapsed_ms: int) -> str:
        if self._state in {State.PAUSED, State.INTERRUPTED}:
            return session_text.PAUSED
        if not (segment.repetitions and segment.repetition_ms):
            return ""
        number = min(segment.repetitions, elapsed_ms // segment.repetition_ms + 1)
        return session_text.repetition(number, segment.repetitions)

    def _fit(self) -> None:
        em = self._theme.em
        wanted = min(max(self.width() * _PANEL_WIDTH_RATIO, em(_PANEL_LEAST_EM)), em(_PANEL_MOST_EM))
        self._panel.setFixedWidth(round(min(wanted, self.width() * _PANEL_MOST_RATIO)))
        is_roomy = self.height() >= em(_ROOMY_EM)
        margin = em(SPACE_L_EM if is_roomy else SPACE_M_EM * 0.75)
        self._page.setContentsMargins(margin, em(SPACE_M_EM if is_roomy else SPACE_S_EM), margin, margin)
        self._page.setSpacing(em(SPACE_M_EM if is_roomy else SPACE_S_EM))
        self._body.setSpacing(em(SPACE_L_EM if is_roomy else SPACE_M_EM))
