"""Why one specialization stands where it stands, and what would change it: the document put together."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from operator import add, sub
from typing import cast

from mlcareer.advice.answers import Answers
from mlcareer.advice.changes import one_step_rows
from mlcareer.advice.confidence import ahead_if_base_errs
from mlcareer.advice.document import Actions, KnowledgeStamp
from mlcareer.advice.explain import Turn, contrast, groups, rounded_lines, turns
from mlcareer.advice.explained import (
    Advice,
    Ahead,
    Explained,
    ExplainReport,
    Otherwise,
    Reason,
    Rival,
    Steps,
    Subject,
)
from mlcareer.advice.lines import answer_lines
from mlcareer.advice.pacing import pacing_of
from mlcareer.advice.plan import weeks_given
from mlcareer.advice.planning import Ranking
from mlcareer.advice.replay import replayed
from mlcareer.advice.report import Written
from mlcareer.advice.turning import Case, fact_turns, skill_turns, why_no_facts
from mlcareer.advice.written import as_raw, as_set
from mlcareer.knowledge.base import Base

EXPLAIN_SCHEMA = "mlcareer/explain/1"
RIVALS_COMPARED = 6
SUBJECTS = {
    "problems": "Concrete problems",
    "other": "The rest: how usual such answers are for everybody",
    "background": "What you bring",
    "taster": "What you tried",
    "time": "Time",
    "degree": "Degree",
    "money": "Money",
    "market": "Employers",
}


def explain_report(
    ranking: Ranking, base: Base, of: str, against: str, start: date, given: Sequence[str] = ()
) -> ExplainReport:
    """Everything about one specialization; ``against`` is the rival, empty for the nearest.

    ``given`` are the arguments that name the answers, so that the commands can be typed as they stand.
    """
    case = case_of(ranking, base, start)
    rival = against or _nearest(case, of)
    changed = turns(case.profile, case.tables, case.times, case.background, _rivals(case, of))
    facts = fact_turns(case, _rivals(case, of))
    learnt = skill_turns(case, of)
    command = ("mlcareer", "whatif", *given, "--set")
    return ExplainReport(
        schema=EXPLAIN_SCHEMA,
        knowledge=KnowledgeStamp(base.version, base.digest),
        answers_used=cast("Mapping[str, Written]", as_raw(ranking.answers)),
        explained=_explained(ranking, case, of),
        because=ranking.shortlist.because,
        reasons=_reasons(case, of, ranking.answers),
        subjects=_subjects(case, of),
        rival=_rival(case, of, rival) if rival else None,
        without_background=_without_background(case, of),
        answers=tuple(_otherwise(turn, command) for turn in changed),
        skills=tuple(
            Advice(
                each.skill, each.level, each.hours, each.before, each.after, each.passes, each.text,
                (*command, f"skill-{each.skill}={each.level}"),
            )
            for each in learnt
        ),
        facts=tuple(
            Otherwise(
                each.question, each.value, each.rival, each.lead, each.text,
                (*command, as_set(each.question, each.value)),
            )
            for each in facts
        ),
        notes=(*_no_turn(case, of, changed), *why_no_facts(case, _rivals(case, of), facts)),
        steps=_steps(case, of),
        ahead=tuple(_ahead(case, of)),
        confidence=ranking.shortlist.confidence,
        next_actions=_next(of, rival, given),
    )  # fmt: skip


def case_of(ranking: Ranking, base: Base, start: date) -> Case:
    """What the ranking rests on, with a date to be done by turned into weeks."""
    profile = replace(ranking.profile, weeks=weeks_given(ranking.profile, start))
    tables = ranking.tables.weighted(profile.priorities)
    return Case(profile, tables, pacing_of(base), ranking.background)


def best_first(case: Case) -> list[str]:
    """The ids of all that are not set aside, best first."""
    names = [candidate.name for candidate in case.tables.model.candidates]
    return [case.tables.ids[one] for one in case.now.best_first(names)]


def _nearest(case: Case, of: str) -> str:
    """The first, or the second where it is itself the first; none where nobody else is left."""
    return next((id for id in best_first(case) if id != of), "")


def _rivals(case: Case, of: str) -> tuple[str, ...]:
    """Whose way to the first place is told: its own, or the two nearest where it is there already."""
    order = best_first(case)
    if of not in order:
        return ()
    return tuple(order[1:3]) if order[0] == of else (of,)


def _explained(ranking: Ranking, case: Case, of: str) -> Explained:
    points = case.now.totals[case.tables.index[of]]
    match = next((match for match in ranking.matches if match.id == of), None)
    return Explained(
        id=of,
        name=case.name(of),
        rank=match.rank if match else None,
        band=match.band if match else None,
        points=points,
        whole=round(points),
        set_aside=case.now.aside.get(case.tables.index[of], ""),
    )


def _reasons(case: Case, of: str, answers: Answers) -> tuple[Reason, ...]:
    """All lines, the largest first, with whole numbers that add up."""
    place = case.tables.index[of]
    told = answer_lines(case.profile, case.now.rows, case.tables)[place]
    lines = [line for line in (*told, *case.now.facts[place]) if line.points]
    lines.sort(key=lambda line: (-abs(line.points), line.question))
    whole = rounded_lines([line.points for line in lines])
    separates = replayed(answers, case.tables).separates
    return tuple(
        Reason(
            line.line,
            line.question,
            line.points,
            printed,
            line.text,
            asked_because=" and ".join(map(case.name, separates.get(line.question, ()))) or None,
        )
        for line, printed in zip(lines, whole, strict=True)
    )


def _subjects(case: Case, of: str) -> tuple[Subject, ...]:
    found = groups(case.profile, case.tables, of, case.times, case.background)
    whole = rounded_lines([group.points for group in found])
    return tuple(
        Subject(group.id, SUBJECTS.get(group.id, group.name), group.points, printed)
        for group, printed in zip(found, whole, strict=True)
    )


def _rival(case: Case, of: str, other: str) -> Rival:
    """Why the one stands before the other, or behind where ``ahead`` is below zero."""
    lines = contrast(case.profile, case.tables, of, other, case.times, case.background)
    lines = tuple(line for line in lines if abs(line.points) > 1e-9)
    whole = rounded_lines([line.points for line in lines])
    ahead = math.fsum(line.points for line in lines)
    return Rival(
        id=other,
        name=case.name(other),
        points=case.now.totals[case.tables.index[other]],
        ahead=ahead,
        whole=round(ahead),
        lines=tuple(
            Reason(line.line, line.question, line.points, printed, line.text)
            for line, printed in zip(lines, whole, strict=True)
        ),
    )


def _without_background(case: Case, of: str) -> float | None:
    """The points without the line of what one brings, where there is one."""
    place = case.tables.index[of]
    brought = [line.points for line in case.now.facts[place] if line.line == "background"]
    return case.now.totals[place] - math.fsum(brought) if brought else None


def _otherwise(turn: Turn, command: Sequence[str]) -> Otherwise:
    value = as_raw(Answers({turn.question: turn.value}))[turn.question]
    text = as_set(turn.question, turn.value)
    return Otherwise(turn.question, value, turn.rival, turn.lead, turn.text, (*command, text))  # type: ignore[arg-type]


def _no_turn(case: Case, of: str, found: Sequence[Turn]) -> Iterator[str]:
    """Where no single answer would do it, which is information too."""
    for id in _rivals(case, of):
        if case.profile.likes and not any(turn.rival == id for turn in found):
            yield f"no single answer given otherwise would put {case.name(id)} first"


def _steps(case: Case, of: str) -> Steps:
    """How many one-step changes of one answer keep it, or put it, in first place."""
    place = case.tables.index[of]
    kappa = case.tables.constants.kappa
    totals = [
        -math.inf if one in case.now.aside else total / kappa for one, total in enumerate(case.now.totals)
    ]
    first = tried = 0
    for question, value in sorted(case.profile.likes.items()):
        rest = list(map(sub, totals, case.now.rows[question]))
        for row in one_step_rows(question, value, case.tables):
            first += rest[place] + row[place] >= max(map(add, rest, row)) - 1e-9
            tried += 1
    now_first = totals[place] >= max(totals) - 1e-9
    verb = "keep" if now_first else "put"
    text = (
        f"{first} of {tried} one-step changes to your answers would {verb} {case.name(of)} first"
        if tried
        else ""
    )
    return Steps(first, tried, text)


def _ahead(case: Case, of: str) -> Iterator[Ahead]:
    """Its nearest rivals by points, with how sure the trait values make each order."""
    place, tables = case.tables.index[of], case.tables
    if place in case.now.aside or not case.profile.likes:
        return
    others = [one for one in case.now.active if one != place]
    others.sort(key=lambda one: (abs(case.now.totals[one] - case.now.totals[place]), tables.ids[one]))
    for one in others[:RIVALS_COMPARED]:
        share = ahead_if_base_errs(case.now, place, one, case.profile, tables)
        name = tables.model.candidates[one].name
        text = f"ahead of {name} about {round(10 * share)} times in 10"
        yield Ahead(tables.ids[one], name, share, text)


def _next(of: str, rival: str, given: Sequence[str]) -> Actions:
    other = (("mlcareer", "explain", rival, *given, "--against", of),) if rival else ()
    return (
        *other,
        ("mlcareer", "explore", of),
        ("mlcareer", "match", *given) if given else ("mlcareer", "validate"),
    )
