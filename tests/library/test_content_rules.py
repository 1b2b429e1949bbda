"""The rules that join fields or files: each breaks at its exact place; what is just allowed does not."""

import pytest

BALL = "content/techniques/ball_wall.yaml"
HEAT = "content/techniques/warm_rest.yaml"
REGIONS = "content/catalog/regions.yaml"
ZONES = "content/catalog/zones.yaml"
POSES = "poses/ball_wall.yaml"
SOURCES = "content/catalog/sources.yaml"
EVENING = "content/evening.yaml"
WARMTH = "content/warmth.yaml"

SECOND_CONDITION = "Wait.}, {condition: ci_skin, action: modify, note: So.}]"
SECOND_STEP = """\
duration_s: 30
    pressure: 3
    region: upper_back
    tools: [tennis_ball, wall]
    picture: ball_wall.roll
  - id: roll
    kind: work
    title: Again
    do: Again.
    say: Again.
    duration_s: 30
"""


def first(house, name):
    """The problems of that file; others may follow from it."""
    return [problem[1:] for problem in house.problems() if problem[0] == name]


def place_of(marked, text):
    """The line and column in the text of what stands behind the mark."""
    before, _, after = marked.partition("§")
    start = text.index(before + after) + len(before)
    return text.count("\n", 0, start) + 1, start - (text.rfind("\n", 0, start) + 1) + 1


BROKEN = [
    (BALL, "duration_s: 30", "breathing: Out.", "§id: roll", "The step 'roll' has no dose."),
    (BALL, "duration_s: 30", "repetitions: 5", "repetitions: §5", "has repetitions but no repetition_s"),
    (BALL, "duration_s: 30", "repetition_s: 5", "repetition_s: §5", "has repetition_s but no repetitions"),
    (BALL, "duration_s: 30", "duration_s: 30\n    repetitions: 5", "duration_s: §30", "has two doses"),
    (BALL, "duration_s: 30", "duration_s: 30\n    repetition_s: 5", "duration_s: §30", "has two doses"),
    (BALL, "    region: upper_back\n", "", "pressure: §3", "presses at level 3 but names no region"),
    (BALL, "pressure: 3", "pressure: 4", "pressure: §4", "in 'upper_back' at most 3"),
    (BALL, "region: upper_back", "region: lower_back", "pressure: §3", "in 'lower_back' at most 2"),
    (BALL, "region: upper_back", "region: relaxation", "pressure: §3", "in 'relaxation' at most 0"),
    (BALL, "tools: [tennis_ball, wall]", "tools: [wall, hands]", "tools: [wall, §hands]", "uses 'hands'"),
    (BALL, "duration_s: 30\n", SECOND_STEP, "§roll\n    kind: work\n    title: Again", "have the id 'roll'"),
    (
        BALL,
        "household: [wall]",
        "household: [wall, bath]",
        "[wall, §bath]",
        "'bath' is not a household thing",
    ),
    (
        BALL,
        "household: [wall]",
        "household: [wall, hands, foam_roller]",
        "hands, §foam",
        "'foam_roller' is not",
    ),
    (BALL, "Wait.}]", SECOND_CONDITION, "{condition: §ci_skin, action: modify", "'ci_skin' is told twice"),
    (HEAT, "[hands_lower]", "[warm_rest]", "instead: [§warm_rest]", "cannot be offered instead of itself"),
    (BALL, "[[tennis_ball, massage_ball]]", "[[tennis_ball, tenis]]", ", §tenis]]", "no tool 'tenis'"),
    (BALL, "regions: [upper_back]", "regions: [uper]", "regions: [§uper]", "There is no region 'uper'."),
    (BALL, "sources: [S1]", "sources: [S2]", "sources: [§S2]", "There is no source 'S2'."),
    (BALL, "condition: ci_skin", "condition: ci_x", "condition: §ci_x", "There is no condition 'ci_x'."),
    (BALL, "ball_wall.roll", "ball_wall.x", "picture: §ball_wall.x", "There is no picture 'ball_wall.x'."),
    (HEAT, "instead: [hands_lower]", "instead: [hand]", "instead: [§hand]", "There is no technique 'hand'."),
    (EVENING, "hands_lower", "hand", "technique: §hand,", "There is no technique 'hand'."),
    (WARMTH, "warm_rest}", "warm_rest, scale: 1.1}", "scale: §1.1", "cannot be lengthened by 1.1"),
    (REGIONS, "x: [0.1, 0.3]", "x: [0.3, 0.1]", "x: §[0.3, 0.1]", "'x' must run from the smaller"),
    (REGIONS, "y: [0.0, 0.3]", "y: [0.3, 0.3]", "y: §[0.3, 0.3]", "'y' must run from the smaller"),
    (REGIONS, "[upper_back, lower_back]", "[whole_back]", "[§whole_back]", "cannot be a part"),
    (REGIONS, "[upper_back, lower_back]", "[upper]", "[§upper]", "There is no region 'upper'"),
    (ZONES, "[[0, 0], [0.1, 0.9]]", "[[0, 0]]", "points: §[[0, 0]]", "'oval' needs exactly 2 points, not 1"),
    (ZONES, "shape: oval", "shape: polygon", "points: §[", "'polygon' needs at least 3 points, not 2"),
    (ZONES, "shape: oval", "shape: dot", "points: §[", "'dot' needs exactly 1 point, not 2"),
    (SOURCES, ', pmid: "123"', "", "- §{id: S1", "The source 'S1' cannot be looked up"),
    (POSES, "roll: {}", "roll: {base: sitting}", "base: §sitting", "There is no base 'sitting'"),
    (POSES, "roll: {}", "roll: {keys: [{at: 0.2}, {at: 0.20}]}", "{at: §0.20}", "not after the one before"),
    (POSES, "roll: {}", "roll: {keys: [{at: 0.5}, {at: 0.4}]}", "{at: §0.4}", "not after the one before it"),
    (POSES, "roll: {}", "roll: {keys: [{at: 0.5}, {at: 1}]}", "{at: §1}", "at its beginning again"),
    (POSES, "roll: {}", "roll: {pose: {trunk_deg: [1e308, 0, 0]}}", "[§1e308", "720"),
]


@pytest.mark.parametrize(("name", "old", "new", "at", "said"), BROKEN)
def test_a_broken_rule_is_told_at_its_exact_place(house, name, old, new, at, said):
    text = house.change(name, old, new).read_text(encoding="utf-8")
    ((line, column, message),) = first(house, name)
    assert said in message
    assert (line, column) == place_of(at, text)


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (BALL, "region: upper_back", "region: whole_back"),
        (BALL, "pressure: 3", "pressure: 0"),
        (BALL, "duration_s: 30", "repetitions: 5\n    repetition_s: 4"),
        (BALL, "tools: [tennis_ball, wall]", "tools: [massage_ball]"),
        (BALL, "household: [wall]", "household: [wall, hands]"),
        (WARMTH, "warm_rest}", "warm_rest, scale: 1.0}"),
        (WARMTH, "warm_rest}", "warm_rest, scale: 0.5}"),
        (EVENING, "scale: 0.5", "scale: 2.0"),
        (ZONES, "shape: oval", "shape: line"),
        (ZONES, "shape: oval, points: [[0, 0], [0.1, 0.9]]", "shape: dot, points: [[0, 0]]"),
        (POSES, "roll: {}", "roll: {base: sitting}\nbases: {sitting: {}}"),
        (POSES, "roll: {}", "roll: {keys: [{at: 0}, {at: 0.5}]}"),
    ],
)
def test_what_keeps_the_rules_is_not_complained_of(house, name, old, new):
    house.change(name, old, new)
    assert house.problems() == []


def test_a_set_up_step_may_try_a_tool_elsewhere_than_on_the_back(house):
    house.change(BALL, "    region: upper_back\n", "")
    house.change(BALL, "kind: work", "kind: setup")
    assert house.problems() == []


def test_bases_of_the_sheet_named_common_may_be_used_by_all(house):
    house.change(POSES, "roll: {}", "roll: {base: sitting}")
    house.write("poses/common.yaml", "id: common\nbases:\n  sitting: {}\n")
    assert house.problems() == []


def test_a_household_thing_that_warms_counts_as_heat(house):
    house.change("content/catalog/tools.yaml", "role: filter, kind: heat", "role: assumed, kind: heat")
    house.change(BALL, "household: [wall]", "household: [wall, heating_pad]")
    house.change("content/evening.yaml", "- technique: ball_wall", "- {technique: ball_wall, scale: 1.5}")
    ((_, _, message),) = first(house, EVENING)
    assert "heat or cold" in message


def test_a_bath_is_not_lengthened(house):
    house.change(BALL, "position: wall", "position: bath")
    house.change("content/evening.yaml", "- technique: ball_wall", "- {technique: ball_wall, scale: 1.5}")
    ((_, _, message),) = first(house, EVENING)
    assert "heat or cold" in message


def test_a_calm_technique_presses_nothing(house):
    house.change(BALL, "level: 1", "calm: true\nlevel: 1")
    ((_, _, message),) = first(house, BALL)
    assert "called calm" in message
    house.change(BALL, "pressure: 3", "pressure: 1")
    assert first(house, BALL) == []


def test_rules_look_into_good_steps_of_a_technique_with_other_faults(house):
    house.change(BALL, "level: 1", "level: 7")
    house.change(BALL, "pressure: 3", "pressure: 4")
    bad_level, heavy = (message for _, _, message in first(house, BALL))
    assert "'level' is 7" in bad_level
    assert "Pressure 4 is too much" in heavy


def test_ids_in_a_bad_file_are_checked_all_the_same(house):
    house.change(BALL, "level: 1", "level: 7")
    house.change(BALL, "sources: [S1]", "sources: [S9]")
    bad_level, unknown = (message for _, _, message in first(house, BALL))
    assert "'level' is 7" in bad_level
    assert "no source 'S9'" in unknown
