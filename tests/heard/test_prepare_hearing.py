"""What is installed for listening to the app, and what is left alone."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "packaging" / "prepare.py"


@pytest.fixture
def prepare(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    spec = importlib.util.spec_from_file_location("prepare", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.installed = []
    monkeypatch.setattr(module, "install_system_packages", module.installed.append)
    return module


def there_are(prepare: ModuleType, monkeypatch: pytest.MonkeyPatch, *programs: str) -> None:
    monkeypatch.setattr(prepare.shutil, "which", lambda name: name if name in programs else None)


def test_where_everything_is_there_nothing_is_installed(
    prepare: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    there_are(prepare, monkeypatch, "pulseaudio", "pactl", "parec", "pipewire")
    prepare.prepare_hearing()
    assert not prepare.installed


def test_a_machine_without_sound_gets_a_server_and_its_tools(
    prepare: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    there_are(prepare, monkeypatch)
    prepare.prepare_hearing()
    assert prepare.installed == [["pulseaudio", "pulseaudio-utils"]]


def test_the_server_that_plays_for_someone_is_not_put_out(
    prepare: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    there_are(prepare, monkeypatch, "pipewire", "pactl", "parec")
    with pytest.raises(SystemExit):
        prepare.prepare_hearing()
    assert not prepare.installed
    assert "PipeWire" in capsys.readouterr().err


def test_its_tools_alone_are_harmless_anywhere(prepare: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    there_are(prepare, monkeypatch, "pipewire", "pulseaudio")
    prepare.prepare_hearing()
    assert prepare.installed == [["pulseaudio-utils"]]
