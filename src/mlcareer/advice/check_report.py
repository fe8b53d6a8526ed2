"""What ``mlcareer check`` answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from mlcareer.advice.document import Actions, KnowledgeStamp
from mlcareer.errors import Problem
from mlcareer.knowledge.sampling import SampledFact


@dataclass(frozen=True)
class CheckReport:
    """What ``mlcareer check`` answers."""

    schema: str
    knowledge: KnowledgeStamp
    checked: tuple[str, ...]
    counts: Mapping[str, int]
    problems: tuple[Problem, ...]
    sample: tuple[SampledFact, ...]
    next_actions: Actions
