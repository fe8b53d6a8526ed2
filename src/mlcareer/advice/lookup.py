"""Looking things up: exact names first, then free words; what a page shows around a record."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from mlcareer.advice.document import Actions, Figure, KnowledgeStamp
from mlcareer.advice.market import figures_for, signal_figure
from mlcareer.errors import NotFound
from mlcareer.knowledge.asking import Question, Trait
from mlcareer.knowledge.base import Base
from mlcareer.knowledge.learning import Project, Resource, Role, Skill
from mlcareer.knowledge.names import name_of, plain_words
from mlcareer.knowledge.records import KINDS, TYPES, Kind, Record
from mlcareer.knowledge.search import nearest, search
from mlcareer.knowledge.specialization import Specialization
from mlcareer.knowledge.surroundings import Community, Competition, Event, Industry, Repository, Signal

EXPLORE_SCHEMA = "mlcareer/explore/1"
MARKET = "market"
MAP = "map"


@dataclass(frozen=True)
class Found:
    """A record with its kind and its name."""

    kind: str
    id: str
    name: str
    record: Record


@dataclass(frozen=True)
class Candidate:
    """Something that the words may mean: where they were found, and the words around."""

    kind: str
    id: str
    name: str
    where: str
    snippet: str


@dataclass(frozen=True)
class ExploreReport:
    """What ``mlcareer explore`` answers: one record and those around it, or candidates."""

    schema: str
    knowledge: KnowledgeStamp
    query: str
    found: Found | None = field(default=None, kw_only=True)
    candidates: tuple[Candidate, ...]
    records: tuple[Found, ...]
    figures: tuple[Figure, ...]
    next_actions: Actions


def explore(base: Base, words: str, kinds: Sequence[Kind] = (), maturity: str = "") -> ExploreReport:
    """The record that the words name, else what they may mean. Raises ``NotFound`` with the nearest names."""
    query = " ".join(words.split())
    if not query and kinds:
        pairs = [(kind, id) for kind in kinds for id in base.ids(TYPES[kind])]
        return _report(base, query, candidates=[_candidate(base, *pair) for pair in pairs])
    if not query:
        return _report(base, query, candidates=_map(base, maturity))
    if query.lower() == MARKET and not kinds:
        return _report(base, query, figures=[signal_figure(one, base) for one in base.many(Signal)])
    named = [pair for pair in base.named(query) if not kinds or pair[0] in kinds]
    if [kind for kind, _ in named] == [MAP]:
        return _report(base, query, candidates=_map(base, maturity))
    meant = _meant(base, query, named)
    if meant:
        return _found(base, query, base.get(TYPES[Kind(meant[0])], meant[1]))
    if named:
        return _report(base, query, candidates=[_candidate(base, *pair) for pair in named if pair[0] != MAP])
    hits = search(base, query, kinds)
    if not hits:
        kind = kinds[0] if len(kinds) == 1 else None
        raise NotFound(
            kind or "", query, nearest(base, query, kind), "The map of all fields: mlcareer explore"
        )
    # Who asks in free words looks for a field first; within a kind the search's own order stays.
    ordered = sorted(hits, key=lambda hit: hit.kind is not Kind.SPECIALIZATION)
    return _report(
        base, query, candidates=[Candidate(h.kind, h.id, h.name, h.field, h.snippet) for h in ordered]
    )


def _meant(base: Base, query: str, named: Sequence[tuple[str, str]]) -> tuple[str, str] | None:
    """The one record that a name means: the id itself, a specialization before a skill, else the only one.

    Words that the vocabulary calls ambiguous mean none: their candidates are shown.
    """
    exact = [pair for pair in named if pair[1] == query]
    if len(exact) == 1:
        return exact[0]
    fields = [pair for pair in named if pair[0] == Kind.SPECIALIZATION]
    if len(fields) == 1 and not is_ambiguous(base, query):
        return fields[0]
    return named[0] if len(named) == 1 else None


def is_ambiguous(base: Base, words: str) -> bool:
    """Whether the vocabulary says that the words have more than one meaning."""
    return any(plain_words(words) in map(plain_words, term.words) for term in base.terms("ambiguous"))


def _report(
    base: Base,
    query: str,
    found: Found | None = None,
    candidates: Iterable[Candidate] = (),
    records: Iterable[Found] = (),
    figures: Iterable[Figure] = (),
) -> ExploreReport:
    """A report with what makes sense next."""
    listed = tuple(candidates)
    next_actions = _next(found, listed)
    stamp = KnowledgeStamp(base.version, base.digest)
    return ExploreReport(
        EXPLORE_SCHEMA, stamp, query, listed, tuple(records), tuple(figures), next_actions, found=found
    )


def _next(found: Found | None, candidates: Sequence[Candidate]) -> Actions:
    """The commands that show more."""
    if found and isinstance(found.record, Specialization):
        siblings = found.record.siblings[:1]
        return (("mlcareer", "plan", found.id), *(("mlcareer", "explore", each.id) for each in siblings))
    if found:
        return (("mlcareer", "explore"),)
    return tuple(("mlcareer", "explore", each.id) for each in candidates[:3]) or (("mlcareer", "explore"),)


def _map(base: Base, maturity: str) -> list[Candidate]:
    """All specializations, family by family."""
    order = {term.word: place for place, term in enumerate(base.terms("family"))}
    labels = {term.word: term.label for term in base.terms("family")}
    rows = [
        (order.get(one.family, len(order)), one.name, one)
        for one in base.many(Specialization)
        if not maturity or (one.maturity and one.maturity.value == maturity)
    ]
    return [
        Candidate("specialization", one.id, one.name, labels.get(one.family, one.family), one.summary)
        for _, _, one in sorted(rows, key=lambda row: row[:2])
    ]


def _candidate(base: Base, kind: str, id: str) -> Candidate:
    """A candidate for words with more than one meaning."""
    record: Record = base.get(TYPES[Kind(kind)], id)
    return Candidate(kind, id, name_of(record), "name", getattr(record, "summary", ""))


def _found(base: Base, query: str, record: Record) -> ExploreReport:
    """One record and what stands around it."""
    around = [Found(KINDS[type(one)], one.id, name_of(one), one) for one in _around(base, record)]
    found = Found(KINDS[type(record)], record.id, name_of(record), record)
    figures = figures_for(record, base) if isinstance(record, Specialization | Role) else ()
    return _report(base, query, found, records=around, figures=figures)


def _around(base: Base, record: Record) -> list[Record]:
    """The records that a page shows beside one, in the order of the page."""
    match record:
        case Specialization():
            return [
                *base.many(Role, record.roles),
                *base.many(Skill, [need.skill for need in record.skills]),
                *base.many(Resource, record.resources),
                *base.many(Project, record.projects),
                *base.many(Competition, record.competitions),
                *base.many(Repository, record.repositories),
                *base.many(Community, record.communities),
                *base.many(Event, record.events),
                *base.many(Specialization, [each.id for each in record.siblings]),
                *base.many(Industry, [use.industry for use in record.uses]),
                *base.many(Trait),
            ]
        case Role():
            return [
                *base.many(Specialization, record.specializations),
                *base.many(Skill, [need.skill for need in record.skills]),
                *base.many(Industry, record.industries),
            ]
        case Skill():
            return [
                *base.linked(Specialization, to=Skill, id=record.id),
                *base.linked(Role, to=Skill, id=record.id),
                *base.linked(Resource, to=Skill, id=record.id),
                *base.linked(Project, to=Skill, id=record.id),
            ]
        case (
            Resource()
            | Project()
            | Competition()
            | Repository()
            | Community()
            | Event()
            | Industry()
            | Signal()
        ):
            return [*_specializations_of(base, record)]
        case Trait():
            return [*base.many(Question, [record.question])]
        case _:
            return []


def _specializations_of(base: Base, record: Record) -> tuple[Specialization, ...]:
    """The specializations that a record names."""
    ids = getattr(record, "specializations", getattr(record, "about", ()))
    return () if ids == "all" else base.many(Specialization, ids)
