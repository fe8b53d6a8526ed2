"""People who do not answer as one would wish, favourites, and what one brings (matching.md 13.1, 15.3)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from benchmarks.matching.asking import ask
from benchmarks.matching.engine import PICK_OF, PICKS, Floats, Given
from benchmarks.matching.study import JUDGED_AT, POPULATIONS, Crowd, Study, Table, tops, two
from benchmarks.matching.told import lead_word, list_word
from mlcareer.advice.confidence import LEAD_WORDS, LIST_WORDS


@dataclass(frozen=True)
class Exposure:
    """How many times its fair share each specialization is first, over all worlds and in single ones."""

    together: Floats
    worlds: Floats


def exposure(study: Study, given: Mapping[int, Given] | None = None, population: str = "G1") -> Exposure:
    """Who is first among people spread evenly over the specializations."""
    counts = []
    for place, crowd in enumerate(study.crowds(population)):
        fit = ask(study.matcher, given[place] if given else crowd.given, study.rule, study.seed).fit
        counts.append(np.bincount(fit.argmax(axis=1), minlength=fit.shape[1]))
    fair = study.size / len(study.bank.ids)
    return Exposure(np.sum(counts, axis=0) / fair / len(counts), np.array(counts) / fair)


def exposure_table(study: Study) -> Table:
    """Times the fair share, for everybody, with people spread evenly and with people at random."""
    even = exposure(study)
    blind = exposure(study, {place: at_random(crowd) for place, crowd in enumerate(study.crowds("G1"))})
    order = np.argsort(-even.together)
    rows = [
        (
            study.bank.ids[one],
            two(even.together[one]),
            f"{two(even.worlds[:, one].min())} to {two(even.worlds[:, one].max())}",
            two(blind.together[one]),
        )
        for one in order
    ]
    note = (
        "G1, sigma 1: every specialization has equally many people, so 1 is fair. A single world has "
        "chance wordings of its own."
    )
    headers = (
        "specialization",
        "first, times its fair share",
        "in single worlds",
        "first among random answerers",
    )
    return Table("Exposure", note, headers, tuple(rows))


def at_random(crowd: Crowd) -> Given:
    """The crowd answering everything blindly."""
    return crowd.again(3, careless=1.0)


def straight(crowd: Crowd) -> Given:
    """Always the same place and the same number; places are shuffled on the screen, so sets come out at random."""
    given = at_random(crowd)
    return replace(given, ratings=np.full_like(given.ratings, 2), ticks=np.zeros_like(given.ticks))


def turned_round(crowd: Crowd) -> Given:
    """Everything the other way round: the last first, the least liked ticked."""
    given = crowd.given
    least = np.argsort(np.argsort(given.liking, axis=1), axis=1)
    return replace(
        given,
        sets=PICK_OF[PICKS[given.sets, 1], PICKS[given.sets, 0]],
        pairs=1 - given.pairs,
        ratings=4 - given.ratings,
        liking=-given.liking,
        ticks=least < given.ticks.sum(axis=1, keepdims=True),
    )


def lenient(times: float) -> Callable[[Crowd], Given]:
    """So many times the usual spread of leniency."""

    def answers(crowd: Crowd) -> Given:
        people = replace(crowd.people, lenience=times * crowd.people.lenience)
        return replace(crowd, people=people).again(4)

    return answers


HABITS: Mapping[str, Callable[[Crowd], Given]] = {
    "as usual": lambda crowd: crowd.given,
    "no leniency": lenient(0.0),
    "leniency SD 1.0": lenient(2.0),
    "a fifth of the questions skipped": lambda crowd: crowd.again(5, skipped=0.2),
    "a fifth answered blindly": lambda crowd: crowd.again(6, careless=0.2),
    "everything answered blindly": at_random,
    "straight lines": straight,
    "everything turned round": turned_round,
}


def habits_table(study: Study) -> Table:
    """What becomes of people with odd habits."""
    rows = []
    for name, habit in HABITS.items():
        for population in POPULATIONS:
            crowds = study.crowds(population, JUDGED_AT)
            asked = [ask(study.matcher, habit(crowd), study.rule, study.seed) for crowd in crowds]
            found = tops([(one.fit, crowd.people) for one, crowd in zip(asked, crowds, strict=True)])
            words = np.concatenate([list_word(study.matcher, one) for one in asked])
            lead = np.concatenate([lead_word(study.matcher, one) for one in asked])
            count = float(np.mean([one.shown.mean() for one in asked]))
            rows.append(
                (
                    name,
                    population,
                    f"{count:.1f}",
                    str(found),
                    two((words < 2).mean()),
                    two((words >= 3).mean()),
                    two((lead == len(LEAD_WORDS) - 1).mean()),
                )
            )
    note = f"Sigma 1. List words by the mass of the first three: {', '.join(word.partition(':')[0] for word in LIST_WORDS)}."
    headers = (
        "habit",
        "",
        "questions shown",
        "first 1/3/5",
        "told weak or rough",
        "told good or strong",
        "told a clear lead",
    )
    return Table("Habits of answering", note, headers, tuple(rows))


def background_table(study: Study) -> Table:
    """What the line of experience does, where experience has to do with what suits one, and where not."""
    domains = sorted({word for one in study.model.candidates for word in one.brings})
    weights = np.array([[one.brings.get(word, 0.0) for word in domains] for one in study.model.candidates])
    rows = []
    for name, related in (
        ("no line", None),
        ("experience of any kind", 0.0),
        ("half of it from what suits them", 0.5),
    ):
        shown = []
        for population in POPULATIONS:
            scored = []
            for crowd in study.crowds(population):
                fit = study.asked(crowd).fit
                if related is not None:
                    fit = fit + study.constants.bring * _experience(crowd, weights, related)
                scored.append((fit, crowd.people))
            shown.append(str(tops(scored)))
        rows.append((name, *shown))
    note = (
        "One domain a person. What suits somebody is fit alone here, so the line cannot win by itself: the "
        "rows show what it costs and brings."
    )
    return Table("What one brings", note, ("", "G1", "G2"), tuple(rows))


def _experience(crowd: Crowd, weights: Floats, related: float) -> Floats:
    """The asset of one domain for each specialization."""
    draw = np.random.default_rng([*crowd.number, 21])
    count, domains = len(crowd.people), weights.shape[1]
    domain = draw.integers(0, domains, count)
    own = weights[crowd.people.best] * draw.random((count, domains))
    fitting = (draw.random(count) < related) & (own.max(axis=1) > 0)
    return weights[:, np.where(fitting, own.argmax(axis=1), domain)].T
