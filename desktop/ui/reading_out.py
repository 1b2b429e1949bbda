"""What a screen reader is told of a session as it goes on: all that the app's own voice does not say.

Two voices over each other are none. Knows moments and cues, and no page.
"""

from PySide6.QtWidgets import QWidget

from desktop.session.timeline import Cue, Segment, Side, Timeline
from desktop.ui import session_text
from desktop.ui.announcement import announce
from desktop.ui.moment import Moment


class ReadingOut:
    """Reads out titles and lines while no voice speaks."""

    def __init__(self, source: QWidget) -> None:
        """Make one for an app that does not speak.

        Args:
            source: Where the news comes from.
        """
        self._source = source
        self._is_spoken = False
        self._with_lines: frozenset[int] = frozenset()

    def set_spoken(self, *, spoken: bool) -> None:
        """Say whether the app's own voice says what is due."""
        self._is_spoken = spoken

    def set_timeline(self, timeline: Timeline) -> None:
        """Say what is being played."""
        self._with_lines = frozenset(cue.segment for cue in timeline.cues if cue.line is not None)

    def begin(self, moment: Moment) -> None:
        """Read out what a segment is, as it begins; its instruction as well where no line follows with it."""
        if self._is_spoken:
            return
        has_line = self._is_told_by_a_line(moment.segment)
        # A line begins with the side of its step.
        side = Side.NONE if has_line else moment.side
        words = session_text.announcement(moment.kicker, side, moment.title)
        has_instruction = moment.segment.is_step and not has_line
        announce(self._source, f"{words}. {moment.do}" if has_instruction else words)

    def tell(self, cue: Cue) -> None:
        """Read out a line, as it is due."""
        if cue.line is not None and not self._is_spoken:
            announce(self._source, cue.text)

    def _is_told_by_a_line(self, segment: Segment) -> bool:
        return segment.is_step and segment.index in self._with_lines
