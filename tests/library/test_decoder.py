"""The decoder: what each kind of field accepts, and what is said about all else, with its place."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated

import pytest

from desktop.library.declaration import (
    Choice,
    Listing,
    Number,
    Record,
    Switch,
    Table,
    Text,
    record_of,
    records_within,
)
from desktop.library.decoder import FLAW, MANY_PROBLEMS, Decoder
from desktop.library.reader import read
from desktop.model.about import About


class Mood(StrEnum):
    CALM = "calm"
    BRIGHT = "bright"


Name = Annotated[str, About("A name.", pattern=r"[a-z]+\d?")]
Friend = Annotated[str, About("A friend.", names="friend")]


@dataclass(frozen=True, kw_only=True)
class Inner:
    """Inside."""

    size: Annotated[float, About("How large.", unit="metres", minimum=0, maximum=2.5)]


@dataclass(frozen=True, kw_only=True)
class Sample:
    """A sample of everything.

    More of it.
    """

    name: Name
    title: Annotated[str, About("A title.", max_chars=12, max_words=2)] = ""
    count: Annotated[int | None, About("How many.", minimum=1, maximum=9)] = None
    ready: Annotated[bool, About("Ready or not.")] = False
    mood: Annotated[Mood, About("Its mood.")] = Mood.CALM
    friends: Annotated[tuple[Friend, ...], About("Friends.", max_items=3)] = ()
    groups: tuple[Annotated[tuple[Friend, ...], About("", min_items=1)], ...] = ()
    inner: Inner | None = None
    parts: Annotated[tuple[Inner, ...], About("Parts.")] = ()
    named: Mapping[Name, Inner] = field(default_factory=dict)


def decode(text):
    reading = read(text, "f.yaml")
    assert reading.root is not None
    decoder = Decoder("f.yaml")
    value = decoder.decode(reading.root, record_of(Sample), "sample")
    return value, decoder


def told(text):
    value, decoder = decode(text)
    assert value is FLAW
    assert all(problem.path == "f.yaml" for problem in decoder.problems)
    return [(problem.line, problem.column, problem.message, problem.hint) for problem in decoder.problems]


def test_a_full_document_becomes_the_value():
    value, decoder = decode(
        """\
name: ann
title: "Two words"
count: 3
ready: true
mood: bright
friends: [bob, cy]
groups: [[bob], [cy, bob]]
inner: {size: 2}
parts: [{size: 0.5}]
named: {left: {size: 1}, right: {size: 1.5}}
"""
    )
    assert decoder.problems == []
    assert value == Sample(
        name="ann",
        title="Two words",
        count=3,
        ready=True,
        mood=Mood.BRIGHT,
        friends=("bob", "cy"),
        groups=(("bob",), ("cy", "bob")),
        inner=Inner(size=2.0),
        parts=(Inner(size=0.5),),
        named={"left": Inner(size=1.0), "right": Inner(size=1.5)},
    )
    assert type(value.inner.size) is float
    with pytest.raises(TypeError):
        value.named["new"] = Inner(size=1.0)


@pytest.mark.parametrize(
    "line",
    [
        "title: abcdefghijkl",
        "title: ab cd",
        "count: 1",
        "count: 9",
        "inner: {size: 0}",
        "inner: {size: 2.5}",
        "friends: [a, b, c]",
        "friends: []",
        "groups: [[a]]",
        "named: {}",
    ],
)
def test_bounds_belong_to_what_is_allowed(line):
    value, decoder = decode(f"name: ann\n{line}\n")
    assert decoder.problems == []
    assert isinstance(value, Sample)


def test_what_is_left_out_takes_its_default():
    value, _ = decode("name: ann\n")
    assert value == Sample(name="ann")


def test_ids_that_name_things_are_collected_with_their_places():
    _, decoder = decode("name: ann\nfriends: [bob,\n  cy]\ngroups: [[dee]]\ntitle: [oops]\n")
    assert [tuple(reference) for reference in decoder.references] == [
        ("friend", "bob", 2, 11),
        ("friend", "cy", 3, 3),
        ("friend", "dee", 4, 11),
    ]


def test_good_records_inside_a_bad_one_are_kept_with_their_places():
    _, decoder = decode("name: 5\nparts:\n  - size: 1\n  - size: 9\n")
    assert [(made.value, made.node.line, made.node.column) for made in decoder.records] == [
        (Inner(size=1.0), 3, 5)
    ]


@pytest.mark.parametrize(
    ("text", "line", "column", "said", "hint"),
    [
        ("name: ann\ntitel: x\n", 2, 1, "A sample has no field 'titel'.", "Did you mean 'title'?"),
        ("name: ann\nqqq: x\n", 2, 1, "A sample has no field 'qqq'.", "Its fields are: name, title"),
        ("title: x\n", 1, 1, "The field 'name' of this sample is missing.", "A name."),
        ("name: 12\n", 1, 7, "'name' must be text, not the number 12.", 'Put it in quotes: "12".'),
        ("name: true\n", 1, 7, "'name' must be text, not true.", 'Put it in quotes: "true".'),
        ("name: [a]\n", 1, 7, "'name' must be text, not a list.", ""),
        ("name: {a: b}\n", 1, 7, "'name' must be text, not named fields.", ""),
        ("name:\n", 1, 6, "'name' has no value; expected is text.", "Write a value, or take the field out."),
        ("name: ''\n", 1, 7, "'name' is empty.", "Write a text"),
        ("name: Ann\n", 1, 7, "'name' cannot be 'Ann'; it must match [a-z]+\\d?.", "A name."),
        ("name: ann٣\n", 1, 7, "'name' cannot be 'ann٣'", "A name."),
        ("name: a\ntitle: ' x'\n", 2, 8, "'title' begins or ends with a space.", "Take the space away."),
        ("name: a\ntitle: |\n  x\n", 2, 8, "'title' holds a line break.", ">-"),
        (
            "name: a\ntitle: abcdefghijklmno\n",
            2,
            8,
            "has 15 characters; at most 12 are allowed.",
            "by 3 characters.",
        ),
        ("name: a\ntitle: abcdefghijklm\n", 2, 8, "has 13 characters", "Shorten it by 1 character."),
        ("name: a\ntitle: a b c\n", 2, 8, "has 3 words; at most 2 are allowed.", "fewer words"),
        ("name: a\ncount: 0\n", 2, 8, "'count' is 0; the least allowed is 1.", "How many."),
        ("name: a\ncount: 10\n", 2, 8, "'count' is 10; the most allowed is 9.", "How many."),
        ("name: a\ncount: 2.0\n", 2, 8, "must be a whole number, not the number 2.0.", "decimal point"),
        ("name: a\ncount: '2'\n", 2, 8, "must be a whole number, not the text '2'.", "Take the quotes away."),
        ("name: a\ncount: true\n", 2, 8, "must be a whole number, not true.", ""),
        ("name: a\ncount: ~\n", 2, 8, "'count' has no value", "take the field out"),
        ("name: a\ninner: {size: -1}\n", 2, 15, "'size' is -1 metres; the least allowed is 0.", "How large."),
        ("name: a\ninner: {size: 2.6}\n", 2, 15, "'size' is 2.6 metres; the most allowed is 2.5.", ""),
        ("name: a\ninner: {}\n", 2, 8, "The field 'size' of this inner is missing.", "How large."),
        (
            "name: a\ninner: 5\n",
            2,
            8,
            "'inner' must be an inner with named fields, not the number 5.",
            "size",
        ),
        ("name: a\nready: 1\n", 2, 8, "'ready' must be true or false, not the number 1.", ""),
        ("name: a\nready: 'true'\n", 2, 8, "'ready' must be true or false, not the text 'true'.", ""),
        (
            "name: a\nmood: brigth\n",
            2,
            7,
            "'mood' cannot be 'brigth'; it is one of: calm, bright.",
            "'bright'?",
        ),
        ("name: a\nmood: 3\n", 2, 7, "'mood' must be one of: calm, bright, not the number 3.", ""),
        ("name: a\nfriends: bob\n", 2, 10, "'friends' must be a list, not the text 'bob'.", "Write [bob]."),
        ("name: a\nfriends: [a, b, c, d]\n", 2, 10, "'friends' has 4 items; at most 3 may stand here.", ""),
        ("name: a\nfriends: [a, b, a]\n", 2, 17, "'friends' holds 'a' twice.", "Take one of the two out."),
        ("name: a\nfriends: [a, [b]]\n", 2, 14, "'friends' must be text, not a list.", ""),
        ("name: a\ngroups: [[a], []]\n", 2, 15, "'groups' has 0 items; at least 1 must stand here.", ""),
        ("name: a\nparts: {size: 1}\n", 2, 8, "'parts' must be a list, not named fields.", ""),
        ("name: a\nnamed: [x]\n", 2, 8, "'named' must be names with values, not a list.", "lines under it"),
        ("name: a\nnamed: {X: {size: 1}}\n", 2, 9, "'named' cannot be 'X'", ""),
        ("name: a\nnamed: {x: {size: 9}}\n", 2, 19, "'size' is 9 metres", ""),
        ("5\n", 1, 1, "'sample' must be a sample with named fields, not the number 5.", "Its fields are"),
        ("- a\n", 1, 1, "'sample' must be a sample with named fields, not a list.", ""),
    ],
)
def test_each_fault_is_told_with_its_place_and_a_hint(text, line, column, said, hint):
    ((found_line, found_column, message, found_hint),) = told(text)
    assert (found_line, found_column) == (line, column)
    assert said in message
    assert hint in found_hint


def test_every_fault_is_told_and_not_the_first():
    problems = told(
        "titel: x\ncount: 99\nready: maybe\nparts:\n  - {}\n  - {size: x}\n  - {size: 3, more: 1}\n"
    )
    assert [(line, column) for line, column, _, _ in problems] == [
        (1, 1),
        (2, 8),
        (3, 8),
        (5, 5),
        (6, 12),
        (7, 12),
        (7, 15),
        (1, 1),
    ]


def test_hints_are_not_sought_for_problems_that_nobody_reads():
    _, decoder = decode("".join(f"titl{number}: x\n" for number in range(MANY_PROBLEMS + 1)))
    assert "Did you mean" in decoder.problems[0].hint
    assert "Did you mean" not in decoder.problems[MANY_PROBLEMS].hint


def test_what_the_reader_refused_is_not_complained_of_again():
    reading = read("name: ann\nready: yes\n", "f.yaml")
    decoder = Decoder("f.yaml")
    assert decoder.decode(reading.root, record_of(Sample), "sample") is FLAW
    assert decoder.problems == []
    assert len(reading.problems) == 1


def test_quoted_numbers_and_digits_are_text_where_text_is_meant():
    value, _ = decode('name: ann\ntitle: "12"\n')
    assert value.title == "12"


def test_shapes_say_what_the_declaration_says():
    shape = record_of(Sample)
    fields = shape.fields
    assert shape.title == "sample"
    assert shape.help == "A sample of everything."
    assert isinstance(fields["name"].shape, Text)
    assert fields["name"].required
    assert fields["name"].about.help == "A name."
    assert fields["count"].shape == Number(About("How many.", minimum=1, maximum=9), whole=True)
    assert not fields["count"].required
    assert fields["ready"].shape == Switch()
    assert fields["mood"].shape == Choice(Mood)
    assert fields["mood"].default is Mood.CALM
    friends = fields["friends"].shape
    assert isinstance(friends, Listing)
    assert friends.distinct
    assert isinstance(fields["inner"].shape, Record)
    assert isinstance(fields["named"].shape, Table)
    assert [record.build for record in records_within(shape)] == [Sample, Inner]


def test_what_is_said_further_out_counts_more():
    @dataclass(frozen=True)
    class Outer:
        """Outer."""

        cap: Annotated[Annotated[int, About("A level.", minimum=0, maximum=4)], About("The cap.", maximum=3)]

    about = record_of(Outer).fields["cap"].about
    assert (about.help, about.minimum, about.maximum) == ("The cap.", 0, 3)


@pytest.mark.parametrize("hint", [set[str], list[str], tuple[int, str], Mapping[int, str], bytes])
def test_a_type_that_files_cannot_hold_is_our_own_fault(hint):
    made = type("Made", (), {"__annotations__": {"odd": hint}, "__doc__": "Made."})
    with pytest.raises(TypeError, match="cannot hold"):
        record_of(dataclass(frozen=True)(made))
