"""The clock that the window and the sound process share."""

import sys
import time

import pytest

from desktop.system.clock import exact_ms, monotonic_ms, steady_ns


@pytest.mark.parametrize(
    ("platform", "source"),
    [("win32", time.perf_counter_ns), ("linux", time.monotonic_ns), ("darwin", time.monotonic_ns)],
)
def test_the_clock_is_as_exact_as_a_system_has_one_for_all_processes(platform, source):
    assert steady_ns(platform) is source


def test_both_readings_are_of_one_clock():
    before_ms = monotonic_ms()
    between_ms = exact_ms()
    assert before_ms <= between_ms <= monotonic_ms() + 1
    assert before_ms == pytest.approx(steady_ns(sys.platform)() / 1e6, abs=1000)
