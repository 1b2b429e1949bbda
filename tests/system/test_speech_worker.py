"""Lines are rendered ahead on one thread, and the window is never held up."""

import threading
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.model.speech import Line
from desktop.sound.clips import SpokenClips
from desktop.sound.voice import Speech, VoiceFailed, VoiceInfo
from desktop.system.speech_worker import CLOSE_S, SpeechWorker

RATE_HZ = 8_000


class GatedVoice:
    """Says nothing before its gate is open; fails for texts that begin with "bad", breaks for "mad"."""

    def __init__(self, key: str = "gated", *, is_open: bool = True) -> None:
        self.key = key
        self.gate = threading.Semaphore(10_000 if is_open else 0)
        self.asked = threading.Semaphore(0)
        self.answered = threading.Semaphore(0)
        self.said: list[str] = []
        self.threads: set[threading.Thread] = set()

    def render(self, text: str) -> Speech:
        self.asked.release()
        assert self.gate.acquire(timeout=10)
        self.threads.add(threading.current_thread())
        self.said.append(text)
        self.answered.release()
        if text.startswith("bad"):
            raise VoiceFailed("The voice is hoarse.")
        if text.startswith("mad"):
            # What ctypes raises on Windows.
            raise OSError("exception: access violation reading 0x0")
        return Speech(b"\x00\x40" * 800, RATE_HZ)


def lines(*texts: str) -> list[Line]:
    return [Line(text) for text in texts]


class Heard:
    """What a worker signalled, in order."""

    def __init__(self, worker: SpeechWorker) -> None:
        self.signals: list[object] = []
        worker.opened.connect(lambda clips: self.signals.append(("opened", clips)))
        worker.ready.connect(lambda: self.signals.append("ready"))
        worker.finished.connect(lambda: self.signals.append("finished"))
        worker.failed.connect(lambda sentence: self.signals.append(("failed", sentence)))
        worker.listed.connect(lambda voices: self.signals.append(("listed", voices)))
        worker.cleared.connect(lambda: self.signals.append("cleared"))
        worker.sized.connect(lambda size_mb: self.signals.append(("sized", size_mb)))


@pytest.fixture
def worker(qtbot: QtBot) -> Iterator[SpeechWorker]:
    worker = SpeechWorker()
    yield worker
    worker.close()


@pytest.fixture
def heard(worker: SpeechWorker) -> Heard:
    return Heard(worker)


@pytest.fixture
def use(worker: SpeechWorker, tmp_path: Path) -> Callable[[GatedVoice], SpokenClips]:
    def use(voice: GatedVoice) -> SpokenClips:
        clips = SpokenClips(tmp_path / "clips", voice)
        worker.use(lambda: clips)
        return clips

    return use


def test_lines_are_rendered_in_order_on_another_thread(
    worker: SpeechWorker, heard: Heard, use: Callable[[GatedVoice], SpokenClips], qtbot: QtBot
) -> None:
    voice = GatedVoice()
    clips = use(voice)
    with qtbot.waitSignal(worker.finished):
        worker.prepare(lines("one", "two", "three", "two", "four"))
    assert voice.said == ["one", "two", "three", "four"]
    assert voice.threads.isdisjoint({threading.main_thread()})
    assert heard.signals == [("opened", clips), "ready", "finished"]
    assert worker.clips is clips
    assert clips.length_ms(Line("four")) == 100


def test_a_session_can_start_with_the_first_three_lines(
    worker: SpeechWorker, heard: Heard, use: Callable[[GatedVoice], SpokenClips], qtbot: QtBot
) -> None:
    voice = GatedVoice(is_open=False)
    use(voice)
    worker.prepare(lines("one", "two", "three", "four"))
    for _ in range(2):
        voice.gate.release()
    qtbot.waitUntil(lambda: voice.said == ["one", "two"])
    assert "ready" not in heard.signals
    with qtbot.waitSignal(worker.ready):
        voice.gate.release()
    assert "finished" not in heard.signals
    with qtbot.waitSignal(worker.finished):
        voice.gate.release()


@pytest.mark.parametrize("texts", [(), ("one",), ("one", "two")])
def test_fewer_lines_are_ready_when_all_are_there(
    worker: SpeechWorker,
    heard: Heard,
    use: Callable[[GatedVoice], SpokenClips],
    qtbot: QtBot,
    texts: tuple[str, ...],
) -> None:
    use(GatedVoice())
    with qtbot.waitSignal(worker.finished):
        worker.prepare(lines(*texts))
    assert heard.signals[1:] == ["ready", "finished"]


def test_the_newest_request_comes_first(
    worker: SpeechWorker, heard: Heard, use: Callable[[GatedVoice], SpokenClips], qtbot: QtBot
) -> None:
    voice = GatedVoice(is_open=False)
    use(voice)
    worker.prepare(lines(*(f"old {number}" for number in range(100))))
    assert voice.asked.acquire(timeout=10)
    worker.prepare(lines("new"))
    with qtbot.waitSignal(worker.finished):
        for _ in range(10):
            voice.gate.release()
    assert voice.said == ["old zero", "new"]
    assert heard.signals.count("finished") == 1


def test_what_is_told_too_late_is_not_taken_for_the_new_request(
    worker: SpeechWorker, heard: Heard, use: Callable[[GatedVoice], SpokenClips], qtbot: QtBot
) -> None:
    voice = GatedVoice(is_open=False)
    use(voice)
    worker.prepare(lines("old"))
    voice.gate.release()
    assert voice.answered.acquire(timeout=10)
    is_done = threading.Event()
    worker.ask_voices(lambda: is_done.set() or ())
    assert is_done.wait(timeout=10)
    # The end of the old request is told by now, but not heard yet.
    worker.prepare(lines("new"))
    with qtbot.waitSignal(worker.listed):
        pass
    assert {"ready", "finished"}.isdisjoint(each for each in heard.signals if isinstance(each, str))
    with qtbot.waitSignal(worker.finished):
        voice.gate.release()


def test_what_was_cancelled_says_nothing_more(
    worker: SpeechWorker, heard: Heard, use: Callable[[GatedVoice], SpokenClips], qtbot: QtBot
) -> None:
    voice = GatedVoice(is_open=False)
    use(voice)
    worker.prepare(lines("one", "two"))
    assert voice.asked.acquire(timeout=10)
    worker.cancel()
    voice.gate.release()
    with qtbot.waitSignal(worker.listed):
        worker.ask_voices(tuple)
    assert voice.said == ["one"]
    assert {"ready", "finished"}.isdisjoint(each for each in heard.signals if isinstance(each, str))


def test_another_voice_takes_over(
    worker: SpeechWorker, heard: Heard, use: Callable[[GatedVoice], SpokenClips], qtbot: QtBot
) -> None:
    slow, quick = GatedVoice("slow", is_open=False), GatedVoice("quick")
    use(slow)
    worker.prepare(lines("one", "two"))
    assert slow.asked.acquire(timeout=10)
    use(GatedVoice("skipped"))
    clips = use(quick)
    worker.prepare(lines("one"))
    with qtbot.waitSignal(worker.finished):
        slow.gate.release()
    assert slow.said == ["one"]
    assert quick.said == ["one"]
    assert worker.clips is clips
    assert [each for each in heard.signals if isinstance(each, tuple)][-1] == ("opened", clips)


def test_a_voice_that_fails_is_told_once_and_the_rest_goes_on(
    worker: SpeechWorker, heard: Heard, use: Callable[[GatedVoice], SpokenClips], qtbot: QtBot
) -> None:
    voice = GatedVoice()
    use(voice)
    for _ in range(2):
        with qtbot.waitSignal(worker.finished):
            worker.prepare(lines("bad one", "good", "bad two", "last"))
    told = ("failed", "The voice is hoarse.")
    assert heard.signals.count(told) == 1
    assert heard.signals.count("finished") == 2
    assert "last" in voice.said
    use(GatedVoice("another"))
    with qtbot.waitSignal(worker.finished):
        worker.prepare(lines("bad three"))
    assert heard.signals.count(told) == 2


def test_nobody_waits_for_lines_before_there_is_a_voice(
    worker: SpeechWorker, heard: Heard, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(worker.finished):
        worker.prepare(lines("one"))
    assert heard.signals == ["ready", "finished"]
    assert worker.clips is None


def test_lines_that_are_known_are_not_counted_among_the_first_three(
    worker: SpeechWorker, heard: Heard, use: Callable[[GatedVoice], SpokenClips], qtbot: QtBot
) -> None:
    use(GatedVoice("same"))
    with qtbot.waitSignal(worker.finished):
        worker.prepare(lines("one", "two", "three"))
    voice = GatedVoice("same", is_open=False)
    use(voice)
    heard.signals.clear()
    worker.prepare(lines("one", "two", "three", "four", "five", "six", "seven"))
    for _ in range(2):
        voice.gate.release()
        assert voice.answered.acquire(timeout=10)
    # The thread is at the third missing line, and has told all that there was to tell.
    assert [voice.asked.acquire(timeout=10) for _ in range(3)] == [True] * 3
    qtbot.wait(0)
    assert "ready" not in heard.signals
    with qtbot.waitSignal(worker.ready):
        voice.gate.release()
    assert "finished" not in heard.signals
    with qtbot.waitSignal(worker.finished):
        voice.gate.release()
    assert voice.said == ["four", "five", "six", "seven"]


def test_an_engine_that_breaks_costs_one_line_and_the_thread_lives(
    worker: SpeechWorker, heard: Heard, use: Callable[[GatedVoice], SpokenClips], qtbot: QtBot
) -> None:
    voice = GatedVoice()
    clips = use(voice)
    for _ in range(2):
        with qtbot.waitSignal(worker.finished):
            worker.prepare(lines("mad one", "good", "mad two", "last"))
    told = ("failed", "The voice failed: exception: access violation reading 0x0.")
    assert heard.signals.count(told) == 1
    assert heard.signals.count("ready") == heard.signals.count("finished") == 2
    assert clips.length_ms(Line("good")) == clips.length_ms(Line("last")) == 100


def test_clips_that_cannot_be_opened_are_told_and_nobody_waits(
    worker: SpeechWorker, heard: Heard, use: Callable[[GatedVoice], SpokenClips], qtbot: QtBot
) -> None:
    def broken() -> SpokenClips:
        raise RuntimeError

    worker.use(broken)
    with qtbot.waitSignal(worker.finished):
        worker.prepare(lines("one"))
    assert heard.signals == [("failed", "The voice failed: RuntimeError."), "ready", "finished"]
    voice = GatedVoice()
    with qtbot.waitSignal(worker.opened):
        clips = use(voice)
    worker.use(broken)
    with qtbot.waitSignal(worker.finished):
        worker.prepare(lines("two"))
    # Those of before speak on.
    assert (voice.said, worker.clips) == (["two"], clips)


def test_whatever_breaks_the_next_thing_is_done(
    worker: SpeechWorker, heard: Heard, use: Callable[[GatedVoice], SpokenClips], qtbot: QtBot
) -> None:
    class Broken(SpokenClips):
        def keep(self, lines: Iterable[Line]) -> tuple[Line, ...]:
            raise RuntimeError

        def clear(self) -> None:
            raise RuntimeError

        def kept_bytes(self) -> int:
            raise RuntimeError

    def no_voices() -> tuple[VoiceInfo, ...]:
        raise RuntimeError

    voice = GatedVoice()
    worker.use(lambda: Broken(Path("nowhere"), voice, limit_bytes=0))
    worker.ask_voices(no_voices)
    worker.ask_size()
    worker.clear()
    with qtbot.waitSignal(worker.finished):
        worker.prepare(())
    told = [each for each in heard.signals if not (isinstance(each, tuple) and each[0] == "opened")]
    failed = ("failed", "The voice failed: RuntimeError.")
    assert told == [failed, ("listed", ()), ("sized", 0.0), "cleared", "ready", "finished"]


def test_another_voice_speaks_all_the_lines_once_the_first_has_failed(
    worker: SpeechWorker, heard: Heard, tmp_path: Path, qtbot: QtBot
) -> None:
    voice, other = GatedVoice("natural"), GatedVoice("plain")
    clips = SpokenClips(tmp_path, voice, instead=other)
    worker.use(lambda: clips)
    with qtbot.waitSignal(worker.finished):
        worker.prepare(lines("one", "two", "three", "four", "mad five", "six"))
    assert voice.said == ["one", "two", "three", "four", "mad five"]
    assert other.said == ["one", "two", "three", "four", "mad five", "six"]
    opened = [each[1] for each in heard.signals if isinstance(each, tuple) and each[0] == "opened"]
    assert opened[0] is clips
    assert worker.clips is opened[-1] is not clips
    assert worker.clips.length_ms(Line("one")) == 100
    # The other one failed too, and was told for itself.
    assert [each[1] for each in heard.signals if isinstance(each, tuple) and each[0] == "failed"] == [
        "The voice failed: exception: access violation reading 0x0. Another voice speaks instead.",
        "The voice failed: exception: access violation reading 0x0.",
    ]
    assert heard.signals.count("ready") == heard.signals.count("finished") == 1


def test_a_full_disk_is_no_reason_for_another_voice(
    worker: SpeechWorker, heard: Heard, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "clips").write_text("a file")
    other = GatedVoice("plain")
    worker.use(lambda: SpokenClips(tmp_path / "clips", GatedVoice(), instead=other))
    with qtbot.waitSignal(worker.finished):
        worker.prepare(lines("one", "two"))
    assert other.said == []
    assert [each[0] for each in heard.signals if isinstance(each, tuple)] == ["opened", "failed"]


def test_clearing_waits_for_nobody_and_what_is_being_prepared_is_rendered_anew(
    worker: SpeechWorker, heard: Heard, use: Callable[[GatedVoice], SpokenClips], qtbot: QtBot
) -> None:
    voice = GatedVoice(is_open=False)
    clips = use(voice)
    worker.prepare(lines("one", "two", "three"))
    voice.gate.release()
    assert voice.asked.acquire(timeout=10)
    assert voice.asked.acquire(timeout=10)
    # The thread is held up by the second line.
    worker.clear()
    with qtbot.waitSignal(worker.finished):
        for _ in range(10):
            voice.gate.release()
    assert voice.said == ["one", "two", "one", "two", "three"]
    assert heard.signals == [("opened", clips), "cleared", "ready", "finished"]
    assert clips.length_ms(Line("one")) == 100
    with qtbot.waitSignal(worker.cleared):
        worker.clear()
    assert clips.length_ms(Line("one")) is None
    # What was finished is not rendered again by itself.
    with qtbot.waitSignal(worker.sized):
        worker.ask_size()
    assert heard.signals[-1] == ("sized", 0.0)


def test_a_question_is_answered_between_two_lines(
    worker: SpeechWorker, heard: Heard, use: Callable[[GatedVoice], SpokenClips], qtbot: QtBot
) -> None:
    voice = GatedVoice(is_open=False)
    use(voice)
    worker.prepare(lines("one", "two", "three", "four", "five"))
    assert voice.asked.acquire(timeout=10)
    worker.ask_size()
    with qtbot.waitSignal(worker.sized) as told:
        voice.gate.release()
    # A hundred milliseconds of 16 bit at 8 kHz, and a head.
    assert told.args == [1_644 / 1e6]
    with qtbot.waitSignal(worker.finished):
        for _ in range(4):
            voice.gate.release()
    assert voice.said == ["one", "two", "three", "four", "five"]
    assert heard.signals.count("ready") == 1


def test_the_voices_are_listed_on_the_thread(worker: SpeechWorker, heard: Heard, qtbot: QtBot) -> None:
    asked: list[threading.Thread] = []

    def listing() -> tuple[VoiceInfo, ...]:
        asked.append(threading.current_thread())
        return (VoiceInfo("a:b", "Anna"),)

    with qtbot.waitSignal(worker.listed):
        worker.ask_voices(listing)
    assert heard.signals == [("listed", (VoiceInfo("a:b", "Anna"),))]
    assert asked[0] is not threading.main_thread()


def test_closing_waits_for_nobody_and_nothing_is_heard_afterwards(
    worker: SpeechWorker, heard: Heard, use: Callable[[GatedVoice], SpokenClips], qtbot: QtBot
) -> None:
    voice = GatedVoice(is_open=False)
    use(voice)
    worker.prepare(lines("one", "two", "three", "four"))
    assert voice.asked.acquire(timeout=10)
    began_s = time.monotonic()
    worker.close()
    # The voice would keep it for ten seconds.
    assert time.monotonic() - began_s < 20 * CLOSE_S
    before = list(heard.signals)
    for _ in range(10):
        voice.gate.release()
    worker.close()
    worker.prepare(lines("five"))
    worker.use(lambda: SpokenClips(Path(), voice))
    qtbot.wait(50)
    assert heard.signals == before
    assert voice.said in ([], ["one"])


def test_a_worker_that_was_never_asked_has_no_thread(qtbot: QtBot) -> None:
    before = threading.active_count()
    worker = SpeechWorker()
    assert threading.active_count() == before
    worker.close()
