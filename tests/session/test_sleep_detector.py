"""Telling from two clocks that the machine slept."""

from desktop.session.sleep import SleepDetector


def test_the_first_look_is_no_sleep():
    assert SleepDetector().observe(0, 1_700_000_000_000) == 0


def test_clocks_that_go_together_are_no_sleep_however_long_the_gap():
    detector = SleepDetector()
    detector.observe(0, 50_000)
    assert detector.observe(3_600_000, 3_650_000) == 0


def test_a_wall_clock_more_than_five_seconds_ahead_is_a_sleep_once():
    detector = SleepDetector()
    detector.observe(0, 50_000)
    assert detector.observe(100, 60_101) == 10_001
    assert detector.observe(200, 60_201) == 0


def test_five_seconds_are_a_corrected_clock_and_a_little_more_is_a_sleep():
    detector = SleepDetector()
    detector.observe(0, 0)
    assert detector.observe(0, 5_000) == 0
    assert detector.observe(0, 10_001) == 5_001


def test_a_wall_clock_set_back_is_no_sleep_and_neither_is_its_return_to_pace():
    detector = SleepDetector()
    detector.observe(0, 3_600_000)
    assert detector.observe(1_000, 1_000) == 0
    assert detector.observe(2_000, 2_000) == 0
