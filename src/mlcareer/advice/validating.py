"""The proof that the matcher is fair, as one document: what was found beside the limit it must keep."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from mlcareer.advice.answers import Answers, Value
from mlcareer.advice.calibrated import LEADS, LISTS, MATCHER, Told
from mlcareer.advice.changes import changes_of
from mlcareer.advice.constants import geometry
from mlcareer.advice.document import Actions, KnowledgeStamp
from mlcareer.advice.fairness import (
    MOST_EXPOSURE,
    Fairness,
    Fan,
    asked_by_rule,
    believer,
    fairness,
    fan_answers_to_all,
    profile_of,
)
from mlcareer.advice.fit import rank
from mlcareer.advice.laws import EXACT, monotony
from mlcareer.advice.lines import standing
from mlcareer.advice.tables import Tables

VALIDATE_SCHEMA = "mlcareer/validate/1"
EVEN_MOST, EVEN_LEAST = 2.0, 0.3
KEPT_IN_FIVE = 0.97
LEAST_UNSURE, MOST_TIES, LEAST_STABLE = 0.7, 0.6, 0.9
RANDOM_PEOPLE, EVEN_PEOPLE = 200, 20


@dataclass(frozen=True)
class Check:
    """One promise: what was found, the limit, and whether it holds."""

    name: str
    found: float
    limit: float
    sense: Literal["at least", "at most"]
    holds: bool
    about: str


@dataclass(frozen=True)
class Exposed:
    """How many times its fair share a specialization comes first: people spread evenly, and at random."""

    id: str
    name: str
    even: float
    random: float


@dataclass(frozen=True)
class WordTold:
    """How often a word of the result page was right among simulated people, and how many are told it."""

    word: str
    right_when: str
    of_ten: int
    share: float
    people: float


@dataclass(frozen=True)
class ValidateReport:
    """What ``mlcareer validate`` answers; nobody was measured, everybody is simulated from the seed."""

    schema: str
    knowledge: KnowledgeStamp
    seed: int
    random_people: int
    even_people: int
    holds: bool
    checks: tuple[Check, ...]
    fans: tuple[Fan, ...]
    fans_by_rule: tuple[Fan, ...]
    exposure: tuple[Exposed, ...]
    words: tuple[WordTold, ...]
    next_actions: Actions


@dataclass(frozen=True)
class Even:
    """People spread evenly: times the fair share of each, and how often a changed answer keeps the first in five."""

    exposure: Mapping[str, float]
    kept: float


def validate_report(
    tables: Tables,
    knowledge: KnowledgeStamp,
    seed: int = 0,
    random_people: int = RANDOM_PEOPLE,
    each: int = EVEN_PEOPLE,
) -> ValidateReport:
    """Every promise over one set of tables; some seconds. ``each`` people belong to every specialization."""
    found = fairness(tables, seed, random_people)
    even = even_people(tables, seed, each)
    checks = tuple(_checks(tables, found, even))
    names = {candidate.id: candidate.name for candidate in tables.model.candidates}
    return ValidateReport(
        schema=VALIDATE_SCHEMA,
        knowledge=knowledge,
        seed=seed,
        random_people=random_people,
        even_people=each * len(tables.ids),
        holds=all(check.holds for check in checks),
        checks=checks,
        fans=found.all_asked,
        fans_by_rule=found.stop_rule,
        exposure=tuple(Exposed(id, names[id], even.exposure[id], found.exposure[id]) for id in tables.ids),
        words=(*_words(LEADS, "the first is the best"), *_words(LISTS, "the best is in the first five")),
        next_actions=(("mlcareer", "match", "--example"), ("mlcareer", "check")),
    )


def even_people(tables: Tables, seed: int, each: int) -> Even:
    """As many people for every specialization, who answer as the model expects of its people, noise and all."""
    firsts: Counter[str] = Counter()
    kept = asked = 0
    for place, id in enumerate(tables.ids):
        for person in range(each):
            draw = random.Random(f"{seed}/{id} {person}")
            answers = asked_by_rule(believer(id, draw, tables), tables, seed + person + 1000 * place)
            order = _order(answers, tables)
            firsts[order[0]] += 1
            kept += order[0] in _order(_with_one_changed(answers, draw, tables), tables)[:5]
            asked += 1
    fair = max(1, asked) / len(tables.ids)
    return Even({id: firsts[id] / fair for id in tables.ids}, kept / max(1, asked))


def _order(answers: Answers, tables: Tables) -> list[str]:
    now = standing(profile_of(answers, tables), tables)
    return [tables.ids[one] for one in now.best_first([one.name for one in tables.model.candidates])]


def _with_one_changed(answers: Answers, draw: random.Random, tables: Tables) -> Answers:
    question = draw.choice(sorted(answers.values))
    others: list[Value] = [
        one.value for one in changes_of(question, answers.values[question], tables, answers.seed)
    ]
    return answers.put(question, draw.choice(others))


def _checks(tables: Tables, found: Fairness, even: Even) -> Iterator[Check]:
    count = len(tables.ids)
    for name, fans in (("everything asked", found.all_asked), ("the stop rule", found.stop_rule)):
        late = [f"{fan.specialization} ({fan.behind:.1f} points behind)" for fan in fans if fan.rank > 1]
        about = "not first: " + ", ".join(late) if late else "everybody can be reached"
        yield _least(f"sincere fans who come first or tied, {name}", count - len(late), count, about)
    most, least = (pick(even.exposure, key=lambda id: even.exposure[id]) for pick in (max, min))
    yield _most(
        "people spread evenly: largest share of first places, times fair",
        even.exposure[most],
        EVEN_MOST,
        most,
    )
    yield _least(
        "people spread evenly: smallest share of first places, times fair",
        even.exposure[least],
        EVEN_LEAST,
        least,
    )
    favourite = max(found.exposure, key=lambda id: found.exposure[id])
    yield _most(
        "random answerers: largest share of first places, times fair",
        found.exposure[favourite],
        MOST_EXPOSURE,
        favourite,
    )
    yield _least(
        "random answerers who are told that the list is weak or rough",
        found.unsure,
        LEAST_UNSURE,
        "no sure list from chance",
    )
    yield _most("random answerers with a tie on rank 1", found.ties, MOST_TIES, "ties are shared ranks")
    yield _least(
        "one-step changes that keep a fan's first place", found.stable, LEAST_STABLE, "mean over all fans"
    )
    yield _least(
        "one answer changed: old first still in the first five",
        even.kept,
        KEPT_IN_FIVE,
        "people spread evenly",
    )
    law = monotony(tables)
    yield _most("broken cases of monotony", law.broken, 0, f"of {law.cases} moves from one answer to another")
    yield _most(
        "largest distance of points from the sum of their lines", _additivity(tables), EXACT, "all fans"
    )
    same = geometry(tables.model, tables.constants) == MATCHER
    about = "else: python -m benchmarks.matching.simulate --write"
    yield _least("words and counters measured for this matcher (1 yes, 0 no)", int(same), 1, about)


def _least(name: str, found: float, limit: float, about: str) -> Check:
    return Check(name, found, limit, "at least", found >= limit, about)


def _most(name: str, found: float, limit: float, about: str) -> Check:
    return Check(name, found, limit, "at most", found <= limit, about)


def _additivity(tables: Tables) -> float:
    """The largest error in the printed lines of the fans who are asked everything."""
    worst = 0.0
    for id in tables.ids:
        for match in rank(profile_of(fan_answers_to_all(id, tables), tables), tables):
            lines = sum(line.points for line in (*match.reasons, *match.against))
            worst = max(worst, abs(match.points - lines))
    return worst


def _words(told: Mapping[str, Told], right_when: str) -> Iterator[WordTold]:
    for word, one in told.items():
        yield WordTold(word.partition(":")[0], right_when, one.of_ten, one.share, one.people)
