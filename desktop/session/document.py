"""The timeline as plain data for other programs, the form that ``show --json`` prints. Writes no file."""

from desktop.session.timeline import Timeline


def timeline_json(timeline: Timeline) -> dict[str, object]:
    """A timeline as dictionaries, lists, text and numbers, ready for ``json.dumps``.

    All times are milliseconds; the keys are a promise to other programs: there may be more, none goes away.
    """
    return {
        "id": timeline.routine,
        "title": timeline.title,
        "duration_ms": timeline.duration_ms,
        "segments": [
            {
                "index": segment.index,
                "kind": segment.kind.value,
                "technique": segment.technique,
                "step": segment.step,
                "side": segment.side.value,
                "title": segment.title,
                "start_ms": segment.start_ms,
                "duration_ms": segment.duration_ms,
            }
            for segment in timeline.segments
        ],
        "cues": [
            {
                "at_ms": cue.at_ms,
                "kind": cue.kind.value,
                "text": cue.text,
                "priority": cue.priority,
                "segment": cue.segment,
                "sound": cue.sound,
                "length_ms": cue.length_ms,
                "captioned": cue.captioned,
                "recording": "" if cue.line is None else cue.line.recording,
            }
            for cue in timeline.cues
        ],
        "tight": [
            {
                "segment": tight.segment,
                "text": tight.text,
                "needs_ms": tight.needs_ms,
                "has_ms": tight.has_ms,
                "said": tight.said,
            }
            for tight in timeline.tight
        ],
    }
