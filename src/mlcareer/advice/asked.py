"""Where the asking about interests stands, worked out from the answers alone (matching.md 9)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from mlcareer.advice.answers import SKIP, Answers, Picks, Value
from mlcareer.advice.likes import contributions, fit, four_of, likes_of, posterior, without_ratings
from mlcareer.advice.tables import PROBLEM_SET, Row, Tables


@dataclass(frozen=True)
class State:
    """Where the asking stands: what was asked of the choices, F and p by what was answered.

    ``passed`` are questions that a replay lacks, ``passed_fours`` the problem sets.
    """

    asked: tuple[str, ...]
    likes: Mapping[str, Value]
    p: Sequence[float]
    used: frozenset[int]
    seed: int
    tables: Tables
    by_request: bool = False
    passed: Collection[str] = ()
    passed_fours: Collection[frozenset[int]] = ()

    @property
    def answered(self) -> int:
        """How many choices were answered; skips do not count."""
        return len(self.likes)

    @property
    def skips(self) -> int:
        """How many choices were asked and skipped."""
        return len(self.asked) - len(self.likes)

    @property
    def limit(self) -> int:
        """How many choices may be answered: 18, by request 26."""
        constants = self.tables.constants
        return constants.most_by_request if self.by_request else constants.most_asked

    @property
    def shown_limit(self) -> int:
        """How many choices may be shown: the limit, and one more for every skip above four."""
        return self.limit + max(0, self.skips - self.tables.constants.free_skips)

    @property
    def left(self) -> int:
        """How many choices may still be shown before a limit is reached."""
        return max(0, min(self.shown_limit - len(self.asked), self.limit - self.answered))

    @property
    def due_problem_sets(self) -> int:
        """How many problem sets must still be asked; one that was wanted and not to be had counts."""
        had = sum(name.startswith(PROBLEM_SET) for name in self.asked) + len(self.passed_fours)
        return max(0, self.tables.constants.least_problem_sets - had)


def state_of(
    answers: Answers,
    tables: Tables,
    by_request: bool = False,
    passed: Collection[str] = (),
    passed_fours: Collection[frozenset[int]] = (),
) -> State:
    """The state of asking after these answers; ratings close the part and never decide its stop."""
    asked = tuple(name for name in answers.values if tables.is_interest(name) and name not in tables.ratings)
    likes = without_ratings(likes_of(answers, tables), tables)
    p = posterior(fit(contributions(likes, tables).values(), tables), tables.constants.tempering)
    used = _used_in_problem_sets(answers, asked, tables)
    return State(asked, likes, p, used, answers.seed, tables, by_request, passed, passed_fours)


def first_asked(answers: Answers, choices: Sequence[str]) -> Answers:
    """The answers to these choices alone, in the order given."""
    return Answers({name: answers.values[name] for name in choices}, answers.seed)


def _used_in_problem_sets(answers: Answers, asked: Sequence[str], tables: Tables) -> frozenset[int]:
    """The specializations that stood in a problem set already, in a skipped one too."""
    used: set[int] = set()
    for name in asked:
        value = answers.values[name]
        if isinstance(value, Picks) and name.startswith(PROBLEM_SET):
            used.update(four_of(value, tables))
        elif value == SKIP and name.startswith(PROBLEM_SET):
            used.update(_four_when_skipped(answers, name, tables, used))
    return frozenset(used)


def _four_when_skipped(answers: Answers, name: str, tables: Tables, used: Collection[int]) -> tuple[int, ...]:
    """The four that a skipped set held: the leaders by what had been answered before it."""
    before = list(answers.values)[: list(answers.values).index(name)]
    earlier = Answers({key: answers.values[key] for key in before}, answers.seed)
    likes = without_ratings(likes_of(earlier, tables), tables)
    p = posterior(fit(contributions(likes, tables).values(), tables), tables.constants.tempering)
    return leading_four(p, used, tables)


def leading_four(p: Row, used: Collection[int], tables: Tables) -> tuple[int, ...]:
    """The four that lead by p and stood in no problem set yet; empty where fewer are left."""
    free = [one for one in range(len(p)) if one not in used and tables.model.candidates[one].problems]
    leaders = sorted(free, key=lambda one: (-p[one], tables.ids[one]))[:4]
    return tuple(sorted(leaders)) if len(leaders) == 4 else ()
