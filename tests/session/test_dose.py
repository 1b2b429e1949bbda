"""Scaling a dose: what is scaled, how it is rounded, where it stops."""

import pytest

from desktop.session.dose import Dose, scaled_dose
from tests.session.session_content import make_step


@pytest.mark.parametrize(
    ("seconds", "scale", "expected_s"),
    [
        (40, 1.0, 40),
        (40, 0.5, 20),
        (45, 0.9, 41),  # 40.5: halves go up
        (45, 0.5, 23),  # 22.5
        (15, 0.3, 10),  # 4.5 is below the shortest
        (20, 0.25, 10),
        (8, 0.5, 8),  # shorter than the shortest from the start
        (8, 2.0, 16),
        (5, 1.5, 8),
        (30, 2.0, 60),
    ],
)
@pytest.mark.parametrize("kind", ["work", "rest"])
def test_seconds_are_scaled_to_whole_seconds_and_not_below_ten(kind, seconds, scale, expected_s):
    dose = scaled_dose(make_step("hold", kind, seconds=seconds), scale)
    assert dose == Dose(duration_ms=1000 * expected_s)


@pytest.mark.parametrize(
    ("repetitions", "scale", "expected"),
    [
        (8, 1.0, 8),
        (10, 0.3, 3),
        (50, 1.1, 55),  # 55.00000000000001 in binary floating point
        (10, 0.8, 8),  # the binary number nearest to 0.8 lies above it
        (10, 0.7, 7),
        (20, 1.15, 23),
        (5, 0.9, 5),
        (8, 0.9, 8),
        (6, 0.35, 3),
        (5, 0.25, 3),  # 1.25 is below the fewest
        (2, 0.5, 2),  # fewer than the fewest from the start
        (2, 2.0, 4),
        (5, 1.1, 6),
    ],
)
def test_repetitions_are_scaled_upwards_and_not_below_three(repetitions, scale, expected):
    dose = scaled_dose(make_step("roll", times=(repetitions, 5)), scale)
    assert dose == Dose(duration_ms=5000 * expected, repetitions=expected, repetition_ms=5000)


@pytest.mark.parametrize("kind", ["setup", "check"])
@pytest.mark.parametrize("scale", [0.25, 2.0])
def test_setup_and_check_are_never_scaled(kind, scale):
    assert scaled_dose(make_step("sit", kind, seconds=20), scale).duration_ms == 20_000
    assert scaled_dose(make_step("look", kind, times=(4, 5)), scale).repetitions == 4


def test_a_step_without_a_dose_is_a_fault():
    with pytest.raises(ValueError, match="step empty has no dose"):
        scaled_dose(make_step("empty"), 1.0)
