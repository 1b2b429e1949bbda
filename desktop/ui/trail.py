"""The way that led to a page, so that Back leads along it. Knows no page."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtWidgets import QWidget


class _Place(NamedTuple):
    """A page on the way.

    Attributes:
        show: Fills the page with what stood there and returns it.
        focus: What had the keyboard when it was left; None while the person is there.
    """

    show: Callable[[], QWidget]
    focus: QWidget | None = None


class Trail:
    """Places that were visited one after the other, from the first page to where the person is."""

    def __init__(self, home: Callable[[], QWidget]) -> None:
        """Begin at home.

        Args:
            home: Returns the first page.
        """
        self._places = [_Place(home)]

    def visit(self, show: Callable[[], QWidget], focus: QWidget | None) -> QWidget:
        """Go on to another place.

        Args:
            show: Fills the page with what is to stand there and returns it; asked again on the way back.
            focus: What has the keyboard in the place that is left.

        Returns:
            The page to show.
        """
        page = show()
        self._places[-1] = self._places[-1]._replace(focus=focus)
        self._places.append(_Place(show))
        return page

    def back(self) -> tuple[QWidget, QWidget | None]:
        """Go back one place, or stay at home; returns its page and what had the keyboard there."""
        if len(self._places) > 1:
            self._places.pop()
        return self._here()

    def home(self) -> tuple[QWidget, QWidget | None]:
        """Go back all the way."""
        del self._places[1:]
        return self._here()

    def _here(self) -> tuple[QWidget, QWidget | None]:
        place = self._places[-1]
        return place.show(), place.focus
