"""What techniques need: a card for each tool, with what can stand in for it and how to use it safely."""

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtWidgets import QWidget

from desktop.model.technique import Technique
from desktop.model.tool import Tool, ToolRole
from desktop.ui import routine_text, text
from desktop.ui.icon_names import tool_icon
from desktop.ui.theme.theme import Theme
from desktop.ui.theme.tokens import SPACE_M_EM
from desktop.ui.widgets.flow_layout import ColumnsLayout
from desktop.ui.widgets.need_row import NeedRow
from desktop.ui.widgets.sheet import card_round

_NEED_EM = 27.0


class NeedsGrid(QWidget):
    """Cards in equal columns; what is in every household shares one."""

    def __init__(
        self,
        theme: Theme,
        techniques: Sequence[Technique],
        tools: Mapping[str, Tool],
        parent: QWidget | None = None,
    ) -> None:
        """Make the cards.

        Args:
            theme: Colours, sizes and icons.
            techniques: What is done.
            tools: Where tools are looked up.
            parent: The Qt parent.
        """
        super().__init__(parent)
        self._theme = theme
        self._tools = tools
        grid = ColumnsLayout(theme.em(_NEED_EM), theme.em(SPACE_M_EM), self)
        needs = list(self._needs(techniques)) or [NeedRow(theme, "hands", routine_text.NO_NEEDS)]
        for need in needs:
            grid.addWidget(card_round(theme, need))

    def _needs(self, techniques: Sequence[Technique]) -> Iterable[NeedRow]:
        groups = dict.fromkeys(
            group for technique in techniques for group in technique.needs if self._is_told(group, technique)
        )
        # Which tool of a group the person has is not known here, so each is told with its own limits.
        for group in groups:
            first, *others = (self._tools[tool_id] for tool_id in group)
            yield self._need(first, routine_text.YOUR_HANDS if first.role is ToolRole.ALWAYS else first.title)
            for other in others:
                yield self._need(other, routine_text.in_place_of(other.title, first.title))
        household = dict.fromkeys(tool_id for technique in techniques for tool_id in technique.household)
        if household:
            titles = [self._tools[tool_id].title.lower() for tool_id in household]
            yield NeedRow(self._theme, "household", text.sentence_case(text.all_of(titles)))

    def _is_told(self, group: Sequence[str], technique: Technique) -> bool:
        """Hands are told where they press: how hard and how long is of no use to somebody who rests."""
        if all(self._tools[tool_id].role is ToolRole.ALWAYS for tool_id in group):
            return any(step.pressure for step in technique.steps)
        return True

    def _need(self, tool: Tool, title: str) -> NeedRow:
        notes = (routine_text.instead(tool.substitute), tool.limits) if tool.substitute else (tool.limits,)
        return NeedRow(self._theme, tool_icon(self._theme, tool), title, notes)
