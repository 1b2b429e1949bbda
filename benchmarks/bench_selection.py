"""Filtering ten thousand routines by a choice of tools, against walking over as many rows; each has 16 ms."""

import random
import statistics
import time

from desktop.library.selection import Selector, Wish
from desktop.model.shelf import Row

ROUTINES = 10_000
TOOLS = tuple(f"tool_{number}" for number in range(24))
GROUPS = 250
"""More different groups of tools than hundreds of techniques have between them."""

BOUND_MS = 16.0
WISHES = 60


def rows(chance: random.Random) -> tuple[Row, ...]:
    """Routines that need one to three of the groups, each of one to three tools."""
    groups = [tuple(chance.sample(TOOLS, chance.randint(1, 3))) for _ in range(GROUPS)]
    return tuple(
        Row(
            id=f"routine_{number}",
            needs=tuple(chance.sample(groups, chance.randint(1, 3))),
            regions=("upper_back",),
            floor=chance.random() < 0.3,
            duration_ms=chance.randint(120, 1500) * 1000,
            parts=(),
        )
        for number in range(ROUTINES)
    )


def main() -> None:
    """Prints the median and the longest answer."""
    chance = random.Random(7)
    made = rows(chance)
    begun = time.perf_counter()
    selector = Selector(made, TOOLS)
    built_ms = (time.perf_counter() - begun) * 1000
    answers_ms: list[float] = []
    walks_ms: list[float] = []
    for _ in range(WISHES):
        owned = frozenset(chance.sample(TOOLS, chance.randint(0, 12)))
        begun = time.perf_counter()
        selector.select(Wish(owned=owned))
        answers_ms.append((time.perf_counter() - begun) * 1000)
        begun = time.perf_counter()
        _ = [row.id for row in made if row.floor]
        walks_ms.append((time.perf_counter() - begun) * 1000)
    walk_ms = statistics.median(walks_ms)
    print(f"  {len(made)} routines, made ready once: {built_ms:.0f} ms")
    for name, took_ms in (("median", statistics.median(answers_ms)), ("longest", max(answers_ms))):
        ratio = took_ms / walk_ms
        print(f"  a choice of tools, {name}: {took_ms:.1f} ms, {ratio:.0f}× a walk (bound {BOUND_MS:.0f} ms)")


if __name__ == "__main__":
    main()
