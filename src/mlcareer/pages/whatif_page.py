"""What a change of answers changes, as a page: before and after beside each other."""

from __future__ import annotations

from collections.abc import Iterator

from mlcareer.advice.lengths import range_of
from mlcareer.advice.report import Written
from mlcareer.advice.whatif import Moved, Outlook, Standing, WhatIfReport
from mlcareer.pages.blocks import Block, Field, Heading, Item, Para, Table, Title

MOVES_SHOWN = 10
TIMES_SHOWN = 7
FACTS = (
    "Field", "Goal", "Hours a week", "Hours in all", "Length", "Half are done by", "8 in 10 are done by",
    "Fits", "Cost",
)  # fmt: skip


def whatif_page(report: WhatIfReport) -> Iterator[Block]:
    """The page of ``mlcareer whatif``."""
    yield Title("What would change")
    for changed in report.changed:
        yield Field(changed.question, f"{_value(changed.before)} -> {_value(changed.after)}")
    if report.same:
        yield Para("Nothing changes: neither ranking nor dates nor cost.", "strong")
    yield from _ranking(report)
    yield from _plan(report)
    yield from _times(report)
    for note in report.notes:
        yield Para(note, "quiet")


def _value(value: Written | None) -> str:
    """A value as one would say it."""
    if value is None:
        return "not given"
    if isinstance(value, tuple | list):
        return ", ".join(map(str, value)) or "none"
    if isinstance(value, int | float | str):
        return f"{value:g}" if isinstance(value, float) else str(value)
    return ", ".join(f"{key} {_value(one)}" for key, one in value.items())


def _ranking(report: WhatIfReport) -> Iterator[Block]:
    """Ranks and points that move."""
    if report.before != report.after:
        yield Heading("The list")
        yield from _standing(report.before, report.after)
    if report.moved:
        yield Heading("The ranking")
        rows = tuple(_row(moved) for moved in report.moved[:MOVES_SHOWN])
        yield Table(
            ("Field", "Rank before", "Rank after", "Points before", "Points after"), rows, (1, 2, 3, 4)
        )
    if len(report.moved) > MOVES_SHOWN:
        yield Para(f"and {len(report.moved) - MOVES_SHOWN} more: --json", "quiet")


def _standing(before: Standing, after: Standing) -> Iterator[Block]:
    for label, was, now in (
        ("First", before.first, after.first),
        ("Listed", before.shortlist, after.shortlist),
        ("Set aside", before.set_aside, after.set_aside),
        ("Lead", (before.lead,), (after.lead,)),
        ("List", (before.list,), (after.list,)),
    ):
        if was != now:
            yield Field(label, f"{', '.join(was) or 'none'} -> {', '.join(now) or 'none'}")


def _row(moved: Moved) -> tuple[str, ...]:
    ranks = (str(rank) if rank else "set aside" for rank in (moved.rank_before, moved.rank_after))
    points = ("" if one is None else f"{one:+.0f}" for one in (moved.points_before, moved.points_after))
    return (moved.name, *ranks, *points)


def _plan(report: WhatIfReport) -> Iterator[Block]:
    """Hours, dates and cost of the plan, where they change."""
    plans = (report.plan_before, report.plan_after)
    if not any(plans):
        return
    yield Heading("The plan")
    rows = [(label, *(_told(label, plan) for plan in plans)) for label in FACTS]
    yield Table(("", "Before", "After"), tuple(row for row in rows if row[1] != row[2]))


def _told(label: str, plan: Outlook | None) -> str:
    """One fact of a plan in words."""
    if plan is None:
        return "no plan"
    return {
        "Field": plan.name,
        "Goal": plan.goal.replace("_", " "),
        "Hours a week": f"{plan.hours_per_week:g}",
        "Hours in all": f"about {plan.hours:.0f}",
        "Length": range_of(plan.p50, plan.p80),
        "Half are done by": plan.half_by,
        "8 in 10 are done by": plan.most_by,
        "Fits": "yes" if plan.fits else "no",
        "Cost": plan.cost,
    }[label]


def _times(report: WhatIfReport) -> Iterator[Block]:
    """Time lines that move."""
    if not report.times:
        return
    counted = report.times[0].counted
    yield Heading("Time lines" if counted else "Time lines (not counted in this ranking)")
    for line in report.times[:TIMES_SHOWN]:
        points = (f"{one:.0f}" if one is not None else "none" for one in (line.before, line.after))
        yield Item(f"{line.name}: {' -> '.join(points)} points")
    if len(report.times) > TIMES_SHOWN:
        yield Para(f"and {len(report.times) - TIMES_SHOWN} more: --json", "quiet")
