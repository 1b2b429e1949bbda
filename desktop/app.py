"""The composition root: the only place where the parts are built and handed to each other.

The order of a start: the command line looks for a display; then come the application, the look, the shelf
with its pictures, and the window with its library. Once that was painted, the catalogue is read. What leads
to a session is joined in ``asking`` and what plays it in ``playing``, when the first one is wanted.
"""

import gc
import logging
import signal
import sys
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer
from PySide6.QtWidgets import QApplication

from desktop.caring import Caring
from desktop.content import StoredContent
from desktop.model.problem import OutsideProblem
from desktop.paths import UserFolders
from desktop.resources import assets_folder
from desktop.store.health import HealthFile
from desktop.store.settings import Settings, SettingsFile
from desktop.ui.card_pictures import CardPictures
from desktop.ui.theme.theme import Theme
from desktop.ui.window import MainWindow

if TYPE_CHECKING:  # none is needed for the library
    from desktop.asking import Asking
    from desktop.model.catalogue import Catalogue
    from desktop.playing import Playing
    from desktop.sounding import Sounding
    from desktop.ui.sound_choices import SoundChoices

_SETTLE_MS = 100
"""How long after its first picture a window is still moved, resized and given the keyboard by the system."""

_PAGE_SHOWN_MS = 50
"""How long after a page was asked for it is painted; opening the sound would hold that up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """What the window opens on.

    Attributes:
        routine: The id of the routine to play at once; None for the library.
        first_step: The step play to begin with, counted from 1.
        speed: How many times faster than life the clock of the session runs.
        questions: Whether to ask what is asked before a session.
        verbose: Whether to write to the terminal what goes wrong with the sound, and not faults alone.
    """

    routine: str | None = None
    first_step: int = 1
    speed: float = 1.0
    questions: bool = True
    verbose: bool = False


class House:
    """The app while it runs: its parts, and the wires between them."""

    def __init__(
        self, app: QApplication, content: StoredContent, folders: UserFolders, opening: Opening
    ) -> None:
        """Build everything that the library needs and join it; show nothing yet.

        Args:
            app: The application, not dressed yet.
            content: All there is to show and to play.
            folders: Where the user's files are.
            opening: What to open on.
        """
        self._settings_file = SettingsFile(folders.settings)
        self._settings, complaint = self._settings_file.load()
        self._told: dict[str, None] = {}
        self._opening = opening
        self._playing: Playing | None = None
        self._folders = folders
        self._content = content
        self._pictures = CardPictures(self._content, self._content.kept_pictures())
        self._theme = Theme(assets_folder(), mode=self._settings.appearance, load=self._content.palette)
        self._theme.set_reduced_motion(self._settings.reduced_motion)
        self._theme.set_person(self._settings.skin, self._settings.hair)
        self._theme.apply(app)
        shelf = self._content.shelf(self._theme)
        owned = frozenset(self._settings.owned_tools or ())
        self._caring = Caring(HealthFile(folders.settings), shelf, self._tell)
        self.window = MainWindow(self._theme, self._content, shelf, self._pictures, self._caring, owned)
        self._wire_window()
        if self._settings.window_size is not None:
            self.window.resize_within_screen(QSize(*self._settings.window_size))
        for each in (complaint, self._caring.complaint):
            if each is not None:
                self._tell(each)

    def begin(self, opening: Opening) -> None:
        """Leads to what the window opens on: a routine, the questions of the first start, or the library."""
        if opening.routine is not None and opening.questions:
            self.window.show_routine(opening.routine)
            self._ask_before(opening.routine, opening.first_step)
        elif opening.routine is not None:
            # The sound gets ready while the session is laid out.
            self._open_sound()
            self._asking.play_unasked(opening.routine, opening.first_step)
        elif not self._caring.was_asked:
            self._asking.ask_about_health()

    def close(self) -> None:
        """Ends the session and keeps the pictures for the next start. The window is closed by then."""
        if self._playing is not None:
            self._playing.close()
        if "_sounding" in self.__dict__:
            self._sounding.close()
        packed = self._pictures.packed()
        if packed is not None:
            self._content.keep_pictures(packed)

    @cached_property
    def _asking(self) -> "Asking":
        """What leads to a session; the library needs none of its pages."""
        from desktop.asking import Asking  # noqa: PLC0415

        return Asking(self.window, self._content, self._caring, self._play)

    def _play(self, catalogue: "Catalogue", routine_id: str, first_step: int) -> None:
        if self._playing is None:
            self._playing = self._make_playing()
            self._asking.hear(self.window.player)
        self._playing.play(catalogue, routine_id, first_step)

    def _make_playing(self) -> "Playing":
        """What plays a session; the library needs no clock."""
        from desktop.playing import Playing  # noqa: PLC0415
        from desktop.system.clock import monotonic_ms  # noqa: PLC0415
        from desktop.system.session_driver import SessionDriver  # noqa: PLC0415

        driver = SessionDriver(monotonic_ms, speed=self._opening.speed)
        return Playing(self.window, driver, self._sounding, self._opening.speed)

    @cached_property
    def _sounding(self) -> "Sounding":
        """All that sounds; the library is silent."""
        from desktop.sounding import Sounding, choices_in  # noqa: PLC0415
        from desktop.system.session_sound import SessionSound  # noqa: PLC0415
        from desktop.voicing import Voicing  # noqa: PLC0415

        # What is wrong with the sound is told in the window; the terminal hears of it when it asks to.
        logging.basicConfig(
            level=logging.WARNING if self._opening.verbose else logging.ERROR, format="%(message)s"
        )
        choices = choices_in(self._settings)
        sounding = Sounding(self._folders, choices, SessionSound(), Voicing(self._folders, choices))
        sounding.chosen.connect(self._keep_sound)
        return sounding

    def _wire_window(self) -> None:
        window = self.window
        window.tools_changed.connect(self._keep_tools)
        window.appearance_chosen.connect(self._keep_appearance)
        window.motion_chosen.connect(self._keep_motion)
        window.person_chosen.connect(self._keep_person)
        window.start_requested.connect(self._ask_before)
        window.health_requested.connect(self._ask_about_health)
        window.sound_requested.connect(self._show_sound)
        window.link_requested.connect(self._open_link)
        window.painted.connect(lambda: QTimer.singleShot(_SETTLE_MS, window, self._settle))
        window.closing.connect(self._keep_size)

    def _ask_before(self, routine_id: str, first_step: int = 1) -> None:
        self._asking.ask_before(routine_id, first_step)
        # While the questions are answered the sound gets ready, so that the session need not wait for it.
        QTimer.singleShot(_PAGE_SHOWN_MS, self.window, self._open_sound)

    def _open_sound(self) -> None:
        self._sounding.output.open()

    def _show_sound(self) -> None:
        self._sounding.fill(self.window.sound)
        self.window.show_sound()

    def _ask_about_health(self) -> None:
        self._asking.ask_about_health()

    def _open_link(self, address: str) -> None:
        from desktop.system.browser import open_in_browser  # noqa: PLC0415 - hardly ever wanted

        if not open_in_browser(address):
            self._tell(OutsideProblem("No browser could be opened.", f"The source stands at {address}"))

    def _settle(self) -> None:
        """After the first picture: read the rest, and take garbage away again, which had to wait for it."""
        gc.enable()
        self._content.read()

    def _keep_tools(self, owned: frozenset[str]) -> None:
        self._keep(replace(self._settings, owned_tools=tuple(sorted(owned))))

    def _keep_appearance(self, appearance: str) -> None:
        self._theme.set_mode(appearance)
        self._keep(replace(self._settings, appearance=appearance))

    def _keep_motion(self, reduced: bool) -> None:  # noqa: FBT001 - what a menu entry says
        self._theme.set_reduced_motion(reduced)
        self._keep(replace(self._settings, reduced_motion=reduced))

    def _keep_person(self, skin: str, hair: str) -> None:
        self._theme.set_person(skin, hair)
        self._keep(replace(self._settings, skin=skin, hair=hair))

    def _keep_sound(self, choices: "SoundChoices") -> None:
        from desktop.sounding import with_choices  # noqa: PLC0415 - where choices are made, it is there

        self._keep(with_choices(self._settings, choices))

    def _keep_size(self) -> None:
        size = self.window.size()
        self._keep(replace(self._settings, window_size=(size.width(), size.height())))

    def _keep(self, settings: Settings) -> None:
        """Stores the settings; what stands in the way is told once, and the choice holds until the end."""
        self._settings = settings
        problem = self._settings_file.save(settings)
        if problem is not None:
            self._tell(problem)

    def _tell(self, problem: OutsideProblem) -> None:
        """Tell what stands in the way, each thing once, beside what was told before."""
        self._told[f"{problem.sentence} {problem.remedy}".strip()] = None
        self.window.library.set_notice(" ".join(self._told))


def run(folders: UserFolders, opening: Opening, catalogue: "Catalogue | None" = None) -> int:
    """Opens the window and returns the exit code when it was closed.

    Args:
        folders: Where the user's files are.
        opening: What to open on; a routine in it must exist.
        catalogue: All routines and what they name, with their pictures, when they were read already.
    """
    # Python sees no signal while Qt waits; the system's own handling lets Ctrl+C in a terminal end the app.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    # Named here and not to the application: a style that passes through Python costs 5 ms.
    app = QApplication([*sys.argv[:1], "-style", "Fusion"])
    app.setApplicationName("unknot")
    app.setApplicationDisplayName("Unknot")
    app.setDesktopFileName("unknot")
    house = House(app, StoredContent(folders, catalogue), folders, opening)
    house.begin(opening)
    house.window.show()
    code = app.exec()
    house.close()
    return code
