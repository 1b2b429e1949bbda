"""From a timeline to the score that is played: which clip belongs to which cue.

Part of the composition root: it joins the session, which knows no files, to the sound, which knows no cues.
"""

from collections.abc import Callable
from pathlib import Path

from desktop.model.speech import Line
from desktop.session.timeline import Timeline
from desktop.sound.cues import cue_file
from desktop.sound.score import Bus, Note, Score


def score_of(timeline: Timeline, sounds: Path, clip_of: Callable[[Line], Path | None], speed: float) -> Score:
    """The clips of a session at their moments.

    Args:
        timeline: The session.
        sounds: The folder with the cue sounds of one set.
        clip_of: The file of a spoken line; None for one that cannot be said.
        speed: How many times faster than life the session runs. Nothing is said in a hurry.

    Returns:
        A note for each cue that can be heard, under the index of that cue; moments in real time.
    """
    notes: list[Note] = []
    for index, cue in enumerate(timeline.cues):
        at_ms = round(cue.at_ms / speed)
        if cue.sound is not None:
            notes.append(Note(index, at_ms, cue_file(sounds, cue.sound), Bus.CUES))
        elif cue.line is not None and speed == 1.0:
            clip = clip_of(cue.line)
            if clip is not None:
                notes.append(Note(index, at_ms, clip, Bus.VOICE))
    return Score(tuple(notes))
