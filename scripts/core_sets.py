"""Derive the best-worst sets and the pairs of the question bank from the trait ratings.

Anyone can run it: ``python scripts/core_sets.py [TRAIT_RATINGS.CSV] [--seed N] [--orders N]``.
It prints for each set its four traits and its information in nats, then the six pairs. The same
file and seed always give the same lines, so the bank can be compared with what is printed.

Construction: eight sets on a circle; each of the 16 traits is one chord that joins two of them,
eight chords between neighbours and eight between next-but-one. So every set holds four traits,
every trait lies in two sets, and no two traits meet twice within the eight.
"""

from __future__ import annotations

import argparse
import csv
import math
import random
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations, permutations
from pathlib import Path

RATINGS = Path(__file__).resolve().parent.parent / "src/mlcareer/data/facts/trait-ratings.csv"
SEED = 1
ORDERS = 4000
SETS = 8
PAIRS = 6
BETA = 0.55  # slope of a best-worst answer, the same as in the matcher
MOST_PAIRS_OF_A_TRAIT = 2

Matrix = Mapping[str, Mapping[str, float]]
Set = tuple[str, ...]


def read_ratings(path: Path) -> dict[str, dict[str, float]]:
    """Specialization -> trait -> mean rating, both in the order of the file."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(line for line in lines if not line.startswith("#"))
        matrix: dict[str, dict[str, float]] = {}
        for row in rows:
            matrix.setdefault(row["specialization"], {})[row["trait"]] = float(row["value"])
    return matrix


def centred(matrix: Matrix) -> dict[str, dict[str, float]]:
    """The same matrix with the mean of each row taken away: shape without height."""
    means = {name: math.fsum(row.values()) / len(row) for name, row in matrix.items()}
    return {name: {t: value - means[name] for t, value in row.items()} for name, row in matrix.items()}


def chord_sets(order: Sequence[str]) -> tuple[Set, ...]:
    """Eight sets of four from an order of 16 traits: each trait twice, no two traits together twice."""
    sets: list[list[str]] = [[] for _ in range(SETS)]
    for k, trait in enumerate(order):
        first, step = k % SETS, 1 if k < SETS else 2
        sets[first].append(trait)
        sets[(first + step) % SETS].append(trait)
    return tuple(tuple(members) for members in sets)


class Information:
    """Mutual information, in nats, between the answer to a set and the specialization.

    All specializations are equally likely. ``I = H(answer) - mean over s of H(answer | s)``, the
    answer being one of the 12 ordered pairs (first, last) with log-odds
    ``BETA * (d[s][first] - d[s][last])``.
    """

    def __init__(self, matrix: Matrix) -> None:
        """Keep the row-centred matrix and the order of its traits."""
        self.rows = list(centred(matrix).values())
        self.traits = list(next(iter(matrix.values())))
        self._of = cache(self._compute)

    def of(self, members: Sequence[str]) -> float:
        """The information of one set; the order of its members does not matter."""
        return self._of(tuple(sorted(members, key=self.traits.index)))

    def _compute(self, members: Set) -> float:
        answers = [self._answers(row, members) for row in self.rows]
        together = [math.fsum(column) / len(answers) for column in zip(*answers, strict=True)]
        return _entropy(together) - math.fsum(map(_entropy, answers)) / len(answers)

    @staticmethod
    def _answers(row: Mapping[str, float], members: Set) -> list[float]:
        odds = [math.exp(BETA * (row[first] - row[last])) for first, last in permutations(members, 2)]
        total = math.fsum(odds)
        return [odd / total for odd in odds]


def _entropy(shares: Sequence[float]) -> float:
    return -math.fsum(share * math.log(share) for share in shares)


def meetings(sets: Sequence[Set]) -> Counter[frozenset[str]]:
    """How often each two traits stand in one set."""
    return Counter(frozenset(pair) for members in sets for pair in combinations(members, 2))


def search(
    information: Information, draw: random.Random, orders: int, before: Sequence[Set] = ()
) -> tuple[Set, ...]:
    """The best eight sets of so many random orders.

    Of the hundredth part of the orders whose traits met least in the sets ``before``, the one with
    the most information; without such sets, of all orders. No set of four traits is taken twice.
    """
    met = meetings(before)
    known = {frozenset(members) for members in before}
    found: list[tuple[int, float, tuple[Set, ...]]] = []
    order = list(information.traits)
    for _ in range(orders):
        draw.shuffle(order)
        sets = chord_sets(order)
        if known.isdisjoint(map(frozenset, sets)):
            again = sum(met[pair] for pair in meetings(sets))
            found.append((again, math.fsum(map(information.of, sets)), sets))
    if not found:
        sys.exit(f"error: no order of {orders} gives sets that are new; try more with --orders")
    most = sorted(again for again, _, _ in found)[len(found) // 100]
    return max((row for row in found if row[0] <= most), key=lambda row: row[1])[2]


def closest(matrix: Matrix) -> Iterator[tuple[str, str, float]]:
    """All pairs of specializations, nearest first, with their Euclidean distance."""
    found = [
        (math.dist(list(matrix[one].values()), list(matrix[other].values())), one, other)
        for one, other in combinations(matrix, 2)
    ]
    for distance, one, other in sorted(found):
        yield one, other, distance


def trade_offs(matrix: Matrix) -> Iterator[tuple[str, str, float, str, str, float]]:
    """For each of the six closest pairs of specializations the two traits that part them most.

    No trait stands in more than two pairs and no two pairs hold the same two traits. Yields both
    specializations, their distance, both traits and how far apart the two differ in them.
    """
    used: Counter[str] = Counter()
    taken: set[tuple[str, str]] = set()
    for one, other, distance in list(closest(matrix))[:PAIRS]:
        # Row means cancel in the difference of differences, so the raw matrix will do.
        apart = {t: matrix[one][t] - matrix[other][t] for t in matrix[one]}
        free = [t for t in apart if used[t] < MOST_PAIRS_OF_A_TRAIT]
        i, j = max(
            (pair for pair in combinations(free, 2) if pair not in taken),
            # Rounded, so that the last bits of a float do not decide between equals.
            key=lambda pair: round(abs(apart[pair[0]] - apart[pair[1]]), 6),
        )
        used.update((i, j))
        taken.add((i, j))
        yield one, other, distance, i, j, abs(apart[i] - apart[j])


def report(matrix: Matrix, seed: int, orders: int) -> Iterator[str]:
    """The lines to print: 24 sets in three blocks of eight, then the pairs."""
    information = Information(matrix)
    draw = random.Random(seed)
    kept: list[Set] = []
    for title in ("core", "second block", "third block"):
        sets = search(information, draw, orders, kept)
        again = sum(meetings(kept)[pair] for pair in meetings(sets))
        total = math.fsum(map(information.of, sets))
        yield f"{title}: {total:.3f} nats, {again} of 48 meetings are not the first"
        for number, members in enumerate(sets, start=len(kept) + 1):
            yield f"  set-{number:02}  {' '.join(members):28}  {information.of(members):.3f}"
        kept.extend(sets)
    yield "pairs, for the six closest pairs of specializations"
    for number, (one, other, distance, i, j, gap) in enumerate(trade_offs(matrix), start=1):
        yield f"  pair-{number}  {i} {j}  apart {gap:.2f}  ({one} - {other}, distance {distance:.2f})"


def main() -> None:
    """Read the arguments, print the report."""
    parser = argparse.ArgumentParser(description="Derive sets and pairs from the trait ratings.")
    parser.add_argument("ratings", nargs="?", type=Path, default=RATINGS, help="trait-ratings.csv")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--orders", type=int, default=ORDERS, help="random orders tried for each block")
    given = parser.parse_args()
    for line in report(read_ratings(given.ratings), given.seed, given.orders):
        sys.stdout.write(line + "\n")


if __name__ == "__main__":
    main()
