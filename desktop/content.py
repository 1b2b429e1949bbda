"""All content: the shelf at once, the catalogue and its pictures no sooner than they are wanted.

The shelf and the pictures on it are kept from the last start. They are used only while every file that they
were made from is as it was then, so nothing old is ever shown.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from desktop.model.shelf import Shelf
from desktop.paths import UserFolders
from desktop.resources import assets_folder, routines_folder
from desktop.safety_check import refuse_unsafe
from desktop.store.cache import CacheFile, state_of
from desktop.store.shelf_file import load_shelf, save_shelf
from desktop.ui.theme.palette import Palette, load_palette, pack_palette, unpack_palette
from desktop.ui.theme.theme import Theme

if TYPE_CHECKING:  # a tenth of a second that the first picture of the window need not wait for
    from desktop.figure.book import PictureBook
    from desktop.model.catalogue import Catalogue

_VERSION = "1 en"
"""The form of the kept files and the language of the words in them."""


class StoredContent:
    """The content on this machine, ours and the user's own; fulfils ``desktop.ui.content.Content``."""

    def __init__(self, folders: UserFolders, catalogue: "Catalogue | None" = None) -> None:
        """Look what there is, without reading any of it.

        Args:
            folders: Where the user's files are.
            catalogue: What is there, with its pictures, when it was read just now.
        """
        self._folders = folders
        self._catalogue = catalogue
        # A file may have changed between that reading and the look below: nothing is kept from it.
        self._may_keep = catalogue is None
        self._book: PictureBook | None = None
        assets = assets_folder()
        state = state_of(
            _VERSION,
            (
                (routines_folder(), ""),
                (assets / "poses", ""),
                (assets / "themes", ""),
                (assets / "icons", ""),
                (folders.routines, ""),
                (folders.techniques, ""),
                (folders.poses, ""),
                # What becomes of the files depends on the code, which also changes between two versions.
                (Path(__file__).parent, ".py"),
            ),
        )
        self._cache = folders.cache
        self._state = state
        self._shelf_file = self._file("shelf.json")
        self._pictures_file = self._file("pictures.json")

    @property
    def catalogue(self) -> "Catalogue":
        """All routines and what they name."""
        if self._catalogue is None:
            from desktop.library.catalogue import load_catalogue  # noqa: PLC0415 - the shelf needs no YAML

            self._catalogue = load_catalogue(
                routines_folder(),
                assets_folder() / "poses",
                self._folders.routines,
                own_techniques=self._folders.techniques,
                own_poses=self._folders.poses,
                judge=refuse_unsafe,
            )
        return self._catalogue

    @property
    def book(self) -> "PictureBook":
        """The pictures of the steps."""
        if self._book is None:
            from desktop.figure.book import PictureBook  # noqa: PLC0415 - stills need no figure

            catalogue = self.catalogue
            self._book = PictureBook(catalogue.poses, catalogue.zones, catalogue.tools)
        return self._book

    def read(self) -> None:
        """Read all there is, so that nobody waits for it later."""
        _ = self.book

    def shelf(self, theme: Theme) -> Shelf:
        """What the library shows: as it was kept, or made from the catalogue and kept for the next start."""
        shelf = load_shelf(self._shelf_file)
        if shelf is None:
            from desktop.ui.shelving import shelf_of  # noqa: PLC0415 - lays all routines out in time

            shelf = shelf_of(self.catalogue, theme)
            if self._may_keep:
                save_shelf(self._shelf_file, shelf)
        return shelf

    def palette(self, path: Path) -> Palette:
        """A palette of our own: as it was kept, or read from its file and kept for the next start.

        Args:
            path: The palette's own file.

        Raises:
            ValueError: When the file leaves a role or a name without a colour.
        """
        file = self._file(f"palette_{path.stem}.json")
        packed = file.load()
        if packed is not None:
            return unpack_palette(packed)
        palette = load_palette(path)
        file.save(pack_palette(palette))
        return palette

    def kept_pictures(self) -> bytes | None:
        """The pictures of the last start."""
        return self._pictures_file.load()

    def keep_pictures(self, packed: bytes) -> None:
        """Keep the pictures for the next start."""
        if self._may_keep:
            self._pictures_file.save(packed)

    def _file(self, name: str) -> CacheFile:
        return CacheFile(self._cache / name, self._state)
