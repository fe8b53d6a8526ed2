"""Rules over the matrix of traits: what the matcher needs of it to be fair."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import fmean, pstdev

from mlcareer.errors import Problem
from mlcareer.knowledge.asking import Trait
from mlcareer.knowledge.specialization import Specialization
from mlcareer.knowledge.written import Written

LEAST_SPREAD = 0.5
USUAL_SPREAD = 0.8
MOST_HEIGHT = 1.0


def traits_tell_apart(written: Written) -> Iterator[Problem]:
    """M1 A trait differs over the specializations: by 0.8, or by 0.5 with a written reason."""
    rows = [one.traits for one, _ in written.each(Specialization)]
    for trait, place in written.each(Trait):
        values = [row[trait.id].value for row in rows if trait.id in row]
        # Two digits, as the rule is written; the ratings themselves are never rounded.
        spread = round(pstdev(values), 2) if values else 0.0
        if spread < LEAST_SPREAD:
            yield place.problem(f"{trait.id}: spread over the specializations is {spread}; at least 0.5")
        elif spread < USUAL_SPREAD and not trait.narrow_because:
            yield place.problem(f"{trait.id}: spread is {spread}, below 0.8; say why in narrow_because")


def rows_are_equally_high(written: Written) -> Iterator[Problem]:
    """M2 The largest mean of a row of traits is less than 1.0 above the smallest."""
    means = {
        one.id: fmean(trait.value for trait in one.traits.values())
        for one, _ in written.each(Specialization)
        if one.traits
    }
    if not means:
        return
    low, high = min(means, key=lambda id: means[id]), max(means, key=lambda id: means[id])
    apart = means[high] - means[low]
    if apart >= MOST_HEIGHT:
        message = (
            f"mean of traits is {means[high]:.2f} in {high} and {means[low]:.2f} in {low}; want less than 1.0"
        )
        yield written.problem(f"{message} between them")
