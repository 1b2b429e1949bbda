"""A small house of content that the tests of the library change at will."""

from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

import pytest

from desktop.library.catalogue import load_catalogue

FILES = {
    "content/catalog/tools.yaml": """\
        tools:
          - {id: hands, title: Hands, role: always, kind: hands, what: Yours., limits: Gently.}
          - {id: tennis_ball, title: Tennis ball, role: filter, kind: ball, what: A ball., limits: Gently.}
          - {id: massage_ball, title: Massage ball, role: filter, kind: ball, what: A ball., limits: Gently.}
          - {id: foam_roller, title: Roller, role: filter, kind: roller, what: A roller., limits: Gently.}
          - {id: heating_pad, title: Pad, role: filter, kind: heat, what: A pad., limits: Gently.}
          - {id: bath, title: Bath, role: yes_no, kind: household, what: A bath., limits: Gently.}
          - {id: wall, title: Wall, role: assumed, kind: household, what: A wall., limits: Gently.}
        """,
    "content/catalog/regions.yaml": """\
        regions:
          - {id: upper_back, title: Upper back, areas: [{x: [0.1, 0.3], y: [0.0, 0.3], cap: 3}]}
          - {id: lower_back, title: Lower back, areas: [{x: [0.1, 0.2], y: [0.4, 0.6], cap: 2}]}
          - {id: whole_back, title: Whole back, parts: [upper_back, lower_back]}
          - {id: relaxation, title: Whole body}
        """,
    "content/catalog/zones.yaml": """\
        zones:
          - id: np_spine
            title: The spine
            why: Bone.
            outlines: [{shape: oval, points: [[0, 0], [0.1, 0.9]]}]
            tools: [ball, roller]
        """,
    "content/catalog/conditions.yaml": """\
        conditions:
          - {id: ci_skin, title: Skin, short: Skin, group: now, question: Is the skin sound?}
        """,
    "content/catalog/answers.yaml": """\
        answers:
          - {id: often, topic: start, question: How often?, answer: [Once a day.], sources: [S1]}
        """,
    "content/catalog/claims.yaml": """\
        claims:
          - {id: cure, people_say: It heals., verdict: wrong, known: It does not., sources: [S1]}
        """,
    "content/catalog/red_flags.yaml": """\
        red_flags:
          - {id: numb, urgency: emergency, sign: Numbness., sources: [S1]}
        """,
    "content/catalog/stop_rules.yaml": """\
        stop_rules:
          - {id: sharp, moment: at_once, rule: Stop at sharp pain.}
        """,
    "content/catalog/sources.yaml": """\
        sources:
          - {id: S1, citation: Somebody., pmid: "123"}
        """,
    "content/techniques/ball_wall.yaml": """\
        id: ball_wall
        title: Ball at the wall
        regions: [upper_back]
        position: wall
        level: 1
        needs: [[tennis_ball, massage_ball]]
        household: [wall]
        often: Daily.
        evidence: {strength: none, claim: Nothing., sources: [S1]}
        conditions: [{condition: ci_skin, action: block, note: Wait.}]
        steps:
          - id: roll
            kind: work
            title: Roll
            do: Roll the ball.
            say: Roll the ball.
            side: each
            duration_s: 30
            pressure: 3
            region: upper_back
            tools: [tennis_ball, wall]
            picture: ball_wall.roll
        """,
    "content/techniques/hands_lower.yaml": """\
        id: hands_lower
        title: Hands
        regions: [lower_back]
        position: seated
        floor: true
        level: 1
        needs: [[hands]]
        often: Daily.
        evidence: {strength: none, claim: Nothing.}
        steps:
          - {id: rub, kind: work, title: Rub, do: Rub., say: Rub., repetitions: 5, repetition_s: 4,
             picture: ball_wall.roll}
        """,
    "content/techniques/warm_rest.yaml": """\
        id: warm_rest
        title: Warm rest
        regions: [relaxation]
        position: seated
        level: 1
        needs: [[heating_pad], [bath]]
        often: Daily.
        instead: [hands_lower]
        evidence: {strength: none, claim: Nothing.}
        steps:
          - {id: rest, kind: rest, title: Rest, do: Rest., say: Rest., duration_s: 60,
             picture: ball_wall.roll}
        """,
    "content/evening.yaml": """\
        id: evening
        title: Evening
        goal: Both halves
        techniques:
          - technique: ball_wall
          - {technique: hands_lower, scale: 0.5}
        """,
    "content/warmth.yaml": """\
        id: warmth
        title: Warmth
        goal: Warm rest
        techniques: [{technique: warm_rest}]
        """,
    "poses/ball_wall.yaml": """\
        id: ball_wall
        motions:
          roll: {}
        """,
}


@dataclass(frozen=True)
class House:
    """Folders of content on the disk."""

    root: Path

    @property
    def content(self) -> Path:
        return self.root / "content"

    @property
    def poses(self) -> Path:
        return self.root / "poses"

    @property
    def own(self) -> Path:
        return self.root / "own"

    def write(self, name: str, text: str) -> Path:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text), encoding="utf-8")
        return path

    def change(self, name: str, old: str, new: str) -> Path:
        path = self.root / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return path

    def load(self):
        return load_catalogue(self.content, self.poses, self.own)

    def problems(self):
        """Every problem as (path below the house, line, column, message)."""
        return [
            (str(Path(problem.path).relative_to(self.root)), problem.line, problem.column, problem.message)
            for problem in self.load().problems
        ]


@pytest.fixture
def house(tmp_path: Path) -> House:
    made = House(tmp_path)
    for name, text in FILES.items():
        made.write(name, text)
    return made
