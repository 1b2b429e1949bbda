"""Chips, cards, buttons and folds: each does what a person expects, by pointer and by key."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QBitmap, QEnterEvent, QImage, QKeyEvent, QPainter, QRegion
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.store.settings import HAIRS, SKINS
from desktop.ui import text
from desktop.ui.card_pictures import CardPictures
from desktop.ui.theme.theme import Theme
from desktop.ui.theme.tokens import LARGE_TARGET_EM, LEAST_TARGET_PX
from desktop.ui.widgets.appearance_button import AppearanceButton
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.card_picture import CardPicture
from desktop.ui.widgets.card_words import CardFace, CardWords, FactText
from desktop.ui.widgets.chip import Chip
from desktop.ui.widgets.disclosure import Disclosure
from desktop.ui.widgets.label import ActionButton, make_label
from desktop.ui.widgets.row_button import RowButton


@pytest.fixture
def chip(theme: Theme, qtbot: QtBot) -> Chip:
    chip = Chip(theme, "Tennis ball", "tennis_ball")
    qtbot.addWidget(chip)
    chip.resize(chip.sizeHint())
    chip.show()
    return chip


@pytest.mark.parametrize("share", [0.05, 0.5, 0.95])
def test_a_chip_is_ticked_anywhere_on_it(chip: Chip, qtbot: QtBot, share: float) -> None:
    place = QPoint(round(chip.width() * share), chip.height() // 2)
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=place)
    assert chip.isChecked()


def test_a_chip_is_ticked_and_unticked_by_space(chip: Chip, qtbot: QtBot) -> None:
    qtbot.keyClick(chip, Qt.Key.Key_Space)
    assert chip.isChecked()
    qtbot.keyClick(chip, Qt.Key.Key_Space)
    assert not chip.isChecked()


def test_ticking_a_chip_moves_nothing_but_is_seen(chip: Chip) -> None:
    before, size = chip.grab().toImage(), chip.sizeHint()
    chip.setChecked(True)
    assert chip.sizeHint() == size
    assert chip.grab().toImage() != before


def _card(theme: Theme, pictures: CardPictures, *, out_of_reach: bool = False) -> Card:
    face = CardFace(
        title="Wall ball",
        facts=(FactText("clock", "6 min"), FactText("position_wall", "At a wall")),
        tools=(FactText("tennis_ball", "Tennis ball"),),
        out_of_reach=out_of_reach,
    )
    return Card(theme, face, CardPicture(theme, pictures, "wall_ball", dimmed=out_of_reach))


@pytest.fixture
def ground(qtbot: QtBot) -> QWidget:
    ground = QWidget()
    qtbot.addWidget(ground)
    return ground


@pytest.fixture
def card(theme: Theme, pictures: CardPictures, ground: QWidget) -> Card:
    ActionButton(theme, "Another thing to focus", "quiet", parent=ground)
    card = _card(theme, pictures)
    card.setParent(ground)
    card.setGeometry(100, 100, 280, card.heightForWidth(280))
    ground.resize(500, 500)
    ground.show()
    return card


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_card_opens_by_key(card: Card, qtbot: QtBot, key: Qt.Key) -> None:
    with qtbot.waitSignal(card.clicked):
        qtbot.keyClick(card, key)


def test_a_card_opens_wherever_it_is_clicked(card: Card, qtbot: QtBot) -> None:
    for share in (0.1, 0.5, 0.9):
        place = QPoint(round(card.width() * share), round(card.height() * share))
        # The topmost widget there gets the click, as it would from a real pointer.
        target = card.childAt(place) or card
        assert target.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents) or target is card
        with qtbot.waitSignal(card.clicked):
            qtbot.mouseClick(card, Qt.MouseButton.LeftButton, pos=place)


def test_a_card_says_all_that_stands_on_it(card: Card) -> None:
    assert card.accessibleName() == "Wall ball. 6 min, At a wall, Tennis ball."


@pytest.mark.parametrize("text_scale", [1.0, 1.5])
@pytest.mark.parametrize("width_px", [120, 180, 240, 600])
def test_the_words_on_a_card_have_all_the_room_they_ask_for(
    dress: Callable[..., Theme], width_px: int, text_scale: float
) -> None:
    tools = (FactText("massage_ball", "Needs massage ball"), FactText("foam_roller", "or foam roller"))
    face = CardFace("The whole of the upper back", (FactText("clock", "6 min"),), tools)
    words = CardWords(dress(text_scale=text_scale), face)
    painted = QImage(width_px + 200, 1000, QImage.Format.Format_ARGB32_Premultiplied)
    painted.fill(Qt.GlobalColor.transparent)
    with QPainter(painted) as painter:
        words.paint(painter, QPoint(100, 100), width_px)
    ink = QRegion(QBitmap.fromImage(painted.createAlphaMask())).boundingRect()
    room = QRect(100, 100, width_px, words.height_px(width_px))
    assert room.contains(ink)
    assert ink.height() > 0.8 * room.height()


def test_the_words_on_a_narrow_card_wrap(theme: Theme) -> None:
    face = CardFace(
        "The whole of the upper back", (FactText("clock", "6 min"),), (FactText("hands", "Hands"),)
    )
    words = CardWords(theme, face)
    assert words.height_px(120) > words.height_px(400)


def test_the_picture_moves_under_the_pointer_only(card: Card) -> None:
    assert not card.picture.is_moving
    middle = card.rect().center().toPointF()
    QApplication.sendEvent(card, QEnterEvent(middle, middle, middle))
    assert card.picture.is_moving
    card.picture.set_playing(False)


def test_the_picture_moves_while_the_card_has_the_keyboard(card: Card, qtbot: QtBot) -> None:
    qtbot.waitUntil(card.window().isActiveWindow)
    card.setFocus()
    assert card.picture.is_moving
    card.clearFocus()
    assert not card.picture.is_moving


def test_what_is_out_of_reach_steps_back(
    theme: Theme, pictures: CardPictures, card: Card, qtbot: QtBot
) -> None:
    far = _card(theme, pictures, out_of_reach=True)
    qtbot.addWidget(far)
    far.resize(card.size())
    far.show()
    assert far.picture.grab().toImage() != card.picture.grab().toImage()


def test_enter_presses_a_button(theme: Theme, qtbot: QtBot) -> None:
    button = ActionButton(theme, "Start", "primary", "play")
    qtbot.addWidget(button)
    button.show()
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, Qt.Key.Key_Return)


def test_enter_that_is_held_presses_no_button(theme: Theme, qtbot: QtBot) -> None:
    button = ActionButton(theme, "Back", "quiet", "back")
    qtbot.addWidget(button)
    button.show()
    with qtbot.assertNotEmitted(button.clicked):
        for kind, marked in ((QEvent.Type.KeyPress, True), (QEvent.Type.KeyRelease, False)):
            held = QKeyEvent(kind, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "", marked)
            held.setTimestamp(5_000)
            QApplication.sendEvent(button, held)
        unmarked = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
        unmarked.setTimestamp(5_001)
        QApplication.sendEvent(button, unmarked)


def test_a_button_of_an_icon_alone_has_a_name_and_a_hint(theme: Theme, qtbot: QtBot) -> None:
    button = ActionButton(theme, "Appearance", "icon", "sun")
    qtbot.addWidget(button)
    assert (button.text(), button.accessibleName(), button.toolTip()) == ("", "Appearance", "Appearance")
    assert not button.icon().isNull()


AMPERSAND = "Heat & cold"


def _renamed(theme: Theme) -> ActionButton:
    button = ActionButton(theme, "Ball", "link")
    button.set_words(AMPERSAND)
    return button


@pytest.mark.parametrize(
    "make",
    [
        lambda theme: ActionButton(theme, AMPERSAND, "link"),
        lambda theme: ActionButton(theme, AMPERSAND, "icon", "sun"),
        _renamed,
        lambda theme: Chip(theme, AMPERSAND, "tennis_ball"),
        lambda theme: Disclosure(theme, AMPERSAND),
        lambda theme: RowButton(theme, AMPERSAND),
    ],
    ids=["button", "icon", "renamed", "chip", "fold", "row"],
)
def test_an_ampersand_is_told_and_is_no_key(
    theme: Theme, qtbot: QtBot, make: Callable[[Theme], QWidget]
) -> None:
    made = make(theme)
    qtbot.addWidget(made)
    button = made.button if isinstance(made, Disclosure) else made
    assert isinstance(button, QAbstractButton)
    assert button.accessibleName() == AMPERSAND
    assert button.shortcut().isEmpty()


@pytest.mark.parametrize("make", [lambda *words: ActionButton(*words, "link"), Disclosure])
def test_an_ampersand_is_seen_on_a_button(
    theme: Theme, qtbot: QtBot, make: Callable[[Theme, str], QWidget]
) -> None:
    with_it, without_it = make(theme, AMPERSAND), make(theme, "Heat  cold")
    for widget in (with_it, without_it):
        qtbot.addWidget(widget)
    assert with_it.sizeHint().width() > without_it.sizeHint().width() + theme.em(0.3)


def test_a_large_button_is_never_too_low_to_hit(theme: Theme) -> None:
    assert theme.target_px(1.0) == LEAST_TARGET_PX
    assert ActionButton(theme, "Start", "primary", large=True).minimumHeight() == theme.target_px(
        LARGE_TARGET_EM
    )


def test_a_button_with_other_words_is_called_by_them(theme: Theme, qtbot: QtBot) -> None:
    button = ActionButton(theme, "Ball", "quiet")
    qtbot.addWidget(button)
    button.set_words("Roller")
    assert (button.text(), button.accessibleName(), button.toolTip()) == ("Roller", "Roller", "")


def test_text_of_an_author_is_not_read_as_markup(theme: Theme, qtbot: QtBot) -> None:
    label = make_label("<b>bold</b>")
    qtbot.addWidget(label)
    assert label.sizeHint().width() > make_label("bold").sizeHint().width() * 1.5


def test_a_fold_opens_and_closes(theme: Theme, qtbot: QtBot) -> None:
    fold = Disclosure(theme, "Sources")
    qtbot.addWidget(fold)
    inside = make_label("Somebody. Something.")
    fold.content.addWidget(inside)
    fold.show()
    assert not inside.isVisible()
    assert fold.button.accessibleDescription() == text.FOLD[False]
    qtbot.mouseClick(fold.button, Qt.MouseButton.LeftButton)
    assert inside.isVisible()
    assert fold.button.accessibleDescription() == text.FOLD[True]
    qtbot.keyClick(fold.button, Qt.Key.Key_Space)
    assert not inside.isVisible()


def test_the_appearance_menu_offers_every_mode_and_marks_the_one_in_use(theme: Theme, qtbot: QtBot) -> None:
    button = AppearanceButton(theme)
    qtbot.addWidget(button)
    actions = button.menu_of_looks.actions_by_mode
    assert list(actions) == ["system", "light", "dark", "high_contrast"]
    theme.set_mode("dark")
    assert [mode for mode, action in actions.items() if action.isChecked()] == ["dark"]
    with qtbot.waitSignal(button.chosen) as chosen:
        actions["high_contrast"].trigger()
    assert chosen.args == ["high_contrast"]


def test_the_person_of_the_pictures_is_chosen_in_the_menu_of_looks(theme: Theme, qtbot: QtBot) -> None:
    button = AppearanceButton(theme)
    qtbot.addWidget(button)
    button.person_chosen.connect(theme.set_person)
    menu = button.menu_of_looks
    for swatches, names in ((menu.skins, SKINS), (menu.hairs, HAIRS)):
        assert tuple(swatches.actions_by_id) == names
        assert [each for each, action in swatches.actions_by_id.items() if action.isChecked()] == [names[0]]
        assert all(action.text() and not action.icon().isNull() for action in swatches.actions())
    menu.skins.actions_by_id["deep"].trigger()
    menu.hairs.actions_by_id["grey"].trigger()
    assert (theme.skin, theme.hair) == ("deep", "grey")
    assert menu.skins.actions_by_id["deep"].isChecked()
    assert menu.hairs.actions_by_id["grey"].isChecked()


def _ring(ground: QWidget) -> QWidget | None:
    rings = [child for child in ground.findChildren(QWidget) if type(child).__name__ == "_Ring"]
    return next((ring for ring in rings if ring.isVisible()), None)


@pytest.fixture
def two_buttons(theme: Theme, ground: QWidget, qtbot: QtBot) -> tuple[QWidget, ActionButton, ActionButton]:
    ground.resize(400, 200)
    first = ActionButton(theme, "First", "quiet", parent=ground)
    second = ActionButton(theme, "Second", "quiet", parent=ground)
    first.move(20, 20)
    second.move(20, 100)
    ground.show()
    qtbot.waitUntil(ground.isActiveWindow)
    return ground, first, second


def test_a_ring_goes_with_the_keyboard(
    two_buttons: tuple[QWidget, ActionButton, ActionButton], qtbot: QtBot
) -> None:
    ground, first, second = two_buttons
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    ring = _ring(ground)
    assert ring is not None
    assert ring.geometry().contains(second.geometry())
    second.move(200, 60)
    assert ring.geometry().contains(second.geometry())
    qtbot.keyClick(second, Qt.Key.Key_Tab)
    ring = _ring(ground)
    assert ring is not None
    assert ring.geometry().contains(first.geometry())


def test_a_click_leaves_no_ring_behind(
    two_buttons: tuple[QWidget, ActionButton, ActionButton], qtbot: QtBot
) -> None:
    ground, first, _second = two_buttons
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    assert _ring(ground) is None


def test_the_ring_goes_away_with_its_button(
    two_buttons: tuple[QWidget, ActionButton, ActionButton], qtbot: QtBot
) -> None:
    ground, first, second = two_buttons
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    second.hide()
    ring = _ring(ground)
    assert ring is None or not ring.geometry().intersects(second.geometry())
