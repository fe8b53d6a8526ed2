"""The state of the installation and of the base."""

from __future__ import annotations

from collections.abc import Iterator

from mlcareer.advice.health import DoctorReport
from mlcareer.pages.blocks import Block, Item, Title


def doctor_page(report: DoctorReport) -> Iterator[Block]:
    """The page of ``mlcareer doctor``: what is fine says so in a word, not by a colour alone."""
    wanting = sum(not finding.fine for finding in report.findings)
    yield Title("Everything is fine." if not wanting else f"{wanting} of {len(report.findings)} want a look.")
    for finding in report.findings:
        do = f" {finding.do[:1].upper()}{finding.do[1:]}." if finding.do else ""
        text = f"{finding.about}: {finding.text}.{do}"
        yield Item(text, label="ok  ", tone="good") if finding.fine else Item(text, label="look", tone="warn")
