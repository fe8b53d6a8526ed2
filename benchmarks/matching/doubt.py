"""How far a result can be trusted: retest, one changed answer, calibration, a wrong matrix (matching.md 14.3 to 14.5)."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from benchmarks.matching.asking import KINDS, Asked, ask, rows_of
from benchmarks.matching.baselines import SCORERS, ratings_of
from benchmarks.matching.engine import Floats, Matcher, Whole
from benchmarks.matching.scoring import ALL_RATINGS
from benchmarks.matching.study import POPULATIONS, Study, Table, Tops, three, tops, two

BINS = 10
TEMPERINGS = (0.25, 0.30, 0.35, 0.40, 0.45, 0.50, 0.55, 0.60, 0.70, 0.85, 1.0)
WRONG = {"none": 0.0, "1 in 8": 0.125, "1 in 4": 0.25, "1 in 2": 0.5, "all": 1.0}


@dataclass(frozen=True)
class Kept:
    """Shares that keep their first, and whose old first is still in the first five."""

    first: float
    five: float


def kept(before: Floats, after: Floats) -> Kept:
    """What became of each person's first."""
    old = before.argmax(axis=1)
    place = (after > after[np.arange(len(after)), old][:, None]).sum(axis=1)
    return Kept(float((place == 0).mean()), float((place < 5).mean()))


def retest(study: Study, population: str) -> Kept:
    """The same people asked again on another day."""
    found = []
    for crowd in study.crowds(population):
        again = ask(study.matcher, crowd.again(), study.rule, study.seed)
        found.append(kept(study.asked(crowd).fit, again.fit))
    return Kept(float(np.mean([one.first for one in found])), float(np.mean([one.five for one in found])))


def one_changed(study: Study, population: str) -> Kept:
    """One answer of each person replaced by any other answer to the same question."""
    found = []
    for crowd in study.crowds(population):
        asked = study.asked(crowd)
        changed = _with_one_changed(asked, np.random.default_rng([*crowd.number, 5]))
        found.append(kept(asked.fit, rows_of(study.matcher, changed).sum(axis=1)))
    return Kept(float(np.mean([one.first for one in found])), float(np.mean([one.five for one in found])))


def _with_one_changed(asked: Asked, draw: np.random.Generator) -> Asked:
    people = np.arange(len(asked.fit))
    step = (draw.random(len(people)) * asked.shown).astype(int)
    code, answer = asked.codes[people, step], asked.answers.copy()
    ticks = asked.ticks.copy()
    for kind, (low, high) in KINDS.items():
        here = np.flatnonzero((code >= low) & (code < high))
        options = {"pair": 2}.get(kind, 12)
        if kind == "tick":
            one = draw.integers(0, ticks.shape[1], len(here))
            ticks[here, one] ^= True
        else:
            shift = draw.integers(1, options, len(here))
            answer[here, step[here]] = (answer[here, step[here]] + shift) % options
    return replace(asked, answers=answer, ticks=ticks)


def stability_table(study: Study) -> Table:
    """14.3."""
    rows = []
    for population in POPULATIONS:
        again, changed = retest(study, population), one_changed(study, population)
        rows.append(
            (population, two(again.first), two(again.five), two(1 - changed.first), three(changed.five))
        )
    for population in POPULATIONS:
        found = _retest_of_ratings(study, population)
        rows.append((f"48 ratings, {population}", two(found.first), two(found.five), "-", "-"))
    headers = (
        "",
        "same first on retest",
        "old first still in five",
        "one answer changed: first changes",
        "old first in five",
    )
    return Table("Retest and one changed answer", "Sigma 1, the product's stop rule.", headers, tuple(rows))


def _retest_of_ratings(study: Study, population: str) -> Kept:
    scorer, found = SCORERS["Pearson correlation"], []
    for crowd in study.crowds(population):
        again = replace(crowd, given=crowd.again())
        scores = [scorer(ratings_of(one, ALL_RATINGS), study.matrix) for one in (crowd, again)]
        found.append(kept(*scores))
    return Kept(float(np.mean([one.first for one in found])), float(np.mean([one.five for one in found])))


@dataclass(frozen=True)
class Calibration:
    """For the first 1, 3, 5: what p claims, how often it is so, and the mean distance over ten bins."""

    claimed: tuple[float, ...]
    found: tuple[float, ...]
    error: tuple[float, ...]
    likelihood: float


def calibration(fit: Floats, best: Whole, matcher: Matcher, tempering: float) -> Calibration:
    """How well the tempered p says how often the best is among the first."""
    p = matcher.p_of(fit, tempering)
    order = np.argsort(-p, axis=1)
    claimed, found, error = [], [], []
    for count in (1, 3, 5):
        leading = order[:, :count]
        claim = np.take_along_axis(p, leading, axis=1).sum(axis=1)
        hit = (leading == best[:, None]).any(axis=1)
        inside = np.minimum((claim * BINS).astype(int), BINS - 1)
        parts = [inside == number for number in range(BINS)]
        claimed.append(float(claim.mean()))
        found.append(float(hit.mean()))
        error.append(
            float(
                sum(part.mean() * abs(hit[part].mean() - claim[part].mean()) for part in parts if part.any())
            )
        )
    likelihood = float(np.log(p[np.arange(len(best)), best]).mean())
    return Calibration(tuple(claimed), tuple(found), tuple(error), likelihood)


def finals(study: Study, populations: tuple[str, ...]) -> tuple[Floats, Whole]:
    """Fit and best of everybody in these populations, at all four levels of noise."""
    crowds = [crowd for crowd in study.mixture() if list(POPULATIONS)[crowd.number[2]] in populations]
    fits = [study.asked(crowd).fit for crowd in crowds]
    return np.concatenate(fits), np.concatenate([crowd.people.best for crowd in crowds])


def calibration_table(study: Study) -> Table:
    """14.4."""
    rows = []
    for name, populations in {"G1": ("G1",), "G2": ("G2",), "half and half": ("G1", "G2")}.items():
        fit, best = finals(study, populations)
        found = {
            t: calibration(fit, best, study.matcher, t) for t in (*TEMPERINGS, study.constants.tempering)
        }
        likeliest = max(found, key=lambda t: found[t].likelihood)
        raw, ours = found[1.0], found[study.constants.tempering]
        rows.append(
            (
                name, two(likeliest), f"{two(raw.error[0])} (says {two(raw.claimed[0])}, hits {two(raw.found[0])})",
                "/".join(map(three, ours.error)),
                f"says {'/'.join(map(two, ours.claimed))}, hits {'/'.join(map(two, ours.found))}",
            )
        )  # fmt: skip
    note = (
        "All four levels of noise, after the stop rule and the closing ratings, fit alone. Error: mean distance "
        f"between claimed and found share over ten bins, for the first 1/3/5. T is {study.constants.tempering:g}."
    )
    headers = ("population", "likeliest T", "error at T = 1, first", "error at T", "at T")
    return Table("Calibration", note, headers, tuple(rows))


def tempering_table(study: Study) -> Table:
    """What every T would give in the mixture."""
    fit, best = finals(study, tuple(POPULATIONS))
    rows = []
    for tempering in TEMPERINGS:
        found = calibration(fit, best, study.matcher, tempering)
        rows.append((f"{tempering:g}", *map(three, found.error), f"{found.likelihood:.3f}"))
    return Table(
        "T, tried",
        "The mixture; the stop rule as it is.",
        ("T", "first", "three", "five", "log-likelihood"),
        tuple(rows),
    )


def wrong(study: Study, share: float, draw: np.random.Generator) -> Matcher:
    """The matcher with so many entries off by one, within 0 to 4."""
    step = np.where(draw.random(study.matrix.shape) < 0.5, -1.0, 1.0)
    off = draw.random(study.matrix.shape) < share
    matrix = study.matrix + off * step
    # At the ends of the scale an error can only go inwards.
    matrix = np.where((matrix < 0) | (matrix > 4), study.matrix - off * step, matrix)
    return Matcher(np.clip(matrix, 0, 4), study.bank, study.constants)


def with_wrong_matrix(study: Study, share: float, population: str) -> Tops:
    """What is found where so many entries of the matrix are off by one."""
    scored = []
    for crowd in study.crowds(population):
        matcher = wrong(study, share, np.random.default_rng([*crowd.number, 9]))
        scored.append((ask(matcher, crowd.given, study.rule, study.seed).fit, crowd.people))
    return tops(scored)


def wrong_table(study: Study) -> Table:
    """14.5, first part."""
    rows = [
        (name, *(str(with_wrong_matrix(study, share, population)) for population in POPULATIONS))
        for name, share in WRONG.items()
    ]
    return Table(
        "The matrix wrong",
        "Entries off by one, sigma 1, stop rule.",
        ("entries off by one", "G1", "G2"),
        tuple(rows),
    )


def generous_table(study: Study) -> Table:
    """14.5, second part: rows shifted by up to one, with and without centring; leniency."""
    rows = []
    for name in ("row-centred", "uncentred", "cosine", "share of requirements met", "weighted sum"):
        rows.append((name, *(str(_shifted(study, name, population)) for population in POPULATIONS)))
    note = (
        "Every row of the matrix shifted by up to one up or down (a rater generous to some), sigma 1; the "
        "first two with the stop rule, the others on 48 ratings."
    )
    return Table("Generous rows", note, ("scoring", "G1", "G2"), tuple(rows))


def _shifted(study: Study, name: str, population: str) -> Tops:
    scored = []
    for crowd in study.crowds(population):
        draw = np.random.default_rng([*crowd.number, 11])
        matrix = study.matrix + draw.uniform(-1, 1, (len(study.matrix), 1))
        if name in SCORERS:
            scored.append((SCORERS[name](ratings_of(crowd, ALL_RATINGS), matrix), crowd.people))
        else:
            matcher = Matcher(matrix, study.bank, study.constants, centred=name == "row-centred")
            scored.append((ask(matcher, crowd.given, study.rule, study.seed).fit, crowd.people))
    return tops(scored)
