"""How the commands have lines measured: by the voice that the window would use, or by our own.

Where no voice works, lengths are estimated from the words.
"""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from desktop.model.catalogue import Catalogue
from desktop.model.speech import Amount, MeasureLine
from desktop.paths import UserFolders
from desktop.session.speaking import Speaking, estimated_ms
from desktop.session.tool_names import titles_worth_naming
from desktop.sound.clips import SpokenClips, measuring
from desktop.sound.recordings import read_recordings
from desktop.sound.voice import Pace
from desktop.store.settings import SettingsFile
from desktop.system.voices import make_voice

_OUR_VOICE = "espeak:en-GB-male"
"""Files are checked with one voice on every machine."""
_CHECKED_BYTES = 20_000_000
"""What may lie on the disk while files are checked: a minute or two of speech."""


def speaking_of(catalogue: Catalogue, folders: UserFolders) -> Speaking:
    """How the window would have a session spoken, as the settings say.

    Args:
        catalogue: Holds the names of the tools.
        folders: Where the settings, the recordings and the clips are; missing clips are rendered.
    """
    settings, _ = SettingsFile(folders.settings).load()
    recordings = read_recordings(folders.voices, settings.recordings)
    clips = SpokenClips(folders.clips, make_voice(settings.voice, Pace(settings.pace)), recordings)
    return Speaking(
        amount=Amount(settings.amount),
        measure=measuring(clips, estimated_ms),
        breathing=settings.breathing,
        tool_titles=titles_worth_naming(catalogue.tools),
        owned=frozenset(settings.owned_tools or ()),
    )


@contextmanager
def our_measure() -> Generator[MeasureLine]:
    """How long our own voice takes at its calm pace; nothing of what it says is kept."""
    with TemporaryDirectory(prefix="unknot-") as folder:
        clips = SpokenClips(Path(folder), make_voice(_OUR_VOICE, Pace.CALM), limit_bytes=_CHECKED_BYTES)
        yield measuring(clips, estimated_ms)
