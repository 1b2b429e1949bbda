"""How long a step lasts at a given scale. Knows steps, no timeline."""

import math
from dataclasses import dataclass
from fractions import Fraction

from desktop.model.technique import Step, StepKind
from desktop.model.units import DurationMs

_SCALED_KINDS = frozenset({StepKind.WORK, StepKind.REST})
_SHORTEST_S = 10
_FEWEST_REPETITIONS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Dose:
    """The dose of one step play.

    Attributes:
        duration_ms: How long it lasts.
        repetitions: How often; None for a step dosed in seconds.
        repetition_ms: How long one repetition takes; None for a step dosed in seconds.
    """

    duration_ms: DurationMs
    repetitions: int | None = None
    repetition_ms: DurationMs | None = None


def scaled_dose(step: Step, scale: float) -> Dose:
    """The dose of a step for one side, shortened or lengthened.

    Only work and rest steps are scaled. Seconds are rounded to whole seconds, halves up, and do not fall
    below 10; repetitions are rounded up and do not fall below 3. A dose that is smaller than that from
    the start stays as it is when it would be shortened.

    Args:
        step: The step.
        scale: What to multiply its dose by, as the routine says it.

    Raises:
        ValueError: The step has neither seconds nor repetitions with their length.
    """
    # The decimal number that the author wrote, not the binary one nearest to it: 50 × 1.1 is 55, and
    # not the trace above it that would be rounded up to 56.
    factor = Fraction(str(scale)) if step.kind in _SCALED_KINDS else Fraction(1)
    if step.duration_s is not None:
        wanted_s = math.floor(step.duration_s * factor + Fraction(1, 2))
        return Dose(duration_ms=1000 * max(wanted_s, min(_SHORTEST_S, step.duration_s)))
    if step.repetitions is None or step.repetition_s is None:
        raise ValueError(f"step {step.id} has no dose")
    wanted = math.ceil(step.repetitions * factor)
    repetitions = max(wanted, min(_FEWEST_REPETITIONS, step.repetitions))
    repetition_ms = 1000 * step.repetition_s
    return Dose(duration_ms=repetitions * repetition_ms, repetitions=repetitions, repetition_ms=repetition_ms)
