"""The way that led to a page, so that Back leads along it. Knows no page."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtWidgets import QWidget


class Place(NamedTuple):
    """A page on the way.

    Attributes:
        show: Fills the page with what stands there and returns it.
        focus: What had the keyboard when it was left; None while the person is there.
        scrolled_px: How far it was scrolled when it was left.
    """

    show: Callable[[], QWidget]
    focus: QWidget | None = None
    scrolled_px: int = 0


class Trail:
    """Places that were visited one after the other, from the first page to where the person is."""

    def __init__(self, home: Callable[[], QWidget]) -> None:
        """Begin at home.

        Args:
            home: Returns the first page.
        """
        self._places = [Place(home)]

    def visit(self, show: Callable[[], QWidget], focus: QWidget | None, scrolled_px: int) -> None:
        """Go on to another place.

        Args:
            show: Fills the page with what is to stand there and returns it; asked again on the way back.
            focus: What has the keyboard in the place that is left.
            scrolled_px: How far the place that is left is scrolled.
        """
        self._places[-1] = self._places[-1]._replace(focus=focus, scrolled_px=scrolled_px)
        self._places.append(Place(show))

    def back(self) -> None:
        """Go back one place, or stay at home."""
        if len(self._places) > 1:
            self._places.pop()

    def home(self) -> None:
        """Go back all the way."""
        del self._places[1:]

    @property
    def here(self) -> Place:
        """Where the person is."""
        return self._places[-1]
