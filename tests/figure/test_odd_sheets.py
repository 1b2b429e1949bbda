"""Whatever a sheet says within the bounds of the model is drawn: without an error, in time, and finite."""

import math
import time
import typing
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass, replace
from enum import StrEnum
from functools import cache
from types import UnionType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.figure.book import PictureBook
from desktop.figure.safety import faults_of
from desktop.figure.safety_faults import Drawn, Rules
from desktop.model.about import About
from desktop.model.catalogue import Catalogue
from desktop.model.motion import Ease, Key, Motion, PoseSheet
from desktop.model.pose import Arm, Leg, Place, Pose
from desktop.model.scenery import Support, Trace
from desktop.model.technique import Step, StepKind, Technique

_FAR = 100.0
"""Numbers without bounds of their own are tried so far out; a body height is 1, a turn is 360."""
_TINY = (0.0, -0.0, 1e-12, -1e-9, 5e-324, 1e-160)
_SLOWEST_S = 10.0
"""Far more than the slowest of these sheets takes on a busy machine: only a hang takes longer."""


def _numbers(about: About) -> st.SearchStrategy[float]:
    low = -_FAR if about.minimum is None else about.minimum
    high = _FAR if about.maximum is None else about.maximum
    tiny = [number for number in _TINY if low <= number <= high]
    usual = st.floats(max(low, -1.5), min(high, 1.5)) if low <= 1.5 else st.floats(low, high)
    odd = [st.sampled_from(tiny)] if tiny else []
    return st.one_of(usual, st.floats(low, high), st.sampled_from((low, high)), *odd)


def _values(kind: typing.Any, about: About) -> st.SearchStrategy[typing.Any]:
    """Values of the type of a field, within the bounds that are declared beside it."""
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if origin is typing.Annotated:
        return _values(inner[0], inner[1])
    if origin in (typing.Union, UnionType):
        # A field that may be left out is left out by not being given.
        return _values(next(part for part in inner if part is not type(None)), about)
    return _lists(inner[0], about) if origin is tuple else _plain(kind, about)


def _lists(kind: typing.Any, about: About) -> st.SearchStrategy[typing.Any]:
    least = about.min_items or 0
    several = st.lists(
        _values(kind, about), min_size=least, max_size=max(least, min(3, about.max_items or 3))
    )
    nothing = st.just((0.0,) * least)
    return st.one_of(several.map(tuple), nothing)


def _plain(kind: typing.Any, about: About) -> st.SearchStrategy[typing.Any]:
    if kind is float:
        return _numbers(about)
    if kind is bool:
        return st.booleans()
    if kind is str:
        return st.sampled_from(("mine", "tennis_ball"))
    return st.sampled_from(list(kind)) if issubclass(kind, StrEnum) else things(kind)


@cache
def things(kind: type[typing.Any]) -> st.SearchStrategy[typing.Any]:
    """Values of a dataclass of the model: some fields say something, the others are left out."""
    hints = typing.get_type_hints(kind, include_extras=True)
    must: dict[str, st.SearchStrategy[typing.Any]] = {}
    may: dict[str, st.SearchStrategy[typing.Any]] = {}
    for item in fields(kind):
        needed = item.default is MISSING and item.default_factory is MISSING
        (must if needed else may)[item.name] = _values(hints[item.name], About(""))
    return st.fixed_dictionaries(must, optional=may).map(lambda said: kind(**said))


@st.composite
def _sheets(draw: st.DrawFn) -> tuple[Pose, Motion, int, str]:
    """A base, a motion, the pressure of its step, and the side that is drawn."""
    side = draw(st.sampled_from(("right", "left")))
    return draw(things(Pose)), draw(things(Motion)), draw(st.integers(0, 4)), side


def _numbers_in(value: object) -> Iterator[float]:
    if isinstance(value, float):
        yield value
    elif isinstance(value, Mapping):
        yield from _numbers_in(tuple(value.values()))
    elif isinstance(value, tuple | list):
        for part in value:
            yield from _numbers_in(part)
    elif is_dataclass(value) and not isinstance(value, type):
        for item in fields(value):
            yield from _numbers_in(getattr(value, item.name))


def _step(technique: Technique, pressure: int) -> Step:
    work = next(step for step in technique.steps if step.kind is StepKind.WORK)
    return replace(work, picture="mine.move", pressure=pressure, repetition_s=None, repetitions=None)


def _seen(catalogue: Catalogue, base: Pose, motion: Motion, pressure: int = 2, side: str = "right") -> object:
    """Everything that is drawn and told of a motion, or an error."""
    technique = catalogue.techniques["tennis_upper_wall"]
    step = _step(technique, pressure)
    sheet = PoseSheet(id="mine", bases={"mine": base}, motions={"move": motion})
    rules = Rules(regions=catalogue.regions, zones=catalogue.zones, tools=catalogue.tools)
    scene = PictureBook({"mine": sheet}, rules.zones, rules.tools).scene(step, side)
    frames = [scene.frame_at(scene.loop_s * share) for share in (0.0, 0.31, 0.5)]
    faults = faults_of(Drawn(technique=technique, step=step, motion=motion, scene=scene), rules)
    return (frames, scene.stills_s, scene.moves(0.0, 0.5 * scene.loop_s), faults)


@settings(
    max_examples=200,
    deadline=None,
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.function_scoped_fixture,
        HealthCheck.data_too_large,
    ],
)
@given(_sheets())
def test_every_sheet_within_the_bounds_is_drawn_and_checked(catalogue, made):
    started_s = time.perf_counter()
    seen = _seen(catalogue, *made)
    took_s = time.perf_counter() - started_s
    assert all(math.isfinite(number) for number in _numbers_in(seen))
    assert took_s < _SLOWEST_S


_KNEELS_IN_THE_AIR = Leg(foot=(0.05, 0.9, 0.0), pitch_deg=-120)
_NOWHERE = (5e-324, 0.0, 0.0)
_HERE, _AWAY = Pose(contact=(0.2, 0.16), press=1), Pose(contact=(0.2, 0.3), press=1)


@pytest.mark.parametrize(
    "motion",
    [
        Motion(pose=Pose(legs=_KNEELS_IN_THE_AIR), supports=(Support.KNEES,)),
        Motion(pose=Pose(arms=Arm(reach=Place.BELLY, elbow_to=_NOWHERE, fingers_to=_NOWHERE))),
        Motion(keys=(Key(at=0.0), Key(at=0.5, pose=_HERE)), traces=(Trace.CONTACT,)),
        Motion(
            keys=(
                Key(at=0.0, pose=_HERE, ease=Ease.LINEAR),
                Key(at=0.25, pose=_AWAY, ease=Ease.LINEAR),
                Key(at=0.5, pose=_HERE),
                Key(at=0.55, pose=replace(_HERE, press=0)),
                Key(at=0.95, pose=replace(_HERE, press=0)),
            ),
            traces=(Trace.CONTACT,),
        ),
    ],
    ids=["a foot higher than its shin is long", "no direction", "over C7", "there and back while it presses"],
)
def test_what_nobody_means_is_drawn_as_well(catalogue, motion):
    assert all(math.isfinite(number) for number in _numbers_in(_seen(catalogue, Pose(), motion)))
