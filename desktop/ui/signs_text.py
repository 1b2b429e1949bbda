"""What the page of the warning signs says besides the signs themselves. Knows no widget."""

from collections.abc import Mapping
from typing import Final

from desktop.model.knowledge import Urgency

TITLE: Final = "Warning signs"
INTRO: Final = "One of these is enough: no massage, and help first."

ACTIONS: Final[Mapping[Urgency, str]] = {
    Urgency.EMERGENCY: "Call 112, 999 or 911 now",
    Urgency.URGENT: "See a doctor today",
}
"""What to do, most urgent first."""

ACTION_NOTES: Final[Mapping[Urgency, str]] = {
    Urgency.EMERGENCY: "Your emergency number, whatever the hour. Do not wait to see whether it passes.",
    Urgency.URGENT: "Be seen on the same day, out of hours if need be. Massage waits until then.",
}

CALM_TITLE: Final = "None of these?"
CALM_NOTES: Final = (
    "Most back pain is not dangerous. These signs are listed to bring help in time, not to frighten you.",
    "When you are not sure, call and ask.",
    "Pain that does not ease within weeks, keeps coming back or worries you: make an appointment.",
)
