"""Mixes a whole session without a device, as fast as the machine can. Knows no player and no clock."""

from collections.abc import Iterator

from desktop.sound.clip_bank import ClipBank
from desktop.sound.mixer import Mixer
from desktop.sound.rate import FRAMES_PER_MS
from desktop.sound.samples import Samples
from desktop.sound.score import Levels, Score

BLOCK_FRAMES = 4096
"""How much is mixed at a time: large enough that the arithmetic, not the calls, takes the time."""


def render(
    score: Score,
    bank: ClipBank,
    *,
    levels: Levels | None = None,
    loop: Samples | None = None,
    length_ms: int = 0,
) -> Iterator[Samples]:
    """Mix a session from its beginning until its last note has faded.

    Args:
        score: What there is to play.
        bank: Where the clips come from; a note without one is left out.
        levels: How loud each bus is; all as recorded when None.
        loop: What sounds behind it (`ambient.make_loop`).
        length_ms: How long the session lasts at least.

    Yields:
        Pieces of it, a frame a row, two columns; a note that begins at 0 ms begins with the first row.
    """
    mixer = Mixer(bank)
    mixer.set_levels(levels or Levels())
    mixer.set_score(score)
    mixer.set_ambient(loop)
    mixer.play(0)
    early = mixer.delay_frames
    for block in _until_silent(mixer, length_ms * FRAMES_PER_MS):
        if early < len(block):
            yield block[early:]
        early = max(0, early - len(block))


def _until_silent(mixer: Mixer, length_frames: int) -> Iterator[Samples]:
    while not mixer.finished or mixer.position_frames < length_frames:
        yield mixer.mix(BLOCK_FRAMES).samples
    mixer.hold()
    while not mixer.idle:
        yield mixer.mix(BLOCK_FRAMES).samples
