"""Laws of the matcher that hold exactly, counted over every answer there is (matching.md 15.1)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations

from mlcareer.advice.tables import QuestionTable, Tables

EXACT = 1e-9


@dataclass(frozen=True)
class Law:
    """In how many cases a law was looked at, and in how many it was broken."""

    cases: int
    broken: int


def monotony(tables: Tables) -> Law:
    """What speaks more for a trait or a problem never lowers who holds more of it against who holds less.

    A rating one step higher, another first, another last, a pair turned: each moves the leads by the
    slope times the difference in loading and by nothing else, so what is left of the move after taking
    that away must be the same for all. A tick must lift its own specialization at least as much as any.
    """
    moves = [*_rating_moves(tables), *_set_moves(tables), *_pair_moves(tables)]
    broken = sum(max(rest) - min(rest) > EXACT for rest in moves)
    both = zip(tables.ticked, tables.unticked, strict=True)
    ticks = [[up - down for up, down in zip(*rows, strict=True)] for rows in both]
    broken += sum(row[one] < max(row) - EXACT for one, row in enumerate(ticks))
    return Law(len(moves) + len(ticks), broken)


def _rest(before: Sequence[float], after: Sequence[float], loads: Sequence[float]) -> list[float]:
    """What of a move from one answer to another the loadings do not explain."""
    return [new - old - load for old, new, load in zip(before, after, loads, strict=True)]


def _rating_moves(tables: Tables) -> Iterator[list[float]]:
    for name in tables.ratings:
        rows = tables.choices[name].C
        loads = tables.columns[tables.trait_index[tables.questions[name].trait]]
        slope = [tables.constants.slope * value for value in loads]
        yield from (_rest(rows[k], rows[k + 1], slope) for k in range(len(rows) - 1))


def _set_moves(tables: Tables) -> Iterator[list[float]]:
    for name in tables.sets:
        table, pulls = tables.choices[name], _pulls(name, tables)
        for first, last, other in permutations(pulls, 3):
            more = [b - a for a, b in zip(pulls[first], pulls[other], strict=True)]
            yield _rest(_row(table, first, last), _row(table, other, last), more)
            yield _rest(_row(table, last, other), _row(table, last, first), more)


def _pair_moves(tables: Tables) -> Iterator[list[float]]:
    for name in tables.pairs:
        table, pulls = tables.choices[name], _pulls(name, tables)
        one, other = pulls
        more = [b - a for a, b in zip(pulls[one], pulls[other], strict=True)]
        yield _rest(table.C[table.answers[one]], table.C[table.answers[other]], more)


def _pulls(name: str, tables: Tables) -> dict[str, list[float]]:
    """How strongly each statement pulls each specialization."""
    slope = tables.constants.slope
    options = tables.questions[name].options
    return {
        one.id: [slope * value for value in tables.columns[tables.trait_index[one.trait]]] for one in options
    }


def _row(table: QuestionTable, first: str, last: str) -> Sequence[float]:
    return table.C[table.answers[first, last]]
