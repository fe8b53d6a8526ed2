"""Specializations or roles side by side on what people really ask."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from mlcareer.advice.document import Actions, Figure, KnowledgeStamp
from mlcareer.advice.gap import closure, held_levels, node_hours, targets_of
from mlcareer.advice.lengths import range_of
from mlcareer.advice.market import occupation_figures
from mlcareer.advice.plan import course_for
from mlcareer.advice.planning import Ranking
from mlcareer.advice.ranking import Match
from mlcareer.knowledge.base import Base
from mlcareer.knowledge.fields import Goal
from mlcareer.knowledge.learning import Role, Skill
from mlcareer.knowledge.specialization import Specialization

COMPARE_SCHEMA = "mlcareer/compare/1"
MATHEMATICS = ("mathematics", "statistics")
STRONGEST = 3


@dataclass(frozen=True)
class Aspect:
    """One question and the answer of each that is compared, in their order."""

    name: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class CompareReport:
    """What ``mlcareer compare`` answers; ``yours`` only where answers were given or saved."""

    schema: str
    knowledge: KnowledgeStamp
    kind: str
    ids: tuple[str, ...]
    names: tuple[str, ...]
    aspects: tuple[Aspect, ...]
    yours: tuple[Aspect, ...]
    sources: tuple[str, ...]
    next_actions: Actions = field(default=())


def compare_specializations(
    ones: Sequence[Specialization], base: Base, ranking: Ranking | None
) -> CompareReport:
    """Specializations on pay, breadth, the week, mathematics, hardware, entry, and a person's own fit and gap."""
    skills = {skill.id: skill for skill in base.many(Skill)}
    figures = [occupation_figures([one.nearest_occupations[0].soc], base) for one in ones]
    aspects = [
        Aspect("What it is", tuple(one.summary for one in ones)),
        Aspect("Employers", tuple(f"{one.breadth.value}: {one.breadth.because}" for one in ones)),
        Aspect(
            "Usual degree", tuple(f"{one.education.value.value}: {one.education.because}" for one in ones)
        ),
        Aspect("Hardware", tuple(_hardware(one) for one in ones)),
        Aspect(
            "How settled", tuple(one.maturity.value.value if one.maturity else "not stated" for one in ones)
        ),
        Aspect("Most of the week", tuple(_week(one, dull=False) for one in ones)),
        Aspect("Dull parts", tuple(_week(one, dull=True) for one in ones)),
        Aspect("Hours to a junior role", tuple(_hours(one, skills) for one in ones)),
        Aspect("Of these, mathematics", tuple(_mathematics(one, skills) for one in ones)),
        Aspect(
            "First of all",
            tuple(one.first_steps[0].text if one.first_steps else "not stated" for one in ones),
        ),
        Aspect(
            "Pay, nearest occupation", tuple(each[0].figure if each else "not released" for each in figures)
        ),
        Aspect(
            "Outlook, nearest occupation",
            tuple(each[1].figure if len(each) > 1 else "none" for each in figures),
        ),
    ]
    yours = _yours(ones, base, ranking) if ranking else []
    return CompareReport(
        COMPARE_SCHEMA,
        KnowledgeStamp(base.version, base.digest),
        "specialization",
        tuple(one.id for one in ones),
        tuple(one.name for one in ones),
        tuple(aspects),
        tuple(yours),
        _sources(figures),
        tuple(("mlcareer", "explore", one.id) for one in ones),
    )


def compare_roles(ones: Sequence[Role], base: Base) -> CompareReport:
    """Roles on tasks, ways in, skills, and pay of the nearest official occupation."""
    names = {skill.id: skill.name for skill in base.many(Skill)}
    figures = [occupation_figures([one.soc], base) for one in ones]
    aspects = [
        Aspect("What it is", tuple(one.summary for one in ones)),
        Aspect("Tasks", tuple("; ".join(one.tasks[:4]) for one in ones)),
        Aspect("Skills asked for most", tuple(_role_skills(one, names) for one in ones)),
        Aspect("Ways in", tuple("; ".join(one.entry_routes) for one in ones)),
        Aspect("Pay, nearest occupation", tuple(each[0].figure if each else "none" for each in figures)),
        Aspect(
            "Outlook, nearest occupation",
            tuple(each[1].figure if len(each) > 1 else "none" for each in figures),
        ),
    ]
    return CompareReport(
        COMPARE_SCHEMA,
        KnowledgeStamp(base.version, base.digest),
        "role",
        tuple(one.id for one in ones),
        tuple(one.name for one in ones),
        tuple(aspects),
        (),
        _sources(figures),
        tuple(("mlcareer", "explore", one.id) for one in ones[:2]),
    )


def _sources(figures: Sequence[Sequence[Figure]]) -> tuple[str, ...]:
    """Where the figures come from, each source once."""
    return tuple(
        dict.fromkeys(f"{each.source} ({each.place}, {each.period})" for row in figures for each in row)
    )


def _hardware(one: Specialization) -> str:
    """What it runs on, and the way without buying."""
    if one.hardware is None:
        return "not stated"
    return f"{one.hardware.value.value}: {one.hardware.free_path or one.hardware.because}"


def _week(one: Specialization, dull: bool) -> str:
    """The largest parts of a week, or its dull parts, with their shares."""
    rows = [row for row in one.week if row.dull == dull]
    if not rows:
        return "not written yet"
    largest = sorted(rows, key=lambda row: -row.share)[: None if dull else STRONGEST]
    return ", ".join(f"{row.activity.replace('-', ' ')} {row.share} %" for row in largest)


def _by_area(one: Specialization, skills: Mapping[str, Skill]) -> dict[str, float]:
    """Typical hours from zero to a junior role by area of skill."""
    hours: dict[str, float] = {}
    for node in closure(targets_of(one.skills, Goal.JUNIOR_ROLE), {}, skills):
        area = skills[node.skill].area
        hours[area] = hours.get(area, 0) + node_hours(node, skills).typical
    return hours


def _hours(one: Specialization, skills: Mapping[str, Skill]) -> str:
    """Hours from zero to a junior role; our estimate."""
    return f"about {sum(_by_area(one, skills).values()):.0f} from zero" if one.skills else "not stated"


def _mathematics(one: Specialization, skills: Mapping[str, Skill]) -> str:
    """How many of the hours are mathematics and statistics."""
    hours = _by_area(one, skills)
    whole = sum(hours.values())
    own = sum(hours.get(area, 0) for area in MATHEMATICS)
    return f"about {own:.0f} h, {100 * own / whole:.0f} %" if whole else "not stated"


def _role_skills(one: Role, names: Mapping[str, str]) -> str:
    """The skills with the highest levels."""
    most = sorted(one.skills, key=lambda need: (-need.junior_role, need.skill))[:6]
    return ", ".join(f"{names.get(need.skill, need.skill)} {need.junior_role}" for need in most)


def _yours(ones: Sequence[Specialization], base: Base, ranking: Ranking) -> list[Aspect]:
    """A person's fit with its doubt, what they hold already, and the time to a first credible application."""
    matches = {match.id: match for match in ranking.matches}
    skills = {skill.id: skill for skill in base.many(Skill)}
    held = held_levels(ranking.profile, skills)
    aspects = [
        Aspect("Your fit", tuple(_fit(matches.get(one.id)) for one in ones)),
        Aspect("You hold already", tuple(_held(one, held, ranking) for one in ones)),
    ]
    if ranking.profile.hours_per_week:
        courses = [course_for(ranking.profile, one, ranking.shortlist.ids, (one.id,), base) for one in ones]
        aspects.append(
            Aspect(
                "Time to a first credible application",
                tuple(range_of(course.finish.p50, course.finish.p80) for course in courses),
            )
        )
    return aspects


def _fit(match: Match | None) -> str:
    """Rank, points and band."""
    if match is None:
        return "set aside"
    band = "" if match.rank == 1 else f", {match.band}"
    return f"rank {match.rank}, {match.points:+.0f} points{band}"


def _held(one: Specialization, held: Mapping[str, int], ranking: Ranking) -> str:
    """How many of the levels that the goal asks for are held."""
    targets = targets_of(one.skills, ranking.profile.goal)
    have = sum(min(held.get(skill, 0), level) for skill, level in targets.items())
    return f"{have} of {sum(targets.values())} levels" if targets else "not stated"
