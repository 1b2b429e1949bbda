"""``render``: pictures of every step of a routine, painted without a display."""

import argparse
from pathlib import Path
from typing import TextIO, cast

from desktop.cli.content import find_routine, read_catalogue
from desktop.cli.easel import Colors, Easel, make_folder, put
from desktop.cli.failure import UsageProblem
from desktop.figure.scene import Scene
from desktop.model.catalogue import Catalogue
from desktop.model.routine import Routine


def render(options: argparse.Namespace, out: TextIO) -> int:
    """Writes the pictures and says how many and where.

    Raises:
        UsageProblem: When neither a routine nor ``--all`` is given, or both, or there is no such routine.
        OutsideProblem: When a picture cannot be written.
    """
    wanted = cast("str | None", options.routine)
    every = cast("bool", options.all)
    if every == (wanted is not None):
        raise UsageProblem("Name one routine to render, or write --all for every routine.")
    catalogue = read_catalogue(options, pictures=True)
    place = cast("Path", options.out)
    if wanted is not None:
        jobs = [(place, find_routine(catalogue, wanted))]
    else:
        jobs = [(place / routine.id, routine) for routine in catalogue.routines.values()]
    easel = Easel(catalogue, colors_of(options), cast("tuple[int, int]", options.size))
    number = sum(_paint(easel, options, catalogue, routine, folder) for folder, routine in jobs)
    out.write(f"{number} pictures in {place}\n")
    return 0


def colors_of(options: argparse.Namespace) -> Colors:
    """The theme and the person that the words ask for."""
    return Colors(cast("str", options.theme), cast("str", options.skin), cast("str", options.hair))


def _paint(
    easel: Easel, options: argparse.Namespace, catalogue: Catalogue, routine: Routine, folder: Path
) -> int:
    """Paints each step of the routine into the folder, in order, and returns how many pictures there are."""
    frames = cast("int | None", options.frames)
    as_svg = cast("bool", options.svg)
    make_folder(folder)
    techniques = [catalogue.techniques[item.technique] for item in routine.techniques]
    steps = [(technique, step) for technique in techniques for step in technique.steps]
    count = 0
    for number, (technique, step) in enumerate(steps, 1):
        scene = easel.book.scene(step, step.picture_side)
        for mark, time_s in _moments(scene, frames):
            frame = scene.frame_at(time_s)
            name = f"{number:02d}_{technique.id}_{step.id}{mark}"
            if as_svg:
                put(folder / f"{name}.svg", easel.svg(frame, step.title))
            else:
                put(folder / f"{name}.png", easel.png(frame))
            count += 1
    return count


def _moments(scene: Scene, frames: int | None) -> list[tuple[str, float]]:
    """What to add to the name of each picture, and its moment: the first still, or moments of the loop."""
    if frames is None:
        return [("", scene.stills_s[0])]
    digits = max(2, len(str(frames)))
    return [(f"_{k + 1:0{digits}d}", scene.loop_s * k / frames) for k in range(frames)]
