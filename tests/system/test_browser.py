"""Only a whole https address ever leaves the app."""

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from desktop.system.browser import open_in_browser


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    addresses: list[str] = []

    def note(url: QUrl) -> bool:
        addresses.append(url.toString())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", note)
    return addresses


def test_a_source_is_handed_to_the_browser(opened: list[str]) -> None:
    assert open_in_browser("https://doi.org/10.1002/14651858.CD001929.pub3")
    assert opened == ["https://doi.org/10.1002/14651858.CD001929.pub3"]


@pytest.mark.parametrize(
    "address",
    ["", "http://example.org", "file:///etc/passwd", "javascript:alert(1)", "https://", "https:x y"],
)
def test_nothing_else_is(opened: list[str], address: str) -> None:
    assert not open_in_browser(address)
    assert not opened
