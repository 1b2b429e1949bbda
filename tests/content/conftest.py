"""The content that ships with the app, loaded once as the app loads it."""

from pathlib import Path

import pytest

from desktop.library.catalogue import load_catalogue
from desktop.model.catalogue import Catalogue

PROJECT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def content() -> Path:
    """The folder of the routines, techniques and catalogues."""
    return PROJECT / "routines"


@pytest.fixture(scope="session")
def catalogue(content: Path) -> Catalogue:
    """Everything that ships, checked against each other."""
    return load_catalogue(content, PROJECT / "assets" / "poses")
