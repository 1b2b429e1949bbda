"""What the sound of a session costs: mixing while it plays, rendering it whole, its clips, its loops.

Run as ``python -m benchmarks.bench_sound``, or with all others by ``make bench``. The session is made up:
as long as they get, with more said and rung than any real one, rain behind it.
"""

import tempfile
import time
import tracemalloc
import wave
from collections.abc import Callable
from pathlib import Path

import numpy as np

from desktop.sound.ambient import make_loop
from desktop.sound.clip_bank import ClipBank
from desktop.sound.mixer import Mixer
from desktop.sound.rate import FRAMES_PER_MS
from desktop.sound.render import render
from desktop.sound.samples import Samples
from desktop.sound.score import Ambient, Bus, Note, Score

SESSION_S = 20 * 60
SENTENCE_S = 5
SENTENCE_EVERY_S = 8
CUES = 12
CUE_S = 2
PLAYED_S = 60
BLOCKS_MS = (20, 40)
SPEECH_HZ, CUE_HZ = 22_050, 48_000

RENDERING_BOUND = 100
PLAYING_BOUND = 0.015
MEMORY_BOUND_MB = 60
MB = 1_000_000


def cpu_s(act: Callable[[], object]) -> float:
    """How much time of all cores something takes."""
    begun = time.process_time()
    act()
    return time.process_time() - begun


def best_s(act: Callable[[], object], rounds: int = 3) -> float:
    """The least of a few runs: what is left when nothing else disturbs."""
    return min(cpu_s(act) for _ in range(rounds))


def write_noise(path: Path, seconds: float, rate_hz: int, channels: int) -> Path:
    """Writes a clip of noise: no clip costs more."""
    frames = round(seconds * rate_hz)
    samples = np.random.default_rng(frames).integers(-6_000, 6_000, frames * channels, dtype=np.int16)
    with wave.open(str(path), "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(2)
        file.setframerate(rate_hz)
        file.writeframes(samples.astype("<i2").tobytes())
    return path


def longest_session(folder: Path) -> Score:
    """A sentence every eight seconds, each a file of its own, and a cue every four."""
    cues = [write_noise(folder / f"cue_{number}.wav", CUE_S, CUE_HZ, 2) for number in range(CUES)]
    notes: list[Note] = []
    for at_s in range(0, SESSION_S, SENTENCE_EVERY_S):
        sentence = write_noise(folder / f"sentence_{at_s}.wav", SENTENCE_S, SPEECH_HZ, 1)
        notes.append(Note(len(notes), 1000 * at_s, sentence, Bus.VOICE))
        for cue_s in (at_s, at_s + SENTENCE_EVERY_S // 2):
            notes.append(Note(len(notes), 1000 * cue_s, cues[len(notes) % CUES], Bus.CUES))
    return Score(tuple(notes))


def play(score: Score, loop: Samples | None, block_ms: int) -> None:
    """Mixes some of a session as the sound process does."""
    mixer = Mixer(ClipBank())
    mixer.set_score(score)
    mixer.set_ambient(loop)
    mixer.play(0)
    for _ in range(0, 1000 * PLAYED_S, block_ms):
        mixer.mix(block_ms * FRAMES_PER_MS)


def exhaust(score: Score, bank: ClipBank, loop: Samples | None) -> None:
    """Renders a session and keeps nothing of it."""
    for _ in render(score, bank, loop=loop, length_ms=1000 * SESSION_S):
        pass


def tell_memory(score: Score, loop: Samples | None) -> None:
    """Prints what a session holds in memory at most while it is rendered, clips and all."""
    tracemalloc.start()
    exhaust(score, ClipBank(), loop)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    print(
        f"  memory of the clips, with the mixer and what reading takes: {peak / MB:.0f} MB at most;"
        f" the bound is {MEMORY_BOUND_MB} MB"
    )


def main() -> None:
    """Prints all of it."""
    for ambient in (Ambient.RAIN, Ambient.DRONE, Ambient.BELLS):
        print(f"  making {ambient}: {1000 * best_s(lambda kind=ambient: make_loop(kind)):.0f} ms")
    loop = make_loop(Ambient.RAIN)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ten_s = write_noise(folder / "ten.wav", 10, SPEECH_HZ, 1)
        print(f"  reading a sentence of 10 s: {1000 * best_s(lambda: ClipBank().clip(ten_s)):.1f} ms")
        score = longest_session(folder)
        for block_ms in BLOCKS_MS:
            share = best_s(lambda size=block_ms: play(score, loop, size)) / PLAYED_S
            print(
                f"  playing, blocks of {block_ms} ms: {share:.2%} of a core; the bound is {PLAYING_BOUND:.1%}"
            )
        taken_s = best_s(lambda: exhaust(score, ClipBank(), loop))
        print(
            f"  rendering {SESSION_S // 60} minutes: {SESSION_S / taken_s:.0f}× as fast as they last;"
            f" the bound is {RENDERING_BOUND}×"
        )
        tell_memory(score, loop)


if __name__ == "__main__":
    main()
