"""Writes the files of the cue sounds: ``python -m desktop.sound.make_sounds assets/sounds``.

The files are kept in the repository; run this after a gesture or an instrument was changed.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from desktop.sound.cues import GESTURES, INSTRUMENTS, cue_file
from desktop.sound.synthesis import synthesise
from desktop.sound.wav import FULL_SCALE, write_clip


def make_sounds(folder: Path) -> None:
    """Write a folder for each set, and in it one WAV file for every cue.

    Args:
        folder: Where to; made when it is not there. Files of the same names are replaced.

    Raises:
        OSError: The folder or a file cannot be written.
    """
    for cue_set, instrument in INSTRUMENTS.items():
        (folder / cue_set).mkdir(parents=True, exist_ok=True)
        for name, gesture in GESTURES.items():
            samples = np.rint(FULL_SCALE * synthesise(gesture, instrument)).astype(np.int16)
            write_clip(samples.tobytes(), cue_file(folder / cue_set, name))


def main(arguments: Sequence[str]) -> int:
    """Run as a command.

    Args:
        arguments: The folder to write to, and nothing else.

    Returns:
        The exit code: 0, or 2 when the folder is missing from the command.
    """
    if len(arguments) != 1:
        sys.stderr.write("usage: python -m desktop.sound.make_sounds FOLDER\n")
        return 2
    make_sounds(Path(arguments[0]))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
