"""Qt is told to paint in one thread, unless somebody has told it otherwise."""

from desktop.system.painting import paint_in_one_thread


def test_qt_is_told_before_it_paints():
    environment: dict[str, str] = {}
    paint_in_one_thread(environment)
    assert environment == {"QT_NO_GUI_THREADPOOL": "1"}


def test_a_choice_of_the_person_stays():
    environment = {"QT_NO_GUI_THREADPOOL": "0"}
    paint_in_one_thread(environment)
    assert environment == {"QT_NO_GUI_THREADPOOL": "0"}
