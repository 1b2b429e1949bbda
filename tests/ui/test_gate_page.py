"""The page before a session: two taps when all is well, and what becomes of other answers."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from desktop.model.person import Person
from desktop.ui import announcement, safety_text
from desktop.ui.for_you import Advice, AdviceKind, Note, lasting_advice
from desktop.ui.pages.gate_page import GatePage
from tests.ui.hands import press, tab_stops, tap, words_on
from tests.ui.player_content import Listening
from tests.ui.safety_content import (
    BONES,
    DRUNK,
    FEVER,
    HEART,
    SIGN,
    SPINE,
    offered,
    outcome,
    safety_catalogue,
)

LONG_NOTES = tuple(
    Note(
        f"Condition {number}",
        "Lie on your side or sit, press no harder than a resting hand, and ask your midwife or your doctor "
        "before you do more than that.",
        ("Ball at the wall", "Roller"),
    )
    for number in range(6)
)
LONG_ADVICE = (Advice(AdviceKind.AGREED, LONG_NOTES[:3]), Advice(AdviceKind.MIND, LONG_NOTES[3:]))
HEART_NOTE = Note("Heart trouble", "Breathe freely.")
SIZES = [(1024, 640), (1280, 800), (1920, 1080)]


@pytest.fixture
def shown(qtbot):
    """Shows a page of some size and notes down what it tells."""

    def show(theme, width=1280, height=800, today=frozenset(), advice=()):
        page = GatePage(theme, safety_catalogue())
        qtbot.addWidget(page)
        page.resize(width, height)
        page.told = []
        page.answered.connect(lambda pain, ticked: page.told.append((pain, ticked)))
        page.ask("Ball alone", frozenset(today), advice)
        with qtbot.waitActive(page):
            page.show()
        page.setFocus()
        return page

    return show


@pytest.fixture
def page(shown, theme):
    return shown(theme)


def in_sight(page, widget):
    """Whether all of a widget can be seen without scrolling."""
    seen = widget.visibleRegion().boundingRect()
    return seen == widget.rect() and page.rect().contains(widget.mapTo(page, QPoint(0, 0)))


def test_two_taps_when_all_is_well(page):
    tap(page.questions.scale.button(2))
    assert page.questions.go_on_button.text() == "None of these: begin"
    tap(page.questions.go_on_button)
    assert page.told == [(2, frozenset())]


def test_two_keys_when_all_is_well(page):
    press(Qt.Key.Key_2, Qt.Key.Key_Return)
    assert page.told == [(2, frozenset())]


def test_nothing_begins_before_the_pain_is_told(page):
    button = page.questions.go_on_button
    assert not button.isEnabled()
    assert safety_text.GATE_FIRST_PAIN in words_on(page)
    assert button.accessibleDescription() == safety_text.GATE_FIRST_PAIN
    tap(button)
    page.questions.question(FEVER).setFocus()
    press(Qt.Key.Key_Return)
    assert page.told == []
    press(Qt.Key.Key_0)
    assert button.isEnabled()
    assert safety_text.GATE_FIRST_PAIN not in words_on(page)


def test_ticks_are_told_with_the_pain(page):
    tap(page.questions.scale.button(3))
    for name in (FEVER, DRUNK):
        tap(page.questions.question(name))
    assert page.questions.go_on_button.text() == "Go on"
    tap(page.questions.go_on_button)
    assert page.told == [(3, frozenset({FEVER, DRUNK}))]


def test_everything_by_keyboard(page):
    press(Qt.Key.Key_3, Qt.Key.Key_Tab)
    assert page.questions.question(SIGN).hasFocus()
    press(Qt.Key.Key_Tab, Qt.Key.Key_Space)
    assert page.questions.question("injury").isChecked()
    press(Qt.Key.Key_1, Qt.Key.Key_0)
    assert page.questions.question("injury").hasFocus()
    press(Qt.Key.Key_Return)
    assert page.told == [(10, frozenset({"injury"}))]


def test_tab_leads_to_all_there_is_in_the_order_of_the_page(page):
    tap(page.questions.scale.button(3))
    page.setFocus()
    questions = [each.today for each in safety_catalogue().conditions.values() if each.today]
    assert tab_stops() == ["Pain 3 of 10", *questions, "None of these: begin", "Back", "Warning signs"]
    page.show_outcome(outcome("ball_alone", SPINE))
    assert tab_stops() == [
        "Not yet",
        "Change my answers",
        "Back",
        "Warning signs",
        "I have asked: begin",
    ]
    page.show_outcome(outcome("ball_alone", pain=7))
    assert tab_stops() == [
        "Begin Breath alone",
        "See the warning signs",
        "Change my answers",
        "Back",
        "Warning signs",
    ]


def test_digits_and_enter_work_wherever_the_focus_is(page):
    back = next(button for button in page.findChildren(QAbstractButton) if button.text() == "Back")
    back.setFocus()
    press(Qt.Key.Key_4)
    assert page.questions.scale.pain == 4
    page.questions.question(DRUNK).setFocus()
    press(Qt.Key.Key_Enter)
    assert page.told == [(4, frozenset())]


def test_the_question_is_read_out_once(page, monkeypatch):
    reader = Listening(active=True)
    monkeypatch.setattr(announcement, "QAccessible", reader)
    page.showMinimized()
    page.showNormal()
    assert reader.told == []
    page.hide()
    page.show()
    assert reader.told == [safety_text.GATE_PAIN]


def test_what_was_told_today_is_ticked_and_the_pain_is_asked_anew(page):
    tap(page.questions.scale.button(3))
    page.ask("Another", frozenset({DRUNK}), ())
    assert page.questions.scale.pain is None
    assert page.questions.question(DRUNK).isChecked()
    assert not page.questions.question(FEVER).isChecked()
    assert page.questions.go_on_button.text() == "Go on"
    assert "Another" in words_on(page)


@pytest.mark.parametrize(
    ("pain", "said"),
    [
        (0, ""),
        (3, ""),
        (4, safety_text.GATE_GENTLE),
        (5, safety_text.GATE_GENTLE),
        (6, safety_text.GATE_STRONG),
        (10, safety_text.GATE_STRONG),
    ],
)
def test_a_pain_says_what_it_means(page, monkeypatch, pain, said):
    reader = Listening(active=True)
    monkeypatch.setattr(announcement, "QAccessible", reader)
    tap(page.questions.scale.button(pain))
    assert reader.told == ([said] if said else [])
    means = {safety_text.GATE_FIRST_PAIN, safety_text.GATE_GENTLE, safety_text.GATE_STRONG}
    assert means & set(words_on(page)) == ({said} if said else set())
    assert page.questions.go_on_button.text() == ("Go on" if pain >= 6 else "None of these: begin")


def test_the_questions_of_the_day_are_asked_and_no_others(page):
    asked = [name for name in safety_catalogue().conditions if safety_catalogue().conditions[name].today]
    assert len(asked) == 5
    assert [page.questions.question(name).accessibleName() for name in asked] == [
        condition.today for condition in safety_catalogue().conditions.values() if condition.today
    ]
    with pytest.raises(KeyError):
        page.questions.question(BONES)


def test_what_a_warning_sign_is_stands_with_the_question(page):
    assert page.questions.question(SIGN).accessibleDescription() == "A warning sign?"
    assert page.questions.question(FEVER).accessibleDescription() == ""


def test_notes_are_there_when_there_is_something_to_mind(page):
    advice = Advice(AdviceKind.MIND, (HEART_NOTE,))
    noted = {advice.head, HEART_NOTE.title, HEART_NOTE.words}
    assert not noted & set(words_on(page))
    page.ask("Ball alone", frozenset(), (advice,))
    assert noted <= set(words_on(page))
    page.ask("Ball alone", frozenset(), ())
    assert not noted & set(words_on(page))


def test_notes_tell_what_lasts():
    person = Person(frozenset({HEART, DRUNK, BONES, SPINE}), agreed=frozenset({(SPINE, "ball")}))
    told = lasting_advice(offered("ball_alone", person), safety_catalogue(), person)
    assert {part.kind: part.notes for part in told} == {
        AdviceKind.AGREED: (Note("Spine condition", "Ask first; not while a leg tingles."),),
        AdviceKind.MIND: (HEART_NOTE,),
    }


def test_notes_tell_nothing_of_what_is_not_offered():
    person = Person(frozenset({FEVER, HEART, DRUNK}))
    for routine in ("ball_alone", "breath_then_ball"):
        assert lasting_advice(offered(routine, person), safety_catalogue(), person) == ()


@pytest.mark.parametrize("mode", ["asking", "telling"])
def test_esc_and_back_lead_back(page, qtbot, mode):
    if mode == "telling":
        page.show_outcome(outcome("ball_alone", FEVER))
    back = next(button for button in page.findChildren(QAbstractButton) if button.text() == "Back")
    with qtbot.waitSignal(page.back_requested):
        tap(back)
    with qtbot.waitSignal(page.back_requested):
        press(Qt.Key.Key_Escape)


def visible_actions(page):
    return [
        button.accessibleName() for button in page.outcome.findChildren(QAbstractButton) if button.isVisible()
    ]


@pytest.mark.parametrize(
    ("told", "actions", "first"),
    [
        (outcome("ball_and_roller", DRUNK), {"Begin", "Change my answers"}, "Begin"),
        (
            outcome("ball_alone", SPINE),
            {"I have asked: begin", "Not yet", "Change my answers"},
            "Not yet",
        ),
        (outcome("ball_alone", FEVER), {"Begin Breath alone", "Change my answers"}, "Begin Breath alone"),
        (outcome("ball_alone", FEVER, instead=()), {"Back", "Change my answers"}, "Back"),
        (
            outcome("ball_alone", pain=7),
            {"Begin Breath alone", "See the warning signs", "Change my answers"},
            "Begin Breath alone",
        ),
        (outcome("breath_alone", pain=7), {"Begin", "See the warning signs", "Change my answers"}, "Begin"),
        (
            outcome("ball_alone", SIGN),
            {"See the warning signs", "Change my answers"},
            "See the warning signs",
        ),
    ],
    ids=["shortened", "ask", "withheld", "withheld_alone", "strong", "calm", "sign"],
)
def test_an_outcome_offers_what_it_allows_and_the_gentlest_first(page, told, actions, first):
    page.show_outcome(told)
    assert set(visible_actions(page)) == actions
    assert QApplication.focusWidget().accessibleName() == first
    advised = {words for part in told.advice for note in part.notes for words in (part.head, *note[:2])}
    assert {told.title, *told.lines, *advised} <= set(words_on(page))
    assert not page.questions.isVisible()


def test_the_ways_on(page, qtbot):
    page.show_outcome(outcome("ball_and_roller", DRUNK))
    with qtbot.waitSignal(page.begin_requested) as begun:
        press(Qt.Key.Key_Return)
    assert begun.args == [False]
    page.show_outcome(outcome("ball_alone", SPINE))
    with qtbot.waitSignal(page.begin_requested) as begun:
        tap(page.outcome.begin_button)
    assert begun.args == [True]
    page.show_outcome(outcome("ball_alone", SPINE))
    with qtbot.waitSignal(page.back_requested):
        press(Qt.Key.Key_Return)
    page.show_outcome(outcome("ball_alone", pain=7))
    with qtbot.waitSignal(page.routine_requested) as chosen:
        press(Qt.Key.Key_Return)
    assert chosen.args == ["breath_alone"]
    with qtbot.waitSignal(page.signs_requested):
        tap(page.outcome.signs_button)


def test_answers_may_be_changed(page):
    tap(page.questions.scale.button(7))
    page.show_outcome(outcome("ball_alone", pain=7))
    tap(page.outcome.change_button)
    assert page.questions.isVisible()
    assert page.questions.scale.pain == 7
    press(Qt.Key.Key_3, Qt.Key.Key_Return)
    assert page.told == [(3, frozenset())]


def test_a_digit_or_enter_on_an_outcome_answers_nothing(page):
    tap(page.questions.scale.button(7))
    page.show_outcome(outcome("ball_alone", SPINE))
    page.outcome.change_button.setFocus()
    press(Qt.Key.Key_3)
    assert page.told == []
    assert page.questions.scale.pain == 7


def test_enter_that_is_held_does_not_pass_an_outcome_unread(page):
    begun = []
    page.begin_requested.connect(begun.append)
    page.answered.connect(lambda *_: page.show_outcome(outcome("ball_and_roller", DRUNK)))
    press(Qt.Key.Key_3)
    held = (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", True)
    press(Qt.Key.Key_Return)
    for kind in (QKeyEvent.Type.ShortcutOverride, QKeyEvent.Type.KeyPress):
        QApplication.sendEvent(QApplication.focusWidget(), QKeyEvent(kind, *held))
    assert page.outcome.begin_button.isVisible()
    assert begun == []
    press(Qt.Key.Key_Return)
    assert begun == [False]


def test_a_double_click_on_go_on_meets_no_button(page):
    tap(page.questions.scale.button(3))
    button = page.questions.go_on_button
    place = button.mapTo(page, button.rect().center())
    for told in (
        outcome("ball_and_roller", DRUNK),
        outcome("breath_alone", pain=7),
        outcome("ball_alone", SPINE),
    ):
        page.show_outcome(told)
        QApplication.processEvents()
        assert page.childAt(place) is not page.outcome.begin_button


def test_an_outcome_is_read_out(page, monkeypatch):
    reader = Listening(active=True)
    monkeypatch.setattr(announcement, "QAccessible", reader)
    told = outcome("ball_and_roller", BONES)
    page.show_outcome(told)
    assert reader.told == [
        f"{safety_text.ASK_TITLE}. {safety_text.ASK_LINE} {told.advice[0].spoken} {told.advice[1].spoken}"
    ]


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_all_questions_and_the_button_are_in_sight_without_scrolling(shown, theme, width, height):
    page = shown(theme, width, height, advice=LONG_ADVICE)
    questions = page.questions
    asked = [name for name, each in safety_catalogue().conditions.items() if each.today]
    widgets = [questions.scale.button(pain) for pain in range(11)]
    widgets += [questions.question(name) for name in asked]
    widgets.append(questions.go_on_button)
    for widget in widgets:
        assert in_sight(page, widget), widget.accessibleName()
        assert widget.height() >= 44


@pytest.mark.parametrize("text_scale", [1.0, 2.0])
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_no_word_is_cut(shown, dress, width, height, text_scale):
    page = shown(dress(text_scale=text_scale), width, height, advice=LONG_ADVICE)
    for told in (None, outcome("ball_and_roller", BONES), outcome("ball_alone", FEVER, pain=8, rests=True)):
        if told is not None:
            page.show_outcome(told)
        QApplication.processEvents()
        assert page.width() == width
        for label in page.findChildren(QLabel):
            if label.isVisible() and label.wordWrap():
                assert label.height() >= label.heightForWidth(label.width()), label.text()
        for row in page.findChildren(QAbstractButton):
            if row.isVisible() and row.hasHeightForWidth():
                assert row.height() >= row.heightForWidth(row.width()), row.accessibleName()


def test_every_control_has_a_name(page):
    for told in (None, outcome("ball_alone", pain=7)):
        if told is not None:
            page.show_outcome(told)
        focusable = [
            widget for widget in page.findChildren(QWidget) if widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        ]
        assert focusable
        unnamed = [widget for widget in focusable if not widget.accessibleName()]
        assert unnamed == []
