"""How long the matcher takes on the shipped base: medians, 95th percentiles, and ratios to one pass.

Run: ``python benchmarks/matching/speed.py [--people N] [--seed N]`` from a checkout. Times differ by
machine; what can be compared is the last column, in units of adding up one list of 28 numbers 100
times in the same run. Times are those of the process, so other programs count for little.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Callable
from statistics import median
from typing import TypeVar

from mlcareer.advice.answers import Answers
from mlcareer.advice.explain import contrast, turns
from mlcareer.advice.fairness import profile_of, random_answerer
from mlcareer.advice.fit import rank, ranking
from mlcareer.advice.questions import Done, next_interest, questions_left
from mlcareer.advice.tables import build_tables
from mlcareer.knowledge.base import open_base

T = TypeVar("T")


class Clock:
    """Milliseconds spent in each named piece of work."""

    def __init__(self) -> None:
        """Nothing measured yet."""
        self.spent: dict[str, list[float]] = {}

    def of(self, name: str, work: Callable[[], T]) -> T:
        """Do the work and note how long it took."""
        start = time.process_time_ns()
        result = work()
        self.spent.setdefault(name, []).append((time.process_time_ns() - start) / 1e6)
        return result


def measure(people: int, seed: int) -> Clock:
    """Ask and rank so many random people."""
    clock = Clock()
    with open_base() as base:
        model = base.model()
    for _ in range(10):
        tables = clock.of("build tables", lambda: build_tables(model))
    numbers = [0.1 * place for place in range(28)]
    for person in range(people):
        answer = random_answerer(random.Random(f"{seed}/{person}"), tables)
        answers = Answers(seed=person)
        while True:
            so_far = answers
            wanted = clock.of("next question", lambda now=so_far: next_interest(now, tables))
            if isinstance(wanted, Done) or wanted.why == "background":
                break
            clock.of("questions left", lambda now=so_far: questions_left(now, tables))
            answers = answers.put(wanted.question, answer(wanted))
        profile = profile_of(answers, tables)
        clock.of("one pass", lambda: [sum(numbers) for _ in range(100)])
        clock.of("ranking with reasons", lambda who=profile: rank(who, tables))
        matches, _ = clock.of("whole result", lambda who=profile: ranking(who, tables))
        first, second = matches[0].id, matches[1].id
        clock.of("contrast", lambda a=first, b=second, who=profile: contrast(who, tables, a, b))
        clock.of("one-answer changes", lambda who=profile: turns(who, tables))
    return clock


def main() -> None:
    """Print one line for each piece of work."""
    parser = argparse.ArgumentParser(description="How long the matcher takes.")
    parser.add_argument("--people", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    clock = measure(given.people, given.seed)
    unit = median(clock.spent["one pass"])
    sys.stdout.write(f"{'':24}{'median ms':>10}{'95 % ms':>10}{'passes':>10}\n")
    for name, spent in sorted(clock.spent.items()):
        slowest = sorted(spent)[int(0.95 * len(spent))]
        sys.stdout.write(f"{name:24}{median(spent):10.3f}{slowest:10.3f}{median(spent) / unit:10.1f}\n")


if __name__ == "__main__":
    main()
