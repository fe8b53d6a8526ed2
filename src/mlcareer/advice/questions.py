"""Which question about interests comes next, when to stop, and how many may follow (matching.md 9).

All of it rests on fit alone: p = softmax(T*F) over all specializations. Background, facts, skills
and deal-breakers never change which question comes next, so a replay is exact.
"""

from __future__ import annotations

import math
from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import mul
from typing import Literal

from mlcareer.advice.answers import Answers
from mlcareer.advice.asked import State, first_asked, leading_four, state_of
from mlcareer.advice.calibrated import LEFT, MASS_BANDS
from mlcareer.advice.likes import loadings, problem_table
from mlcareer.advice.tables import BACKGROUND, PROBLEM_SET, TICKS, QuestionTable, Row, Tables
from mlcareer.advice.variants import other_problem, shuffled
from mlcareer.knowledge.specialization import OpenProblem

Why = Literal["opening", "adaptive", "closing", "background"]
StoppedBy = Literal["mass", "information", "limit", "exhausted"]
LEADERS_COMPARED = 8


@dataclass(frozen=True)
class Wanted:
    """The question to ask next; a problem set comes with its four problems in their places.

    ``separates`` names the two specializations that it tells apart best now: kept for the review
    and never shown before the answer.
    """

    question: str
    options: tuple[OpenProblem, ...]
    separates: tuple[str, ...]
    why: Why


@dataclass(frozen=True)
class Done:
    """Nothing is to be asked: why the choices ended, and how many of them were asked."""

    reason: StoppedBy
    asked: int


def next_interest(answers: Answers, tables: Tables, more: int = 0) -> Wanted | Done:
    """The next question of the part on interests, or why there is none.

    First the opening, then by information until the stop, then the two closing ratings and the
    question on background. ``more`` is how many choices beyond the stop of the rule are wanted by
    request; then every set is open, up to 26 choices in all. The order of ``answers.values`` must
    be that in which they were given.
    """
    state = state_of(answers, tables)
    choice = _by_request(answers, state, more) if more else next_choice(state)
    if isinstance(choice, Wanted):
        return choice
    closing = next_closing(answers, state)
    if closing:
        return Wanted(closing, (), (), "closing")
    if BACKGROUND in tables.questions and BACKGROUND not in answers.values:
        return Wanted(BACKGROUND, (), (), "background")
    return choice


def _by_request(answers: Answers, state: State, more: int) -> Wanted | Done:
    """The next choice where so many beyond the stop are wanted."""
    stop = _first_stop(answers, state)
    if stop is None:
        return next_choice(state)
    done, answered = stop
    if state.answered >= answered + more:
        return done
    return next_choice(state_of(answers, state.tables, by_request=True))


def _first_stop(answers: Answers, state: State) -> tuple[Done, int] | None:
    """Where the rule first stopped, in the order given, and how many choices were answered then.

    Looked for in every beginning: what was answered beyond the stop may make the rule want more.
    """
    for count in range(min(state.tables.constants.least_asked, len(state.asked)), len(state.asked) + 1):
        earlier = state_of(first_asked(answers, state.asked[:count]), state.tables)
        choice = next_choice(earlier)
        if isinstance(choice, Done):
            return choice, earlier.answered
    return None


def next_choice(state: State) -> Wanted | Done:
    """The next choice (ticks, sets, pairs) or why they end."""
    if not state.left:
        return Done("limit", len(state.asked))
    opening = _next_opening(state)
    if opening:
        return _wanted(opening, (), state, "opening")
    return _next_by_information(state)


def opening_order(seed: int, tables: Tables) -> tuple[str, ...]:
    """The core sets in the order that the seed gives them; the first four open."""
    return shuffled(tables.core, seed, "core")


def _next_opening(state: State) -> str:
    """The tick screen, then four core sets; empty when they were asked."""
    return next(iter(_opening_left(state)), "")


def _opening_left(state: State) -> list[str]:
    tables = state.tables
    order = [name for name in opening_order(state.seed, tables) if name not in state.passed]
    ticks = [TICKS] if TICKS in tables.questions and TICKS not in state.passed else []
    opening = ticks + order[: tables.constants.opening_sets]
    return [name for name in opening if name not in state.asked]


def _next_by_information(state: State) -> Wanted | Done:
    found = sorted(_open(state), key=lambda one: (-one.information, one.question))
    if not found:
        return Done("exhausted", len(state.asked))
    stop = _stop(state, found[0].information)
    due = state.due_problem_sets
    if due and (stop is not None or state.left <= due):
        for one in found:
            if one.four:
                return _wanted(one.question, one.four, state, "adaptive", one.table)
    if stop is not None:
        return Done(stop, len(state.asked))
    return _wanted(found[0].question, found[0].four, state, "adaptive", found[0].table)


def _stop(state: State, best: float) -> StoppedBy | None:
    """Whether the rule stops here: enough answered, and clear enough or nothing left to learn."""
    constants = state.tables.constants
    if state.by_request or state.answered < constants.least_asked:
        return None
    if math.fsum(sorted(state.p, reverse=True)[:3]) >= constants.enough_mass:
        return "mass"
    return "information" if best < constants.least_information else None


@dataclass(frozen=True)
class Open:
    """A question that may be asked, with what it would tell now, in nats."""

    question: str
    four: tuple[int, ...]
    table: QuestionTable
    information: float


def _open(state: State) -> Iterator[Open]:
    """Every question that may come next: core sets (all sets by request), pairs, one problem set."""
    tables = state.tables
    gone = {*state.asked, *state.passed}
    sets = [name for name in (tables.sets if state.by_request else tables.core) if name not in gone]
    fitting = [name for name in sets if not _too_like_the_last(name, state)]
    pairs = [name for name in tables.pairs if name not in gone]
    if sum(name in tables.pairs for name in state.asked) >= tables.constants.most_pairs:
        pairs = []
    for name in (fitting or sets) + pairs:
        table = tables.choices[name]
        yield Open(name, (), table, information(state.p, table))
    name, four = _open_problem_set(state)
    if name:
        table = problem_table(four, tables)
        yield Open(name, four, table, information(state.p, table))


def _too_like_the_last(name: str, state: State) -> bool:
    """Whether the set shares two traits with the question before it."""
    last = state.tables.traits_of.get(state.asked[-1], frozenset()) if state.asked else frozenset()
    return len(last & state.tables.traits_of[name]) >= 2


def _open_problem_set(state: State) -> tuple[str, tuple[int, ...]]:
    """The next problem set and its four; an empty name where none can be formed."""
    names = [
        f"{PROBLEM_SET}{number}"
        for number in range(1, state.tables.constants.most_problem_sets + 1)
        if f"{PROBLEM_SET}{number}" in state.tables.questions
    ]
    name = next((name for name in names if name not in state.asked), "")
    four = leading_four(state.p, state.used, state.tables)
    if not name or not four or frozenset(four) in state.passed_fours:
        return "", ()
    return name, four


def information(p: Row, table: QuestionTable) -> float:
    """I(q) = H(answer) - SUM p[s]*H(answer | s), in nats: what the answer tells of the specialization."""
    predicted = [sum(map(mul, p, row)) for row in table.P]
    uncertain = -math.fsum(v * math.log(v) for v in predicted if v > 0)
    return uncertain - math.fsum(map(mul, p, table.H))


def _wanted(
    name: str, four: Sequence[int], state: State, why: Why, table: QuestionTable | None = None
) -> Wanted:
    tables = state.tables
    known = table or tables.choices.get(name)
    ticked = state.likes.get(TICKS, ())
    seen = frozenset(map(str, ticked)) if isinstance(ticked, tuple) else frozenset()
    problems = [other_problem(tables.model.candidates[one], state.seed, seen) for one in four]
    return Wanted(
        question=name,
        options=shuffled(problems, state.seed, name),
        separates=separated(state.p, known, tables) if known else (),
        why=why,
    )


def separated(p: Row, table: QuestionTable, tables: Tables) -> tuple[str, ...]:
    """The two specializations with the largest p-weighted spread of contributions over the answers.

    Spread: p[s]*p[r]*SUM over answers of their probability times (c[s] - c[r])^2, among the eight
    that lead by p, since the product leaves the others far behind.
    """
    leaders = sorted(range(len(p)), key=lambda one: (-p[one], tables.ids[one]))[:LEADERS_COMPARED]
    predicted = [sum(map(mul, p, row)) for row in table.P]
    columns = {one: [row[one] for row in table.C] for one in leaders}
    best = (-1.0, (0, 0))
    for place, one in enumerate(leaders):
        for other in leaders[:place]:
            pairs = zip(predicted, columns[one], columns[other], strict=True)
            spread = p[one] * p[other] * sum(v * (a - b) ** 2 for v, a, b in pairs)
            if spread > best[0]:
                best = (spread, (other, one))
    return tuple(sorted(tables.ids[one] for one in best[1]))


def next_closing(answers: Answers, state: State) -> str:
    """The rating to close with: of the trait with the largest net loading that was not rated; or none."""
    tables = state.tables
    rated = [name for name in tables.ratings if name in answers.values]
    if len(rated) >= tables.constants.closing_ratings:
        return ""
    x = loadings(state.likes, tables)
    open_ones = [name for name in tables.ratings if name not in answers.values]
    return min(open_ones, key=lambda name: (-round(x[_trait(name, tables)], 9), name), default="")


def _trait(rating: str, tables: Tables) -> int:
    return tables.trait_index[tables.questions[rating].trait]


def questions_left(answers: Answers, tables: Tables, more: int = 0) -> tuple[int, int]:
    """How many questions may follow the one that comes next: a range that holds for at least 8 in 10.

    The 10th and 90th percentile over simulated people with as many answers and in the same state of the
    stop rule (``calibrated.LEFT``), never outside what the rule allows: skips beyond the fourth raise its
    end. Closing ratings and background are included. (0, 0) where nothing comes or nothing can follow.
    """
    wanted = next_interest(answers, tables, more)
    if isinstance(wanted, Done) or wanted.why == "background":
        return 0, 0
    rated = sum(name in answers.values for name in tables.ratings)
    closing = max(0, min(tables.constants.closing_ratings, len(tables.ratings)) - rated)
    end = closing + (BACKGROUND in tables.questions and BACKGROUND not in answers.values)
    if wanted.why == "closing":
        return end - 1, end - 1
    least, most = _choices_left(answers, tables, more, wanted)
    return least + end, most + end


def _choices_left(answers: Answers, tables: Tables, more: int, wanted: Wanted) -> tuple[int, int]:
    """How many choices may follow the one that is wanted."""
    state = state_of(answers, tables)
    stop = _first_stop(answers, state) if more else None
    if stop is not None:
        state = state_of(answers, tables, by_request=True)
        exactly = min(stop[1] + more - state.answered, state.left, _askable(state)) - 1
        return exactly, exactly
    due = state.due_problem_sets - wanted.question.startswith(PROBLEM_SET)
    needed = tables.constants.least_asked - state.answered - 1
    least = max(0, needed, due, len(_opening_left(state)) - 1)
    most = min(state.left, _askable(state)) - 1
    beyond = min(more, tables.constants.most_by_request - tables.constants.most_asked)
    low, high = usually_left(state, (min(least, most), most))
    return low + beyond, high + beyond


def usually_left(state: State, limits: tuple[int, int]) -> tuple[int, int]:
    """How many choices followed for most simulated people in this state, within the limits of the rule."""
    bands = LEFT.get((state.answered, state.due_problem_sets))
    if bands is None:
        return limits
    mass = math.fsum(sorted(state.p, reverse=True)[:3])
    low, high = (min(max(end, limits[0]), limits[1]) for end in bands[bisect(MASS_BANDS, mass)])
    return low, high


def _askable(state: State) -> int:
    """How many choices there still are, in the bank and as problem sets that could be formed."""
    tables, constants = state.tables, state.tables.constants
    sets = tables.sets if state.by_request else (*tables.core, *_opening_left(state))
    pairs = sum(name in tables.pairs for name in state.asked)
    formed = sum(name.startswith(PROBLEM_SET) for name in state.asked)
    fours = (len(tables.ids) - len(state.used)) // 4
    return (
        len({*sets, TICKS} - {*state.asked, *state.passed})
        + max(0, min(constants.most_pairs, len(tables.pairs)) - pairs)
        + max(0, min(constants.most_problem_sets - formed, fours))
    )
