"""The pictures on cards: taken from the last start while they hold, drawn when they do not."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap
from pytestqt.qtbot import QtBot

from desktop.ui.card_pictures import CardPictures
from desktop.ui.content import Content
from desktop.ui.theme.theme import Theme
from desktop.ui.widgets.card_picture import CardPicture, Look

Shown = Callable[..., QImage]


class NoContent:
    """Content that must not be asked for: nothing has to be drawn."""

    @property
    def catalogue(self) -> None:
        raise AssertionError("the catalogue was asked for")

    book = catalogue


@pytest.fixture
def shown(theme: Theme, qtbot: QtBot) -> Shown:
    """Shows the pictures of some routines and gives back what is to be seen of the last."""

    def shown(
        pictures: CardPictures, *names: str, width_px: int = 200, dimmed: bool = False, theme: Theme = theme
    ) -> QImage:
        seen = QImage()
        for name in names:
            picture = CardPicture(theme, pictures, name, dimmed=dimmed)
            qtbot.addWidget(picture)
            picture.resize(width_px, 120)
            seen = picture.grab().toImage()
        return seen

    return shown


def test_nothing_needs_to_be_kept_when_nothing_was_drawn(content: Content) -> None:
    assert CardPictures(content).packed() is None


def test_what_was_drawn_is_shown_at_the_next_start_without_the_catalogue(
    content: Content, shown: Shown
) -> None:
    first = CardPictures(content)
    drawn = shown(first, "desk_reset", "wall_ball")
    again = CardPictures(NoContent(), first.packed())
    assert shown(again, "wall_ball") == drawn
    assert shown(again, "desk_reset").size() == drawn.size()


def test_nothing_is_kept_anew_when_all_was_found(content: Content, shown: Shown) -> None:
    first = CardPictures(content)
    shown(first, "desk_reset")
    again = CardPictures(NoContent(), first.packed())
    shown(again, "desk_reset")
    assert again.packed() is None


def test_what_was_found_stays_when_more_is_drawn(content: Content, shown: Shown) -> None:
    first = CardPictures(content)
    shown(first, "desk_reset")
    second = CardPictures(content, first.packed())
    shown(second, "wall_ball")
    shown(CardPictures(NoContent(), second.packed()), "desk_reset", "wall_ball")


def test_another_person_is_another_picture(content: Content, shown: Shown, theme: Theme) -> None:
    first = CardPictures(content)
    before = shown(first, "desk_reset")
    theme.set_person("deep", "grey")
    after = shown(first, "desk_reset")
    assert before != after
    assert shown(CardPictures(NoContent(), first.packed()), "desk_reset") == after
    theme.set_person("", "")
    assert shown(CardPictures(content, first.packed()), "desk_reset") == before


def test_a_picture_that_steps_back_is_another_one(content: Content, shown: Shown) -> None:
    first = CardPictures(content)
    near = shown(first, "desk_reset")
    far = shown(first, "desk_reset", dimmed=True)
    assert near != far
    again = CardPictures(NoContent(), first.packed())
    assert shown(again, "desk_reset") == near
    assert shown(again, "desk_reset", dimmed=True) == far


def test_pictures_of_another_size_are_drawn_and_only_these_are_kept(content: Content, shown: Shown) -> None:
    first = CardPictures(content)
    shown(first, "desk_reset")
    second = CardPictures(content, first.packed())
    assert shown(second, "desk_reset", width_px=260).width() == 260
    third = CardPictures(NoContent(), second.packed())
    assert shown(third, "desk_reset", width_px=260).width() == 260


@pytest.mark.parametrize("pixel_ratio", [1.0, 1.25, 1.5, 2.0])
def test_every_pixel_is_kept_on_every_screen(theme: Theme, content: Content, pixel_ratio: float) -> None:
    look = Look("light", pixel_ratio, 283, 121)
    drawn = QPixmap(QSize(283, 121) * pixel_ratio)
    drawn.setDevicePixelRatio(pixel_ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    with QPainter(drawn) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawEllipse(5, 5, 270, 110)
    first = CardPictures(content)
    first.keep("one", look, drawn)
    found = CardPictures(content, first.packed()).still("one", look)
    assert found is not None
    assert found.devicePixelRatio() == pixel_ratio
    assert found.toImage() == drawn.toImage()


def test_pictures_in_other_colours_are_drawn(
    content: Content, shown: Shown, dress: Callable[..., Theme]
) -> None:
    first = CardPictures(content)
    light = shown(first, "desk_reset")
    dark = dress(mode="dark")
    second = CardPictures(content, first.packed())
    assert shown(second, "desk_reset", theme=dark) != light
    assert second.packed() is not None


def test_a_picture_follows_a_change_of_colours(content: Content, theme: Theme, qtbot: QtBot) -> None:
    picture = CardPicture(theme, CardPictures(content), "desk_reset", dimmed=False)
    qtbot.addWidget(picture)
    picture.resize(200, 120)
    picture.show()
    before = picture.grab().toImage()
    theme.set_mode("dark")
    assert picture.grab().toImage() != before


def test_the_moving_figure_begins_as_the_still(content: Content, theme: Theme, qtbot: QtBot) -> None:
    theme.set_reduced_motion(True)
    picture = CardPicture(theme, CardPictures(content), "desk_reset", dimmed=False)
    qtbot.addWidget(picture)
    picture.resize(200, 120)
    picture.show()
    before = picture.grab().toImage()
    picture.set_playing(True)
    assert picture.is_moving
    assert picture.grab().toImage() == before
    picture.set_playing(False)
    assert not picture.is_moving
    assert picture.grab().toImage() == before
