"""A type to its JSON Schema (draft 2020-12): of records, and of every document made from records."""

from __future__ import annotations

from typing import Any

from mlcareer.knowledge.fields import Address, AnyRef, Between, Count, Day, Ref, Text, Word
from mlcareer.knowledge.shapes import (
    FieldShape,
    Leaf,
    Listed,
    OneOf,
    Parts,
    Shape,
    Table,
    Words,
    fields_of,
    marker,
)

DIALECT = "https://json-schema.org/draft/2020-12/schema"
NAMES = {str: "string", int: "integer", float: "number", bool: "boolean"}
WHOLE_NUMBER = r"^-?[0-9]+$"
DAY = r"^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$"
DAY_OR_UNDATED = r"^([0-9]{4}-[0-9]{2}(-[0-9]{2})?|undated)$"
Schema = dict[str, Any]


def schema_of(record_type: type, title: str, id: str) -> Schema:
    """The schema of the JSON that ``rows.plain`` makes of a frozen dataclass.

    A field without a default is required, no other field may be there. Raises TypeError for a
    type that no record may have.
    """
    defs: dict[str, Schema] = {}
    names: dict[type, str] = {}
    _define(record_type, defs, names)
    own = defs.pop(names[record_type])
    whole: Schema = {"$schema": DIALECT, "$id": id, "title": title, **own}
    if defs:
        whole["$defs"] = {name: defs[name] for name in sorted(defs)}
    return whole


def _define(record_type: type, defs: dict[str, Schema], names: dict[type, str]) -> Schema:
    """A reference to the definition of a type, which is made when first needed."""
    if record_type not in names:
        name = record_type.__name__
        while name in defs:
            name += "_"  # two rooms may each have a type of this name
        names[record_type] = name
        defs[name] = {}
        known = fields_of(record_type)
        defs[name] = {
            "description": _sentence(record_type),
            "type": "object",
            "properties": {field.key: _field(field, defs, names) for field in known},
            "required": [field.key for field in known if field.required],
            "additionalProperties": False,
        }
    return {"$ref": f"#/$defs/{names[record_type]}"}


def _sentence(record_type: type) -> str:
    return " ".join((record_type.__doc__ or "").split("\n\n")[0].split())


def _field(field: FieldShape, defs: dict[str, Schema], names: dict[type, str]) -> Schema:
    found = _schema(field.shape, defs, names, field.required)
    if field.default == "" and ("pattern" in found or "format" in found):
        return {"anyOf": [found, {"const": ""}]}
    return found


def _schema(shape: Shape, defs: dict[str, Schema], names: dict[type, str], required: bool = True) -> Schema:
    match shape:
        case Leaf():
            return {"type": NAMES[shape.type], **_limits(shape)}
        case Words():
            return {"enum": list(shape.values)}
        case Listed():
            return _list(shape, _schema(shape.of, defs, names), required)
        case Table():
            table: Schema = {"type": "object", "additionalProperties": _schema(shape.of, defs, names)}
            return {**table, "propertyNames": {"pattern": WHOLE_NUMBER}} if shape.key is int else table
        case Parts():
            return _define(shape.type, defs, names)
        case OneOf():
            several = [_schema(one, defs, names, required) for one in shape.of]
            return {"anyOf": [*several, {"type": "null"}] if shape.optional else several}


def _list(shape: Listed, of: Schema, required: bool) -> Schema:
    found: Schema = {"type": "array", "items": of}
    count = marker(shape.markers, Count)
    # Only a base as a whole must have long lists; where the number is exact, code relies on it.
    if count and required and count.least == count.most:
        found["minItems"] = count.least
    if count and count.most:
        found["maxItems"] = count.most
    return found


def _limits(shape: Leaf) -> Schema:
    found: Schema = {}
    for one in shape.markers:
        match one:
            case Text():
                found["maxLength"] = one.most
            case Between():
                found |= {"minimum": one.least, "maximum": one.most}
            case Address():
                found |= {"format": "uri", "pattern": "^https?://"}
            case Day():
                found["pattern"] = DAY_OR_UNDATED if one.undated else DAY
            case Ref():
                found["description"] = f"id of a {one.kind}"
            case Word():
                found["description"] = f"word of the vocabulary {one.vocabulary}"
            case AnyRef():
                found["description"] = "kind and id of a record, as kind/id"
    return found
