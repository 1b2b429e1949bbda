"""What is told of a routine at a glance, gathered from the catalogue. Plain values; knows no widget."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from desktop.library.fitting import ASKED_ROLES
from desktop.model.catalogue import Catalogue
from desktop.model.routine import Routine, RoutineItem
from desktop.model.shelf import Lengths
from desktop.model.technique import Position, Step, StepKind, Technique
from desktop.session.compiler import lengths_of


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """One step as a routine plays it.

    Attributes:
        technique: The technique that it belongs to.
        step: The step.
        scale: What the routine multiplies its dose by.
    """

    technique: Technique
    step: Step
    scale: float


@dataclass(frozen=True, slots=True)
class Summary:
    """What is told of a routine at a glance.

    Attributes:
        routine: The routine.
        lengths: How long it plays, with all its pauses, and what each of its techniques adds to that.
        positions: How the body is held, each once, in order.
        steps: Every step, in order.
        face: The step whose picture stands for the routine.
    """

    routine: Routine
    lengths: Lengths
    positions: tuple[Position, ...]
    steps: tuple[PlannedStep, ...]
    face: PlannedStep


class Summaries:
    """Gathers what is told of the routines of one catalogue; each routine is laid out in time only once."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._lengths: dict[str, Lengths] = {}
        self._faces = _faces(catalogue)

    def of(self, routine_id: str) -> Summary:
        """What is told of a routine.

        Raises:
            KeyError: When the catalogue has no such routine.
        """
        routine = self._catalogue.routines[routine_id]
        if routine_id not in self._lengths:
            self._lengths[routine_id] = lengths_of(routine, self._catalogue.techniques)
        techniques = [self._catalogue.techniques[item.technique] for item in routine.techniques]
        return Summary(
            routine=routine,
            lengths=self._lengths[routine_id],
            positions=tuple(dict.fromkeys(technique.position for technique in techniques)),
            steps=tuple(_planned(routine.techniques, self._catalogue)),
            face=self._faces[routine_id],
        )

    def face(self, routine_id: str) -> PlannedStep:
        """The step whose picture stands for a routine.

        Raises:
            KeyError: When the catalogue has no such routine.
        """
        return self._faces[routine_id]


def _planned(items: Iterable[RoutineItem], catalogue: Catalogue) -> Iterable[PlannedStep]:
    for item in items:
        technique = catalogue.techniques[item.technique]
        for step in technique.steps:
            yield PlannedStep(technique, step, item.scale)


def _faces(catalogue: Catalogue) -> dict[str, PlannedStep]:
    """For each routine a step to stand for it, with a picture of its own where there is one."""
    faces: dict[str, PlannedStep] = {}
    taken: set[str] = set()
    for routine in catalogue.routines.values():
        telling = sorted(_planned(routine.techniques, catalogue), key=lambda step: _rank(step, catalogue))
        face = next((planned for planned in telling if planned.step.picture not in taken), telling[0])
        taken.add(face.step.picture)
        faces[routine.id] = face
    return faces


def _rank(planned: PlannedStep, catalogue: Catalogue) -> tuple[bool, bool]:
    """Work before all else, and work with a tool that is asked about before work with hands."""
    needed = chain(*planned.technique.needs)
    with_tool = any(catalogue.tools[tool_id].role in ASKED_ROLES for tool_id in needed)
    return (planned.step.kind is not StepKind.WORK, not with_tool)
