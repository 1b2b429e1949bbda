"""Every step of every technique, on every side it is played, as the app draws it."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from desktop.figure.body import Body
from desktop.figure.book import PictureBook
from desktop.figure.frame import Frame
from desktop.figure.safety import faults_of
from desktop.figure.safety_faults import Drawn, Fault, Rules
from desktop.figure.scene import Scene
from desktop.library.catalogue import load_catalogue
from desktop.model.catalogue import Catalogue
from desktop.model.motion import Motion
from desktop.model.technique import SideRule, Step, Technique

PROJECT = Path(__file__).resolve().parents[2]
MOMENTS = 24


@dataclass(frozen=True)
class Played:
    """One step on one side, with everything a test wants to know of it."""

    technique: Technique
    step: Step
    side: str
    motion: Motion
    scene: Scene

    @property
    def times_s(self) -> list[float]:
        return [self.scene.loop_s * k / MOMENTS for k in range(MOMENTS)]

    @property
    def frames(self) -> list[Frame]:
        return list(_frames(self.scene))

    @property
    def faults(self) -> tuple[Fault, ...]:
        catalogue = load()
        rules = Rules(regions=catalogue.regions, zones=catalogue.zones, tools=catalogue.tools)
        drawn = Drawn(technique=self.technique, step=self.step, motion=self.motion, scene=self.scene)
        return faults_of(drawn, rules)

    @property
    def bodies(self) -> list[Body]:
        return list(_bodies(self.scene))


@cache
def _bodies(scene: Scene) -> tuple[Body, ...]:
    return tuple(scene.body_at(scene.loop_s * k / MOMENTS) for k in range(MOMENTS))


@cache
def _frames(scene: Scene) -> tuple[Frame, ...]:
    return tuple(scene.frame_at(scene.loop_s * k / MOMENTS) for k in range(MOMENTS))


@cache
def load() -> Catalogue:
    return load_catalogue(PROJECT / "routines", PROJECT / "assets" / "poses")


@cache
def played(technique_id: str, step_id: str, side: str) -> Played:
    catalogue = load()
    technique = catalogue.techniques[technique_id]
    step = next(step for step in technique.steps if step.id == step_id)
    sheet_id, _, motion_id = step.picture.partition(".")
    book = PictureBook(catalogue.poses, catalogue.zones, catalogue.tools)
    motion = catalogue.poses[sheet_id].motions[motion_id]
    return Played(technique, step, side, motion, book.scene(step, side))


@dataclass(frozen=True)
class Case:
    """A step on one side, before anything of it is drawn."""

    technique: Technique
    step: Step
    side: str
    motion: Motion

    @property
    def name(self) -> tuple[str, str, str]:
        return (self.technique.id, self.step.id, self.side)


@cache
def cases() -> tuple[Case, ...]:
    catalogue = load()
    return tuple(
        Case(technique, step, side, catalogue.poses[sheet_id].motions[motion_id])
        for technique in catalogue.techniques.values()
        for step in technique.steps
        for sheet_id, _, motion_id in (step.picture.partition("."),)
        for side in (("left", "right") if step.side is SideRule.EACH else (step.side.value,))
    )


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test with ``play`` for each step and side; the mark ``where`` leaves out what is not meant."""
    if "play" in metafunc.fixturenames:
        mark = metafunc.definition.get_closest_marker("where")
        meant = [case.name for case in cases() if mark is None or mark.args[0](case)]
        metafunc.parametrize("play", meant, ids=[".".join(name) for name in meant], indirect=True)


@pytest.fixture
def play(request: pytest.FixtureRequest) -> Played:
    return played(*request.param)


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return load()


@pytest.fixture(scope="session")
def book(catalogue: Catalogue) -> PictureBook:
    return PictureBook(catalogue.poses, catalogue.zones, catalogue.tools)
