"""Sources with age, licence and credit."""

from __future__ import annotations

from collections.abc import Iterator

from mlcareer.advice.sources import SourcesReport
from mlcareer.pages.blocks import Block, Field, Heading, Item, Para, Place, Title


def sources_page(report: SourcesReport) -> Iterator[Block]:
    """The page of ``mlcareer sources``."""
    yield Title(f"{len(report.sources)} sources; the knowledge base is of {report.dated}")
    yield Heading("Credits")
    for credit in report.credits:
        yield Item(credit)
    yield Heading("Sources")
    for aged in report.sources:
        one = aged.source
        yield Para(one.title, "strong")
        yield Field("Publisher", f"{one.publisher}, {one.release}", indent=2)
        yield Field(
            "Seen", f"{one.seen} ({aged.age}), read as {one.read}, confidence {one.confidence}", indent=2
        )
        yield Field("Licence", one.licence, indent=2)
        if one.terms:
            yield Field("Terms", one.terms, indent=2)
        if aged.stale:
            yield Field("Past their date", ", ".join(aged.stale), indent=2)
        if one.url:
            yield Place("", one.url, indent=2)
