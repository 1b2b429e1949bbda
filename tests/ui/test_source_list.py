"""The list of sources: closed at first, every place to read a source one press away."""

import pytest
from pytestqt.qtbot import QtBot

from desktop.model.source import Source
from desktop.ui.source_text import links_of, sources_head
from desktop.ui.theme.theme import Theme
from desktop.ui.widgets.label import ActionButton
from desktop.ui.widgets.source_list import SourceList
from tests.ui.hands import words_on

TRIAL = Source(id="S1", citation="Somebody. A trial. 2020.", doi="10.1000/a(b).c", pmid="123")
BODY = Source(
    id="S2", citation="A public body. Advice. 2021.", url="https://www.nhs.uk/conditions/back-pain/"
)


@pytest.fixture
def sources(theme: Theme, qtbot: QtBot) -> SourceList:
    part = SourceList(theme, "Heat helps", (TRIAL, BODY))
    qtbot.addWidget(part)
    part.show()
    return part


def test_every_address_of_a_source_is_told_with_where_it_leads() -> None:
    assert [(link.words, link.address) for link in links_of(TRIAL)] == [
        ("DOI 10.1000/a(b).c", "https://doi.org/10.1000/a(b).c"),
        ("PubMed 123", "https://pubmed.ncbi.nlm.nih.gov/123/"),
    ]
    assert [(link.words, link.address) for link in links_of(BODY)] == [
        ("Page at nhs.uk", "https://www.nhs.uk/conditions/back-pain/"),
    ]


def test_a_source_without_an_address_has_no_link() -> None:
    assert links_of(Source(id="S3", citation="A book.")) == ()


def test_the_sources_show_when_they_are_asked_for(sources: SourceList) -> None:
    assert sources.button.text() == sources_head((TRIAL, BODY)) == "Sources · 2"
    assert words_on(sources) == []
    sources.button.click()
    assert words_on(sources) == [TRIAL.citation, BODY.citation]


def test_it_is_called_by_what_rests_on_it(sources: SourceList) -> None:
    assert sources.button.accessibleName() == "Sources of Heat helps"


def test_a_link_asks_for_its_address_and_opens_nothing(sources: SourceList) -> None:
    sources.button.click()
    asked: list[str] = []
    sources.link_requested.connect(asked.append)
    for link in sources.findChildren(ActionButton):
        assert link.accessibleName()
        link.click()
    assert asked == [link.address for source in (TRIAL, BODY) for link in links_of(source)]
