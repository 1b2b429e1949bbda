"""Everything that was loaded: the good values by id, and every problem that was found on the way."""

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.model.condition import Condition
from desktop.model.knowledge import Answer, Claim, RedFlag, StopRule
from desktop.model.motion import PoseSheet
from desktop.model.problem import BrokenFile, Problem
from desktop.model.region import Region, Zone
from desktop.model.routine import Routine
from desktop.model.source import Source
from desktop.model.technique import Technique
from desktop.model.tool import Tool


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """The content of the app and the routines of the user, checked against each other.

    Attributes:
        tools: All tools by id, in the order of the file.
        regions: All regions by id.
        zones: All no-pressure zones by id.
        conditions: All conditions by id.
        sources: All sources by id.
        answers: All answers by id, in the order of the file; likewise the next three.
        claims: What people say, by id.
        red_flags: All warning signs by id.
        stop_rules: All stop rules by id.
        techniques: All techniques by id.
        poses: All pose sheets by id; a step's picture is ``sheet.motion``.
        routines: All routines by id, ours and the user's.
        own_routines: The ids of the routines that are the user's.
        broken: Files that could not be used.
    """

    tools: Mapping[str, Tool]
    regions: Mapping[str, Region]
    zones: Mapping[str, Zone]
    conditions: Mapping[str, Condition]
    sources: Mapping[str, Source]
    answers: Mapping[str, Answer]
    claims: Mapping[str, Claim]
    red_flags: Mapping[str, RedFlag]
    stop_rules: Mapping[str, StopRule]
    techniques: Mapping[str, Technique]
    poses: Mapping[str, PoseSheet]
    routines: Mapping[str, Routine]
    own_routines: frozenset[str] = frozenset()
    broken: tuple[BrokenFile, ...] = ()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Every problem of every broken file."""
        return tuple(problem for file in self.broken for problem in file.problems)
