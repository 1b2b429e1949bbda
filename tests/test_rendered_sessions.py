"""Every routine that ships, mixed without a device, in the voice that comes with the app."""

from collections import deque
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from desktop.library.catalogue import load_catalogue
from desktop.model.catalogue import Catalogue
from desktop.resources import assets_folder, routines_folder
from desktop.scoring import score_of
from desktop.session.compiler import compile_timeline
from desktop.session.speaking import Speaking, estimated_ms
from desktop.session.timeline import Timeline
from desktop.session.tool_names import titles_worth_naming
from desktop.sound.clip_bank import ClipBank
from desktop.sound.clips import SpokenClips, measuring
from desktop.sound.cues import CueSet
from desktop.sound.loudness import integrated_lufs
from desktop.sound.rate import FRAMES_PER_MS
from desktop.sound.render import render
from desktop.sound.samples import Samples
from desktop.sound.score import Ambient, Score
from desktop.sound.voice import Pace
from desktop.store.settings import AMBIENTS, CUE_SETS, PACES
from desktop.system.voices import make_voice

SOUNDS = assets_folder() / "sounds"
ROUTINES = tuple(sorted(path.stem for path in routines_folder().glob("*.yaml")))
LOUDEST_STEP = 0.35
"""Two neighbouring samples at full level; consonants of the voice reach 0.3, a click at full scale 1.8."""

LOUDNESS_LUFS = (-25.0, -18.0)
"""Quiet speech, with bells between it."""


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue(routines_folder(), assets_folder() / "poses")


@pytest.fixture(scope="module")
def clips(tmp_path_factory: pytest.TempPathFactory) -> SpokenClips:
    return SpokenClips(
        tmp_path_factory.mktemp("clips"), make_voice("espeak:en-GB-male", Pace.CALM), limit_bytes=2 * 10**9
    )


@pytest.fixture(scope="module")
def bank() -> ClipBank:
    # Numbers are said in every routine.
    return ClipBank(limit_bytes=64_000_000)


def compiled(routine_id: str, catalogue: Catalogue, clips: SpokenClips) -> Timeline:
    speaking = Speaking(
        measure=measuring(clips, estimated_ms), tool_titles=titles_worth_naming(catalogue.tools)
    )
    return compile_timeline(catalogue.routines[routine_id], catalogue.techniques, speaking=speaking)


def scored(timeline: Timeline, clips: SpokenClips) -> Score:
    for cue in timeline.cues:
        if cue.line is not None:
            clips.render(cue.line)
    return score_of(timeline, SOUNDS / "calm", clips.path, 1.0)


class Sum:
    """What must be heard, piece by piece: each clip at the sample of its cue, added up."""

    def __init__(self, score: Score, bank: ClipBank) -> None:
        self._bank = bank
        self._coming = deque((note.at_ms * FRAMES_PER_MS, note.clip) for note in score.notes)
        self._sounding: list[tuple[int, Samples]] = []
        self._begin = 0

    def next(self, frames: int) -> Samples:
        begin, end = self._begin, self._begin + frames
        while self._coming and self._coming[0][0] < end:
            at, path = self._coming.popleft()
            clip = self._bank.clip(path)
            assert clip is not None
            self._sounding.append((at, clip.T))
        wanted = np.zeros((frames, 2), np.float32)
        for at, clip in self._sounding:
            first, last = max(at, begin), min(at + len(clip), end)
            wanted[first - begin : last - begin] += clip[first - at : last - at]
        self._sounding = [(at, clip) for at, clip in self._sounding if at + len(clip) > end]
        self._begin = end
        return wanted

    @property
    def finished(self) -> bool:
        return not self._coming and not self._sounding


@pytest.mark.parametrize("routine_id", ROUTINES)
def test_every_cue_is_heard_at_its_sample_and_nothing_else_is(
    routine_id: str, catalogue: Catalogue, clips: SpokenClips, bank: ClipBank
) -> None:
    timeline = compiled(routine_id, catalogue, clips)
    score = scored(timeline, clips)
    assert [note.id for note in score.notes] == list(range(len(timeline.cues)))
    # Side by side, so that each clip is read once and no session is held in memory.
    sum_ = Sum(score, bank)
    last = np.zeros((1, 2), np.float32)
    for piece in _joined(render(score, bank)):
        wanted = sum_.next(len(piece))
        if wanted.any() or piece.any() or last.any():
            # Where the limiter works, the sum was louder than the stream may be; all the same in shape.
            is_held = np.abs(wanted).max() > 0.89
            assert np.abs(piece).max() <= 0.8901
            assert is_held or np.abs(piece - wanted).max() < 2e-3
            assert np.abs(np.diff(np.concatenate([last, piece]), axis=0)).max() < LOUDEST_STEP
        last = piece[-1:]
    assert sum_.finished


@pytest.mark.parametrize("routine_id", ROUTINES)
def test_no_line_runs_into_another_or_over_its_segment(
    routine_id: str, catalogue: Catalogue, clips: SpokenClips
) -> None:
    timeline = compiled(routine_id, catalogue, clips)
    lines = [cue for cue in timeline.cues if cue.line is not None]
    assert lines
    for cue, following in pairwise(lines):
        assert cue.end_ms < following.at_ms
    for cue in lines[:-1]:
        assert cue.line is not None
        assert cue.end_ms <= timeline.segments[cue.segment].end_ms
        # What was planned is what the clip takes.
        assert cue.length_ms == clips.length_ms(cue.line)


@pytest.mark.parametrize("routine_id", ["ball_whole_back_13", "flare_10", "micro_reset_3"])
def test_a_session_is_as_loud_as_quiet_speech(
    routine_id: str, catalogue: Catalogue, clips: SpokenClips, bank: ClipBank
) -> None:
    pieces = np.concatenate(list(render(scored(compiled(routine_id, catalogue, clips), clips), bank)))
    assert LOUDNESS_LUFS[0] <= integrated_lufs(pieces) <= LOUDNESS_LUFS[1]


@pytest.mark.parametrize("cue_set", CUE_SETS)
def test_every_set_has_a_sound_for_every_cue(cue_set: str, catalogue: Catalogue) -> None:
    for routine in catalogue.routines.values():
        timeline = compile_timeline(routine, catalogue.techniques, speaking=Speaking(breathing=True))
        for note in score_of(timeline, SOUNDS / cue_set, lambda _line: None, 1.0).notes:
            assert note.clip.is_file(), note.clip


def test_the_settings_accept_all_that_can_be_chosen() -> None:
    assert tuple(CueSet) == CUE_SETS
    assert tuple(Pace) == PACES
    assert tuple(Ambient) == AMBIENTS


def test_a_session_in_a_hurry_says_nothing(catalogue: Catalogue) -> None:
    timeline = compile_timeline(catalogue.routines["micro_reset_3"], catalogue.techniques)
    score = score_of(timeline, SOUNDS / "calm", lambda line: Path(line.text), 20.0)
    chimes = [cue for cue in timeline.cues if cue.sound is not None]
    assert [note.at_ms for note in score.notes] == [round(cue.at_ms / 20) for cue in chimes]


def _joined(pieces: Iterator[Samples], frames: int = 48_000) -> Iterator[Samples]:
    """Pieces of a second, which take fewer steps to look at, and of which many are silent."""
    held: list[Samples] = []
    for piece in pieces:
        held.append(piece)
        if sum(map(len, held)) >= frames:
            yield np.concatenate(held)
            held = []
    if held:
        yield np.concatenate(held)
