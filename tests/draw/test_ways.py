"""The arrow of a way: it tells one way, to and fro, and round; a tiny one stands beside its contact."""

import math
from itertools import pairwise

import pytest
from PySide6.QtCore import QPointF

from desktop.draw.ways import arrow_of

RADIUS = 0.012


def heads(arrow) -> int:
    return len(arrow.heads.toSubpathPolygons())


def circle(turn: int) -> list[tuple[float, float]]:
    angles = [turn * 2 * math.pi * k / 24 for k in range(24)]
    return [(0.06 + 0.01 * math.cos(a), 0.2 + 0.01 * math.sin(a)) for a in angles]


def test_a_stroke_has_one_head_at_its_end():
    arrow = arrow_of([(0.03, 0.20 + 0.01 * k) for k in range(13)], RADIUS)
    assert heads(arrow) == 1
    assert arrow.heads.boundingRect().bottom() == pytest.approx(0.32)
    assert arrow.line.pointAtPercent(0.0).y() == pytest.approx(0.20)


def test_to_and_fro_has_a_head_at_either_end_wherever_the_loop_begins():
    ys = [0.2 + 0.05 * math.sin(2 * math.pi * k / 24) for k in range(24)]
    arrow = arrow_of([(0.03, y) for y in ys], RADIUS)
    assert heads(arrow) == 2
    box = arrow.heads.boundingRect()
    assert (box.top(), box.bottom()) == (pytest.approx(0.15, abs=0.002), pytest.approx(0.25, abs=0.002))


@pytest.mark.parametrize("turn", [1, -1])
def test_a_circle_goes_round_its_contact_in_its_own_sense(turn):
    arrow = arrow_of(circle(turn), RADIUS)
    assert heads(arrow) == 1
    middle = QPointF(0.06, 0.2)
    along = [arrow.line.pointAtPercent(share / 20) - middle for share in range(21)]
    assert all(math.hypot(at.x(), at.y()) > RADIUS for at in along[:-1])
    turned = sum(a.x() * b.y() - a.y() * b.x() for a, b in pairwise(along))
    assert math.copysign(1, turned) == turn


@pytest.mark.parametrize(("dx", "dy"), [(0.015, 0.0), (0.0, 0.015), (0.012, 0.006)])
def test_a_tiny_way_stands_beside_its_contact_and_can_be_read(dx, dy):
    way = [(0.05 + dx * math.sin(k / 4), 0.1 + dy * math.sin(k / 4)) for k in range(25)]
    arrow = arrow_of(way, RADIUS)
    box = arrow.heads.boundingRect() | arrow.line.boundingRect()
    assert math.hypot(box.width(), box.height()) > 0.045
    for share in range(11):
        at = arrow.line.pointAtPercent(share / 10)
        assert math.hypot(at.x() - 0.05, at.y() - 0.1) > RADIUS
    assert box.center().x() >= 0.05 - 1e-9 or box.center().y() > 0.1
