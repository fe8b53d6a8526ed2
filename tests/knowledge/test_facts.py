"""The tables of facts: all there, all parsed, nothing released turned into zero."""

from __future__ import annotations

import pytest

from mlcareer.knowledge.base import DATA
from mlcareer.knowledge.facts import TABLES, merged, pay_from, read_tables

ROWS = {
    "pay": 48, "industries": 180, "areas": 98, "projections": 48, "pages": 48, "interests": 58, "profiles": 58,
    "esco": 19, "posting-share": 30, "signals": 24, "conferences": 80, "courses": 56, "communities": 18,
    "traits": 448,
}  # fmt: skip


@pytest.fixture(scope="module")
def tables():
    """The tables that ship."""
    return read_tables(DATA / "facts")


def test_every_file_is_a_table(tables):
    """No file of facts is left unread, and no table has no file."""
    files = {path.name for path in (DATA / "facts").glob("*.csv")}

    assert {table.file for table in TABLES.values()} == files
    assert set(tables) == set(TABLES)


@pytest.mark.parametrize("name", sorted(TABLES))
def test_every_table_has_its_rows(tables, name: str):
    """At least as many rows as were handed over, each with all columns and a key."""
    rows = tables[name]

    assert len(rows) >= ROWS[name]
    assert all(None not in row and None not in row.values() for row in rows)
    assert all(TABLES[name].key_of(row) for row in rows)


def test_comments_and_line_ends_are_dropped(tables):
    """No remark of the head and no carriage return gets into a row."""
    texts = [value for rows in tables.values() for row in rows for value in row.values()]

    assert not any(text.startswith("# ") or "\r" in text for text in texts)


def test_what_is_not_released_is_not_zero():
    """A dash means that nothing is said."""
    row = dict.fromkeys(
        ("soc_code", "title", "employment", "annual_p10", "annual_median", "annual_p90", "note"), "-"
    )

    assert pay_from(row).median is None


def test_a_later_table_replaces_rows_of_the_same_key():
    """A pack may correct a row; all others stay."""
    first = {"esco": ({"esco_uri": "a", "label": "1"}, {"esco_uri": "b", "label": "2"})}
    second = {"esco": ({"esco_uri": "b", "label": "3"},), "pay": ({"soc_code": "x"},)}

    whole = merged(first, second)

    assert [(row["esco_uri"], row["label"]) for row in whole["esco"]] == [("a", "1"), ("b", "3")]
    assert len(whole["pay"]) == 1
