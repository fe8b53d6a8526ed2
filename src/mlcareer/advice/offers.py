"""What to choose from when the hours do not suffice, each with its number (planning.md 9)."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from mlcareer.advice.lengths import WEEKS_A_YEAR, length_of, span_of_weeks
from mlcareer.advice.plan import Course, course_for, weeks_given
from mlcareer.advice.profile import Profile
from mlcareer.advice.ranking import Match
from mlcareer.advice.steps import Offer
from mlcareer.advice.timing import ADHERENCE_WITHOUT
from mlcareer.knowledge.base import Base
from mlcareer.knowledge.fields import Goal
from mlcareer.knowledge.learning import Role
from mlcareer.knowledge.specialization import Specialization

NEARER = {Goal.JUNIOR_ROLE: (Goal.FIRST_PROJECT,), Goal.SWITCH: (Goal.FIRST_PROJECT,), Goal.FIRST_PROJECT: ()}
GOAL_WORDS = {
    Goal.FIRST_PROJECT: "a first project",
    Goal.JUNIOR_ROLE: "a junior role",
    Goal.SWITCH: "a switch",
}
SIBLING_POINTS = 10.0
HOBBY_YEARS = 1.5
MOST_HOURS = 60  # a week; more is no offer to make
MOST_WEEKS = 520  # the most that the question on weeks takes


def offers_for(
    course: Course,
    profile: Profile,
    shortlist: Sequence[str],
    tasters: Sequence[str],
    matches: Sequence[Match],
    base: Base,
    start: date,
) -> tuple[Offer, ...]:
    """The offers in their order; empty where the plan fits or no end was given."""
    given = weeks_given(profile, start)
    if given is None:
        return ()
    by_date = bool(profile.by) and profile.weeks is None
    needed = course.finish.p80 if by_date else course.finish.p50
    if needed <= given:
        return ()
    again = (course, profile, shortlist, tasters, base)
    return (
        *_nearer_goal(*again),
        *_drop(*again),
        *_more_weeks(course, needed, given),
        *_more_hours(course, profile, needed, given, shortlist, tasters, base),
        *_sibling(course, profile, shortlist, tasters, matches, base),
        *_hobby(course),
    )


def _offer(kind: str, text: str, other: Course, because: str, command: Sequence[str]) -> Offer:
    """An offer with the range of the course that it leads to."""
    return Offer(kind, text, other.finish.p50, other.finish.p80, because, tuple(command))  # type: ignore[arg-type]


def _nearer_goal(
    course: Course, profile: Profile, shortlist: Sequence[str], tasters: Sequence[str], base: Base
) -> Iterator[Offer]:
    """A goal that comes earlier."""
    for goal in NEARER[profile.goal]:
        other = course_for(replace(profile, goal=goal), course.chosen, shortlist, tasters, base)
        text = f"Aim at {GOAL_WORDS[goal]} first: {span_of_weeks(other.finish)}."
        because = f"It needs {_hours(other)} h instead of {_hours(course)} h, and leads on to {GOAL_WORDS[profile.goal]}."
        yield _offer("nearer-goal", text, other, because, ("--set", f"goal={goal.value}"))


def _drop(
    course: Course, profile: Profile, shortlist: Sequence[str], tasters: Sequence[str], base: Base
) -> Iterator[Offer]:
    """Without the skills that none of the roles of this specialization asks for."""
    asked = {need.skill for role in base.many(Role, course.chosen.roles) for need in role.skills}
    extra = [row for row in course.gap.skills if row.id not in asked and not row.needed_for]
    if not asked or not extra:
        return
    kept = tuple(need for need in course.chosen.skills if need.skill not in {row.id for row in extra})
    other = course_for(profile, replace(course.chosen, skills=kept), shortlist, tasters, base)
    saved = sum(course.hours) - sum(other.hours)
    if saved <= 0:
        return
    names = ", ".join(row.name for row in extra)
    yield _offer(
        "drop",
        f"Leave out {names}: about {saved:.0f} h less, {span_of_weeks(other.finish)}.",
        other,
        "None of the roles listed for this specialization asks for them; leave their steps out as you go.",
        (),
    )


def _more_weeks(course: Course, needed: float, given: float) -> Iterator[Offer]:
    """The same pace for longer, as far ahead as an answer may name weeks."""
    weeks = math.ceil(needed)
    if weeks <= MOST_WEEKS:
        text = f"Take {weeks} weeks instead of {given:.0f}: {span_of_weeks(course.finish)}."
        yield _offer("more-weeks", text, course, "The pace stays as it is.", ("--weeks", str(weeks)))


def _more_hours(
    course: Course,
    profile: Profile,
    needed: float,
    given: float,
    shortlist: Sequence[str],
    tasters: Sequence[str],
    base: Base,
) -> Iterator[Offer]:
    """More hours a week, where a week holds so many.

    Beyond one's own record there is no record: the adherence is then the lower one, and the hours
    are reckoned with it, so that the offer holds when it is taken.
    """
    factor = needed / max(given, 1.0) * course.pace.adherence / ADHERENCE_WITHOUT
    hours = math.ceil(course.pace.hours * factor * 2) / 2
    if hours > MOST_HOURS:
        return
    wished = replace(profile, hours_per_week=hours, recent_hours=())
    other = course_for(wished, course.chosen, shortlist, tasters, base)
    text = f"{hours:g} h a week would be needed: {span_of_weeks(other.finish)}."
    skip = ("--set", "hours_last_weeks=skip") if profile.recent_hours else ()
    because = f"Now it is {course.pace.hours:g} h a week."
    yield _offer("more-hours", text, other, because, ("--hours", f"{hours:g}", *skip))


def _sibling(
    course: Course,
    profile: Profile,
    shortlist: Sequence[str],
    tasters: Sequence[str],
    matches: Sequence[Match],
    base: Base,
) -> Iterator[Offer]:
    """The sibling with the fewest hours in all that is at most 10 points behind."""
    points = {match.id: match.points for match in matches}
    own = points.get(course.chosen.id)
    near = [
        one.id
        for one in course.chosen.siblings
        if own is None or (one.id in points and points[one.id] >= own - SIBLING_POINTS)
    ]
    courses = [
        course_for(profile, one, shortlist, tasters if one.id in tasters else (one.id, *tasters[:2]), base)
        for one in base.many(Specialization, near)
        if one.skills
    ]
    shorter = [one for one in courses if sum(one.hours) < sum(course.hours)]
    if not shorter:
        return
    best = min(shorter, key=lambda one: (sum(one.hours), one.chosen.id))
    difference = f", {points[best.chosen.id] - own:+.0f} points" if own is not None else ""
    text = f"{best.chosen.name} is nearer: {_hours(best)} h instead of {_hours(course)} h{difference}."
    because = next(one.difference for one in course.chosen.siblings if one.id == best.chosen.id)
    yield _offer("sibling", text, best, because, (best.chosen.id,))


def _hobby(course: Course) -> Iterator[Offer]:
    """Long plans are allowed: said plainly, with the years."""
    years = course.finish.p50 / WEEKS_A_YEAR
    if years < HOBBY_YEARS:
        return
    length = length_of(course.finish.p50)
    text = f"At {course.pace.hours:g} h a week this is a hobby plan of about {length}; that is a fine thing."
    yield _offer("hobby", text, course, "Nothing has to be given up for it.", ())


def _hours(course: Course) -> str:
    """Typical hours of a whole course."""
    return f"{sum(course.hours):.0f}"
