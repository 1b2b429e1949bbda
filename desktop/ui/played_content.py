"""What a session is shown from: its content, softer where it hurt, and the pictures of its steps."""

from desktop.figure.book import PictureBook
from desktop.figure.scene import Scene
from desktop.model.catalogue import Catalogue
from desktop.model.technique import Step
from desktop.session.timeline import Segment, Side, Timeline
from desktop.ui.moment import Moment, moment_of
from desktop.ui.relief import eased_catalogue


class PlayedContent:
    """Content, tools and pictures of one session after the other."""

    def __init__(self, book: PictureBook, content: Catalogue) -> None:
        """Take the content as it is.

        Args:
            book: Makes the pictures.
            content: Holds everything that is played.
        """
        self._book = book
        self._given = self._content = content
        self._owned: frozenset[str] = frozenset()
        self._eased: set[str] = set()
        self._scenes: dict[tuple[Step, Side], Scene] = {}

    @property
    def catalogue(self) -> Catalogue:
        """The content as it is played now."""
        return self._content

    def set_content(self, content: Catalogue) -> None:
        """Play from other content from now on."""
        self._given = content
        self.begin()

    def set_owned(self, owned: frozenset[str]) -> None:
        """Say which tools the person has, by id."""
        self._owned = owned

    def begin(self) -> None:
        """Forget what was eased off, and the pictures: a new session begins."""
        self._content = self._given
        self._eased.clear()
        self._scenes.clear()

    def ease(self, technique_id: str) -> None:
        """Halve the pressure of a technique until a new session begins.

        Raises:
            KeyError: The content holds no such technique.
        """
        self._eased.add(technique_id)
        self._content = eased_catalogue(self._given, self._eased)

    def is_eased(self, technique_id: str) -> bool:
        """Whether it hurt in this technique before, and its pressure was halved."""
        return technique_id in self._eased

    def moment(self, timeline: Timeline, segment: Segment) -> Moment:
        """What to show during a segment.

        Raises:
            KeyError: The content lacks a technique or step of the timeline.
        """
        return moment_of(timeline, segment, self._content, self._owned)

    def scene(self, step: Step, side: Side) -> Scene:
        """The picture of a step; each is shown twice at least, as what comes next and as what is done."""
        key = (step, side)
        if key not in self._scenes:
            self._scenes[key] = self._book.scene(step, side)
        return self._scenes[key]
