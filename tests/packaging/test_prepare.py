"""What the set-up script asks for and how it says what stands in the way."""

import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "packaging" / "prepare.py"


@pytest.fixture
def prepare() -> ModuleType:
    spec = importlib.util.spec_from_file_location("prepare", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_run_needs_the_dependencies_and_test_the_groups_besides(prepare: ModuleType) -> None:
    run, test = prepare.requirements("run"), prepare.requirements("test")
    assert any(name.startswith("pyside6") for name in run)
    assert not any(name.startswith("pytest") for name in run)
    assert set(run) < set(test)
    assert any(name.startswith("ruff") for name in test)


def test_a_missing_library_and_a_missing_font_name_their_packages(
    prepare: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prepare, "has_library", lambda name: name != "libEGL.so.1")
    monkeypatch.setattr(prepare, "has_font", lambda: False)
    missing = prepare.missing_system_packages()
    assert missing[0] == "libegl1"
    assert "fonts-dejavu-core" in missing
    assert len(missing) == 3


def test_without_rights_the_one_line_to_type_is_printed(
    prepare: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(prepare.os, "geteuid", lambda: 1000)
    monkeypatch.setattr(
        prepare.shutil, "which", lambda name: "/usr/bin/apt-get" if name == "apt-get" else None
    )
    with pytest.raises(SystemExit) as ended:
        prepare.install_system_packages(["libegl1", "libpulse0"])
    assert ended.value.code == 1
    assert "sudo apt-get install -y --no-install-recommends libegl1 libpulse0" in capsys.readouterr().err


def test_root_installs_by_itself(prepare: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[list[str]] = []

    def run(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        calls.append(command)
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(prepare.os, "geteuid", lambda: 0)
    monkeypatch.setattr(prepare.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(prepare.subprocess, "run", run)
    prepare.install_system_packages(["libegl1"])
    assert [call[-1] for call in calls] == ["-qq", "libegl1"]
    assert not any("sudo" in part for call in calls for part in call)


@pytest.mark.parametrize("version", [(3, 10), (3, 14)])
def test_a_python_outside_the_range_is_told(
    prepare: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    version: tuple[int, int],
) -> None:
    monkeypatch.setattr(prepare.sys, "version_info", version)
    monkeypatch.setattr(sys, "argv", ["prepare.py", "run"])
    with pytest.raises(SystemExit):
        prepare.main()
    assert "3.11 to 3.13" in capsys.readouterr().err


def test_it_wants_to_know_what_for() -> None:
    done = subprocess.run(
        [sys.executable, str(SCRIPT)], capture_output=True, text=True, timeout=30, check=False
    )
    assert done.returncode == 1
    assert "run|test" in done.stderr


def test_an_environment_without_a_working_pip_is_not_whole(prepare: ModuleType, tmp_path: Path) -> None:
    assert prepare.is_whole(Path(sys.executable))
    assert not prepare.is_whole(tmp_path / "python")
    broken = tmp_path / "broken"
    broken.write_text("#!/bin/sh\nexit 1\n")
    broken.chmod(0o755)
    assert not prepare.is_whole(broken)


def test_an_environment_of_another_python_is_not_whole(
    prepare: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prepare.sys, "version_info", (3, 9))
    assert not prepare.is_whole(Path(sys.executable))
