"""What ``mlcareer explain`` answers: one specialization, its points line by line, and what would change them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from mlcareer.advice.document import Actions, KnowledgeStamp
from mlcareer.advice.ranking import Band, Confidence, LineName
from mlcareer.advice.report import Written


@dataclass(frozen=True)
class Reason:
    """One answer or fact with its points; ``whole`` are points that add up when printed.

    ``asked_because`` names the two specializations that the question told apart when it was asked.
    """

    line: LineName
    question: str
    points: float
    whole: int
    text: str
    asked_because: str | None = field(default=None, kw_only=True)


@dataclass(frozen=True)
class Subject:
    """The points of one trait, of problems, of a fact, or of the rest."""

    id: str
    name: str
    points: float
    whole: int


@dataclass(frozen=True)
class Explained:
    """Where the specialization stands; without rank and band where it is set aside."""

    id: str
    name: str
    rank: int | None = field(default=None, kw_only=True)
    band: Band | None = field(default=None, kw_only=True)
    points: float
    whole: int
    set_aside: str


@dataclass(frozen=True)
class Rival:
    """Another one beside it: the lines say why the first stands before the second; they add up to ``ahead``."""

    id: str
    name: str
    points: float
    ahead: float
    whole: int
    lines: tuple[Reason, ...]


@dataclass(frozen=True)
class Otherwise:
    """Something given otherwise, after which ``first`` would lead or the time line would move."""

    question: str
    value: Written
    first: str
    lead: float
    text: str
    command: tuple[str, ...]


@dataclass(frozen=True)
class Advice:
    """One level more of a skill: hours saved, the time line before and after, and whom it passes."""

    skill: str
    level: int
    hours: float
    before: float
    after: float
    passes: tuple[str, ...]
    text: str
    command: tuple[str, ...]


@dataclass(frozen=True)
class Steps:
    """After how many of all one-step changes to the answers it would be first."""

    first: int
    changes: int
    text: str


@dataclass(frozen=True)
class Ahead:
    """How often it would be ahead of another if every trait value of ours erred (share from 0 to 1)."""

    id: str
    name: str
    share: float
    text: str


@dataclass(frozen=True)
class ExplainReport:
    """What ``mlcareer explain`` answers."""

    schema: str
    knowledge: KnowledgeStamp
    answers_used: Mapping[str, Written]
    explained: Explained
    because: str
    reasons: tuple[Reason, ...]
    subjects: tuple[Subject, ...]
    rival: Rival | None = field(default=None, kw_only=True)
    without_background: float | None = field(default=None, kw_only=True)
    answers: tuple[Otherwise, ...]
    skills: tuple[Advice, ...]
    facts: tuple[Otherwise, ...]
    notes: tuple[str, ...]
    steps: Steps
    ahead: tuple[Ahead, ...]
    confidence: Confidence
    next_actions: Actions
