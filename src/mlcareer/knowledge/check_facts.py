"""Rules that hold records equal to the tables of ``facts/`` and addresses clean."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mlcareer.errors import Problem
from mlcareer.knowledge.asking import Source, Trait
from mlcareer.knowledge.facts import TABLES, Row
from mlcareer.knowledge.fields import ResourceKind, Status
from mlcareer.knowledge.kinds import Kind
from mlcareer.knowledge.learning import Resource, Role
from mlcareer.knowledge.specialization import Specialization, TraitValue
from mlcareer.knowledge.surroundings import Event, Industry, Signal
from mlcareer.knowledge.written import Place, Written

REASON_FROM = 2.0
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
MONTH_COUNT = re.compile(r"([A-Z][a-z]+) \((\d+)\)")
ALL_OTHER = "All Other"
RATING_MISSING = "has no row in trait-ratings.csv; add its ratings there, with source and date"


def addresses_are_not_shared(written: Written) -> Iterator[Problem]:
    """K11 No two records of one kind have the same address; one page may hold several figures."""
    first: dict[tuple[Kind, str], str] = {}
    for kind, record, place in written.everything():
        url = getattr(record, "url", "")
        if url and kind is not Kind.SIGNAL:
            other = first.setdefault((kind, _bare(url)), record.id)
            if other != record.id:
                yield place.problem(f"{record.id}: url is also that of '{other}'; keep one record", "url")


def _bare(url: str) -> str:
    return url.split("://", 1)[-1].removeprefix("www.").rstrip("/").lower()


def occupations_are_in_the_tables(written: Written) -> Iterator[Problem]:
    """K12 Every official code that a record names is in the tables, and a loose neighbour says so."""
    titles = {row["soc_code"]: row["title"] for row in written.tables.get("pay", ())}
    for one, place in written.each(Specialization):
        for index, near in enumerate(one.nearest_occupations):
            steps = ("nearest_occupations", index)
            if near.soc not in titles:
                yield place.problem(f"{one.id}: soc '{near.soc}' is not in the table of pay", *steps)
            elif ALL_OTHER in titles[near.soc] and not near.remark:
                message = f"{one.id}: '{titles[near.soc]}' holds many others; say so in remark"
                yield place.problem(message, *steps)
    for role, place in written.each(Role):
        yield from _role_codes(role, place, titles, written)
    naics = {row["naics4"] for row in written.tables.get("industries", ())}
    for industry, place in written.each(Industry):
        for index, code in enumerate(industry.naics):
            if code not in naics:
                yield place.problem(f"{industry.id}: naics '{code}' is not in the tables", "naics", index)


def _role_codes(role: Role, place: Place, titles: dict[str, str], written: Written) -> Iterator[Problem]:
    loose = role.soc == "none" or ALL_OTHER in titles.get(role.soc, "")
    if role.soc != "none" and role.soc not in titles:
        yield place.problem(f"{role.id}: soc '{role.soc}' is not in the table of pay; or write none", "soc")
    elif loose and not role.occupation_note:
        yield place.problem(f"{role.id}: soc is '{role.soc}'; say in occupation_note what that means", "soc")
    for field, table, column in (("onet", "interests", "onet_code"), ("esco", "esco", "esco_uri")):
        value = getattr(role, field)
        known = {row[column] for row in written.tables.get(table, ())}
        if value and value not in known:
            yield place.problem(f"{role.id}: {field} '{value}' is not in {TABLES[table].file}", field)


def traits_equal_the_ratings(written: Written) -> Iterator[Problem]:
    """K13 Every trait of every specialization equals its row of ratings: value, lo, hi and reason."""
    rows = {(row["specialization"], row["trait"]): row for row in written.tables.get("traits", ())}
    traits = [trait.id for trait, _ in written.each(Trait)]
    for one, place in written.each(Specialization):
        for trait in sorted(set(one.traits) - set(traits)):
            yield place.problem(f"{one.id}: '{trait}' is no trait", "traits", trait)
        for trait in traits:
            row = rows.get((one.id, trait))
            given = one.traits.get(trait)
            if row is None:
                yield place.problem(f"{one.id}: {trait} {RATING_MISSING}", "traits", trait)
            elif given is None:
                yield place.problem(f"{one.id}: trait {trait} is missing", "traits")
            else:
                yield from _trait_row(one.id, trait, given, row, place)


def _trait_row(id: str, trait: str, given: TraitValue, row: Row, place: Place) -> Iterator[Problem]:
    for field in ("value", "lo", "hi"):
        if getattr(given, field) != float(row[field]):
            message = f"{id}: {trait} {field} is {getattr(given, field):g}; the ratings say {row[field]}"
            yield place.problem(message, "traits", trait, field)
    wanted = row["reason"] if given.value >= REASON_FROM or given.reason else ""
    if given.reason != wanted:
        yield place.problem(f"{id}: {trait} reason differs from the ratings: '{wanted}'", "traits", trait)


def figures_are_in_the_table(written: Written) -> Iterator[Problem]:
    """K14 Every number of a signal stands in the row of its address in market_signals.csv."""
    rows = {_bare(row["url"]): row for row in written.tables.get("signals", ())}
    for signal, place in written.each(Signal):
        row = rows.get(_bare(signal.url))
        if row is None:
            message = (
                f"{signal.id}: no row of market_signals.csv has its address; add one with source and date"
            )
            yield place.problem(message, "url")
            continue
        known = set(NUMBER.findall(row["figure"]))
        for number in NUMBER.findall(signal.figure):
            if number.rstrip(",") not in {one.rstrip(",") for one in known}:
                message = f"{signal.id}: {number} does not stand in its row of market_signals.csv"
                yield place.problem(message, "figure")


def months_equal_the_trackers(written: Written) -> Iterator[Problem]:
    """K15 The usual months of an event are those of conferences.csv where it is in it."""
    rows = {row["acronym"].casefold(): row for row in written.tables.get("conferences", ())}
    for event, place in written.each(Event):
        row = rows.get(event.acronym.casefold())
        if row is None:
            continue
        known = [(month, int(count)) for month, count in MONTH_COUNT.findall(row["usual_month"])]
        if [(usual.month, usual.editions) for usual in event.usual_month] != known:
            wanted = row["usual_month"]
            yield place.problem(
                f"{event.id}: usual_month differs from conferences.csv: {wanted}", "usual_month"
            )


def what_ended_is_in_no_plan(written: Written) -> Iterator[Problem]:
    """K16 What is superseded or retired names what replaced it, and no specialization plans it."""
    ended: dict[str, str] = {}
    for resource, place in written.each(Resource):
        retired = bool(resource.retires_on) and resource.retires_on <= written.dated
        if resource.status is Status.SUPERSEDED:
            ended[resource.id] = "superseded"
            if not resource.replaced_by:
                yield place.problem(f"{resource.id}: status is superseded; name replaced_by", "status")
        elif retired:
            ended[resource.id] = "retired"
        if resource.retires_on and resource.kind is not ResourceKind.CERTIFICATION:
            yield place.problem(f"{resource.id}: retires_on is for certifications only", "retires_on")
    for one, place in written.each(Specialization):
        for field in ("resources", "certifications"):
            for index, id in enumerate(getattr(one, field)):
                if id in ended:
                    message = f"{one.id}: {field} name '{id}', which is {ended[id]}; name what replaced it"
                    yield place.problem(message, field, index)


def sources_cover_the_tables(written: Written) -> Iterator[Problem]:
    """K17 Every source names files that exist, and every table of facts has a source to credit."""
    files = {TABLES[name].file for name in written.tables}
    credited: set[str] = set()
    for source, place in written.each(Source):
        credited.update(source.files)
        for index, file in enumerate(source.files):
            if file not in files:
                yield place.problem(f"{source.id}: '{file}' is not in facts/", "files", index)
    for file in sorted(files - credited):
        yield written.problem(f"facts/{file} belongs to no source; add it to files of one in sources.yaml")
