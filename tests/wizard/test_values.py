"""What is typed into a field: read as a value, or told why it is none."""

from __future__ import annotations

import pytest

from mlcareer.wizard.values import Wrong, field_label, read, shown
from tests.wizard.fakes import find


@pytest.mark.parametrize(
    ("question", "typed", "value"),
    [
        ("hours_per_week", "8", 8),
        ("hours_per_week", " 7.5 ", 7.5),
        ("hours_per_week", "7,5", 7.5),
        ("hours_last_weeks", "6, 4, 0, 8", (6.0, 4.0, 0.0, 8.0)),
        ("hours_last_weeks", "6 4 0 8", (6.0, 4.0, 0.0, 8.0)),
        ("weeks", "26", 26),
        ("weeks", "2027-06-01", "2027-06-01"),
        ("by", "2027-06-01", "2027-06-01"),
        ("slots", "tue 19:00, sat 9:00", ("tue 19:00", "sat 9:00")),
        ("proof-python", "a\x1b[2Jtool\nof mine", "a[2Jtool of mine"),
    ],
)
def test_what_is_typed_is_read(question: str, typed: str, value: object) -> None:
    """Numbers, lists, dates, texts without what could steer a terminal."""
    assert read(find(question), typed) == value


@pytest.mark.parametrize(
    ("question", "typed", "because"),
    [
        ("hours_per_week", "eight", '"eight" is not a number. Write it in digits, for example 8 or 7.5.'),
        ("hours_per_week", "nan", '"nan" is not a number. Write it in digits, for example 8 or 7.5.'),
        ("hours_per_week", "61", "61 is not between 1 and 60."),
        ("hours_per_week", "0", "0 is not between 1 and 60."),
        ("hours_last_weeks", "1 2 3", "4 numbers are needed, parted by commas, and these are 3."),
        ("hours_last_weeks", "1 2 3 x", '"x" is not a number. Write it in digits, for example 8 or 7.5.'),
        ("weeks", "2027-13-01", '"2027-13-01" is not a date. Write it as year-month-day: 2027-06-01.'),
        ("by", "soon", '"soon" is not a date. Write it as year-month-day: 2027-06-01.'),
    ],
)
def test_what_is_no_answer_is_told(question: str, typed: str, because: str) -> None:
    """With how to write it."""
    assert read(find(question), typed) == Wrong(because)


@pytest.mark.parametrize(
    ("value", "text"),
    [(8, "8"), (8.0, "8"), (7.5, "7.5"), ((6.0, 4.0), "6, 4"), (None, ""), ("2027-06-01", "2027-06-01")],
)
def test_a_value_stands_in_its_field_as_it_was_typed(value: object, text: str) -> None:
    """Whole numbers without a point."""
    assert shown(value) == text  # type: ignore[arg-type]


def test_a_field_names_its_limits() -> None:
    """What is allowed stands before the text."""
    assert field_label("Hours a week", find("hours_per_week")) == "Hours a week (1 to 60)"
    assert field_label("Recent", find("hours_last_weeks")) == "Recent (4 numbers, each 0 to 100)"
    assert field_label("Weeks", find("weeks")) == "Weeks (such as 26, or 2027-06-01)"
    assert field_label("By", find("by")) == "By (year-month-day)"
