"""The steps of one technique as they will be played, and what is good to know about it."""

from collections.abc import Iterable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.figure.book import PictureBook
from desktop.session.dose import scaled_dose
from desktop.ui import routine_text
from desktop.ui.summary import PlannedStep
from desktop.ui.theme.theme import Theme
from desktop.ui.theme.tokens import SPACE_M_EM, SPACE_XS_EM, TextRole
from desktop.ui.widgets.flow_layout import ColumnsLayout
from desktop.ui.widgets.label import make_label
from desktop.ui.widgets.step_row import StepFace, StepRow

_STEP_EM = 27.0


class StepsGrid(QWidget):
    """A card for each step in equal columns, and the tips below them."""

    def __init__(
        self,
        theme: Theme,
        steps: Sequence[PlannedStep],
        book: PictureBook,
        *,
        first_number: int = 1,
        parent: QWidget | None = None,
    ) -> None:
        """Make the cards.

        Args:
            theme: Colours, sizes and icons.
            steps: At least one, all of one technique.
            book: The pictures of the steps.
            first_number: The number of the first step.
            parent: The Qt parent.
        """
        super().__init__(parent)
        self._theme = theme
        self._rows = [
            StepRow(theme, _face(number, planned), book.scene(planned.step, planned.step.picture_side))
            for number, planned in enumerate(steps, first_number)
        ]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.em(SPACE_M_EM))
        grid = ColumnsLayout(theme.em(_STEP_EM), theme.em(SPACE_M_EM))
        for row in self._rows:
            grid.addWidget(row)
        column.addLayout(grid)
        tips = steps[0].technique.tips
        if tips:
            column.addWidget(self._tips(tips))

    @property
    def rows(self) -> Sequence[StepRow]:
        """The cards, in order."""
        return self._rows

    def _tips(self, tips: Iterable[str]) -> QWidget:
        part = QWidget()
        lines = QVBoxLayout(part)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(self._theme.em(SPACE_XS_EM))
        lines.addWidget(make_label(routine_text.TIPS_TITLE))
        for tip in tips:
            lines.addWidget(make_label(tip, TextRole.MUTED))
        return part


def _face(number: int, planned: PlannedStep) -> StepFace:
    step = planned.step
    dose = scaled_dose(step, planned.scale)
    told = routine_text.dose(step, dose.duration_ms, dose.repetitions)
    return StepFace(number=number, title=step.title, do=step.do, dose=told, pressure=step.pressure)
