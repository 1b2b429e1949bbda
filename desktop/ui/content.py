"""What the window knows of where the content comes from: that it is there when it is asked for."""

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # the window opens without either
    from desktop.figure.book import PictureBook
    from desktop.model.catalogue import Catalogue


class Content(Protocol):
    """The catalogue and its pictures, read no sooner than they are wanted."""

    @property
    def catalogue(self) -> "Catalogue":
        """All routines and what they name."""
        ...

    @property
    def book(self) -> "PictureBook":
        """The pictures of the steps."""
        ...
