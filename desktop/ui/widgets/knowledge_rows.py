"""Rows that tell what is known: answers, what people say, rules. Each opens to paragraphs and sources.

Knows the catalogue, and no page; leads nowhere itself.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.model.catalogue import Catalogue
from desktop.model.knowledge import Answer, Claim, StopRule, Verdict
from desktop.ui import learn_text
from desktop.ui.search import words_of
from desktop.ui.theme.theme import Theme
from desktop.ui.theme.tokens import SPACE_S_EM, SPACE_XS_EM, ButtonRole, TextRole
from desktop.ui.widgets.bullet_list import BulletList
from desktop.ui.widgets.flow_layout import FlowLayout
from desktop.ui.widgets.fold_row import FoldRow
from desktop.ui.widgets.found_section import Searchable
from desktop.ui.widgets.label import ActionButton, make_label
from desktop.ui.widgets.row_button import RowButton, Tag, TagTone
from desktop.ui.widgets.source_list import SourceList

_PARAGRAPH_EM: Final = 0.7
_TONES: Final = {Verdict.RIGHT: TagTone.GOOD, Verdict.UNSAFE: TagTone.WARNING}


class KnowledgeRows(QObject):
    """Makes the rows and says what is asked for in them.

    Signals:
        technique_requested: The id of a technique that an answer speaks of.
        link_requested: The https address of a source.
    """

    technique_requested = Signal(str)
    link_requested = Signal(str)

    def __init__(self, theme: Theme, catalogue: Catalogue, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._catalogue = catalogue

    def answer(self, answer: Answer) -> Searchable:
        """A question that opens to its answer."""
        head = RowButton(self._theme, answer.question, TextRole.HEADING)
        row = FoldRow(self._theme, head, lambda: self._answer_body(answer))
        return Searchable(f"answer {answer.id}", row, words_of(answer.question, *answer.answer))

    def claim(self, claim: Claim) -> Searchable:
        """Something that people say, tagged, that opens to what is known."""
        tag = Tag(learn_text.VERDICTS[claim.verdict], _TONES.get(claim.verdict, TagTone.QUIET))
        head = RowButton(self._theme, claim.people_say, tag=tag)
        row = FoldRow(self._theme, head, lambda: self._claim_body(claim))
        return Searchable(f"claim {claim.id}", row, words_of(claim.people_say, claim.known, claim.so))

    def rules(self, title: str, rules: Sequence[StopRule]) -> Searchable:
        """Rules under one head."""
        head = RowButton(self._theme, title, TextRole.HEADING)
        row = FoldRow(self._theme, head, lambda: self._rules_body(title, rules))
        return Searchable(f"rules {title}", row, words_of(title, *(rule.rule for rule in rules)))

    def _answer_body(self, answer: Answer) -> QWidget:
        body, column = self._body()
        for paragraph in answer.answer:
            column.addWidget(make_label(paragraph))
        if answer.techniques:
            links = FlowLayout(self._theme.em(SPACE_S_EM))
            for technique_id in answer.techniques:
                links.addWidget(self._link(technique_id))
            part = self._headed(learn_text.SEE_HOW, SPACE_S_EM)
            part.addLayout(links)
            column.addLayout(part)
        self._add_sources(column, answer.question, answer.sources)
        return body

    def _claim_body(self, claim: Claim) -> QWidget:
        body, column = self._body()
        column.addWidget(make_label(learn_text.VERDICT_NOTES[claim.verdict], TextRole.MUTED))
        column.addWidget(make_label(claim.known))
        if claim.so:
            part = self._headed(learn_text.SO, SPACE_XS_EM)
            part.addWidget(make_label(claim.so))
            column.addLayout(part)
        self._add_sources(column, claim.people_say, claim.sources)
        return body

    def _rules_body(self, title: str, rules: Sequence[StopRule]) -> QWidget:
        body, column = self._body()
        column.addWidget(BulletList(self._theme, (rule.rule for rule in rules)))
        source_ids = dict.fromkeys(source_id for rule in rules for source_id in rule.sources)
        self._add_sources(column, title, source_ids)
        return body

    def _body(self) -> tuple[QWidget, QVBoxLayout]:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.em(_PARAGRAPH_EM))
        return body, column

    def _headed(self, head: str, gap_em: float) -> QVBoxLayout:
        part = QVBoxLayout()
        part.setContentsMargins(0, self._theme.em(SPACE_XS_EM), 0, 0)
        part.setSpacing(self._theme.em(gap_em))
        part.addWidget(make_label(head, TextRole.MUTED))
        return part

    def _link(self, technique_id: str) -> ActionButton:
        title = self._catalogue.techniques[technique_id].title
        button = ActionButton(self._theme, title, ButtonRole.QUIET)
        button.clicked.connect(lambda: self.technique_requested.emit(technique_id))
        return button

    def _add_sources(self, column: QVBoxLayout, title: str, source_ids: Iterable[str]) -> None:
        sources = [self._catalogue.sources[source_id] for source_id in source_ids]
        if sources:
            part = SourceList(self._theme, title, sources)
            part.link_requested.connect(self.link_requested)
            column.addSpacing(self._theme.em(SPACE_XS_EM))
            column.addWidget(part)
