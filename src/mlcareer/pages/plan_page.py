"""A plan as a page: the range first, then why, the weeks, skills, resources, people, proof and market."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from mlcareer.advice.document import Figure
from mlcareer.advice.lengths import counted, length_of, range_of
from mlcareer.advice.report import PlanReport
from mlcareer.advice.steps import Plan, Step
from mlcareer.knowledge.fields import Hours
from mlcareer.knowledge.learning import Resource
from mlcareer.pages.blocks import (
    Bar,
    Bars,
    Block,
    Command,
    Field,
    Heading,
    Item,
    Para,
    Place,
    Timeline,
    Title,
)
from mlcareer.pages.match_page import assumed_blocks, ranking_blocks, set_aside_blocks

LETTERS = {
    "taster": ("T", "try a field"),
    "learn": ("L", "learn a skill"),
    "milestone": ("B", "build"),
    "networking": ("P", "people, community, events"),
    "community": ("P", "people, community, events"),
    "event": ("P", "people, community, events"),
    "contribution": ("C", "contribute to open source"),
    "job-market": ("J", "job market"),
    "review": ("R", "review"),
}
EMPTY_WEEK = ".", "left empty, to catch up"
MOST_LEVEL = 4


def plan_page(report: PlanReport) -> Iterator[Block]:
    """The page of ``mlcareer plan``."""
    yield Title(f"Your plan: {report.chosen_name}")
    yield from _range_blocks(report)
    yield from _offer_blocks(report.plan)
    yield Heading("Why these fields")
    yield from ranking_blocks(report)
    yield from set_aside_blocks(report.set_aside)
    yield from _week_blocks(report)
    yield from _skill_blocks(report)
    yield from _resource_blocks(report)
    yield from _project_blocks(report)
    yield from _people_blocks(report)
    yield from _job_market_blocks(report)
    yield from _role_blocks(report)
    yield from _day_blocks(report)
    yield from assumed_blocks(report)
    yield from _cut_blocks(report.plan)
    yield from _again_blocks(report)


def _range_blocks(report: PlanReport) -> Iterator[Block]:
    """How long, beside the naive number; whether it fits; and what the record lacks."""
    plan = report.plan
    finish = plan.finish
    hours = sum(step.hours.typical for step in plan.steps)
    yield Para(
        f"{plan.hours_used:g} h a week from {plan.start}. About {hours:.0f} h in all: "
        f"{counted(round(plan.naive_weeks), 'week')} if nothing ever slips."
    )
    yield Para(
        f"{range_of(finish.p50, finish.p80).capitalize()}: half of the people with these numbers would need more than "
        f"{length_of(finish.p50)}, 2 in 10 more than {length_of(finish.p80)}. {_fits(plan)}",
        "strong",
    )
    yield Para(plan.hours_because, "quiet")
    if report.draft:
        yield Para(
            f"The record of {report.chosen_name} is not complete yet: skills and hours are there, "
            "checked projects, people and interview questions are still missing.",
            "warn",
        )


def _fits(plan: Plan) -> str:
    """Whether the plan fits the weeks given."""
    if plan.weeks_given is None:
        return "You named no end, so none is held against it."
    given = counted(round(plan.weeks_given), "week")
    return f"You gave {given}: it fits." if plan.fits else f"You gave {given}: it does not fit; choose below."


def _offer_blocks(plan: Plan) -> Iterator[Block]:
    """The ways out when it does not fit."""
    if plan.offers:
        yield Heading("It does not fit: choose one")
    for number, offer in enumerate(plan.offers, start=1):
        yield Item(f"{offer.text} {offer.because}", label=f"{number}.")
        if offer.command:
            yield Field("To take it, run plan again with", " ".join(offer.command), indent=3)


def _week_blocks(report: PlanReport) -> Iterator[Block]:
    """The calendar as a picture, and every step with its weeks and its test."""
    plan = report.plan
    if not plan.steps:
        return
    yield Heading(f"Week by week ({plan.ends_by_then})")
    yield _timeline(plan)
    titles = {resource.id: resource.title for resource in report.resources}
    for (first, last), steps in groupby(plan.steps, key=lambda step: (step.first_week, step.last_week)):
        yield Para(_weeks(first, last), "strong")
        for step in steps:
            yield from _step_blocks(step, titles)


def _weeks(first: int, last: int) -> str:
    """The weeks of a step."""
    return f"Week {first}" if first == last else f"Weeks {first}-{last}"


def _step_blocks(step: Step, titles: Mapping[str, str]) -> Iterator[Block]:
    """One step: what to do, with which resource or else which, and how one knows that it is done."""
    yield Item(f"{step.title} (about {_hours(step.hours.typical)} h)", indent=2)
    if step.resources:
        yield Field("With", "; or ".join(titles[each] for each in step.resources), indent=4)
    yield Field("Done when", step.proof, indent=4)


def _hours(hours: float) -> str:
    """Hours, whole from 2 up."""
    return f"{hours:.0f}" if hours >= 2 else f"{hours:.1f}".removesuffix(".0")


def _timeline(plan: Plan) -> Timeline:
    """One letter a week: what most of its hours go to."""
    kinds = {step.id: step.kind for step in plan.steps}
    letters = []
    for week in plan.weeks:
        hours: dict[str, float] = {}
        for part in week.parts:
            letter = LETTERS[kinds[part.step]][0]
            hours[letter] = hours.get(letter, 0) + part.hours
        letters.append(max(hours, key=lambda letter: hours[letter]) if hours else EMPTY_WEEK[0])
    meanings = dict([*LETTERS.values(), EMPTY_WEEK])
    return Timeline("".join(letters), tuple((letter, meanings[letter]) for letter in dict.fromkeys(letters)))


def _skill_blocks(report: PlanReport) -> Iterator[Block]:
    """Skills held and needed as bars; the shared ones are named."""
    yield Heading("Skills: held and needed (levels 0 to 4)")
    if not report.gap.skills:
        yield Para("Nothing is missing for this goal: the plan is projects, proof and people.")
        return
    gap = report.gap.hours
    yield Para(f"About {gap.typical:.0f} h to learn ({gap.lo:.0f} to {gap.hi:.0f}); hours are our estimates.")
    yield Bars(
        tuple(
            Bar(
                row.name,
                row.have / MOST_LEVEL,
                f"{row.have} of {row.need}, about {row.hours.typical:.0f} h",
                row.need / MOST_LEVEL,
            )
            for row in report.gap.skills
        )
    )
    shared = [row for row in report.gap.skills if row.shared_with]
    if shared:
        hours = sum(row.hours.typical for row in shared)
        yield Para(
            f"Safe to start while undecided: {_names(shared)}: {hours:.0f} h that others of your shortlist need too."
        )
    for text in report.gap.check_once:
        yield Item(text, label="?")
    for gate in report.gap.gates:
        yield Item(f"{gate.text} Find out: {gate.find_out}", label="!", tone="warn")


def _names(rows: Sequence[object]) -> str:
    """The first names of a list."""
    names = [getattr(row, "name", "") for row in rows]
    return ", ".join(names[:5]) + (f" and {len(names) - 5} more" if len(names) > 5 else "")


def _resource_blocks(report: PlanReport) -> Iterator[Block]:
    """Courses and other resources with hours and cost class, and where each is."""
    if not report.resources:
        return
    yield Heading("Courses, books and papers")
    yield Para(
        f"First choices: {report.plan.cost.text}. The second of two in a step is the free one to fall back on."
    )
    for text in report.plan.cost.at_zero_budget:
        yield Item(text)
    for resource in report.resources:
        yield Place(resource_line(resource), resource.url, indent=2)


def resource_line(resource: Resource) -> str:
    """What it is, from whom, for whom, hours and cost class."""
    hours = f"about {resource.hours.typical} h" if isinstance(resource.hours, Hours) else "hours not stated"
    effort = f" ({resource.effort})" if resource.effort and resource.effort not in hours else ""
    cost = "free" if resource.cost.value == "free" else f"{resource.cost.value}: see provider"
    marks = "" if resource.verified else ", not verified"
    about = (
        f"{resource.provider}, {resource.kind.value}, {resource.stage.value}, {hours}{effort}, {cost}{marks}"
    )
    return f"{resource.title}. {about}."


def _project_blocks(report: PlanReport) -> Iterator[Block]:
    """The projects of the plan."""
    if not report.projects:
        return
    yield Heading("Projects")
    for project in report.projects:
        yield Item(
            f"{project.title} (about {project.hours.typical} h, {project.stage.value}). {project.goal}"
        )
        yield Field("You end with", project.artefact, indent=2)
        yield Field("Material", f"{project.material.name} ({project.material.licence})", indent=2)
        yield Field("The dull part", project.dull_part, indent=2)
        yield Field("For the resume", project.resume_line, indent=2)


def _people_blocks(report: PlanReport) -> Iterator[Block]:
    """Whom to talk to, where, and with which words."""
    if not report.networking:
        return
    yield Heading("People")
    for approach in report.networking:
        yield Item(f"{approach.who}. Where: {approach.where}")
        for question in approach.ask:
            yield Item(question, label="?", indent=2)
    yield Field("A first message", report.networking[0].message)


def _job_market_blocks(report: PlanReport) -> Iterator[Block]:
    """Resume lines, interview questions, pieces to show."""
    job = report.job_market
    if not (job.resume or job.interview or job.portfolio):
        return
    yield Heading("Job market")
    for line in job.resume:
        yield Field("Resume", f"{line.text} ({line.proves})")
    for piece in job.portfolio:
        yield Field("Portfolio", f"{piece.title}: {piece.shows}")
    for theme, questions in groupby(job.interview, key=lambda each: each.theme.value):
        for question in questions:
            yield Field(f"Interview, {theme}", question.question)


def _role_blocks(report: PlanReport) -> Iterator[Block]:
    """Roles, and official figures of the nearest occupations."""
    if report.roles:
        yield Heading("Roles")
    for role in report.roles:
        yield Item(f"{role.name} (also {', '.join(role.titles[:3])}). {role.summary}")
    if report.market:
        yield Heading("Market figures")
        yield from figure_blocks(report.market)
        yield Para(
            "No official figure exists for a specialization; these are of the nearest occupation, or as dated.",
            "quiet",
        )


def figure_blocks(figures: Sequence[Figure]) -> Iterator[Block]:
    """Figures, each with where, when and from whom."""
    for each in figures:
        yield Item(each.figure.rstrip(".") + ".")
        yield Para(f"{each.place}, {each.period}. Source: {each.source}.", "quiet", indent=2)


def _day_blocks(report: PlanReport) -> Iterator[Block]:
    """A day in each specialization of the shortlist."""
    yield Heading("What the work is like")
    for day in report.days:
        yield Para(day.name, "strong")
        yield Para(day.day or f"{day.summary} (A day in this field is not written yet.)", indent=2)
        for dull in day.dull:
            yield Field("Dull", dull, indent=2)
        for place in day.meet[:2]:
            yield Field("People meet at", place, indent=2)


def _cut_blocks(plan: Plan) -> Iterator[Block]:
    """What is not in the plan, and why."""
    if plan.cuts:
        yield Heading("Not in the plan")
    for cut in plan.cuts:
        yield Item(f"{cut.what}: {cut.because}.")


def _again_blocks(report: PlanReport) -> Iterator[Block]:
    """When to look again, and when to switch."""
    yield Heading("When to look again")
    yield Para(
        f"On {', '.join(report.review_on)}, and when two weeks were missed."
        if report.review_on
        else "When it is done."
    )
    for rule in report.switch_rules:
        yield Item(rule)
    yield Command(f"mlcareer explore {report.chosen}", "the whole record of this field")
