"""What the window and the sound process say to each other: one JSON array a line, its name first.

A line that is not understood is left out: a library may write into the pipe, too. Times are milliseconds.
Knows neither pipes nor players.
"""

import json
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import TypeAlias, TypeVar, cast

from desktop.model.units import ClockMs, DurationMs, PositionMs
from desktop.sound.output import Device
from desktop.sound.score import Ambient, Bus, Levels, Note, Score

BEAT_MS = 1000
"""How often each side says that it is alive."""


@dataclass(frozen=True, slots=True)
class SetScore:
    """What there is to play; an empty score ends the session."""

    score: Score


@dataclass(frozen=True, slots=True)
class Play:
    """Play from ``position_ms``, to be heard at ``heard_at_ms`` on the monotonic clock of the machine."""

    position_ms: PositionMs
    heard_at_ms: ClockMs


@dataclass(frozen=True, slots=True)
class Hold:
    """Stand still."""


@dataclass(frozen=True, slots=True)
class Once:
    """Sound a clip now."""

    clip: Path
    bus: Bus


@dataclass(frozen=True, slots=True)
class SetLevels:
    """How loud each bus is."""

    levels: Levels


@dataclass(frozen=True, slots=True)
class SetAmbient:
    """What sounds behind the session."""

    ambient: Ambient


@dataclass(frozen=True, slots=True)
class WindowAlive:
    """The window's event loop turns; said every `BEAT_MS`."""


@dataclass(frozen=True, slots=True)
class Quit:
    """Fade out and end."""


Order: TypeAlias = SetScore | Play | Hold | Once | SetLevels | SetAmbient | WindowAlive | Quit
"""What the window asks for."""


@dataclass(frozen=True, slots=True)
class Ready:
    """The device plays: ``delay_ms`` after a sample was mixed it is heard."""

    delay_ms: DurationMs


@dataclass(frozen=True, slots=True)
class SoundAlive:
    """The stream is fed; said every `BEAT_MS`, with the delay as it is now."""

    delay_ms: DurationMs


@dataclass(frozen=True, slots=True)
class Sounded:
    """A note of the score began to sound, from its beginning.

    It is told whole and not by its number, which may mean another note by now: the score may be another one.
    """

    note: Note


@dataclass(frozen=True, slots=True)
class Unsounded:
    """A note of the score is not sounded: its clip was not there when it should have begun."""

    note: Note


@dataclass(frozen=True, slots=True)
class Devices:
    """What there is to play on, told at the start and whenever it changes."""

    devices: tuple[Device, ...]


@dataclass(frozen=True, slots=True)
class NoDevice:
    """There is nothing to play on, or no longer; the process ends."""

    why: str


@dataclass(frozen=True, slots=True)
class NoQtMultimedia:
    """QtMultimedia cannot be loaded on this machine; the process ends."""

    why: str


@dataclass(frozen=True, slots=True)
class DeviceChanged:
    """Another device is to be played on now; the process ends, to be started again on that one."""


Report: TypeAlias = (
    Ready | SoundAlive | Sounded | Unsounded | Devices | NoDevice | NoQtMultimedia | DeviceChanged
)
"""What the sound process tells."""


class Exit(IntEnum):
    """The exit codes of the sound process."""

    ASKED = 0
    USAGE = 2
    NO_DEVICE = 3
    NO_QTMULTIMEDIA = 4
    DEVICE_CHANGED = 5
    STUCK = 6


def order_line(order: Order) -> str:
    """An order as it is sent, without the line break."""
    match order:
        case SetScore(score):
            words: list[object] = ["score", [_note_words(note) for note in score.notes]]
        case Play(position_ms, heard_at_ms):
            words = ["play", position_ms, heard_at_ms]
        case Hold():
            words = ["hold"]
        case Once(clip, bus):
            words = ["once", str(clip), bus]
        case SetLevels(levels):
            words = ["levels", levels.master, levels.voice, levels.cues, levels.ambient]
        case SetAmbient(ambient):
            words = ["ambient", ambient]
        case WindowAlive():
            words = ["alive"]
        case Quit():
            words = ["quit"]
    return json.dumps(words)


def parse_order(line: str) -> Order | None:
    """Read a line from the window; None when it is not understood."""
    return _parsed(line, _ORDERS)


def report_line(report: Report) -> str:
    """A report as it is sent, without the line break."""
    match report:
        case Ready(delay_ms):
            words: list[object] = ["ready", delay_ms]
        case SoundAlive(delay_ms):
            words = ["alive", delay_ms]
        case Sounded(note):
            words = ["sounded", *_note_words(note)]
        case Unsounded(note):
            words = ["unsounded", *_note_words(note)]
        case Devices(devices):
            words = ["devices", [[device.id, device.title] for device in devices]]
        case NoDevice(why):
            words = ["no-device", why]
        case NoQtMultimedia(why):
            words = ["no-qtmultimedia", why]
        case DeviceChanged():
            words = ["device-changed"]
    return json.dumps(words)


def parse_report(line: str) -> Report | None:
    """Read a line from the sound process; None when it is not understood."""
    return _parsed(line, _REPORTS)


def held_ratio(ratio: float) -> float:
    """An amplitude held within 0 and 1; what is no number counts as silent."""
    return min(1.0, max(0.0, ratio)) if math.isfinite(ratio) else 0.0


_Message = TypeVar("_Message")


def _parsed(line: str, readers: Mapping[str, Callable[..., _Message]]) -> _Message | None:
    try:
        name, *values = json.loads(line)
        return readers[name](*values)
    except (ValueError, TypeError, KeyError, RecursionError):
        return None


def _note_words(note: Note) -> list[object]:
    return [note.id, note.at_ms, str(note.clip), note.bus]


def _score(notes: object) -> SetScore:
    return SetScore(Score(tuple(_note(*_list(note)) for note in _list(notes))))


def _note(note_id: object, at_ms: object, clip: object, bus: object) -> Note:
    return Note(_whole(note_id), _whole(at_ms), Path(_text(clip)), Bus(_text(bus)))


def _play(position_ms: object, heard_at_ms: object) -> Play:
    return Play(_whole(position_ms), _whole(heard_at_ms))


def _once(clip: object, bus: object) -> Once:
    return Once(Path(_text(clip)), Bus(_text(bus)))


def _levels(*ratios: object) -> SetLevels:
    master, voice, cues, ambient = map(_ratio, ratios)
    return SetLevels(Levels(master=master, voice=voice, cues=cues, ambient=ambient))


def _ambient(name: object) -> SetAmbient:
    return SetAmbient(Ambient(_text(name)))


def _ready(delay_ms: object) -> Ready:
    return Ready(_whole(delay_ms))


def _sound_alive(delay_ms: object) -> SoundAlive:
    return SoundAlive(_whole(delay_ms))


def _sounded(*words: object) -> Sounded:
    return Sounded(_note(*words))


def _unsounded(*words: object) -> Unsounded:
    return Unsounded(_note(*words))


def _devices(devices: object) -> Devices:
    return Devices(tuple(_device(*_list(device)) for device in _list(devices)))


def _device(device_id: object, title: object) -> Device:
    return Device(_text(device_id), _text(title))


def _no_device(why: object) -> NoDevice:
    return NoDevice(_text(why))


def _no_qtmultimedia(why: object) -> NoQtMultimedia:
    return NoQtMultimedia(_text(why))


def _whole(value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise TypeError(value)


def _ratio(value: object) -> float:
    if isinstance(value, float | int) and not isinstance(value, bool):
        return held_ratio(float(value))
    raise TypeError(value)


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
    raise TypeError(value)


def _list(value: object) -> list[object]:
    if isinstance(value, list):
        return cast("list[object]", value)
    raise TypeError(value)


_ORDERS: Mapping[str, Callable[..., Order]] = {
    "score": _score,
    "play": _play,
    "hold": Hold,
    "once": _once,
    "levels": _levels,
    "ambient": _ambient,
    "alive": WindowAlive,
    "quit": Quit,
}
_REPORTS: Mapping[str, Callable[..., Report]] = {
    "ready": _ready,
    "alive": _sound_alive,
    "sounded": _sounded,
    "unsounded": _unsounded,
    "devices": _devices,
    "no-device": _no_device,
    "no-qtmultimedia": _no_qtmultimedia,
    "device-changed": DeviceChanged,
}
