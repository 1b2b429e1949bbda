"""What is said to the pain after a session. Plain values in, text out."""

from typing import Final

from desktop.model.person import CALM_ONLY_FROM_PAIN, WORSE_IN_ROW, is_worse

_FINE: Final = "Good to know. It should stay no worse than before the session over the next 24 hours."
_EASIER: Final = "Good to know. Let it settle, and move a little from time to time."
_WORSE: Final = (
    "That is more than before. Rest, keep warm, and move as far as it is easy. "
    "Nothing is pressed for the next 24 hours."
)
_STRONG: Final = "With pain this strong, leave massage for now. If it does not ease soon, have it looked at."
_THREE_WORSE: Final = (
    "The last sessions have all made it worse. Please have your back looked at before you go on."
)


def advice(pain_before: int, pain_after: int, worse_in_row: int) -> tuple[str, ...]:
    """What to do with that pain, a line each.

    Args:
        pain_before: The pain before the session, 0 to 10.
        pain_after: The pain after it, 0 to 10.
        worse_in_row: How many sessions in a row made it worse, this one included.
    """
    if is_worse(pain_before, pain_after):
        return (_WORSE, _THREE_WORSE) if worse_in_row >= WORSE_IN_ROW else (_WORSE,)
    if pain_after >= CALM_ONLY_FROM_PAIN:
        return (_STRONG,)
    return (_EASIER,) if pain_after < pain_before else (_FINE,)
