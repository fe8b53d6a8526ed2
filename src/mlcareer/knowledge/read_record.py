"""From a tree to a record: the walk along a type that finds unknown, missing, doubled, misshapen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from mlcareer.errors import Problem
from mlcareer.knowledge.fields import Count, Ordered
from mlcareer.knowledge.read_leaf import FORMS, WrongForm, objections, value_of
from mlcareer.knowledge.read_tree import ListNode, Node, TableNode, TextNode
from mlcareer.knowledge.shapes import (
    FieldShape,
    Leaf,
    Listed,
    OneOf,
    Parts,
    Shape,
    Step,
    Table,
    Words,
    fields_of,
    marker,
)

BAD: Any = object()  # what a walk gives where there is a problem instead of a value


@dataclass
class RecordWalk:
    """Reads one record; keeps every problem and the line of every part.

    ``short`` holds the lists of the record itself with fewer entries than a whole base must have:
    that is no fault of form. ``draft`` lifts it for optional lists.
    """

    path: str
    name: str
    draft: bool = False
    problems: list[Problem] = field(default_factory=list)
    short: list[Problem] = field(default_factory=list)
    lines: dict[tuple[Step, ...], int] = field(default_factory=dict)

    def record(self, node: TableNode, record_type: type, id: str) -> Any:
        """The record that the node holds, its id given; BAD if it cannot be made."""
        values = self._fields(node, record_type, (), skip="id")
        return BAD if BAD in values.values() else record_type(id=id, **values)

    def complain(self, line: int, steps: Sequence[Step], message: str) -> None:
        """Keep a problem, with the name of the record and of the field."""
        self.problems.append(self._about(line, steps, message))

    def _about(self, line: int, steps: Sequence[Step], message: str) -> Problem:
        where = ".".join(step for step in steps if isinstance(step, str))
        return Problem(self.path, line, f"{self.name}: {where} {message}")

    def _fields(
        self, node: TableNode, record_type: type, steps: tuple[Step, ...], skip: str = ""
    ) -> dict[str, Any]:
        """Values by name of field; optional ones that are absent are left out."""
        given = self._pairs(node, steps)
        values: dict[str, Any] = {}
        for known in fields_of(record_type):
            if known.key == skip:
                given.pop(skip, None)
            elif known.key in given:
                node_given = given.pop(known.key)
                values[known.name] = self._value(node_given, known.shape, (*steps, known.key), known)
            elif known.required:
                self.complain(node.line, (*steps, known.key), "is missing")
                values[known.name] = BAD
        for key, unknown in given.items():
            near = get_close_matches(key, [known.key for known in fields_of(record_type)], n=1)
            hint = f"; did you mean '{near[0]}'?" if near else "; leave it out"
            self.complain(self.lines.get((*steps, key), unknown.line), (*steps, key), f"is no field{hint}")
        return values

    def _pairs(self, node: TableNode, steps: tuple[Step, ...]) -> dict[str, Node]:
        """The entries of a mapping by key; of a key that stands there twice, the first."""
        pairs: dict[str, Node] = {}
        for key, value in node.pairs:
            if key.text in pairs:
                self.complain(key.line, (*steps, key.text), "stands there twice; keep one")
            else:
                pairs[key.text] = value
                self.lines[(*steps, key.text)] = key.line
        return pairs

    def _value(self, node: Node, shape: Shape, steps: tuple[Step, ...], of: FieldShape | None = None) -> Any:
        match shape:
            case Leaf() | Words():
                return self._leaf(node, shape, steps)
            case Listed():
                return self._list(node, shape, steps, of)
            case Table():
                return self._table(node, shape, steps)
            case Parts():
                return self._parts(node, shape, steps)
            case OneOf():
                return self._one_of(node, shape, steps, of)

    def _leaf(self, node: Node, shape: Leaf | Words, steps: tuple[Step, ...]) -> Any:
        if not isinstance(node, TextNode) or (node.empty and "" not in getattr(shape, "values", ())):
            return self._misshapen(node, shape, steps)
        try:
            value = value_of(node.text, shape)
        except WrongForm as wrong:
            self.complain(node.line, steps, str(wrong))
            return BAD
        if isinstance(shape, Leaf):
            for objection in objections(value, shape.markers):
                self.complain(node.line, steps, objection)
        return value

    def _list(self, node: Node, shape: Listed, steps: tuple[Step, ...], of: FieldShape | None) -> Any:
        if not isinstance(node, ListNode):
            return self._misshapen(node, shape, steps)
        values = []
        for index, entry in enumerate(node.entries):
            self.lines[(*steps, index)] = entry.line
            values.append(self._value(entry, shape.of, (*steps, index)))
        self._count(node, len(values), shape, steps, of)
        for line, message in disorder(values, [entry.line for entry in node.entries], shape):
            self.complain(line, steps, message)
        return BAD if BAD in values else tuple(values)

    def _count(
        self, node: Node, count: int, shape: Listed, steps: tuple[Step, ...], of: FieldShape | None
    ) -> None:
        wanted = marker(shape.markers, Count)
        if wanted is None:
            return
        if count < wanted.least:
            message = f"has {count} entries; at least {wanted.least}"
            if len(steps) > 1 or wanted.least == wanted.most:
                self.complain(node.line, steps, message)
            elif not self.draft or (of is not None and of.required):
                self.short.append(self._about(node.line, steps, message))
        if wanted.most and count > wanted.most:
            self.complain(node.line, steps, f"has {count} entries; at most {wanted.most}")

    def _table(self, node: Node, shape: Table, steps: tuple[Step, ...]) -> Any:
        if not isinstance(node, TableNode):
            return self._misshapen(node, shape, steps)
        values: dict[Any, Any] = {}
        for text, entry in self._pairs(node, steps).items():
            value = self._value(entry, shape.of, (*steps, text))
            try:
                values[value_of(text, Leaf(shape.key))] = value
            except WrongForm as wrong:
                self.complain(entry.line, steps, f"key {wrong}")
                return BAD
        return BAD if BAD in values.values() else values

    def _parts(self, node: Node, shape: Parts, steps: tuple[Step, ...]) -> Any:
        if not isinstance(node, TableNode):
            return self._misshapen(node, shape, steps)
        values = self._fields(node, shape.type, steps)
        return BAD if BAD in values.values() else shape.type(**values)

    def _one_of(self, node: Node, shape: OneOf, steps: tuple[Step, ...], of: FieldShape | None) -> Any:
        fitting = [one for one in shape.of if _suits(node, one)]
        if not fitting or (isinstance(node, TextNode) and node.empty):
            return self._misshapen(node, shape, steps)
        return self._value(node, fitting[0], steps, of)

    def _misshapen(self, node: Node, shape: Shape, steps: tuple[Step, ...]) -> Any:
        if isinstance(node, TextNode) and node.empty:
            self.complain(node.line, steps, "has no value; write one or leave the field out")
        else:
            self.complain(node.line, steps, f"is {_form(node)}; write {wanted_form(shape)}")
        return BAD


def _suits(node: Node, shape: Shape) -> bool:
    match shape:
        case Leaf() | Words():
            return isinstance(node, TextNode)
        case Listed():
            return isinstance(node, ListNode)
        case _:
            return isinstance(node, TableNode)


def _form(node: Node) -> str:
    match node:
        case TextNode():
            return "a single value"
        case ListNode():
            return "a list"
        case TableNode():
            return "a mapping"


def wanted_form(shape: Shape) -> str:
    """A shape in words, for the end of a sentence."""
    match shape:
        case Leaf():
            return FORMS.get(shape.type, "a text")
        case Words():
            return "one of: " + ", ".join(str(value) for value in shape.values if value != "")
        case Listed():
            return "a list"
        case Table() | Parts():
            return "a mapping"
        case OneOf():
            return " or ".join(wanted_form(one) for one in shape.of)


def disorder(values: Sequence[Any], lines: Sequence[int], shape: Listed) -> Iterator[tuple[int, str]]:
    """Entries of a list that stand there twice, and the first that is out of order."""
    if BAD in values:
        return
    for index, value in enumerate(values):
        if value in values[:index]:
            yield lines[index], f"holds {_key(value, shape)!r} twice"
    if marker(shape.markers, Ordered):
        return
    keys = [_key(value, shape) for value in values]
    if keys in (sorted(keys), sorted(keys, key=str.casefold)):
        return
    # Either order of capitals will do; the first step down in the easier one is named.
    for index in range(1, len(keys)):
        if keys[index].casefold() < keys[index - 1].casefold():
            yield lines[index], f"is not sorted: {keys[index]!r} comes before {keys[index - 1]!r}"
            return


def _key(value: Any, shape: Listed) -> str:
    if isinstance(shape.of, Parts):
        return str(getattr(value, fields_of(shape.of.type)[0].name))
    return str(value)
