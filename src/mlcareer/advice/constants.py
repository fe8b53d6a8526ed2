"""Every constant of the matcher in one place, and the stamp that names model and bank together."""

from __future__ import annotations

import hashlib
import math
from dataclasses import astuple, dataclass, fields

from mlcareer.knowledge.model import Model


@dataclass(frozen=True)
class Constants:
    """The numbers of matching.md, frozen: a saved answer is explained by those it was given under.

    ``rating_b``: thresholds of a rating 0 to 4; ``tempering``: T; ``distance``: D, the median
    distance of two row-centred profiles of the shipped matrix, frozen so that adding or removing
    a specialization changes no gap between others. Points are on the printed scale.
    """

    slope: float = 0.55
    rating_b: tuple[float, ...] = (-0.55, 0.0, 0.15, 0.0, -0.55)
    tempering: float = 0.52
    points_to_double: float = 10.0
    tick_slope: float = 3.0
    tick_threshold: float = 1.6
    problem_slope: float = 2.5
    nearness: float = 0.35
    distance: float = 5.556159
    block_weights: tuple[float, ...] = (1.6, 1.2, 0.8, 0.4)
    bring: float = 1.04
    bring_others: float = 0.8
    taster_sets: float = 4.0
    most_doublings: float = 3.0
    degree_short: tuple[float, ...] = (0.0, 0.5, 0.8)
    market_some: float = 5.0
    market_few: float = 10.0
    tie: float = 4.0
    close: float = 10.0
    behind: float = 20.0
    core_sets: int = 8
    opening_sets: int = 4
    least_asked: int = 8
    most_asked: int = 18
    most_by_request: int = 26
    free_skips: int = 4
    most_pairs: int = 5
    least_problem_sets: int = 2
    most_problem_sets: int = 7
    enough_mass: float = 0.75
    least_information: float = 0.08
    closing_ratings: int = 2
    enough_informative: int = 6
    most_ticked: int = 20
    least_ratings_alike: int = 4
    shortlist_mass: float = 0.80
    shortlist_least: int = 3
    shortlist_most: int = 7
    list_masses: tuple[float, ...] = (0.45, 0.60, 0.70, 0.80)
    matrix_variance: float = 0.5
    misfit: float = -1.645
    contradiction: float = -2.5
    contradicting_word: int = 1
    doubtful_shown: int = 3
    rival_lead: float = 2.0

    @property
    def kappa(self) -> float:
        """Points for one unit of log-likelihood: tempered, and 10 points where the odds double."""
        return self.points_to_double * self.tempering / math.log(2)


DEFAULT = Constants()


def stamp(model: Model, constants: Constants = DEFAULT) -> str:
    """A short name for exactly this matcher: constants, matrix and question bank.

    Saved answers carry it, so that an old result is known to come from another matcher.
    """
    digest = hashlib.sha256()
    for name, value in zip(fields(constants), astuple(constants), strict=True):
        digest.update(f"{name.name}={value!r};".encode())
    for candidate in model.candidates:
        problems = [problem.id for problem in candidate.problems]
        digest.update(f"{candidate.id}:{candidate.traits!r}:{problems!r};".encode())
    for question in model.questions:
        options = [(option.id, option.trait) for option in question.options]
        digest.update(f"{question.id}:{question.kind}:{question.trait}:{options!r};".encode())
    return f"m1-{digest.hexdigest()[:12]}"


def geometry(model: Model, constants: Constants = DEFAULT) -> str:
    """A short name for what a simulation measures: constants, matrix, and the traits of every question.

    Unlike ``stamp`` it does not change with wordings or with which problems there are.
    """
    digest = hashlib.sha256(repr(constants).encode())
    for candidate in model.candidates:
        digest.update(f"{candidate.id}:{candidate.traits!r};".encode())
    for question in model.questions:
        traits = [option.trait for option in question.options if option.trait]
        if traits or question.trait:
            digest.update(f"{question.id}:{question.trait}:{traits!r};".encode())
    return f"g1-{digest.hexdigest()[:12]}"
