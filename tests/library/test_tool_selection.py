"""The tool selector against a plain reading of its rules, on random shelves and wishes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.library.fitting import asked_ids, rows_of
from desktop.library.selection import Reason, Selector, Wish
from desktop.model.catalogue import Catalogue
from desktop.model.region import Region
from desktop.model.routine import Routine, RoutineItem
from desktop.model.shelf import Lengths
from desktop.model.technique import Evidence, Position, Step, StepKind, Strength, Technique
from desktop.model.tool import Tool, ToolKind, ToolRole

ROLES = {
    "hands": ToolRole.ALWAYS,
    "ball": ToolRole.FILTER,
    "lacrosse": ToolRole.FILTER,
    "roller": ToolRole.FILTER,
    "cane": ToolRole.FILTER,
    "bath": ToolRole.YES_NO,
    "wall": ToolRole.ASSUMED,
}
ASKED = [name for name, role in ROLES.items() if role in {ToolRole.FILTER, ToolRole.YES_NO}]
PARTS = {"upper": (), "lower": (), "glutes": (), "rest": (), "whole": ("upper", "lower", "glutes")}
MINUTE_MS = 60_000


def technique(name, needs, regions=("upper",), floor=False):
    step = Step(id="a", kind=StepKind.WORK, title="A", do="A", say="A", duration_s=10, picture="x.a")
    return Technique(
        id=name,
        title=name,
        regions=regions,
        position=Position.ANY,
        floor=floor,
        level=1,
        needs=needs,
        often="Daily.",
        evidence=Evidence(strength=Strength.NONE, claim="Nothing."),
        steps=(step,),
    )


def selector_of(catalogue, durations_ms=None):
    lengths = {
        name: Lengths(total_ms, (0,) * len(catalogue.routines[name].techniques))
        for name, total_ms in (durations_ms or {}).items()
    }
    return Selector(rows_of(catalogue, lengths), asked_ids(catalogue))


def select(catalogue, wish, durations_ms=None):
    return selector_of(catalogue, durations_ms).select(wish)


def routine(name, techniques):
    items = tuple(RoutineItem(technique=each) for each in techniques)
    return Routine(id=name, title=name, goal=name, techniques=items)


def catalogue(techniques, routines):
    tools = {
        name: Tool(id=name, title=name, role=role, kind=ToolKind.HANDS, what="It.", limits="None.")
        for name, role in ROLES.items()
    }
    return Catalogue(
        tools=tools,
        regions={name: Region(id=name, title=name, parts=parts) for name, parts in PARTS.items()},
        zones={},
        conditions={},
        sources={},
        answers={},
        claims={},
        red_flags={},
        stop_rules={},
        techniques={each.id: each for each in techniques},
        poses={},
        routines={
            name: Routine(
                id=name,
                title=name,
                goal=name,
                techniques=tuple(RoutineItem(technique=each) for each in names),
            )
            for name, names in routines.items()
        },
    )


SHELF = catalogue(
    [
        technique("by_hand", (("hands",),), ("lower",)),
        technique("ball_wall", (("ball", "lacrosse"),), ("upper",)),
        technique("ball_floor", (("ball",), ("wall",)), ("glutes",), floor=True),
        technique("roll", (("roller",),), ("upper",), floor=True),
        technique("soak", (("bath",),), ("whole",)),
        technique("calm", (("hands", "cane"),), ("rest",)),
    ],
    {
        "hands": ["by_hand"],
        "wall": ["ball_wall"],
        "both": ["by_hand", "ball_wall", "ball_floor"],
        "roller": ["roll", "ball_wall"],
        "bath": ["soak", "calm"],
    },
)
DURATIONS = {"hands": 5 * MINUTE_MS, "wall": 6 * MINUTE_MS, "both": 12 * MINUTE_MS, "roller": 7 * MINUTE_MS}


def test_what_was_not_asked_excludes_nothing():
    selection = select(SHELF, Wish())
    assert selection.fitting == ("hands", "wall", "both", "roller", "bath")
    assert selection.hidden == ()
    assert selection.almost == {}


def test_owning_nothing_leaves_what_needs_nothing_and_tells_what_one_tool_opens():
    selection = select(SHELF, Wish(owned=frozenset()))
    assert selection.fitting == ("hands",)
    assert selection.hidden == ("wall", "both", "roller", "bath")
    assert list(selection.almost.items()) == [
        ("ball", ("wall", "both")),
        ("lacrosse", ("wall",)),
        ("bath", ("bath",)),
    ]


def test_a_group_is_met_by_any_one_of_its_members():
    selection = select(SHELF, Wish(owned=frozenset({"lacrosse"})))
    assert selection.fitting == ("hands", "wall")
    assert selection.almost == {"ball": ("both",), "roller": ("roller",), "bath": ("bath",)}


def test_reasons_name_every_group_and_everything_else_that_stands_in_the_way():
    wish = Wish(owned=frozenset(), floor_possible=False, region="rest", max_minutes=6)
    selector = selector_of(SHELF, DURATIONS)
    assert selector.reason("roller", wish) == Reason(
        missing=(("ball", "lacrosse"), ("roller",)), floor=True, too_long=True, elsewhere=True
    )
    assert selector.reason("hands", Wish(owned=frozenset())) == Reason()


def test_a_routine_of_exactly_the_wished_length_fits():
    assert "wall" in select(SHELF, Wish(max_minutes=6), DURATIONS).fitting
    assert "wall" not in select(SHELF, Wish(max_minutes=5.99), DURATIONS).fitting


def test_a_routine_whose_length_nobody_knows_is_not_hidden_for_it():
    assert "bath" in select(SHELF, Wish(max_minutes=1), DURATIONS).fitting


@pytest.mark.parametrize(
    ("region", "fitting"),
    [
        ("upper", ("wall", "both", "roller", "bath")),
        ("lower", ("hands", "both", "bath")),
        ("glutes", ("both", "bath")),
        ("rest", ("bath",)),
        ("whole", ("hands", "wall", "both", "roller", "bath")),
        ("nowhere", ()),
    ],
)
def test_a_region_is_worked_on_as_such_as_a_part_or_as_a_whole(region, fitting):
    assert select(SHELF, Wish(region=region)).fitting == fitting


def test_what_only_a_tool_would_not_open_is_not_almost():
    selection = select(SHELF, Wish(owned=frozenset(), floor_possible=False))
    assert selection.almost == {"ball": ("wall",), "lacrosse": ("wall",), "bath": ("bath",)}


GROUPS = st.lists(st.sampled_from(list(ROLES)), min_size=1, max_size=3, unique=True).map(tuple)
TECHNIQUES = st.lists(
    st.tuples(
        st.lists(GROUPS, min_size=1, max_size=3).map(tuple),
        st.lists(st.sampled_from(list(PARTS)), min_size=1, max_size=2, unique=True).map(tuple),
        st.booleans(),
    ),
    min_size=1,
    max_size=6,
)
WISHES = st.builds(
    Wish,
    owned=st.none() | st.frozensets(st.sampled_from(list(ROLES))),
    region=st.none() | st.sampled_from(list(PARTS)),
    max_minutes=st.none() | st.integers(1, 20),
    floor_possible=st.booleans(),
)


@st.composite
def shelves(draw):
    techniques = [technique(f"t{place}", *rest) for place, rest in enumerate(draw(TECHNIQUES))]
    names = st.lists(st.sampled_from([each.id for each in techniques]), min_size=1, max_size=4)
    lists = draw(st.lists(names, max_size=8))
    durations = {f"r{place}": draw(st.integers(1, 20)) * MINUTE_MS for place in range(len(lists))}
    return catalogue(techniques, {f"r{place}": each for place, each in enumerate(lists)}), durations


def fits_plainly(routine, shelf, durations, wish):
    """The rules, as one would tell them to a person."""
    techniques = [shelf.techniques[item.technique] for item in routine.techniques]

    def has(tool):
        return wish.owned is None or tool in wish.owned or tool not in ASKED

    def is_there(region):
        return region == wish.region or region in PARTS[wish.region] or wish.region in PARTS[region]

    return (
        all(any(has(tool) for tool in group) for each in techniques for group in each.needs)
        and (wish.floor_possible or not any(each.floor for each in techniques))
        and (wish.region is None or any(is_there(region) for each in techniques for region in each.regions))
        and (wish.max_minutes is None or durations[routine.id] <= wish.max_minutes * MINUTE_MS)
    )


@given(shelves(), WISHES)
def test_the_selector_agrees_with_a_plain_reading_of_the_rules(made, wish):
    shelf, durations = made
    selector = selector_of(shelf, durations)
    selection = selector.select(wish)
    routines = shelf.routines.values()
    fitting = tuple(each.id for each in routines if fits_plainly(each, shelf, durations, wish))
    assert selection.fitting == fitting
    assert selection.hidden == tuple(name for name in shelf.routines if name not in fitting)
    for name in shelf.routines:
        assert (selector.reason(name, wish) == Reason()) == (name in fitting)
    expected = {}
    for tool in ROLES:
        more = wish._replace(owned=(wish.owned or frozenset()) | {tool})
        opened = tuple(
            each.id
            for each in routines
            if each.id not in fitting and fits_plainly(each, shelf, durations, more)
        )
        if opened and wish.owned is not None:
            expected[tool] = opened
    assert selection.almost == expected
    lengths = [len(opened) for opened in selection.almost.values()]
    assert lengths == sorted(lengths, reverse=True)
