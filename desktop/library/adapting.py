"""A routine as it is played for one person: without what is barred, and no harder than is right for them."""

from collections.abc import Collection
from dataclasses import replace

from desktop.library.offering import Offer
from desktop.model.catalogue import Catalogue
from desktop.model.routine import Routine
from desktop.model.technique import Technique


def adapted_catalogue(catalogue: Catalogue, offer: Offer, conditions: Collection[str]) -> Catalogue:
    """The catalogue with one routine as it is offered, and its techniques no harder than conditions allow.

    Args:
        catalogue: All there is.
        offer: What of a routine of this catalogue is offered.
        conditions: The ids of the conditions that hold.

    Raises:
        ValueError: When nothing of the routine is offered.
    """
    routine = adapted_routine(catalogue.routines[offer.row.id], offer)
    techniques = {item.technique: catalogue.techniques[item.technique] for item in routine.techniques}
    adapted = {name: adapted_technique(each, conditions) for name, each in techniques.items()}
    return replace(
        catalogue,
        routines={**catalogue.routines, routine.id: routine},
        techniques={**catalogue.techniques, **adapted},
    )


def adapted_routine(routine: Routine, offer: Offer) -> Routine:
    """The routine with those of its techniques that are offered.

    Raises:
        ValueError: When nothing of it is offered.
    """
    if offer.withheld:
        message = f"nothing of the routine {routine.id} is offered"
        raise ValueError(message)
    return replace(routine, techniques=tuple(routine.techniques[place] for place in offer.kept))


def adapted_technique(technique: Technique, conditions: Collection[str]) -> Technique:
    """The technique with no step harder than what the conditions leave to a person."""
    caps = [
        rule.pressure_at_most
        for rule in technique.conditions
        if rule.condition in conditions and rule.pressure_at_most is not None
    ]
    if not caps or all(step.pressure <= min(caps) for step in technique.steps):
        return technique
    cap = min(caps)
    return replace(
        technique, steps=tuple(replace(step, pressure=min(step.pressure, cap)) for step in technique.steps)
    )
