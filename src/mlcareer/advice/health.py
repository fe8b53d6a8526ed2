"""The state of the installation and of the base, as findings that are fine or want something done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mlcareer.advice.document import Actions, KnowledgeStamp
from mlcareer.advice.sources import day_of
from mlcareer.knowledge.base import Base
from mlcareer.knowledge.learning import Resource
from mlcareer.knowledge.specialization import Specialization
from mlcareer.knowledge.surroundings import Community, Competition, Event, Repository, Signal

DOCTOR_SCHEMA = "mlcareer/doctor/1"
# Months after which a place should be looked at again (knowledge.md 7).
MONTHS_FRESH = {Community: 9, Resource: 12, Repository: 12, Competition: 12, Event: 12}
DAYS_A_MONTH = 30.4


@dataclass(frozen=True)
class Finding:
    """One thing looked at: fine or not, what was found, and what to do where it is not fine."""

    about: str
    fine: bool
    text: str
    do: str = ""


@dataclass(frozen=True)
class DoctorReport:
    """What ``mlcareer doctor`` answers."""

    schema: str
    knowledge: KnowledgeStamp
    findings: tuple[Finding, ...]
    next_actions: Actions


def base_findings(base: Base, today: date) -> list[Finding]:
    """How old the facts are, and which records are not complete."""
    drafts = [one.id for one in base.many(Specialization) if one.draft]
    findings = [
        Finding("base", True, f"version {base.version}, of {base.dated}, digest {base.digest}"),
        Finding(
            "records",
            not drafts,
            f"{len(drafts)} of {len(base.ids(Specialization))} fields are not complete yet"
            if drafts
            else "all complete",
            "their pages and plans say so" if drafts else "",
        ),
    ]
    stale = [one.id for one in base.many(Signal) if one.stale_after and one.stale_after < today.isoformat()]
    findings.append(
        Finding(
            "figures",
            not stale,
            f"{len(stale)} market figures are past their date" if stale else "all market figures are in date",
            "read them with their date: mlcareer explore market" if stale else "",
        )
    )
    retiring = [
        one.id for one in base.many(Resource) if one.retires_on and one.retires_on <= today.isoformat()
    ]
    if retiring:
        findings.append(
            Finding("certificates", False, f"retired: {', '.join(retiring)}", "take their successors")
        )
    return [
        *findings,
        *(_age(record_type, months, base, today) for record_type, months in MONTHS_FRESH.items()),
    ]


def _age(record_type: type[object], months: int, base: Base, today: date) -> Finding:
    """How many records of a kind were seen longer ago than they stay fresh."""
    days = [day_of(str(getattr(record, "seen", ""))) for record in base.many(record_type)]
    old = [day for day in days if day and (today - day).days / DAYS_A_MONTH > months]
    text = f"{len(old)} of {len(days)} were last seen more than {months} months ago"
    name = record_type.__name__.lower()
    return Finding(name, not old, text, "open their addresses before relying on them" if old else "")
