"""Two or more side by side: columns where there is room, else stacked."""

from __future__ import annotations

from collections.abc import Iterator

from mlcareer.advice.comparing import Aspect, CompareReport
from mlcareer.pages.blocks import Block, Command, Field, Heading, Item, Table, Title

CELLS_A_COLUMN = 28


def compare_page(report: CompareReport, width: int, plain: bool = False) -> Iterator[Block]:
    """The page of ``mlcareer compare``."""
    yield Title(" and ".join(report.names))
    side_by_side = not plain and width >= CELLS_A_COLUMN * (len(report.names) + 1)
    for heading, aspects in (("Compared", report.aspects), ("For you", report.yours)):
        if aspects:
            yield Heading(heading)
            yield from _columns(report, aspects) if side_by_side else _stacked(report, aspects)
    if report.sources:
        yield Heading("Sources of the figures")
    for source in report.sources:
        yield Item(source)
    for action in report.next_actions:
        yield Command(" ".join(action))


def _columns(report: CompareReport, aspects: tuple[Aspect, ...]) -> Iterator[Block]:
    """One column each."""
    yield Table(("", *report.names), tuple((aspect.name, *aspect.values) for aspect in aspects))


def _stacked(report: CompareReport, aspects: tuple[Aspect, ...]) -> Iterator[Block]:
    """One question after the other."""
    for aspect in aspects:
        yield Item(aspect.name, tone="strong")
        for name, value in zip(report.names, aspect.values, strict=True):
            yield Field(name, value, indent=2)
