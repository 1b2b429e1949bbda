"""The timeline as plain data for other programs."""

import json
from dataclasses import replace

from desktop.session.compiler import Pacing
from desktop.session.document import timeline_json
from desktop.session.speaking import Speaking
from desktop.session.timeline import Tight
from tests.session.session_content import compiled, make_step, make_technique


def test_the_document_is_plain_data_with_the_promised_keys():
    technique = make_technique("one", make_step("roll", side="each", seconds=8))
    tight = Tight(segment=0, text="Left side. Say roll.", needs_ms=9_000, has_ms=7_150, said="Left side.")
    timeline = compiled(technique, pacing=Pacing(prepare_ms=0), speaking=Speaking(measure=a_second))
    document = timeline_json(replace(timeline, tight=(tight,)))
    assert json.loads(json.dumps(document)) == {
        "id": "routine",
        "title": "A routine",
        "duration_ms": 21_000,
        "segments": [
            {
                "index": 0,
                "kind": "work",
                "technique": "one",
                "step": "roll",
                "side": "left",
                "title": "Title of roll",
                "start_ms": 0,
                "duration_ms": 8_000,
            },
            {
                "index": 1,
                "kind": "switch",
                "technique": "one",
                "step": None,
                "side": "right",
                "title": "Switch to the right side",
                "start_ms": 8_000,
                "duration_ms": 5_000,
            },
            {
                "index": 2,
                "kind": "work",
                "technique": "one",
                "step": "roll",
                "side": "right",
                "title": "Title of roll",
                "start_ms": 13_000,
                "duration_ms": 8_000,
            },
        ],
        "cues": [
            heard(0, "start", "Title of roll", 9, 0, sound="start", captioned=False),
            said(600, "First: Technique one. Sit down. Left side. Say roll.", 0),
            heard(8_000, "switch", "Switch to the right side.", 12, 1, sound="switch_right", captioned=False),
            said(8_600, "Switch to the right side.", 1),
            heard(13_000, "start", "Title of roll", 9, 2, sound="start", captioned=False),
            said(13_600, "Right side. Say roll.", 2, recording="one.roll.right"),
            heard(21_000, "done", "Done.", 13, 2, sound="done", captioned=False),
            said(21_600, "Done. Rest on as long as you like, then get up slowly.", 2),
        ],
        "tight": [
            {
                "segment": 0,
                "text": "Left side. Say roll.",
                "needs_ms": 9_000,
                "has_ms": 7_150,
                "said": "Left side.",
            }
        ],
    }


def a_second(_):
    return 1_000


def heard(at_ms, kind, text, priority, segment, *, sound, captioned):
    return {
        "at_ms": at_ms,
        "kind": kind,
        "text": text,
        "priority": priority,
        "segment": segment,
        "sound": sound,
        "length_ms": 0,
        "captioned": captioned,
        "recording": "",
    }


def said(at_ms, text, segment, *, recording=""):
    cue = heard(at_ms, "speak", text, 7, segment, sound=None, captioned=True)
    return {**cue, "length_ms": 1_000, "recording": recording}
