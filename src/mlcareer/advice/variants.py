"""What a seed decides: the order of sets, the places of options, which problem of each is shown."""

from __future__ import annotations

import hashlib
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


def variants(candidate: Candidate, seed: int) -> tuple[OpenProblem, ...]:
    """The problems of a specialization, beginning with one that the seed draws.

    Drawn by a hash and not by a generator, since it is needed of all at once.
    """
    problems = candidate.problems
    digest = hashlib.blake2b(f"{seed}/{candidate.id}".encode(), digest_size=4).digest()
    start = int.from_bytes(digest) % max(1, len(problems))
    return problems[start:] + problems[:start]


def shown_problem(candidate: Candidate, seed: int) -> OpenProblem:
    """The problem of a specialization that stands on the tick screen."""
    return variants(candidate, seed)[0]


def other_problem(candidate: Candidate, seed: int, seen: Collection[str]) -> OpenProblem:
    """Another problem of a specialization for a problem set: neither shown on the tick screen nor ticked."""
    shown, *others = variants(candidate, seed)
    return next((problem for problem in others if problem.id not in seen), others[0] if others else shown)
