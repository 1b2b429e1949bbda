"""What to take care of: when to stop, for whom it is not, and how much is known. Calm, complete, honest."""

from collections.abc import Iterable, Mapping
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.model.catalogue import Catalogue
from desktop.model.condition import Action, ConditionRule
from desktop.model.knowledge import StopMoment
from desktop.model.technique import Evidence, Technique
from desktop.ui import routine_text
from desktop.ui.theme.theme import Theme
from desktop.ui.theme.tokens import SPACE_M_EM, SPACE_XS_EM, TextRole
from desktop.ui.widgets.bullet_list import BulletList
from desktop.ui.widgets.disclosure import Disclosure
from desktop.ui.widgets.label import make_label
from desktop.ui.widgets.need_row import NeedRow
from desktop.ui.widgets.note_grid import Line, NoteGrid
from desktop.ui.widgets.source_list import SourceList

_STRICTNESS = tuple(Action)
_WHILE_PLAYING: Final = (StopMoment.AT_ONCE, StopMoment.ACHE)


class CareSection(QWidget):
    """When to stop, how often, conditions and evidence of techniques.

    Signals:
        link_requested: The https address of a source that the person wants to read.
    """

    link_requested = Signal(str)

    def __init__(
        self,
        theme: Theme,
        techniques: Iterable[Technique],
        catalogue: Catalogue,
        often: tuple[str, ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        """Make the section.

        Args:
            theme: Colours and sizes.
            techniques: What is done, each once.
            catalogue: Where stop rules, conditions and sources are looked up.
            often: How often to do it, a line each; not told when empty.
            parent: The Qt parent.
        """
        super().__init__(parent)
        self._theme = theme
        self._catalogue = catalogue
        techniques = tuple(techniques)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.em(SPACE_M_EM))
        if stop_rules := self._stop_rules():
            row = NeedRow(theme, "care", routine_text.CARE_STOP)
            row.content.addSpacing(theme.em(SPACE_XS_EM))
            row.content.addWidget(BulletList(theme, stop_rules))
            column.addWidget(row)
        if often:
            column.addWidget(
                NeedRow(theme, "repeat", routine_text.OFTEN_TITLE, often, note_role=TextRole.BODY)
            )
        rules = strictest_rules(techniques)
        for action in Action:
            if rules[action]:
                column.addWidget(self._rules(action, rules[action]))
        column.addWidget(self._evidence(techniques))

    def _stop_rules(self) -> tuple[str, ...]:
        """What holds while playing: what ends it at once, then what to do about an ache."""
        rules = self._catalogue.stop_rules.values()
        return tuple(rule.rule for moment in _WHILE_PLAYING for rule in rules if rule.moment is moment)

    def _rules(self, action: Action, rules: Mapping[str, str]) -> Disclosure:
        fold = Disclosure(
            self._theme, routine_text.condition_head(action, len(rules)), opened=action is Action.BLOCK
        )
        conditions = self._catalogue.conditions
        notes = ((Line(conditions[name].title), Line(note, TextRole.MUTED)) for name, note in rules.items())
        fold.content.addWidget(NoteGrid(self._theme, notes))
        return fold

    def _evidence(self, techniques: tuple[Technique, ...]) -> Disclosure:
        fold = Disclosure(self._theme, routine_text.EVIDENCE_TITLE, opened=True)
        for known in dict.fromkeys(technique.evidence for technique in techniques):
            fold.content.addWidget(make_label(routine_text.evidence(known)))
            if known.sources:
                fold.content.addWidget(self._sources(known))
        return fold

    def _sources(self, known: Evidence) -> SourceList:
        sources = SourceList(
            self._theme,
            known.claim,
            [self._catalogue.sources[name] for name in known.sources],
        )
        sources.link_requested.connect(self.link_requested)
        return sources


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
