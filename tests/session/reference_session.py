"""A second, slow and simple session to compare the engine with.

It shares no code with the engine, only the planning of cues: it goes through time one tenth of a second
after the other, and keeps a mark on each cue whether it was told. All times that it is given must be tenths
of a second.
"""

from desktop.session.extension import extended

QUANTUM_MS = 100
STEP_KINDS = {"setup", "work", "relax", "check"}
GRACE_MS = {"tick": 200, "ten": 1000, "breathe_in": 200, "breathe_out": 200}
LEAD_MS = 600
STANDING = {"paused", "interrupted"}
ALLOWED = {
    "idle": {"Load"},
    "ready": {"Load", "Recue", "Start", "Leave"},
    "running": {"Next", "Back", "Seek", "Extend", "Recue", "Repeat", "Pause", "Interrupt", "Leave"},
    "paused": {"Next", "Back", "Seek", "Extend", "Recue", "Repeat", "Resume", "Leave"},
    "interrupted": {"Next", "Back", "Seek", "Extend", "Recue", "Repeat", "Resume", "Leave"},
    "finished": {"Load", "Start", "Leave"},
}


class ReferenceSession:
    """Takes commands by name and tells what happens as tuples; the test turns events into the same."""

    def __init__(self):
        self.state = "idle"
        self.clock_ms = None
        self.unload()

    def unload(self):
        self.timeline = None
        self.parts = []
        self.cues = []
        self.position_ms = 0
        self.end_ms = 0
        self.passed = False

    def take(self, name, argument, now_ms):
        told = self.advance(now_ms)
        if name not in ALLOWED[self.state]:
            return [*told, ("refused", name)]
        return told + getattr(self, name.lower())(argument)

    def advance(self, now_ms):
        gone_ms = 0 if self.clock_ms is None else max(0, now_ms - self.clock_ms)
        self.clock_ms = now_ms if self.clock_ms is None else self.clock_ms + gone_ms
        if self.state != "running":
            return []
        return self.pass_time(gone_ms)

    def pass_time(self, gone_ms):
        told = []
        self.passed = True
        reached_ms = self.position_ms + gone_ms
        told += self.tell_cues(reached_ms)
        while self.position_ms < min(reached_ms, self.end_ms):
            self.position_ms += QUANTUM_MS
            told += [
                ("segment", i, start)
                for i, (_, start, _) in enumerate(self.parts)
                if start == self.position_ms
            ]
            told += self.tell_cues(reached_ms)
        return told + (self.finish() if self.position_ms == self.end_ms else [])

    def tell_cues(self, reached_ms):
        told = []
        for cue in self.cues:
            after_the_end = self.position_ms == self.end_ms < cue["at"]
            if (cue["at"] == self.position_ms or after_the_end) and not cue["told"]:
                cue["told"] = True
                late_ms = max(0, reached_ms - cue["at"])
                grace_ms = GRACE_MS.get(cue["kind"], 1500)
                what = ("cue",) if late_ms <= grace_ms else ("missed", late_ms)
                told.append((*what, cue["kind"], cue["at"], cue["part"]))
        return told

    def finish(self):
        self.state = "finished"
        return [("state", "finished", self.end_ms), ("end", self.end_ms)]

    def enter(self, state):
        self.state = state
        return [("state", state, self.position_ms)]

    def current(self):
        return max(i for i, (_, start, _) in enumerate(self.parts) if start <= self.position_ms)

    def place(self, position_ms):
        self.position_ms = position_ms
        self.passed = False
        for cue in self.cues:
            # What lies ahead is due again; what lies behind was told or is jumped over.
            cue["told"] = cue["at"] < position_ms

    def jump(self, position_ms):
        self.place(position_ms)
        told = [("jumped", position_ms)]
        if position_ms == self.end_ms:
            return told + self.tell_cues(position_ms) + self.finish()
        told.append(("segment", self.current(), position_ms))
        return told + (self.pass_time(0) if self.state == "running" else [])

    def load(self, timeline):
        self.position_ms = 0
        self.passed = False
        self.take_timeline(timeline)
        return [("timeline", self.end_ms), *self.enter("ready")]

    def take_timeline(self, timeline):
        """Other cues or a longer segment; what is behind, or was told right here, is not told again."""
        self.timeline = timeline
        self.end_ms = timeline.duration_ms
        self.parts = [(part.kind.value, part.start_ms, part.end_ms) for part in timeline.segments]
        self.cues = [
            {
                "kind": cue.kind.value,
                "at": cue.at_ms,
                "end": cue.at_ms + cue.length_ms,
                "part": cue.segment,
                "told": cue.at_ms < self.position_ms or (self.passed and cue.at_ms == self.position_ms),
            }
            for cue in timeline.cues
        ]

    def recue(self, timeline):
        if timeline.segments != self.timeline.segments:
            return [("refused", "Recue")]
        self.take_timeline(timeline)
        return [("timeline", self.end_ms)]

    def start(self, index):
        if index >= len(self.parts):
            return [("refused", "Start")]
        self.place(self.parts[index][1])
        return [*self.enter("running"), ("segment", index, self.position_ms), *self.pass_time(0)]

    def pause(self, _):
        return self.enter("paused")

    def interrupt(self, _):
        return self.enter("interrupted")

    def resume(self, _):
        lines = [cue for cue in self.cues if cue["kind"] == "speak"]
        cut = [cue["at"] for cue in lines if cue["at"] <= self.position_ms < cue["end"]]
        if cut:
            self.place(cut[0])
        return [("jumped", at) for at in cut] + self.enter("running") + self.pass_time(0)

    def leave(self, _):
        self.unload()
        return self.enter("idle")

    def seek(self, position_ms):
        return self.jump(sorted([0, position_ms, self.end_ms])[1])

    def next(self, _):
        behind = self.parts[self.current() + 1 :]
        wanted = (start for kind, start, _ in behind if kind in STEP_KINDS | {"switch", "change"})
        return self.jump(next(wanted, self.end_ms))

    def back(self, _):
        kind, start_ms, _ = self.parts[self.current()]
        if kind in STEP_KINDS and self.position_ms - start_ms > 3_000:
            return self.jump(start_ms)
        before = [start for kind, start, _ in self.parts[: self.current()] if kind in STEP_KINDS]
        return self.jump(before[-1] if before else 0)

    def extend(self, by_ms):
        if by_ms <= 0:
            return [("refused", "Extend")]
        told_ms = self.position_ms + (1 if self.passed else 0)
        self.take_timeline(extended(self.timeline, self.current(), by_ms, told_ms))
        return [("timeline", self.end_ms)]

    def repeat(self, _):
        index = self.current()
        here = [cue for cue in self.cues if cue["part"] == index]
        opening_ms = self.parts[index][1] + LEAD_MS
        spoken = [cue for cue in here if cue["kind"] == "speak" and cue["at"] == opening_ms]
        spoken = spoken or [cue for cue in here if cue["kind"] != "speak"]
        return (
            [("cue", spoken[0]["kind"], spoken[0]["at"], spoken[0]["part"])]
            if spoken
            else [("refused", "Repeat")]
        )
