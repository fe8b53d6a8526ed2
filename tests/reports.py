"""Reports of the bundled example people, for the tests of pages and documents."""

from __future__ import annotations

from datetime import date

from mlcareer.advice.answers import Answers
from mlcareer.advice.planning import bank_of, plan_report, ranking_of
from mlcareer.advice.report import PlanReport
from mlcareer.knowledge.base import DATA, Base
from mlcareer.knowledge.read_document import read_document
from mlcareer.knowledge.specialization import Specialization

MONDAY = date(2026, 11, 23)
PEOPLE = tuple(sorted(path.stem for path in (DATA / "people").glob("*.yaml")))


def answers_of(name: str, base: Base) -> Answers:
    """The answers of a bundled person."""
    path = DATA / "people" / f"{name}.yaml"
    document = read_document(path.read_text("utf-8"), path.name)
    answers, problems = bank_of(base).from_raw(document.values, document.path)
    assert (document.problems, problems) == ((), ())
    return answers


def plan_of(name: str, base: Base, chosen: str = "") -> PlanReport:
    """The plan of a bundled person, for one specialization or the first of the shortlist."""
    answers = answers_of(name, base)
    ranking = ranking_of(answers, base, bank_of(base))
    wanted = base.get(Specialization, chosen or ranking.shortlist.ids[0])
    return plan_report(wanted, ranking, base, MONDAY)
