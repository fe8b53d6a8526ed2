"""What rests on single entries of the matrix (matching.md 15.4)."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.matching.asking import Asked, ask, rows_of
from benchmarks.matching.doubt import wrong
from benchmarks.matching.engine import Floats, Given, Matcher, Whole
from benchmarks.matching.study import Study, Table, two
from mlcareer.knowledge.base import DATA

RATINGS = DATA / "facts" / "trait-ratings.csv"
FLIPS = 0.02  # the share of people whose first may change with one entry before it needs another rater
PEOPLE = 300  # of each population, of one world


@dataclass(frozen=True)
class Entry:
    """One entry of the matrix that changes first place for many people when it moves by one."""

    specialization: str
    trait: str
    step: int
    share: float


def limits(study: Study) -> tuple[Floats, Floats]:
    """Lowest and highest rating of every entry."""
    with RATINGS.open(encoding="utf-8", newline="") as lines:
        rows = {
            (row["specialization"], row["trait"]): row
            for row in csv.DictReader(line for line in lines if not line.startswith("#"))
        }
    found = [[rows[name, trait] for trait in study.bank.traits] for name in study.bank.ids]
    return tuple(np.array([[float(row[end]) for row in line] for line in found]) for end in ("lo", "hi"))  # type: ignore[return-value]


def asked_people(study: Study) -> list[Asked]:
    """Some people of both populations, asked by the rule with our matrix."""
    found = []
    for population in ("G1", "G2"):
        crowd = study.crowds(population)[0]
        few = Given(**{name: value[:PEOPLE] for name, value in vars(crowd.given).items()})
        found.append(ask(study.matcher, few, study.rule, study.seed))
    return found


def _first(matcher: Matcher, people: list[Asked]) -> Floats:
    return np.concatenate([rows_of(matcher, asked).sum(axis=1) for asked in people])


def single_entries(study: Study, people: list[Asked]) -> list[Entry]:
    """Every entry whose move by one, up or down, changes first place for more than 2 % of the people."""
    before = _first(study.matcher, people).argmax(axis=1)
    found = []
    for one, other in np.ndindex(*study.matrix.shape):
        for step in (-1, 1):
            matrix = study.matrix.copy()
            matrix[one, other] = np.clip(matrix[one, other] + step, 0, 4)
            if matrix[one, other] == study.matrix[one, other]:
                continue
            after = _first(Matcher(matrix, study.bank, study.constants), people).argmax(axis=1)
            share = float((after != before).mean())
            if share > FLIPS:
                found.append(Entry(study.bank.ids[one], study.bank.traits[other], step, share))
    return sorted(found, key=lambda entry: (-entry.share, entry.specialization, entry.trait))


def write_entries(entries: list[Entry], path: Path) -> None:
    """The list "needs another rater", as a table."""
    with path.open("w", encoding="utf-8", newline="") as lines:
        lines.write(
            "# Entries of trait-ratings.csv that need another rater: moved by one they change first place for more\n"
        )
        lines.write(
            "# than 2 % of simulated people. Made by: python -m benchmarks.matching.simulate --write\n"
        )
        out = csv.writer(lines, lineterminator="\n")
        out.writerow(("specialization", "trait", "step", "share"))
        out.writerows(
            (entry.specialization, entry.trait, f"{entry.step:+d}", f"{entry.share:.3f}") for entry in entries
        )


def spread_table(study: Study, people: list[Asked], matrices: int = 200) -> Table:
    """How often each specialization is first, in three, in five, over so many matrices of two kinds."""
    lo, hi = limits(study)
    draw = np.random.default_rng([study.seed, 31])
    kinds = {
        "ours": [study.matcher],
        "half": [wrong(study, 0.5, draw) for _ in range(matrices)],
        "range": [Matcher(draw.uniform(lo, hi), study.bank, study.constants) for _ in range(matrices)],
    }
    shares = {
        name: np.mean([_shares(_first(matcher, people)) for matcher in made], axis=0)
        for name, made in kinds.items()
    }
    order = np.argsort(-shares["ours"][0], kind="stable")
    rows = [
        (study.bank.ids[one], *("/".join(two(share) for share in shares[name][:, one]) for name in kinds))
        for one in order
    ]
    note = (
        f"{2 * PEOPLE} people (half G1, half G2), {matrices} matrices of each kind; share of people for "
        "whom it is first/in three/in five."
    )
    headers = ("specialization", "our matrix", "half the entries off by one", "drawn within lo and hi")
    return Table("Perturbed matrices", note, headers, tuple(rows))


def _shares(fit: Floats) -> Floats:
    place = np.argsort(np.argsort(-fit, axis=1), axis=1)
    return np.array([(place < count).mean(axis=0) for count in (1, 3, 5)])


def entries_table(entries: list[Entry]) -> Table:
    """The first of the list."""
    rows = [
        (entry.specialization, entry.trait, f"{entry.step:+d}", f"{100 * entry.share:.1f} %")
        for entry in entries[:20]
    ]
    note = (
        f"{len(entries)} moves of one entry by one change first place for more than 2 % of {2 * PEOPLE} "
        "people; the largest 20. All: `benchmarks/matching/needs-another-rater.csv`."
    )
    return Table(
        "Entries that need another rater",
        note,
        ("specialization", "trait", "step", "first changes for"),
        tuple(rows),
    )


def disagreed(study: Study) -> list[tuple[str, str, float]]:
    """Entries on which the raters lie one or more apart."""
    lo, hi = limits(study)
    places: Whole = np.argwhere(hi - lo >= 1)
    return [
        (study.bank.ids[one], study.bank.traits[other], float(hi[one, other] - lo[one, other]))
        for one, other in places
    ]


def disagreed_table(study: Study) -> Table:
    """The same as a table: where only lo and hi are known, these stand for agreement."""
    rows = [(name, trait, f"{apart:g}") for name, trait, apart in disagreed(study)]
    note = (
        f"{len(rows)} of {study.matrix.size} entries on which the lowest and the highest of three raters "
        "lie one or more apart; single ratings are not known, so no kappa."
    )
    return Table("Where raters disagree", note, ("specialization", "trait", "hi - lo"), tuple(rows))
