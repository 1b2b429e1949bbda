"""The timeline as plain data for other programs."""

import json

from desktop.session.compiler import Pacing
from desktop.session.document import timeline_json
from tests.session.session_content import compiled, make_step, make_technique


def test_the_document_is_plain_data_with_the_promised_keys():
    technique = make_technique("one", make_step("roll", side="each", seconds=8))
    document = timeline_json(compiled(technique, pacing=Pacing(prepare_ms=0)))
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
            {"at_ms": 0, "kind": "start", "text": "Title of roll", "priority": 5},
            {"at_ms": 0, "kind": "speak", "text": "Left side. Say roll.", "priority": 1},
            {"at_ms": 8_000, "kind": "switch", "text": "Switch to the right side.", "priority": 8},
            {"at_ms": 13_000, "kind": "start", "text": "Title of roll", "priority": 5},
            {"at_ms": 13_000, "kind": "speak", "text": "Right side. Say roll.", "priority": 1},
            {"at_ms": 21_000, "kind": "done", "text": "Done.", "priority": 9},
        ],
    }
