"""The catalogue: all files of content and of the user, loaded, checked and joined.

Bad input is data: a file with problems never stops the rest. Knows no Qt and no minutes.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeAlias

from desktop.library.files import content_files, content_files_below, real_path
from desktop.library.kinds import FILE_KINDS, FileKind, Kind
from desktop.library.linking import Things, link
from desktop.library.loading import LoadedFile, load_file
from desktop.library.rules import Keys
from desktop.library.tree import place_of
from desktop.model.catalogue import BrokenFile, Catalogue
from desktop.model.problem import Problem

_EMPTY: Mapping[str, Any] = MappingProxyType({})
_MOST_OWN: Mapping[Kind, int] = MappingProxyType({Kind.ROUTINE: 1_000, Kind.TECHNIQUE: 50, Kind.POSES: 50})
"""How many files of each kind the user may have; techniques are drawn before use, which takes time."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Files that were read to be checked.

    Attributes:
        files: The files, each with its problems.
        things: What can be used of them, by thing ("technique", "pose sheet") and id.
    """

    files: tuple[LoadedFile, ...]
    things: Things

    def problems(self) -> tuple[Problem, ...]:
        """Every problem, file by file in the order of the paths, line by line."""
        return tuple(problem for file in self.files for problem in file.told_problems())

    def refuse(self, thing: str, name: str, at: Keys, message: str, hint: str) -> bool:
        """Adds a problem to the file of a thing; returns whether any of the files holds that thing.

        Args:
            thing: "technique", "pose sheet".
            name: Its id.
            at: The way from it to what is wrong: names of fields and 0-based numbers of items.
            message: What is wrong, one sentence.
            hint: How to mend it, one sentence.
        """
        for file in self.files:
            for entry in file.entries:
                if (entry.thing, entry.id) == (thing, name):
                    file.problems.append(Problem(file.path, *place_of(entry.node, at), message, hint))
                    return True
        return False


Judge: TypeAlias = Callable[[Reading, Catalogue], None]
"""Looks at files with all that they may name, and adds to them what is wrong."""


def load_catalogue(
    content: Path,
    poses: Path | None,
    own_routines: Path | None = None,
    *,
    own_techniques: Path | None = None,
    own_poses: Path | None = None,
    judge: Judge | None = None,
) -> Catalogue:
    """Loads everything that the app knows.

    Args:
        content: The folder with our routines and, below it, ``techniques`` and ``catalog``.
        poses: The folder with pose sheets; without it no pictures are loaded or checked.
        own_routines: The folder with the user's routines; like the next two, it need not exist.
        own_techniques: The folder with the user's techniques.
        own_poses: The folder with the pictures of these.
        judge: Has the last word on techniques and pictures of the user; what it refuses is not used.

    Returns:
        All that is good, each id in it naming something in it, and each file that has problems. Ours comes
        before the user's, then the order is by file name.
    """
    ours = [
        *(
            load_file(content / kind.folder / f"{kind.kind}.yaml", kind)
            for kind in FILE_KINDS.values()
            if kind.is_list
        ),
        *(_load_folder(poses, FILE_KINDS[Kind.POSES]) if poses is not None else ()),
        *_load_folder(content / "techniques", FILE_KINDS[Kind.TECHNIQUE]),
        *_load_folder(content, FILE_KINDS[Kind.ROUTINE]),
    ]
    folders = ((own_poses, Kind.POSES), (own_techniques, Kind.TECHNIQUE), (own_routines, Kind.ROUTINE))
    own = [
        file
        for folder, kind in folders
        if folder is not None
        for file in _load_folder(folder, FILE_KINDS[kind], own=True)
    ]
    files = [*ours, *own]
    things = link(files, pictures=poses is not None)
    if judge is not None and _are_judged(own, things, _catalogue(files, things), judge):
        # What was refused takes with it what rests on it; all else is told a second time, and kept once.
        things = link(files, pictures=poses is not None)
        for file in files:
            file.problems[:] = dict.fromkeys(file.problems)
    return _catalogue(files, things)


def _catalogue(files: Sequence[LoadedFile], things: Things) -> Catalogue:
    routines = things.get("routine", _EMPTY)
    own = {entry.id for file in files if file.own for entry in file.entries if not file.problems}
    return Catalogue(
        tools=things.get("tool", _EMPTY),
        regions=things.get("region", _EMPTY),
        zones=things.get("zone", _EMPTY),
        conditions=things.get("condition", _EMPTY),
        sources=things.get("source", _EMPTY),
        answers=things.get("answer", _EMPTY),
        claims=things.get("claim", _EMPTY),
        red_flags=things.get("red flag", _EMPTY),
        stop_rules=things.get("stop rule", _EMPTY),
        techniques=things.get("technique", _EMPTY),
        poses=things.get("pose sheet", _EMPTY),
        routines=routines,
        own_routines=frozenset(name for name in routines if name in own),
        broken=tuple(
            BrokenFile(path=file.path, problems=file.told_problems()) for file in files if file.problems
        ),
    )


def _are_judged(own: Sequence[LoadedFile], things: Things, catalogue: Catalogue, judge: Judge) -> bool:
    """Has techniques and pictures of the user judged; returns whether something was refused."""
    found: dict[str, dict[str, Any]] = {}
    for entry in (entry for file in own for entry in file.entries):
        drawn = entry.thing in {FILE_KINDS[Kind.TECHNIQUE].thing, FILE_KINDS[Kind.POSES].thing}
        if drawn and entry.id is not None and things.get(entry.thing, _EMPTY).get(entry.id) is entry.value:
            found.setdefault(entry.thing, {})[entry.id] = entry.value
    if not found:
        return False
    before = sum(len(file.problems) for file in own)
    judge(Reading(tuple(own), found), catalogue)
    return sum(len(file.problems) for file in own) > before


def read_paths(paths: Sequence[Path], catalogue: Catalogue) -> Reading:
    """Reads the given files and checks them against each other and against the catalogue.

    Args:
        paths: Files, and folders that are walked. The kind of a file is told from its folder, else from its
            fields.
        catalogue: What the files may name besides each other. Pictures are checked when it has pose sheets.
    """
    files = tuple(_load_paths(paths))
    things = link(files, _things_of(catalogue), pictures=bool(catalogue.poses))
    for file in files:
        _refuse_taken_id(file, catalogue)
    return Reading(files, things)


def _load_folder(folder: Path, kind: FileKind, *, own: bool = False) -> Iterator[LoadedFile]:
    """The files of a folder; a folder that cannot be listed counts as a file with that problem."""
    try:
        paths = content_files(folder)
    except OSError as error:
        # A user without routines of their own needs no folder for them.
        if not (own and isinstance(error, FileNotFoundError)):
            yield _broken(folder, f"The folder cannot be read: {error.strerror or error}.", own=own)
        return
    most = _MOST_OWN[kind.kind] if own else len(paths)
    if len(paths) > most:
        message = f"This folder holds {len(paths)} files; only the first {most} by name are read."
        yield _broken(folder, message, "Move those that you do not use out of it.", own=own)
    for path in paths[:most]:
        yield load_file(path, kind, folder=folder if own else None, own=own)


def _load_paths(paths: Sequence[Path]) -> Iterator[LoadedFile]:
    """The files that are meant by the paths, each once."""
    seen: set[Path] = set()
    for path in paths:
        try:
            folder = path if path.is_dir() else None
        except OSError as error:
            yield _broken(path, f"This cannot be read: {error.strerror or error}.")
            continue
        found = content_files_below(path) if folder is not None else (path,)
        if not found:
            yield _broken(path, "In this folder is no file of content; the names of such files end in .yaml.")
        for each in found:
            if isinstance(each, Problem):
                yield LoadedFile(each.path, own=False, problems=[each])
            elif (real := real_path(each)) not in seen:
                seen.add(real)
                yield load_file(each, folder=folder)


def _broken(path: Path, message: str, hint: str = "", *, own: bool = False) -> LoadedFile:
    """A file or folder that could not be read, or not all of it."""
    return LoadedFile(str(path), own, problems=[Problem(str(path), 0, 0, message, hint)])


def _is_beside_techniques(path: Path) -> bool:
    """Whether there is a folder of techniques next to the file, as there is next to our routines."""
    try:
        return (path.absolute().parent / FILE_KINDS[Kind.TECHNIQUE].folder).is_dir()
    except OSError:  # We may not look there, or the path would be too long.
        return False


def _refuse_taken_id(file: LoadedFile, catalogue: Catalogue) -> None:
    """Complains of a routine that has the id of one of ours, unless it is ours."""
    ours = _is_beside_techniques(Path(file.path))
    for entry in file.entries:
        if ours or entry.thing != FILE_KINDS[Kind.ROUTINE].thing or entry.id is None:
            continue
        if entry.id in catalogue.routines and entry.id not in catalogue.own_routines:
            message = f"The id '{entry.id}' is already used by a routine that comes with the app."
            line, column = place_of(entry.node, ("id",))
            hint = "Give your routine an id of its own, and the same name to its file."
            file.problems.append(Problem(file.path, line, column, message, hint))


def _things_of(catalogue: Catalogue) -> Things:
    """The values of a catalogue by what they are."""
    return {
        "tool": catalogue.tools,
        "region": catalogue.regions,
        "zone": catalogue.zones,
        "condition": catalogue.conditions,
        "source": catalogue.sources,
        "answer": catalogue.answers,
        "claim": catalogue.claims,
        "red flag": catalogue.red_flags,
        "stop rule": catalogue.stop_rules,
        "technique": catalogue.techniques,
        "pose sheet": catalogue.poses,
        "routine": catalogue.routines,
    }
