"""Why a specialization stands where it stands, why before another, and what would change it.

Contributions are the score, so every list here adds up to the printed number (matching.md 11).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import add, sub

from mlcareer.advice.answers import Picks, Value
from mlcareer.advice.changes import Change, changes_of
from mlcareer.advice.fit import Times
from mlcareer.advice.likes import loadings, loads_of, ticked_ones
from mlcareer.advice.lines import Standing, answer_lines, standing
from mlcareer.advice.profile import Profile
from mlcareer.advice.ranking import Line, LineName
from mlcareer.advice.tables import PROBLEM_SET, TICKS, Tables
from mlcareer.advice.wording import RATED, quoted

PROBLEMS = "problems"
OTHER = "other"
NEAREST_RIVALS = 2


@dataclass(frozen=True)
class Group:
    """Points by subject: a trait, problems, background, a fact, or ``other`` (the normalisers)."""

    id: str
    name: str
    points: float


@dataclass(frozen=True)
class Contrast:
    """One line of why A stands before B: the points that it gives A more than B; negative for B."""

    line: LineName
    question: str
    points: float
    text: str


@dataclass(frozen=True)
class Turn:
    """One answer given otherwise, after which a rival leads: how close it is, and no advice.

    ``lead`` is in points over the second; ``cost`` as in matching.md 11.2.
    """

    question: str
    value: Value
    rival: str
    lead: float
    cost: float
    text: str


def rounded_lines(points: Sequence[float]) -> tuple[int, ...]:
    """Whole numbers that add up to the rounded sum of the points, each at most one away from its own.

    Largest remainder: all are rounded down, then those with the largest rest are raised.
    """
    whole = [math.floor(one) for one in points]
    missing = round(math.fsum(points)) - sum(whole)
    order = sorted(range(len(points)), key=lambda place: (whole[place] - points[place], place))
    raised = frozenset(order[:missing])
    return tuple(one + (place in raised) for place, one in enumerate(whole))


def contrast(
    profile: Profile,
    tables: Tables,
    one: str,
    other: str,
    times: Times | None = None,
    background: bool = True,
) -> tuple[Contrast, ...]:
    """Why one stands before the other, line by line, the largest first; adds up to their distance."""
    tables = tables.weighted(profile.priorities)
    now = standing(profile, tables, times, background)
    told = answer_lines(profile, now.rows, tables)
    mine, theirs = (
        {_key(line): line for line in (*told[place], *now.facts[place])}
        for place in (tables.index[one], tables.index[other])
    )
    lines = [_difference(mine.get(key), theirs.get(key)) for key in {**mine, **theirs}]
    return tuple(sorted(lines, key=lambda line: (-abs(line.points), line.question)))


def _key(line: Line) -> tuple[str, str]:
    """What makes two lines comparable: the question; the tasters of two fields are one subject."""
    return line.line, "" if line.line == "taster" else line.question


def _difference(mine: Line | None, theirs: Line | None) -> Contrast:
    ours = mine.points if mine else 0.0
    points = ours - (theirs.points if theirs else 0.0)
    # The text of the side that the line speaks for, or against, more.
    told = mine if mine and (theirs is None or abs(mine.points) >= abs(theirs.points)) else theirs
    assert told is not None
    return Contrast(told.line, told.question, points, told.text)


def groups(
    profile: Profile,
    tables: Tables,
    specialization: str,
    times: Times | None = None,
    background: bool = True,
) -> tuple[Group, ...]:
    """The points of a specialization by subject, the largest first; they add up to its total.

    The linear part of an answer is split between its traits, minus the mean over all
    specializations; what the normalisers leave is ``other``.
    """
    tables = tables.weighted(profile.priorities)
    now = standing(profile, tables, times, background)
    of = tables.index[specialization]
    parts: dict[str, list[float]] = {}
    for question, row in now.rows.items():
        if question == TICKS or question.startswith(PROBLEM_SET):
            parts.setdefault(PROBLEMS, []).append(tables.constants.kappa * row[of])
        else:
            _split(question, profile.likes[question], row[of], of, tables, parts)
    for line in now.facts[of]:
        parts.setdefault(line.line, []).append(line.points)
    names = {trait.id: trait.name for trait in tables.model.traits}
    found = [Group(id, names.get(id, id), math.fsum(points)) for id, points in parts.items()]
    return tuple(sorted(found, key=lambda group: (-abs(group.points), group.id)))


def _split(
    question: str, value: Value, points: float, of: int, tables: Tables, parts: dict[str, list[float]]
) -> None:
    """Share one answer's points among the traits it speaks of, the rest to ``other``."""
    kappa = tables.constants.kappa
    rest = points
    for trait, slope in loads_of(question, value, tables):
        column = tables.columns[trait]
        share = slope * (column[of] - sum(column) / len(column))
        parts.setdefault(tables.model.traits[trait].id, []).append(kappa * share)
        rest -= share
    parts.setdefault(OTHER, []).append(kappa * rest)


def subjects(profile: Profile, tables: Tables, specialization: str, most: int = 2) -> tuple[str, ...]:
    """The names of what the person likes and the specialization holds most, for a short reason.

    A trait that speaks for it because the person leaves it to last is not named: it would read as if
    the work were made of it.
    """
    liked = loadings(profile.likes, tables)
    names = {trait.id for trait, load in zip(tables.model.traits, liked, strict=True) if load > 0}
    found = groups(profile, tables, specialization)
    return tuple(group.name for group in found if group.id in names and group.points > 0)[:most]


def turns(
    profile: Profile,
    tables: Tables,
    times: Times | None = None,
    background: bool = True,
    towards: Sequence[str] = (),
) -> tuple[Turn, ...]:
    """For each rival the cheapest change of one answer after which it leads by 2 points.

    The rivals are those named, else the two nearest. Empty where no single answer does it, which is
    information too.
    """
    tables = tables.weighted(profile.priorities)
    now = standing(profile, tables, times, background)
    order = now.best_first([candidate.name for candidate in tables.model.candidates])
    rivals = [tables.index[id] for id in towards] or order[1 : 1 + NEAREST_RIVALS]
    best: dict[int, tuple[tuple[float, float, str], Turn]] = {}
    for question, value in sorted(profile.likes.items()):
        for change in changes_of(question, value, tables, profile.seed):
            led = _leads(change, now, order, tables)
            if led and led[0] in rivals:
                rival, lead = led
                key = (change.cost, -lead, question)
                if rival not in best or key < best[rival][0]:
                    best[rival] = (key, _turn(change, value, rival, lead, tables))
    return tuple(best[rival][1] for rival in rivals if rival in best)


def _leads(change: Change, now: Standing, order: Sequence[int], tables: Tables) -> tuple[int, float] | None:
    """Who leads after a change, and by how much, if it is not who leads now and by 2 points or more."""
    if len(order) < 2:
        return None
    kappa = tables.constants.kappa
    moved = list(map(sub, change.row, now.rows[change.question]))
    after = list(map(add, now.totals, (kappa * one for one in moved)))
    first, second = sorted(order, key=lambda one: -after[one])[:2]
    lead = after[first] - after[second]
    return (first, lead) if first != order[0] and lead >= tables.constants.rival_lead else None


def _turn(change: Change, was: Value, rival: int, lead: float, tables: Tables) -> Turn:
    name = tables.model.candidates[rival].name
    instead = _told(change.question, change.value, was, tables)
    text = f"had you {instead}, {name} would lead by {lead:.0f} points"
    return Turn(change.question, change.value, tables.ids[rival], lead, change.cost, text)


def _told(question: str, value: Value, was: Value, tables: Tables) -> str:
    """An answer in the words of its question."""
    if question == TICKS:
        ticked, before = ticked_ones(value, tables), ticked_ones(was, tables)
        named = value if len(ticked) > len(before) else was
        changed = ticked ^ before
        text = next(
            shown.problem.text
            for name in (named if isinstance(named, tuple) else ())
            if (shown := tables.problems[str(name)]).of in changed
        )
        return f"ticked {quoted(text)}" if len(ticked) > len(before) else f"not ticked {quoted(text)}"
    if isinstance(value, Picks):
        words = _option_words(question, tables)
        return f"put {quoted(words[value.best])} first and {quoted(words[value.worst])} last"
    if isinstance(value, int):
        return f"rated {quoted(tables.questions[question].text)} {value} ({RATED[value]})"
    return f"picked {quoted(_option_words(question, tables)[str(value)])}"


def _option_words(question: str, tables: Tables) -> Mapping[str, str]:
    if question.startswith(PROBLEM_SET):
        return {name: shown.problem.text for name, shown in tables.problems.items()}
    return {option.id: option.text for option in tables.questions[question].options}
