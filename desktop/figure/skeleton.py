"""The measures of the body: lengths, thicknesses and limits of joints, as parts of the body height.

Lengths follow the segment ratios of Drillis and Contini (1966) as printed in Winter, *Biomechanics and Motor
Control of Human Movement*: ankle 0.039, knee 0.285, hip 0.530, shoulder 0.818, chin 0.870, upper arm 0.186,
forearm 0.146, hand 0.108, foot 0.152, shoulders 0.259 wide, hips 0.191 wide. Breadths and depths of the trunk
are the mean of women and men in the US Army survey of 1988 (ANSUR), rounded. Limits of joints follow the
ranges of the American Academy of Orthopaedic Surgeons, rounded up to what a picture may show. Knows no pose.
"""

from dataclasses import dataclass

BODY_HEIGHT_CM = 170.0
"""The height of the person who is drawn; turns centimetres of tools into body heights."""

THIGH = 0.245
SHIN = 0.246
ANKLE_HEIGHT = 0.039
HIP_HEIGHT = 0.530
HIP_HALF_WIDTH = 0.050
UPPER_ARM = 0.186
FOREARM = 0.146
SHOULDER_HALF_WIDTH = 0.104
"""From the midline to the centre of the shoulder joint; the muscle over it makes up the rest of 0.259 / 2."""

SPINE_LENGTHS: tuple[float, ...] = (0.050, 0.095, 0.085, 0.085, 0.060)
"""Pelvis (hip joints to sacrum), lumbar spine, lower ribs, upper chest, neck."""

SPINE_REST_DEG: tuple[float, ...] = (8.0, -14.0, 0.0, 12.0, 9.0, -15.0)
"""How each part, and last the head, bends against the one below in easy standing: the curves of the spine."""

KNEE_RADIUS = 0.034
"""From the middle of the knee to what it kneels on."""

BUTTOCK: tuple[float, float, float] = (-0.032, -0.020, 0.044)
"""The middle of the muscle that one sits on, from between the hip joints: forward, up, aside."""
BUTTOCK_RADIUS = 0.049
SHOULDER_RADIUS = 0.036
"""The muscle over the shoulder joint."""

SHOULDER_UP = 0.037
"""The shoulder joint above the lower end of the upper chest."""

BACK_MAP_TOP = 0.853
"""The height of back-map y = 0 (C7) in easy standing."""

BACK_MAP_LENGTH = 0.390
"""From C7 down to the gluteal fold: back-map y from 0 to 1."""

BACK_MAP_HALF_WIDTH = 0.1295
"""From the midline to the shoulder tip: back-map x from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Limit:
    """The range of one joint angle, in degrees."""

    low: float
    high: float

    def holds(self, angle_deg: float) -> bool:
        """Whether the joint can take this angle (half a degree is forgiven)."""
        return self.low - 0.5 <= angle_deg <= self.high + 0.5


LIMITS: dict[str, Limit] = {
    "lumbar": Limit(-30, 55),
    "lumbar_side": Limit(-20, 20),
    "lumbar_turn": Limit(-15, 15),
    "ribs": Limit(-20, 35),
    "ribs_side": Limit(-18, 18),
    "ribs_turn": Limit(-25, 25),
    "chest": Limit(-20, 35),
    "chest_side": Limit(-15, 15),
    "chest_turn": Limit(-25, 25),
    "neck": Limit(-45, 50),
    "neck_side": Limit(-35, 35),
    "neck_turn": Limit(-50, 50),
    "head": Limit(-35, 35),
    "head_side": Limit(-20, 20),
    "head_turn": Limit(-40, 40),
    "shoulder_back": Limit(-90, 75),
    "shoulder_across": Limit(-90, 62),
    "elbow": Limit(0, 150),
    "wrist": Limit(0, 90),
    "hip": Limit(-25, 130),
    "hip_away": Limit(-30, 60),
    "hip_turn": Limit(-80, 50),
    "knee": Limit(0, 158),
    "ankle": Limit(-80, 45),
}
"""Ranges by joint; bends are relative to easy standing, forwards positive.

The spine shares the ranges of the whole: bending to the side 35 in the back and 45 in the neck, turning 45
and 80. An upper arm goes 60 behind the trunk and 40 past the midline before it, and further as the blade
slides. A hip turns outwards by 45, and by up to 80 with the thigh spread to sit cross-legged. A knee
bends by 150 of its own and by up to 158 when the body sits on the heels (Mulholland and Wyss 2001). An ankle
points by 50 of its own and, when the body kneels on the top of the foot, by up to 80 with the midfoot.
"""
