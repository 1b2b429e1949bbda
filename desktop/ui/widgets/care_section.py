"""What to take care of: when to stop, for whom it is not, and how much is known. Calm, complete, honest."""

from collections.abc import Iterable, Mapping

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.model.condition import Action, Condition, ConditionRule
from desktop.model.source import Source
from desktop.model.technique import Technique
from desktop.ui import routine_text
from desktop.ui.theme.theme import Theme
from desktop.ui.theme.tokens import SPACE_M_EM, SPACE_XS_EM, TextRole
from desktop.ui.widgets.disclosure import Disclosure
from desktop.ui.widgets.flow_layout import ColumnsLayout
from desktop.ui.widgets.label import make_label
from desktop.ui.widgets.need_row import NeedRow

_CONDITION_EM = 24.0
_STRICTNESS = tuple(Action)


class CareSection(QWidget):
    """When to stop, how often, conditions and evidence of the techniques of a routine."""

    def __init__(
        self,
        theme: Theme,
        techniques: Iterable[Technique],
        conditions: Mapping[str, Condition],
        sources: Mapping[str, Source],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._conditions = conditions
        self._sources = sources
        techniques = tuple(techniques)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.em(SPACE_M_EM))
        column.addWidget(
            NeedRow(theme, "care", routine_text.CARE_STOP, routine_text.STOP_RULES, note_role=TextRole.BODY)
        )
        often = routine_text.often(techniques)
        column.addWidget(NeedRow(theme, "repeat", routine_text.OFTEN_TITLE, often, note_role=TextRole.BODY))
        rules = strictest_rules(techniques)
        for action in Action:
            if rules[action]:
                column.addWidget(self._rules(action, rules[action]))
        column.addWidget(self._evidence(techniques))

    def _rules(self, action: Action, rules: Mapping[str, str]) -> Disclosure:
        fold = Disclosure(
            self._theme, routine_text.condition_head(action, len(rules)), opened=action is Action.BLOCK
        )
        grid = ColumnsLayout(self._theme.em(_CONDITION_EM), self._theme.em(SPACE_M_EM))
        for condition_id, note in rules.items():
            grid.addWidget(self._condition(self._conditions[condition_id].title, note))
        fold.content.addLayout(grid)
        return fold

    def _condition(self, title: str, note: str) -> QWidget:
        part = QWidget()
        lines = QVBoxLayout(part)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(self._theme.em(SPACE_XS_EM))
        lines.addWidget(make_label(title))
        if note:
            lines.addWidget(make_label(note, TextRole.MUTED))
        lines.addStretch(1)
        return part

    def _evidence(self, techniques: tuple[Technique, ...]) -> Disclosure:
        fold = Disclosure(self._theme, routine_text.EVIDENCE_TITLE, opened=True)
        for claim in dict.fromkeys(technique.evidence for technique in techniques):
            fold.content.addWidget(make_label(routine_text.evidence(claim)))
            for source_id in claim.sources:
                fold.content.addWidget(make_label(self._sources[source_id].citation, TextRole.MUTED))
        return fold


def strictest_rules(techniques: Iterable[Technique]) -> dict[Action, dict[str, str]]:
    """For each action the conditions that ask for it, with a note; each condition at its strictest.

    Where several techniques are equally strict about a condition, every distinct note of theirs is told.
    """
    found: dict[str, list[ConditionRule]] = {}
    for rule in (rule for technique in techniques for rule in technique.conditions):
        found.setdefault(rule.condition, []).append(rule)
    strictest: dict[Action, dict[str, str]] = {action: {} for action in Action}
    for condition, rules in found.items():
        action = min((rule.action for rule in rules), key=_STRICTNESS.index)
        notes = dict.fromkeys(rule.note for rule in rules if rule.action is action and rule.note)
        strictest[action][condition] = " ".join(notes)
    return strictest
