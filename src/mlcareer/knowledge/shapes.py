"""The shape of a record, derived from its type: what reading, rows, schema and checks walk along.

A field is text, a number, a flag, a fixed word, a record, a list or table of these, or one of
several of these; any other annotation is refused, and so everything that walks stays short.
"""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

Step = str | int
Steps = tuple[Step, ...]
M = TypeVar("M")


@dataclass(frozen=True)
class Leaf:
    """A text, number or flag; markers say what it may be."""

    type: type
    markers: tuple[object, ...] = ()


@dataclass(frozen=True)
class Words:
    """One of a few fixed values: those of ``enum``, or of a ``Literal`` where there is none."""

    values: tuple[str | int, ...]
    enum: type[Enum] | None = None


@dataclass(frozen=True)
class Listed:
    """A list of one shape."""

    of: Shape
    markers: tuple[object, ...] = ()


@dataclass(frozen=True)
class Table:
    """A mapping from text or whole numbers to one shape."""

    key: type
    of: Shape


@dataclass(frozen=True)
class Parts:
    """A record with named fields."""

    type: type


@dataclass(frozen=True)
class OneOf:
    """One of several shapes; ``optional`` allows nothing at all."""

    of: tuple[Shape, ...]
    optional: bool = False


Shape = Leaf | Words | Listed | Table | Parts | OneOf


@dataclass(frozen=True)
class FieldShape:
    """One field: its name in Python, its key in files (``from_`` is ``from``), and its shape."""

    name: str
    key: str
    shape: Shape
    required: bool
    default: Any


def shape_of(annotation: Any, markers: tuple[object, ...] = ()) -> Shape:
    """The shape of an annotation.

    Raises TypeError for one that no record may have.
    """
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return shape_of(arguments[0], (*markers, *arguments[1:]))
    if origin is Literal:
        return Words(tuple(arguments))
    if origin in (Union, types.UnionType):
        shapes = tuple(shape_of(part, markers) for part in arguments if part is not types.NoneType)
        optional = types.NoneType in arguments
        return shapes[0] if len(shapes) == 1 and not optional else OneOf(shapes, optional)
    if origin is tuple and len(arguments) == 2 and arguments[1] is Ellipsis:
        return Listed(shape_of(arguments[0]), markers)
    if isinstance(origin, type) and issubclass(origin, Mapping) and arguments[0] in (str, int):
        return Table(arguments[0], shape_of(arguments[1]))
    return _plain_shape(annotation, markers)


def _plain_shape(annotation: Any, markers: tuple[object, ...]) -> Shape:
    if isinstance(annotation, type):
        if issubclass(annotation, Enum):
            return Words(tuple(member.value for member in annotation), annotation)
        if annotation in (str, int, float, bool):
            return Leaf(annotation, markers)
        if dataclasses.is_dataclass(annotation):
            return Parts(annotation)
    raise TypeError(f"no record may have a field of type {annotation!r}")


@cache
def fields_of(record_type: Hashable) -> tuple[FieldShape, ...]:
    """The fields of a frozen dataclass in its order; raises TypeError for a type no record may have."""
    if not isinstance(record_type, type):
        raise TypeError(f"{record_type!r} is no type of record")
    hints = get_type_hints(record_type, include_extras=True)
    found = []
    for field in dataclasses.fields(record_type):
        default: Any = field.default
        if field.default_factory is not dataclasses.MISSING:
            default = field.default_factory()
        required = default is dataclasses.MISSING
        name = field.name
        found.append(FieldShape(name, name.rstrip("_"), shape_of(hints[name]), required, default))
    return tuple(found)


def marker(markers: tuple[object, ...], wanted: type[M]) -> M | None:
    """The first marker of that type, if there is one."""
    return next((found for found in markers if isinstance(found, wanted)), None)


def walk(value: Any, shape: Shape, steps: Steps = ()) -> Iterator[tuple[Steps, Any, Shape]]:
    """Every leaf and fixed word in a value, with the steps that lead to it and its shape."""
    match shape:
        case Parts():
            for field in fields_of(shape.type):
                yield from walk(getattr(value, field.name), field.shape, (*steps, field.key))
        case Listed():
            for index, entry in enumerate(value):
                yield from walk(entry, shape.of, (*steps, index))
        case Table():
            for key, entry in value.items():
                yield from walk(entry, shape.of, (*steps, key))
        case OneOf():
            chosen = variant(value, shape)
            if chosen is not None:
                yield from walk(value, chosen, steps)
        case _:
            yield steps, value, shape


def variant(value: Any, shape: OneOf) -> Shape | None:
    """Which of the shapes a value has; None for no value at all."""
    return next((one for one in shape.of if _has(value, one)), None)


def _has(value: Any, shape: Shape) -> bool:
    match shape:
        case Parts():
            return isinstance(value, shape.type)
        case Listed():
            return isinstance(value, tuple)
        case Table():
            return isinstance(value, Mapping)
        case Words():
            return value in shape.values and not isinstance(value, bool)
        case Leaf():
            return type(value) is shape.type or (shape.type is float and type(value) is int)
        case OneOf():
            return variant(value, shape) is not None
