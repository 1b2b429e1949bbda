"""The process in which the system's own voices speak into files.

It reads one JSON array a line and answers each with one. Apart from the window, because the engines of
Windows and macOS want a thread and an event loop of their own and may hang. Written to the documented
interface of pyttsx3 2.99 and tested with a stand-in; not yet heard on Windows or macOS.

    ["voices"]                            → ["voices", [[id, name, [languages]], …]]
    ["say", voice, words a minute, text, path] → ["said"]
    anything that goes wrong              → ["failed", why]
"""

import importlib
import json
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import Protocol, cast


class SystemVoiceEntry(Protocol):
    """A voice as pyttsx3 tells it."""

    id: str
    name: str
    languages: Sequence[object] | None


class Engine(Protocol):
    """What is used of the engine of pyttsx3, under its names."""

    def getProperty(self, name: str) -> object:  # noqa: N802, D102
        ...

    def setProperty(self, name: str, value: object) -> None:  # noqa: N802, D102
        ...

    def save_to_file(self, text: str, filename: str) -> None:  # noqa: D102
        ...

    def runAndWait(self) -> None:  # noqa: N802, D102
        ...


def serve(
    requests: Iterable[str], answer: Callable[[str], object], make_engine: Callable[[], Engine]
) -> None:
    """Answer one line after the other until there are no more.

    Args:
        requests: The lines.
        answer: Takes each answer, with its line break.
        make_engine: Makes the engine when it is first wanted.
    """
    engine: Engine | None = None
    for line in requests:
        try:
            engine = engine or make_engine()
            words = _answer(engine, json.loads(line))
        except Exception as error:  # noqa: BLE001 - whatever a foreign engine raises is told
            words = ["failed", f"{type(error).__name__}: {error}"]
        answer(json.dumps(words) + "\n")


def main() -> None:
    """Serve the process that holds the other end of the pipes."""

    def answer(line: str) -> None:
        sys.stdout.write(line)
        sys.stdout.flush()

    serve(sys.stdin, answer, lambda: cast("Engine", importlib.import_module("pyttsx3").init()))


def _answer(engine: Engine, request: list[object]) -> list[object]:
    match request:
        case ["voices"]:
            voices = cast("Sequence[SystemVoiceEntry]", engine.getProperty("voices"))
            return ["voices", [[voice.id, voice.name, _languages(voice)] for voice in voices]]
        case ["say", str(voice), int(words_per_minute), str(text), str(path)]:
            engine.setProperty("voice", voice)
            engine.setProperty("rate", words_per_minute)
            engine.save_to_file(text, path)
            engine.runAndWait()
            return ["said"]
        case _:
            return ["failed", "not understood"]


def _languages(voice: SystemVoiceEntry) -> list[str]:
    """The languages of a voice as words; older engines tell them as bytes that begin with a number."""
    told = [
        each.decode("ascii", "ignore") if isinstance(each, bytes) else str(each)
        for each in voice.languages or ()
    ]
    return ["".join(sign for sign in each if sign.isprintable()) for each in told]


if __name__ == "__main__":
    main()
