"""No sentence promises healing, and none speaks of a person's worth."""

import dataclasses
import re
from collections.abc import Iterator, Mapping
from typing import cast

import pytest

from desktop.model.catalogue import Catalogue

PROMISE = re.compile(
    r"\b(cur(e|es|ed|ing)|heal(s|ed|ing)?|treat(s|ed|ing|ment|ments)?|fix(es|ed|ing)?|guarantee(s|d)?|"
    r"eliminat(e|es|ed|ing)|prevent(s|ed|ing|ion)?|remed(y|ies)|reliev(e|es|ed|ing)|repair(s|ed|ing)?|"
    r"detox\w*|realign\w*|restor\w*|therap(y|ies|eutic)|get(s)? rid|pain[- ]free|proven|miracle)\b",
    re.IGNORECASE,
)
# Where such a word stands without promising anything.
HARMLESS = frozenset(
    {
        "Not with cancer, and not while it is being treated.",
        "Osteoporosis, a fracture from a minor fall, or long steroid treatment",
        "Cancer now or in the past 5 years, or treatment in this area",
        "Can massage fix a slipped disc?",
    }
)
QUOTED = re.compile(r"claims\.\w+\.people_say")
HARSH = re.compile(r"\b(must|fail(s|ed|ure)?|lazy|punish\w*|push through|bad posture)\b", re.IGNORECASE)
AMERICAN = re.compile(
    r"\b(color|center|gray|liter|centimeter|favorite|neighbor|fiber|\w+ize[sd]?|\w+izing)\b", re.IGNORECASE
)
BRITISH_ALL_THE_SAME = frozenset({"size", "sizes", "sized"})


def sentences(thing: object, path: str) -> Iterator[tuple[str, str]]:
    """Every text within a value of the model, with the way to it."""
    if isinstance(thing, str):
        yield path, thing
    elif isinstance(thing, Mapping):
        for key, value in cast("Mapping[str, object]", thing).items():
            yield from sentences(value, f"{path}.{key}")
    elif isinstance(thing, tuple):
        for number, value in enumerate(cast("tuple[object, ...]", thing)):
            yield from sentences(value, f"{path}[{number}]")
    elif dataclasses.is_dataclass(thing):
        for field in dataclasses.fields(thing):
            yield from sentences(getattr(thing, field.name), f"{path}.{field.name}")


def shipped(catalogue: Catalogue) -> list[tuple[str, str]]:
    """All that is told to the user; sources keep their own titles."""
    rooms = (
        *("tools", "regions", "zones", "conditions", "techniques", "routines"),
        *("answers", "claims", "red_flags", "stop_rules"),
    )
    return [pair for room in rooms for pair in sentences(getattr(catalogue, room), room)]


def test_nothing_promises_healing(catalogue: Catalogue) -> None:
    found = [(path, text) for path, text in shipped(catalogue) if PROMISE.search(text)]
    ours = [(path, text) for path, text in found if not QUOTED.fullmatch(path)]
    assert [pair for pair in ours if pair[1] not in HARMLESS] == []


def test_what_is_excused_is_still_there_and_would_be_found(catalogue: Catalogue) -> None:
    assert {text for _, text in shipped(catalogue)} >= HARMLESS
    assert all(PROMISE.search(text) for text in HARMLESS)


def test_only_what_people_say_may_promise(catalogue: Catalogue) -> None:
    quoted = {text for path, text in shipped(catalogue) if QUOTED.fullmatch(path)}
    assert quoted == {claim.people_say for claim in catalogue.claims.values()}
    assert any(PROMISE.search(text) for text in quoted)


@pytest.mark.parametrize("text", ["It heals the back.", "Treats pain.", "Prevents injury", "A proven cure"])
def test_a_promise_would_be_found(text: str) -> None:
    assert PROMISE.search(text)


def test_nothing_is_harsh(catalogue: Catalogue) -> None:
    assert [(path, text) for path, text in shipped(catalogue) if HARSH.search(text)] == []


def test_it_is_british_english(catalogue: Catalogue) -> None:
    for path, text in shipped(catalogue):
        for match in AMERICAN.finditer(text):
            assert match.group().lower() in BRITISH_ALL_THE_SAME, f"{path}: {text}"


def test_numbers_are_written_for_people(catalogue: Catalogue) -> None:
    found = [(path, text) for path, text in shipped(catalogue) if re.search(r"[≤≥<>]|\d–\d|°F", text)]
    assert found == []
