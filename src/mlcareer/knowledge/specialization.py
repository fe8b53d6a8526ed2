"""The record of one of the 28 specializations, and the parts it is made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated

from mlcareer.knowledge.fields import (
    AnyRef,
    Between,
    Breadth,
    Count,
    Date,
    Degree,
    Hardware,
    Maturity,
    Ordered,
    Ref,
    Share,
    SkillLevel,
    Text,
    Theme,
    Word,
)


@dataclass(frozen=True)
class WeekRow:
    """The share of a usual week that one activity takes, in percent; dull parts say so."""

    activity: Annotated[str, Word("activity")]
    share: Annotated[int, Between(5, 100)]
    note: Annotated[str, Text(80)]
    dull: bool = False


@dataclass(frozen=True)
class Use:
    """What the specialization is used for in one industry."""

    industry: Annotated[str, Ref("industry")]
    text: Annotated[str, Text(120)]


@dataclass(frozen=True)
class Need:
    """The level of one skill that each goal asks for; 0 = not needed."""

    skill: Annotated[str, Ref("skill")]
    first_project: SkillLevel
    junior_role: SkillLevel
    switch: SkillLevel


@dataclass(frozen=True)
class FirstStep:
    """One thing to do first; ``see`` names records as ``kind/id``."""

    text: Annotated[str, Text(140)]
    see: Annotated[tuple[Annotated[str, AnyRef()], ...], Ordered()] = ()


@dataclass(frozen=True)
class CrossLink:
    """A field outside machine learning that helps, why, and where to start."""

    field: Annotated[str, Text(60)]
    why: Annotated[str, Text(160)]
    start: Annotated[str, Text(120)]


@dataclass(frozen=True)
class Occupation:
    """The nearest official occupation, by its code in ``facts/``; first of a list is shown first."""

    soc: str
    remark: Annotated[str, Text(120)] = ""


@dataclass(frozen=True)
class MarketBreadth:
    """How many employers of how many kinds hire for it; a judgement."""

    value: Breadth
    because: Annotated[str, Text(160)]


@dataclass(frozen=True)
class Education:
    """The degree usual at entry, why, and who gets in without it; a judgement."""

    value: Degree
    because: Annotated[str, Text(160)]
    exceptions: Annotated[str, Text(160)] = ""


@dataclass(frozen=True)
class Equipment:
    """What the first project and the role need to run on, and the way that costs nothing."""

    value: Hardware
    because: Annotated[str, Text(160)]
    free_path: Annotated[str, Text(160)] = ""


@dataclass(frozen=True)
class Settledness:
    """How settled the specialization is; a judgement."""

    value: Maturity
    because: Annotated[str, Text(160)]


@dataclass(frozen=True)
class Gate:
    """A hard condition, never part of a fit number, and the cheapest way to find out."""

    id: str
    text: Annotated[str, Text(120)]
    find_out: Annotated[str, Text(140)]


@dataclass(frozen=True)
class TraitValue:
    """How much of a working week a trait is, 0 to 4: mean, lowest, highest of the raters."""

    value: Annotated[float, Between(0, 4)]
    lo: Annotated[float, Between(0, 4)]
    hi: Annotated[float, Between(0, 4)]
    reason: Annotated[str, Text(90)] = ""


@dataclass(frozen=True)
class OpenProblem:
    """A concrete situation and what has to be achieved; shown without the specialization's name."""

    id: str
    text: Annotated[str, Text(110, words=16)]


@dataclass(frozen=True)
class Asset:
    """A domain of real experience that is an asset here, how much (0 to 1), and why."""

    domain: Annotated[str, Word("domain")]
    weight: Share
    reason: Annotated[str, Text(90)]


@dataclass(frozen=True)
class Taster:
    """A task of 4 to 6 hours that shows what the work is like, dull part included."""

    title: Annotated[str, Text(60)]
    hours: Annotated[int, Between(4, 6)]
    question: Annotated[str, Text(160)]
    material: Annotated[str, Text(160)]
    steps: Annotated[tuple[Annotated[str, Text(140)], ...], Count(4, 8), Ordered()]
    done_test: Annotated[str, Text(140)]
    dull_part: Annotated[str, Text(100)]
    what_it_shows: Annotated[str, Text(140)]


@dataclass(frozen=True)
class Sibling:
    """A neighbouring specialization and how the two differ in a working week."""

    id: Annotated[str, Ref("specialization")]
    difference: Annotated[str, Text(140)]
    carries_over: Annotated[str, Text(140)] = ""


@dataclass(frozen=True)
class Contact:
    """A kind of person to meet (never a name), where, and three questions to ask."""

    who: Annotated[str, Text(60)]
    where: Annotated[str, Text(100)]
    ask: Annotated[tuple[Annotated[str, Text(120)], ...], Count(3, 3), Ordered()]


@dataclass(frozen=True)
class ResumeLine:
    """A line for a resume with ``{blanks}`` for measured numbers, and what it proves."""

    text: Annotated[str, Text(180)]
    skill: Annotated[str, Ref("skill")]
    proves: Annotated[str, Text(100)]


@dataclass(frozen=True)
class InterviewQuestion:
    """A question, what a good answer shows, and what a weak one does."""

    theme: Theme
    question: Annotated[str, Text(180)]
    good: Annotated[tuple[Annotated[str, Text(120)], ...], Count(2, 4), Ordered()]
    weak: Annotated[str, Text(120)]


@dataclass(frozen=True)
class PortfolioPiece:
    """Something to show, what it shows, and where it lives."""

    title: Annotated[str, Text(80)]
    shows: Annotated[str, Text(140)]
    where: Annotated[str, Word("showcase")]


@dataclass(frozen=True)
class Specialization:
    """One of the 28. ``draft`` marks a record that is not complete yet; pages and plans say so."""

    id: str
    name: Annotated[str, Text(40)]
    family: Annotated[str, Word("family")]
    aliases: Annotated[tuple[str, ...], Count(6)]
    summary: Annotated[str, Text(240)]
    breadth: MarketBreadth
    education: Education
    nearest_occupations: Annotated[tuple[Occupation, ...], Count(1, 2), Ordered()]
    traits: Mapping[str, TraitValue]
    problems: Annotated[tuple[OpenProblem, ...], Count(3, 3), Ordered()]
    brings: Annotated[tuple[Asset, ...], Count(1, 6)]
    siblings: Annotated[tuple[Sibling, ...], Count(1, 5)]
    reviewed: Date
    draft: bool = False
    week: Annotated[tuple[WeekRow, ...], Count(6, 9), Ordered()] = ()
    day: Annotated[str, Text(600)] = ""
    first_month: Annotated[str, Text(300)] = ""
    why: Annotated[tuple[Annotated[str, Text(140)], ...], Count(3, 5), Ordered()] = ()
    why_not: Annotated[tuple[Annotated[str, Text(140)], ...], Count(3, 5), Ordered()] = ()
    uses: Annotated[tuple[Use, ...], Count(3, 6), Ordered()] = ()
    roles: Annotated[tuple[Annotated[str, Ref("role")], ...], Count(2), Ordered()] = ()
    skills: Annotated[tuple[Need, ...], Count(12, 25)] = ()
    first_steps: Annotated[tuple[FirstStep, ...], Count(3, 6), Ordered()] = ()
    cross_links: Annotated[tuple[CrossLink, ...], Count(2, 4), Ordered()] = ()
    signals: tuple[Annotated[str, Ref("signal")], ...] = ()
    hardware: Equipment | None = None
    maturity: Settledness | None = None
    gates: Annotated[tuple[Gate, ...], Ordered()] = ()
    deal_breakers: tuple[Annotated[str, Word("deal-breaker")], ...] = ()
    taster: Taster | None = None
    resources: Annotated[tuple[Annotated[str, Ref("resource")], ...], Count(10), Ordered()] = ()
    projects: Annotated[tuple[Annotated[str, Ref("project")], ...], Count(5), Ordered()] = ()
    competitions: Annotated[tuple[Annotated[str, Ref("competition")], ...], Ordered()] = ()
    repositories: Annotated[tuple[Annotated[str, Ref("repository")], ...], Count(2), Ordered()] = ()
    communities: Annotated[tuple[Annotated[str, Ref("community")], ...], Count(3), Ordered()] = ()
    events: Annotated[tuple[Annotated[str, Ref("event")], ...], Count(3), Ordered()] = ()
    people: Annotated[tuple[Contact, ...], Count(3, 5), Ordered()] = ()
    resume: Annotated[tuple[ResumeLine, ...], Count(3), Ordered()] = ()
    interview: Annotated[tuple[InterviewQuestion, ...], Count(8), Ordered()] = ()
    portfolio: Annotated[tuple[PortfolioPiece, ...], Count(3, 5), Ordered()] = ()
    certifications: Annotated[tuple[Annotated[str, Ref("resource")], ...], Ordered()] = ()
    formerly: tuple[str, ...] = field(default=())
