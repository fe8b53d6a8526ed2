"""Gap to plan: outline, weeks, range, cost, and what to offer when the hours do not suffice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from mlcareer.advice.choosing import Choice
from mlcareer.advice.gap import Gap, find_gap
from mlcareer.advice.outline import Outline, outline
from mlcareer.advice.profile import Profile
from mlcareer.advice.schedule import lay_out
from mlcareer.advice.steps import CostSum, Finish, Plan
from mlcareer.advice.timing import Pace, finish_of, pace_of, share_ended_by
from mlcareer.knowledge.base import Base
from mlcareer.knowledge.fields import Cost
from mlcareer.knowledge.learning import Resource, Skill
from mlcareer.knowledge.specialization import Specialization

DAYS_A_WEEK = 7


@dataclass(frozen=True)
class Course:
    """A specialization to plan for, its gap and outline, the pace, and the range that follows."""

    chosen: Specialization
    gap: Gap
    outline: Outline
    pace: Pace
    finish: Finish

    @property
    def hours(self) -> tuple[float, ...]:
        """Typical hours of every step."""
        return tuple(step.hours.typical for step in self.outline.steps)


def gap_for(profile: Profile, chosen: Specialization, shortlist: Sequence[str], base: Base) -> Gap:
    """The gap to one specialization, with what of it the rest of the shortlist shares."""
    skills = {skill.id: skill for skill in base.many(Skill)}
    others = {one.id: one.skills for one in base.many(Specialization, shortlist) if one.id != chosen.id}
    return find_gap(profile, chosen.skills, skills, others, chosen.gates)


def course_for(
    profile: Profile, chosen: Specialization, shortlist: Sequence[str], tasters: Sequence[str], base: Base
) -> Course:
    """Everything of a plan but its weeks and offers."""
    gap = gap_for(profile, chosen, shortlist, base)
    made = outline(profile, chosen, gap, base.many(Specialization, tasters), base)
    pace = pace_of(profile)
    hours = [step.hours.typical for step in made.steps]
    doubted = _doubted_hours(profile, chosen, gap, base)
    return Course(chosen, gap, made, pace, finish_of(hours, pace, doubted, profile.invented_tool))


def _doubted_hours(profile: Profile, chosen: Specialization, gap: Gap, base: Base) -> float:
    """Typical hours that appear when each unproved claim counts one level less (planning.md 2.1)."""
    if not profile.unproved:
        return 0.0
    lowered = {skill: level - (skill in profile.unproved) for skill, level in profile.levels.items()}
    skills = {skill.id: skill for skill in base.many(Skill)}
    wider = find_gap(replace(profile, levels=lowered), chosen.skills, skills, {})
    return max(wider.hours.typical - gap.hours.typical, 0.0)


def weeks_given(profile: Profile, start: date) -> float | None:
    """The weeks that the person has from the start: as given, or until their date."""
    if profile.weeks is not None:
        return profile.weeks
    if profile.by:
        return max((date.fromisoformat(profile.by) - start).days / DAYS_A_WEEK, 0.0)
    return None


def plan_from(course: Course, profile: Profile, base: Base, start: date) -> Plan:
    """The plan of a course, without offers: steps in weeks, range, cost, and what is left out."""
    steps, weeks = lay_out(course.outline.steps, course.pace, start)
    given = weeks_given(profile, start)
    last = len(weeks)
    tenths = round(10 * share_ended_by(last, course.hours, course.pace))
    # A date that somebody named is harder than a number of weeks: P80 decides then (planning.md 9).
    needed = course.finish.p80 if profile.by and profile.weeks is None else course.finish.p50
    return Plan(
        start=start.isoformat(),
        hours_per_week=profile.hours_per_week or 0.0,
        hours_used=course.pace.hours,
        hours_because=course.pace.because,
        adherence=course.pace.adherence,
        finish=course.finish,
        naive_weeks=round(sum(course.hours) / course.pace.hours, 1),
        last_week=last,
        ends_by_then=f"about {tenths} in 10 plans with these numbers end by week {last}",
        weeks_given=given,
        cost=_cost_of(course.outline.choices, base),
        fits=given is None or needed <= given,
        offers=(),
        cuts=course.outline.missing,
        steps=steps,
        weeks=weeks,
    )


def _cost_of(choices: Sequence[Choice], base: Base) -> CostSum:
    """How many resources of each cost class are used, and what zero budget would change."""
    used = {choice.primary.id: choice for choice in choices if choice.primary}
    resources = base.many(Resource, used)
    count = {cost: sum(one.cost is cost for one in resources) for cost in Cost}
    words = [f"{count[Cost.FREE]} free"]
    words += [
        f"{count[cost]} {cost.value}: see provider" for cost in Cost if cost is not Cost.FREE and count[cost]
    ]
    return CostSum(
        free=count[Cost.FREE],
        audit_free=count[Cost.AUDIT_FREE],
        paid=count[Cost.PAID],
        unknown=count[Cost.UNKNOWN],
        text=", ".join(words),
        at_zero_budget=tuple(
            _without_money(one, used[one.id]) for one in resources if one.cost is not Cost.FREE
        ),
    )


def _without_money(resource: Resource, choice: Choice) -> str:
    """What replaces a resource that may cost money."""
    other = choice.alternative.title if choice.alternative else "none is known"
    return f"Without money, instead of {resource.title}: {other}."
