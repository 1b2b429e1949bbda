"""The kinds of files of content: where each lies, what it holds, and how a file tells its kind."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType

from desktop.library.declaration import Field, Listing, Record, Untold, record_of
from desktop.library.tree import Located
from desktop.model.about import About
from desktop.model.condition import Condition
from desktop.model.knowledge import Answer, Claim, RedFlag, StopRule
from desktop.model.motion import PoseSheet
from desktop.model.region import Region, Zone
from desktop.model.routine import Routine
from desktop.model.source import Source
from desktop.model.technique import Technique
from desktop.model.tool import Tool


class Kind(StrEnum):
    """What a file of content holds; the value is the name of its JSON Schema."""

    TOOLS = "tools"
    REGIONS = "regions"
    ZONES = "zones"
    CONDITIONS = "conditions"
    SOURCES = "sources"
    ANSWERS = "answers"
    CLAIMS = "claims"
    RED_FLAGS = "red_flags"
    STOP_RULES = "stop_rules"
    TECHNIQUE = "technique"
    ROUTINE = "routine"
    POSES = "poses"


@dataclass(frozen=True, slots=True)
class FileKind:
    """How files of one kind are made.

    Attributes:
        kind: The kind.
        entry: The dataclass of what it holds.
        thing: What one entry is called; the same word that ``About.names`` uses.
        folder: The name of the folder that such files lie in.
        is_list: Whether the file is one list under the name of the kind; else it is a single entry whose id
            is the name of the file.
    """

    kind: Kind
    entry: type
    thing: str
    folder: str
    is_list: bool

    @property
    def shape(self) -> Record:
        """The shape of one entry."""
        return record_of(self.entry)

    @property
    def outer_shape(self) -> Record:
        """The shape of the whole file of a list, its items left to be decoded one by one."""
        items = Listing(About("", min_items=1), Untold(), distinct=False)
        field = Field(self.kind.value, items, About(f"All {self.kind}."), required=True, default=None)
        fields = MappingProxyType({self.kind.value: field})
        return Record(dict, f"file of {self.kind}", f"All {self.kind} of the catalogue.", fields)


FILE_KINDS: Mapping[Kind, FileKind] = MappingProxyType(
    {
        each.kind: each
        for each in (
            FileKind(Kind.TOOLS, Tool, "tool", "catalog", is_list=True),
            FileKind(Kind.REGIONS, Region, "region", "catalog", is_list=True),
            FileKind(Kind.ZONES, Zone, "zone", "catalog", is_list=True),
            FileKind(Kind.CONDITIONS, Condition, "condition", "catalog", is_list=True),
            FileKind(Kind.SOURCES, Source, "source", "catalog", is_list=True),
            FileKind(Kind.ANSWERS, Answer, "answer", "catalog", is_list=True),
            FileKind(Kind.CLAIMS, Claim, "claim", "catalog", is_list=True),
            FileKind(Kind.RED_FLAGS, RedFlag, "red flag", "catalog", is_list=True),
            FileKind(Kind.STOP_RULES, StopRule, "stop rule", "catalog", is_list=True),
            FileKind(Kind.POSES, PoseSheet, "pose sheet", "poses", is_list=False),
            FileKind(Kind.TECHNIQUE, Technique, "technique", "techniques", is_list=False),
            FileKind(Kind.ROUTINE, Routine, "routine", "routines", is_list=False),
        )
    }
)
"""Every kind, in the order in which files of it can be understood: what is named comes first."""


def kind_of(path: Path, root: Located) -> FileKind | None:
    """The kind of a file, told from its folder, else from its fields; None when neither tells."""
    folder = path.absolute().parent.name
    for each in FILE_KINDS.values():
        if each.folder == folder and (not each.is_list or each.kind == path.stem):
            return each
    keys = set(root.value) if isinstance(root.value, Mapping) else set[str]()
    for each in FILE_KINDS.values():
        if each.is_list and each.kind in keys and len(keys) == 1:
            return each
    single = [each for each in FILE_KINDS.values() if not each.is_list]
    best = max(reversed(single), key=lambda each: len(keys & _own_fields(each)))
    return best if keys & _own_fields(best) else None


def _own_fields(kind: FileKind) -> set[str]:
    """The fields of an entry, save the id that every kind has."""
    return set(kind.shape.fields) - {"id"}
