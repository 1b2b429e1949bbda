"""A session in the window: its driver, its sound and the player, and the wires between them.

Part of the composition root, apart from ``app`` so that the window opens without any of this.
"""

import logging

from desktop.model.catalogue import Catalogue
from desktop.session.commands import Load, Start
from desktop.session.compiler import compile_timeline
from desktop.session.events import CueDue, Event, StateChanged
from desktop.session.transitions import State
from desktop.sound.output import CueOutput, SoundStatus
from desktop.system.session_driver import SessionDriver
from desktop.ui import session_text
from desktop.ui.window import MainWindow


class Playing:
    """Plays routines in the window, one after the other."""

    def __init__(self, window: MainWindow, driver: SessionDriver, sound: CueOutput) -> None:
        """Join the session to the player of the window.

        Args:
            window: Where the player is.
            driver: Lets the session run.
            sound: Makes its cues heard.
        """
        # What is wrong with the sound is told in the window; the terminal hears of faults only.
        logging.basicConfig(level=logging.ERROR)
        self._window = window
        self._state = State.IDLE
        self._sound = sound
        self._driver = driver
        player = window.player
        self._driver.happened.connect(self._hear)
        self._driver.happened.connect(player.show_event)
        self._driver.ticked.connect(player.show_position)
        player.command.connect(self._driver.send)
        player.watched.connect(self._driver.set_watched)

    def play(self, catalogue: Catalogue, routine_id: str, first_step: int = 1) -> None:
        """Opens the player on a routine and starts it.

        Args:
            catalogue: Holds the routine and its techniques as they are to be played.
            routine_id: The routine.
            first_step: The step play to begin with, counted from 1; the first one has its time to prepare. A
                routine that was shortened may have fewer, and then begins at its start.
        """
        timeline = compile_timeline(catalogue.routines[routine_id], catalogue.techniques)
        is_there = 1 < first_step <= len(timeline.plays)
        self._sound.open()
        self._window.player.set_content(catalogue)
        self._window.player.set_owned(self._window.library.owned)
        self._driver.send(Load(timeline))
        self._window.show_player()
        self._driver.send(Start(timeline.plays[first_step - 1].index if is_there else 0))

    def close(self) -> None:
        """Ends the session and lets go of the sound. The window is closed by then."""
        self._driver.close()
        self._sound.close()

    def show_sound(self, status: SoundStatus) -> None:
        """Tells how the cues are heard from now on, where there is something to tell."""
        self._window.player.set_sound_notice(session_text.sound_notice(status))

    def _hear(self, event: Event) -> None:
        """Makes what the session reports heard."""
        match event:
            case CueDue(cue) if cue.sound is not None:
                self._sound.play(cue.sound)
            case StateChanged(state, _):
                self._hear_state(state)
            case _:
                pass

    def _hear_state(self, state: State) -> None:
        if state is State.PAUSED or state is State.INTERRUPTED:
            self._sound.stop()
            self._sound.play("pause")
        elif state is State.RUNNING and self._state in {State.PAUSED, State.INTERRUPTED}:
            self._sound.play("resume")
        elif state is State.IDLE:
            self._sound.stop()
        self._state = state
