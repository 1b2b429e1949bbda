"""How a source is told, and where it can be read. Plain values in, text out; opens nothing."""

from collections.abc import Collection
from typing import Final, NamedTuple
from urllib.parse import quote, urlsplit

from desktop.model.source import Source

OPENS_IN_BROWSER: Final = "Opens in the browser"

_KEPT: Final = "/()"
"""What stands in DOIs as it is, besides letters and digits; "<" and "#" for example do not."""


class SourceLink(NamedTuple):
    """A place where a source can be read.

    Attributes:
        words: What it is called: "DOI 10.1000/x".
        address: Its address, https always.
    """

    words: str
    address: str


def sources_head(sources: Collection[Source]) -> str:
    """The head of a list of sources: "Sources · 3"."""
    return f"Sources · {len(sources)}"


def sources_of(title: str) -> str:
    """What a list of sources is called by whoever cannot see what it stands below."""
    return f"Sources of {title}"


def links_of(source: Source) -> tuple[SourceLink, ...]:
    """Where a source can be read, the most lasting address first."""
    links: list[SourceLink] = []
    if source.doi:
        links.append(SourceLink(f"DOI {source.doi}", f"https://doi.org/{quote(source.doi, safe=_KEPT)}"))
    if source.pmid:
        links.append(SourceLink(f"PubMed {source.pmid}", f"https://pubmed.ncbi.nlm.nih.gov/{source.pmid}/"))
    if source.url:
        host = urlsplit(source.url).netloc.removeprefix("www.")
        links.append(SourceLink(f"Page at {host}", source.url))
    return tuple(links)
