"""The small widgets of the player, each alone."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage, QRegion
from PySide6.QtWidgets import QLabel

from desktop.figure.frame import Box, Frame
from desktop.session.timeline import SegmentKind, Side
from desktop.ui import announcement, session_text
from desktop.ui.theme.palette import ColorRole
from desktop.ui.widgets.caption import Caption
from desktop.ui.widgets.pressure_dots import PressureDots
from desktop.ui.widgets.priority_column import PriorityColumn
from desktop.ui.widgets.segment_bar import SegmentBar
from desktop.ui.widgets.side_tag import SideTag
from desktop.ui.widgets.stage import Stage, scene_time_s
from desktop.ui.widgets.time_ring import TimeRing
from tests.ui.player_content import TIMELINE, Listening, segment


class Loop:
    """Just enough of a scene to ask which moment of it is shown."""

    loop_s = 4.0
    stills_s = (0.5, 2.5)


class Sized(Loop):
    """A scene of a shape and nothing in it."""

    def __init__(self, aspect):
        self.bounds = Box(0.0, 0.0, aspect, 1.0)
        self._frame = Frame(self.bounds, ())

    def frame_at(self, time_s):
        return self._frame


@pytest.fixture
def shown(qtbot):
    """Shows a widget at a size."""

    def show(widget, width=400, height=200):
        qtbot.addWidget(widget)
        widget.resize(width, height)
        widget.show()
        qtbot.waitExposed(widget)
        return widget

    return show


def painted(widget, color):
    """How many pixels of a widget have exactly this colour."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return sum(image.pixelColor(x, y) == color for x in range(image.width()) for y in range(image.height()))


@pytest.mark.parametrize(
    ("left_ms", "digits"),
    [
        (0, "0:00"),
        (-5, "0:00"),
        (1, "0:01"),
        (1_000, "0:01"),
        (1_001, "0:02"),
        (33_000, "0:33"),
        (59_999, "1:00"),
        (725_000, "12:05"),
        (3_723_000, "1:02:03"),
    ],
)
def test_digits(left_ms, digits):
    assert session_text.clock(left_ms) == digits


@pytest.mark.parametrize(
    ("duration_ms", "words"),
    [
        (1_000, "1 second"),
        (30_000, "30 seconds"),
        (60_000, "1 minute"),
        (95_000, "1 minute 35 seconds"),
        (0, "0 seconds"),
    ],
)
def test_lengths_in_words(duration_ms, words):
    assert session_text.spoken_time(duration_ms) == words


@pytest.mark.parametrize("active", [True, False])
def test_news_is_told_only_where_somebody_listens(shown, theme, monkeypatch, active):
    reader = Listening(active)
    monkeypatch.setattr(announcement, "QAccessible", reader)
    announcement.announce(shown(QLabel("page")), "Left side. Roll slowly.")
    assert reader.told == (["Left side. Roll slowly."] if active else [])


def test_the_ring_empties(shown, theme):
    ring = shown(TimeRing(theme), 160, 160)
    ring.set_duration(30_000)
    primary = theme.color(ColorRole.PRIMARY)
    full = painted(ring, primary)
    ring.set_left(15_000)
    half = painted(ring, primary)
    ring.set_left(0)
    assert painted(ring, primary) == 0
    assert half == pytest.approx(full / 2, rel=0.1)
    assert ring.digits == "0:00"


def test_the_ring_is_painted_only_when_something_can_be_seen(shown, theme, monkeypatch):
    ring = shown(TimeRing(theme), 160, 160)
    ring.set_duration(600_000)
    ring.grab()
    updates = []
    monkeypatch.setattr(ring, "update", lambda: updates.append(True))
    for left_ms in range(600_000, 599_500, -50):
        ring.set_left(left_ms)
    assert updates == []
    ring.set_left(599_000)
    assert updates == [True]


def test_when_the_ring_turns_a_little_only_its_end_is_painted(shown, theme, monkeypatch):
    ring = shown(TimeRing(theme), 160, 160)
    ring.set_duration(9_900)
    ring.set_left(6_900)
    before = ring.grab().toImage()
    boxes = []
    monkeypatch.setattr(ring, "update", lambda *given: boxes.extend(given))
    ring.set_left(6_700)
    after = ring.grab().toImage()
    changed = QRegion()
    for x in range(160):
        for y in range(160):
            if abs(before.pixelColor(x, y).lightness() - after.pixelColor(x, y).lightness()) > 12:
                changed += QRect(x, y, 1, 1)
    assert not changed.isEmpty()
    assert boxes[0].contains(changed.boundingRect())
    assert boxes[0].width() * boxes[0].height() < 160 * 160 / 16


def test_the_ring_glows_for_a_cue_and_stops_when_hidden(shown, theme):
    ring = shown(TimeRing(theme), 160, 160)
    ring.pulse()
    assert ring.pulsing
    ring.hide()
    assert not ring.pulsing
    ring.pulse()
    assert not ring.pulsing


def test_reduced_motion_stops_a_glow(shown, theme):
    ring = shown(TimeRing(theme), 160, 160)
    ring.pulse()
    theme.set_reduced_motion(True)
    assert not ring.pulsing


@pytest.mark.parametrize("duration_ms", [9_000, 754_000, 5_400_000])
def test_digits_fit_into_the_ring_and_do_not_jump(shown, theme, duration_ms):
    ring = shown(TimeRing(theme), 150, 150)
    ring.set_duration(duration_ms)
    text = theme.color(ColorRole.TEXT)
    image = ring.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    columns = [x for x in range(150) if any(image.pixelColor(x, y) == text for y in range(150))]
    assert min(columns) > 150 * 0.12
    assert max(columns) < 150 * 0.88
    assert ring._digits_font(150).pixelSize() >= 12


def test_the_bar_is_true_to_time(shown, theme):
    bar = shown(SegmentBar(theme), 1000, 16)
    bar.set_segments(TIMELINE.segments)
    for piece in TIMELINE.segments:
        middle_x = 1000 * (piece.start_ms + piece.duration_ms / 2) / TIMELINE.duration_ms
        assert bar.segment_at_x(middle_x) is piece
    assert bar.segment_at_x(0) is TIMELINE.segments[0]
    assert bar.segment_at_x(1000) is TIMELINE.segments[-1]


def test_the_bar_fills(shown, theme):
    bar = shown(SegmentBar(theme), 1000, 16)
    bar.set_segments(TIMELINE.segments)
    primary = theme.color(ColorRole.PRIMARY)
    filled = []
    for share in (0.0, 0.5, 1.0):
        bar.set_position(round(share * TIMELINE.duration_ms))
        filled.append(painted(bar, primary))
    assert filled[0] == 0
    assert filled[1] == pytest.approx(filled[2] / 2, rel=0.2)


def test_a_click_on_the_bar_names_the_segment(shown, theme, qtbot):
    bar = shown(SegmentBar(theme), 1000, 16)
    bar.set_segments(TIMELINE.segments)
    with qtbot.waitSignal(bar.segment_chosen) as chosen:
        qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=QPoint(999, 8))
    assert chosen.args == [TIMELINE.segments[-1].index]


def test_an_empty_bar_is_harmless(shown, theme, qtbot):
    bar = shown(SegmentBar(theme), 1000, 16)
    with qtbot.assertNotEmitted(bar.segment_chosen):
        qtbot.mouseClick(bar, Qt.MouseButton.LeftButton)


def test_a_piece_of_the_bar_tells_its_side_and_length():
    assert session_text.segment_tip(segment(SegmentKind.SWITCH)) == "Switch to the right side · 5 s"
    tips = [session_text.segment_tip(play) for play in TIMELINE.plays]
    assert tips[1].endswith("spine, left side · 30 s")
    assert tips[-1] == "Title of shake · 10 s"


@pytest.mark.parametrize("level", range(5))
def test_pressure_is_never_full(shown, theme, level):
    dots = shown(PressureDots(theme), 200, 8)
    dots.set_level(level)
    accent = theme.color(ColorRole.ACCENT)
    assert (painted(dots, accent) > 0) is (level > 0)
    assert painted(dots, theme.color(ColorRole.TRACK)) > 0
    assert dots.accessibleName() == session_text.pressure(level)


def test_sides_differ_by_more_than_words(shown, theme):
    tag = shown(SideTag(theme))
    images = {}
    for side in (Side.LEFT, Side.RIGHT, Side.BOTH):
        tag.set_side(side)
        tag.resize(tag.sizeHint())
        images[side] = tag.grab().toImage()
        assert tag.accessibleName() == session_text.side_tag(side)
    ink = theme.color(ColorRole.ON_ACCENT_TINT)

    def inked(image, from_x, to_x):
        y = image.height() // 2
        return sum(image.pixelColor(x, y) == ink for x in range(from_x, to_x))

    em = theme.em(1)
    assert inked(images[Side.LEFT], 0, round(em * 1.2)) > inked(images[Side.RIGHT], 0, em // 2)
    right = images[Side.RIGHT]
    assert inked(right, right.width() - round(em * 1.2), right.width()) > 0
    tag.set_side(Side.NONE)
    assert tag.isHidden()


def test_a_caption_stays_long_enough_to_read(shown, theme):
    caption = shown(Caption(theme))
    words = "Lean back so the ball rests on the muscle, two finger-widths from the bones of the spine. " * 2
    caption.say(words, 10_000)
    caption.set_position(10_000 + len(words) * 50)
    assert caption.words == words
    caption.set_position(10_000 + len(words) * 70)
    assert caption.words == ""
    assert caption.isHidden()


def test_a_caption_stays_as_long_as_it_is_said(shown, theme):
    caption = shown(Caption(theme))
    caption.say("Left side.", 10_000, 5_000)
    caption.set_position(14_999)
    assert caption.words == "Left side."
    caption.set_position(15_000)
    assert caption.isHidden()


def test_a_long_caption_wraps(shown, theme):
    caption = shown(Caption(theme))
    caption.say("Breathe out.", 0)
    line = caption.size_for(300)
    caption.say("Breathe out slowly, and let the shoulders sink. " * 4, 0)
    assert caption.size_for(300).height() > 2 * line.height()
    assert caption.size_for(300).width() <= 300


def test_a_column_drops_the_least_important_and_brings_it_back(shown, theme):
    column = PriorityColumn(theme)
    rows = [QLabel(name) for name in ("main", "less", "least")]
    for rank, row in enumerate(rows):
        row.setFixedHeight(50)
        column.add(row, rank=rank)
    shown(column, 200, 160)
    assert [row.isVisible() for row in rows] == [True, True, True]
    column.resize(200, 120)
    assert [row.isVisible() for row in rows] == [True, True, False]
    column.resize(200, 60)
    assert [row.isVisible() for row in rows] == [True, False, False]
    assert not column.scrolls
    column.resize(200, 40)
    assert [row.isVisible() for row in rows] == [True, True, True]
    assert column.scrolls
    column.resize(200, 160)
    assert [row.isVisible() for row in rows] == [True, True, True]
    assert not column.scrolls


def test_a_row_with_nothing_to_say_takes_no_room(shown, theme):
    column = PriorityColumn(theme)
    rows = [QLabel("one"), QLabel("two")]
    for row in rows:
        row.setFixedHeight(50)
        column.add(row)
    shown(column, 200, 60)
    assert column.scrolls
    column.set_wanted(rows[1], False)
    column.arrange()
    assert not column.scrolls
    assert rows[1].isHidden()


def test_a_column_follows_its_rows(shown, theme, qtbot):
    column = PriorityColumn(theme)
    row = QLabel("one")
    row.setFixedHeight(50)
    column.add(row)
    shown(column, 200, 200)
    row.setFixedHeight(80)
    qtbot.waitUntil(lambda: row.geometry() == QRect(0, 60, 200, 80))


def test_keys_scroll_a_column_that_has_no_focus(shown, theme, qtbot):
    column = PriorityColumn(theme)
    for name in ("one", "two", "three", "four"):
        row = QLabel(name)
        row.setFixedHeight(50)
        column.add(row)
    shown(column, 200, 60)
    column.activateWindow()
    qtbot.keyClick(column, Qt.Key.Key_PageDown)
    down = column.verticalScrollBar().value()
    assert down > 0
    qtbot.keyClick(column, Qt.Key.Key_PageUp)
    assert column.verticalScrollBar().value() < down


def test_leading_rows_come_first_once_the_column_scrolls(shown, theme):
    column = PriorityColumn(theme)
    later, leading = QLabel("later"), QLabel("leading")
    for row in (later, leading):
        row.setFixedHeight(50)
        column.add(row, leads=row is leading)
    shown(column, 200, 120)
    assert later.y() < leading.y()
    column.resize(200, 60)
    assert leading.y() < later.y()


@pytest.mark.parametrize("aspect", [0.4, 0.8, 1.2, 1.6, 2.5])
@pytest.mark.parametrize(("width", "height"), [(420, 360), (750, 600), (1200, 500)])
def test_the_picture_never_lies_under_the_inset(shown, theme, aspect, width, height):
    stage = shown(Stage(theme), width, height)
    stage.set_scene(Sized(aspect), tools="Tennis ball", where="Left of the spine", description="A picture.")
    person = stage._picture_box()
    inset = stage._inset.geometry()
    assert stage.rect().contains(person)
    assert stage.rect().contains(inset)
    assert not person.intersects(inset)
    assert person.height() > 0.4 * min(stage.height(), stage.width() / aspect)


def test_a_picture_without_an_inset_has_the_whole_stage(shown, theme):
    stage = shown(Stage(theme), 750, 300)
    stage.set_scene(Sized(2.5), tools="", where="", description="A picture.")
    assert stage._picture_box().width() > 740


@pytest.mark.parametrize(("elapsed_ms", "time_s"), [(0, 0.0), (2_500, 2.5), (5_000, 1.0), (-1_000, 3.0)])
def test_the_picture_loops_at_its_own_pace_and_comes_to_its_beginning_with_the_step(elapsed_ms, time_s):
    assert scene_time_s(Loop(), elapsed_ms, reduced_motion=False) == pytest.approx(time_s)


def test_reduced_motion_shows_stills_in_turn():
    shown = [scene_time_s(Loop(), ms, reduced_motion=True) for ms in range(0, 10_000, 100)]
    assert set(shown) == set(Loop.stills_s)
    assert sum(one != other for one, other in pairwise(shown)) <= 4
