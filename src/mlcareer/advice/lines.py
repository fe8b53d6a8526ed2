"""The lines of every specialization: what was liked, brought and tried, and the visible penalties.

The points of a specialization are the sum of its lines and of nothing else (matching.md 7, 8).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mlcareer.advice.likes import contributions, fit
from mlcareer.advice.profile import Profile
from mlcareer.advice.ranking import Line, LineName
from mlcareer.advice.steps import TimeToGoal
from mlcareer.advice.tables import BACKGROUND, PROBLEM_SET, TICKS, Row, Tables
from mlcareer.advice.wording import (
    background_reason,
    degree_reason,
    market_reason,
    money_reason,
    reasons,
    taster_reason,
    time_reason,
)
from mlcareer.knowledge.fields import Breadth, Degree
from mlcareer.knowledge.model import Candidate

DEGREE_STEPS = tuple(Degree)


@dataclass(frozen=True)
class Standing:
    """Where all specializations stand, by position: contributions by question, F, other lines, totals.

    ``aside`` says for each specialization that was set aside why; its points stay what they are.
    """

    rows: Mapping[str, Row]
    fit: Sequence[float]
    facts: Sequence[Sequence[Line]]
    totals: Sequence[float]
    aside: Mapping[int, str]

    @property
    def active(self) -> tuple[int, ...]:
        """The positions of those that are not set aside."""
        return tuple(position for position in range(len(self.totals)) if position not in self.aside)

    def best_first(self, names: Sequence[str]) -> list[int]:
        """The active ones by points; equal points by name, so that no order of files decides."""
        return sorted(self.active, key=lambda one: (-round(self.totals[one], 9), names[one]))


def standing(
    profile: Profile,
    tables: Tables,
    times: Mapping[str, TimeToGoal] | None = None,
    background: bool = True,
    required_cost: Mapping[str, float] | None = None,
) -> Standing:
    """All lines but the texts of the answers, for all specializations, added up."""
    aside = set_aside_because(profile, tables)
    counted = times if times_count(profile, tables, times, aside) else None
    rows = contributions(profile.likes, tables)
    facts = [
        _fact_lines(candidate, profile, tables, counted, background, required_cost or {})
        for candidate in tables.model.candidates
    ]
    kappa = tables.constants.kappa
    columns = list(zip(*rows.values(), strict=True)) or [()] * len(facts)
    totals = [
        math.fsum([*(kappa * part for part in column), *(line.points for line in lines)])
        for column, lines in zip(columns, facts, strict=True)
    ]
    return Standing(rows, fit(rows.values(), tables), facts, totals, aside)


def answer_lines(profile: Profile, rows: Mapping[str, Row], tables: Tables) -> list[list[Line]]:
    """For every specialization the line of each answer on kinds of work and problems."""
    kappa = tables.constants.kappa
    columns: list[list[Line]] = []
    for question, row in rows.items():
        name: LineName = "problem" if question == TICKS or question.startswith(PROBLEM_SET) else "work"
        texts = reasons(question, profile.likes[question], row, tables, profile.seed)
        columns.append(
            [Line(name, question, kappa * part, text) for part, text in zip(row, texts, strict=True)]
        )
    return list(map(list, zip(*columns, strict=True))) or [[] for _ in tables.ids]


def set_aside_because(profile: Profile, tables: Tables) -> dict[int, str]:
    """Who is set aside, and because of which declared deal-breakers or by hand."""
    aside = {}
    for position, candidate in enumerate(tables.model.candidates):
        ruled = [word for word in profile.deal_breakers if word in candidate.deal_breakers]
        because = [f"you ruled out {tables.label('deal-breaker', word)}" for word in ruled]
        if candidate.id in profile.set_aside:
            because.append("you set it aside by hand")
        if because:
            aside[position] = "; ".join(because)
    return aside


def times_count(
    profile: Profile,
    tables: Tables,
    times: Mapping[str, TimeToGoal] | None,
    aside: Mapping[int, str],
) -> bool:
    """Whether time enters the totals: weeks are given and the time of all that remain is known."""
    if not times or not profile.weeks:
        return False
    remaining = [name for position, name in enumerate(tables.ids) if position not in aside]
    return all(name in times and times[name].known for name in remaining)


def time_points(weeks: float, given: float, tables: Tables) -> float:
    """The time line, at most 0: 10 points for each doubling beyond the weeks given."""
    return -_doublings(weeks, given, tables)


def _doublings(needed: float, given: float, tables: Tables) -> float:
    most = tables.constants.most_doublings
    if needed <= 0:
        return 0.0
    times = math.log2(needed / given) if given > 0 else most
    return tables.constants.points_to_double * min(max(times, 0.0), most)


def _fact_lines(
    candidate: Candidate,
    profile: Profile,
    tables: Tables,
    times: Mapping[str, TimeToGoal] | None,
    background: bool,
    required_cost: Mapping[str, float],
) -> list[Line]:
    """What one brings and tried, and the penalties; a skipped fact gives no line."""
    lines = [
        _background_line(candidate, profile, tables) if background else None,
        _taster_line(candidate, profile, tables),
        _time_line(candidate, profile, tables, times),
        _degree_line(candidate, profile, tables),
        _money_line(candidate, profile, tables, required_cost.get(candidate.id)),
        _market_line(candidate, profile, tables),
    ]
    return [line for line in lines if line is not None and line.points]


def _background_line(candidate: Candidate, profile: Profile, tables: Tables) -> Line | None:
    constants = tables.constants
    weights = [
        (candidate.brings.get(domain, 0.0) * (1.0 if place == 0 else constants.bring_others), -place)
        for place, domain in enumerate(profile.background)
    ]
    weight, place = max(weights, default=(0.0, 0))
    if not weight:
        return None
    text = background_reason(profile.background[-place], place == 0, tables)
    return Line("background", BACKGROUND, constants.kappa * constants.bring * weight, text)


def _taster_line(candidate: Candidate, profile: Profile, tables: Tables) -> Line | None:
    rating = profile.tasters.get(candidate.id)
    if rating is None:
        return None
    points = tables.constants.taster_sets * tables.taster_unit * (rating - 2) / 2
    return Line("taster", f"taster-{candidate.id}-go-on", points, taster_reason(rating))


def _time_line(
    candidate: Candidate, profile: Profile, tables: Tables, times: Mapping[str, TimeToGoal] | None
) -> Line | None:
    if times is None or candidate.id not in times or not profile.weeks:
        return None
    weeks = times[candidate.id].weeks_p50
    return Line("time", "weeks", time_points(weeks, profile.weeks, tables), time_reason(weeks, profile.weeks))


def _degree_line(candidate: Candidate, profile: Profile, tables: Tables) -> Line | None:
    if profile.degree is None:
        return None
    short = DEGREE_STEPS.index(candidate.education) - DEGREE_STEPS.index(profile.degree)
    shares = tables.constants.degree_short
    share = shares[min(max(short, 0), len(shares) - 1)]
    text = degree_reason(candidate.education, profile.degree)
    return Line("degree", "degree", -tables.constants.points_to_double * share, text)


def _money_line(candidate: Candidate, profile: Profile, tables: Tables, cost: float | None) -> Line | None:
    if profile.budget is None or candidate.free_hardware:
        return None
    if cost is None and profile.budget > 0:
        return None  # No amount is known: a warning, never points.
    needed = 1.0 if cost is None else cost
    points = -_doublings(needed, profile.budget, tables)
    return Line("money", "budget", points, money_reason(profile.budget, cost))


def _market_line(candidate: Candidate, profile: Profile, tables: Tables) -> Line | None:
    if not profile.job_soon:
        return None
    constants = tables.constants
    loss = {Breadth.MANY: 0.0, Breadth.SOME: constants.market_some, Breadth.FEW: constants.market_few}
    return Line("market", "job_soon", -loss[candidate.breadth], market_reason(candidate.breadth))
