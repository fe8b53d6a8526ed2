"""The adaptive order replayed over answers that are all there already (matching.md 12.3)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from mlcareer.advice.answers import SKIP, Answers, Picks
from mlcareer.advice.asked import state_of
from mlcareer.advice.fit import Times, rank, shortlist_from
from mlcareer.advice.likes import four_of, likes_of
from mlcareer.advice.profile import Profile
from mlcareer.advice.questions import Done, StoppedBy, Wanted, next_choice, next_closing
from mlcareer.advice.ranking import Match
from mlcareer.advice.tables import PROBLEM_SET, Tables


@dataclass(frozen=True)
class Adaptive:
    """What the adaptive order would have asked of these answers, and whether the result is the same.

    ``asked`` counts the choices before the stop and ``closing`` the ratings after it, of ``given``
    questions on interests; ``missing`` were wanted and are not there. ``order`` names those asked.
    """

    asked: int
    closing: int
    given: int
    missing: int
    stopped_by: StoppedBy
    same_first: bool
    same_shortlist: bool
    same_order: bool
    largest_difference: float
    order: tuple[str, ...]
    shortlist_of_all: tuple[str, ...]
    shortlist_of_asked: tuple[str, ...]


@dataclass(frozen=True)
class Replayed:
    """The answers that the adaptive order would have asked for, and how the asking ended.

    ``separates`` names for each question the two specializations that it told apart best when it was
    asked: for a review, and never shown before the answer.
    """

    answers: Answers
    order: tuple[str, ...]
    closing: tuple[str, ...]
    missing: int
    stopped_by: StoppedBy
    separates: Mapping[str, tuple[str, ...]]


def replayed(answers: Answers, tables: Tables) -> Replayed:
    """Ask in the adaptive order, take each answer from those given, pass over what is missing."""
    so_far = Answers(seed=answers.seed)
    order: list[str] = []
    separates: dict[str, tuple[str, ...]] = {}
    passed: set[str] = set()
    passed_fours: set[frozenset[int]] = set()
    while True:
        choice = next_choice(state_of(so_far, tables, False, passed, passed_fours))
        if isinstance(choice, Done):
            break
        found = _given(choice, answers, order, tables)
        if found:
            so_far = so_far.put(choice.question, answers.values[found])
            order.append(found)
            separates[found] = choice.separates
        elif choice.options:
            passed_fours.add(_four(choice, tables))
        else:
            passed.add(choice.question)
    closing = _closing(so_far, answers, tables)
    for name in closing:
        so_far = so_far.put(name, answers.values[name])
    missing = len(passed) + len(passed_fours)
    return Replayed(so_far, tuple(order), closing, missing, choice.reason, separates)


def _four(wanted: Wanted, tables: Tables) -> frozenset[int]:
    return frozenset(tables.problems[problem.id].of for problem in wanted.options)


def _given(wanted: Wanted, answers: Answers, order: list[str], tables: Tables) -> str:
    """The id under which the answers hold what is wanted; empty where they do not.

    A problem set is held where one is over the same four specializations, under whatever number.
    """
    if not wanted.options:
        return wanted.question if wanted.question in answers.values else ""
    four = _four(wanted, tables)
    held = (
        name
        for name, value in answers.values.items()
        if name.startswith(PROBLEM_SET) and name not in order and isinstance(value, Picks)
        if frozenset(four_of(value, tables)) == four
    )
    skipped = wanted.question if answers.values.get(wanted.question) == SKIP else ""
    return next(held, skipped)


def _closing(so_far: Answers, answers: Answers, tables: Tables) -> tuple[str, ...]:
    """The two closing ratings, as far as the answers hold them."""
    asked = so_far
    closing: list[str] = []
    while name := next_closing(asked, state_of(asked, tables)):
        asked = asked.put(name, answers.values.get(name, SKIP))
        closing.append(name)
    return tuple(name for name in closing if name in answers.values)


def replay(
    answers: Answers,
    tables: Tables,
    profile: Profile,
    times: Times | None = None,
    background: bool = True,
) -> Adaptive:
    """How the result on the adaptively asked answers compares with that on all; changes nothing.

    ``profile`` is the one read from these answers; everything but its likes stays as it is.
    """
    found = replayed(answers, tables)
    asked_profile = replace(profile, likes=likes_of(found.answers, tables))
    matches = rank(profile, tables, times, background)
    fewer = rank(asked_profile, tables, times, background)
    whole = shortlist_from(matches, profile, tables, times, background).ids
    part = shortlist_from(fewer, asked_profile, tables, times, background).ids
    points, points_asked = _points(matches), _points(fewer)
    return Adaptive(
        asked=len(found.order),
        closing=len(found.closing),
        given=sum(tables.is_interest(name) for name in answers.values),
        missing=found.missing,
        stopped_by=found.stopped_by,
        same_first=_first(matches) == _first(fewer),
        same_shortlist=set(whole) == set(part),
        same_order=whole == part,
        largest_difference=max((abs(points[name] - points_asked[name]) for name in points), default=0.0),
        order=found.order,
        shortlist_of_all=whole,
        shortlist_of_asked=part,
    )


def _points(matches: tuple[Match, ...]) -> Mapping[str, float]:
    return {match.id: match.points for match in matches}


def _first(matches: tuple[Match, ...]) -> frozenset[str]:
    return frozenset(match.id for match in matches if match.rank == 1)
