"""Carries out what the speech worker is asked, one job after the other. Knows no thread, no Qt and no engine.

Nothing that goes wrong here is raised: it is told, and the next job is done.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, TypeAlias, TypeVar

from desktop.model.speech import Line
from desktop.sound.clips import NotKept, SpokenClips
from desktop.sound.voice import VoiceFailed, VoiceInfo

FIRST_LINES: Final = 3
"""With these a session can start; the others are rendered while it plays."""

_T = TypeVar("_T")
_logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Use:
    """Open clips; unless others are wanted by then."""

    number: int
    make: Callable[[], SpokenClips]


@dataclass(frozen=True, slots=True)
class Prepare:
    """Render lines, in that order; until others are wanted."""

    number: int
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class AskVoices:
    """List the voices."""

    listing: Callable[[], tuple[VoiceInfo, ...]]


@dataclass(frozen=True, slots=True)
class Clear:
    """Delete all clips."""


@dataclass(frozen=True, slots=True)
class AskSize:
    """Tell how much all clips take."""


@dataclass(frozen=True, slots=True)
class Opened:
    """The clips of the use of that number: those that were opened, or those in another voice."""

    number: int
    clips: SpokenClips


@dataclass(frozen=True, slots=True)
class Ready:
    """The first missing lines of the preparation of that number are done."""

    number: int


@dataclass(frozen=True, slots=True)
class Finished:
    """All lines of the preparation of that number are done."""

    number: int


@dataclass(frozen=True, slots=True)
class Failed:
    """A voice of the use of that number failed; a sentence for the user."""

    number: int
    sentence: str


@dataclass(frozen=True, slots=True)
class Listed:
    """The voices there are."""

    voices: tuple[VoiceInfo, ...]


@dataclass(frozen=True, slots=True)
class Cleared:
    """The clips are deleted."""


@dataclass(frozen=True, slots=True)
class Sized:
    """How much all clips take."""

    size_mb: float


Job: TypeAlias = Use | Prepare | AskVoices | Clear | AskSize
Message: TypeAlias = Opened | Ready | Finished | Failed | Listed | Cleared | Sized


class SpeechRenderer:
    """Has the clips that are in use, and renders what is missing among them."""

    def __init__(self, tell: Callable[[Message], None], is_wanted: Callable[[Use | Prepare], bool]) -> None:
        """Nothing is in use yet.

        Args:
            tell: Takes each message.
            is_wanted: Whether a job is still wanted; asked before each line.
        """
        self._tell = tell
        self._is_wanted = is_wanted
        self._clips: SpokenClips | None = None
        self._use_number = 0
        self._has_failed = False

    def do(self, job: Job) -> None:
        """Carry out a job, and tell what came of it."""
        match job:
            case Use():
                self._open(job)
            case Prepare():
                self._prepare(job)
            case AskVoices(listing):
                self._tell(Listed(self._attempt(listing, ())))
            case Clear():
                if self._clips is not None:
                    self._attempt(self._clips.clear, None)
                self._tell(Cleared())
            case AskSize():
                kept_bytes = 0 if self._clips is None else self._attempt(self._clips.kept_bytes, 0)
                self._tell(Sized(kept_bytes / 1e6))

    def _open(self, wanted: Use) -> None:
        if not self._is_wanted(wanted):
            return
        self._use_number = wanted.number
        self._has_failed = False
        clips = self._attempt(wanted.make, None)
        # Where none could be made, those of before speak on.
        if clips is not None:
            self._clips = clips
            self._tell(Opened(wanted.number, clips))

    def _prepare(self, wanted: Prepare) -> None:
        """Render what is missing; once more when another voice has taken over, which misses more."""
        clips = self._clips
        missing: tuple[Line, ...] = ()
        if clips is not None:
            missing = self._attempt(lambda: clips.keep(wanted.lines), wanted.lines)
        for lines, done in ((missing[:FIRST_LINES], Ready), (missing[FIRST_LINES:], Finished)):
            for line in lines:
                if not self._is_wanted(wanted):
                    return
                self._render(line)
                if self._clips is not clips:
                    self._prepare(wanted)
                    return
            self._tell(done(wanted.number))

    def _render(self, line: Line) -> None:
        if self._clips is None:
            return
        try:
            self._clips.render(line)
        except NotKept as error:
            self._fail(error)
        except Exception as error:  # noqa: BLE001 - whatever an engine raises costs one line at most
            self._take_over(self._clips.instead(), error)

    def _take_over(self, instead: SpokenClips | None, error: Exception) -> None:
        """Let another voice speak from now on, if there is one."""
        if instead is None:
            self._fail(error)
            return
        self._clips = instead
        self._tell(Opened(self._use_number, instead))
        self._fail(error, " Another voice speaks instead.")
        self._has_failed = False

    def _attempt(self, what: Callable[[], _T], otherwise: _T) -> _T:
        try:
            return what()
        except Exception as error:  # noqa: BLE001 - the thread must outlive whatever an engine raises
            self._fail(error)
            return otherwise

    def _fail(self, error: Exception, consequence: str = "") -> None:
        """Tell a failure: the first one of each voice, as the next hundred say the same."""
        if self._has_failed:
            return
        self._has_failed = True
        is_expected = isinstance(error, VoiceFailed)
        _logger.warning("speech: %s", error, exc_info=None if is_expected else error)
        words = str(error) if is_expected else f"The voice failed: {str(error) or type(error).__name__}"
        self._tell(Failed(self._use_number, f"{words.rstrip('.')}.{consequence}"))
