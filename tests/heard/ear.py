"""An ear: finds in a recording every cue that should be there, and tells what else is in it.

Takes samples and the moments that were promised; knows neither servers nor the app.
"""

import statistics
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from tests.heard.matching import ALIKE_RATIO, best_match, correlation, followed, shaped
from tests.heard.samples import Samples, add, cut, in_ms, in_samples, level_db

SEARCH_MS = 400
"""How far from its promised moment a cue is looked for, once the constant delay is known."""
HEAD_MS = 400
"""The part of a clip that its moment is told by: long enough to be unmistakable, short enough to be whole
when the rest was cut."""
FAINT_RATIO = 0.3
"""A cue so much quieter than its fellows counts as lost."""
STRAY_MS = 20
"""How finely the rest of a recording is searched for what belongs to no cue."""
SILENT_DB = -55.0
"""Where no cue sounds, what is quieter is silence."""
STRAY_DB = -33.0
"""Where cues sound, which lie at −20 dB, what is left of them when they are taken away is quieter: the app
resamples its voice in its own way."""
NAMED_RATIO = 0.7
"""How alike a stray must be to a clip to count as it: scraps of a broken sentence are like many things."""
CLICK_MS = 100
"""What is shorter is a click or a scrap, whatever it looks like."""
_MOST_PASSES = 4
"""How often each clip is looked for in what the others leave; it stops when none moves any more."""
_MOST_ROUNDS = 6
"""How often clips that nobody promised are taken out and the rest is heard anew."""
STRAY_RATIO = 0.6
"""And it is less than this part of the level that they have there."""


@dataclass(frozen=True)
class Expected:
    """A clip that was promised: ``at_ms`` on the time of the session, ``name`` to tell it by."""

    at_ms: float
    name: str
    clip: Samples = field(repr=False)


@dataclass(frozen=True)
class Found:
    """What became of a promised clip.

    Attributes:
        promise: The clip and its moment.
        at_ms: When it began, from the beginning of the recording; None when it is not there.
        error_ms: How far that is from the promise after the constant delay is taken off.
        gain: How loud it is against its file.
        alike: 1 when nothing but it is heard at its head.
        whole: Which part of it sounded: 1 from beginning to end.
        leap_ms: How far the stream leapt, at most, while it sounded; 0 when it flowed.
    """

    promise: Expected
    at_ms: float | None
    error_ms: float
    gain: float
    alike: float
    whole: float
    leap_ms: float

    @property
    def is_heard(self) -> bool:
        return self.at_ms is not None


@dataclass(frozen=True)
class Stray:
    """Something in a recording that belongs to no cue; ``name`` is the clip that it is, or empty."""

    from_ms: float
    to_ms: float
    level_db: float
    name: str

    def is_trace_of(self, others: Sequence["Stray"]) -> bool:
        """Whether it is only what two clips of one kind leave where they ring into each other."""
        return any(self.name == each.name and abs(self.from_ms - each.from_ms) < SEARCH_MS for each in others)


@dataclass(frozen=True)
class Hearing:
    """All that was heard in a recording.

    Attributes:
        delay_ms: Where the session's beginning lies in the recording.
        found: What became of each promise, in their order.
        strays: What belongs to none.
        rest: The recording without the cues that were found, to look at.
    """

    delay_ms: float
    found: tuple[Found, ...]
    strays: tuple[Stray, ...]
    rest: Samples = field(repr=False)

    @property
    def heard(self) -> tuple[Found, ...]:
        return tuple(each for each in self.found if each.is_heard)

    @property
    def lost(self) -> tuple[Found, ...]:
        return tuple(each for each in self.found if not each.is_heard)

    @property
    def doubled(self) -> tuple[Stray, ...]:
        """Clips of the session that sounded where none was promised."""
        return tuple(each for each in self.strays if each.name)

    def errors_ms(self, share: float) -> float:
        """The error that this share of the cues heard stays below: 0.5 the median, 0.95, 1 the largest."""
        return float(np.quantile([abs(each.error_ms) for each in self.heard], share))


def _as_it_is(place_ms: float) -> float:
    return place_ms


def listen(
    recording: Samples,
    promises: Sequence[Expected],
    played_ms: Callable[[float], float] = _as_it_is,
    welcome: Mapping[str, Samples] = MappingProxyType({}),
) -> Hearing:
    """Find every promised clip.

    Args:
        recording: The samples.
        promises: What should be in it.
        welcome: Clips by name that may be in it at any place, and need not be.
        played_ms: When a place of the recording was really played: the clock of a device is not ours.

    Raises:
        ValueError: Nothing was promised.
    """
    if not promises:
        raise ValueError("nothing was promised")
    delay_ms = _coarse_delay_ms(recording, promises)
    marks = [_Mark(promise, delay_ms) for promise in promises]
    clips = {**{each.name: each.clip for each in promises}, **welcome}
    uninvited: list[Stray] = []
    for _ in range(_MOST_ROUNDS):
        # A clip that nobody promised drowns others: it is taken for what it is, then all are looked for anew.
        guests = [_Mark(Expected(each.from_ms, each.name, clips[each.name]), 0.0) for each in uninvited]
        model = _explained(recording, [*marks, *guests])
        rest = recording - model
        strays = [each for each in _strays(rest, model, clips) if not each.is_trace_of(uninvited)]
        new = [each for each in strays if each.name]
        if not new:
            break
        uninvited += new
    unwelcome = {each for each in (*strays, *uninvited) if each.name not in welcome}
    strays = sorted(unwelcome, key=lambda stray: stray.from_ms)
    heard = [played_ms(mark.begin_ms) - mark.promise.at_ms for mark in marks if mark.is_heard]
    delay_ms = statistics.median(heard) if heard else delay_ms
    found = tuple(mark.told(delay_ms, played_ms) for mark in marks)
    return Hearing(delay_ms, found, tuple(strays), rest)


def _explained(recording: Samples, marks: Sequence["_Mark"]) -> Samples:
    """What of a recording is explained by these clips, each looked for in what the others leave."""
    model = np.zeros_like(recording)
    for mark in marks:
        mark.put_into(model)
    for _ in range(_MOST_PASSES):
        before = [mark.begin_ms for mark in marks]
        for mark in marks:
            mark.take_out_of(model)
            mark.look(recording, model)
            mark.put_into(model)
        if all(abs(mark.begin_ms - begin_ms) < 0.01 for mark, begin_ms in zip(marks, before, strict=True)):
            break
    _drop_faint(marks, model)
    return model


class _Mark:
    """A promised clip on its way to being found."""

    def __init__(self, promise: Expected, delay_ms: float) -> None:
        self.promise = promise
        self.begin_ms = 0.0
        self.is_heard = False
        self.gain = self.alike = self.whole = self.leap_ms = 0.0
        self._aim_ms = promise.at_ms + delay_ms
        self._place = 0
        self._shape = np.zeros_like(promise.clip)

    def take_out_of(self, model: Samples) -> None:
        add(model, self._place, -self._shape)

    def put_into(self, model: Samples) -> None:
        add(model, self._place, self._shape)

    def drop(self) -> None:
        self.is_heard = False
        self._shape = np.zeros_like(self.promise.clip)

    def look(self, recording: Samples, others: Samples) -> None:
        """Search round the promised moment in what the other clips leave."""
        clip = self.promise.clip
        head = clip[:, : in_samples(HEAD_MS)]
        first = in_samples(self._aim_ms - SEARCH_MS)
        window = cut(recording, first, in_samples(2 * SEARCH_MS) + head.shape[1])
        window = window - cut(others, first, window.shape[1])
        place, self.alike = best_match(window, head)
        self._place = first + round(place)
        self.begin_ms = in_ms(first + place)
        following = followed(recording, others, self._place, clip)
        self._shape, self.gain, self.whole = shaped(following.here, following.bent)
        self.leap_ms = following.leap_ms
        self.is_heard = self.alike >= ALIKE_RATIO
        if not self.is_heard:
            self.drop()

    def told(self, delay_ms: float, played_ms: Callable[[float], float]) -> Found:
        at_ms = played_ms(self.begin_ms)
        return Found(
            promise=self.promise,
            at_ms=at_ms if self.is_heard else None,
            error_ms=at_ms - self.promise.at_ms - delay_ms if self.is_heard else 0.0,
            gain=self.gain,
            alike=self.alike,
            whole=self.whole if self.is_heard else 0.0,
            leap_ms=self.leap_ms if self.is_heard else 0.0,
        )


def _drop_faint(marks: Sequence[_Mark], model: Samples) -> None:
    """What looks like a clip but is far quieter than the others is an echo of something else."""
    least = FAINT_RATIO * _usual_gain(marks)
    for mark in marks:
        if mark.is_heard and mark.gain < least:
            mark.take_out_of(model)
            mark.drop()


def _usual_gain(marks: Sequence[_Mark]) -> float:
    return statistics.median([mark.gain for mark in marks if mark.is_heard] or [0.0])


def _coarse_delay_ms(recording: Samples, promises: Sequence[Expected]) -> float:
    """Where the whole session fits best, to some milliseconds, by the sum of both channels at 8 kHz."""
    thin = 6
    last = max(in_samples(each.at_ms) + each.clip.shape[1] for each in promises)
    session = np.zeros((2, last + thin), np.float32)
    for each in promises:
        add(session, in_samples(each.at_ms), each.clip)
    heard, wanted = (_thinned(each, thin) for each in (recording, session))
    fits = correlation(heard, wanted, before=wanted.size - 1)
    return in_ms(float(np.argmax(fits) - (wanted.size - 1)) * thin)


def _thinned(samples: Samples, every: int) -> NDArray[np.float32]:
    one = samples.sum(axis=0)
    return one[: one.size // every * every].reshape(-1, every).mean(axis=1)


def _strays(rest: Samples, model: Samples, clips: Mapping[str, Samples]) -> Iterator[Stray]:
    """What is loud in the rest of a recording and not just the trace of a cue that was found."""
    for first, last in _loud_spans(rest, model):
        name = _named(rest, first, clips) if last - first >= in_samples(CLICK_MS) else ""
        yield Stray(in_ms(first), in_ms(last), level_db(rest[:, first:last]), name)


def _loud_spans(rest: Samples, model: Samples) -> Iterator[tuple[int, int]]:
    """The stretches (in samples) that belong to no cue; nearer than half a second they are one."""
    block = in_samples(STRAY_MS)
    blocks = rest.shape[1] // block
    left, known = (
        np.sqrt(np.square(each[:, : blocks * block], dtype=np.float64).reshape(2, blocks, block).mean(axis=2))
        for each in (rest, model)
    )
    # The neighbours count too: a cue that begins within a block leaves its trace in the one before.
    padded = np.pad(known, ((0, 0), (1, 1)))
    near = np.maximum(np.maximum(padded[:, :-2], padded[:, 1:-1]), padded[:, 2:])
    with_cues = np.maximum(_ratio(STRAY_DB), STRAY_RATIO * near)
    bounds = np.where(near > _ratio(SILENT_DB), with_cues, _ratio(SILENT_DB))
    loud = np.flatnonzero((left > bounds).any(axis=0))
    apart = np.flatnonzero(np.diff(loud) > 500 // STRAY_MS) + 1
    for group in np.split(loud, apart):
        if group.size:
            yield int(group[0]) * block, (int(group[-1]) + 1) * block


def _ratio(decibels: float) -> float:
    return 10 ** (decibels / 20)


def _named(rest: Samples, first: int, clips: Mapping[str, Samples]) -> str:
    """Which clip begins round there, if any."""
    best, chosen = NAMED_RATIO, ""
    for name, clip in clips.items():
        head = clip[:, : in_samples(HEAD_MS)]
        window = cut(rest, first - in_samples(HEAD_MS), 2 * in_samples(HEAD_MS) + head.shape[1])
        alike = best_match(window, head)[1]
        if alike >= best:
            best, chosen = alike, name
    return chosen
