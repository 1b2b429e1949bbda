"""A start: the library is painted from what was kept, and never shows anything old."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop.app import House, Opening
from desktop.content import StoredContent
from desktop.paths import UserFolders, user_folders
from desktop.store.health import Health, HealthFile
from desktop.ui.shelving import shelf_of

PROJECT = Path(__file__).resolve().parent.parent

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)

OWN = """id: mine
title: {title}
goal: For me
techniques:
  - technique: {technique}
"""

Open = Callable[[], House]


@pytest.fixture
def folders(tmp_path: Path) -> UserFolders:
    return user_folders(tmp_path / "data")


@pytest.fixture
def open_house(qapp: QApplication, qtbot: QtBot, folders: UserFolders) -> Iterator[Open]:
    """Opens the window as a start does; the house before it is closed as at its end."""
    opened: list[House] = []

    def leave() -> None:
        for house in opened:
            house.window.close()
            house.close()
            shiboken6.delete(house.window)
            shiboken6.delete(house._theme)
        opened.clear()

    def open_house() -> House:
        leave()
        house = House(qapp, StoredContent(folders), folders, Opening())
        opened.append(house)
        house.window.show()
        QApplication.processEvents()
        return house

    yield open_house
    leave()
    qapp.setStyleSheet("")


def _has_read(house: House) -> bool:
    """Whether the catalogue was read."""
    return house._content._catalogue is not None


def _words(house: House) -> set[str]:
    return {label.text() for label in house.window.library.findChildren(QLabel)}


def _write_own(folders: UserFolders, title: str = "My own", technique: str = "") -> None:
    folders.routines.mkdir(parents=True, exist_ok=True)
    known = technique or min((PROJECT / "routines" / "techniques").glob("*.yaml")).stem
    (folders.routines / "mine.yaml").write_text(OWN.format(title=title, technique=known))


def _tick_all(house: House) -> set[str]:
    """The names on all cards once every tool is at hand."""
    library = house.window.library
    for tool in library._tools:
        library.chip(tool).setChecked(True)
    return {card.accessibleName().split(".")[0] for card in library.cards().values()}


def test_the_first_start_keeps_what_the_second_one_shows(open_house: Open) -> None:
    first = open_house()
    assert _has_read(first)
    words = _words(first)
    pictures = first.window.grab().toImage()
    second = open_house()
    assert not _has_read(second)
    assert _words(second) == words
    assert second.window.grab().toImage() == pictures
    assert not _has_read(second)


def test_what_was_kept_is_what_would_be_made(open_house: Open, folders: UserFolders) -> None:
    open_house()
    theme = open_house()._theme
    kept = StoredContent(folders)
    shelf = kept.shelf(theme)
    assert kept._catalogue is None
    assert shelf == shelf_of(kept.catalogue, theme)


def test_the_catalogue_is_read_soon_after_the_first_picture(open_house: Open, qtbot: QtBot) -> None:
    open_house()
    house = open_house()
    assert not _has_read(house)
    qtbot.waitUntil(lambda: _has_read(house))


def test_a_card_leads_to_its_routine_before_the_catalogue_was_read(open_house: Open) -> None:
    open_house()
    house = open_house()
    assert not _has_read(house)
    next(iter(house.window.library.cards().values())).click()
    assert house.window.routine.isVisible()


def test_a_routine_of_ones_own_is_seen_at_the_next_start(open_house: Open, folders: UserFolders) -> None:
    assert "My own" not in _tick_all(open_house())
    _write_own(folders)
    assert "My own" in _tick_all(open_house())
    _write_own(folders, "Renamed")
    names = _tick_all(open_house())
    assert "Renamed" in names
    assert "My own" not in names
    (folders.routines / "mine.yaml").unlink()
    assert "Renamed" not in _tick_all(open_house())


def test_a_broken_routine_is_told_at_every_start(open_house: Open, folders: UserFolders) -> None:
    _write_own(folders, technique="leg_roll_of_nowhere")
    for _ in range(2):
        house = open_house()
        words = _words(house)
        assert "One file could not be read" in words
        assert any("leg_roll_of_nowhere" in told for told in words)
    assert not _has_read(house)


@pytest.mark.parametrize("name", ["shelf.json", "pictures.json", "palette_light.json"])
def test_what_was_kept_and_is_damaged_is_made_anew(open_house: Open, folders: UserFolders, name: str) -> None:
    words = _words(open_house())
    pictures = open_house().window.grab().toImage()
    open_house()
    whole = (folders.cache / name).read_bytes()
    (folders.cache / name).write_bytes(whole[: len(whole) // 2])
    house = open_house()
    assert _words(house) == words
    assert house.window.grab().toImage() == pictures
    open_house()
    assert (folders.cache / name).read_bytes() == whole


def test_where_nothing_can_be_kept_the_app_works_all_the_same(open_house: Open, folders: UserFolders) -> None:
    folders.cache.parent.mkdir(parents=True)
    folders.cache.write_text("In the way.")
    words = _words(open_house())
    house = open_house()
    assert _words(house) == words
    assert not any("could not be kept" in words for words in _words(house))


HEAVY = (
    "yaml",
    "tomllib",
    "socket",
    "desktop.figure",
    "desktop.draw",
    "desktop.session",
    "desktop.sound",
    "desktop.playing",
    "desktop.asking",
    "desktop.library.catalogue",
    "desktop.library.decoder",
    "desktop.model.catalogue",
    "desktop.model.technique",
    "desktop.model.pose",
    "desktop.ui.pages.routine_page",
    "desktop.ui.pages.player_page",
    "desktop.ui.pages.done_page",
    "desktop.ui.pages.gate_page",
    "desktop.ui.pages.learn_page",
    "desktop.ui.pages.screening_page",
    "desktop.ui.pages.signs_page",
    "desktop.ui.pages.technique_page",
    "desktop.ui.widgets.figure_view",
    "desktop.system.session_driver",
    "desktop.system.session_sound",
    "desktop.ui.pages.sound_page",
    "desktop.sounding",
)

AT_FIRST_PAINT = """
import json, sys
from PySide6.QtWidgets import QApplication

run = QApplication.exec

def tell():
    print(json.dumps(sorted(sys.modules)))
    QApplication.quit()

def watched_run():
    for window in QApplication.topLevelWidgets():
        if window.isVisible():
            window.painted.connect(tell)
    return run()

QApplication.exec = staticmethod(watched_run)
from desktop.cli import main
sys.exit(main(["--data", sys.argv[1]]))
"""


def test_nothing_that_the_library_does_not_show_is_imported_before_it_is_painted(tmp_path: Path) -> None:
    HealthFile(tmp_path).save(Health(conditions=()))
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-c", AT_FIRST_PAINT, str(tmp_path)],
            cwd=PROJECT,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert done.returncode == 0, done.stderr
    imported = json.loads(done.stdout)
    assert "desktop.ui.pages.library_page" in imported
    assert not [name for name in imported if name in HEAVY]


def test_nothing_is_kept_from_a_catalogue_that_was_read_before(
    qapp: QApplication, qtbot: QtBot, folders: UserFolders
) -> None:
    _write_own(folders, title="Before")
    catalogue = StoredContent(folders).catalogue
    _write_own(folders, title="After")
    house = House(qapp, StoredContent(folders, catalogue), folders, Opening())
    house.window.show()
    house.window.close()
    house.close()
    shiboken6.delete(house.window)
    theme = house._theme
    assert any(entry.title == "After" for entry in StoredContent(folders).shelf(theme).routines)
    shiboken6.delete(theme)
    qapp.setStyleSheet("")
