"""Answers: question id to value, exactly as saved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

SKIP = "skip"
NOT_SURE = "not-sure"
ANSWERS_VERSION = 1


@dataclass(frozen=True)
class Picks:
    """First and last of a set of four; a problem set also names the other two."""

    best: str
    worst: str
    others: tuple[str, ...] = ()


Value = int | float | str | tuple[str, ...] | tuple[float, ...] | Picks


@dataclass(frozen=True)
class Answers:
    """Every answer by question id, in the order given; ``SKIP`` = asked and not answered.

    ``seed`` fixes the order of questions and the places of options; ``model`` is the stamp of the
    matcher that the answers were saved under, empty where none is known.
    """

    values: Mapping[str, Value] = field(default_factory=dict)
    seed: int = 0
    model: str = ""

    def put(self, question: str, value: Value) -> Answers:
        """The same answers with this one given or replaced."""
        return replace(self, values={**self.values, question: value})

    def drop(self, question: str) -> Answers:
        """The same answers without this one."""
        return replace(self, values={key: value for key, value in self.values.items() if key != question})

    def answered(self, question: str) -> bool:
        """Whether the question has a value that is no skip."""
        return question in self.values and self.values[question] != SKIP
