"""Proof that the matcher has no favourites: fans, random answerers, ties, stability (matching.md 15.3).

Everything is simulated and the seed is an argument: no person was measured.
"""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from mlcareer.advice.answers import Answers, Picks, Value
from mlcareer.advice.confidence import LIST_WORDS
from mlcareer.advice.fit import rank, shortlist_from
from mlcareer.advice.likes import likes_of
from mlcareer.advice.profile import Profile
from mlcareer.advice.questions import Done, Wanted, next_interest
from mlcareer.advice.ranking import Match, Shortlist
from mlcareer.advice.tables import TICKS, QuestionTable, Tables, pick_table
from mlcareer.advice.variants import shown_problem
from mlcareer.knowledge.fields import Goal

MOST_EXPOSURE = 3.0
Answerer = Callable[[Wanted], Value]

NOBODY = Profile(
    seed=0, likes={}, background=(), tasters={}, levels={}, unproved=frozenset(), invented_tool=False,
    recent_hours=(), hours_per_week=None, slots=(), weeks=None, by="", budget=None, hardware=(),
    degree=None, job_soon=None, goal=Goal.JUNIOR_ROLE, deal_breakers=(), languages=(), style=(),
    priorities=(), set_aside=(), look_at=(), torn_between=(), plan_for="", route="", costs={}, assumed=(),
)  # fmt: skip


@dataclass(frozen=True)
class Fan:
    """How the sincere fan of one specialization fares: rank and points behind the first."""

    specialization: str
    rank: int
    behind: float
    asked: int


@dataclass(frozen=True)
class Fairness:
    """What was found; ``faults`` names every broken promise, and is empty where all hold.

    ``exposure`` is how many times its fair share each specialization came first among ``people``
    random answerers; ``unsure`` the share of these whose list is called weak or rough; ``ties`` the
    share with more than one on rank 1; ``stable`` the mean share of one-step changes that keep first
    place among the fans.
    """

    seed: int
    people: int
    all_asked: tuple[Fan, ...]
    stop_rule: tuple[Fan, ...]
    exposure: Mapping[str, float]
    unsure: float
    ties: float
    stable: float
    questions: float
    faults: tuple[str, ...]


def fairness(tables: Tables, seed: int = 0, people: int = 200) -> Fairness:
    """Every check on one set of tables; takes some milliseconds a person."""
    all_asked = tuple(_fan(name, fan_answers_to_all(name, tables), tables) for name in tables.ids)
    runs = {name: asked_by_rule(fan_of(name, tables), tables, seed) for name in tables.ids}
    stop_rule = tuple(_fan(name, answers, tables) for name, answers in runs.items())
    stable = [_stable(answers, tables) for answers in runs.values()]
    shortlists = list(_random_people(tables, seed, people))
    firsts = Counter(match.id for matches, _ in shortlists for match in _first(matches))
    tied = sum(len(_first(matches)) > 1 for matches, _ in shortlists)
    total = max(1, sum(firsts.values()))
    exposure = {name: firsts[name] * len(tables.ids) / total for name in tables.ids}
    unsure = sum(shortlist.confidence.list in LIST_WORDS[:2] for _, shortlist in shortlists)
    found = Fairness(
        seed=seed,
        people=people,
        all_asked=all_asked,
        stop_rule=stop_rule,
        exposure=exposure,
        unsure=unsure / max(1, people),
        ties=tied / max(1, people),
        stable=sum(stable) / len(stable),
        questions=sum(fan.asked for fan in stop_rule) / len(stop_rule),
        faults=(),
    )
    return replace(found, faults=tuple(faults_in(found)))


def faults_in(found: Fairness) -> Iterator[str]:
    """Every promise that is broken, in words."""
    for asked, fans in (("everything asked", found.all_asked), ("the stop rule", found.stop_rule)):
        for fan in fans:
            if fan.rank > 1:
                behind = f"{fan.behind:.1f} points behind the first"
                yield f"{fan.specialization}: with {asked} its fan has it {behind}"
    for name, times in found.exposure.items():
        if times > MOST_EXPOSURE:
            yield f"{name}: first for random answerers {times:.1f} times its fair share"
    if found.people and found.unsure <= 0.5:
        yield f"only {found.unsure:.0%} of random answerers are told that their list is weak or rough"


def fan_of(specialization: str, tables: Tables) -> Answerer:
    """Who answers every question as the specialization's own profile makes likeliest, without noise.

    Sets, pairs and ratings by its row of d, the tick screen with its own problem, problem sets by its
    K; ties go to the option that comes first.
    """
    own = tables.index[specialization]

    def answer(wanted: Wanted) -> Value:
        if wanted.question == TICKS:
            return (tables.model.candidates[own].problems[0].id,)
        if wanted.options:
            near = [tables.nearness[own][tables.problems[problem.id].of] for problem in wanted.options]
            return picked([problem.id for problem in wanted.options], near, problems=True)
        return likeliest(tables.choices[wanted.question], own)

    return answer


def picked(names: Sequence[str], strengths: Sequence[float], problems: bool = False) -> Picks:
    """First and last by strength; equal strengths go to the one that comes first."""
    best = max(range(len(names)), key=lambda place: (strengths[place], -place))
    worst = min(
        (place for place in range(len(names)) if place != best), key=lambda place: (strengths[place], place)
    )
    others = tuple(name for place, name in enumerate(names) if place not in (best, worst))
    return Picks(names[best], names[worst], others if problems else ())


def likeliest(table: QuestionTable, of: int) -> Value:
    """The answer to a question on kinds of work that is likeliest for one specialization."""
    answers = list(table.answers)
    best = max(answers, key=lambda answer: (table.L[table.answers[answer]][of], -table.answers[answer]))
    if isinstance(best, tuple):
        return Picks(*best)
    assert isinstance(best, int | str)
    return best


def fan_answers_to_all(specialization: str, tables: Tables) -> Answers:
    """The fan's answers to the whole bank: all sets, pairs, ratings, the tick screen and problem sets."""
    answer = fan_of(specialization, tables)
    names = [TICKS] if TICKS in tables.questions else []
    answers = Answers()
    for name in (*names, *tables.choices):
        answers = answers.put(name, answer(Wanted(name, (), (), "adaptive")))
    return _with_problem_sets(answers, answer, tables)


def _with_problem_sets(answers: Answers, answer: Answerer, tables: Tables) -> Answers:
    """The same with every problem set there is, each of the next four in the order of ids."""
    for number in range(tables.constants.most_problem_sets):
        four = tables.model.candidates[4 * number : 4 * number + 4]
        name = f"problems-{number + 1}"
        if len(four) == 4 and name in tables.questions and all(one.problems for one in four):
            wanted = Wanted(name, tuple(one.problems[-1] for one in four), (), "adaptive")
            answers = answers.put(name, answer(wanted))
    return answers


def asked_by_rule(answer: Answerer, tables: Tables, seed: int) -> Answers:
    """The answers of somebody who is asked until the stop rule and the closing ratings are through."""
    answers = Answers(seed=seed)
    while True:
        wanted = next_interest(answers, tables)
        if isinstance(wanted, Done) or wanted.why == "background":
            return answers
        answers = answers.put(wanted.question, answer(wanted))


def random_answerer(draw: random.Random, tables: Tables) -> Answerer:
    """Who answers everything at random: a third of the problems ticked, any pick as likely as another."""

    def answer(wanted: Wanted) -> Value:
        if wanted.question == TICKS:
            shown = [one.problems[0].id for one in tables.model.candidates if one.problems]
            return tuple(name for name in shown if draw.random() < 1 / 3)
        if wanted.options:
            first, last, *others = draw.sample([problem.id for problem in wanted.options], 4)
            return Picks(first, last, tuple(others))
        chosen = draw.choice(list(tables.choices[wanted.question].answers))
        if isinstance(chosen, tuple):
            return Picks(*chosen)
        assert isinstance(chosen, int | str)
        return chosen

    return answer


def believer(specialization: str, draw: random.Random, tables: Tables) -> Answerer:
    """Who answers as the model expects of people of one specialization: every answer as likely as it says."""
    own = tables.index[specialization]
    constants = tables.constants

    def answer(wanted: Wanted) -> Value:
        if wanted.question == TICKS:
            pulls = [constants.tick_slope * near - constants.tick_threshold for near in tables.nearness[own]]
            shown = zip(pulls, tables.model.candidates, strict=True)
            return tuple(
                shown_problem(candidate, 0).id
                for pull, candidate in shown
                if candidate.problems and draw.random() < 1 / (1 + math.exp(-pull))
            )
        if wanted.options:
            near = [
                constants.problem_slope * tables.nearness[own][tables.problems[one.id].of]
                for one in wanted.options
            ]
            first, last = _drawn(
                pick_table([one.id for one in wanted.options], [[pull] for pull in near]), 0, draw
            )
            others = tuple(one.id for one in wanted.options if one.id not in (first, last))
            return Picks(first, last, others)
        chosen = _drawn(tables.choices[wanted.question], own, draw)
        return Picks(*chosen) if isinstance(chosen, tuple) else chosen

    return answer


def _drawn(table: QuestionTable, of: int, draw: random.Random) -> Any:
    """An answer drawn by its likelihood."""
    return draw.choices(list(table.answers), [row[of] for row in table.P])[0]


def profile_of(answers: Answers, tables: Tables) -> Profile:
    """A profile that holds nothing but these answers on kinds of work and problems."""
    return replace(NOBODY, seed=answers.seed, likes=likes_of(answers, tables))


def _fan(specialization: str, answers: Answers, tables: Tables) -> Fan:
    matches = rank(profile_of(answers, tables), tables)
    own = next(match for match in matches if match.id == specialization)
    most = max(match.points for match in matches)
    asked = sum(name not in tables.ratings for name in answers.values)
    return Fan(specialization, own.rank, most - own.points, asked)


def _stable(answers: Answers, tables: Tables) -> float:
    profile = profile_of(answers, tables)
    sure = shortlist_from(rank(profile, tables), profile, tables).confidence
    return sure.stable / max(1, sure.changes)


def _random_people(tables: Tables, seed: int, people: int) -> Iterator[tuple[tuple[Match, ...], Shortlist]]:
    for person in range(people):
        draw = random.Random(f"{seed}/random person {person}")
        profile = profile_of(asked_by_rule(random_answerer(draw, tables), tables, seed + person), tables)
        matches = rank(profile, tables)
        yield matches, shortlist_from(matches, profile, tables)


def _first(matches: Sequence[Match]) -> list[Match]:
    return [match for match in matches if match.rank == 1]
