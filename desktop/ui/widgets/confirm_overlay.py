"""A calm question laid over a page. Knows the two answers and nothing of what follows from them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.ui.announcement import announce
from desktop.ui.held_keys import HeldKeys
from desktop.ui.theme.theme import Theme
from desktop.ui.theme.tokens import SPACE_M_EM, SPACE_S_EM, SPACE_XL_EM, ButtonRole, FrameRole, TextRole
from desktop.ui.widgets.cover import Cover
from desktop.ui.widgets.label import ActionButton, make_label

_VEIL_ALPHA = 200
"""How much of the page the veil hides, 0 to 255: it stays in sight, at rest."""
_CARD_WIDTH_EM = 26.0


class ConfirmOverlay(Cover):
    """Covers its parent and asks one question; the gentle answer has the focus and is what Esc means.

    Signals:
        kept: The person stays.
        left: The person goes.
    """

    kept = Signal()
    left = Signal()

    def __init__(
        self,
        theme: Theme,
        *,
        question: str,
        explanation: str,
        keep: str,
        leave: str,
        held: HeldKeys,
        parent: QWidget,
        spared: QWidget | None = None,
    ) -> None:
        """Make an overlay, hidden.

        Args:
            theme: Colours and sizes.
            question: What is asked.
            explanation: What there is to know about it.
            keep: The gentle answer.
            leave: The other answer.
            held: Tells whether a key is merely held.
            parent: The page that it covers.
            spared: A button of the page that stays in sight and in reach.
        """
        super().__init__(theme, veil_alpha=_VEIL_ALPHA, held=held, parent=parent, spared=spared)
        self.setAccessibleName(question)
        self.setAccessibleDescription(explanation)
        self._card = QFrame(self)
        self._card.setProperty("role", FrameRole.CARD)
        self._news = f"{question} {explanation}"
        self._question = make_label(question, TextRole.TITLE)
        self._explanation = make_label(explanation, TextRole.BODY)
        self._keep = ActionButton(theme, keep, ButtonRole.PRIMARY, large=True)
        self._leave = ActionButton(theme, leave, ButtonRole.QUIET, large=True)
        self._keep.clicked.connect(self.kept)
        self._leave.clicked.connect(self.left)
        self._lay_out()
        theme.changed.connect(self._restyle)
        self._restyle()

    @property
    def keep_button(self) -> QPushButton:
        """The gentle answer."""
        return self._keep

    @property
    def leave_button(self) -> QPushButton:
        """The other answer."""
        return self._leave

    def ask(self) -> None:
        """Cover the page, give the gentle answer the focus, and have the question read out."""
        self.lay_over()
        self._keep.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, self._news)

    def stops(self) -> Sequence[QWidget]:
        """The gentle answer first."""
        return (self._keep, self._leave)

    def take_key(self, event: QKeyEvent) -> None:
        """Esc keeps."""
        if event.key() == Qt.Key.Key_Escape:
            self.kept.emit()

    def _lay_out(self) -> None:
        answers = QHBoxLayout()
        answers.addWidget(self._keep, 1)
        answers.addWidget(self._leave, 1)
        column = QVBoxLayout(self._card)
        column.addWidget(self._question)
        column.addWidget(self._explanation)
        column.addLayout(answers)
        page = QVBoxLayout(self)
        page.addStretch(1)
        page.addWidget(self._card, 0, Qt.AlignmentFlag.AlignHCenter)
        page.addStretch(1)

    def _restyle(self) -> None:
        em = self._theme.em
        self._card.setFixedWidth(em(_CARD_WIDTH_EM))
        column = self._card.layout()
        if column is not None:
            margin = em(SPACE_XL_EM * 0.8)
            column.setContentsMargins(margin, margin, margin, margin)
            column.setSpacing(em(SPACE_M_EM * 0.9))
        layout = self.layout()
        if layout is not None:
            margin = em(SPACE_S_EM)
            layout.setContentsMargins(margin, margin, margin, margin)
