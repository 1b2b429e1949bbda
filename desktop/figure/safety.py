"""The safety check: what is wrong with a step as it is drawn. One call, for tests and for every author.

The picture and the back map come from the same body, so what is refused here is refused in the text as well.
Knows no file, no place in one, and no words.
"""

from desktop.figure.safety_body import body_faults
from desktop.figure.safety_faults import Drawn, Fault, Moment, Rules, worst_of
from desktop.figure.safety_pressing import pressing_faults

MOMENTS = 24
"""How many even moments of a loop are looked at, besides its key poses."""


def faults_of(drawn: Drawn, rules: Rules) -> tuple[Fault, ...]:
    """Return everything that is wrong with a step, each thing at the moment when it is worst.

    Args:
        drawn: The step and its picture; a scene of either side gives the same answer.
        rules: Regions, zones and tools to judge by.
    """
    # A key pose may be shorter than the time between two even moments.
    shares = {k / MOMENTS for k in range(MOMENTS)} | {key.at % 1.0 for key in drawn.motion.keys}
    moments = tuple(_moment(drawn, share) for share in sorted(shares))
    return worst_of([*pressing_faults(drawn, moments, rules), *body_faults(drawn, moments)])


def _moment(drawn: Drawn, share: float) -> Moment:
    time_s = share * drawn.scene.loop_s
    helper = drawn.scene.partner_at(time_s) if drawn.motion.helper else None
    return Moment(share, drawn.scene.body_at(time_s), helper)
