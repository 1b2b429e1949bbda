"""How Qt paints in this process. Knows no picture."""

from collections.abc import MutableMapping

_NO_THREADS = "QT_NO_GUI_THREADPOOL"


def paint_in_one_thread(environment: MutableMapping[str, str]) -> None:
    """Keeps Qt from sharing out what is half clear among threads; a choice that was made already stays.

    Shapes as small as ours take five to ten times as long when each of them waits for other threads.

    Args:
        environment: The variables of the process, as ``os.environ``; Qt reads them when it first paints.
    """
    environment.setdefault(_NO_THREADS, "1")
