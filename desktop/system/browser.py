"""Opens a source in the person's browser: the one way out of the app, and only when it is asked for."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


def open_in_browser(address: str) -> bool:
    """Hand an address to the browser; returns False when there is none, or when it is no https address."""
    url = QUrl(address, QUrl.ParsingMode.StrictMode)
    return url.isValid() and url.scheme() == "https" and bool(url.host()) and QDesktopServices.openUrl(url)
