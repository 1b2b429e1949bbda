"""The port through which slow work is kept away from what must not wait. Knows no thread and no work."""

from collections.abc import Callable
from typing import Protocol, TypeVar

_Result = TypeVar("_Result")


class Aside(Protocol):
    """Where work is done that takes too long for whoever wants it."""

    def __call__(self, work: Callable[[], _Result], then: Callable[[_Result], None]) -> None:
        """Do some work, after what was asked for before, and hand its result back to who asked for it."""
        ...


def at_once(work: Callable[[], _Result], then: Callable[[_Result], None]) -> None:
    """An `Aside` for who can wait: works here and now."""
    then(work())
