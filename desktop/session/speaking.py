"""How a session is to be spoken: how much, by which voice, for whose tools. Values; renders nothing."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from desktop.model.speech import Amount, Line, MeasureLine
from desktop.model.units import DurationMs
from desktop.session.tool_names import ToolNames

_WORDS_PER_MINUTE = 140
"""The calm pace of the slowest voice that comes with the app."""
_BETWEEN_SENTENCES_MS = 350
"""What that voice waits between two sentences."""
_WORD = re.compile(r"[^\W\d]+(?:['’][^\W\d]+)*|\d")
_SENTENCE_END = re.compile(r"[.!?:](?=\s)")


def estimated_ms(line: Line) -> DurationMs:
    """How long a line takes, told from its words alone: rather too long than too short.

    Words at 140 a minute, a digit as a word, and 350 ms between sentences. Over all instructions that come
    with the app, espeak-ng at 140 words a minute takes 86 % of it on average; only lists of two or three
    words each, with a comma after them, take longer than this says.
    """
    words = len(_WORD.findall(line.text))
    return words * 60_000 // _WORDS_PER_MINUTE + _BETWEEN_SENTENCES_MS * len(_SENTENCE_END.findall(line.text))


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaking:
    """How a person wants a session to be spoken.

    Attributes:
        amount: How much is said.
        measure: How long the voice takes to say a line; estimated from its words at first.
        breathing: Whether soft tones pace the breath.
        tool_titles: The titles of the tools worth naming, by id (`tool_names.titles_worth_naming`).
        owned: The ids of the tools that the person has.
    """

    amount: Amount = Amount.FULL
    measure: MeasureLine = estimated_ms
    breathing: bool = False
    tool_titles: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    owned: frozenset[str] = frozenset()

    @property
    def tools(self) -> ToolNames:
        """What to call the tools."""
        return ToolNames(titles=self.tool_titles, owned=self.owned)


IN_FULL: Final = Speaking()
"""Everything is said, by a voice whose lengths are estimated, without the names of tools."""
