"""A moving picture: it moves by the clock it is given, only in sight, and stands still when wished."""

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QRect, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.figure.book import PictureBook
from desktop.model.catalogue import Catalogue
from desktop.ui.theme.theme import Theme
from desktop.ui.theme.tokens import STILL_MS
from desktop.ui.widgets.back_map_view import BackMapView
from desktop.ui.widgets.figure_view import FigureView
from desktop.ui.widgets.scene_view import SceneView


class _Told(SceneView):
    """Remembers the moments that it was told to paint."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.painted: list[float] = []

    def paint_scene(self, painter, target, frame, palette):
        self.painted.append(frame)

    def looks_alike(self, scene, first_s, second_s):
        return False


def _scene(loop_s: float = 4.0, stills_s: tuple[float, ...] = (0.5, 2.0, 3.0)) -> SimpleNamespace:
    """A scene whose frame is the moment itself."""
    return SimpleNamespace(loop_s=loop_s, stills_s=stills_s, frame_at=lambda time_s: time_s)


class _Clock:
    def __init__(self) -> None:
        self.now_s = 100.0

    def __call__(self) -> float:
        return self.now_s


@pytest.fixture
def clock() -> _Clock:
    return _Clock()


@pytest.fixture
def view(theme: Theme, clock: _Clock, qtbot: QtBot) -> _Told:
    view = _Told(theme, clock_s=clock)
    qtbot.addWidget(view)
    view.resize(120, 90)
    view.set_scene(_scene())
    return view


def _tick(view: SceneView) -> None:
    """Lets the view's timer ring once, without waiting for it."""
    (timer,) = view.findChildren(QTimer)
    timer.timeout.emit()


def test_it_shows_the_first_still_until_it_plays(view: _Told) -> None:
    view.grab()
    assert view.painted == [0.5]
    assert not view.is_moving


def test_it_moves_by_its_clock_and_loops(view: _Told, clock: _Clock) -> None:
    view.show()
    view.set_playing(True)
    clock.now_s += 1.25
    _tick(view)
    assert view.time_s == pytest.approx(1.75)
    clock.now_s += 3.0
    _tick(view)
    assert view.time_s == pytest.approx(0.75)


def test_it_goes_back_to_its_still_when_it_stops(view: _Told, clock: _Clock) -> None:
    view.show()
    view.set_playing(True)
    clock.now_s += 1.0
    _tick(view)
    view.set_playing(False)
    assert view.time_s == 0.5
    assert not view.is_moving


def test_nothing_runs_out_of_sight(view: _Told) -> None:
    view.set_playing(True)
    assert not view.is_moving
    view.show()
    assert view.is_moving
    view.hide()
    assert not view.is_moving


def test_an_empty_stage_has_nothing_to_move(view: _Told) -> None:
    view.show()
    view.set_playing(True)
    view.set_scene(None)
    view.painted.clear()
    view.grab()
    assert (view.painted, view.is_moving) == ([], False)


def test_with_less_motion_it_shows_one_still_after_the_other(view: _Told, theme: Theme) -> None:
    theme.set_reduced_motion(True)
    view.show()
    view.set_playing(True)
    (timer,) = view.findChildren(QTimer)
    assert timer.interval() == STILL_MS
    seen = [view.time_s]
    for _ in range(3):
        _tick(view)
        seen.append(view.time_s)
    assert seen == [0.5, 2.0, 3.0, 0.5]


def test_less_motion_is_heeded_while_it_plays(view: _Told, theme: Theme) -> None:
    view.show()
    view.set_playing(True)
    (timer,) = view.findChildren(QTimer)
    theme.set_reduced_motion(True)
    assert timer.interval() == STILL_MS


def test_a_clock_outside_may_lead_it(view: _Told) -> None:
    view.set_time_s(2.5)
    view.grab()
    assert (view.time_s, view.painted) == (2.5, [2.5])


def test_a_still_is_painted_once(view: _Told) -> None:
    view.show()
    view.painted.clear()
    view.grab()
    view.grab()
    assert view.painted == [0.5]
    view.resize(150, 90)
    view.grab()
    assert view.painted == [0.5, 0.5]


def test_new_colours_are_painted(view: _Told, theme: Theme) -> None:
    view.grab()
    theme.set_mode("dark")
    view.grab()
    assert len(view.painted) == 2


@pytest.fixture
def led(view: _Told, qtbot: QtBot) -> _Told:
    """A view in sight that was led through one whole round."""
    view.show()
    qtbot.waitExposed(view)
    for number in range(_ROUND + 1):
        view.follow_s(_moment_s(number))
    view.painted.clear()
    return view


_ROUND = 120


def _moment_s(number: int) -> float:
    return 4.0 * (number + 0.5) / _ROUND % 4.0


def test_a_loop_is_painted_once(led: _Told) -> None:
    for number in range(_ROUND, 3 * _ROUND):
        led.follow_s(_moment_s(number))
        led.grab()
    assert led.painted == []
    assert led.time_s == _moment_s(3 * _ROUND - 1)


def test_the_same_scene_again_keeps_its_pictures(led: _Told) -> None:
    led.set_scene(led._scene)
    led.follow_s(_moment_s(_ROUND + 1))
    assert led.painted == []
    led.set_scene(_scene())
    led.follow_s(_moment_s(_ROUND + 1))
    assert len(led.painted) == 1


def test_another_size_and_other_colours_are_painted_anew(led: _Told, theme: Theme) -> None:
    led.resize(150, 90)
    led.follow_s(_moment_s(_ROUND + 1))
    assert len(led.painted) == 1
    theme.set_mode("dark")
    led.follow_s(_moment_s(_ROUND + 2))
    assert len(led.painted) == 2


def test_out_of_sight_nothing_is_painted(led: _Told) -> None:
    led.hide()
    led.follow_s(1.0)
    assert led.painted == []
    assert led.time_s == 1.0


def test_a_window_put_away_paints_nothing(led: _Told) -> None:
    led.showMinimized()
    for number in range(10):
        led.follow_s(_moment_s(_ROUND + number))
    assert led.painted == []
    led.showNormal()
    led.follow_s(1.0)
    assert len(led.painted) == 1


def test_only_what_changes_is_repainted(
    theme: Theme,
    catalogue: Catalogue,
    book: PictureBook,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    view = FigureView(theme)
    qtbot.addWidget(view)
    view.resize(600, 400)
    view.set_scene(book.scene(catalogue.techniques["at_wall"].steps[1], "right"))
    view.show()
    qtbot.waitExposed(view)
    view.follow_s(0.0)
    boxes: list[tuple[QRect, ...]] = []
    monkeypatch.setattr(view, "update", lambda *given: boxes.append(given))
    for number in range(1, 30):
        view.follow_s(number / 10)
    assert boxes
    assert all(box.width() * box.height() < 600 * 400 / 3 for (box,) in boxes)


@pytest.mark.parametrize("kind", [FigureView, BackMapView])
def test_the_views_paint_what_the_book_holds(
    theme: Theme, catalogue: Catalogue, book: PictureBook, qtbot: QtBot, kind: Callable[..., SceneView]
) -> None:
    step = catalogue.techniques["at_wall"].steps[1]
    view = kind(theme)
    qtbot.addWidget(view)
    view.resize(240, 180)
    bare = view.grab().toImage()
    view.set_scene(book.scene(step, "left"))
    QApplication.processEvents()
    assert view.grab().toImage() != bare
