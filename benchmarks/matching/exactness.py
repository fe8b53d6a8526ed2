"""What must hold exactly, and what the explanation names (matching.md 13.2, 15.1, 15.2)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from benchmarks.matching.agreement import by_product, seeded
from benchmarks.matching.asking import rows_of
from benchmarks.matching.engine import PICKS, Floats, Whole
from benchmarks.matching.study import POPULATIONS, Study, Table, two
from mlcareer.advice.fairness import profile_of
from mlcareer.advice.fit import rank
from mlcareer.advice.tables import build_tables


def additivity(study: Study, people: int = 40) -> float:
    """The largest distance between printed points and the sum of their lines, in the product."""
    tables = build_tables(study.model, study.constants)
    crowd = study.crowds("G1")[0]
    given, worst = seeded(crowd, tables), 0.0
    for person in range(people):
        answers, _ = by_product(given, person, tables)
        for match in rank(profile_of(answers, tables), tables):
            worst = max(
                worst, abs(match.points - sum(line.points for line in (*match.reasons, *match.against)))
            )
    return worst


def monotonicity(study: Study) -> tuple[int, int]:
    """Cases and violations: a higher rating, another first and another last, for every two specializations."""
    matcher, cases, broken = study.matcher, 0, 0
    higher = np.diff(matcher.ratings.C, axis=1)
    for trait in range(higher.shape[0]):
        cases, broken = _count(higher[trait], matcher.d[:, trait], cases, broken)
    for number, four in enumerate(study.bank.sets):
        rows = {(first, last): matcher.sets.C[number, place] for place, (first, last) in enumerate(PICKS)}
        for first, last in rows:
            for other in set(range(4)) - {first, last}:
                moved = (rows[other, last] - rows[first, last])[None]
                cases, broken = _count(
                    moved, matcher.d[:, four[other]] - matcher.d[:, four[first]], cases, broken
                )
                moved = (rows[first, other] - rows[first, last])[None]
                cases, broken = _count(
                    moved, matcher.d[:, four[last]] - matcher.d[:, four[other]], cases, broken
                )
    return cases, broken


def _count(moved: Floats, loads: Floats, cases: int, broken: int) -> tuple[int, int]:
    """Whoever loads higher may not fall behind whoever loads lower."""
    more = loads[:, None] - loads[None]
    for row in moved:
        lead = row[:, None] - row[None]
        cases += int((more > 0).sum())
        broken += int(((more > 0) & (lead < -1e-12)).sum())
    return cases, broken


@dataclass(frozen=True)
class Deleted:
    """Shares that lose first place without four answers, and that keep it in three with these alone."""

    lost: float
    kept: float


def deletions(study: Study, population: str) -> dict[str, Deleted]:
    """The four that speak most for the first, for the first against the second, and any four."""
    found: dict[str, list[tuple[float, float]]] = {"contrastive four": [], "own top four": [], "any four": []}
    for crowd in study.crowds(population):
        rows = rows_of(study.matcher, study.asked(crowd))
        people, total = np.arange(len(rows)), rows.sum(axis=1)
        order = np.argsort(-total, axis=1)
        own, rival = rows[people, :, order[:, 0]], rows[people, :, order[:, 1]]
        chance = np.random.default_rng([*crowd.number, 61]).random(own.shape)
        answered = np.abs(rows).sum(axis=2) > 0
        named = {
            "contrastive four": own - rival,
            "own top four": own,
            "any four": np.where(answered, chance, -1.0),
        }
        for name, strength in named.items():
            four = np.argsort(-strength, axis=1)[:, :4]
            if name == "contrastive four":
                speaks = np.take_along_axis(strength, four, axis=1) > 0
            else:
                speaks = np.ones(four.shape, bool)
            part = (np.take_along_axis(rows, four[:, :, None], axis=1) * speaks[:, :, None]).sum(axis=1)
            found[name].append((_lost(total - part, order[:, 0]), _in_three(part, order[:, 0])))
    return {name: Deleted(*map(float, np.mean(pairs, axis=0))) for name, pairs in found.items()}


def _lost(fit: Floats, first: Whole) -> float:
    return float((fit.argmax(axis=1) != first).mean())


def _in_three(fit: Floats, first: Whole) -> float:
    own = fit[np.arange(len(fit)), first]
    return float(((fit > own[:, None] + 1e-12).sum(axis=1) < 3).mean())


def deletion_table(study: Study) -> Table:
    """15.2: what first place rests on."""
    found = {population: deletions(study, population) for population in POPULATIONS}
    rows = [
        (
            name,
            *(
                text
                for population in POPULATIONS
                for text in (two(found[population][name].lost), two(found[population][name].kept))
            ),
        )
        for name in found["G1"]
    ]
    headers = (
        "answers",
        "G1: without them first is lost",
        "G1: with them alone first stays in three",
        "G2: lost",
        "G2: stays",
    )
    return Table(
        "What first place rests on",
        "Sigma 1, the product's stop rule, closing ratings included.",
        headers,
        tuple(rows),
    )
