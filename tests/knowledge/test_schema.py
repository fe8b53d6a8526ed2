"""A type to its JSON Schema: what is written fits, what is not in the type does not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal

import jsonschema
import pytest

from mlcareer.knowledge.base import Base
from mlcareer.knowledge.fields import Count, Goal, Level, Ref, Text
from mlcareer.knowledge.kinds import Kind
from mlcareer.knowledge.records import TYPES
from mlcareer.knowledge.rows import plain
from mlcareer.knowledge.schema import schema_of


@dataclass(frozen=True)
class Step:
    """One step of a document."""

    id: Annotated[str, Ref("skill")]
    from_: Level
    hours: float | None = None


@dataclass(frozen=True)
class Report:
    """A document made of records.

    Its second paragraph is not for the schema.
    """

    steps: Annotated[tuple[Step, ...], Count(1, 1)]
    goal: Goal
    weeks: Mapping[int, Annotated[str, Text(5)]]
    found: bool | Literal["unknown"] = "unknown"


def fits(document: Any, schema: dict[str, Any]) -> bool:
    """Whether a document fits a schema."""
    return bool(jsonschema.Draft202012Validator(schema).is_valid(document))


@pytest.mark.parametrize("kind", list(Kind))
def test_every_record_fits_its_schema(small: Base, kind: Kind):
    """Each record of the small base fits, in full and as it stands in its row."""
    schema = schema_of(TYPES[kind], kind, f"mlcareer/{kind}/1")
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)

    records = small.many(TYPES[kind])

    assert records != ()
    for record in records:
        validator.validate(plain(record))
        validator.validate(small.raw(kind, record.id))


@pytest.mark.parametrize("kind", list(Kind))
def test_a_field_too_many_or_too_few_does_not_fit(small: Base, kind: Kind):
    """An unknown field and a missing one are refused for every kind."""
    schema = schema_of(TYPES[kind], kind, "x")
    document = plain(small.many(TYPES[kind])[0])

    assert not fits({**document, "unheard-of": 1}, schema)
    assert not fits({key: value for key, value in document.items() if key != "id"}, schema)


def test_a_schema_says_what_its_type_says():
    """Enums, limits, tables by number, optional parts and names with an underscore are all there."""
    schema = schema_of(Report, "A report", "mlcareer/report/1")

    assert schema["$id"] == "mlcareer/report/1"
    assert schema["description"] == "A document made of records."
    assert schema["required"] == ["steps", "goal", "weeks"]
    assert schema["properties"]["goal"] == {"enum": ["first_project", "junior_role", "switch"]}
    assert schema["properties"]["steps"] == {
        "type": "array",
        "items": {"$ref": "#/$defs/Step"},
        "minItems": 1,
        "maxItems": 1,
    }
    assert schema["properties"]["found"] == {"anyOf": [{"type": "boolean"}, {"enum": ["unknown"]}]}
    assert schema["$defs"]["Step"]["properties"]["from"] == {"enum": [0, 1, 2, 3, 4]}
    assert schema["$defs"]["Step"]["properties"]["hours"] == {"anyOf": [{"type": "number"}, {"type": "null"}]}


@pytest.mark.parametrize(
    ("change", "fit"),
    [
        ({}, True),
        ({"found": True}, True),
        ({"steps": []}, False),
        ({"goal": "fame"}, False),
        ({"weeks": {"1": "longer than five"}}, False),
        ({"weeks": {"one": "short"}}, False),
        ({"steps": [{"id": "python", "from": 7}]}, False),
        ({"steps": [{"id": "python", "from": 1, "until": 2}]}, False),
    ],
)
def test_only_what_the_type_allows_fits(change: dict[str, Any], fit: bool):
    """Each limit of a type is a limit of its schema."""
    report = Report((Step("python", Level.ALONE),), Goal.SWITCH, {1: "first"})
    schema = schema_of(Report, "A report", "x")

    assert fits({**plain(report), **change}, schema) is fit
