"""The arrays against the product: the same simulated people, asked by ``mlcareer.advice`` itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from benchmarks.matching.asking import PAIRS, PROBLEMS, REASONS, SETS, TICK, Asked, ask
from benchmarks.matching.engine import PICKS, Given
from benchmarks.matching.study import Crowd, Study
from benchmarks.matching.told import lead_word, list_word
from mlcareer.advice.answers import SKIP, Answers, Picks, Value
from mlcareer.advice.confidence import LEAD_WORDS, LIST_WORDS
from mlcareer.advice.fairness import profile_of
from mlcareer.advice.fit import rank, ranking
from mlcareer.advice.questions import Done, Wanted, next_interest, opening_order
from mlcareer.advice.tables import TICKS, Tables, build_tables
from mlcareer.advice.variants import shown_problem


def answerer(given: Given, person: int, tables: Tables):  # type: ignore[no-untyped-def]
    """The simulated person as somebody who answers the product's questions."""
    names = [*[TICKS], *tables.sets, *tables.pairs, *(f"problems-{number}" for number in range(1, 8))]

    def answer(wanted: Wanted) -> Value:
        name = wanted.question
        if name in tables.ratings:
            return int(given.ratings[person, tables.trait_index[tables.questions[name].trait], 0])
        code = names.index(name)
        if given.skips[person, code]:
            return SKIP
        if code == TICK:
            ticked = np.flatnonzero(given.ticks[person])
            return tuple(shown_problem(tables.model.candidates[one], person).id for one in ticked)
        if code >= PROBLEMS:
            return _problem_pick(given, person, code - PROBLEMS, wanted, tables)
        options = [option.id for option in tables.questions[name].options]
        if code >= PAIRS:
            return options[given.pairs[person, code - PAIRS]]
        first, last = PICKS[given.sets[person, code - SETS]]
        return Picks(options[first], options[last])

    return answer


def _problem_pick(given: Given, person: int, number: int, wanted: Wanted, tables: Tables) -> Picks:
    """First and last of a problem set, whatever the places in which it is shown."""
    of = {tables.problems[problem.id].of: problem.id for problem in wanted.options}
    four = np.array(sorted(of))[None]
    first, last = PICKS[given.picked(np.array([person]), four, np.array([number]))[0]]
    best, worst = of[int(four[0, first])], of[int(four[0, last])]
    return Picks(best, worst, tuple(name for name in of.values() if name not in (best, worst)))


def by_product(given: Given, person: int, tables: Tables) -> tuple[Answers, str]:
    """The person's answers as the product asks for them, and why it stopped."""
    answer = answerer(given, person, tables)
    answers, reason = Answers(seed=person), ""
    while True:
        wanted = next_interest(answers, tables)
        if isinstance(wanted, Done):
            return answers, wanted.reason
        if wanted.why == "background":
            return answers, reason
        answers = answers.put(wanted.question, answer(wanted))


def seeded(crowd: Crowd, tables: Tables) -> Given:
    """The crowd's answers with the core in the order that the product draws for each person's number."""
    core = {name: place for place, name in enumerate(tables.core)}
    order = [[core[name] for name in opening_order(person, tables)] for person in range(len(crowd.given))]
    return replace(crowd.given, order=np.array(order))


def disagreements(study: Study, crowd: Crowd, people: int = 25) -> Iterator[str]:
    """Everybody whose questions, stop or points differ between the arrays and the product."""
    tables = build_tables(study.model, study.constants)
    given = seeded(crowd, tables)
    asked = ask(study.matcher, given, study.rule)
    names = [TICKS, *tables.sets, *tables.pairs, *(f"problems-{number}" for number in range(1, 8))]
    words = list_word(study.matcher, asked), lead_word(study.matcher, asked)
    for person in range(people):
        answers, _ = by_product(given, person, tables)
        wanted = [names[code] for code in asked.codes[person, : asked.shown[person]]]
        wanted += [_rating(asked, person, place, tables) for place in range(asked.rated.shape[1])]
        if wanted != list(answers.values):
            yield f"person {person}: the arrays ask {wanted}, the product {list(answers.values)}"
            continue
        points = {match.id: match.points for match in rank(profile_of(answers, tables), tables)}
        ours = study.constants.kappa * asked.fit[person]
        apart = max(abs(points[name] - own) for name, own in zip(tables.ids, ours, strict=True))
        sure = ranking(profile_of(answers, tables), tables)[1].confidence
        if sure.list != LIST_WORDS[words[0][person]] or sure.lead != (*LEAD_WORDS, "")[words[1][person]]:
            yield f"person {person}: the arrays tell other words than {sure.list}, {sure.lead}"
        if apart > 1e-9:
            yield f"person {person}: points differ by {apart:g}, stopped by {REASONS[asked.reason[person]]}"


def _rating(asked: Asked, person: int, place: int, tables: Tables) -> str:
    trait = tables.model.traits[asked.rated[person, place]].id
    return next(name for name in tables.ratings if tables.questions[name].trait == trait)
