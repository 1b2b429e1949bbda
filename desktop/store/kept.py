"""A few values of one user in a small JSON file, read once and written whole whenever one changes.

A file that cannot be read is set aside under a new name and reported; it is never written over.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any, ClassVar, Generic, Protocol, TypeVar, cast

from desktop.model.problem import OutsideProblem
from desktop.store.files import clear_drafts, read_plain, set_aside, write_whole

_VERSION = 1
_QUOTED_CHARS = 40
"""How much of what stands in a file is told of at most: it may be anything."""


class _Values(Protocol):
    """A frozen dataclass in which every field has a default."""

    __dataclass_fields__: ClassVar[dict[str, Any]]


_Kept = TypeVar("_Kept", bound=_Values)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptKind(Generic[_Kept]):
    """What sort of values a file holds.

    Attributes:
        defaults: The values of a user who has no such file.
        accepted: For every field, whether a value out of JSON fits it.
        what: What the user calls the values: "settings".
        loss: What it means that they cannot be kept, as a sentence.
    """

    defaults: _Kept
    accepted: Mapping[str, Callable[[object], bool]]
    what: str
    loss: str


class KeptFile(Generic[_Kept]):
    """The values of one user in one file."""

    def __init__(self, path: Path, kind: KeptKind[_Kept]) -> None:
        """Look at nothing yet.

        Args:
            path: The file; its folder is made when it is first written.
            kind: What it holds.
        """
        self._path = path
        self._kind = kind
        self._writable = True

    def load(self) -> tuple[_Kept, OutsideProblem | None]:
        """The stored values, or the defaults with what stood in the way of reading them."""
        kind = self._kind
        clear_drafts(self._path)
        try:
            return _decoded(read_plain(self._path).decode(), kind), None
        except FileNotFoundError:
            return kind.defaults, None
        except OSError as error:
            self._writable = False
            return kind.defaults, OutsideProblem(
                f"Your {kind.what} in {self._path} could not be read ({error.strerror}).",
                f"{kind.loss} Mend the file's permissions and start again.",
            )
        except (ValueError, RecursionError) as error:
            return kind.defaults, self._put_away(error)

    def save(self, values: _Kept) -> OutsideProblem | None:
        """Keeps these values; returns what stood in the way, or None.

        A file that could not be read and could not be set aside is left as it is.
        """
        if not self._writable:
            return None
        content = json.dumps({"version": _VERSION, **asdict(values)}, indent=2)
        try:
            write_whole(self._path, content.encode() + b"\n")
        except OSError as error:
            return OutsideProblem(
                f"Your {self._kind.what} could not be kept in {self._path} ({error.strerror}).",
                "They hold until you close the app; free some space or mend the folder's permissions.",
            )
        return None

    def _put_away(self, reason: Exception) -> OutsideProblem:
        what = self._kind.what
        try:
            aside = set_aside(self._path)
        except OSError:
            self._writable = False
            return OutsideProblem(
                f"Your {what} in {self._path} could not be understood ({reason}).",
                f"{self._kind.loss} Move that file away and start again.",
            )
        return OutsideProblem(
            f"Your {what} could not be understood ({reason}), so they were set aside as {aside}.",
            "The app starts without them; nothing was deleted.",
        )


def is_texts(value: object) -> bool:
    """Whether a value out of JSON is a list of texts."""
    return isinstance(value, list) and all(isinstance(item, str) for item in cast("list[object]", value))


def _decoded(text: str, kind: KeptKind[_Kept]) -> _Kept:
    """The values in that text; what it leaves out is at its default.

    Raises:
        ValueError: When the text is not such a file of a version that this program knows, or a value in it
            does not fit its field.
    """
    document: Any = json.loads(text)
    if not isinstance(document, dict):
        message = f"it is not a file of {kind.what}"
        raise ValueError(message)  # noqa: TRY004 - the caller treats every unreadable file alike
    values = cast("dict[str, object]", document)
    if values.get("version") != _VERSION:
        message = f"its version is {_quoted(values.get('version'))}, this program knows {_VERSION}"
        raise ValueError(message)
    chosen: dict[str, Any] = {}
    for name in (field.name for field in fields(kind.defaults)):
        if name not in values:
            continue
        value = values[name]
        if not kind.accepted[name](value):
            message = f"it gives {name!r} a value that does not fit"
            raise ValueError(message)
        chosen[name] = _hashable(value)
    return replace(kind.defaults, **chosen)


def _quoted(value: object) -> str:
    told = repr(value)
    return told if len(told) <= _QUOTED_CHARS else f"{told[:_QUOTED_CHARS]}…"


def _hashable(value: object) -> Any:
    """Lists, and lists in lists, as tuples."""
    if isinstance(value, list):
        return tuple(_hashable(item) for item in cast("list[object]", value))
    return value
