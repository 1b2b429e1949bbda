"""What sounds behind speech is lowered before it, stays low between sentences, and comes back slowly."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.sound.ducking import Ducker, Span

MS = 48
LOW = 10 ** (-9 / 20)


def gains(spans: list[Span], length_ms: int, sizes: list[int]) -> np.ndarray:
    """The gain of every frame, each span told no earlier than it may be."""
    ducker, first, pieces, turn = Ducker(), 0, [], 0
    while first < length_ms * MS:
        size = min(sizes[turn % len(sizes)], length_ms * MS - first)
        known = [span for span in spans if span.begin < first + size + 250 * MS and span.end > first]
        pieces.append(np.broadcast_to(ducker.over(first, size, known), size))
        first += size
        turn += 1
    return np.concatenate(pieces)


def in_ms(begin_ms: int, end_ms: int) -> Span:
    return Span(begin_ms * MS, end_ms * MS)


def test_the_curve_around_a_sentence():
    gain = gains([in_ms(1_000, 2_000)], 5_000, [960])[::MS]
    assert (gain[:750] == 1.0).all()
    assert gain[875] == pytest.approx(10 ** (-4.5 / 20), abs=0.01)
    np.testing.assert_allclose(gain[1_000:3_250], LOW, atol=1e-6)
    assert gain[3_550] == pytest.approx(10 ** (-4.5 / 20), abs=0.01)
    assert (gain[3_851:] == 1.0).all()
    assert (np.diff(gain[:1_000]) <= 0).all()
    assert (np.diff(gain[2_000:]) >= 0).all()


def test_nothing_is_heard_to_step():
    gain = gains([in_ms(300, 500), in_ms(2_300, 2_400)], 5_000, [960])
    assert (
        np.abs(np.diff(20 * np.log10(gain))).max() * MS < 0.06
    )  # dB in a millisecond: 9 dB in 250 ms at its steepest


@pytest.mark.parametrize(("gap_ms", "steady"), [(100, True), (1_500, True), (1_700, False)])
def test_between_sentences_that_are_close_it_stays_low(gap_ms, steady):
    gain = gains([in_ms(500, 1_000), in_ms(1_000 + gap_ms, 2_000 + gap_ms)], 4_000, [960])
    between = gain[1_000 * MS : (1_000 + gap_ms) * MS]
    assert (between.max() < LOW + 1e-6) == steady


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 6_000), st.integers(1, 2_000)), max_size=4),
    st.lists(st.integers(200, 5_000), min_size=1, max_size=4),
)
def test_the_size_of_the_blocks_changes_nothing(speech, sizes):
    spans = [in_ms(begin, begin + length) for begin, length in speech]
    np.testing.assert_allclose(gains(spans, 8_000, sizes), gains(spans, 8_000, [960]), atol=1e-6)


def test_speech_that_nobody_knew_of_lowers_it_from_its_beginning():
    ducker = Ducker()
    assert ducker.over(0, 1_000, []) == 1.0
    gain = np.broadcast_to(ducker.over(1_000, 20_000, [Span(1_000, 50_000)]), 20_000)
    assert gain[0] > 0.999
    assert gain[12_000] == pytest.approx(LOW)


def test_speech_that_is_cut_lets_it_come_back_sooner():
    ducker = Ducker()
    ducker.over(0, 24_000, [in_ms(0, 60_000)])
    ducker.over(24_000, 48_000, [in_ms(0, 520)])
    assert ducker.over(72_000, 96_000, [])[-1] == 1.0
