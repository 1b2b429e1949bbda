"""Files of content against each other: ids that clash, rules across files, and ids that name nothing.

What is left holds together: every id in a usable entry names a usable entry. Knows no disk and no YAML.
"""

from collections import deque
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, TypeAlias

from desktop.library.decoder import Reference, did_you_mean
from desktop.library.loading import LoadedEntry, LoadedFile
from desktop.library.rules import Shelf, findings
from desktop.library.scalars import shortened, visible
from desktop.library.tree import Located, place_of
from desktop.model.motion import PoseSheet
from desktop.model.problem import Problem

Things: TypeAlias = Mapping[str, Mapping[str, Any]]
"""Values by what they are ("tool", "technique") and by their id."""

_NOTHING: Things = MappingProxyType({})
_UNKNOWN_HINT = "Check the spelling, or add it first."
_LONGEST_SENTENCE = 400
_MOST_COMPARED = 50_000
"""How many words are compared with unknown ones to find near ones; it takes about half a second."""

_PICTURE = "picture"
_POSE_SHEET = "pose sheet"


@dataclass(slots=True, eq=False)
class _Candidate:
    """An entry on its way into the catalogue."""

    entry: LoadedEntry
    file: LoadedFile
    usable: bool

    def refuse(self, line: int, column: int, message: str, hint: str) -> None:
        """Adds a problem, after which the entry is not used."""
        self.file.problems.append(Problem(self.file.path, line, column, message, hint))
        self.usable = False


def link(files: Sequence[LoadedFile], known: Things = _NOTHING, *, pictures: bool = True) -> Things:
    """Checks the files against each other and adds to their problems what is wrong.

    Args:
        files: The files, in the order of precedence: of two entries with the same id the first one counts.
        known: Things that the files may name besides each other.
        pictures: Whether to check that pictures exist; pointless when no pose sheets were loaded.

    Returns:
        What can be used, by thing and id, in the order of the files.
    """
    linker = _Linker(known)
    # A file that cannot be used takes no id away from one that can.
    for file in sorted(files, key=_is_spoiled):
        linker.add(file)
    linker.apply_rules()
    linker.check_references(pictures=pictures)
    return linker.usable_things()


def _is_spoiled(file: LoadedFile) -> bool:
    """Whether a file of one thing has problems; a list may have some and still hold good things."""
    return file.kind is not None and not file.kind.is_list and bool(file.problems)


class _Linker:
    def __init__(self, known: Things) -> None:
        self._known = known
        self._candidates: list[_Candidate] = []
        self._by_name: dict[tuple[str, str], _Candidate] = {}
        self._compared = 0

    def add(self, file: LoadedFile) -> None:
        """Takes the entries of a file; one whose id is taken already is not used."""
        spoiled = _is_spoiled(file)
        for entry in file.entries:
            candidate = _Candidate(entry, file, usable=entry.value is not None and not spoiled)
            self._candidates.append(candidate)
            if entry.id is None:
                continue
            first = self._by_name.setdefault((entry.thing, entry.id), candidate)
            if first is not candidate:
                line, _ = place_of(first.entry.node, ("id",))
                used_in = f"{visible(first.file.path)}:{line}"
                message = f"The id '{shortened(entry.id)}' is already used in {used_in}."
                hint = f"Give this {entry.thing} an id of its own."
                candidate.refuse(*place_of(entry.node, ("id",)), message, hint)

    def apply_rules(self) -> None:
        """Complains of what the rules find, in good records of bad entries too."""
        shelf = Shelf(
            tools=self._decoded("tool"),
            regions=self._decoded("region"),
            techniques=self._decoded("technique"),
            poses=self._decoded(_POSE_SHEET),
        )
        for candidate in self._candidates:
            for record in candidate.entry.records:
                for finding in findings(record.value, shelf):
                    # Rules quote names as the author wrote them, and list them all.
                    words = (shortened(said, _LONGEST_SENTENCE) for said in (finding.message, finding.hint))
                    candidate.refuse(*place_of(record.node, finding.at), *words)

    def check_references(self, *, pictures: bool) -> None:
        """Complains of ids that name nothing, then of ids whose thing cannot be used."""
        references = [
            (candidate, reference)
            for candidate in self._candidates
            for reference in candidate.entry.references
            if pictures or reference.kind != _PICTURE
        ]
        names = {kind: self._names(kind) for kind in {reference.kind for _, reference in references}}
        for candidate, reference in references:
            if reference.id not in names[reference.kind]:
                message = f"There is no {reference.kind} '{shortened(reference.id)}'."
                hint = self._near(reference.id, names[reference.kind])
                candidate.refuse(reference.line, reference.column, message, hint)
        self._refuse_what_rests_on_refused(references)

    def _refuse_what_rests_on_refused(self, references: Sequence[tuple[_Candidate, Reference]]) -> None:
        """Refuses what names something that cannot be used, then what names that, until nothing changes."""
        resting: dict[_Candidate, list[tuple[_Candidate, Reference]]] = {}
        for candidate, reference in references:
            target = self._target(reference)
            if target is not None:
                resting.setdefault(target, []).append((candidate, reference))
        refused = deque(candidate for candidate in self._candidates if not candidate.usable)
        while refused:
            target = refused.popleft()
            for candidate, reference in resting.get(target, ()):
                if not candidate.usable:
                    continue
                candidate.usable = False
                refused.append(candidate)
                # In one and the same file, what is wrong with the target is told already.
                if target.file is not candidate.file:
                    message = f"The {reference.kind} '{shortened(reference.id)}' cannot be used as it is."
                    hint = f"First mend the problems of {visible(target.file.path)}."
                    candidate.refuse(reference.line, reference.column, message, hint)

    def _near(self, word: str, known: Collection[str]) -> str:
        """A hint with the nearest known word, as long as looking for it does not keep people waiting."""
        self._compared += len(known)
        hint = did_you_mean(word, known) if self._compared <= _MOST_COMPARED else ""
        return hint or _UNKNOWN_HINT

    def usable_things(self) -> Things:
        """What can be used, by thing and id."""
        things: dict[str, dict[str, Any]] = {}
        for (thing, name), candidate in self._by_name.items():
            if candidate.usable:
                things.setdefault(thing, {})[name] = candidate.entry.value
        return {thing: MappingProxyType(values) for thing, values in things.items()}

    def _decoded(self, thing: str) -> Mapping[str, Any]:
        """Every value of that sort that could be made, whatever else is wrong with it."""
        found = {
            name: candidate.entry.value
            for (sort, name), candidate in self._by_name.items()
            if sort == thing and candidate.entry.value is not None
        }
        return {**self._known.get(thing, {}), **found}

    def _names(self, kind: str) -> frozenset[str]:
        """All ids that such a reference may name, whether or not what they name is good."""
        if kind != _PICTURE:
            here = {name for thing, name in self._by_name if thing == kind}
            return frozenset(here.union(self._known.get(kind, ())))
        known: Mapping[str, PoseSheet] = self._known.get(_POSE_SHEET, {})
        return frozenset(
            [f"{sheet.id}.{motion}" for sheet in known.values() for motion in sheet.motions]
            + [
                f"{name}.{motion}"
                for (thing, name), candidate in self._by_name.items()
                if thing == _POSE_SHEET
                for motion in _motions_in(candidate.entry.node)
            ]
        )

    def _target(self, reference: Reference) -> _Candidate | None:
        """The entry that a reference names; None when it is none of these files."""
        if reference.kind == _PICTURE:
            return self._by_name.get((_POSE_SHEET, reference.id.partition(".")[0]))
        return self._by_name.get((reference.kind, reference.id))


def _motions_in(sheet: Located) -> Collection[str]:
    """The names of the motions of a pose sheet, whether or not they are good."""
    entry = sheet.value.get("motions") if isinstance(sheet.value, Mapping) else None
    return entry.node.value if entry is not None and isinstance(entry.node.value, Mapping) else ()
