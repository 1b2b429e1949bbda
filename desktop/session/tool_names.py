"""What to call the tools of a technique, to a person who has some of them. Knows no screen and no voice."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from desktop.model.technique import Step, Technique
from desktop.model.tool import Tool, ToolRole

_ASIDE = re.compile(r"\s*\([^)]*\)")
_SPLIT = re.compile(r",|:|\bor\b")


def titles_worth_naming(tools: Mapping[str, Tool]) -> Mapping[str, str]:
    """The titles of the tools that one can have or not have, by id: everything but one's hands."""
    return MappingProxyType(
        {tool.id: tool.title for tool in tools.values() if tool.role is not ToolRole.ALWAYS}
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ToolNames:
    """Names tools as a person knows them, in lower case.

    Attributes:
        titles: The titles of the tools worth naming, by id; tools that are not here are never named.
        owned: The ids of the tools that the person has: of tools that can stand in for each other only
            those are named, or all when none of them is there.
    """

    titles: Mapping[str, str]
    owned: frozenset[str]

    def in_use(self, step: Step, technique: Technique) -> tuple[str, ...]:
        """What a step uses, each thing once."""
        groups = [[tool for tool in group if tool in step.tools] for group in technique.needs]
        grouped = {tool for group in groups for tool in group}
        return self._named([*groups, *([tool] for tool in step.tools if tool not in grouped)])

    def tools(self, technique: Technique) -> tuple[str, ...]:
        """The tools to work with in a technique."""
        return self._named(technique.needs)

    def needed(self, technique: Technique) -> tuple[str, ...]:
        """What to have at hand for a technique: its tools, then the things of a household."""
        return self._named([*technique.needs, *((tool,) for tool in technique.household)])

    def _named(self, groups: Iterable[Sequence[str]]) -> tuple[str, ...]:
        return tuple(name for name in map(self._name, groups) if name)

    def _name(self, group: Sequence[str]) -> str:
        """The tools that can stand in for each other, joined by "or"."""
        at_hand = [tool for tool in group if tool in self.owned] or group
        titles = [self.titles[tool].lower() for tool in at_hand if tool in self.titles]
        return ", ".join(titles[:-1]) + " or " + titles[-1] if len(titles) > 1 else "".join(titles)


def as_spoken(name: str) -> str:
    """A name without what stands in brackets: "massage cane" for "massage cane (S-hook)"."""
    return _ASIDE.sub("", name)


def is_named_in(name: str, text: str) -> bool:
    """Whether a text speaks of a tool by the last word of any of its names: a "tennis ball" by "ball"."""
    spoken = {_singular(word) for word in re.findall(r"\w+", text.lower())}
    names = (part.split() for part in _SPLIT.split(as_spoken(name)))
    return any(_singular(words[-1]) in spoken for words in names if words)


def _singular(word: str) -> str:
    return word.removesuffix("s")
