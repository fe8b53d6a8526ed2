"""What a seed decides: the order of sets, the places of options, which problem of each is shown."""

from __future__ import annotations

import random
from collections.abc import Collection, Sequence
from typing import TypeVar

from mlcareer.knowledge.model import Candidate
from mlcareer.knowledge.specialization import OpenProblem

T = TypeVar("T")


def shuffled(these: Sequence[T], seed: int, place: str) -> tuple[T, ...]:
    """These in an order that the seed and the place alone decide."""
    order = list(these)
    random.Random(f"{seed}/{place}").shuffle(order)
    return tuple(order)


def shown_problem(candidate: Candidate, seed: int) -> OpenProblem:
    """The problem of a specialization that stands on the tick screen."""
    return shuffled(candidate.problems, seed, candidate.id)[0]


def other_problem(candidate: Candidate, seed: int, seen: Collection[str]) -> OpenProblem:
    """Another problem of a specialization for a problem set: neither shown on the tick screen nor ticked."""
    shown, *others = shuffled(candidate.problems, seed, candidate.id)
    return next((problem for problem in others if problem.id not in seen), others[0] if others else shown)
