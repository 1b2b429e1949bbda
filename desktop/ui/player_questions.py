"""What the player asks: whether to leave, and what to do about something that hurts. One thing at a time.

Knows the page that it covers by its keys, its two buttons and nothing else; no session.
"""

from collections.abc import Iterable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.model.knowledge import StopMoment, StopRule
from desktop.ui import session_text
from desktop.ui.held_keys import HeldKeys
from desktop.ui.page_keys import PageKeys
from desktop.ui.theme.theme import Theme
from desktop.ui.widgets.confirm_overlay import ConfirmOverlay
from desktop.ui.widgets.control_bar import Control, ControlBar
from desktop.ui.widgets.hurt_overlay import HurtOverlay
from desktop.ui.widgets.page import Page

HURT_KEY = Qt.Key.Key_H
"""Says that something hurts; works also while it is asked whether to leave."""


class PlayerQuestions(QObject):
    """Covers the page with a question, lets its keys rest meanwhile, and gives it back.

    Signals:
        kept: The person stays; the page is back.
        left: The person goes; likewise.
        way_chosen: The ``Way`` that the person takes from something that hurts; likewise.
    """

    kept = Signal()
    left = Signal()
    way_chosen = Signal(object)

    def __init__(self, theme: Theme, page: Page, controls: ControlBar, panel: QWidget) -> None:
        """Make both questions, with nothing asked.

        Args:
            theme: Colours and sizes.
            page: What they cover; laid out already.
            controls: Its buttons: the big one has the keyboard, the one for what hurts is always in reach.
            panel: Scrolls by keys of its own, which rest as well while it cannot be seen.
        """
        super().__init__(page)
        self._page = page
        self._panel = panel
        self._controls = controls
        self._main = controls.button(Control.MAIN)
        held = HeldKeys(page)
        self.leaving = ConfirmOverlay(
            theme,
            question=session_text.LEAVE_QUESTION,
            explanation=session_text.LEAVE_EXPLANATION,
            keep=session_text.LEAVE_KEEP,
            leave=session_text.LEAVE_GO,
            held=held,
            parent=page,
            spared=controls.button(Control.HURT),
        )
        self.hurting = HurtOverlay(theme, held=held, parent=page)
        self.keys = PageKeys(page, held)
        self.leaving.kept.connect(self._keep)
        self.leaving.left.connect(self._leave)
        self.hurting.way_chosen.connect(self._take_way)
        self.hurting.dismissed.connect(self.close)
        page.lead_keyboard_to(self._main)

    @property
    def is_open(self) -> bool:
        """Whether something is asked."""
        return not (self.leaving.isHidden() and self.hurting.isHidden())

    def ask_to_leave(self) -> None:
        """Ask whether to leave."""
        self.keys.rest(HURT_KEY)
        self._page.lead_keyboard_to(self.leaving.keep_button)
        self.leaving.ask()

    def ask_about_pain(self, rules: Iterable[StopRule], *, has_tool: bool, was_eased: bool) -> None:
        """Ask what hurts, in place of anything else that is asked.

        Args:
            rules: The rules that say when to stop.
            has_tool: Whether there is a tool to come off.
            was_eased: Whether the technique was eased off before.
        """
        self.leaving.hide()
        self.keys.rest()
        self._set_behind_enabled(enabled=False)
        self._page.lead_keyboard_to(self.hurting.scale)
        rules = tuple(rules)
        self.hurting.set_rules(
            [rule.rule for rule in rules if rule.moment is StopMoment.AT_ONCE],
            [rule.rule for rule in rules if rule.moment is StopMoment.ACHE],
        )
        self.hurting.ask(has_tool=has_tool, was_eased=was_eased)

    def close(self) -> None:
        """Give the page back, with the keyboard on its big button."""
        self.leaving.hide()
        self.hurting.hide()
        self.keys.wake()
        self._set_behind_enabled(enabled=True)
        self._page.lead_keyboard_to(self._main)
        self._page.setFocus()

    def _set_behind_enabled(self, *, enabled: bool) -> None:
        """A screen reader finds what is covered, too, and could go on from there while it hurts."""
        for part in (self._panel, self._controls):
            part.setEnabled(enabled)

    def _keep(self) -> None:
        self.close()
        self.kept.emit()

    def _leave(self) -> None:
        self.close()
        self.left.emit()

    def _take_way(self, way: object) -> None:
        self.close()
        self.way_chosen.emit(way)
