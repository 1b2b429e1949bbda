"""Lets the user hear what they choose: a sentence, some cue sounds, the sound behind a session.

Part of the composition root, like ``sounding``.
"""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop.model.speech import Line
from desktop.model.units import DurationMs
from desktop.sound.cues import SoundName, cue_file
from desktop.sound.output import SoundStatus
from desktop.sound.score import Bus, Note, Score
from desktop.system.alarm import MakeAlarm
from desktop.system.clock import monotonic_ms
from desktop.system.session_sound import SessionSound
from desktop.system.speech_worker import SpeechWorker
from desktop.ui.sound_choices import Sample
from desktop.ui.sound_text import PREVIEW_SENTENCE, TEST_SENTENCE

_CUES = (SoundName.START, SoundName.HALF, SoundName.SWITCH_LEFT, SoundName.SWITCH_RIGHT, SoundName.DONE)
"""The cue sounds that are played to show what a set sounds like."""

_BETWEEN_CUES_MS = 1_800
_AMBIENT_MS = 9_000
"""Long enough to hear the slow swells."""

_RING_OUT_MS = 6_000
"""How long after its last note a sample has certainly been heard."""

_AWAKE_LIMIT_MS = 5_000
"""How long a sample waits for its device; then there is none."""


class Previews(QObject):
    """Plays one sample at a time, while no session is under way.

    Signals:
        began: A sample was asked for; whatever else still rings gives way.
    """

    began = Signal()

    def __init__(
        self, output: SessionSound, worker: SpeechWorker, make_alarm: MakeAlarm, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._output = output
        self._worker = worker
        self._spoken: tuple[Line, DurationMs] | None = None
        self._length_ms: DurationMs = 0
        self._is_waiting = False
        worker.ready.connect(self._on_rendered)
        output.delay_changed.connect(self._begin_if_awake)
        output.status_changed.connect(self._begin_if_awake)
        self._sounds = False
        self._end = make_alarm(self._fall_silent)

    def play(self, sample: Sample, sounds: Path, lead_in_ms: DurationMs) -> None:
        """Let a sample be heard in place of the one before.

        Args:
            sample: Which one.
            sounds: The folder of the cue sounds.
            lead_in_ms: The silence before the sentence of `Sample.LEAD_IN`.
        """
        self.stop()
        self.began.emit()
        match sample:
            case Sample.VOICE:
                self._say(Line(PREVIEW_SENTENCE), 0)
            case Sample.LEAD_IN:
                self._say(Line(TEST_SENTENCE), lead_in_ms)
            case Sample.CUES:
                clips = [cue_file(sounds, cue) for cue in _CUES]
                self._play([Note(i, i * _BETWEEN_CUES_MS, clip, Bus.CUES) for i, clip in enumerate(clips)])
            case Sample.AMBIENT:
                self._play([Note(0, _AMBIENT_MS, cue_file(sounds, SoundName.DONE), Bus.CUES)], ring_out_ms=0)

    def stop(self) -> None:
        """Let no sample be heard any more; what else sounds is left alone."""
        self._spoken = None
        if self._sounds:
            self._end.cancel()
            self._fall_silent()

    def _say(self, line: Line, at_ms: DurationMs) -> None:
        self._spoken = (line, at_ms)
        self._worker.prepare((line,))

    def _on_rendered(self) -> None:
        clips = self._worker.clips
        if self._spoken is not None and clips is not None:
            line, at_ms = self._spoken
            self._spoken = None
            self._play([Note(0, at_ms, clips.path(line), Bus.VOICE)])

    def _play(self, notes: Sequence[Note], ring_out_ms: DurationMs = _RING_OUT_MS) -> None:
        self._length_ms = notes[-1].at_ms + ring_out_ms
        self._sounds = self._is_waiting = True
        self._output.set_score(Score(tuple(notes)))
        # A device that slept takes a moment to wake, and would swallow the first word.
        self._end.ring_in(_AWAKE_LIMIT_MS)
        self._begin_if_awake()

    def _begin_if_awake(self) -> None:
        is_awake = self._output.delay_ms > 0 or self._output.status is SoundStatus.BASIC
        if self._is_waiting and is_awake:
            self._is_waiting = False
            self._output.play(0, monotonic_ms() + self._output.delay_ms)
            self._end.ring_in(self._length_ms)

    def _fall_silent(self) -> None:
        self._sounds = self._is_waiting = False
        self._output.hold()
        self._output.set_score(Score())
