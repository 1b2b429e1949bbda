"""The error of a command line that asks for what there is not."""


class UsageProblem(Exception):  # noqa: N818 - the user's words are off; nothing of ours failed
    """The words of the command line are off; its text is the sentence for the user."""
