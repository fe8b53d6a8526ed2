"""What the matcher needs of the base, as one row: traits, questions and the 28 as candidates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from mlcareer.knowledge.asking import Question, Trait
from mlcareer.knowledge.fields import Breadth, Degree
from mlcareer.knowledge.specialization import OpenProblem


@dataclass(frozen=True)
class Candidate:
    """One specialization as the matcher sees it.

    ``traits`` are the mean ratings in the order of ``Model.traits``; ``brings`` maps a domain of
    experience to its weight (0 to 1); ``free_hardware`` says that a way without buying exists.
    """

    id: str
    name: str
    family: str
    summary: str
    traits: tuple[float, ...]
    problems: tuple[OpenProblem, ...]
    brings: Mapping[str, float]
    breadth: Breadth
    education: Degree
    free_hardware: bool
    deal_breakers: tuple[str, ...]
    siblings: tuple[str, ...]
    draft: bool


@dataclass(frozen=True)
class Model:
    """Traits in bank order, all questions in bank order, candidates sorted by id."""

    traits: tuple[Trait, ...]
    questions: tuple[Question, ...]
    candidates: tuple[Candidate, ...]
