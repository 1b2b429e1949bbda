"""Numbers and measures as they are said: "45 °C" is "forty-five degrees Celsius".

Knows neither sentences nor voices.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

# fmt: off
_ONES: Final = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)
# fmt: on
_TENS: Final = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")

_UNITS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        **dict.fromkeys(("s", "sec", "secs"), ("second", "seconds")),
        **dict.fromkeys(("min", "mins"), ("minute", "minutes")),
        **dict.fromkeys(("h", "hr", "hrs"), ("hour", "hours")),
        "ms": ("millisecond", "milliseconds"),
        "mm": ("millimetre", "millimetres"),
        "cm": ("centimetre", "centimetres"),
        "cm2": ("square centimetre", "square centimetres"),
        "m": ("metre", "metres"),
        "km": ("kilometre", "kilometres"),
        "mg": ("milligram", "milligrams"),
        "g": ("gram", "grams"),
        "kg": ("kilo", "kilos"),
        **dict.fromkeys(("ml", "mL"), ("millilitre", "millilitres")),
        **dict.fromkeys(("l", "L"), ("litre", "litres")),
        "tsp": ("teaspoon", "teaspoons"),
        "tbsp": ("tablespoon", "tablespoons"),
        **dict.fromkeys(("rep", "reps"), ("repetition", "repetitions")),
        "Hz": ("hertz", "hertz"),
        "°C": ("degree Celsius", "degrees Celsius"),
        "°F": ("degree Fahrenheit", "degrees Fahrenheit"),
        "°": ("degree", "degrees"),
        "%": ("per cent", "per cent"),
    }
)
"""What follows a number, and what is said for one and for more."""

_FRACTIONS: Final[Mapping[str, str]] = MappingProxyType(
    {"½": "half", "¼": "quarter", "¾": "three quarters", "⅓": "third", "⅔": "two thirds"}
)
_WRITTEN: Final[Mapping[str, str]] = MappingProxyType(
    {"1/2": "½", "1/4": "¼", "3/4": "¾", "1/3": "⅓", "2/3": "⅔"}
)

_NUMBER = r"\d{1,9}(?:\.\d{1,4})?"
_FREE = r"(?<![\w.,:/])"
"""Not within a longer word, number or time of day."""

_SLASHED = re.compile(rf"{_FREE}({_NUMBER})/({_NUMBER})(?![\w/])")
_RANGE = re.compile(rf"{_FREE}({_NUMBER})\s?[-–—]\s?(?={_NUMBER}(?![\w.]*[-–—]))")
_PRODUCT = re.compile(rf"{_FREE}({_NUMBER})\s?[×x]\s?(?=\d)")
_TIMES_BEFORE = re.compile(r"(?<!\w)[×x]\s?(?=\d)")
_TIMES_AFTER = re.compile(rf"{_FREE}({_NUMBER})\s?[×x](?!\w)")
_UNIT = "|".join(sorted(map(re.escape, _UNITS), key=len, reverse=True))
_FRACTION = "".join(_FRACTIONS)
_MEASURE = re.compile(
    rf"{_FREE}(?P<minus>(?<!\S)[-−])?(?:(?P<number>{_NUMBER})(?:\s?(?P<part>[{_FRACTION}]))?|(?P<only>[{_FRACTION}]))"
    rf"(?:\s?(?P<unit>{_UNIT})(?!\w)(?:\.(?=\s+[a-z]))?)?"
    r"(?!\w|[.,:/]\d)"
)


def in_words(number: str) -> str:
    """A number as it is said.

    Args:
        number: Digits, with a point and decimals or without.

    Returns:
        Its words; the digits themselves from a thousand on, since a voice knows years, and where they begin
        with a needless 0.
    """
    whole, _, decimals = number.partition(".")
    if len(whole) > 3 or (whole.startswith("0") and len(whole) > 1):
        return number
    words = _below_thousand(int(whole))
    if decimals:
        words += " point " + " ".join(_ONES[int(digit)] for digit in decimals)
    return words


def with_measures_in_words(text: str) -> str:
    """The text with its numbers, ranges, scores, factors and units as they are said."""
    text = _SLASHED.sub(_slashed, text)
    text = _PRODUCT.sub(r"\1 times ", text)
    text = _TIMES_AFTER.sub(r"\1 times", text)
    text = _TIMES_BEFORE.sub("times ", text)
    text = _RANGE.sub(r"\1 to ", text)
    return _MEASURE.sub(_measure, text)


def _below_thousand(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    if not hundreds:
        return _below_hundred(rest)
    words = f"{_ONES[hundreds]} hundred"
    return f"{words} and {_below_hundred(rest)}" if rest else words


def _below_hundred(number: int) -> str:
    if number < 20:
        return _ONES[number]
    tens, ones = divmod(number, 10)
    return f"{_TENS[tens - 2]}-{_ONES[ones]}" if ones else _TENS[tens - 2]


def _slashed(found: re.Match[str]) -> str:
    """A score of ten is "out of"; a half is a half; anything else is said one after the other."""
    left, right = found.groups()
    if right == "10":
        return f"{left} out of {right}"
    return _WRITTEN.get(found.group(), f"{left} {right}")


def _measure(found: re.Match[str]) -> str:
    number, part, only, unit = found.group("number", "part", "only", "unit")
    if only:
        return _fraction_of(only, unit)
    words = in_words(number)
    if part:
        words += " and " + _with_article(_FRACTIONS[part])
    if found["minus"]:
        words = f"minus {words}"
    if unit:
        words += " " + _UNITS[unit][0 if number == "1" and not part else 1]
    return words


def _fraction_of(fraction: str, unit: str | None) -> str:
    """Half a teaspoon, a quarter of a litre; without a unit a half."""
    name = _FRACTIONS[fraction]
    if unit is None:
        return _with_article(name)
    one = _UNITS[unit][0]
    article = "an" if one == "hour" else "a"
    if fraction == "½":
        return f"half {article} {one}"
    return f"{_with_article(name)} of {article} {one}"


def _with_article(fraction: str) -> str:
    return fraction if " " in fraction else f"a {fraction}"
