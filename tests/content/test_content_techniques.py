"""Six techniques step by step against a table typed independently, and what holds for all techniques."""

import re

import pytest

from desktop.library.rules import pressure_cap
from desktop.model.catalogue import Catalogue
from desktop.model.condition import Action
from desktop.model.technique import SideRule, Step, StepKind, Strength, Technique
from desktop.model.tool import ToolKind

# One row for each step: its id, kind, dose (seconds, or repetitions x seconds), side, pressure, region.
TABLE = {
    "hands_shoulders": """
        sit_tall       setup  15   none  0  -
        stroke         work   30   each  2  neck_upper_trap
        squeeze        work   40   each  3  neck_upper_trap
        circles        work   30   each  3  upper_back
        roll_shoulder  work   5x5  each  3  upper_back
        hug            work   30   both  2  upper_back
        blades_back    work   5x5  none  0  -
    """,
    "tennis_upper_wall": """
        hang_ball      setup  20   none  0  -
        lean           work   15   each  2  upper_back
        roll           work   8x5  each  3  upper_back
        hold           work   30   each  3  upper_back
        arm_across     work   5x5  each  3  upper_back
        sway           work   20   each  2  upper_back
        step_away      work   5x4  none  0  -
    """,
    "roller_upper": """
        set_roller     setup  20   none  0  -
        cradle_head    setup  10   both  0  -
        roll           work   45   both  3  upper_back
        rest_level     work   30   both  3  upper_back
        lean_side      work   30   each  3  upper_back
        last_pass      work   30   both  2  upper_back
        lie_flat       rest   20   none  0  -
    """,
    "electric_upper": """
        prepare_device setup  20   none  0  -
        try_forearm    setup  10   none  1  -
        shoulder_glide work   45   each  2  neck_upper_trap
        blade_glide    work   45   each  2  upper_back
        pause_spot     work   15   each  2  upper_back
        look_and_roll  check  20   none  0  -
    """,
    "hands_lower": """
        hands_on_waist  setup 15   none  0  -
        warm_palms      work  30   both  1  lower_back
        thumb_circles   work  45   both  2  lower_back
        knuckle_circles work  40   both  2  lower_back
        press_dimples   work  5x6  both  3  glutes
        knead_buttocks  work  40   both  3  glutes
        stroke_down     work  30   both  1  lower_back
        tuck_tail       work  6x4  none  0  -
    """,
    "ball_lower_wall": """
        set_ball       setup  20   none  0  -
        lean           work   15   each  2  lower_back
        roll           work   8x4  each  2  lower_back
        sway           work   20   each  2  lower_back
        hold           work   20   each  2  lower_back
        hip_circles    work   40   each  3  glutes
        march          work   20   none  0  -
    """,
}
# id: minutes at scale 1.0 with 5 s after each step play, position, floor, groups of tools, household.
FACTS = {
    "hands_shoulders": (6.2, "seated", False, "hands", "chair"),
    "tennis_upper_wall": (6.0, "wall", False, "tennis_ball|massage_ball", "wall sock"),
    "roller_upper": (4.2, "supine", True, "foam_roller", "mat"),
    "electric_upper": (5.1, "seated", False, "electric_massager", "chair"),
    "hands_lower": (4.9, "standing", False, "hands", ""),
    "ball_lower_wall": (5.9, "wall", False, "tennis_ball|massage_ball", "wall sock"),
}
# What each technique is for nobody to do with, beyond what blocks all six.
BLOCKED_FOR_ALL = "ci_red_flags ci_injury ci_surgery ci_dvt ci_skin ci_fever ci_child ci_inflam"
BLOCKED_TOO = {
    "hands_shoulders": "",
    "tennis_upper_wall": "ci_bleeding ci_sensation",
    "roller_upper": "ci_pregnancy ci_osteoporosis ci_bleeding ci_sensation ci_floor ci_impaired",
    "electric_upper": (
        "ci_pregnancy ci_osteoporosis ci_bleeding ci_cancer ci_spine_neuro ci_sensation ci_device "
        "ci_neck ci_impaired"
    ),
    "hands_lower": "ci_kidney",
    "ball_lower_wall": "ci_bleeding ci_sensation ci_kidney",
}
ASKED_FIRST = {
    "hands_shoulders": "ci_cancer",
    "tennis_upper_wall": "ci_pregnancy ci_osteoporosis ci_cancer ci_spine_neuro",
    "roller_upper": "ci_cancer ci_spine_neuro ci_neck",
    "electric_upper": "ci_heart ci_epilepsy ci_hypermob",
    "hands_lower": "ci_pregnancy ci_cancer ci_spine_neuro",
    "ball_lower_wall": "ci_pregnancy ci_osteoporosis ci_cancer ci_spine_neuro",
}
MODIFIED = {
    "hands_shoulders": (
        "ci_pregnancy ci_osteoporosis ci_bleeding ci_spine_neuro ci_sensation ci_heart ci_hypermob ci_neck"
    ),
    "tennis_upper_wall": "ci_heart ci_hypermob ci_impaired",
    "roller_upper": "ci_heart ci_hypermob",
    "electric_upper": "",
    "hands_lower": "ci_osteoporosis ci_bleeding ci_sensation ci_heart ci_hypermob",
    "ball_lower_wall": "ci_heart ci_hypermob ci_impaired ci_knee_hip",
}
# Who leaves out whatever works with such a tool; nobody with these goes on at all.
BLOCKED_ALWAYS = "ci_red_flags ci_child"
_WITH_A_HARD_TOOL = "ci_injury ci_surgery ci_bleeding ci_dvt ci_skin ci_sensation ci_fever ci_inflam"
BLOCKED_WITH = {
    ToolKind.BALL: _WITH_A_HARD_TOOL,
    ToolKind.ROLLER: f"{_WITH_A_HARD_TOOL} ci_pregnancy ci_osteoporosis ci_floor",
    ToolKind.CANE: _WITH_A_HARD_TOOL,
    ToolKind.ELECTRIC: (
        f"{_WITH_A_HARD_TOOL} ci_pregnancy ci_osteoporosis ci_cancer ci_spine_neuro ci_impaired"
    ),
    ToolKind.PERSON: "ci_injury ci_surgery ci_dvt ci_skin ci_fever ci_inflam",
    ToolKind.HEAT: "ci_injury ci_dvt ci_skin ci_sensation ci_fever ci_impaired",
    ToolKind.COLD: "ci_skin ci_sensation ci_cold ci_impaired",
    ToolKind.OIL: "ci_surgery ci_skin",
    ToolKind.SALT: "ci_injury ci_dvt ci_skin ci_sensation ci_fever ci_impaired",
}
BLOCKED_WITH_SCENT = "ci_pregnancy ci_oil_allergy ci_asthma ci_epilepsy"
BLOCKED_IN_THE_BATH = "ci_dvt ci_skin ci_sensation ci_heart ci_fever ci_impaired ci_surgery"
BLOCKED_UNDER_BODY_WEIGHT = "ci_pregnancy ci_osteoporosis ci_floor"
WORDS_PER_SECOND = 2.3
SPOKEN_SHARE = 0.7

techniques = pytest.mark.parametrize("technique_id", TABLE)


def row_of(step: Step) -> list[str]:
    dose = str(step.duration_s) if step.duration_s else f"{step.repetitions}x{step.repetition_s}"
    return [step.id, step.kind, dose, step.side, str(step.pressure), step.region or "-"]


def full_dose_s(step: Step) -> int:
    if step.duration_s is not None:
        return step.duration_s
    assert step.repetitions is not None
    assert step.repetition_s is not None
    return step.repetitions * step.repetition_s


def all_steps(catalogue: Catalogue) -> list[tuple[Technique, Step]]:
    return [(technique, step) for technique in catalogue.techniques.values() for step in technique.steps]


@techniques
def test_every_step_is_as_the_table_says(catalogue: Catalogue, technique_id: str) -> None:
    wanted = [line.split() for line in TABLE[technique_id].strip().splitlines()]
    assert [row_of(step) for step in catalogue.techniques[technique_id].steps] == wanted


@techniques
def test_the_minutes_at_full_scale(catalogue: Catalogue, technique_id: str) -> None:
    steps = catalogue.techniques[technique_id].steps
    seconds = sum((full_dose_s(step) + 5) * (2 if step.side is SideRule.EACH else 1) for step in steps)
    assert seconds / 60 == pytest.approx(FACTS[technique_id][0], abs=0.06)


@techniques
def test_what_the_technique_needs(catalogue: Catalogue, technique_id: str) -> None:
    technique = catalogue.techniques[technique_id]
    _, position, floor, group, household = FACTS[technique_id]
    assert (technique.position, technique.floor) == (position, floor)
    assert technique.needs == (tuple(group.split("|")),)
    assert technique.household == tuple(household.split())


@techniques
def test_conditions_mean_what_the_table_says(catalogue: Catalogue, technique_id: str) -> None:
    rules = catalogue.techniques[technique_id].conditions
    found = {action: {rule.condition for rule in rules if rule.action is action} for action in Action}
    assert found == {
        Action.BLOCK: set(BLOCKED_FOR_ALL.split()) | set(BLOCKED_TOO[technique_id].split()),
        Action.ASK_FIRST: set(ASKED_FIRST[technique_id].split()),
        Action.MODIFY: set(MODIFIED[technique_id].split()),
    }
    assert len({rule.condition for rule in rules}) == len(rules)


def blocked(technique: Technique) -> set[str]:
    return {rule.condition for rule in technique.conditions if rule.action is Action.BLOCK}


def test_what_a_tool_is_too_much_for_blocks_every_technique_with_it(catalogue: Catalogue) -> None:
    for technique in catalogue.techniques.values():
        tools = {tool for group in technique.needs for tool in group}
        wanted = set(BLOCKED_ALWAYS.split())
        for tool in tools:
            wanted |= set(BLOCKED_WITH.get(catalogue.tools[tool].kind, "").split())
            wanted |= set(BLOCKED_WITH_SCENT.split()) if tool.startswith("eo_") else set()
            wanted |= set(BLOCKED_IN_THE_BATH.split()) if tool == "bath" else set()
        if technique.floor and any(step.pressure for step in technique.steps):
            wanted |= set(BLOCKED_UNDER_BODY_WEIGHT.split())
        assert wanted <= blocked(technique), technique.id


def test_only_warmth_and_walking_have_more_than_weak_evidence(catalogue: Catalogue) -> None:
    stronger = [
        technique.id
        for technique in catalogue.techniques.values()
        if technique.evidence.strength not in {Strength.NONE, Strength.WEAK}
    ]
    assert stronger == ["easy_walk", "heat_rest"]


def test_what_is_known_has_its_sources(catalogue: Catalogue) -> None:
    for technique in catalogue.techniques.values():
        evidence = technique.evidence
        assert evidence.sources or evidence.strength is Strength.NONE, technique.id
        assert evidence.sources or "no trial" in evidence.claim.lower(), technique.id


def test_a_cap_for_a_person_lowers_something(catalogue: Catalogue) -> None:
    for technique in catalogue.techniques.values():
        hardest = max(step.pressure for step in technique.steps)
        for rule in technique.conditions:
            assert rule.pressure_at_most is None or rule.pressure_at_most < hardest, technique.id


def test_a_note_that_asks_for_light_pressure_has_its_cap(catalogue: Catalogue) -> None:
    for technique in catalogue.techniques.values():
        hardest = max(step.pressure for step in technique.steps)
        for rule in technique.conditions:
            asks = re.search("light pressure|pressure light|very light|feather", rule.note, re.IGNORECASE)
            if asks and hardest > 2:
                assert rule.pressure_at_most in {1, 2}, (technique.id, rule.condition)


@techniques
def test_the_evidence_is_called_weak_and_has_sources(catalogue: Catalogue, technique_id: str) -> None:
    evidence = catalogue.techniques[technique_id].evidence
    assert evidence.strength is Strength.WEAK
    assert evidence.sources or "no trial" in evidence.claim.lower()


def is_tried_on_the_forearm(step: Step) -> bool:
    """A set-up step that presses without a region: the forearm is not on the back map."""
    return step.kind is StepKind.SETUP and step.region is None and "forearm" in step.do


def test_no_step_presses_harder_than_its_region_allows(catalogue: Catalogue) -> None:
    for technique, step in all_steps(catalogue):
        if step.region is not None and step.pressure:
            cap = pressure_cap(catalogue.regions[step.region], catalogue.regions)
            assert step.pressure <= cap, step.picture
            assert step.region in technique.regions, step.picture


def test_only_a_try_on_the_forearm_presses_without_a_region_and_barely(catalogue: Catalogue) -> None:
    for _, step in all_steps(catalogue):
        if step.region is None and step.pressure:
            assert is_tried_on_the_forearm(step), step.picture
            assert step.pressure == 1, step.picture


def test_firm_thumbs_at_the_pelvis_count_for_the_buttocks(catalogue: Catalogue) -> None:
    glutes = catalogue.regions["glutes"]
    assert any(area.holds(0.24, 0.74) and area.cap >= 3 for area in glutes.areas)
    assert not any(area.holds(0.24, 0.74) for area in catalogue.regions["lower_back"].areas)


def test_a_step_uses_what_its_technique_needs(catalogue: Catalogue) -> None:
    for technique, step in all_steps(catalogue):
        needed = {tool for group in technique.needs for tool in group}
        assert set(step.tools) <= needed, step.picture
        assert step.tools or not step.pressure, step.picture


def test_a_picture_is_named_for_its_step(catalogue: Catalogue) -> None:
    for technique, step in all_steps(catalogue):
        assert step.picture == f"{technique.id}.{step.id}"


def test_every_step_tells_how_to_breathe_what_to_feel_and_what_goes_wrong(catalogue: Catalogue) -> None:
    for _, step in all_steps(catalogue):
        assert step.breathing, step.picture
        assert step.feel, step.picture
        assert step.mistake, step.picture


def test_the_voice_is_done_well_before_the_step_is(catalogue: Catalogue) -> None:
    for _, step in all_steps(catalogue):
        spoken_s = len(step.say.split()) / WORDS_PER_SECOND
        assert spoken_s <= SPOKEN_SHARE * full_dose_s(step), step.picture


def test_the_voice_says_no_digits_and_never_points_at_a_picture(catalogue: Catalogue) -> None:
    for _, step in all_steps(catalogue):
        assert not re.search(r"\d", step.say), step.picture
        assert not re.search(r"\b(picture|screen|shown|see|watch|drawing)\b", step.say.lower()), step.picture


def test_a_step_for_each_side_leaves_the_side_to_the_announcement(catalogue: Catalogue) -> None:
    for _, step in all_steps(catalogue):
        if step.side is SideRule.EACH:
            told = f"{step.title} {step.do} {step.say}".lower()
            assert not re.search(r"\b(left|right)\b", told), step.picture


def test_titles_can_be_read_from_afar(catalogue: Catalogue) -> None:
    for technique, step in all_steps(catalogue):
        assert len(step.title.split()) <= 9, step.picture
        assert not step.title.endswith("."), step.picture
        titles = [other.title for other in technique.steps]
        assert titles.count(step.title) == 1, step.picture


def test_a_technique_is_never_offered_instead_of_itself(catalogue: Catalogue) -> None:
    for technique in catalogue.techniques.values():
        assert technique.id not in technique.instead
