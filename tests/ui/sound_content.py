"""Choices about the sound that are none of those at first, and a machine with much to choose from."""

from desktop.model.speech import Amount
from desktop.sound.output import Device, SoundStatus
from desktop.sound.score import Ambient, Levels
from desktop.sound.voice import Pace, VoiceInfo
from desktop.ui.sound_choices import SoundChoices, SoundMeans

LONG_NAME = "Microsoft Server Speech Text to Speech Voice (en-GB, Hazel with all her middle names, natural)"

CHOICES = SoundChoices(
    levels=Levels(master=0.6, voice=0.9, cues=0.35, ambient=0.2),
    amount=Amount.SHORT,
    voice="espeak:en",
    recordings="mine",
    pace=Pace.BRISK,
    cue_set="low",
    ambient=Ambient.RAIN,
    breathing=True,
    lead_in_ms=750,
    device="usb",
)

MEANS = SoundMeans(
    voices=(
        VoiceInfo("system:hazel", LONG_NAME, natural=True),
        VoiceInfo("espeak:en", "British English"),
    ),
    recordings=("mine", "grandmother"),
    recordings_place="/home/someone/.local/share/unknot/voices",
    devices=(
        Device("hdmi", "Built-in Audio Digital Stereo (HDMI 2) of the large screen behind the sofa, 5.1"),
        Device("usb", "Headphones"),
    ),
    status=SoundStatus.BASIC,
    kept_mb=12.4,
)
