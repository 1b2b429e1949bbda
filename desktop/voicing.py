"""The voice of a session: which one it is, what it has to say, and how long that takes it.

Part of the composition root: it joins the planning of lines, which knows no voice, to the voices.
"""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop.model.catalogue import Catalogue
from desktop.model.speech import Line
from desktop.model.units import DurationMs, PositionMs
from desktop.paths import UserFolders
from desktop.session.speaking import Speaking, estimated_ms
from desktop.session.timeline import Timeline
from desktop.session.tool_names import titles_worth_naming
from desktop.sound.clips import SpokenClips
from desktop.sound.recordings import read_recordings
from desktop.sound.voice import Pace
from desktop.system.speech_worker import SpeechWorker
from desktop.system.voices import make_stand_in, make_voice
from desktop.ui.sound_choices import SoundChoices


class Voicing(QObject):
    """Has the lines of a session rendered ahead, and tells how they are to be planned.

    A session is planned with the lengths that are known; what is not known yet is estimated and rendered.
    Planning asks for the length of every form that it tries, so each plan shows what else must be known.

    Signals:
        plan_changed: The session may be planned better now. True when the person chose to have more or less
            said, False when more is known of how long it takes.
        ready: The first lines of the session can be heard.
        trouble_changed: The voice does not work, or works again.
    """

    plan_changed = Signal(bool)
    ready = Signal()
    trouble_changed = Signal()

    def __init__(
        self, folders: UserFolders, choices: SoundChoices, worker: SpeechWorker | None = None
    ) -> None:
        """Load the voice that was chosen, without waiting for it.

        Args:
            folders: Where clips are kept and where the user's own recordings are.
            choices: What was chosen.
            worker: Renders; one with a thread of its own when None.
        """
        super().__init__()
        self._folders = folders
        self._choices = choices
        self._wanted: dict[Line, None] = {}
        self._tried: set[Line] = set()
        self._trouble = ""
        self.worker = worker or SpeechWorker(self)
        self.worker.opened.connect(self._on_opened)
        self.worker.ready.connect(self.ready)
        self.worker.finished.connect(self._on_finished)
        self.worker.failed.connect(self._set_trouble)
        self._use()

    @property
    def trouble(self) -> str:
        """Why the voice does not work, in a sentence for the user; empty when it does."""
        return self._trouble

    def choose(self, choices: SoundChoices) -> None:
        """Take another voice, or say more or less; what does not concern the voice is let pass."""
        before, self._choices = self._choices, choices
        if _voice_of(before) != _voice_of(choices):
            self._use()
        elif (before.amount, before.breathing) != (choices.amount, choices.breathing):
            self.plan_changed.emit(True)  # noqa: FBT003 - what the signal says

    def speaking(self, catalogue: Catalogue, owned: frozenset[str]) -> Speaking:
        """How a session is to be planned now.

        Args:
            catalogue: Holds the names of the tools.
            owned: The ids of the tools that the person has.
        """
        return Speaking(
            amount=self._choices.amount,
            measure=self._measure,
            breathing=self._choices.breathing,
            tool_titles=titles_worth_naming(catalogue.tools),
            owned=owned,
        )

    def prepare(self, timeline: Timeline, from_ms: PositionMs) -> None:
        """Have the lines of a session rendered: those from a position on first, then what planning tried."""
        self._render(self._lines(timeline, from_ms))

    def prepare_more(self, timeline: Timeline, from_ms: PositionMs) -> None:
        """The same for a new plan of the session under way, unless all of it was rendered already."""
        lines = self._lines(timeline, from_ms)
        if not self._tried.issuperset(lines):
            self._render(lines)

    def clip(self, line: Line) -> Path | None:
        """The file of a line, whether it is there already or not; None while no voice is loaded."""
        return None if self.worker.clips is None else self.worker.clips.path(line)

    def close(self) -> None:
        """Render nothing more."""
        self.worker.close()

    def _lines(self, timeline: Timeline, from_ms: PositionMs) -> tuple[Line, ...]:
        """What may have to be said, in the order in which it is wanted."""
        said = [(cue.at_ms < from_ms, cue.line) for cue in timeline.cues if cue.line is not None]
        lines = [line for _, line in sorted(said, key=lambda each: each[0])]
        return tuple(dict.fromkeys((*lines, *self._wanted)))

    def _render(self, lines: tuple[Line, ...]) -> None:
        self._tried.update(lines)
        self._wanted.clear()
        self.worker.prepare(lines)

    def _use(self) -> None:
        voice, pace, recordings = _voice_of(self._choices)
        folders = self._folders

        def make() -> SpokenClips:
            own = read_recordings(folders.voices, recordings)
            made = make_voice(voice, pace)
            return SpokenClips(folders.clips, made, own, instead=make_stand_in(made, pace))

        self.worker.use(make)

    def _on_opened(self) -> None:
        self._tried.clear()
        self._set_trouble("")
        self._on_finished()

    def _on_finished(self) -> None:
        self.plan_changed.emit(False)  # noqa: FBT003

    def _set_trouble(self, sentence: str) -> None:
        if sentence != self._trouble:
            self._trouble = sentence
            self.trouble_changed.emit()

    def _measure(self, line: Line) -> DurationMs:
        clips = self.worker.clips
        length_ms = None if clips is None else clips.length_ms(line)
        if length_ms is not None:
            return length_ms
        self._wanted[line] = None
        return estimated_ms(line)


def _voice_of(choices: SoundChoices) -> tuple[str, Pace, str]:
    return (choices.voice, choices.pace, choices.recordings)
