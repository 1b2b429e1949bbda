"""Answers, what people say, warning signs and stop rules: complete, sourced, and in plain words."""

import re

import pytest

from desktop.model.catalogue import Catalogue
from desktop.model.knowledge import RedFlag, StopMoment, Topic, Urgency, Verdict

QUESTIONS = (
    "bed often kinds oil benefit best sleep lie upper lower electric salt heat_cold stones pressure sore "
    "menstruation pregnancy spine disc foam_lower see_doctor children"
)
ADVICE = "advice_frequency"
LEADS_TO = {
    "faq_bed": "log_roll",
    "faq_sleep": "sleep_side sleep_back breathing",
    "faq_lie": "rest_90_90",
    "faq_upper": "tennis_upper_wall peanut_wall",
    "faq_lower": "hands_lower",
    "faq_heat_cold": "heat_rest cold_rest",
    "advice_frequency": "easy_walk",
}
ANSWERS_OF_OUR_OWN = {
    "faq_upper": "how the techniques go",
    "faq_lower": "how the techniques go, and our own limits",
    "faq_spine": "our own limit",
    "faq_stones": "our own limits, and that nothing is known",
    "faq_children": "for whom the app is made",
}
CLAIMS_WITHOUT_A_SOURCE = {
    "one_muscle": "what everyone can look up",
    "blood_flow": "says that nothing was found",
    "late_nights": "says that nothing was found",
    "oil_refreshes": "says that nothing was found",
    "straight_legs": "says that nothing was found",
    "stone_rolled": "our own advice on safety",
    "salt_anywhere": "our own advice on safety",
    "salt_rub": "our own advice on safety",
}
EMERGENCIES = {
    "feeling between the legs": "numbness between the legs genitals back_passage",
    "bladder and bowel": "urine leaks bowels",
    "sexual function": "sexual",
    "legs": "both legs weaker foot",
    "accident": "accident fall",
    "heart and great vessels": "chest_pain breathlessness jaw tearing faintness pulsing",
    "stroke": "headache double_vision slurred drooping neck",
    "clot": "breathlessness calf swollen",
    "muscle breakdown": "dark tea-coloured urine",
}
URGENT = {
    "infection": "fever shivering ill",
    "weight": "losing weight",
    "cancer": "cancer",
    "night": "constant night position",
    "shape": "lump shape",
    "fragile bones": "minor_strain fragile steroids",
    "immunity": "immune inject",
    "upper back": "between the shoulder_blades",
    "coughing": "cough sneeze strain",
    "kidneys": "burning urine blood below_the_ribs",
    "one limb": "one_leg one_arm",
    "pregnancy": "pregnancy bleeding fluid tightening moves_less",
}
STOP_AT_ONCE = "sharp shooting burning electric tingling numbness weakness dizzy sick sight breath chest skin"
NEVER_TOGETHER = (
    ("menthol", "heat"),
    ("oil", "hot water bottle"),
    ("oil", "ball or a roller"),
    ("ice", "pressure"),
    ("electric massager", "oil"),
    ("two essential oils", ""),
)
CEILINGS = {
    "pressure_in_a_day": "20 minutes a day",
    "electric_in_a_day": "10 minutes a day",
    "heat_in_a_day": "20 minutes at a time, three times a day at most, with an hour between",
    "ice_in_a_day": "15 minutes at a time, three times a day at most, with an hour between",
}
ROOM_ON_THE_OVERLAY = 80
"""Characters that a sign may have where it stands over the player."""


def told(catalogue: Catalogue) -> dict[str, str]:
    """Every text of these four kinds, by where it stands."""
    texts = {f"{flag.id}.sign": flag.sign for flag in catalogue.red_flags.values()}
    texts |= {f"{rule.id}.rule": rule.rule for rule in catalogue.stop_rules.values()}
    for answer in catalogue.answers.values():
        texts[f"{answer.id}.question"] = answer.question
        texts |= {f"{answer.id}.answer.{number}": text for number, text in enumerate(answer.answer)}
    for claim in catalogue.claims.values():
        texts |= {f"{claim.id}.says": claim.people_say, f"{claim.id}.known": claim.known}
        texts[f"{claim.id}.so"] = claim.so
    return texts


def signs(catalogue: Catalogue, urgency: Urgency) -> list[RedFlag]:
    return [flag for flag in catalogue.red_flags.values() if flag.urgency is urgency]


def rules(catalogue: Catalogue, moment: StopMoment) -> list[str]:
    return [rule.rule for rule in catalogue.stop_rules.values() if rule.moment is moment]


def missing(keywords: str, texts: list[str]) -> list[str]:
    """The keywords that no text has; an underscore stands for a blank."""
    joined = " ".join(texts).lower()
    return [word for word in keywords.split() if word.replace("_", " ") not in joined]


def test_all_questions_are_answered_and_the_advice_is_there(catalogue: Catalogue) -> None:
    wanted = {f"faq_{question}" for question in QUESTIONS.split()} | {ADVICE}
    assert set(catalogue.answers) == wanted
    assert len(catalogue.answers) == 24


def test_the_answers_stand_topic_by_topic_under_every_heading(catalogue: Catalogue) -> None:
    topics = [answer.topic for answer in catalogue.answers.values()]
    assert list(dict.fromkeys(topics)) == list(Topic)
    assert topics == sorted(topics, key=list(Topic).index)


def test_the_first_answer_says_how_to_begin(catalogue: Catalogue) -> None:
    advice = next(iter(catalogue.answers.values()))
    assert advice.id == ADVICE
    assert not missing("three_sessions first_week once_a_day walk", list(advice.answer))


@pytest.mark.parametrize(("answer", "techniques"), LEADS_TO.items())
def test_an_answer_leads_to_the_techniques_it_speaks_of(
    catalogue: Catalogue, answer: str, techniques: str
) -> None:
    assert set(techniques.split()) <= set(catalogue.answers[answer].techniques)


def test_answers_lead_to_techniques_that_exist_each_once(catalogue: Catalogue) -> None:
    for answer in catalogue.answers.values():
        assert set(answer.techniques) <= set(catalogue.techniques), answer.id
        assert len(set(answer.techniques)) == len(answer.techniques), answer.id


def test_answers_have_sources_unless_they_are_our_own_advice(catalogue: Catalogue) -> None:
    without = {answer.id for answer in catalogue.answers.values() if not answer.sources}
    assert without == set(ANSWERS_OF_OUR_OWN)


def test_claims_have_sources_unless_nothing_is_claimed(catalogue: Catalogue) -> None:
    without = {claim.id for claim in catalogue.claims.values() if not claim.sources}
    assert without == set(CLAIMS_WITHOUT_A_SOURCE)


def test_what_says_that_nothing_was_found_says_so_in_words(catalogue: Catalogue) -> None:
    for claim, reason in CLAIMS_WITHOUT_A_SOURCE.items():
        if reason == "says that nothing was found":
            known = catalogue.claims[claim].known
            assert re.search(r"we know of no|nothing shows|has been tested", known, re.IGNORECASE), claim


@pytest.mark.parametrize("verdict", Verdict)
def test_people_say_something_of_every_verdict(catalogue: Catalogue, verdict: Verdict) -> None:
    assert any(claim.verdict is verdict for claim in catalogue.claims.values())


def test_a_claim_ends_in_something_to_make_of_it(catalogue: Catalogue) -> None:
    assert len(catalogue.claims) == 44
    assert [claim.id for claim in catalogue.claims.values() if not claim.so] == []


def test_nobody_says_the_same_thing_twice(catalogue: Catalogue) -> None:
    said = [claim.people_say for claim in catalogue.claims.values()]
    assert len(set(said)) == len(said)


@pytest.mark.parametrize(("topic", "keywords"), EMERGENCIES.items())
def test_every_emergency_is_told(catalogue: Catalogue, topic: str, keywords: str) -> None:
    assert not missing(keywords, [flag.sign for flag in signs(catalogue, Urgency.EMERGENCY)]), topic


@pytest.mark.parametrize(("topic", "keywords"), URGENT.items())
def test_everything_urgent_is_told(catalogue: Catalogue, topic: str, keywords: str) -> None:
    assert not missing(keywords, [flag.sign for flag in signs(catalogue, Urgency.URGENT)]), topic


def test_every_warning_sign_has_a_source(catalogue: Catalogue) -> None:
    assert [flag.id for flag in catalogue.red_flags.values() if not flag.sources] == []


def test_heavy_bleeding_in_pregnancy_is_an_emergency(catalogue: Catalogue) -> None:
    assert not missing("maternity_unit heavy emergency_number", [catalogue.red_flags["pregnancy_signs"].sign])


def test_who_has_pain_in_a_limb_is_told_that_tools_wait(catalogue: Catalogue) -> None:
    assert not missing("balls rollers canes while tingles weak", list(catalogue.answers["faq_disc"].answer))


def test_emergencies_come_first(catalogue: Catalogue) -> None:
    urgencies = [flag.urgency for flag in catalogue.red_flags.values()]
    assert urgencies == sorted(urgencies, key=list(Urgency).index)


def test_a_warning_sign_is_in_plain_words(catalogue: Catalogue) -> None:
    latin = (
        r"\b(cauda|equina|saddle|anaesthesia|thrombosis|aort\w+|rhabdo\w+|dissection|embol\w+|malignan\w+)\b"
    )
    for flag in catalogue.red_flags.values():
        assert not re.search(latin, flag.sign, re.IGNORECASE), flag.id


@pytest.mark.parametrize("moment", StopMoment)
def test_there_is_a_rule_for_every_moment(catalogue: Catalogue, moment: StopMoment) -> None:
    assert rules(catalogue, moment)


def test_rules_stand_moment_by_moment(catalogue: Catalogue) -> None:
    moments = [rule.moment for rule in catalogue.stop_rules.values()]
    assert moments == sorted(moments, key=list(StopMoment).index)


def test_every_sign_to_stop_is_told_and_short_enough_for_the_player(catalogue: Catalogue) -> None:
    at_once = rules(catalogue, StopMoment.AT_ONCE)
    assert not missing(STOP_AT_ONCE, at_once)
    assert all(rule.startswith("Stop ") and len(rule) <= ROOM_ON_THE_OVERLAY for rule in at_once)


def test_an_ache_has_a_limit_a_time_and_something_to_do(catalogue: Catalogue) -> None:
    assert not missing("4_out_of_10 30_seconds half leave_the_spot", rules(catalogue, StopMoment.ACHE))


def test_afterwards_there_is_a_day_to_settle_and_an_end_to_trying(catalogue: Catalogue) -> None:
    told_afterwards = rules(catalogue, StopMoment.AFTER)
    assert not missing("24_hours two_or_more_points three_sessions looked_at fine", told_afterwards)


@pytest.mark.parametrize(("rule", "ceiling"), CEILINGS.items())
def test_the_ceilings_of_a_day(catalogue: Catalogue, rule: str, ceiling: str) -> None:
    assert catalogue.stop_rules[rule].moment is StopMoment.DAILY
    assert ceiling in catalogue.stop_rules[rule].rule


def test_the_ceiling_of_the_massager_is_that_of_the_tool(catalogue: Catalogue) -> None:
    assert CEILINGS["electric_in_a_day"] in catalogue.tools["electric_massager"].limits


def test_each_pair_that_never_goes_together_has_one_rule(catalogue: Catalogue) -> None:
    together = [rule.lower() for rule in rules(catalogue, StopMoment.TOGETHER)]
    assert len(together) == len(NEVER_TOGETHER)
    for first, second in NEVER_TOGETHER:
        assert [rule for rule in together if rule.startswith("no ") and first in rule and second in rule]


def test_a_burn_is_cooled_bared_covered_and_seen(catalogue: Catalogue) -> None:
    first_aid = rules(catalogue, StopMoment.BURN)
    assert not missing("running_water 20_minutes jewellery cling_film get_help blisters", first_aid)


def test_ids_are_lower_case_words(catalogue: Catalogue) -> None:
    kinds = (catalogue.answers, catalogue.claims, catalogue.red_flags, catalogue.stop_rules)
    assert all(re.fullmatch(r"[a-z]+(_[a-z]+)*", name) for kind in kinds for name in kind)


def test_no_mark_of_a_source_stands_in_a_text(catalogue: Catalogue) -> None:
    marked = [place for place, text in told(catalogue).items() if re.search(r"\[|\]|\bS\d+[a-z]?\b", text)]
    assert marked == []


def test_nothing_speaks_of_articles(catalogue: Catalogue) -> None:
    spoken = re.compile(r"\b(articles?|blogs?|websites?|myths?|authors?)\b", re.IGNORECASE)
    assert [place for place, text in told(catalogue).items() if spoken.search(text)] == []


def test_every_text_is_whole_sentences(catalogue: Catalogue) -> None:
    unfinished = [place for place, text in told(catalogue).items() if not re.search(r"[.?]$", text)]
    assert unfinished == []
    questions = [answer.question for answer in catalogue.answers.values()]
    assert all(question.endswith("?") for question in questions)
