"""Every answer that could have been given instead of one, and what it would contribute."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import permutations
from operator import add, sub

from mlcareer.advice.answers import Picks, Value
from mlcareer.advice.likes import contribution, four_of, problem_norms, problem_row, ticked_ones
from mlcareer.advice.tables import TICKS, Row, Tables
from mlcareer.advice.variants import shown_problem


@dataclass(frozen=True)
class Change:
    """Another answer to a question: its contributions, how far it is, and whether it is one step.

    ``cost`` is the steps moved on a scale, 1 for a pair or a tick, and for a set 1 plus half the
    number of changed picks (matching.md 11.2).
    """

    question: str
    value: Value
    row: Row
    cost: float
    one_step: bool


def changes_of(
    question: str, value: Value, tables: Tables, seed: int = 0, one_step: bool = False
) -> Iterator[Change]:
    """All other answers to one question on kinds of work or problems, or those one step away."""
    if question == TICKS:
        yield from _tick_changes(value, tables, seed)
    elif isinstance(value, Picks):
        yield from _pick_changes(question, value, 1 if one_step else 2, tables)
    else:
        table = tables.choices[question]
        for answer, position in table.answers.items():
            if answer != value and isinstance(answer, int | str):
                cost = abs(answer - value) if isinstance(answer, int) and isinstance(value, int) else 1
                if cost == 1 or not one_step:
                    yield Change(question, answer, table.C[position], cost, cost == 1)


def one_step_rows(question: str, value: Value, tables: Tables) -> Iterator[Row]:
    """What every answer one step away would contribute; the rows of ``changes_of`` without their answers."""
    if question == TICKS:
        yield from _tick_rows(value, tables)
    elif isinstance(value, Picks):
        yield from _pick_rows(question, value, tables)
    else:
        yield from (change.row for change in changes_of(question, value, tables, one_step=True))


def _tick_rows(value: Value, tables: Tables) -> Iterator[Row]:
    ticked = ticked_ones(value, tables)
    now = contribution(TICKS, value, tables)
    for one, candidate in enumerate(tables.model.candidates):
        if one in ticked or candidate.problems:
            yield list(map(sub if one in ticked else add, now, tables.turned[one]))


def _pick_rows(question: str, value: Picks, tables: Tables) -> Iterator[Row]:
    """One pick replaced by either of the two statements that were not picked."""
    if question in tables.choices:
        left = [option.id for option in tables.questions[question].options]
        left = [name for name in left if name not in (value.best, value.worst)]
        norms: Row = ()
    else:
        left, norms = list(value.others), problem_norms(sorted(four_of(value, tables)), tables)
    for name in left:
        yield _pick_row(question, name, value.worst, norms, tables)
        yield _pick_row(question, value.best, name, norms, tables)


def _tick_changes(value: Value, tables: Tables, seed: int) -> Iterator[Change]:
    assert isinstance(value, tuple)
    ticked = ticked_ones(value, tables)
    now = contribution(TICKS, value, tables)
    for one, candidate in enumerate(tables.model.candidates):
        turn = tables.turned[one]
        if one in ticked:
            left = tuple(str(name) for name in value if tables.problems[str(name)].of != one)
            yield Change(TICKS, left, list(map(sub, now, turn)), 1, True)
        elif candidate.problems:
            more = (*map(str, value), shown_problem(candidate, seed).id)
            yield Change(TICKS, more, list(map(add, now, turn)), 1, True)


def _pick_changes(question: str, value: Picks, farthest: int, tables: Tables) -> Iterator[Change]:
    """Every other first and last of a set with at most so many picks changed."""
    in_bank = question in tables.choices
    named = (value.best, value.worst, *value.others)
    names = [option.id for option in tables.questions[question].options] if in_bank else named
    norms = [] if in_bank else problem_norms(sorted(four_of(value, tables)), tables)
    for best, worst in permutations(names, 2):
        changed = (best != value.best) + (worst != value.worst)
        if 0 < changed <= farthest:
            row = _pick_row(question, best, worst, norms, tables)
            yield Change(question, _picked(value, best, worst), row, 1 + changed / 2, changed == 1)


def _pick_row(question: str, best: str, worst: str, norms: Row, tables: Tables) -> Row:
    if question in tables.choices:
        table = tables.choices[question]
        return table.C[table.answers[best, worst]]
    return problem_row(tables.problems[best].of, tables.problems[worst].of, norms, tables)


def _picked(value: Picks, best: str, worst: str) -> Picks:
    """The same set with other picks; a problem set still names all four."""
    if not value.others:
        return Picks(best, worst)
    four = (value.best, value.worst, *value.others)
    return Picks(best, worst, tuple(name for name in four if name not in (best, worst)))
