"""Sources: what a claim rests on."""

from dataclasses import dataclass
from typing import Annotated

from desktop.model.about import About


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A published source with a DOI, a PubMed id or a public health body behind it."""

    id: Annotated[str, About("Its short name.", pattern=r"S\d+[a-z]?")]
    citation: Annotated[str, About("Authors, title, place and year.", max_chars=400)]
    doi: Annotated[str, About("Its DOI.", pattern=r"10\.\d{4,9}/\S+")] = ""
    pmid: Annotated[str, About("Its PubMed id.", pattern=r"\d{1,9}")] = ""
    url: Annotated[str, About("Its page at a public health body.", pattern=r"https://\S+")] = ""
