"""A little knowledge of every kind, to be put into the small catalogue."""

from dataclasses import replace

from desktop.model.catalogue import Catalogue
from desktop.model.knowledge import (
    Answer,
    Claim,
    RedFlag,
    StopMoment,
    StopRule,
    Topic,
    Urgency,
    Verdict,
)

ANSWERS = (
    Answer(id="often", topic=Topic.START, question="How often?", answer=("Once a day at most.",)),
    Answer(
        id="bed",
        topic=Topic.REST,
        question="How do I get out of bed?",
        answer=("Roll like a log.", "Then sit for a moment."),
        techniques=("by_hand", "rolling"),
        sources=("S1",),
    ),
)
CLAIMS = (
    Claim(
        id="oil",
        people_say="Peppermint is the best oil.",
        verdict=Verdict.WRONG,
        known="No oil is proven best.",
        so="Take a plain oil.",
        sources=("S1",),
    ),
    Claim(id="walk", people_say="Walking helps.", verdict=Verdict.RIGHT, known="It was tried and it does."),
)
SIGNS = (
    RedFlag(id="fever", urgency=Urgency.URGENT, sign="Fever with back pain.", sources=("S1",)),
    RedFlag(id="numb", urgency=Urgency.EMERGENCY, sign="Numbness between the legs.", sources=("S1",)),
    RedFlag(id="chest", urgency=Urgency.EMERGENCY, sign="Pain in the chest."),
)
RULES = (
    StopRule(id="daily", moment=StopMoment.DAILY, rule="Heat for 20 minutes at most.", sources=("S1",)),
    StopRule(id="burn", moment=StopMoment.BURN, rule="Cool a burn under running water."),
)


def with_knowledge(catalogue: Catalogue) -> Catalogue:
    """The same catalogue with answers, claims, signs and rules; Hands is calm."""
    hands = replace(catalogue.techniques["by_hand"], calm=True)
    return replace(
        catalogue,
        answers={answer.id: answer for answer in ANSWERS},
        claims={claim.id: claim for claim in CLAIMS},
        red_flags={sign.id: sign for sign in SIGNS},
        stop_rules={rule.id: rule for rule in RULES},
        techniques={**catalogue.techniques, "by_hand": hands},
    )
