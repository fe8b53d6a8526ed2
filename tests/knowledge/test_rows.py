"""Record to row and back: nothing is lost, whatever the record holds."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlcareer.knowledge.fields import MONTHS, Hours, Level
from mlcareer.knowledge.kinds import Kind
from mlcareer.knowledge.learning import Resource, Skill
from mlcareer.knowledge.read import Written
from mlcareer.knowledge.records import TYPES
from mlcareer.knowledge.rows import from_row, plain, to_row
from mlcareer.knowledge.shapes import Leaf, Listed, OneOf, Parts, Shape, Table, Words, fields_of

SIGNS = st.text(max_size=12)


def values(shape: Shape) -> st.SearchStrategy[Any]:
    """Any value of a shape; limits of texts and counts do not matter to a row."""
    match shape:
        case Leaf():
            kinds = {str: SIGNS, int: st.integers(), bool: st.booleans(), float: st.floats(allow_nan=False)}
            return kinds[shape.type]
        case Words():
            return st.sampled_from([shape.enum(one) if shape.enum else one for one in shape.values])
        case Listed():
            return st.lists(values(shape.of), max_size=2).map(tuple)
        case Table():
            return st.dictionaries(
                SIGNS if shape.key is str else st.integers(0, 4), values(shape.of), max_size=2
            )
        case Parts():
            parts = {field.name: values(field.shape) for field in fields_of(shape.type)}
            return st.builds(shape.type, **parts)
        case OneOf():
            several = st.one_of([values(one) for one in shape.of])
            return several | st.none() if shape.optional else several


@pytest.mark.parametrize("kind", list(Kind))
def test_any_record_comes_back(kind: Kind):
    """A record of any kind, whatever is in it, equals what its row gives."""

    @given(values(Parts(TYPES[kind])))
    @settings(max_examples=12, deadline=None)
    def comes_back(record: Any) -> None:
        assert from_row(TYPES[kind], to_row(record)) == record

    comes_back()


def test_every_record_of_a_base_comes_back(small_written: Written):
    """The records of the small base survive the way there and back."""
    seen = 0
    for kind, record, _ in small_written.everything():
        assert from_row(TYPES[kind], to_row(record)) == record
        seen += 1

    assert seen > 80


def test_a_row_leaves_out_what_is_not_said(small_written: Written):
    """Fields that have their default take no room; a list that was given does."""
    row = json.loads(to_row(small_written.records[Resource]["text-as-material"][0]))

    assert row["hours"] == "not stated"
    assert row["skills"][0] == {"skill": "corpus-annotation", "from": 0, "to": 2}
    assert {"verified", "isbn", "formerly"} & set(row) == set()


def test_plain_values_have_every_field(small_written: Written):
    """A document shows each field under its key in the files, also those that are empty."""
    shown = plain(small_written.records[Skill]["text-processing"][0])

    assert shown["hours"]["2"] == {"lo": 10, "typical": 20, "hi": 40, "basis": "judgement"}
    assert shown["needs"][1] == {"skill": "python", "level": 2, "before": 3}
    assert shown["placement"] == {}
    assert list(shown) == [field.key for field in fields_of(Skill)]


def test_an_enum_of_numbers_comes_back_as_itself():
    """A level is a level again, not a bare number."""

    @dataclass(frozen=True)
    class Held:
        level: Level
        hours: Hours | None = None

    record = Held(Level.ALONE)
    globals()["Held"] = Held

    assert to_row(record) == '{"level":2}'
    assert from_row(Held, to_row(record)) == record
    assert type(from_row(Held, to_row(record)).level) is Level


def test_a_type_that_no_record_may_have_is_refused():
    """A field of another form is refused when its type is first looked at."""

    @dataclass(frozen=True)
    class Loose:
        anything: object

    with pytest.raises(TypeError, match="no record may have a field of type"):
        fields_of(Loose)


def test_months_are_twelve():
    """The names that months are checked against are those of a year."""
    assert (len(MONTHS), MONTHS[0], MONTHS[-1]) == (12, "January", "December")
