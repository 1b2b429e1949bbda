"""What the window knows of the person: who they are today, and what is offered to them."""

from typing import Protocol

from desktop.library.offering import Offer
from desktop.model.person import Person


class Care(Protocol):
    """What decides what may be shown and started."""

    @property
    def person(self) -> Person:
        """The person, as far as it is known now."""
        ...

    def offer_of(self, routine_id: str) -> Offer:
        """What of a routine is offered to the person.

        Raises:
            KeyError: When there is no such routine.
        """
        ...
