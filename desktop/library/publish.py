"""Writes what is made from the declarations into the folder of the documentation.

Run as ``python -m desktop.library.publish docs``. A test says that the files there are up to date.
"""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from desktop.library.guide import guide_text
from desktop.library.kinds import Kind
from desktop.library.schema import schema_text


def published_files() -> Mapping[str, str]:
    """The text of every file that is made, by its path below the folder of the documentation."""
    schemas = {f"schema/{kind}.json": schema_text(kind) for kind in Kind}
    return {**schemas, "writing-routines.md": guide_text()}


def publish(docs: Path) -> None:
    """Writes the files, replacing what is there.

    Args:
        docs: The folder of the documentation; it is made when it is not there.
    """
    for name, text in published_files().items():
        target = docs / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")


def main(arguments: Sequence[str]) -> int:
    """Publishes into the one folder that is named; 2 when none or several are."""
    if len(arguments) != 1:
        sys.stderr.write("usage: python -m desktop.library.publish DOCS_FOLDER\n")
        return 2
    publish(Path(arguments[0]))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
