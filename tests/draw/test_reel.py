"""A loop is painted once, and every later round shows exactly what painting anew would."""

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from desktop.draw.reel import MOST_MOMENTS, Reel

LOOP_S = 2.0
WIDTH, HEIGHT = 300, 100


class Easel:
    """Paints a square that goes to the right and back, soft at its edges, over a half clear ground."""

    def __init__(self, ratio: float = 1.0) -> None:
        self.ratio = ratio
        self.times_s: list[float] = []

    def ground(self) -> QImage:
        image = QImage(WIDTH, HEIGHT, QImage.Format.Format_ARGB32_Premultiplied)
        image.setDevicePixelRatio(self.ratio)
        image.fill(Qt.GlobalColor.transparent)
        with QPainter(image) as painter:
            painter.fillRect(20, 0, 200, HEIGHT, QColor(240, 230, 220))
        return image

    def paint(self, painter: QPainter, time_s: float) -> None:
        self.times_s.append(time_s)
        share = time_s / LOOP_S
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        x = 200 * (share if share < 0.5 else 1 - share)
        painter.fillRect(QRectF(x, 30.3, 40, 40), QColor(200, 60, 20, 140))

    def anew(self, time_s: float) -> QImage:
        image = self.ground()
        with QPainter(image) as painter:
            Easel().paint(painter, time_s)
        return image


@pytest.fixture
def easel() -> Easel:
    return Easel()


@pytest.fixture
def reel(easel: Easel) -> Reel:
    return Reel(easel.ground(), LOOP_S, easel.paint)


def moment_s(reel: Reel, number: int) -> float:
    """The middle of a moment, well away from both its neighbours."""
    return LOOP_S * (number + 0.5) / reel.moments


def painted_s(reel: Reel, number: int) -> float:
    return LOOP_S * (number % reel.moments) / reel.moments


def test_there_are_thirty_moments_in_a_second_and_no_more_than_the_most(easel):
    assert Reel(easel.ground(), LOOP_S, easel.paint).moments == 60
    assert Reel(easel.ground(), 60.0, easel.paint).moments == MOST_MOMENTS


@pytest.mark.parametrize("stride", [1, 2, 3, 7, 59])
def test_every_round_shows_what_painting_anew_would(easel, reel, stride):
    for number in range(0, 4 * 60, stride):
        reel.show(moment_s(reel, number))
        assert reel.canvas == easel.anew(painted_s(reel, number)), number


@pytest.mark.parametrize("ratio", [1.25, 1.5, 2.0, 3.0])
def test_every_round_is_right_on_a_dense_screen(ratio):
    easel = Easel(ratio)
    reel = Reel(easel.ground(), LOOP_S, easel.paint)
    for number in range(3 * 60):
        reel.show(moment_s(reel, number))
        assert reel.canvas == easel.anew(painted_s(reel, number)), number
        assert reel.canvas.devicePixelRatio() == ratio


def test_each_moment_is_painted_once(easel, reel):
    for number in range(3 * reel.moments):
        reel.show(moment_s(reel, number))
    # The one it began with is painted again, as what comes before it was unknown then.
    assert len(easel.times_s) == reel.moments + 1


def test_moments_that_were_missed_are_made_up_for(easel, reel):
    for number in range(0, 60, 3):
        reel.show(moment_s(reel, number))
    easel.times_s.clear()
    for number in range(62, 120, 3):
        reel.show(moment_s(reel, number))
    assert len(easel.times_s) < 5


def test_what_changed_is_all_that_changed(easel, reel):
    reel.show(moment_s(reel, 0))
    for number in range(1, 130):
        before = reel.canvas.copy()
        changed = reel.show(moment_s(reel, number))
        with QPainter(before) as painter:
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
            painter.setClipRegion(changed)
            painter.drawImage(0, 0, reel.canvas)
        assert before == reel.canvas
        assert changed.boundingRect().width() < 120


def test_a_moment_that_is_on_the_canvas_changes_nothing(easel, reel):
    reel.show(0.0)
    easel.times_s.clear()
    assert reel.show(0.01).isEmpty()
    assert easel.times_s == []


def test_a_picture_that_stands_still_takes_no_room(easel):
    reel = Reel(easel.ground(), LOOP_S, lambda painter, _time_s: easel.paint(painter, 0.0))
    for number in range(60):
        changed = reel.show(moment_s(reel, number))
        assert changed.isEmpty() or number == 0
    assert reel.size_bytes == 0


def test_a_loop_that_does_not_fit_has_fewer_moments_and_is_right(easel):
    reel = Reel(easel.ground(), LOOP_S, easel.paint, most_bytes=300_000)
    for number in range(4 * 60):
        time_s = LOOP_S * (number + 0.5) / 60
        reel.show(time_s)
        assert reel.size_bytes <= 300_000
    assert 1 < reel.moments < 60
    easel.times_s.clear()
    for number in range(2 * reel.moments):
        reel.show(moment_s(reel, number))
        assert reel.canvas == easel.anew(painted_s(reel, number))
    assert len(easel.times_s) <= 1


def alike(first_s: float, second_s: float) -> bool:
    return abs(first_s - second_s) < 3.5 * LOOP_S / 60


def test_moments_that_look_alike_are_painted_once(easel):
    reel = Reel(easel.ground(), LOOP_S, easel.paint, alike=alike)
    for number in range(60):
        reel.show(moment_s(reel, number))
    assert len(easel.times_s) == 15


def test_rounds_with_moments_that_look_alike_are_all_the_same(easel):
    reel = Reel(easel.ground(), LOOP_S, easel.paint, alike=alike)
    rounds = []
    for _ in range(3):
        rounds.append([])
        for number in range(7, 67):
            reel.show(moment_s(reel, number))
            rounds[-1].append(reel.canvas.copy())
    assert rounds[0] == rounds[1] == rounds[2]
    for number, canvas in enumerate(rounds[0], 7):
        assert canvas in [easel.anew(painted_s(reel, number - back)) for back in range(4)]
