"""What a look-up costs must not depend on how much there is."""

from __future__ import annotations

import dataclasses
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from mlcareer.knowledge.base import Base
from mlcareer.knowledge.compile import fill
from mlcareer.knowledge.learning import Resource, Skill
from mlcareer.knowledge.read import Written
from mlcareer.knowledge.specialization import Specialization

COPIES = 50
LOOK_UPS: dict[str, Callable[[Base], Any]] = {
    "get": lambda base: base.get(Specialization, "nlp"),
    "many": lambda base: base.many(Skill, ["python", "text-processing"]),
    "linked": lambda base: base.linked(Resource, to=Skill, id="text-processing"),
    "named": lambda base: base.named("text mining"),
    "fact": lambda base: base.fact("pay", "15-2051"),
    "terms": lambda base: base.terms("family"),
}


class Counted:
    """A base in memory that counts the steps SQLite takes."""

    def __init__(self, written: Written) -> None:
        """Compile the records."""
        self.steps = 0
        self.connection = sqlite3.connect(":memory:")
        fill(self.connection, written)
        self.base = Base(lambda damaged: self.connection)

    def cost(self, look_up: Callable[[Base], Any]) -> int:
        """The steps that one look-up takes."""
        self.steps = 0
        self.connection.set_progress_handler(self._count, 1)
        look_up(self.base)
        self.connection.set_progress_handler(None, 1)
        return self.steps

    def _count(self) -> int:
        self.steps += 1
        return 0


def copies(written: Written) -> Written:
    """The same records and fifty copies of each under other ids."""

    def several(found: Any) -> Any:
        more = {
            f"copy{number}-{id}": (
                dataclasses.replace(record, id=f"copy{number}-{id}", **own(record, number)),
                place,
            )
            for id, (record, place) in found.items()
            for number in range(COPIES)
        }
        return {**found, **more}

    def own(record: Any, number: int) -> dict[str, Any]:
        # A copy that named the same records would rightly make their links longer.
        unlinked = {"skills": (), "resources": (), "vocabulary": f"copy{number}", "words": (), "aliases": ()}
        known = {field.name for field in dataclasses.fields(record)}
        return {name: value for name, value in unlinked.items() if name in known}

    return dataclasses.replace(
        written, records={kind: several(found) for kind, found in written.records.items()}
    )


@pytest.fixture(scope="module")
def bases(small_written: Written) -> Iterator[tuple[Counted, Counted]]:
    """The small base, and one fifty times as large."""
    pair = Counted(small_written), Counted(copies(small_written))
    yield pair
    for one in pair:
        one.base.close()


@pytest.mark.parametrize("name", sorted(LOOK_UPS))
def test_a_look_up_costs_the_same_in_a_larger_base(bases: tuple[Counted, Counted], name: str):
    """Fifty times as many records take not one step more."""
    small, large = bases

    cost = large.cost(LOOK_UPS[name])

    assert cost == small.cost(LOOK_UPS[name])
    assert 0 < cost < 400


def test_the_count_can_see_a_missing_index(bases: tuple[Counted, Counted]):
    """The same question put without an index takes more steps in the larger base."""

    def without_index(base: Base) -> None:
        base.rows("SELECT json FROM record WHERE +id = ? AND +kind = ?", ("nlp", "specialization"))

    small, large = bases

    assert large.cost(without_index) > 10 * small.cost(without_index)


def test_a_search_costs_what_it_finds(bases: tuple[Counted, Counted]):
    """Words that only one record holds cost the same however many others there are."""
    from mlcareer.knowledge.search import search

    small, large = bases
    for one in bases:
        one.base.rows("INSERT INTO words VALUES ('xyzzy', '', '', '', 'skill', 'python')")

    assert large.cost(lambda base: search(base, "xyzzy")) < 2 * small.cost(lambda base: search(base, "xyzzy"))


def test_the_larger_base_is_larger(bases: tuple[Counted, Counted]):
    """The comparison did compare: there are fifty-one times as many records."""
    small, large = (one.base.rows("SELECT count(*) FROM record")[0][0] for one in bases)

    assert large == (COPIES + 1) * small


def test_no_file_is_written(tmp_path: Path, bases: tuple[Counted, Counted]):
    """Counting happens in memory."""
    assert [path.name for path in tmp_path.iterdir() if path.name != "home"] == []
