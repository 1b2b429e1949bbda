"""How fast a session is compiled and walked, as a ratio to plain arithmetic measured in the same run.

Run as ``python -m benchmarks.bench_session``, or with all others by ``make bench``. A ratio compares
between machines where seconds do not.
"""

from collections.abc import Callable
from time import perf_counter

from desktop.model.routine import Routine, RoutineItem
from desktop.model.technique import Evidence, Position, SideRule, Step, StepKind, Strength, Technique
from desktop.session.commands import Load, Start
from desktop.session.compiler import compile_timeline
from desktop.session.engine import Engine
from desktop.session.timeline import Timeline

ADDITIONS = 1_000_000
ADVANCES = 100_000
LOOK_EVERY_MS = 50
STEPS = 12
TECHNIQUES = 24
"""As many as a routine may have: nothing longer can be written."""

Measure = tuple[str, float]


def longest_routine() -> tuple[Routine, dict[str, Technique]]:
    """A routine with as many techniques as it may have, of long techniques at the largest scale."""
    techniques = {f"technique_{number}": _technique(f"technique_{number}") for number in range(TECHNIQUES)}
    items = tuple(RoutineItem(technique=name, scale=2.0) for name in techniques)
    return Routine(id="longest", title="Longest", goal="Everything.", techniques=items), techniques


def calibration() -> Measure:
    """One million additions of whole numbers: the yardstick of this machine."""

    def add() -> None:
        total = 0
        for number in range(ADDITIONS):
            total += number

    return "1,000,000 additions", _best_s(add)


def compiling() -> Measure:
    """Compile the longest routine once."""
    routine, techniques = longest_routine()
    return "compile the longest routine", _best_s(lambda: compile_timeline(routine, techniques))


def advancing() -> Measure:
    """Look 100,000 times, twenty times in a second, as the player does."""
    timeline = compile_timeline(*longest_routine())
    return "100,000 advance calls", _best_s(lambda: _walk(timeline))


def ratios() -> list[tuple[str, float, float]]:
    """Every measure as (name, seconds, ratio to the calibration)."""
    measures = [calibration(), compiling(), advancing()]
    unit_s = measures[0][1]
    return [(name, seconds, seconds / unit_s) for name, seconds in measures]


def main() -> None:
    """Print the table."""
    for name, seconds, ratio in ratios():
        print(f"{name:<30} {1000 * seconds:9.2f} ms {ratio:8.2f} ×")


def _walk(timeline: Timeline) -> None:
    engine = Engine()
    engine.handle(Load(timeline), 0)
    engine.handle(Start(), 0)
    for now_ms in range(0, ADVANCES * LOOK_EVERY_MS, LOOK_EVERY_MS):
        engine.advance(now_ms)


def _best_s(work: Callable[[], object], rounds: int = 5) -> float:
    """The shortest of a few runs: what is left when nothing else disturbs."""
    times_s: list[float] = []
    for _ in range(rounds):
        begun_s = perf_counter()
        work()
        times_s.append(perf_counter() - begun_s)
    return min(times_s)


def _technique(name: str) -> Technique:
    return Technique(
        id=name,
        title=name,
        regions=("upper_back",),
        position=Position.SEATED,
        level=1,
        needs=(("hands",),),
        often="Daily.",
        evidence=Evidence(strength=Strength.NONE, claim="Nothing is known."),
        steps=tuple(_step(number) for number in range(STEPS)),
    )


def _step(number: int) -> Step:
    return Step(
        id=f"step_{number}",
        kind=StepKind.WORK,
        title=f"Step {number}",
        do="Do it.",
        say="Do it.",
        side=SideRule.EACH,
        duration_s=60,
        picture="sheet.motion",
    )


if __name__ == "__main__":
    main()
