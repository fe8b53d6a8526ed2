"""How well answers fit together: how surprising each is for the specialization that they speak for most.

Never a verdict on a person: it finds little more than half of random answers, and flags some sincere ones.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from mlcareer.advice.answers import Picks, Value
from mlcareer.advice.likes import answer_key, four_of, ticked_ones
from mlcareer.advice.tables import TICKS, QuestionTable, Tables, pick_table

# For each answer: log-likelihood minus its expectation, and its variance.
Surprises = Mapping[str, tuple[float, float]]


def surprises(fit: Sequence[float], likes: Mapping[str, Value], tables: Tables) -> Surprises:
    """The surprise of every answer at the specialization with the largest F."""
    best = max(range(len(fit)), key=fit.__getitem__)
    return {question: _surprise(question, likes[question], best, tables) for question in sorted(likes)}


def misfit(told: Surprises) -> float:
    """A person-fit statistic: (SUM l - SUM expected l) / sqrt(SUM variance of l); 0 without answers."""
    variance = math.fsum(variance for _, variance in told.values())
    return math.fsum(excess for excess, _ in told.values()) / math.sqrt(variance) if variance else 0.0


def most_surprising(told: Surprises) -> tuple[str, ...]:
    """The questions by how little their answers were to be expected beside the others."""
    return tuple(sorted(told, key=lambda question: (told[question][0], question)))


def _surprise(question: str, value: Value, of: int, tables: Tables) -> tuple[float, float]:
    if question == TICKS:
        ticked = ticked_ones(value, tables)
        each = [_of_tick(one in ticked, of, one, tables) for one in range(len(tables.ids))]
        return math.fsum(excess for excess, _ in each), math.fsum(variance for _, variance in each)
    if isinstance(value, Picks) and question not in tables.choices:
        four = four_of(value, tables)
        table = pick_table(four, [[tables.pulls[one][of]] for one in four])
        return _of_row(table, table.answers[four[0], four[1]], 0)
    table = tables.choices[question]
    return _of_row(table, table.answers[answer_key(value)], of)


def _of_row(table: QuestionTable, given: int, of: int) -> tuple[float, float]:
    expected = -table.H[of]
    squares = sum(share[of] * log[of] ** 2 for share, log in zip(table.P, table.L, strict=True))
    return table.L[given][of] - expected, squares - expected**2


def _of_tick(ticked: bool, of: int, one: int, tables: Tables) -> tuple[float, float]:
    pull = tables.constants.tick_slope * tables.nearness[of][one] - tables.constants.tick_threshold
    share = 1 / (1 + math.exp(-pull))
    log_yes, log_no = math.log(share), math.log1p(-share)
    expected = share * log_yes + (1 - share) * log_no
    squares = share * log_yes**2 + (1 - share) * log_no**2
    return (log_yes if ticked else log_no) - expected, squares - expected**2
