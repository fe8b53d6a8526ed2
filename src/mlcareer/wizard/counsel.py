"""What the flow asks advice for: functions and tables, handed in so that the flow knows no base."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from mlcareer.advice.answers import Answers, Value
from mlcareer.advice.profile import Proposal
from mlcareer.knowledge.asking import Option, Question


@dataclass(frozen=True)
class Wish:
    """The interest question that comes next, its options in the order to show, and what it separates."""

    question: str
    options: tuple[Option, ...] = ()
    separates: tuple[str, ...] = ()


@dataclass(frozen=True)
class Enough:
    """No interest question is wanted any more, and why."""

    reason: str


@dataclass(frozen=True)
class Standing:
    """Where one specialization stands, in words: "=1", its points, two reasons, all reasons."""

    id: str
    name: str
    rank: str = ""
    points: int = 0
    gist: str = ""
    summary: str = ""
    reasons: tuple[str, ...] = ()
    aside: str = ""


@dataclass(frozen=True)
class Listed:
    """The shortlist best first, all others by name, and the words on how sure it is.

    ``rows`` is empty where the answers cannot tell, and ``because`` says so.
    """

    rows: tuple[Standing, ...]
    others: tuple[Standing, ...] = ()
    says: str = ""
    because: str = ""

    @property
    def ids(self) -> tuple[str, ...]:
        """The shortlist's ids, best first."""
        return tuple(row.id for row in self.rows)

    def get(self, id: str) -> Standing | None:
        """Where the specialization with this id stands; none where there is no such one."""
        return next((row for row in (*self.rows, *self.others) if row.id == id), None)


def nothing(answers: Answers) -> tuple[str, ...]:
    """No skill beside those that are asked."""
    return ()


def nobody(skill: str, answers: Answers) -> tuple[str, ...]:
    """No specialization is named under the question."""
    return ()


@dataclass(frozen=True)
class Counsel:
    """Everything the flow needs to know of the bank and of the matcher.

    ``facts`` and ``on_request`` are question ids in the order of asking; ``skills_for`` gives skill
    ids by the answers, ``needed_for`` the names of the specializations that need a skill;
    ``problem`` gives an open problem by its id, ``proposals`` what was read elsewhere, by question,
    ``meanings`` what a word means, by vocabulary and word.
    """

    question: Callable[[str], Question]
    options: Callable[[Question, Answers], Sequence[Option]]
    fault: Callable[[str, Value], str]
    next_interest: Callable[[Answers, int], Wish | Enough]
    questions_left: Callable[[Answers, int], tuple[int, int]]
    enough: Callable[[Answers], bool]
    listed: Callable[[Answers], Listed]
    skills_for: Callable[[Answers], Sequence[str]]
    facts: tuple[str, ...]
    names: Mapping[str, str]
    problem: Callable[[str], Option]
    on_request: tuple[str, ...] = ()
    needed_for: Callable[[str, Answers], Sequence[str]] = nobody
    more_skills: Callable[[Answers], Sequence[str]] = nothing
    summaries: Mapping[str, str] = field(default_factory=dict)
    skill_names: Mapping[str, str] = field(default_factory=dict)
    meanings: Mapping[str, str] = field(default_factory=dict)
    proposals: Mapping[str, Proposal] = field(default_factory=dict)
