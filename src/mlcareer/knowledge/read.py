"""Reading what people wrote: the YAML files of a base or pack, or one file of a user's.

Every problem is collected with its path and line; nothing stops at the first one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mlcareer.errors import Problem
from mlcareer.knowledge.facts import read_tables
from mlcareer.knowledge.fields import Day
from mlcareer.knowledge.folders import (
    FOLDERS,
    IN_ORDER,
    ONE_A_FILE,
    OTHER_FOLDERS,
    base_files,
    digest_of,
    files_of,
)
from mlcareer.knowledge.kinds import Kind
from mlcareer.knowledge.read_document import Document, read_document
from mlcareer.knowledge.read_leaf import ID, is_day
from mlcareer.knowledge.read_record import BAD, RecordWalk
from mlcareer.knowledge.read_tree import ListNode, Node, TableNode, TextNode, Unreadable, tree_of
from mlcareer.knowledge.records import TYPES
from mlcareer.knowledge.written import NOWHERE, Place, Written

__all__ = ["Document", "Place", "Written", "read_base", "read_document"]


@dataclass
class _Reading:
    """What has been read so far."""

    records: dict[type, dict[str, tuple[Any, Place]]] = field(default_factory=dict)
    named: dict[type, set[str]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    short: list[Problem] = field(default_factory=list)
    head: dict[str, str] = field(default_factory=dict)
    vocabulary: Place = NOWHERE

    def complain(self, path: str, line: int, message: str) -> None:
        self.problems.append(Problem(path, line, message))

    def file(self, path: Path, kind: Kind, alone: bool) -> None:
        """Read one file of a kind; ``alone``: the file holds one record and is named by its id."""
        where = path.as_posix()
        try:
            node = tree_of(path.read_text("utf-8"), where)
        except UnicodeDecodeError:
            return self.complain(where, 0, "is not UTF-8; save it again as UTF-8")
        except Unreadable as refused:
            self.problems.append(refused.problem)
            if alone:
                self.named.setdefault(TYPES[kind], set()).add(path.stem)
            return None
        if alone:
            return self.record(node, kind, where, path.stem)
        return self.many(self.terms(node, where) if kind is Kind.TERM else node, kind, where)

    def terms(self, node: Node, path: str) -> Node:
        """The list of terms in a vocabulary file; keeps its version and date."""
        if not isinstance(node, TableNode):
            return node
        self.vocabulary = Place(path, node.line, {(key.text,): key.line for key, _ in node.pairs})
        terms: Node = ListNode(node.line, [])
        for key, value in node.pairs:
            if key.text == "terms":
                terms = value
            elif key.text not in ("version", "dated") or not isinstance(value, TextNode):
                self.complain(path, key.line, f"'{key.text}' is none of version, dated, terms")
            elif key.text == "dated" and not is_day(value.text, Day()):
                self.complain(path, key.line, f"dated is '{value.text}'; write a date as \"YYYY-MM-DD\"")
            else:
                self.head[key.text] = value.text
        return terms

    def many(self, node: Node, kind: Kind, path: str) -> None:
        """Read a file that is a list of records, each with its id."""
        if not isinstance(node, ListNode):
            return self.complain(path, node.line, "is no list of records, each beginning with '- id:'")
        before = ""
        for entry in node.entries:
            id = _id_of(entry)
            if id is None:
                self.complain(path, entry.line, "the record has no id; begin it with '- id:'")
                continue
            if kind not in IN_ORDER and id < before:
                self.complain(path, entry.line, f"{id}: comes before '{before}'; sort the records by id")
            before = id
            self.record(entry, kind, path, id)
        return None

    def record(self, node: Node, kind: Kind, path: str, id: str) -> None:
        """Read one record and keep it under its id."""
        named = self.named.setdefault(TYPES[kind], set())
        form = id if kind is not Kind.QUESTION else id.replace("_", "-")
        if not ID.fullmatch(form) or "_" in form:
            self.complain(path, node.line, f"{id}: the id is not of lower-case words, digits and hyphens")
        if id in named:
            self.complain(path, node.line, f"{id}: there is another {kind} of this id; ids are unique")
        named.add(id)
        if not isinstance(node, TableNode):
            return self.complain(path, node.line, f"{id}: is no mapping of field to value")
        if kind in ONE_A_FILE and any(key.text == "id" for key, _ in node.pairs):
            self.complain(path, node.line, f"{id}: id is the name of the file; do not write it inside")
        draft = any(key.text == "draft" and getattr(value, "text", "") == "true" for key, value in node.pairs)
        walk = RecordWalk(path, id, draft)
        record = walk.record(node, TYPES[kind], id)
        self.problems.extend(walk.problems)
        self.short.extend(walk.short)
        if record is not BAD:
            place = Place(path, node.line, walk.lines)
            self.records.setdefault(TYPES[kind], {}).setdefault(id, (record, place))
        return None


def _id_of(node: Node) -> str | None:
    for key, value in node.pairs if isinstance(node, TableNode) else ():
        if key.text == "id" and isinstance(value, TextNode):
            return value.text
    return None


def _strays(folder: Path) -> Iterator[Problem]:
    """YAML files that no kind of record claims: a name mistyped would else be lost in silence."""
    claimed = set(base_files(folder))
    for path in sorted([*folder.rglob("*.yaml"), *folder.rglob("*.yml")]):
        if path not in claimed and path.relative_to(folder).parts[0] not in OTHER_FOLDERS:
            yield Problem(path.as_posix(), 0, "no kind of record is kept here; rename the file")


def read_base(folder: Path) -> Written:
    """All records of a base or pack in ``folder``, with every problem of form."""
    reading = _Reading()
    for kind, name in FOLDERS.items():
        for path in files_of(folder, name):
            reading.file(path, kind, alone=kind in ONE_A_FILE)
    if not reading.named:
        reading.complain(folder.as_posix(), 0, "holds no records: no skills/, no vocabulary.yaml")
    reading.problems.extend(_strays(folder))
    return Written(
        folder=folder,
        records=reading.records,
        named={kind: frozenset(ids) for kind, ids in reading.named.items()},
        problems=tuple(sorted(reading.problems)),
        short=tuple(sorted(reading.short)),
        version=reading.head.get("version", ""),
        dated=reading.head.get("dated", ""),
        vocabulary=reading.vocabulary,
        tables=read_tables(folder / "facts"),
        digest=digest_of(folder),
    )
