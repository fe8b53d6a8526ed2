"""The rules of the knowledge base over all written records, each a small generator."""

from __future__ import annotations

from mlcareer.errors import Problem
from mlcareer.knowledge.written import Written


def check(written: Written, complete: bool = True) -> tuple[Problem, ...]:
    """Every problem."""
    return tuple(sorted(set(written.problems)))
