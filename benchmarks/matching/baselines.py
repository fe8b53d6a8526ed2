"""The simple ways that a matcher must not be worse than: all from ratings, as most quizzes do it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from benchmarks.matching.engine import Floats, Matcher, Whole, row_centred
from benchmarks.matching.study import Crowd, Study

Scorer = Callable[[Floats, Floats], Floats]


def ratings_of(crowd: Crowd, count: int) -> Floats:
    """The mean rating of each trait over the first so many of 48 statements; traits are covered in turn.

    Which traits get one statement more, where the count is no multiple of 16, differs between people.
    """
    people, traits, wordings = crowd.given.ratings.shape
    draw = np.random.default_rng([*crowd.number, count])
    turn = np.argsort(draw.random((people, traits)), axis=1).argsort(axis=1)
    each = np.stack([turn + traits * wording < count for wording in range(wordings)], axis=2)
    given = np.where(each, crowd.given.ratings, 0).sum(axis=2)
    return given / np.maximum(each.sum(axis=2), 1)


def weighted_sum(ratings: Floats, matrix: Floats) -> Floats:
    """Ratings times trait values, added up."""
    return ratings @ matrix.T


def match_share(ratings: Floats, matrix: Floats) -> Floats:
    """The same divided by the row total: "match %"."""
    return weighted_sum(ratings, matrix) / matrix.sum(axis=1)


def requirements_met(ratings: Floats, matrix: Floats) -> Floats:
    """Which share of what a specialization holds the person wants."""
    return np.minimum(ratings[:, None, :], matrix[None]).sum(axis=2) / matrix.sum(axis=1)


def cosine(ratings: Floats, matrix: Floats) -> Floats:
    """Cosine of the angle between person and specialization."""
    norms = np.linalg.norm(matrix, axis=1) * np.linalg.norm(ratings, axis=1)[:, None]
    return weighted_sum(ratings, matrix) / np.maximum(norms, 1e-12)


def pearson(ratings: Floats, matrix: Floats) -> Floats:
    """Correlation: the honest simple baseline."""
    return cosine(ratings - ratings.mean(axis=1, keepdims=True), row_centred(matrix))


SCORERS: Mapping[str, Scorer] = {
    "weighted sum": weighted_sum,
    'weighted sum / row total ("match %")': match_share,
    "share of requirements met": requirements_met,
    "cosine": cosine,
    "Pearson correlation": pearson,
}


def by_likelihood(matcher: Matcher, ratings: Whole) -> Floats:
    """This model on ratings alone: people by traits by statements."""
    return matcher.ratings.C[np.arange(ratings.shape[1])[None, :, None], ratings].sum(axis=(1, 2))


def popularity(study: Study, population: str) -> Floats:
    """How often each specialization is the best in another draw of the population: one order for everybody."""
    from benchmarks.matching.study import POPULATIONS
    from benchmarks.matching.world import world_of

    draw = np.random.default_rng([study.seed, 555])
    world = world_of(study.matrix, study.bank, draw)
    best = POPULATIONS[population](world, max(3000, study.size), draw).best
    return np.bincount(best, minlength=len(study.bank.ids)) + draw.random(len(study.bank.ids)) / 2


def at_random(crowd: Crowd) -> Floats:
    """Any order."""
    return np.random.default_rng([*crowd.number, 3]).random(crowd.people.worth.shape)
