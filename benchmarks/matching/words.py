"""What the product may say: how often its words were right, and how many questions were still to come."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from benchmarks.matching.asking import Asked
from benchmarks.matching.engine import Floats, Whole
from benchmarks.matching.study import Crowd, Study, Table, places, two
from benchmarks.matching.told import lead_word, list_word
from mlcareer.advice.calibrated import MASS_BANDS, Told
from mlcareer.advice.confidence import LEAD_WORDS, LIST_WORDS
from mlcareer.advice.constants import geometry

LOW, HIGH = 10, 90  # percentiles of the range that a counter shows
FEW = 40  # displays below which a state borrows the range of all states at its place

Range = tuple[int, int]
Left = Mapping[tuple[int, int], tuple[Range, ...]]


@dataclass(frozen=True)
class Words:
    """For every lead word and list word: share of people with it, and how often it was right."""

    leads: Mapping[str, Told]
    lists: Mapping[str, Told]


def asked_mixture(study: Study) -> Iterator[tuple[Crowd, Asked]]:
    """Everybody of the mixture, asked by the product's rule."""
    for crowd in study.mixture():
        yield crowd, study.asked(crowd)


def words_of(study: Study) -> Words:
    """Half G1, half G2, four levels of noise: the first is the best; the best is in the first five."""
    found = [
        (
            places(asked.fit, crowd.people.best),
            lead_word(study.matcher, asked),
            list_word(study.matcher, asked),
        )
        for crowd, asked in asked_mixture(study)
    ]
    place, lead, listed = (np.concatenate(part) for part in zip(*found, strict=True))
    return Words(_told(LEAD_WORDS, lead, place == 0), _told(LIST_WORDS, listed, place < 5))


def _told(words: tuple[str, ...], said: Whole, right: Floats) -> dict[str, Told]:
    """Each word with its figures; a word that nobody was told stands at none of ten."""
    found = {}
    for number, word in enumerate(words):
        here = said == number
        share = float(right[here].mean()) if here.any() else 0.0
        found[word] = Told(round(10 * share), round(share, 3), round(float(here.mean()), 3))
    return found


def words_table(study: Study, words: Words) -> Table:
    """What stands behind the words of the result page."""
    rows = [
        (word, "the first is the best", two(told.share), f"{told.of_ten} of 10", two(told.people))
        for word, told in words.leads.items()
    ]
    rows += [
        (word, "the best is in the first five", two(told.share), f"{told.of_ten} of 10", two(told.people))
        for word, told in words.lists.items()
    ]
    note = (
        "Half G1, half G2, four levels of noise, the product's stop rule; fit alone. The last column: "
        "share of people who are told the words."
    )
    return Table(
        "The words of the result page",
        note,
        ("words", "what was right", "share", "printed", "people"),
        tuple(rows),
    )


@dataclass(frozen=True)
class Displays:
    """Every counter shown: what stood before it, the choices that truly followed, and the place."""

    told: Whole
    due: Whole
    band: Whole
    follow: Whole
    place: Whole
    person: Whole


def displays(study: Study) -> Displays:
    """All displays of the mixture."""
    parts: list[list[Whole]] = [[] for _ in range(6)]
    people = 0
    for _, asked in asked_mixture(study):
        person, step = np.nonzero(asked.codes >= 0)
        band = np.searchsorted(MASS_BANDS, asked.mass[person, step], side="right")
        follow = asked.shown[person] - step - 1
        columns = (asked.told[person, step], asked.due[person, step], band, follow, step + 1, person + people)
        for part, column in zip(parts, columns, strict=True):
            part.append(column)
        people += len(asked.fit)
    return Displays(*(np.concatenate(part) for part in parts))


def left_of(shown: Displays) -> Left:
    """For each count of answers and of due problem sets the range in every band of mass."""
    found: dict[tuple[int, int], tuple[Range, ...]] = {}
    for told in range(int(shown.told.max()) + 1):
        for due in range(3):
            here = (shown.told == told) & (shown.due == due)
            if here.sum() < FEW:
                continue
            everybody = _range(shown.follow[here])
            ranges = []
            for band in range(len(MASS_BANDS) + 1):
                some = shown.follow[here & (shown.band == band)]
                ranges.append(_range(some) if len(some) >= FEW else everybody)
            found[told, due] = tuple(ranges)
    return found


def _range(follow: Whole) -> Range:
    low, high = np.percentile(follow, (LOW, HIGH), method="inverted_cdf")
    return int(low), int(high)


@dataclass(frozen=True)
class Promise:
    """How the ranges held: the share of displays inside by place, and how often an end had to grow."""

    inside: Mapping[int, float]
    together: float
    grown: float
    width: float


def promise(shown: Displays, left: Left) -> Promise:
    """Whether what was shown came true, for people whom the table was not made from."""
    ranges = np.array([_shown(left, *key) for key in zip(shown.told, shown.due, shown.band, strict=True)])
    inside = (ranges[:, 0] <= shown.follow) & (shown.follow <= ranges[:, 1])
    order = np.lexsort((shown.place, shown.person))
    end = (shown.place + ranges[:, 1])[order]
    same = shown.person[order][1:] == shown.person[order][:-1]
    grown = same & (end[1:] > end[:-1])
    by_place = {int(place): float(inside[shown.place == place].mean()) for place in np.unique(shown.place)}
    people = len(np.unique(shown.person))
    return Promise(
        by_place,
        float(inside.mean()),
        float(grown.sum() / people),
        float((ranges[:, 1] - ranges[:, 0]).mean()),
    )


def _shown(left: Left, told: int, due: int, band: int) -> Range:
    return left[told, due][band] if (told, due) in left else (0, 99)


def promise_table(held: Promise) -> Table:
    """Coverage by place."""
    rows = [(str(place), two(share)) for place, share in held.inside.items()]
    note = (
        f"Other people than those of the table, the mixture. Inside in {two(held.together)} of all displays; "
        f"a mean width of {held.width:.1f} questions; the end grows {held.grown:.2f} times "
        "for each person, each time with a sentence."
    )
    return Table(
        "The counter's promise", note, ("question", "true number inside the range shown"), tuple(rows)
    )


def module(study: Study, words: Words, left: Left) -> str:
    """The text of ``mlcareer/advice/calibrated.py``."""
    lines = [HEAD.format(people=2 * 4 * study.worlds * study.size, seed=study.seed)]
    lines.append(f'MATCHER = "{geometry(study.model, study.constants)}"\n')
    for name, told in (("LEADS", words.leads), ("LISTS", words.lists)):
        lines.append(f"{name}: Mapping[str, Told] = {{")
        lines += [
            f'    "{word}": Told({one.of_ten}, {one.share}, {one.people}),' for word, one in told.items()
        ]
        lines.append("}")
    lines.append(f"MASS_BANDS = {MASS_BANDS}")
    lines.append("LEFT: Mapping[tuple[int, int], tuple[tuple[int, int], ...]] = {")
    lines += [f"    {key}: {ranges}," for key, ranges in sorted(left.items())]
    lines.append("}")
    return "\n".join(lines) + "\n"


HEAD = '''"""What the simulation says of the words and counters: written by it, never by hand.

Made by ``python -m benchmarks.matching.simulate --write`` (seed {seed}, {people} simulated people); the tables
behind it are in docs/matching-report.md. A test holds that it was made for the present matcher.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Told:
    """A word of the result page: in how many of ten it was right, the exact share, and who is told it."""

    of_ten: int
    share: float
    people: float


# The matcher that was measured (``constants.geometry``).'''
