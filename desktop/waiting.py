"""The moment between opening a session and its start, in which sound and voice get ready.

Part of the composition root. Knows neither: it is told when each is there.
"""

from collections.abc import Callable

from desktop.model.units import DurationMs
from desktop.system.alarm import MakeAlarm

START_LIMIT_MS = 1_500
"""How long a session waits for its sound and its first words; it then begins without what is missing."""


class Waiting:
    """Lets a session begin once its sound and its first words are there, and the lead-in has passed."""

    def __init__(self, begin: Callable[[], None], make_alarm: MakeAlarm) -> None:
        """Wait for nothing yet.

        Args:
            begin: Called when the session may begin.
            make_alarm: Makes the alarms that end the waiting.
        """
        self._lead_in_ms: DurationMs = 0
        self._lacks: set[str] = set()
        self._limit = make_alarm(self._lead_in)
        self._silence = make_alarm(begin)

    def begin(self, lead_in_ms: DurationMs, *, sound_settled: bool) -> None:
        """Wait for the voice, and for the sound unless it is settled; no longer than `START_LIMIT_MS`."""
        self.cancel()
        self._lead_in_ms = lead_in_ms
        self._lacks = {"voice"} if sound_settled else {"voice", "sound"}
        self._limit.ring_in(START_LIMIT_MS)

    def voice_is_ready(self) -> None:
        """The first words can be heard."""
        self._has("voice")

    def sound_is_settled(self) -> None:
        """It is known how the session will be heard."""
        self._has("sound")

    def cancel(self) -> None:
        """Wait no more."""
        self._lacks.clear()
        self._limit.cancel()
        self._silence.cancel()

    def _has(self, what: str) -> None:
        if what in self._lacks:
            self._lacks.remove(what)
            if not self._lacks:
                self._lead_in()

    def _lead_in(self) -> None:
        self.cancel()
        self._silence.ring_in(self._lead_in_ms)
