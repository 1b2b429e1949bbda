"""Tools, regions, zones, conditions and sources: complete, and each in its place."""

from urllib.parse import urlsplit

import pytest

from desktop.model.catalogue import Catalogue
from desktop.model.condition import ConditionGroup
from desktop.model.region import ZoneShape
from desktop.model.tool import ToolKind, ToolRole

TOOLS = {
    ToolRole.ALWAYS: "hands",
    ToolRole.FILTER: (
        "tennis_ball massage_ball peanut_ball foam_roller electric_massager massage_cane heating_pad "
        "wheat_bag hot_water_bottle hot_stones ice_pack massage_oil eo_lavender eo_peppermint "
        "eo_eucalyptus eo_lemongrass epsom_salt partner"
    ),
    ToolRole.YES_NO: "bath thermometer",
    ToolRole.ASSUMED: "heated_towel towel towel_roll pillow mat wall chair bed sock",
}
KINDS = {
    ToolKind.HANDS: "hands",
    ToolKind.BALL: "tennis_ball massage_ball peanut_ball",
    ToolKind.ROLLER: "foam_roller",
    ToolKind.ELECTRIC: "electric_massager",
    ToolKind.CANE: "massage_cane",
    ToolKind.HEAT: "heating_pad wheat_bag hot_water_bottle heated_towel hot_stones",
    ToolKind.COLD: "ice_pack",
    ToolKind.OIL: "massage_oil eo_lavender eo_peppermint eo_eucalyptus eo_lemongrass",
    ToolKind.SALT: "epsom_salt",
    ToolKind.PERSON: "partner",
    ToolKind.HOUSEHOLD: "towel towel_roll pillow mat wall chair bed bath sock thermometer",
}
CAPS = {
    "neck_upper_trap": 3,
    "upper_back": 3,
    "mid_back": 3,
    "lower_back": 2,
    "glutes": 3,
    "relaxation": 0,
    "whole_back": 0,
}
ZONES_ON_THE_MAP = (
    "np_spine np_neck_electric np_kidney np_lumbar_roller np_sacrum_tailbone np_scapula_bone np_hip_bone "
    "np_sit_bone np_sciatic"
)
ZONES_ELSEWHERE = "np_neck_front np_knee_back np_armpit_groin np_abdomen np_breast_front np_legs_clot np_skin"
CONDITIONS = (
    "ci_red_flags ci_pregnancy ci_osteoporosis ci_injury ci_surgery ci_bleeding ci_dvt ci_skin ci_cancer "
    "ci_spine_neuro ci_sensation ci_heart ci_fever ci_device ci_child ci_oil_allergy ci_asthma ci_epilepsy "
    "ci_cold ci_inflam ci_neck ci_hypermob ci_impaired ci_kidney ci_floor ci_knee_hip"
)
TURNED_ROUND = ("Can you", "Are you 18", "Is the skin there healthy")
COVERED = {
    "ci_osteoporosis": "osteoporosis minor_fall steroid",
    "ci_injury": "6_weeks bone_be_broken",
    "ci_surgery": "12_weeks operation procedure injection",
    "ci_bleeding": "thinners disorder platelets bruise",
    "ci_dvt": "had_one might swollen hot calf",
    "ci_cancer": "5_years radiotherapy",
    "ci_spine_neuro": "pain tingling weakness leg arm spine_condition",
    "ci_sensation": "numb nerve_damage diabetes stroke warm cold",
    "ci_neck": "dizziness fainting double_vision vessels connective_tissue",
    "ci_oil_allergy": "oils nuts fragrances allergic",
}
"""What a question asks about, so that nobody says no who is meant."""
ASKED_EACH_TIME = "ci_red_flags ci_injury ci_skin ci_fever ci_impaired"
SAFER_WITH_YES = "ci_osteoporosis ci_bleeding ci_dvt ci_sensation"
PUBLIC_HEALTH = (
    ".nhs.uk",
    ".nhs.scot",
    ".nhsggc.scot",
    ".nice.org.uk",
    ".who.int",
    ".fda.gov",
    ".www.ncbi.nlm.nih.gov",
    ".pmc.ncbi.nlm.nih.gov",
)
POINTS = {ZoneShape.OVAL: (2, 2), ZoneShape.POLYGON: (3, 99), ZoneShape.LINE: (2, 99), ZoneShape.DOT: (1, 1)}


def test_there_are_thirty_tools_each_in_its_role(catalogue: Catalogue) -> None:
    assert len(catalogue.tools) == 30
    for role, ids in TOOLS.items():
        assert {tool.id for tool in catalogue.tools.values() if tool.role is role} == set(ids.split())


def test_every_tool_is_of_its_kind(catalogue: Catalogue) -> None:
    for kind, ids in KINDS.items():
        assert {tool.id for tool in catalogue.tools.values() if tool.kind is kind} == set(ids.split())


@pytest.mark.parametrize(
    ("tool", "size_cm"), [("tennis_ball", 6.7), ("massage_ball", 6.5), ("foam_roller", 15.0)]
)
def test_tools_that_are_drawn_have_their_true_size(catalogue: Catalogue, tool: str, size_cm: float) -> None:
    assert catalogue.tools[tool].size_cm == size_cm


def test_the_regions_have_their_caps(catalogue: Catalogue) -> None:
    assert {region.id: region.cap for region in catalogue.regions.values()} == CAPS


def test_the_neck_is_worked_more_lightly_than_the_shoulder(catalogue: Catalogue) -> None:
    areas = catalogue.regions["neck_upper_trap"].areas
    neck = [area.cap for area in areas if area.holds(0.15, -0.10)]
    shoulder = [area.cap for area in areas if area.holds(-0.50, 0.03)]
    assert (neck, shoulder) == ([2], [3])


def test_the_whole_back_joins_the_other_regions(catalogue: Catalogue) -> None:
    whole = catalogue.regions["whole_back"]
    assert set(whole.parts) == set(CAPS) - {"whole_back", "relaxation"}
    assert whole.areas == ()


def test_areas_go_from_the_smaller_number_to_the_larger_and_shun_the_spine(catalogue: Catalogue) -> None:
    for region in catalogue.regions.values():
        for area in region.areas:
            assert area.x[0] < area.x[1]
            assert area.y[0] < area.y[1]
            assert not area.holds(0.0, area.y[0]), f"{region.id} lies on the spine"


def test_there_are_sixteen_zones_and_nine_are_on_the_back_map(catalogue: Catalogue) -> None:
    on_the_map = {zone.id for zone in catalogue.zones.values() if zone.outlines}
    assert on_the_map == set(ZONES_ON_THE_MAP.split())
    assert set(catalogue.zones) - on_the_map == set(ZONES_ELSEWHERE.split())
    assert len(catalogue.zones) == 16


def test_outlines_have_as_many_points_as_their_shape_needs_all_on_one_side(catalogue: Catalogue) -> None:
    for zone in catalogue.zones.values():
        for outline in zone.outlines:
            least, most = POINTS[outline.shape]
            assert least <= len(outline.points) <= most, zone.id
            assert all(len(point) == 2 and point[0] >= 0 for point in outline.points), zone.id


@pytest.mark.parametrize(
    ("zone", "closed_to"),
    [
        ("np_kidney", "ball roller cane electric person"),
        ("np_lumbar_roller", "roller"),
        ("np_neck_electric", "electric"),
        ("np_sciatic", "ball roller cane electric"),
        ("np_sit_bone", "ball roller cane"),
        ("np_neck_front", ""),
        ("np_skin", ""),
    ],
)
def test_zones_are_closed_to_these_kinds_of_tools(catalogue: Catalogue, zone: str, closed_to: str) -> None:
    assert set(catalogue.zones[zone].tools) == set(closed_to.split())


def test_there_are_twenty_six_conditions_in_their_order(catalogue: Catalogue) -> None:
    assert tuple(catalogue.conditions) == tuple(CONDITIONS.split())
    assert len(catalogue.conditions) == 26


def test_yes_means_that_the_condition_holds(catalogue: Catalogue) -> None:
    for condition in catalogue.conditions.values():
        assert "?" in condition.question, condition.id
        assert not condition.question.startswith(TURNED_ROUND), condition.id


@pytest.mark.parametrize(("condition", "keywords"), COVERED.items())
def test_a_question_asks_about_all_that_the_condition_covers(
    catalogue: Catalogue, condition: str, keywords: str
) -> None:
    question = catalogue.conditions[condition].question.lower()
    assert [word for word in keywords.split() if word.replace("_", " ") not in question] == []


def test_five_conditions_are_asked_about_before_each_session(catalogue: Catalogue) -> None:
    asked = [condition for condition in catalogue.conditions.values() if condition.today]
    assert {condition.id for condition in asked} == set(ASKED_EACH_TIME.split())
    assert all(condition.group is ConditionGroup.NOW for condition in asked)
    assert all(condition.today.endswith("?") for condition in asked)


def test_who_does_not_know_is_told_when_to_say_yes(catalogue: Catalogue) -> None:
    told = {condition.id for condition in catalogue.conditions.values() if condition.unsure}
    assert told == set(SAFER_WITH_YES.split())


def test_conditions_stand_under_every_heading_and_none_is_called_like_another(catalogue: Catalogue) -> None:
    conditions = catalogue.conditions.values()
    assert {condition.group for condition in conditions} == set(ConditionGroup)
    assert len({condition.short for condition in conditions}) == len(conditions)


def is_public_health(url: str) -> bool:
    return f".{urlsplit(url).netloc}".endswith(PUBLIC_HEALTH)


def test_every_source_has_something_public_behind_it(catalogue: Catalogue) -> None:
    for source in catalogue.sources.values():
        assert source.doi or source.pmid or source.url, source.id


def test_a_source_leads_to_no_page_but_that_of_a_public_health_body(catalogue: Catalogue) -> None:
    leading_elsewhere = [
        source.url for source in catalogue.sources.values() if source.url and not is_public_health(source.url)
    ]
    assert leading_elsewhere == []


@pytest.mark.parametrize("url", ["https://www.nhs.uk.example.com/", "https://notnhs.uk/", "https://nih.gov/"])
def test_a_page_elsewhere_would_be_found(url: str) -> None:
    assert not is_public_health(url)


def test_no_source_stands_twice(catalogue: Catalogue) -> None:
    sources = catalogue.sources.values()
    for marks in ([source.doi for source in sources], [source.pmid for source in sources]):
        given = [mark for mark in marks if mark]
        assert len(set(given)) == len(given)


def test_every_source_is_used(catalogue: Catalogue) -> None:
    used = {source for technique in catalogue.techniques.values() for source in technique.evidence.sources}
    used |= {source for tool in catalogue.tools.values() for source in tool.sources}
    used |= {source for zone in catalogue.zones.values() for source in zone.sources}
    used |= {source for answer in catalogue.answers.values() for source in answer.sources}
    used |= {source for claim in catalogue.claims.values() for source in claim.sources}
    used |= {source for red_flag in catalogue.red_flags.values() for source in red_flag.sources}
    used |= {source for rule in catalogue.stop_rules.values() for source in rule.sources}
    assert used == set(catalogue.sources)
