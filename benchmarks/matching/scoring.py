"""Which way of asking and scoring finds what suits people best (matching.md 14.1, 14.2, part A)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from benchmarks.matching.asking import Rule, ask
from benchmarks.matching.baselines import (
    SCORERS,
    Scorer,
    at_random,
    by_likelihood,
    pearson,
    popularity,
    ratings_of,
    weighted_sum,
)
from benchmarks.matching.engine import Given
from benchmarks.matching.study import JUDGED_AT, POPULATIONS, SIGMAS, Crowd, Study, Table, Tops, tops, two

ALL_RATINGS = 48
WORK_ONLY = {"ticks": False, "problems": False, "least_problem_sets": 0}
FIXED = {"core": False, "pairs": False}
DESIGNS: Mapping[str, Rule] = {
    "8 core sets only": Rule.fixed(8, opening=8, **FIXED, **WORK_ONLY),
    "kinds of work, random order, always 12": Rule.fixed(12, at_random=True, **WORK_ONLY),
    "kinds of work, adaptive, always 12": Rule.fixed(12, **WORK_ONLY),
    "kinds of work, stop rule": Rule(**WORK_ONLY),
    "tick screen and 7 problem sets only": Rule.fixed(8, opening=0, **FIXED),
    "8 core + 2 problem sets": Rule.fixed(10, opening=8, ticks=False, **FIXED),
    "8 core + tick screen": Rule.fixed(9, opening=8, problems=False, least_problem_sets=0, **FIXED),
    "8 core + tick screen + 2 problem sets": Rule.fixed(11, opening=8, **FIXED),
    "4 core + tick screen + 2 problem sets (7 screens)": Rule.fixed(7, **FIXED),
    "random order, always 12": Rule.fixed(12, at_random=True),
    "adaptive, always 10": Rule.fixed(10),
    "adaptive, always 12": Rule.fixed(12),
    "adaptive, always 14": Rule.fixed(14),
    "adaptive, always 18": Rule.fixed(18),
}
PRODUCT = "**stop rule (the product)**"


@dataclass(frozen=True)
class Outcome:
    """One design in one population: shares found, mean number of choices, mean effort in ratings."""

    tops: Tops
    count: float
    effort: float


def by_rule(study: Study, rule: Rule, population: str, sigma: float = JUDGED_AT) -> Outcome:
    """A design on all crowds of one condition."""
    crowds = study.crowds(population, sigma)
    asked = [study.asked(crowd, rule) for crowd in crowds]
    return Outcome(
        tops([(one.fit, crowd.people) for one, crowd in zip(asked, crowds, strict=True)]),
        float(np.mean([one.answered.mean() for one in asked])),
        float(np.mean([one.effort.mean() for one in asked])),
    )


def by_scorer(study: Study, scorer: Scorer, count: int, population: str, sigma: float = JUDGED_AT) -> Tops:
    """A simple way of scoring so many ratings."""
    crowds = study.crowds(population, sigma)
    return tops([(scorer(ratings_of(crowd, count), study.matrix), crowd.people) for crowd in crowds])


def by_model(study: Study, wordings: int, population: str, sigma: float = JUDGED_AT) -> Tops:
    """This model on one, two or three ratings of each trait."""
    crowds = study.crowds(population, sigma)
    scored = [by_likelihood(study.matcher, crowd.given.ratings[:, :, :wordings]) for crowd in crowds]
    return tops([(scores, crowd.people) for scores, crowd in zip(scored, crowds, strict=True)])


def everything(study: Study, population: str) -> Tops:
    """All 46 questions on kinds of work, the tick screen and seven problem sets."""
    crowds, scored = study.crowds(population), []
    for crowd in crowds:
        given, matcher = crowd.given, study.matcher
        problems = study.asked(crowd, Rule.fixed(8, opening=0, closing=0, **FIXED)).fit
        sets = matcher.sets.C[np.arange(given.sets.shape[1]), given.sets].sum(axis=1)
        pairs = matcher.pairs.C[np.arange(given.pairs.shape[1]), given.pairs].sum(axis=1)
        scored.append(
            (problems + sets + pairs + by_likelihood(matcher, given.ratings[:, :, :1]), crowd.people)
        )
    return tops(scored)


def methods_table(study: Study) -> Table:
    """14.1: 48 ratings scored in several ways."""
    rows = [
        (name, *(str(by_scorer(study, scorer, ALL_RATINGS, population)) for population in POPULATIONS))
        for name, scorer in SCORERS.items()
    ]
    rows.append(("this model", *(str(by_model(study, 3, population)) for population in POPULATIONS)))
    known = tops([(pearson(crowd.people.traits, study.matrix), crowd.people) for crowd in study.crowds("G1")])
    rows.append(("traits known exactly, our matrix", str(known), "-"))
    note = "48 ratings (three for each trait), sigma 1; shares whose best is in the first 1/3/5."
    return Table("Scoring 48 ratings", note, ("method", "G1", "G2"), tuple(rows))


def designs_table(study: Study) -> Table:
    """14.2 and part A: what is asked, and how much of it."""
    rows = []
    for wordings in (1, 2, 3):
        found = [by_model(study, wordings, population) for population in POPULATIONS]
        effort = str(16 * wordings)
        rows.append((f"{effort} ratings, this model", effort, effort, *map(str, found), two(found[1].worth)))
    for name, rule in {**DESIGNS, PRODUCT: study.rule}.items():
        one, other = (by_rule(study, rule, population) for population in POPULATIONS)
        count = _both(one.count, other.count)
        rows.append(
            (
                name,
                count,
                _both(one.effort, other.effort, 0),
                str(one.tops),
                str(other.tops),
                two(other.tops.worth),
            )
        )
    found = [everything(study, population) for population in POPULATIONS]
    rows.append(
        (
            "everything: 46 on kinds of work, ticks, 7 problem sets",
            "54",
            "97",
            *map(str, found),
            two(found[1].worth),
        )
    )
    note = (
        "Sigma 1; n counts choices (the two closing ratings come on top), effort in ratings: set 2.2, pair 1.3, "
        "tick screen 9.4. Where two numbers stand, G1 and G2. Worth of the best of the first three in G2: "
        "0 an average specialization, 1 the best one for that person."
    )
    headers = ("design", "n", "effort", "G1", "G2", "worth of three, G2")
    return Table("Number and kind of questions", note, headers, tuple(rows))


def _both(one: float, other: float, digits: int = 1) -> str:
    texts = [f"{value:.{digits}f}".removesuffix(".0") for value in (one, other)]
    return texts[0] if texts[0] == texts[1] else f"{texts[0]} / {texts[1]}"


def telling_table(study: Study) -> Table:
    """How much hangs on the assumption of what a problem tells."""
    rows = []
    for extra in (0.0, 0.7, 1.4):
        found = []
        for population in POPULATIONS:
            scored = []
            for crowd in study.crowds(population):
                fit = ask(study.matcher, _fonder(crowd, extra), study.rule, study.seed).fit
                scored.append((fit, crowd.people))
            found.append(tops(scored))
        rows.append((f"{extra:g}", *map(str, found), two(found[1].worth)))
    note = (
        "Above, the problems of what suits somebody best are liked as much as fit alone says. Here they are liked more by "
        "so much (noise has SD 1), as on narratives of people, where one problem told neighbours apart better than traits."
    )
    headers = ("own problems liked more by", "G1", "G2", "worth of three, G2")
    return Table("If problems tell more", note, headers, tuple(rows))


def _fonder(crowd: Crowd, extra: float) -> Given:
    taste = crowd.people.taste.copy()
    taste[np.arange(len(taste)), crowd.people.best] += extra
    return replace(crowd, people=replace(crowd.people, taste=taste)).again(7)


def noise_table(study: Study) -> Table:
    """The product beside the baselines at every level of noise, at equal effort."""
    rows = []
    for population in POPULATIONS:
        for sigma in SIGMAS:
            found = by_rule(study, study.rule, population, sigma)
            bare = by_rule(study, DESIGNS["kinds of work, stop rule"], population, sigma)
            count = min(ALL_RATINGS, round(found.effort))
            simple = [
                by_scorer(study, scorer, count, population, sigma)
                for scorer in (pearson, SCORERS["cosine"], weighted_sum)
            ]
            crowds = study.crowds(population, sigma)
            popular = popularity(study, population)
            known = tops(
                [(np.broadcast_to(popular, crowd.people.worth.shape), crowd.people) for crowd in crowds]
            )
            blind = tops([(at_random(crowd), crowd.people) for crowd in crowds])
            shown = (found.tops, bare.tops, *simple, known, blind)
            rows.append((population, f"{sigma:g}", f"{found.count:.1f}", str(count), *map(str, shown)))
    note = (
        "The product by its stop rule, with and without problems, and ratings at the effort that the product takes "
        "on average; the same people in one row. Without problems it takes only about 21."
    )
    headers = (
        "",
        "sigma",
        "n",
        "ratings",
        "**product**",
        "without problems",
        "Pearson",
        "cosine",
        "weighted sum",
        "popularity",
        "random",
    )
    return Table("Against the baselines at equal effort", note, headers, tuple(rows))
