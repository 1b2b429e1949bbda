"""A score through a player of the system, with a pretended player and alarms rung by hand."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.sound.aside import Aside, at_once
from desktop.sound.score import Bus, Levels, Note, Score
from desktop.system.basic_sound import BasicSound
from desktop.system.note_ledger import Anchor
from tests.system.sound_bench import HandClock, Later, PretendedClip, write_wav

LENGTH_MS = 800


class Bench:
    """Basic sound on its own, with a folder of clips."""

    def __init__(self, folder: Path, aside: Aside = at_once) -> None:
        self.folder = folder
        for name in ("half", "next", "words", "tick", "breathe_in"):
            write_wav(folder / f"{name}.wav", LENGTH_MS)
        self.clock = HandClock()
        self.clips: list[PretendedClip] = []
        self.heard: list[Note | None] = []
        self.left_out: list[int] = []
        self.found: list[bool] = []
        self.failures = 0
        self.sound = BasicSound(lambda: self.play_file, self.clock.make_alarm, self.clock, aside, self)

    def play_file(self, path: Path) -> PretendedClip:
        assert path.is_file()
        self.clips.append(PretendedClip(path))
        return self.clips[-1]

    def on_player_looked_for(self, *, found: bool) -> None:
        self.found.append(found)

    def on_clip_heard(self, note: Note | None) -> None:
        self.heard.append(note)

    def on_clip_left_out(self, note: Note) -> None:
        self.left_out.append(note.id)

    def on_clip_failed(self) -> None:
        self.failures += 1

    def clip(self, name: str) -> Path:
        return self.folder / f"{name}.wav"

    def play(self, *notes: tuple[int, str, Bus], from_ms: int = 0) -> None:
        score = (Note(i, at_ms, self.clip(name), bus) for i, (at_ms, name, bus) in enumerate(notes))
        self.sound.set_score(Score(tuple(score)))
        self.sound.play(Anchor(from_ms, self.clock.now_ms))

    def names(self) -> list[str]:
        return [clip.path.stem for clip in self.clips]

    def notes_heard(self) -> list[int]:
        return [note.id for note in self.heard if note is not None]


@pytest.fixture
def bench(tmp_path) -> Iterator[Bench]:
    bench = Bench(tmp_path)
    bench.sound.open()
    assert bench.found == [True]
    yield bench
    bench.sound.close()


def test_each_note_is_played_at_its_moment_and_counts_half_way_through(bench):
    bench.play((1000, "half", Bus.CUES), (5000, "next", Bus.CUES))
    bench.clock.pass_ms(999)
    assert bench.names() == []
    bench.clock.pass_ms(1)
    assert bench.names() == ["half"]
    assert bench.notes_heard() == []
    bench.clock.pass_ms(LENGTH_MS // 2)
    assert bench.notes_heard() == [0]
    bench.clips[0].alive = False
    bench.clock.pass_ms(10_000)
    assert bench.names() == ["half", "next"]
    assert not bench.clips[0].stopped


def test_ticks_and_breathing_tones_are_left_out(bench):
    bench.play((100, "tick", Bus.CUES), (200, "breathe_in", Bus.CUES), (300, "half", Bus.CUES))
    bench.clock.pass_ms(400)
    assert bench.names() == ["half"]
    assert bench.left_out == [0, 1]


def test_words_replace_a_chime_and_no_chime_replaces_words(bench):
    bench.play((100, "half", Bus.CUES), (300, "words", Bus.VOICE), (500, "next", Bus.CUES))
    bench.clock.pass_ms(2000)
    assert bench.names() == ["half", "words"]
    assert [clip.stopped for clip in bench.clips] == [True, False]


def test_a_hold_stops_the_clip_and_the_rest(bench):
    bench.play((100, "half", Bus.CUES), (900, "next", Bus.CUES))
    bench.clock.pass_ms(200)
    bench.sound.hold()
    assert bench.clips[0].stopped
    assert bench.notes_heard() == [0]
    bench.clock.pass_ms(5000)
    assert bench.names() == ["half"]


def test_it_goes_on_from_another_position(bench):
    notes = ((100, "half", Bus.CUES), (900, "next", Bus.CUES), (3000, "words", Bus.VOICE))
    bench.play(*notes, from_ms=2900)
    bench.clock.pass_ms(1000)
    assert bench.names() == ["words"]


def test_a_note_that_is_a_little_late_is_played_and_an_older_one_is_not(bench):
    bench.play((100, "half", Bus.CUES), (900, "words", Bus.VOICE))
    bench.sound.play(Anchor(0, bench.clock.now_ms - 1000))
    bench.clock.pass_ms(10)
    assert bench.names() == ["words"]


def test_what_became_old_while_the_window_stood_still_is_passed_over(bench):
    bench.play((1000, "half", Bus.CUES), (1900, "words", Bus.VOICE))
    alarm = next(alarm for alarm in bench.clock.alarms if alarm.at_ms is not None)
    bench.clock.now_ms += 2000
    alarm.on_ring()
    assert bench.names() == ["words"]


def test_it_may_be_told_everything_while_it_is_closed(tmp_path):
    bench = Bench(tmp_path)
    bench.play((1000, "half", Bus.CUES), (3000, "next", Bus.CUES))
    bench.clock.pass_ms(1500)
    bench.sound.once(bench.clip("half"), Bus.CUES)
    assert bench.names() == []
    bench.sound.open()
    bench.clock.pass_ms(2000)
    assert bench.names() == ["next"]


def test_a_score_that_changes_while_it_plays_goes_on(bench):
    bench.play((1000, "half", Bus.CUES), (3000, "half", Bus.CUES))
    bench.clock.pass_ms(2000)
    bench.sound.set_score(Score((Note(7, 1000, bench.clip("half"), Bus.CUES),)))
    bench.sound.set_score(Score((Note(8, 2500, bench.clip("next"), Bus.CUES),)))
    bench.clock.pass_ms(5000)
    assert bench.names() == ["half", "next"]


def test_the_volume_is_baked_into_a_copy(bench):
    bench.sound.set_levels(Levels(master=0.5))
    bench.play((1000, "half", Bus.CUES))
    bench.clock.pass_ms(1000)
    assert bench.clips[0].path != bench.clip("half")
    copy = bench.clips[0].path
    bench.sound.close()
    assert not copy.exists()


def test_a_silent_bus_is_not_played_and_counts_as_heard(bench):
    bench.sound.set_levels(Levels(voice=0.0))
    bench.play((1000, "words", Bus.VOICE))
    bench.clock.pass_ms(1000)
    assert bench.names() == []
    assert bench.notes_heard() == [0]


def test_a_clip_that_is_not_there_is_neither_heard_nor_a_failure(bench):
    bench.play((1000, "missing", Bus.VOICE), (2000, "half", Bus.CUES))
    bench.clock.pass_ms(2000)
    assert (bench.names(), bench.heard, bench.failures) == (["half"], [], 0)


def test_a_player_that_ends_before_its_clip_was_not_heard_and_the_next_one_is_tried(bench):
    bench.play((1000, "half", Bus.CUES), (3000, "next", Bus.CUES))
    bench.clock.pass_ms(1000)
    bench.clips[0].alive = False
    bench.clock.pass_ms(LENGTH_MS)
    assert (bench.failures, bench.heard) == (1, [])
    bench.clock.pass_ms(2000)
    assert bench.notes_heard() == [1]


def test_a_player_that_raises_is_a_failure(bench):
    def explode(path):
        raise OSError("no player")

    bench.play_file = explode
    bench.sound.open()
    bench.sound.once(bench.clip("half"), Bus.CUES)
    assert bench.failures == 1


def test_an_ended_player_is_asked_until_the_system_can_forget_it(bench):
    bench.sound.once(bench.clip("half"), Bus.CUES)
    bench.sound.once(bench.clip("next"), Bus.CUES)
    first = bench.clips[0]
    first.alive = False
    bench.sound.hold()
    asked = first.asked
    bench.sound.hold()
    assert first.asked == asked


def test_a_search_that_raises_finds_nothing(tmp_path):
    def explode():
        raise ImportError("playsound3 is not here")

    bench = Bench(tmp_path)
    sound = BasicSound(explode, bench.clock.make_alarm, bench.clock, at_once, bench)
    sound.open()
    assert bench.found == [False]
    sound.once(bench.clip("half"), Bus.CUES)


def test_a_closed_one_plays_nothing(bench):
    bench.play((1000, "half", Bus.CUES))
    bench.sound.close()
    bench.clock.pass_ms(2000)
    bench.sound.once(bench.clip("half"), Bus.CUES)
    assert bench.clips == []


def ready(folder: Path, thread: Later) -> Bench:
    bench = Bench(folder, thread)
    bench.sound.open()
    thread.work()
    return bench


def test_a_copy_is_made_aside_and_ahead(tmp_path):
    thread = Later()
    bench = ready(tmp_path, thread)
    bench.sound.set_levels(Levels(master=0.5))
    bench.play((1000, "half", Bus.CUES))
    thread.work()
    bench.clock.pass_ms(1000)
    assert bench.names() == []
    thread.work()
    assert len(bench.clips) == 1
    bench.clock.pass_ms(LENGTH_MS // 2)
    assert bench.notes_heard() == [0]
    bench.sound.close()
    thread.work()
    assert not bench.clips[0].path.exists()


@pytest.mark.parametrize(("late_ms", "names"), [(150, ["half"]), (151, [])])
def test_a_note_that_waits_too_long_for_its_copy_is_left_out(tmp_path, late_ms, names):
    thread = Later()
    bench = ready(tmp_path, thread)
    bench.play((1000, "half", Bus.CUES))
    bench.clock.pass_ms(1000 + late_ms)
    thread.work()
    assert bench.names() == names


def test_a_clip_that_is_not_ready_gives_way_like_one_that_sounds(tmp_path):
    thread = Later()
    bench = ready(tmp_path, thread)
    bench.sound.once(bench.clip("words"), Bus.VOICE)
    bench.play((10, "half", Bus.CUES))
    bench.sound.once(bench.clip("words"), Bus.VOICE)
    bench.clock.pass_ms(20)
    thread.work()
    assert bench.names() == ["words"]
    bench.sound.once(bench.clip("next"), Bus.CUES)
    bench.sound.hold()
    thread.work()
    assert bench.names() == ["words"]


def test_words_named_like_a_tick_are_said(bench):
    bench.play((100, "tick", Bus.VOICE))
    bench.clock.pass_ms(200)
    assert bench.names() == ["tick"]
