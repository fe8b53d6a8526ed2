"""Record to JSON and back, derived from the type; needs nothing but ``json``."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from enum import Enum
from functools import cache
from typing import Any, TypeVar

from mlcareer.knowledge.shapes import Leaf, Listed, OneOf, Parts, Shape, Table, Words, fields_of

R = TypeVar("R")
Make = Callable[[Any], Any]


def plain(value: Any) -> Any:
    """A record, or a list or mapping of records, as JSON values: every field, in the type's order."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return [plain(entry) for entry in value]
    if isinstance(value, Mapping):
        return {str(key): plain(entry) for key, entry in value.items()}
    if hasattr(value, "__dataclass_fields__"):
        return {field.key: plain(getattr(value, field.name)) for field in fields_of(value.__class__)}
    return value


def to_row(record: Any) -> str:
    """A record as one line of JSON; fields that have their default are left out."""
    return json.dumps(_brief(record), ensure_ascii=False, separators=(",", ":"))


def _brief(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_brief(entry) for entry in value]
    if isinstance(value, Mapping):
        return {str(key): _brief(entry) for key, entry in value.items()}
    if hasattr(value, "__dataclass_fields__"):
        return {
            field.key: _brief(given)
            for field in fields_of(value.__class__)
            if (given := getattr(value, field.name)) != field.default or field.required
        }
    return plain(value)


def from_row(record_type: type[R], row: str) -> R:
    """The record of a row; the row is one that ``to_row`` made of the same type."""
    record: R = _maker(Parts(record_type))(json.loads(row))
    return record


@cache
def _maker(shape: Shape) -> Make:
    """A function from JSON values to a value of that shape."""
    match shape:
        case Leaf():
            return _same
        case Words():
            return _same if shape.enum is None else shape.enum
        case Listed():
            return _many(_maker(shape.of))
        case Table():
            return _table(shape.key, _maker(shape.of))
        case Parts():
            return _parts(shape.type)
        case OneOf():
            return _one_of(shape)


def _same(value: Any) -> Any:
    return value


def _many(make: Make) -> Make:
    return tuple if make is _same else lambda values: tuple([make(value) for value in values])


def _table(key: type, make: Make) -> Make:
    return lambda values: {key(name): make(value) for name, value in values.items()}


def _parts(record_type: type) -> Make:
    names = {field.key: (field.name, _maker(field.shape)) for field in fields_of(record_type)}

    def make(values: Any) -> Any:
        given = {}
        for key, value in values.items():
            name, make_one = names[key]
            given[name] = value if make_one is _same else make_one(value)
        return record_type(**given)

    return make


def _one_of(shape: OneOf) -> Make:
    makers: dict[type, Make] = {}
    for one in shape.of:
        forms = (
            (list,) if isinstance(one, Listed) else (dict,) if isinstance(one, Parts | Table) else (str, int)
        )
        for form in forms:
            # Of several plain values each stays as JSON has it.
            makers.setdefault(form, _maker(one))

    def make(value: Any) -> Any:
        return value if value is None else makers.get(type(value), _same)(value)

    return make
