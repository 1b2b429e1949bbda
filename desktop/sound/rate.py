"""The one rate of the house, for all who count frames. Knows neither samples nor files."""

RATE_HZ = 48_000
"""How many frames make a second, in the cue sounds and in everything that is mixed."""

FRAMES_PER_MS = RATE_HZ // 1000
"""How many frames make a millisecond: a whole number, so that every millisecond has a frame of its own."""
