"""The composition root: the only place where the parts are built and handed to each other.

The order of a start: the command line looks for a display and reads the catalogue; then come the application,
the look, the pictures, the window with its library, the session's driver and its sound, which starts nothing
before the first session; then the window is shown and the event loop runs.
"""

import signal
import sys
from dataclasses import dataclass, replace
from functools import cached_property

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from desktop.figure.book import PictureBook
from desktop.model.catalogue import Catalogue
from desktop.paths import UserFolders
from desktop.resources import assets_folder
from desktop.session.commands import Leave, Load, Start
from desktop.session.compiler import compile_timeline
from desktop.session.events import CueDue, Event, StateChanged
from desktop.session.transitions import State
from desktop.store.settings import Settings, SettingsFile
from desktop.system.clock import monotonic_ms
from desktop.system.cue_sound import CueSound
from desktop.system.session_driver import SessionDriver
from desktop.ui import session_text
from desktop.ui.pages.player_page import PlayerPage
from desktop.ui.theme.theme import Theme
from desktop.ui.window import MainWindow


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """What the window opens on.

    Attributes:
        routine: The id of the routine to play at once; None for the library.
        first_step: The step play to begin with, counted from 1.
        speed: How many times faster than life the clock of the session runs.
    """

    routine: str | None = None
    first_step: int = 1
    speed: float = 1.0


class House:
    """The app while it runs: its parts, and the wires between them."""

    def __init__(
        self, app: QApplication, catalogue: Catalogue, folders: UserFolders, opening: Opening, sound: CueSound
    ) -> None:
        self._catalogue = catalogue
        self._settings_file = SettingsFile(folders.settings)
        self._settings, self._complaint = self._settings_file.load()
        self._state = State.IDLE
        self._routine = ""
        self.theme = Theme(assets_folder(), mode=self._settings.appearance)
        self.theme.set_reduced_motion(self._settings.reduced_motion)
        self.theme.apply(app)
        book = PictureBook(catalogue.poses, catalogue.zones, catalogue.tools)
        self.window = MainWindow(self.theme, catalogue, book, frozenset(self._settings.owned_tools or ()))
        self.driver = SessionDriver(monotonic_ms, speed=opening.speed)
        self.sound = sound
        self.sound.set_volume_ratio(self._settings.volume_ratio)
        self._wire_window()
        if self._settings.window_size is not None:
            self.window.resize(QSize(*self._settings.window_size))
        if self._complaint is not None:
            self.window.library.set_notice(f"{self._complaint.sentence} {self._complaint.remedy}")

    def play(self, routine_id: str, first_step: int = 1) -> None:
        """Opens the player on a routine and starts it.

        Args:
            routine_id: A routine of the catalogue.
            first_step: The step play to begin with, counted from 1; the first one has its time to prepare.
        """
        timeline = compile_timeline(self._catalogue.routines[routine_id], self._catalogue.techniques)
        self._routine = routine_id
        self.sound.open()
        self._player.set_owned(self.window.library.owned)
        self.driver.send(Load(timeline))
        self.window.show_player()
        self.driver.send(Start(timeline.plays[first_step - 1].index if first_step > 1 else 0))

    def close(self) -> None:
        """Ends the session and lets go of the sound. The window is closed by then."""
        self.driver.send(Leave())
        self.sound.close()

    def _wire_window(self) -> None:
        window = self.window
        window.tools_changed.connect(self._keep_tools)
        window.appearance_chosen.connect(self._keep_appearance)
        window.motion_chosen.connect(self._keep_motion)
        window.start_requested.connect(self.play)
        window.closing.connect(self._keep_size)

    @cached_property
    def _player(self) -> PlayerPage:
        """The player, joined to the session when it is first wanted, so that the window opens without it."""
        player = self.window.player
        self.driver.happened.connect(self._hear)
        self.driver.happened.connect(player.show_event)
        self.driver.ticked.connect(player.show_position)
        player.command.connect(self.driver.send)
        self.window.done.repeat_requested.connect(lambda: self.play(self._routine))
        self.sound.status_changed.connect(
            lambda status: player.set_sound_notice(session_text.sound_notice(status))
        )
        return player

    def _hear(self, event: Event) -> None:
        """Makes what the session reports heard."""
        match event:
            case CueDue(cue) if cue.sound is not None:
                self.sound.play(cue.sound)
            case StateChanged(state, _):
                self._hear_state(state)
            case _:
                pass

    def _hear_state(self, state: State) -> None:
        if state is State.PAUSED or state is State.INTERRUPTED:
            self.sound.stop()
            self.sound.play("pause")
        elif state is State.RUNNING and self._state in {State.PAUSED, State.INTERRUPTED}:
            self.sound.play("resume")
        elif state is State.IDLE:
            self.sound.stop()
        self._state = state

    def _keep_tools(self, owned: frozenset[str]) -> None:
        self._keep(replace(self._settings, owned_tools=tuple(sorted(owned))))

    def _keep_appearance(self, appearance: str) -> None:
        self.theme.set_mode(appearance)
        self._keep(replace(self._settings, appearance=appearance))

    def _keep_motion(self, reduced: bool) -> None:  # noqa: FBT001 - what a menu entry says
        self.theme.set_reduced_motion(reduced)
        self._keep(replace(self._settings, reduced_motion=reduced))

    def _keep_size(self) -> None:
        size = self.window.size()
        self._keep(replace(self._settings, window_size=(size.width(), size.height())))

    def _keep(self, settings: Settings) -> None:
        """Stores the settings; what stands in the way is told once, and the choice holds until the end."""
        self._settings = settings
        problem = self._settings_file.save(settings)
        if problem is not None and self._complaint is None:
            self._complaint = problem
            self.window.library.set_notice(f"{problem.sentence} {problem.remedy}")


def assemble(app: QApplication, catalogue: Catalogue, folders: UserFolders, opening: Opening) -> House:
    """Builds everything and joins it; shows nothing yet."""
    return House(app, catalogue, folders, opening, CueSound(assets_folder() / "sounds"))


def run(catalogue: Catalogue, folders: UserFolders, opening: Opening) -> int:
    """Opens the window and returns the exit code when it was closed.

    Args:
        catalogue: Our content and the user's routines.
        folders: Where the user's files are.
        opening: What to open on.
    """
    # Python sees no signal while Qt waits; the system's own handling lets Ctrl+C in a terminal end the app.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    app = QApplication(sys.argv[:1])
    app.setApplicationName("unknot")
    app.setApplicationDisplayName("Unknot")
    app.setDesktopFileName("unknot")
    house = assemble(app, catalogue, folders, opening)
    house.window.show()
    if opening.routine is not None:
        house.play(opening.routine, opening.first_step)
    code = app.exec()
    house.close()
    return code
