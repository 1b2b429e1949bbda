"""The player at every size: what matters most is in sight, nothing is cut, nothing lies over the picture."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from desktop.session.commands import Seek, Start
from desktop.session.timeline import SegmentKind, Side
from tests.ui.player_content import TIMELINE, Player, segment

SIZES = [
    (860, 500, 1.0),
    (1024, 640, 1.0),
    (1280, 800, 1.0),
    (1920, 1080, 1.0),
    (1280, 800, 2.0),
    (1024, 640, 2.0),
]


@pytest.fixture
def player_of(qtbot, dress):
    """Makes a player in the middle of a step, its text larger by a factor."""
    made = []

    def make(width, height, text_scale):
        player = Player(qtbot, dress(text_scale=text_scale))
        made.append(player)
        player.page.resize(width, height)
        player.driver.send(Start())
        player.driver.send(Seek(segment(SegmentKind.WORK, side=Side.LEFT, step="press").start_ms))
        qtbot.waitExposed(player.page)
        return player

    yield make
    for player in made:
        player.leave()


@pytest.fixture(params=SIZES, ids=lambda size: f"{size[0]}x{size[1]} at {size[2]:.0%}")
def sized(request, player_of):
    return player_of(*request.param)


def on_page(page, widget):
    return QRect(widget.mapTo(page, QPoint(0, 0)), widget.size())


def test_the_page_is_no_larger_than_the_window(sized):
    assert sized.page.minimumSizeHint().width() <= sized.page.width()
    assert sized.page.minimumSizeHint().height() <= sized.page.height()


def test_every_button_is_wholly_in_sight(sized):
    page = sized.page
    boxes = [on_page(page, button) for button in page._controls.findChildren(QAbstractButton)]
    assert all(page.rect().contains(box) for box in boxes)
    assert not [
        (one, other)
        for index, one in enumerate(boxes)
        for other in boxes[index + 1 :]
        if one.intersects(other)
    ]


def test_side_title_and_time_are_in_sight_without_scrolling(sized):
    panel = sized.page._panel
    viewport = panel.viewport().rect()
    for widget in (panel._side, panel._title):
        assert viewport.contains(QRect(widget.mapTo(panel.viewport(), QPoint(0, 0)), widget.size()))
    ring = panel.ring
    middle = ring.mapTo(panel.viewport(), ring.rect().center())
    assert viewport.contains(middle)


def test_no_text_is_cut_in_any_segment(sized):
    for shown in TIMELINE.segments:
        sized.driver.send(Seek(shown.start_ms))
        assert_no_text_is_cut(sized.page)


def assert_no_text_is_cut(page):
    QApplication.processEvents()
    labels = [label for label in page.findChildren(QLabel) if label.isVisible() and label.text()]
    assert labels
    for label in labels:
        if label.wordWrap():
            assert label.height() >= label.heightForWidth(label.width()), label.text()
        else:
            assert label.width() >= label.sizeHint().width(), label.text()


def test_rows_of_the_panel_do_not_overlap(sized):
    panel = sized.page._panel
    boxes = sorted(
        (row.widget.geometry() for row in panel._rows if row.widget.isVisible()), key=lambda box: box.top()
    )
    assert all(above.bottom() < below.top() for above, below in pairwise(boxes))
    assert boxes[-1].bottom() <= panel.widget().height()


def test_the_picture_has_the_most_room(sized):
    stage, panel = sized.page._stage, sized.page._panel
    assert stage.width() * stage.height() > 0.8 * panel.width() * panel.height()
    if sized.page.width() >= 1280 and not panel.scrolls:
        assert stage.width() > 1.3 * panel.width()


def test_nothing_lies_over_the_person(sized):
    stage = sized.page._stage
    person = stage._picture_box()
    assert stage.rect().contains(person)
    assert not stage._inset.geometry().intersects(person)
    assert stage._tools.isHidden() or not stage._tools.geometry().intersects(person)


def test_the_tools_are_named_beside_the_person(player_of):
    player = player_of(1280, 800, 1.0)
    stage = player.page._stage
    assert stage.tools == "Tennis ball or massage ball"
    assert not stage._tools.geometry().intersects(stage._inset.geometry())
    player.page.set_owned(frozenset({"tennis_ball"}))
    player.driver.send(Seek(segment(SegmentKind.WORK, side=Side.RIGHT, step="press").start_ms))
    assert stage.tools == "Tennis ball"
    player.driver.send(Seek(segment(SegmentKind.WORK, step="shake").start_ms))
    assert stage.tools == ""


def test_what_matters_least_goes_first(player_of):
    player = player_of(1280, 900, 1.0)
    panel = player.page._panel
    order = [panel._mistake, panel._feel, panel._next]
    gone = {}
    for height in range(900, 480, -5):
        player.page.resize(1280, height)
        hidden = [widget for widget in order if widget.isHidden()]
        if panel.scrolls:
            break
        assert hidden == order[: len(hidden)]
        gone[panel.viewport().height()] = len(hidden)
    by_height = [gone[height] for height in sorted(gone)]
    assert by_height == sorted(by_height, reverse=True)
    assert set(by_height) >= {0, 1, 2}


def test_where_nothing_fits_everything_is_there_to_scroll_to(player_of):
    player = player_of(1024, 640, 2.0)
    panel = player.page._panel
    assert panel.scrolls
    assert all(not row.widget.isHidden() for row in panel._rows)
