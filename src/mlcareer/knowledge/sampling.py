"""Facts drawn at random, with record and source, to be checked by hand."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

from mlcareer.knowledge.asking import Source
from mlcareer.knowledge.learning import Resource
from mlcareer.knowledge.names import name_of
from mlcareer.knowledge.records import KINDS, TYPES
from mlcareer.knowledge.specialization import Specialization
from mlcareer.knowledge.surroundings import Community, Competition, Event, Repository, Signal
from mlcareer.knowledge.written import Written

SEEN = (Resource, Competition, Community, Event, Repository)
RESOURCE_FACTS = (
    "url",
    "cost",
    "certificate",
    "effort",
    "author",
    "year",
    "isbn",
    "arxiv",
    "status",
    "licence",
)
OTHER_FACTS = ("url", "licence", "last_commit", "rhythm", "usual_month", "join", "last_edition")


@dataclass(frozen=True)
class SampledFact:
    """One fact: what is said, in which record and field, and where it was seen."""

    record: str
    field: str
    fact: str
    source: str


def sample_of(written: Written, count: int, seed: int) -> tuple[SampledFact, ...]:
    """``count`` facts drawn with ``seed``, or all where there are fewer; sorted by record."""
    facts = list(_facts(written))
    drawn = random.Random(seed).sample(facts, min(count, len(facts)))
    return tuple(sorted(drawn, key=lambda fact: (fact.record, fact.field)))


def _facts(written: Written) -> Iterator[SampledFact]:
    """Every fact about the world outside: addresses, terms, dates, figures."""
    for record_type in SEEN:
        fields = RESOURCE_FACTS if record_type is Resource else OTHER_FACTS
        for record, _ in written.each(record_type):
            for field in fields:
                value = getattr(record, field, "")
                if value:
                    seen = f"{getattr(record, 'where', '')}, {getattr(record, 'seen', '')}"
                    yield SampledFact(_named(record), field, _words(value), seen)
    sources = {source.id: source for source, _ in written.each(Source)}
    for signal, _ in written.each(Signal):
        title = sources[signal.source].title if signal.source in sources else signal.source
        yield SampledFact(_named(signal), "figure", signal.figure, f"{title}, {signal.url}")


def _named(record: object) -> str:
    """Kind, id and name of a record."""
    return f"{KINDS[type(record)]} {getattr(record, 'id', '')} ({name_of(record)})"


def _words(value: object) -> str:
    """A value in words."""
    if isinstance(value, tuple):
        return "; ".join(f"{each.month} ({each.editions})" for each in value)
    return str(value)


def counts_of(written: Written) -> dict[str, int]:
    """How many records of each kind there are, drafts of specializations counted apart."""
    counts = {str(kind): len(written.ids(record_type)) for kind, record_type in TYPES.items()}
    counts["specialization, complete"] = sum(not record.draft for record, _ in written.each(Specialization))
    return counts
