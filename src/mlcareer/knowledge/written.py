"""Written: the records of a folder as people wrote them, each with its place, and every problem."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from mlcareer.errors import Problem
from mlcareer.knowledge.asking import Term
from mlcareer.knowledge.facts import Rows
from mlcareer.knowledge.kinds import Kind
from mlcareer.knowledge.records import KINDS
from mlcareer.knowledge.shapes import Step
from mlcareer.knowledge.specialization import Specialization

R = TypeVar("R")


@dataclass(frozen=True)
class Place:
    """Where a record stands, and on which line each part of it does."""

    path: str
    line: int
    lines: Mapping[tuple[Step, ...], int] = field(default_factory=dict)

    def problem(self, message: str, *steps: Step) -> Problem:
        """A problem of the record, at the line of the part that the steps lead to."""
        for end in range(len(steps), 0, -1):
            if steps[:end] in self.lines:
                return Problem(self.path, self.lines[steps[:end]], message)
        return Problem(self.path, self.line, message)


NOWHERE = Place("", 0)


@dataclass(frozen=True)
class Written:
    """All records of a base by type and id, in the order of their files.

    ``named`` holds also the ids of records that could not be read, so that a fault in one is not
    told again wherever it is named. ``problems`` are faults of form, ``short`` the lists with fewer
    entries than a whole base must have. ``version`` and ``dated`` are those of the vocabulary file
    at ``vocabulary``, ``tables`` the rows of ``facts/``, ``digest`` that of all files read.
    """

    folder: Path
    records: Mapping[type, Mapping[str, tuple[Any, Place]]]
    named: Mapping[type, frozenset[str]]
    problems: tuple[Problem, ...]
    short: tuple[Problem, ...] = ()
    version: str = ""
    dated: str = ""
    vocabulary: Place = NOWHERE
    tables: Mapping[str, Rows] = field(default_factory=dict)
    digest: str = ""

    def each(self, record_type: type[R]) -> Iterator[tuple[R, Place]]:
        """Every record of a type with its place, in the order of the files."""
        yield from self.records.get(record_type, {}).values()

    def several(self, *record_types: type) -> Iterator[tuple[Any, Place]]:
        """Every record of these types with its place."""
        for record_type in record_types:
            yield from self.records.get(record_type, {}).values()

    def everything(self) -> Iterator[tuple[Kind, Any, Place]]:
        """Every record with its kind and place."""
        for record_type, found in self.records.items():
            for record, place in found.values():
                yield KINDS[record_type], record, place

    def ids(self, record_type: type) -> frozenset[str]:
        """The ids of all records of a type, those included that could not be read."""
        return self.named.get(record_type, frozenset())

    def words(self, vocabulary: str) -> frozenset[str]:
        """The words of one vocabulary."""
        start = vocabulary + "-"
        return frozenset(id.removeprefix(start) for id in self.ids(Term) if id.startswith(start))

    def problem(self, message: str) -> Problem:
        """A problem of the base as a whole."""
        return Problem(self.folder.as_posix(), 0, message)

    def unfinished(self) -> bool:
        """Whether some specialization is still a draft, or could not be read."""
        readable = self.records.get(Specialization, {})
        return len(readable) < len(self.ids(Specialization)) or any(one.draft for one, _ in readable.values())
