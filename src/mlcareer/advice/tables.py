"""The matcher's numbers, worked out once: log-likelihoods of every answer for every specialization.

``L`` is the log-likelihood, ``C`` the same minus its mean over the specializations (what an answer
contributes), ``P`` the likelihood and ``H`` the entropy of the answer (matching.md 7, 12.1). Rows
are answers, columns the specializations in the order of ``Tables.ids``.
"""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import permutations
from operator import mul, sub

from mlcareer.advice.anchors import amount
from mlcareer.advice.constants import DEFAULT, Constants
from mlcareer.knowledge.asking import Question, Term
from mlcareer.knowledge.fields import QuestionKind
from mlcareer.knowledge.model import Model
from mlcareer.knowledge.specialization import OpenProblem

Row = Sequence[float]
TICKS = "tick-problems"
PROBLEM_SET = "problems-"
BACKGROUND = "background"


@dataclass(frozen=True)
class QuestionTable:
    """What every answer to one question says about every specialization.

    ``answers`` maps an answer (a rating, an option, or first and last) to its row; ``loads`` gives
    for each row the traits it speaks of and the slope with which it does.
    """

    answers: Mapping[Hashable, int]
    L: Sequence[Row]
    C: Sequence[Row]
    P: Sequence[Row]
    H: Row
    loads: Sequence[tuple[tuple[int, float], ...]] = ()


@dataclass(frozen=True)
class Shown:
    """An open problem with the specialization it belongs to, by position."""

    problem: OpenProblem
    of: int


@dataclass(frozen=True)
class Tables:
    """All that ranking and asking need; made by ``build_tables``, never changed.

    ``d`` is the row-centred, block-weighted matrix by specialization, ``columns`` the same by
    trait; ``nearness`` is K of part A, ``pulls`` g*K, ``attraction`` and ``repulsion`` exp(g*K)
    and exp(-g*K); ``ticked`` and ``unticked`` hold what a tick of each specialization's problem, or
    its absence, contributes, and ``turned`` the difference.
    """

    model: Model
    constants: Constants
    ids: tuple[str, ...]
    index: Mapping[str, int]
    d: Sequence[Row]
    columns: Sequence[Row]
    trait_index: Mapping[str, int]
    trait_words: Sequence[Sequence[str]]
    questions: Mapping[str, Question]
    choices: Mapping[str, QuestionTable]
    core: tuple[str, ...]
    sets: tuple[str, ...]
    pairs: tuple[str, ...]
    ratings: tuple[str, ...]
    traits_of: Mapping[str, frozenset[str]]
    nearness: Sequence[Row]
    pulls: Sequence[Row]
    attraction: Sequence[Row]
    repulsion: Sequence[Row]
    ticked: Sequence[Row]
    unticked: Sequence[Row]
    turned: Sequence[Row]
    problems: Mapping[str, Shown]
    taster_unit: float
    labels: Mapping[str, str]
    priorities: tuple[str, ...] = ()
    _weighted: dict[tuple[str, ...], Tables] = field(default_factory=dict, compare=False, repr=False)

    def is_interest(self, question: str) -> bool:
        """Whether answers to this question enter fit: kinds of work and problems."""
        return question in self.choices or question == TICKS or question.startswith(PROBLEM_SET)

    def weighted(self, priorities: tuple[str, ...]) -> Tables:
        """The same tables with the four blocks weighted by rank (matching.md 7), or these."""
        if priorities == self.priorities or not priorities:
            return self
        if priorities not in self._weighted:
            self._weighted[priorities] = build_tables(
                self.model, self.constants, labels=self.labels, priorities=priorities
            )
        return self._weighted[priorities]

    def label(self, vocabulary: str, word: str) -> str:
        """The word as people read it: its label where one is known, else its own letters."""
        return self.labels.get(f"{vocabulary}-{word}", word.replace("-", " "))


def build_tables(
    model: Model,
    constants: Constants = DEFAULT,
    terms: Mapping[str, Sequence[Term]] | None = None,
    labels: Mapping[str, str] | None = None,
    priorities: tuple[str, ...] = (),
) -> Tables:
    """The tables of a model; ``terms`` (by vocabulary) only give reasons their words."""
    centred = [_centred(candidate.traits) for candidate in model.candidates]
    weights = _block_weights(model, constants, priorities)
    d = [[weight * value for weight, value in zip(weights, row, strict=True)] for row in centred]
    trait_index = {trait.id: position for position, trait in enumerate(model.traits)}
    choices = {
        question.id: table
        for question in model.questions
        if (table := _choice_table(question, d, trait_index, constants)) is not None
    }
    kinds = {question.id: question for question in model.questions}
    sets = tuple(name for name in choices if kinds[name].kind is QuestionKind.BEST_WORST)
    near = _nearness(centred, constants)
    pulls = [[constants.problem_slope * value for value in row] for row in near]
    ticked, unticked = _tick_rows(near, constants)
    ids = tuple(candidate.id for candidate in model.candidates)
    return Tables(
        model=model,
        constants=constants,
        ids=ids,
        index={name: position for position, name in enumerate(ids)},
        d=d,
        columns=list(zip(*d, strict=True)),
        trait_index=trait_index,
        trait_words=_trait_words(model),
        questions=kinds,
        choices=choices,
        core=sets[: constants.core_sets],
        sets=sets,
        pairs=tuple(name for name in choices if kinds[name].kind is QuestionKind.PAIR),
        ratings=tuple(name for name in choices if kinds[name].kind is QuestionKind.RATING),
        traits_of={name: frozenset(option.trait for option in kinds[name].options) for name in sets},
        nearness=near,
        pulls=pulls,
        attraction=[list(map(math.exp, row)) for row in pulls],
        repulsion=[[math.exp(-value) for value in row] for row in pulls],
        ticked=ticked,
        unticked=unticked,
        turned=[list(map(sub, *rows)) for rows in zip(ticked, unticked, strict=True)],
        problems={
            problem.id: Shown(problem, position)
            for position, candidate in enumerate(model.candidates)
            for problem in candidate.problems
        },
        taster_unit=_mean_size([choices[name] for name in sets], constants),
        labels=labels if labels is not None else _labels(terms or {}),
        priorities=priorities,
    )


def centre(row: Row) -> list[float]:
    """The row minus its mean, so that it sums to 0 over the specializations."""
    mean = sum(row) / len(row)
    return [value - mean for value in row]


def _centred(traits: Row) -> list[float]:
    return centre(traits)


def _trait_words(model: Model) -> list[list[str]]:
    return [
        [f" ({trait.name}: {amount(candidate.traits[position])})" for candidate in model.candidates]
        for position, trait in enumerate(model.traits)
    ]


def _labels(terms: Mapping[str, Sequence[Term]]) -> dict[str, str]:
    return {term.id: term.label for words in terms.values() for term in words}


def _block_weights(model: Model, constants: Constants, priorities: tuple[str, ...]) -> list[float]:
    ranked = dict(zip(priorities, constants.block_weights, strict=False))
    return [ranked.get(trait.block, 1.0) if priorities else 1.0 for trait in model.traits]


def _choice_table(
    question: Question, d: Sequence[Row], traits: Mapping[str, int], constants: Constants
) -> QuestionTable | None:
    """The table of a set, pair or rating on traits; None for any other question."""
    positions = [traits[option.trait] for option in question.options if option.trait]
    if question.kind is QuestionKind.RATING and question.trait:
        return _rating_table(traits[question.trait], d, constants)
    if not positions or len(positions) != len(question.options):
        return None
    names = [option.id for option in question.options]
    if question.kind is QuestionKind.BEST_WORST:
        return _set_table(names, positions, d, constants)
    if question.kind is QuestionKind.PAIR:
        return _pair_table(names, positions, d, constants)
    return None


def _rating_table(trait: int, d: Sequence[Row], constants: Constants) -> QuestionTable:
    slopes = [constants.slope * (k - 2) for k in range(len(constants.rating_b))]
    linear = [[slope * row[trait] for row in d] for slope in slopes]
    scores = [[b + value for value in row] for b, row in zip(constants.rating_b, linear, strict=True)]
    loads = [((trait, slope),) for slope in slopes]
    return _likelihoods(list(range(len(slopes))), scores, _log_sums(scores), loads)


def _set_table(
    names: Sequence[str], positions: Sequence[int], d: Sequence[Row], constants: Constants
) -> QuestionTable:
    beta = constants.slope
    pulls = [[beta * row[trait] for row in d] for trait in positions]
    loads = [((first, beta), (last, -beta)) for first, last in permutations(positions, 2)]
    return pick_table(names, pulls, loads)


def _pair_table(
    names: Sequence[str], positions: Sequence[int], d: Sequence[Row], constants: Constants
) -> QuestionTable:
    half = constants.slope / 2
    one, other = positions
    lead = [half * (row[one] - row[other]) for row in d]
    scores = [lead, [-value for value in lead]]
    loads = [((one, half), (other, -half)), ((other, half), (one, -half))]
    return _likelihoods(names, scores, _log_sums(scores), loads)


def pick_table(
    names: Sequence[Hashable],
    pulls: Sequence[Row],
    loads: Sequence[tuple[tuple[int, float], ...]] = (),
) -> QuestionTable:
    """The table of a best-worst set whose options pull with these strengths; an answer is (first, last).

    The log of the sum over ordered pairs is taken as log(SUM e^x * SUM e^-x - n): the pairs of an
    option with itself are taken away.
    """
    answers = list(permutations(names, 2))
    scores = [[a - b for a, b in zip(first, last, strict=True)] for first, last in permutations(pulls, 2)]
    return _likelihoods(answers, scores, pick_normaliser(pulls), loads)


def pick_normaliser(pulls: Sequence[Row]) -> list[float]:
    """Log of the sum of exp(first - last) over the ordered pairs of a set, by specialization."""
    towards = [map(math.exp, row) for row in pulls]
    ahead = [list(row) for row in towards]
    plus = map(sum, zip(*ahead, strict=True))
    minus = [sum(1.0 / value for value in column) for column in zip(*ahead, strict=True)]
    return [math.log(a * b - len(pulls)) for a, b in zip(plus, minus, strict=True)]


def _log_sums(scores: Sequence[Row]) -> list[float]:
    return [math.log(sum(map(math.exp, column))) for column in zip(*scores, strict=True)]


def _likelihoods(
    answers: Sequence[Hashable],
    scores: Sequence[Row],
    norms: Row,
    loads: Sequence[tuple[tuple[int, float], ...]] = (),
) -> QuestionTable:
    logs = [[score - norm for score, norm in zip(row, norms, strict=True)] for row in scores]
    shares = [list(map(math.exp, row)) for row in logs]
    uneven = [0.0] * len(norms)
    for share, log in zip(shares, logs, strict=True):
        uneven = [sofar - value for sofar, value in zip(uneven, map(mul, share, log), strict=True)]
    return QuestionTable(
        answers={answer: position for position, answer in enumerate(answers)},
        L=logs,
        C=[centre(row) for row in logs],
        P=shares,
        H=uneven,
        loads=loads,
    )


def _nearness(centred: Sequence[Row], constants: Constants) -> list[list[float]]:
    """K[s][r] of matching.md part A: 1 for the same profile, towards 0 with distance."""
    scale = constants.nearness * constants.distance
    rows: list[list[float]] = [[1.0] * len(centred) for _ in centred]
    for one, mine in enumerate(centred):
        for other in range(one):
            near = math.exp(-((math.dist(mine, centred[other]) / scale) ** 2))
            rows[one][other] = rows[other][one] = near
    return rows


def _tick_rows(near: Sequence[Row], constants: Constants) -> tuple[list[list[float]], list[list[float]]]:
    """For each specialization's problem what a tick, and what no tick, contributes to each."""
    pulls = [[constants.tick_slope * value - constants.tick_threshold for value in row] for row in near]
    ticked = [centre([-math.log1p(math.exp(-pull)) for pull in row]) for row in pulls]
    unticked = [centre([-math.log1p(math.exp(pull)) for pull in row]) for row in pulls]
    return ticked, unticked


def _mean_size(tables: Sequence[QuestionTable], constants: Constants) -> float:
    """M of planning.md 10: the mean size, in points, of what one answer to a set contributes."""
    sizes = [sum(map(abs, row)) / len(row) for table in tables for row in table.C]
    return constants.kappa * sum(sizes) / len(sizes) if sizes else 0.0
