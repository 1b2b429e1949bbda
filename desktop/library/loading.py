"""One file of content: from the disk to its entries, each with what was found in it.

Knows no other file; ``linking`` checks the files against each other.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from desktop.library.decoder import FLAW, MANY_PROBLEMS, Decoder, Made, Reference
from desktop.library.files import read_text
from desktop.library.kinds import FileKind, kind_of
from desktop.library.reader import read
from desktop.library.scalars import shortened
from desktop.library.tree import Located
from desktop.model.problem import Problem


@dataclass(frozen=True, slots=True)
class LoadedEntry:
    """One thing that a file holds.

    Attributes:
        thing: What it is: "tool", "technique".
        path: Its file.
        node: Where it stands in the tree of the file.
        id: Its id; None when it has none that can be read.
        value: The value; None when a problem kept it from being made.
        references: The ids in it that name something else.
        records: The records in it that were made, it itself last when it was made.
    """

    thing: str
    path: str
    node: Located
    id: str | None
    value: object
    references: tuple[Reference, ...]
    records: tuple[Made, ...]


@dataclass(slots=True)
class LoadedFile:
    """A file that was read, and everything found wrong with it so far.

    Attributes:
        path: The file, as problems name it.
        own: Whether it is one of the user.
        kind: Its kind; None when it could not be told.
        entries: What it holds.
        problems: What is wrong; later checks add to it.
    """

    path: str
    own: bool
    kind: FileKind | None = None
    entries: tuple[LoadedEntry, ...] = ()
    problems: list[Problem] = field(default_factory=list[Problem])

    def told_problems(self) -> tuple[Problem, ...]:
        """The problems in the order of their lines; past a great many, only how many more there are."""
        told = sorted(self.problems)
        more = len(told) - MANY_PROBLEMS
        if more <= 0:
            return tuple(told)
        last = told[MANY_PROBLEMS - 1]
        rest = Problem(self.path, last.line, last.column, f"There are {more} more problems below this one.")
        return (*told[:MANY_PROBLEMS], rest)


def load_file(
    path: Path, kind: FileKind | None = None, *, folder: Path | None = None, own: bool = False
) -> LoadedFile:
    """Reads and decodes one file.

    Args:
        path: The file.
        kind: What it must hold; told from its folder and fields when it is not given.
        folder: Where the file must lie when links are followed.
        own: Whether it is a file of the user.
    """
    file = LoadedFile(str(path), own)
    text = read_text(path, folder)
    if isinstance(text, Problem):
        file.problems.append(text)
        return file
    reading = read(text, file.path)
    file.problems.extend(reading.problems)
    if reading.root is None:
        return file
    file.kind = kind or kind_of(path, reading.root)
    if file.kind is None:
        message = "It cannot be told what this file holds: no field of a routine or technique stands here."
        hint = "Write the fields of a routine; the guide for authors lists them."
        file.problems.append(Problem(file.path, reading.root.line, reading.root.column, message, hint))
        return file
    if file.kind.is_list:
        file.entries = tuple(_entry(file, file.kind, item) for item in _items(file, file.kind, reading.root))
    else:
        file.entries = (_entry(file, file.kind, reading.root),)
        _check_name(file, file.entries[0], path.stem)
    return file


def _items(file: LoadedFile, kind: FileKind, root: Located) -> tuple[Located, ...]:
    """The items of a file that is a list, not decoded yet."""
    Decoder(file.path, file.problems).decode(root, kind.outer_shape, kind.kind)
    listing = root.value.get(kind.kind) if isinstance(root.value, Mapping) else None
    return listing.node.value if listing is not None and isinstance(listing.node.value, tuple) else ()


def _entry(file: LoadedFile, kind: FileKind, node: Located) -> LoadedEntry:
    decoder = Decoder(file.path, file.problems)
    value = decoder.decode(node, kind.shape, kind.thing)
    return LoadedEntry(
        thing=kind.thing,
        path=file.path,
        node=node,
        id=_raw_id(node),
        value=None if value is FLAW else value,
        references=tuple(decoder.references),
        records=tuple(decoder.records),
    )


def _raw_id(node: Located) -> str | None:
    """The id that stands there, whether or not the rest is good."""
    entry = node.value.get("id") if isinstance(node.value, Mapping) else None
    return entry.node.value if entry is not None and isinstance(entry.node.value, str) else None


def _check_name(file: LoadedFile, entry: LoadedEntry, stem: str) -> None:
    """Complains when a file is not named after what it holds."""
    if entry.id is None or entry.id == stem:
        return
    name, called = shortened(entry.id), shortened(stem)
    message = f"The id '{name}' and the name of the file, {called}.yaml, must be the same."
    hint = f"Rename the file to {name}.yaml, or write 'id: {called}'."
    line, column = entry.node.value["id"].node[1:] if isinstance(entry.node.value, Mapping) else (1, 1)
    file.problems.append(Problem(file.path, line, column, message, hint))
