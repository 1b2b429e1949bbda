"""Pieces of speech become one, without the silence around them."""

from array import array

import pytest

from desktop.sound.joining import joined, trimmed
from desktop.sound.voice import Speech, VoiceFailed

RATE_HZ = 1_000
"""One sample is a millisecond."""


def speech(*stretches: tuple[int, int]) -> Speech:
    """Stretches of a value, each so many samples long."""
    return Speech(array("h", [value for value, count in stretches for _ in range(count)]).tobytes(), RATE_HZ)


def test_silence_at_the_ends_is_cut_to_a_few_milliseconds() -> None:
    cut = trimmed(speech((3, 200), (9_000, 50), (0, 100), (-9_000, 50), (-5, 300)))
    assert cut == speech((3, 4), (9_000, 50), (0, 100), (-9_000, 50), (-5, 4))


def test_what_is_all_silent_is_nothing() -> None:
    assert trimmed(speech((10, 500))).samples == b""
    assert trimmed(speech()).samples == b""


def test_a_speech_without_silence_stays_as_it_is() -> None:
    loud = speech((-32_768, 1), (32_767, 20))
    assert trimmed(loud) == loud


def test_the_pauses_between_pieces_are_exactly_ours() -> None:
    both = joined([(speech((0, 90), (5_000, 10), (0, 90)), 350), (speech((6_000, 20)), 0)])
    assert both == speech((0, 4), (5_000, 10), (0, 4), (0, 350), (6_000, 20))
    assert both.length_ms == 388


def test_pieces_of_different_rates_are_refused_and_not_played_too_high_or_too_low() -> None:
    other = Speech(speech((6_000, 20)).samples, 2 * RATE_HZ)
    with pytest.raises(VoiceFailed, match="sampling rate"):
        joined([(speech((5_000, 10)), 350), (other, 0)])


def test_a_length_is_rounded_up() -> None:
    assert Speech(bytes(2 * 1_001), 22_050).length_ms == 46
    assert Speech(b"", 22_050).length_ms == 0
