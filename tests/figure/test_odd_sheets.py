"""Whatever a sheet says within the bounds of the model is drawn: without an error, in time, and finite."""

import math
import time
import typing
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass, replace
from enum import StrEnum
from functools import cache
from types import UnionType

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.figure.book import PictureBook
from desktop.figure.frame import Frame
from desktop.figure.safety import faults_of
from desktop.figure.safety_faults import Drawn, Rules
from desktop.model.about import About
from desktop.model.motion import Motion, PoseSheet
from desktop.model.pose import Pose
from desktop.model.technique import Step, StepKind

_FAR = 100.0
"""Numbers without bounds of their own are tried so far out; a body height is 1, a turn is 360."""
_TINY = (0.0, -0.0, 1e-12, -1e-9, 5e-324, 1e-160)
_SLOWEST_S = 8.0
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
        parts = [st.none() if part is type(None) else _values(part, about) for part in inner]
        return st.one_of(*parts)
    if origin is tuple:
        count = {"min_size": about.min_items or 0, "max_size": about.max_items or 3}
        return st.lists(_values(inner[0], about), **count).map(tuple)
    if kind is float:
        return _numbers(about)
    if kind is bool:
        return st.booleans()
    if kind is str:
        return st.sampled_from(("mine", "tennis_ball"))
    if issubclass(kind, StrEnum):
        return st.sampled_from(list(kind))
    assert is_dataclass(kind), f"no values for {kind}"
    return things(kind)


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


_SHEETS = st.tuples(things(Pose), things(Motion), st.integers(0, 4), st.sampled_from(("right", "left")))


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


def _drawn(scene, step: Step) -> list[Frame]:
    shares = (0.0, 0.31, 0.5, 0.97)
    return [scene.frame_at(scene.loop_s * share) for share in shares]


@settings(
    max_examples=200,
    deadline=None,
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.function_scoped_fixture,
        HealthCheck.data_too_large,
    ],
)
@given(_SHEETS)
def test_every_sheet_within_the_bounds_is_drawn_and_checked(catalogue, made):
    base, motion, pressure, side = made
    technique = catalogue.techniques["tennis_upper_wall"]
    work = next(step for step in technique.steps if step.kind is StepKind.WORK)
    step = replace(work, picture="mine.move", pressure=pressure, repetition_s=None, repetitions=None)
    sheet = PoseSheet(id="mine", bases={"mine": base}, motions={"move": motion})
    rules = Rules(regions=catalogue.regions, zones=catalogue.zones, tools=catalogue.tools)
    started_s = time.perf_counter()
    scene = PictureBook({"mine": sheet}, rules.zones, rules.tools).scene(step, side)
    frames = _drawn(scene, step)
    faults = faults_of(Drawn(technique=technique, step=step, motion=motion, scene=scene), rules)
    told = (frames, scene.stills_s, scene.moves(0.0, 0.5 * scene.loop_s), faults)
    assert time.perf_counter() - started_s < _SLOWEST_S
    assert all(math.isfinite(number) for number in _numbers_in(told))
