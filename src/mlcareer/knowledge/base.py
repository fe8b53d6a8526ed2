"""Base: the compiled knowledge base, opened for reading.

``open_base`` finds or makes the compiled file. Nothing here reads YAML unless one must be made,
and the record types are loaded only by what gives records, so that a look-up by name is quick.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from mlcareer.errors import MlCareerError, NotFound
from mlcareer.knowledge.kinds import Kind
from mlcareer.knowledge.names import plain_words

if TYPE_CHECKING:
    from types import TracebackType

    from mlcareer.knowledge.asking import Term
    from mlcareer.knowledge.facts import Pay, Projection, Row, Rows
    from mlcareer.knowledge.model import Model
    from mlcareer.knowledge.specialization import Need

DATA = Path(__file__).resolve().parent.parent / "data"
SHIPPED = "base.sqlite"
R = TypeVar("R")


class Base:
    """The facts we ship, read-only: records by id, by name and by what names them.

    ``version`` and ``dated`` are those of the vocabulary, ``digest`` that of the contents, ``notes``
    what a person should be told about the opening: refused packs, a cache that cannot be written.
    """

    def __init__(self, connect: Callable[[bool], sqlite3.Connection], notes: Iterable[str] = ()) -> None:
        """Take a way to connect; it is called again, with True, if the file turns out to be damaged."""
        self._connect = connect
        self._connection = connect(False)
        self._kept: dict[tuple[type, str], Any] = {}
        meta = dict(self.rows("SELECT key, value FROM meta"))
        self.version: str = meta["version"]
        self.dated: str = meta["dated"]
        self.digest: str = meta["digest"]
        self.notes = tuple(notes)

    def __enter__(self) -> Base:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def rows(self, query: str, values: Iterable[object] = ()) -> list[Any]:
        """The rows of a query; words of a person only ever stand in ``values``."""
        # Half a character, as an odd terminal may give, is no text to SQLite.
        wanted = tuple(_whole(one) if isinstance(one, str) else one for one in values)
        try:
            return self._connection.execute(query, wanted).fetchall()
        except sqlite3.DatabaseError as error:
            # Only a damaged file gives this very class; it is made anew, once.
            if type(error) is not sqlite3.DatabaseError:
                raise
            self._connection.close()
            self._connection = self._connect(True)
            return self._connection.execute(query, wanted).fetchall()

    def raw(self, kind: Kind, id: str) -> dict[str, Any]:
        """A record as JSON values, fields that have their default left out; raises NotFound."""
        record: dict[str, Any] = json.loads(self._row(kind, id))
        return record

    def get(self, record_type: type[R], id: str) -> R:
        """The record of that id, or of that former id; raises NotFound with the nearest ids."""
        known = (record_type, id)
        if known not in self._kept:
            from mlcareer.knowledge.rows import from_row

            self._kept[known] = from_row(record_type, self._row(_kind(record_type), id))
        record: R = self._kept[known]
        return record

    def _row(self, kind: Kind, id: str) -> str:
        query = "SELECT json FROM record WHERE kind = ? AND id = ?"
        found = self.rows(query, (kind, id))
        if not found:
            renamed = "SELECT id FROM name WHERE words = ? AND rank = 300 AND kind = ?"
            for (new_id,) in self.rows(renamed, (plain_words(id), kind)):
                found = self.rows(query, (kind, new_id))
        if not found:
            from mlcareer.knowledge.search import nearest

            raise NotFound(kind, id, nearest(self, id, kind))
        row: str = found[0][0]
        return row

    def many(self, record_type: type[R], ids: Iterable[str] | None = None) -> tuple[R, ...]:
        """The records of these ids, in their order; without ids all of the type.

        All are sorted by id, but traits, questions and terms as their files order them.
        """
        wanted = self.ids(record_type) if ids is None else ids
        return tuple(self.get(record_type, id) for id in wanted)

    def ids(self, record_type: type) -> tuple[str, ...]:
        """All ids of a type, in the order of ``many``."""
        query = "SELECT id FROM record WHERE kind = ? ORDER BY place"
        return tuple(id for (id,) in self.rows(query, (_kind(record_type),)))

    def linked(self, record_type: type[R], *, to: type, id: str) -> tuple[R, ...]:
        """The records of a type that name one record of the type ``to``, sorted by id.

        A record that stands for all specializations names none of them.
        """
        query = "SELECT id FROM link WHERE to_kind = ? AND to_id = ? AND kind = ? ORDER BY id"
        found = self.rows(query, (_kind(to), id, _kind(record_type)))
        return tuple(self.get(record_type, other) for (other,) in found)

    def named(self, words: str) -> tuple[tuple[str, str], ...]:
        """Kind and id of every record that has exactly this id, name, title or alias.

        Case and hyphens do not count. Words of several meanings give their candidates first, in the
        order to ask; ``("map", "all")`` is the map of all specializations.
        """
        found = self.rows("SELECT rank, kind, id FROM name WHERE words = ?", (plain_words(words),))
        order = list(Kind)
        found.sort(key=lambda row: (row[0], order.index(row[1]) if row[1] in order else 0, row[2]))
        return tuple(dict.fromkeys((kind, id) for _, kind, id in found))

    def model(self) -> Model:
        """What the matcher needs of all specializations and of the questions, as one record."""
        from mlcareer.knowledge.model import Model
        from mlcareer.knowledge.rows import from_row

        return from_row(Model, self.rows("SELECT json FROM model")[0][0])

    def needs_of(self, specialization: str) -> tuple[Need, ...]:
        """The levels of each skill that the goals of a specialization ask for; raises NotFound."""
        from mlcareer.knowledge.specialization import Specialization

        return self.get(Specialization, specialization).skills

    def terms(self, vocabulary: str) -> tuple[Term, ...]:
        """The terms of one vocabulary, in the order to show."""
        from mlcareer.knowledge.asking import Term

        query = "SELECT id FROM record WHERE kind = ? AND id >= ? AND id < ? ORDER BY place"
        # "." follows "-", so this is every id that begins with the vocabulary and a hyphen.
        found = self.rows(query, (Kind.TERM, vocabulary + "-", vocabulary + "."))
        terms = (self.get(Term, id) for (id,) in found)
        return tuple(term for term in terms if term.vocabulary == vocabulary)

    def facts(self, table: str, key: str) -> Rows:
        """All rows of a table of ``facts/`` under a key, in the order of the file; none if unknown."""
        query = "SELECT json FROM fact WHERE name = ? AND key = ? ORDER BY place"
        return tuple(json.loads(row) for (row,) in self.rows(query, (table, key)))

    def fact(self, table: str, key: str) -> Row:
        """The first row of a table of ``facts/`` under a key; raises NotFound."""
        found = self.facts(table, key)
        if not found:
            raise NotFound(f"row of the facts on {table}", key)
        return found[0]

    def table(self, table: str) -> Rows:
        """All rows of a table of ``facts/``, in the order of the file."""
        query = "SELECT json FROM fact WHERE name = ? ORDER BY place"
        return tuple(json.loads(row) for (row,) in self.rows(query, (table,)))

    def pay(self, soc: str) -> Pay | None:
        """Pay of an official occupation; None where the tables hold nothing for it."""
        from mlcareer.knowledge.facts import pay_from

        found = self.facts("pay", soc)
        return pay_from(found[0]) if found else None

    def projection(self, soc: str) -> Projection | None:
        """Growth of an official occupation; None where the tables hold nothing for it."""
        from mlcareer.knowledge.facts import projection_from

        found = self.facts("projections", soc)
        return projection_from(found[0], self.facts("pages", found[0]["page"])) if found else None


def _whole(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")


def _kind(record_type: type) -> Kind:
    from mlcareer.knowledge.records import KINDS

    return KINDS[record_type]


def connect_file(path: Path) -> sqlite3.Connection:
    """A connection that reads a compiled file, which nobody changes."""
    # as_uri quotes what would else begin a query or a fragment in the address.
    return sqlite3.connect(path.resolve().as_uri() + "?mode=ro&immutable=1", uri=True)


def packs_in(folder: Path | None) -> tuple[Path, ...]:
    """The packs in a folder, one a subfolder, sorted by name."""
    if folder is None or not folder.is_dir():
        return ()
    return tuple(sorted(one for one in folder.iterdir() if one.is_dir() and not one.name.startswith(".")))


def open_base(data: Path | None = None, cache: Path | None = None, packs: Path | None = None) -> Base:
    """The base of ``data`` (the bundled one without it) with the packs in ``packs``.

    A ``base.sqlite`` beside the data is an installed copy and is opened as it is. Else the base is
    compiled once and kept in ``cache``; without a cache it lives in memory. Raises InvalidInput if
    the data cannot be compiled; a pack that does not pass is left out and named in ``notes``.
    """
    folder = data or DATA
    shipped = folder / SHIPPED
    found = packs_in(packs)
    if shipped.is_file() and not found:
        return Base(lambda damaged: _shipped(shipped, damaged))

    from mlcareer.knowledge.cache import prepare

    ready = prepare(folder, cache, found)
    return Base(ready.connect, ready.notes)


def _shipped(path: Path, damaged: bool) -> sqlite3.Connection:
    if damaged:
        raise MlCareerError(f"the compiled knowledge base {path} is damaged.", "Install mlcareer again.")
    return connect_file(path)
