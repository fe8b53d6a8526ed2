"""What ``mlcareer check`` found, as a page."""

from __future__ import annotations

from collections.abc import Iterator

from mlcareer.advice.check_report import CheckReport
from mlcareer.pages.blocks import Block, Field, Heading, Item, Para, Title


def check_page(report: CheckReport) -> Iterator[Block]:
    """The counts, and the sample of facts where one was asked for."""
    yield Title(f"No problem found in {', '.join(report.checked)}")
    yield Para(f"Version {report.knowledge.version}, digest {report.knowledge.digest}.")
    for kind, count in report.counts.items():
        yield Field(kind, str(count))
    if report.sample:
        yield Heading("Facts to be checked by hand")
    for number, fact in enumerate(report.sample, start=1):
        yield Item(f"{fact.record}, {fact.field}: {fact.fact}", label=f"{number}.")
        yield Field("Seen", fact.source, indent=4)
