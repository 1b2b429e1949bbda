"""The pictures of techniques on cards: the first step of work stands for all of it."""

from collections.abc import Mapping

from PySide6.QtGui import QPixmap

from desktop.figure.book import PictureBook
from desktop.figure.scene import Scene
from desktop.model.technique import StepKind, Technique
from desktop.ui.widgets.card_picture import Look


class TechniquePictures:
    """Scenes by the ids of techniques; fulfils ``Pictures``. Each card keeps its own still."""

    def __init__(self, techniques: Mapping[str, Technique], book: PictureBook) -> None:
        self._techniques = techniques
        self._book = book

    def still(self, name: str, look: Look) -> QPixmap | None:  # noqa: ARG002 - as the port has it
        """None: no still is kept for another card."""
        return None

    def keep(self, name: str, look: Look, still: QPixmap) -> None:
        """Let the still go: the card that drew it has it."""

    def scene(self, name: str) -> Scene:
        """The scene that stands for the technique of that id.

        Raises:
            KeyError: When there is no such technique.
        """
        steps = self._techniques[name].steps
        face = next((step for step in steps if step.kind is StepKind.WORK), steps[0])
        return self._book.scene(face, face.picture_side)
