"""What stands on the screen while something hurts. Knows rules to read and ways to choose, and no session."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui import hurt_text
from desktop.ui.announcement import announce
from desktop.ui.held_keys import HeldKeys
from desktop.ui.relief import Hurt, Way
from desktop.ui.theme.theme import Theme
from desktop.ui.theme.tokens import (
    LARGE_TARGET_EM,
    SPACE_L_EM,
    SPACE_M_EM,
    SPACE_S_EM,
    ButtonRole,
    TextRole,
)
from desktop.ui.widgets.bullet_list import BulletList
from desktop.ui.widgets.check_row import CheckRow
from desktop.ui.widgets.cover import Cover
from desktop.ui.widgets.flow_layout import ColumnsLayout, FlowLayout
from desktop.ui.widgets.label import ActionButton, make_label
from desktop.ui.widgets.pain_scale import PainScale
from desktop.ui.widgets.priority_column import PriorityColumn

_OPAQUE: Final = 255
_WIDTH_EM = 50.0
"""Room for the three answers side by side."""
_HEIGHT_EM = 34.0
_EDGE_EM = 0.5
"""Beside what scrolls, for the ring round what has the keyboard."""
_RULE_EM = 23.0
_SIGN_EM = 14.0
_ICONS: Final = {Way.EASE: "", Way.SKIP: "next", Way.END: "care"}


class HurtOverlay(Cover):
    """Covers the page: let go first, then say how strong it is, then choose how to go on.

    Digits tell the pain wherever the focus is; Esc says that it is all right.

    Signals:
        way_chosen: The ``Way`` that the person takes.
        dismissed: It does not hurt after all.
    """

    way_chosen = Signal(object)
    dismissed = Signal()

    def __init__(self, theme: Theme, *, held: HeldKeys, parent: QWidget) -> None:
        """Make an overlay, hidden.

        Args:
            theme: Colours and sizes.
            held: Tells whether a key is merely held.
            parent: The page that it covers.
        """
        super().__init__(theme, veil_alpha=_OPAQUE, held=held, parent=parent)
        self.setAccessibleName(hurt_text.HURTS.name)
        self._hurt = Hurt()
        self._ache_rule = ""
        self._title = make_label("", TextRole.DISPLAY)
        self._back = ActionButton(theme, hurt_text.NOT_HURT.name, ButtonRole.ICON, "back")
        self._back.setToolTip(hurt_text.NOT_HURT.tip)
        self._back.clicked.connect(self.dismissed)
        self._sign = CheckRow(theme, hurt_text.HAS_SIGN)
        self._sign.setFixedWidth(theme.em(_SIGN_EM))
        self._sign.toggled.connect(self._tell)
        self.scale = PainScale(theme)
        self.scale.chosen.connect(self._tell)
        self._rules = QWidget()
        self._rule_grid = ColumnsLayout(theme.em(_RULE_EM), theme.em(SPACE_S_EM), self._rules)
        self._advice = make_label("")
        self._ways = {way: self._way_button(way) for way in Way}
        self._column = PriorityColumn(theme)
        self._lay_out()

    @property
    def advice(self) -> str:
        """The line over the ways, as it stands on the screen."""
        return self._advice.text()

    @property
    def hurt(self) -> Hurt:
        """What is known of what hurts, as it was told last."""
        return self._hurt

    @property
    def sign_box(self) -> CheckRow:
        """What is ticked when there is a sign at which to stop at once."""
        return self._sign

    def way_button(self, way: Way) -> ActionButton:
        """The button of a way, to press it or to read its state."""
        return self._ways[way]

    def set_rules(self, at_once: Sequence[str], ache: Sequence[str]) -> None:
        """Say by which rules to stop.

        Args:
            at_once: The rules that say when to stop at once.
            ache: What to do about an ache.
        """
        self._ache_rule = " ".join(ache)
        while self._rule_grid.count():
            item = self._rule_grid.takeAt(0)
            row = item.widget() if item else None
            if row is not None:
                row.deleteLater()
        for rule in at_once:
            self._rule_grid.addWidget(BulletList(self._theme, (rule,)))

    def ask(self, *, has_tool: bool, was_eased: bool) -> None:
        """Cover the page, with nothing told yet, and have the first thing to do read out.

        Args:
            has_tool: Whether there is a tool to come off.
            was_eased: Whether the technique was eased off before.
        """
        self.scale.set_pain(None)
        self._sign.setChecked(False)
        self._title.setText(hurt_text.let_go(has_tool=has_tool))
        self._show_hurt(Hurt(was_eased=was_eased))
        self._column.arrange()
        self.lay_over()
        self.scale.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, f"{self._title.text()} {hurt_text.IS_PAUSED} {hurt_text.HOW_STRONG}")

    def stops(self) -> Sequence[QWidget]:
        """From top to bottom."""
        return (self._back, self._sign, self.scale, *self._ways.values())

    def take_key(self, event: QKeyEvent) -> None:
        """Tell the pain by digits, and say by Esc that it is all right."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismissed.emit()
        else:
            self.scale.take_key(event)

    def _tell(self) -> None:
        told = Hurt(self.scale.pain, self._sign.isChecked(), self._hurt.was_eased)
        if told != self._hurt:
            self._show_hurt(told)
            announce(self, self.advice)

    def _show_hurt(self, hurt: Hurt) -> None:
        self._hurt = hurt
        self._advice.setText(hurt_text.advice(hurt, self._ache_rule))
        self._ways[Way.EASE].setEnabled(hurt.advised is Way.EASE)
        for way, button in self._ways.items():
            button.set_role(ButtonRole.PRIMARY if way is (hurt.advised or Way.EASE) else ButtonRole.QUIET)

    def _way_button(self, way: Way) -> ActionButton:
        button = ActionButton(self._theme, hurt_text.WAYS[way], ButtonRole.QUIET, _ICONS[way], large=True)
        button.clicked.connect(lambda: self.way_chosen.emit(way))
        return button

    def _lay_out(self) -> None:
        em = self._theme.em
        self._column.add(self._signs())
        self._column.add(self._strength(), space_em=SPACE_L_EM, leads=True)
        whole = QWidget()
        edge = em(_EDGE_EM)
        whole.setMaximumSize(em(_WIDTH_EM) + 2 * edge, em(_HEIGHT_EM))
        head = self._head()
        head.setContentsMargins(edge, 0, edge, 0)
        foot = QVBoxLayout()
        foot.setContentsMargins(edge, 0, edge, 0)
        foot.addWidget(self._advice)
        foot.addWidget(self._answers())
        rows = QVBoxLayout(whole)
        rows.setContentsMargins(0, 0, 0, 0)
        for layout in (rows, foot):
            layout.setSpacing(em(SPACE_S_EM))
        rows.addLayout(head)
        rows.addWidget(self._column, 1)
        rows.addLayout(foot)
        row = QHBoxLayout(self)
        margin = em(SPACE_M_EM)
        row.setContentsMargins(margin - edge, margin, margin - edge, margin)
        row.addWidget(whole)

    def _head(self) -> QHBoxLayout:
        em = self._theme.em
        side = self._theme.target_px(LARGE_TARGET_EM)
        self._back.setFixedSize(side, side)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(make_label(hurt_text.IS_PAUSED, TextRole.MUTED))
        head = QHBoxLayout()
        head.setSpacing(em(SPACE_M_EM))
        head.addWidget(self._back, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        return head

    def _signs(self) -> QWidget:
        head = QHBoxLayout()
        head.setSpacing(self._theme.em(SPACE_M_EM))
        head.addWidget(make_label(hurt_text.SIGNS, TextRole.HEADING), 1)
        head.addWidget(self._sign)
        return self._block(head, self._rules)

    def _strength(self) -> QWidget:
        head = QHBoxLayout()
        head.addWidget(make_label(hurt_text.HOW_STRONG, TextRole.HEADING))
        return self._block(head, self.scale)

    def _block(self, head: QHBoxLayout, part: QWidget) -> QWidget:
        block = QWidget()
        rows = QVBoxLayout(block)
        rows.setContentsMargins(self._theme.em(_EDGE_EM), 0, self._theme.em(_EDGE_EM), 0)
        rows.setSpacing(self._theme.em(SPACE_S_EM))
        rows.addLayout(head)
        rows.addWidget(part)
        return block

    def _answers(self) -> QWidget:
        answers = QWidget()
        flow = FlowLayout(self._theme.em(SPACE_S_EM), parent=answers)
        for button in self._ways.values():
            flow.addWidget(button)
        return answers
