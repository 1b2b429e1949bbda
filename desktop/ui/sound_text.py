"""Every sentence about the sound: on its page, in the panel of the player, when it fails. No widgets here."""

from collections.abc import Sequence
from typing import Final

from desktop.model.speech import Amount
from desktop.model.units import DurationMs
from desktop.sound.output import SoundStatus
from desktop.sound.score import Ambient
from desktop.sound.voice import Pace, VoiceInfo

TITLE: Final = "Sound"
INTRO: Final = "A session can be followed by ear alone. Choose what you hear."

LOUDNESS: Final = "How loud"
LOUDNESS_NOTE: Final = "The first goes for all of it, the others for their part."
MASTER: Final = "Everything"
VOICE_LEVEL: Final = "Voice"
CUE_LEVEL: Final = "Cue sounds"
AMBIENT_LEVEL: Final = "Background"
MUTE: Final = "Mute"
UNMUTE: Final = "Unmute"
SILENT: Final = "Silent"
MUTED: Final = "Muted"

AMOUNT: Final = "How much is said"
AMOUNT_NOTE: Final = "Whatever you choose, every word shows on the screen, too."
AMOUNTS: Final = {
    Amount.FULL: ("Full", "What to do, what comes next, and how far you are."),
    Amount.SHORT: ("Short", "Names and sides, and where tool or position changes. For routines you know."),
    Amount.SOUNDS: ("Sounds only", "Nothing is said. Cue sounds tell when to go on."),
}

VOICE: Final = "Voice"
VOICE_NOTE: Final = "Take your time to find one that you like to listen to."
WHICH_VOICE: Final = "Who speaks"
BEST_VOICE: Final = "The best one on this computer"
PACE: Final = "Pace"
PACES: Final = {Pace.CALM: "Calm", Pace.NORMAL: "Normal", Pace.BRISK: "Brisk"}
RECORDINGS: Final = "Your own recordings"
NO_RECORDINGS: Final = "None"
HEAR_VOICE: Final = "Hear it"
HEAR_VOICE_NAME: Final = "Hear the voice"

CUES: Final = "Cue sounds"
CUES_NOTE: Final = "The chimes that mark start, half-way, sides and end."
CUE_SETS: Final = {
    "calm": ("Calm", "Soft bells with a gentle start."),
    "clear": ("Clear", "Brighter, for a room with noise."),
    "low": ("Low-pitched", "Deeper, when high tones are hard to hear."),
}
HEAR_CUES: Final = "Hear them"
HEAR_CUES_NAME: Final = "Hear the cue sounds"

AMBIENT: Final = "Background"
AMBIENT_NOTE: Final = "Sounds on quietly under voice and cues, softer while something is said."
AMBIENTS: Final = {
    Ambient.NONE: "None",
    Ambient.RAIN: "Rain",
    Ambient.DRONE: "Drone",
    Ambient.BELLS: "Bells",
}
HEAR_AMBIENT: Final = "Hear it"
HEAR_AMBIENT_NAME: Final = "Hear the background"

BREATHING: Final = "Breathing tone"
BREATHING_NOTE: Final = "A soft tone rises and falls, so that you need not count."
BREATHING_ON: Final = "Pace my breath"
BREATHING_HOW: Final = "In for 4 seconds, out for 6, between the words."

SPEAKER: Final = "Speaker"
SPEAKER_NOTE: Final = "Wireless speakers wake up slowly and may swallow the beginning."
DEVICE: Final = "Play on"
DEFAULT_DEVICE: Final = "What the system uses"
LEAD_IN: Final = "Silence first"
LEAD_IN_HINT: Final = "If you miss the first word, give it more silence."
TEST_LEAD_IN: Final = "Test"
TEST_LEAD_IN_NAME: Final = "Test the silence before the first word"

KEPT: Final = "Kept clips"
KEPT_NOTE: Final = "What the voice has said is kept, so that sessions start at once."
CLEAR: Final = "Clear"
CLEAR_NAME: Final = "Clear the kept clips"

SOUND_KEY: Final = "S"
TO_PANEL: Final = f"Sound ({SOUND_KEY}); louder and softer with ] and [, mute with M"
PANEL_OPEN: Final = "Sound. The session goes on."
CLOSE_PANEL: Final = "Close the sound panel"
CLOSE_PANEL_TIP: Final = "Close (Esc)"
MUTE_TIP: Final = {False: "Mute (M)", True: "Unmute (M)"}
"""By whether everything is muted."""

PREVIEW_SENTENCE: Final = "Left side. Lean in slowly, and let the breath go out."
"""What is said to hear a voice before it is chosen."""
TEST_SENTENCE: Final = "Now you should hear every word of this sentence, from the first one."
"""What is said to test the silence before the first sound."""

_NOTICES: Final = {
    SoundStatus.BASIC: "Basic sound: cues may come a little late.",
    SoundStatus.SILENT: "No sound was found. Every cue shows on the screen.",
}
_STATUS_LINES: Final = {
    SoundStatus.BASIC: (
        "Basic sound: one clip at a time, a little late, without ticks and without background. "
        "Sessions work all the same."
    ),
    SoundStatus.SILENT: (
        "No sound was found. Sessions go on by picture and words, and sound comes back by itself as soon as "
        "there is something to play on."
    ),
}


def notice(status: SoundStatus) -> str:
    """What there is to know about the sound during a session; empty when all is well or on its way."""
    return _NOTICES.get(status, "")


def status_line(status: SoundStatus) -> str:
    """The same where sound is chosen, with what it means."""
    return _STATUS_LINES.get(status, "")


def percent(level_percent: int) -> str:
    """How loud something is: "80 %", and a word for nothing at all."""
    return f"{level_percent} %" if level_percent else SILENT


def silence(length_ms: DurationMs) -> str:
    """A short silence: "None", "0.25 s", "1 s"."""
    return f"{length_ms / 1000:g} s" if length_ms else "None"


def level_now(level_percent: int, *, muted: bool) -> str:
    """What is told when a key changed how loud everything is."""
    return MUTED if muted else f"Volume {percent(level_percent)}"


def voice_title(voice: VoiceInfo) -> str:
    """What a voice is called among others."""
    return f"{voice.title} · natural" if voice.natural else voice.title


def not_here(title: str) -> str:
    """Something that was chosen and is gone for now."""
    return f"{title} (not here now)"


def told_apart(titles: Sequence[str]) -> list[str]:
    """The same titles in the same order; from the second one of a name on, each has its number behind it."""
    return [
        f"{title} ({count})" if (count := titles[: place + 1].count(title)) > 1 else title
        for place, title in enumerate(titles)
    ]


def chosen_before(what: str) -> str:
    """What to call what was chosen in an earlier start, its title not known: "Voice chosen before"."""
    return f"{what} chosen before"


def recordings_hint(place: str) -> str:
    """Where recordings go; general words when the folder is not known."""
    where = place or "the folder of voices"
    return f"Put a folder of WAV files named technique.step.wav into {where}; the voice says what is missing."


def kept(size_mb: float) -> str:
    """How much room the kept clips take: "12 MB"; a part of one counts as less than 1."""
    if size_mb <= 0:
        return "Nothing is kept."
    return "Less than 1 MB is kept." if size_mb < 1 else f"{round(size_mb)} MB are kept."
