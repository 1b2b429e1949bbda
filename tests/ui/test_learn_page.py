"""The Learn page: everything can be opened, found and reached, by pointer and by keyboard."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.figure.book import PictureBook
from desktop.model.catalogue import Catalogue
from desktop.model.knowledge import StopMoment, Topic, Verdict
from desktop.ui import learn_text, signs_text
from desktop.ui.pages.learn_page import LearnPage
from desktop.ui.text import BACK
from desktop.ui.theme.theme import Theme
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.fold_row import FoldRow
from desktop.ui.widgets.found_section import FoundSection
from desktop.ui.widgets.label import ActionButton
from desktop.ui.widgets.row_button import RowButton
from tests.ui.hands import press, words_on
from tests.ui.learn_content import with_knowledge
from tests.ui.player_content import Listening


@pytest.fixture
def page(theme: Theme, catalogue: Catalogue, book: PictureBook, qtbot: QtBot) -> LearnPage:
    return _page(theme, with_knowledge(catalogue), book, qtbot)


def _page(theme: Theme, catalogue: Catalogue, book: PictureBook, qtbot: QtBot) -> LearnPage:
    page = LearnPage(theme, catalogue, book)
    qtbot.addWidget(page)
    page.resize(1280, 800)
    page.show()
    QApplication.processEvents()
    return page


def _rows(page: QWidget) -> list[str]:
    return [row.text() for row in page.findChildren(RowButton) if row.isVisible()]


def _fold(page: LearnPage, words: str) -> FoldRow:
    return next(row for row in page.findChildren(FoldRow) if row.head.text() == words)


def _open(page: LearnPage, words: str) -> FoldRow:
    row = _fold(page, words)
    row.head.click()
    return row


def _button(part: QWidget, words: str) -> QAbstractButton:
    return next(
        button
        for button in part.findChildren(QAbstractButton)
        if button.isVisibleTo(part) and button.text() == words
    )


def _contents(page: LearnPage) -> list[tuple[str, str]]:
    shown = (entry for entry in page.contents.entries if not entry.isHidden())
    return [(name, count) for name, _, count in (entry.accessibleName().rpartition(", ") for entry in shown)]


def test_the_sections_stand_in_order_and_only_where_there_is_something(page: LearnPage) -> None:
    titles = [
        learn_text.TOPICS[Topic.START].title,
        learn_text.TOPICS[Topic.REST].title,
        learn_text.CLAIMS.title,
        learn_text.DOCTOR.title,
        learn_text.RULES.title,
        learn_text.CALM.title,
        learn_text.INDEX.title,
    ]
    told = {heading.title for heading in learn_text.TOPICS.values()} | set(titles)
    assert [words for words in words_on(page) if words in told] == titles


def test_every_topic_verdict_and_moment_has_its_words() -> None:
    assert set(learn_text.TOPICS) == set(Topic)
    assert set(learn_text.VERDICTS) == set(learn_text.VERDICT_NOTES) == set(Verdict)
    assert set(learn_text.MOMENTS) == set(StopMoment)
    assert len(set(learn_text.VERDICTS.values())) == len(Verdict)


def test_an_answer_is_made_when_it_is_opened(page: LearnPage) -> None:
    made = {label.text() for label in page.findChildren(QLabel)}
    assert "Roll like a log." not in made
    row = _open(page, "How do I get out of bed?")
    assert {"Roll like a log.", "Then sit for a moment."} <= set(words_on(row))
    row.head.click()
    assert words_on(row) == []
    row.head.click()
    assert words_on(row).count("Roll like a log.") == 1


def test_an_answer_leads_to_its_techniques_and_its_sources(page: LearnPage, qtbot: QtBot) -> None:
    row = _open(page, "How do I get out of bed?")
    with qtbot.waitSignal(page.technique_requested) as technique:
        _button(row, "Roller").click()
    assert technique.args == ["rolling"]
    _button(row, "Sources · 1").click()
    with qtbot.waitSignal(page.link_requested) as link:
        _button(row, "DOI 10.1000/1").click()
    assert link.args == ["https://doi.org/10.1000/1"]


def test_an_answer_without_techniques_and_sources_promises_none(page: LearnPage) -> None:
    row = _open(page, "How often?")
    assert words_on(row) == ["Once a day at most."]


def test_a_claim_says_its_verdict_in_words_and_opens_to_what_is_known(page: LearnPage) -> None:
    row = _open(page, "Peppermint is the best oil.")
    assert row.head.accessibleName() == "Peppermint is the best oil. Wrong."
    assert words_on(row) == [
        learn_text.VERDICT_NOTES[Verdict.WRONG],
        "No oil is proven best.",
        learn_text.SO,
        "Take a plain oil.",
    ]
    assert learn_text.SO not in words_on(_open(page, "Walking helps."))


def test_the_rules_stand_under_their_moment(page: LearnPage) -> None:
    heads = [learn_text.MOMENTS[StopMoment.DAILY], learn_text.MOMENTS[StopMoment.BURN]]
    assert [row for row in _rows(page) if row in learn_text.MOMENTS.values()] == heads
    assert "Heat for 20 minutes at most." in words_on(_open(page, heads[0]))


def test_the_warning_signs_are_in_reach_from_the_top_and_from_their_section(
    page: LearnPage, qtbot: QtBot
) -> None:
    ways = [button for button in page.findChildren(ActionButton) if button.text() == signs_text.TITLE]
    assert len(ways) == 2
    for way in ways:
        with qtbot.waitSignal(page.signs_requested):
            way.click()


def test_techniques_without_massage_have_a_card_and_all_stand_in_the_index(
    page: LearnPage, qtbot: QtBot
) -> None:
    (card,) = page.findChildren(Card)
    assert card.accessibleName() == "Hands. Seated."
    assert _rows(page)[-3:] == ["Ball", "Hands", "Roller"]
    for way, technique_id in ((card, "by_hand"), (_button(page, "Ball"), "at_wall")):
        with qtbot.waitSignal(page.technique_requested) as asked:
            way.click()
        assert asked.args == [technique_id]


def test_typing_shows_what_is_found_with_counts(page: LearnPage, qtbot: QtBot) -> None:
    everything = _rows(page)
    page.search.setFocus()
    qtbot.keyClicks(page.findChild(QLineEdit), "oil")
    assert _rows(page) == ["Peppermint is the best oil."]
    assert _contents(page) == [(learn_text.CLAIMS.short, "1")]
    assert "1 found" in words_on(page)
    assert learn_text.CLAIMS.title in words_on(page)
    assert not {learn_text.DOCTOR.title, learn_text.INDEX.title} & set(words_on(page))
    _open(page, "Peppermint is the best oil.")
    assert "Take a plain oil." in words_on(page)
    page.search.clear()
    assert _rows(page) == everything
    assert not any("found" in words for words in words_on(page))


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("bed", ["How do I get out of bed?"]),
        ("moment", ["How do I get out of bed?"]),
        ("PLAIN", ["Peppermint is the best oil."]),
        ("massage ball", ["Ball"]),
        ("running", [learn_text.MOMENTS[StopMoment.BURN]]),
    ],
)
def test_questions_answers_claims_rules_and_tools_are_searched(
    page: LearnPage, typed: str, found: list[str]
) -> None:
    page.search.set_words(typed)
    assert _rows(page) == found


def test_a_sign_finds_the_section_that_leads_to_the_signs(page: LearnPage) -> None:
    page.search.set_words("fever")
    assert _contents(page) == [(learn_text.DOCTOR.short, "1")]


def test_a_technique_that_stands_twice_is_counted_once(page: LearnPage) -> None:
    page.search.set_words("hands")
    assert _contents(page) == [(learn_text.CALM.short, "1"), (learn_text.INDEX.short, "1")]
    assert "1 found" in words_on(page)


def test_when_nothing_is_found_it_says_what_to_try(page: LearnPage) -> None:
    page.search.set_words("ovens")
    words = words_on(page)
    assert learn_text.nothing_found("ovens") in words
    assert learn_text.CONTENTS not in words
    assert _rows(page) == []
    _button(page, "oil").click()
    assert page.search.words == "oil"
    assert _rows(page) == ["Peppermint is the best oil."]


def test_only_words_that_find_something_are_suggested(page: LearnPage) -> None:
    page.search.set_words("ovens")
    offered = {button.text() for button in page.findChildren(ActionButton) if button.isVisible()}
    assert offered & set(learn_text.SUGGESTIONS) == {"oil", "warmth", "ball"}


def test_a_long_search_is_told_in_short() -> None:
    told = learn_text.nothing_found("ovens " * 100)
    assert len(told) < 70
    assert told.endswith("…”")


def test_what_was_found_is_told_to_a_screen_reader(page: LearnPage, monkeypatch: pytest.MonkeyPatch) -> None:
    listening = Listening(active=True)
    monkeypatch.setattr("desktop.ui.announcement.QAccessible", listening)
    page.search.set_words("oil")
    page.search.set_words("ovens")
    page.search.set_words("")
    assert [told for told in listening.told if told] == ["1 found", "Nothing found"]


def test_escape_clears_the_search_and_then_goes_back(page: LearnPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(page.isActiveWindow)
    page.setFocus()
    QTest.keyClicks(QApplication.focusWidget(), "oil")
    with qtbot.assertNotEmitted(page.back_requested):
        press(Qt.Key.Key_Escape)
    assert page.search.words == ""
    with qtbot.waitSignal(page.back_requested):
        press(Qt.Key.Key_Escape)


def test_the_way_back_stands_at_the_top(page: LearnPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.back_requested):
        _button(page, BACK).click()


def test_find_leads_to_the_field_from_wherever_one_is(page: LearnPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(page.isActiveWindow)
    _fold(page, "How often?").head.setFocus()
    QTest.keySequence(page, "Ctrl+F")
    assert QApplication.focusWidget() is page.findChild(QLineEdit)


def test_the_contents_lead_to_a_section_and_mark_it(page: LearnPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(page.isActiveWindow)
    page.resize(1280, 500)
    QApplication.processEvents()
    names = [name for name, _ in _contents(page)]
    place = names.index(learn_text.CLAIMS.short)
    section = page.findChildren(FoundSection)[place]
    page.contents.entries[place].click()
    top = section.mapTo(page, section.rect().topLeft()).y()
    assert 0 < top < 120
    assert QApplication.focusWidget() is _fold(page, "Peppermint is the best oil.").head
    pictures = [entry.grab().toImage() for entry in page.contents.entries]
    page.contents.entries[0].click()
    changed = [
        entry.grab().toImage() != before
        for entry, before in zip(page.contents.entries, pictures, strict=True)
    ]
    assert changed[0]
    assert changed[place]


def test_a_small_page_keeps_its_room_for_the_words(page: LearnPage) -> None:
    assert page.contents.isVisible()
    for size, beside in (((700, 800), False), ((1280, 800), True), ((1280, 400), False)):
        page.resize(*size)
        QApplication.processEvents()
        assert page.contents.isVisible() is beside
        assert _rows(page)


def test_the_contents_stand_in_line_with_the_way_back_however_wide_the_page(page: LearnPage) -> None:
    back = _button(page, BACK)
    for width_px in (1280, 1920, 1100):
        page.resize(width_px, 800)
        QApplication.processEvents()
        assert page.contents.mapTo(page, QPoint(0, 0)).x() == back.mapTo(page, QPoint(0, 0)).x()
        assert page.contents.geometry().right() < page.search.mapTo(page, QPoint(0, 0)).x()


def test_tab_leads_down_the_page_and_into_what_was_opened(page: LearnPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(page.isActiveWindow)
    _open(page, "How do I get out of bed?")
    _button(page, BACK).setFocus()
    names = [_tabbed() for _ in range(20)]
    contents = [entry.accessibleName() for entry in page.contents.entries]
    assert names == [
        signs_text.TITLE,
        learn_text.SEARCH_HINT,
        *contents,
        "How often?",
        "How do I get out of bed?",
        "Hands",
        "Roller",
        "Sources of How do I get out of bed?",
        "Peppermint is the best oil. Wrong.",
        "Walking helps. Right.",
        signs_text.TITLE,
        *(learn_text.MOMENTS[moment] for moment in (StopMoment.DAILY, StopMoment.BURN)),
        "Hands. Seated.",
    ]


def _tabbed() -> str:
    """The name of what has the keyboard after one more Tab."""
    press(Qt.Key.Key_Tab)
    return QApplication.focusWidget().accessibleName()


def test_everything_that_takes_the_keyboard_has_a_name(page: LearnPage) -> None:
    for row in page.findChildren(FoldRow):
        row.head.click()
    page.search.set_words("o")
    taking = [part for part in page.findChildren(QWidget) if part.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert len(taking) > 20
    nameless = [
        part for part in taking if not QAccessible.queryAccessibleInterface(part).text(QAccessible.Text.Name)
    ]
    assert nameless == []


@pytest.mark.parametrize("text_scale", [1.0, 1.5])
@pytest.mark.parametrize("size", [(1280, 800), (1024, 640), (1920, 1080)])
def test_no_words_are_cut(
    dress: Callable[..., Theme],
    catalogue: Catalogue,
    book: PictureBook,
    qtbot: QtBot,
    size: tuple[int, int],
    text_scale: float,
) -> None:
    knowing = with_knowledge(catalogue)
    claim = replace(knowing.claims["oil"], people_say=("Peppermint is the best oil for any back " * 4)[:160])
    knowing = replace(knowing, claims={**knowing.claims, "oil": claim})
    page = _page(dress(text_scale=text_scale), knowing, book, qtbot)
    for row in page.findChildren(FoldRow):
        row.head.click()
    page.resize(*size)
    for _ in range(3):
        QApplication.processEvents()
    assert page.width() == size[0]
    assert _cut_labels(page) == []
    rows = [row for row in page.findChildren(RowButton) if row.isVisible()]
    assert [row.text() for row in rows if row.height() < row.heightForWidth(row.width())] == []
    assert [row.text() for row in rows if row.width() < row.minimumSizeHint().width()] == []


def _cut_labels(page: QWidget) -> list[str]:
    cut: list[str] = []
    for label in page.findChildren(QLabel):
        if label.isVisible() and label.text():
            wraps = label.wordWrap()
            wanted_px = label.heightForWidth(label.width()) if wraps else label.sizeHint().height()
            too_wide = not wraps and label.sizeHint().width() > label.width()
            if too_wide or wanted_px > label.height():
                cut.append(label.text())
    return cut


def test_a_change_of_look_reaches_everything(
    dress: Callable[..., Theme], catalogue: Catalogue, book: PictureBook, qtbot: QtBot
) -> None:
    def shown(theme: Theme) -> LearnPage:
        page = _page(theme, with_knowledge(catalogue), book, qtbot)
        _open(page, "How do I get out of bed?")
        QApplication.processEvents()
        return page

    theme = dress(mode="light")
    changed = shown(theme)
    theme.set_mode("dark")
    QApplication.processEvents()
    fresh = shown(theme)
    for page in (changed, fresh):
        page.findChild(QLineEdit).clearFocus()
    QApplication.processEvents()
    assert changed.grab().toImage() == fresh.grab().toImage()
