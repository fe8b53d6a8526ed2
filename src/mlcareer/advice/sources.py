"""Where facts come from, how old they are, and the credits to print."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mlcareer.advice.document import Actions, KnowledgeStamp
from mlcareer.knowledge.asking import Source
from mlcareer.knowledge.base import Base
from mlcareer.knowledge.surroundings import Signal

SOURCES_SCHEMA = "mlcareer/sources/1"
NO_CREDIT = "none needed"


@dataclass(frozen=True)
class Aged:
    """A source, how long ago it was seen, and the ids of its figures that are past their date."""

    source: Source
    age: str
    stale: tuple[str, ...]


@dataclass(frozen=True)
class SourcesReport:
    """What ``mlcareer sources`` answers."""

    schema: str
    knowledge: KnowledgeStamp
    dated: str
    sources: tuple[Aged, ...]
    credits: tuple[str, ...]
    next_actions: Actions


def sources_report(base: Base, today: date) -> SourcesReport:
    """Every source with its age, its licence, its credit, and which of its figures are past their date."""
    sources = base.many(Source)
    old: dict[str, list[str]] = {}
    for signal in base.many(Signal):
        if signal.stale_after and signal.stale_after < today.isoformat():
            old.setdefault(signal.source, []).append(signal.id)
    return SourcesReport(
        schema=SOURCES_SCHEMA,
        knowledge=KnowledgeStamp(base.version, base.digest),
        dated=base.dated,
        sources=tuple(Aged(one, age_of(one.seen, today), tuple(old.get(one.id, ()))) for one in sources),
        credits=tuple(dict.fromkeys(one.credit for one in sources if one.credit != NO_CREDIT)),
        next_actions=(("mlcareer", "check", "--sample", "20", "--seed", "1"), ("mlcareer", "doctor")),
    )


def age_of(seen: str, today: date) -> str:
    """How long ago a place was seen, in words."""
    day = day_of(seen)
    if day is None:
        return "undated"
    days = (today - day).days
    return "today" if days <= 0 else f"{days} days ago" if days < 60 else f"{round(days / 30.4)} months ago"


def day_of(seen: str) -> date | None:
    """The day of a date of the base, the first of the month where no day is known; none where it is undated."""
    if not seen[:1].isdigit():
        return None
    return date.fromisoformat(seen if len(seen) == len("2026-01-01") else f"{seen}-01")
