"""What the answers on kinds of work and problems contribute to each specialization, and their loadings."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from operator import add, sub

from mlcareer.advice.answers import SKIP, Answers, Picks, Value
from mlcareer.advice.tables import (
    PROBLEM_SET,
    TICKS,
    QuestionTable,
    Row,
    Tables,
    centre,
    pick_table,
)

Contributions = Mapping[str, Row]


def likes_of(answers: Answers, tables: Tables) -> dict[str, Value]:
    """The answers on kinds of work and problems that are no skips."""
    return {
        question: value
        for question, value in answers.values.items()
        if value != SKIP and tables.is_interest(question)
    }


def contributions(likes: Mapping[str, Value], tables: Tables) -> dict[str, Row]:
    """What each answer contributes to each specialization, in the order of question ids.

    In units of log-likelihood; every row sums to 0 over the specializations (matching.md 7).
    """
    return {question: contribution(question, likes[question], tables) for question in sorted(likes)}


def contribution(question: str, value: Value, tables: Tables) -> Row:
    """The contribution of one answer to each specialization, in the order of ``tables.ids``."""
    if question == TICKS:
        return _tick_contribution(ticked_ones(value, tables), tables)
    if question.startswith(PROBLEM_SET):
        assert isinstance(value, Picks)
        return _problem_contribution(value, tables)
    table = tables.choices[question]
    return table.C[table.answers[answer_key(value)]]


def answer_key(value: Value) -> tuple[str, str] | Value:
    """How an answer is found in its question's table: a set by first and last."""
    return (value.best, value.worst) if isinstance(value, Picks) else value


def fit(rows: Iterable[Row], tables: Tables) -> list[float]:
    """F of every specialization: the rows added up, exactly, so that no order of them matters."""
    columns = list(zip(*rows, strict=True))
    return [math.fsum(column) for column in columns] if columns else [0.0] * len(tables.ids)


def posterior(scores: Sequence[float], tempering: float) -> list[float]:
    """Softmax of the tempered scores."""
    most = max(scores)
    odds = [math.exp(tempering * (score - most)) for score in scores]
    total = sum(odds)
    return [odd / total for odd in odds]


def ticked_ones(value: Value, tables: Tables) -> frozenset[int]:
    """The specializations of which a problem is ticked; each counts once."""
    assert isinstance(value, tuple)
    return frozenset(tables.problems[str(problem)].of for problem in value)


def four_of(value: Picks, tables: Tables) -> tuple[int, ...]:
    """The four specializations of a problem set: of the first, the last and the other two."""
    return tuple(tables.problems[name].of for name in (value.best, value.worst, *value.others))


def _tick_contribution(ticked: frozenset[int], tables: Tables) -> list[float]:
    total = [0.0] * len(tables.ids)
    for one in range(len(tables.ids)):
        row = tables.ticked[one] if one in ticked else tables.unticked[one]
        total = list(map(add, total, row))
    return total


def problem_table(four: Sequence[int], tables: Tables) -> QuestionTable:
    """The table of the set of problems of these four specializations; an answer is (first, last)."""
    return pick_table(four, [tables.pulls[one] for one in four])


def problem_norms(four: Sequence[int], tables: Tables) -> list[float]:
    """The normaliser of a problem set, by specialization: the same for each of its answers."""
    plus = map(sum, zip(*(tables.attraction[one] for one in four), strict=True))
    minus = map(sum, zip(*(tables.repulsion[one] for one in four), strict=True))
    return [math.log(a * b - len(four)) for a, b in zip(plus, minus, strict=True)]


def problem_row(best: int, worst: int, norms: Row, tables: Tables) -> Row:
    """The contribution of first and last of a problem set with this normaliser."""
    return centre(list(map(sub, map(sub, tables.pulls[best], tables.pulls[worst]), norms)))


def _problem_contribution(value: Picks, tables: Tables) -> Row:
    # Sorted, so that the order in which the four are named cannot change a last bit.
    norms = problem_norms(sorted(four_of(value, tables)), tables)
    return problem_row(tables.problems[value.best].of, tables.problems[value.worst].of, norms, tables)


def loadings(likes: Mapping[str, Value], tables: Tables) -> list[float]:
    """x of matching.md 11.4: the net slope of all answers on each trait, in the order of the traits."""
    slopes: list[list[float]] = [[] for _ in tables.model.traits]
    for question in sorted(likes):
        if question in tables.choices:
            for trait, slope in loads_of(question, likes[question], tables):
                slopes[trait].append(slope)
    return [math.fsum(parts) for parts in slopes]


def loads_of(question: str, value: Value, tables: Tables) -> tuple[tuple[int, float], ...]:
    """The traits that one answer on kinds of work speaks of, with the slope; none for problems."""
    table = tables.choices.get(question)
    return table.loads[table.answers[answer_key(value)]] if table else ()


def informative_answers(likes: Mapping[str, Value], tables: Tables) -> int:
    """How many answers tell something: all on kinds of work and problem sets, and a telling tick screen."""
    return sum(
        question != TICKS or 1 <= len(ticked_ones(value, tables)) <= tables.constants.most_ticked
        for question, value in likes.items()
    )


def without_ratings(likes: Mapping[str, Value], tables: Tables) -> dict[str, Value]:
    """The choices alone: ticks, sets and pairs."""
    return {question: value for question, value in likes.items() if question not in tables.ratings}
