"""The player: the picture with the most room, what to do beside it, five buttons below.

Values in, commands out: it shows the events of a session and asks for changes with a signal. It knows no
clock, no sound and no driver.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.figure.book import PictureBook
from desktop.figure.scene import Scene
from desktop.model.catalogue import Catalogue
from desktop.model.technique import Step
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
from desktop.session.timeline import Cue, CueKind, Segment, Side, Timeline
from desktop.session.transitions import State
from desktop.ui import session_text
from desktop.ui.announcement import announce
from desktop.ui.held_keys import HeldKeys
from desktop.ui.moment import Moment, moment_of
from desktop.ui.tally import Tally
from desktop.ui.theme.theme import Theme
from desktop.ui.theme.tokens import SPACE_L_EM, SPACE_M_EM, SPACE_S_EM, FrameRole
from desktop.ui.widgets.confirm_overlay import ConfirmOverlay
from desktop.ui.widgets.control_bar import Control, ControlBar, MainAction
from desktop.ui.widgets.instruction_panel import InstructionPanel
from desktop.ui.widgets.player_header import PlayerHeader
from desktop.ui.widgets.segment_bar import SegmentBar
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
)
_MAIN_ACTIONS = {
    State.RUNNING: MainAction.PAUSE,
    State.PAUSED: MainAction.RESUME,
    State.INTERRUPTED: MainAction.RESUME,
}
_UNDER_WAY = frozenset(_MAIN_ACTIONS)
"""The states in which there is a session to pause, to move in and to leave."""
_MAIN_COMMANDS = {MainAction.START: Start(), MainAction.PAUSE: Pause(), MainAction.RESUME: Resume()}
_UNCAPTIONED = frozenset({CueKind.TICK, CueKind.START})
"""Cues whose words stand on the screen anyway: the digits and the title. They are shown by the glow alone."""


class PlayerPage(QWidget):
    """Leads through a session.

    Space, arrows, R and Esc work wherever the focus is; Enter presses the button that has it.

    Signals:
        command: A command of ``desktop.session.commands`` that the person asks for.
        left: The person left the session, after ``Leave`` was asked for.
        finished: The session came to its end; what was done, as a ``SessionSummary``.
        watched: Whether the page came into sight; False when it goes out of sight, as a window is minimised.
    """

    command = Signal(object)
    left = Signal()
    finished = Signal(object)
    watched = Signal(bool)

    def __init__(
        self, theme: Theme, book: PictureBook, content: Catalogue, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._book = book
        self._content = content
        self._owned: frozenset[str] = frozenset()
        self._state = State.IDLE
        self._timeline: Timeline | None = None
        self._moment: Moment | None = None
        self._position_ms: PositionMs = 0
        self._resume_when_kept = False
        self._scenes: dict[tuple[Step, Side], Scene] = {}
        self._tally = Tally()
        self._shortcuts: list[QShortcut] = []
        self._held = HeldKeys(self)
        self.setProperty("role", FrameRole.PAGE)
        self._header = PlayerHeader(theme)
        self._bar = SegmentBar(theme)
        self._stage = Stage(theme)
        self._panel = InstructionPanel(theme)
        self._controls = ControlBar(theme)
        self._question = ConfirmOverlay(
            theme,
            question=session_text.LEAVE_QUESTION,
            explanation=session_text.LEAVE_EXPLANATION,
            keep=session_text.LEAVE_KEEP,
            leave=session_text.LEAVE_GO,
            held=self._held,
            parent=self,
        )
        self._lay_out()
        self._wire()
        self._bind_keys()
        self.setFocusProxy(self._controls.button(Control.MAIN))
        self._show_state(State.IDLE)

    def set_owned(self, owned: frozenset[str]) -> None:
        """Say which tools the person has, by id, so that only those are named where there is a choice."""
        self._owned = owned

    def set_timeline(self, timeline: Timeline) -> None:
        """Show another timeline: a new one from its start, or the one being played, made longer."""
        self._timeline = timeline
        self._header.set_title(timeline.title)
        self._bar.set_segments(timeline.segments)
        if self._state in _UNDER_WAY and self._moment is not None:
            self._show_segment(timeline.segments[self._moment.segment.index])
        else:
            self._scenes.clear()
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
                self._announce()
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

    def ask_to_leave(self) -> None:
        """Ask whether to leave, with the session paused; a session that is not under way is left at once."""
        if self._state not in _UNDER_WAY:
            self._leave()
            return
        if self._question.isVisible():
            return
        self._resume_when_kept = self._state is State.RUNNING
        if self._resume_when_kept:
            self.command.emit(Pause())
        self._set_asking(asking=True)

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
        self._bar.segment_chosen.connect(self._seek)
        self._controls.pressed.connect(self._press)
        self._question.kept.connect(self._keep)
        self._question.left.connect(self._leave)
        self._theme.changed.connect(self._fit)

    def _bind_keys(self) -> None:
        # Shortcuts come before the focused widget, so Space never presses a button besides.
        self._held.watch(self)
        for key, control in _KEYS:
            self._bind(key, self._controls.button(control).click)
        self._bind(Qt.Key.Key_Escape, self.ask_to_leave)

    def _bind(self, key: Qt.Key, act: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.setAutoRepeat(False)
        # One press does one thing, however long the key is held.
        shortcut.activated.connect(lambda: None if self._held.repeats else act())
        self._shortcuts.append(shortcut)

    def _set_asking(self, *, asking: bool) -> None:
        """Show the question, with the keys of the page at rest, or take it away."""
        # Whoever gives the page the focus gives it to the question while that is open.
        self.setFocusProxy(self._question.keep_button if asking else self._controls.button(Control.MAIN))
        for shortcut in self._shortcuts:
            shortcut.setEnabled(not asking)
        if asking:
            self._question.ask()
        else:
            self._question.hide()

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

    def _seek(self, index: int) -> None:
        if self._timeline is not None and self._state in _UNDER_WAY:
            self.command.emit(Seek(self._timeline.segments[index].start_ms))

    def _keep(self) -> None:
        self._set_asking(asking=False)
        self.setFocus()
        if self._resume_when_kept:
            self.command.emit(Resume())

    def _leave(self) -> None:
        self._set_asking(asking=False)
        self.command.emit(Leave())
        self.left.emit()

    def _show_state(self, state: State) -> None:
        self._state = state
        self._controls.set_main_action(_MAIN_ACTIONS.get(state, MainAction.START))
        for control in (Control.BACK, Control.NEXT, Control.LONGER, Control.REPEAT):
            self._controls.set_available(control, state in _UNDER_WAY)
        if state is State.INTERRUPTED:
            self._stage.caption.say(session_text.INTERRUPTED, self._position_ms)
            announce(self, session_text.INTERRUPTED)
        self._show_position(self._position_ms)

    def _show_segment(self, segment: Segment) -> None:
        if self._timeline is None:
            return
        self._moment = moment = moment_of(self._timeline, segment, self._content, self._owned)
        next_scene = self._scene(moment.next.step, moment.next.side) if moment.next else None
        self._panel.set_moment(moment, next_scene)
        self._panel.ring.set_duration(segment.duration_ms)
        self._stage.set_scene(
            self._scene(moment.step, moment.side),
            tools=", ".join(moment.tools),
            where=moment.where,
            description=session_text.picture_description(
                moment.step.title, moment.tools, moment.side, moment.position
            ),
        )
        self._show_position(self._position_ms)

    def _scene(self, step: Step, side: Side) -> Scene:
        """The picture of a step; each is shown twice at least, as what comes next and as what is done."""
        key = (step, side)
        if key not in self._scenes:
            self._scenes[key] = self._book.scene(step, side)
        return self._scenes[key]

    def _announce(self) -> None:
        if self._moment is not None:
            moment = self._moment
            # The instruction, announced as it becomes due, begins with the side of its step.
            side = Side.NONE if moment.segment.is_step else moment.side
            announce(self, session_text.announcement(moment.kicker, side, moment.title))

    def _show_cue(self, cue: Cue) -> None:
        self._panel.ring.pulse()
        if cue.kind not in _UNCAPTIONED:
            self._stage.caption.say(cue.text, self._position_ms)
        if cue.kind is CueKind.SPEAK:
            announce(self, cue.text)

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
