"""What the commands read: the catalogue with the user's routines, and things in it by their id."""

import argparse
from collections.abc import Collection
from difflib import get_close_matches
from pathlib import Path

from desktop.cli.failure import UsageProblem
from desktop.library.catalogue import load_catalogue
from desktop.model.catalogue import Catalogue
from desktop.model.routine import Routine
from desktop.paths import UserFolders, user_folders
from desktop.resources import assets_folder, routines_folder
from desktop.safety_check import refuse_unsafe


def folders_of(options: argparse.Namespace) -> UserFolders:
    """The user's folders, as ``--data`` says."""
    data: Path | None = getattr(options, "data", None)
    return user_folders(data)


def read_catalogue(options: argparse.Namespace, *, pictures: bool = False) -> Catalogue:
    """Our content and the user's; poses are read only where pictures are wanted, or to judge by them."""
    folders = folders_of(options)
    if not (pictures or folders.techniques.is_dir()):
        return load_catalogue(routines_folder(), None, folders.routines)
    return load_catalogue(
        routines_folder(),
        assets_folder() / "poses",
        folders.routines,
        own_techniques=folders.techniques,
        own_poses=folders.poses,
        judge=refuse_unsafe,
    )


def known(kind: str, wanted: str, ids: Collection[str]) -> str:
    """The id, when there is such a thing.

    Raises:
        UsageProblem: When there is none; its sentence names the nearest ids.
    """
    if wanted in ids:
        return wanted
    near = get_close_matches(wanted, ids, n=3, cutoff=0.5)
    hint = f"did you mean {' or '.join(near)}?" if near else f"there are: {', '.join(sorted(ids))}."
    raise UsageProblem(f"There is no {kind} called {wanted!r}; {hint}")


def find_routine(catalogue: Catalogue, wanted: str) -> Routine:
    """The routine of that id.

    Raises:
        UsageProblem: When there is none, or when its file is broken.
    """
    for file in catalogue.broken:
        if Path(file.path).stem == wanted and wanted not in catalogue.routines:
            raise UsageProblem(f"The file {file.path} has problems; see them with: unknot check {file.path}")
    return catalogue.routines[known("routine", wanted, catalogue.routines)]
