"""The matcher in arrays: the same tables, choice and stop rule as the product, for thousands of people at once.

Nothing here is a second opinion: ``agreement.py`` asks the same simulated people with the product's own
code and fails where question, stop or points differ.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import permutations
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mlcareer.advice.constants import DEFAULT, Constants
from mlcareer.advice.tables import TICKS
from mlcareer.knowledge.fields import QuestionKind
from mlcareer.knowledge.model import Model

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]
Flags = NDArray[np.bool_]

PICKS = np.array(list(permutations(range(4), 2)))
PICK_OF = np.full((4, 4), -1)
PICK_OF[PICKS[:, 0], PICKS[:, 1]] = range(12)


@dataclass(frozen=True)
class Bank:
    """The traits, by position, that each set, pair and rating of the question bank speaks of."""

    sets: Whole
    pairs: Whole
    ratings: Whole
    core: int
    traits: tuple[str, ...]
    ids: tuple[str, ...]


def bank_of(model: Model) -> Bank:
    """The bank of a model; ``ratings`` are the traits in the order of the names of their ratings."""
    place = {trait.id: position for position, trait in enumerate(model.traits)}

    def traits_of(kind: QuestionKind) -> Whole:
        asked = [one for one in model.questions if one.kind is kind and one.id != TICKS]
        rows = [[place[option.trait] for option in one.options] for one in asked if one.options]
        return np.array(rows)

    rated = [one for one in model.questions if one.kind is QuestionKind.RATING and one.trait]
    return Bank(
        sets=traits_of(QuestionKind.BEST_WORST),
        pairs=traits_of(QuestionKind.PAIR),
        ratings=np.array([place[one.trait] for one in sorted(rated, key=lambda one: one.id)]),
        core=DEFAULT.core_sets,
        traits=tuple(place),
        ids=tuple(one.id for one in model.candidates),
    )


def matrix_of(model: Model) -> Floats:
    """The trait values: specializations by traits."""
    return np.array([one.traits for one in model.candidates])


def row_centred(matrix: Floats) -> Floats:
    """Each row minus its mean."""
    return matrix - matrix.mean(axis=1, keepdims=True)


@dataclass(frozen=True)
class Table:
    """One kind of question: contributions, likelihoods (question, answer, specialization), entropies."""

    C: Floats
    P: Floats
    H: Floats


def _table(scores: Floats) -> Table:
    """From scores (question, answer, specialization) to log-likelihoods over the answers."""
    logs = scores - np.log(np.exp(scores).sum(axis=-2, keepdims=True))
    shares = np.exp(logs)
    return Table(logs - logs.mean(axis=-1, keepdims=True), shares, -(shares * logs).sum(axis=-2))


class Matcher:
    """The tables of one matrix, as ``mlcareer.advice.tables`` makes them."""

    def __init__(
        self, matrix: Floats, bank: Bank, constants: Constants = DEFAULT, centred: bool = True
    ) -> None:
        """Work everything out once; ``centred=False`` leaves the rows as they are, to show what that costs."""
        self.bank, self.constants, self.matrix = bank, constants, matrix
        self.d = row_centred(matrix) if centred else matrix
        beta, columns = constants.slope, self.d.T
        pulls = beta * columns[bank.sets]
        self.sets = _table(pulls[:, PICKS[:, 0]] - pulls[:, PICKS[:, 1]])
        lead = beta / 2 * (columns[bank.pairs[:, 0]] - columns[bank.pairs[:, 1]])
        self.pairs = _table(np.stack([lead, -lead], axis=1))
        slopes = beta * (np.arange(5) - 2)
        b = np.array(constants.rating_b)
        self.ratings = _table(b[None, :, None] + slopes[None, :, None] * columns[:, None, :])
        self._near()

    def _near(self) -> None:
        """Everything on problems: nearness, pulls, ticks."""
        constants = self.constants
        centred = row_centred(self.matrix)
        apart = np.sqrt(((centred[:, None] - centred[None]) ** 2).sum(axis=2))
        self.near = np.exp(-((apart / (constants.nearness * constants.distance)) ** 2))
        self.pulls = constants.problem_slope * self.near
        self.up, self.down = np.exp(self.pulls), np.exp(-self.pulls)
        tick = constants.tick_slope * self.near - constants.tick_threshold
        ticked, unticked = -np.log1p(np.exp(-tick)), -np.log1p(np.exp(tick))
        self.ticked = ticked - ticked.mean(axis=1, keepdims=True)
        self.unticked = unticked - unticked.mean(axis=1, keepdims=True)

    def tick_rows(self, ticks: Flags) -> Floats:
        """What tick screens contribute: people by specializations."""
        return ticks @ (self.ticked - self.unticked) + self.unticked.sum(axis=0)

    def problem_rows(self, four: Whole, answer: Whole) -> Floats:
        """What problem sets over these fours contribute."""
        a, b = self.up[four], self.down[four]
        norms = np.log(a.sum(axis=1) * b.sum(axis=1) - 4)
        people = np.arange(len(four))
        first, last = four[people, PICKS[answer, 0]], four[people, PICKS[answer, 1]]
        logs = self.pulls[first] - self.pulls[last] - norms
        return logs - logs.mean(axis=1, keepdims=True)

    def problem_information(self, p: Floats, four: Whole) -> Floats:
        """I of the problem set of each person's four, in nats."""
        a, b, pulls = self.up[four], self.down[four], self.pulls[four]
        norms = a.sum(axis=1) * b.sum(axis=1) - 4
        weight = p / norms
        predicted = np.einsum("ns,nis,njs->nij", weight, a, b, optimize=True)
        predicted[:, range(4), range(4)] = 0.0
        uncertain = -(predicted * np.log(np.where(predicted > 0, predicted, 1.0))).sum(axis=(1, 2))
        sum_a, sum_b = a.sum(axis=1), b.sum(axis=1)
        up = (a * pulls).sum(axis=1) * sum_b - pulls.sum(axis=1)
        down = (b * pulls).sum(axis=1) * sum_a - pulls.sum(axis=1)
        entropy = np.log(norms) - (up - down) / norms
        return uncertain - (p * entropy).sum(axis=1)

    def p_of(self, fit: Floats, tempering: float | None = None) -> Floats:
        """Softmax of the tempered fit."""
        scores = (self.constants.tempering if tempering is None else tempering) * fit
        odds = np.exp(scores - scores.max(axis=1, keepdims=True))
        return odds / odds.sum(axis=1, keepdims=True)


@dataclass(frozen=True)
class Given:
    """What simulated people answer to every question there is; each design asks some of it.

    ``liking`` is how much each would like the problem that a problem set shows of each specialization
    (noise included); ``careless`` holds the answer given blindly to each problem set, or -1;
    ``skips`` says which questions are skipped, by code.
    """

    ticks: Flags
    sets: Whole
    pairs: Whole
    ratings: Whole
    liking: Floats
    careless: Whole
    order: Whole
    skips: Flags

    def __len__(self) -> int:
        """How many people."""
        return len(self.ticks)

    def picked(self, people: Whole, four: Whole, number: Whole) -> Whole:
        """First and last of problem sets, as one of the twelve answers."""
        like = np.take_along_axis(self.liking[people], four, axis=1)
        sincere = PICK_OF[like.argmax(axis=1), like.argmin(axis=1)]
        blind = self.careless[people, number]
        return np.where(blind >= 0, blind, sincere)


def join(parts: list[Any]) -> Any:
    """Several records of arrays, one after the other."""
    kind = type(parts[0])
    return kind(
        **{name: np.concatenate([getattr(one, name) for one in parts]) for name in kind.__dataclass_fields__}
    )
