"""Text for a width: never wider, never split where it need not be, nothing lost."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlcareer.wizard.wrapping import cells, clean, shorten, wrap

TEXTS = st.text(st.sampled_from("ab é語  ,.-"), max_size=120)


@settings(max_examples=200, deadline=None)
@given(TEXTS, st.integers(4, 60))
def test_no_line_is_wider_and_nothing_is_lost(text: str, width: int) -> None:
    """All characters stay in their order, and every line fits."""
    lines = wrap(text, width)

    assert all(cells(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


@settings(max_examples=200, deadline=None)
@given(TEXTS, st.integers(1, 60))
def test_a_shortened_text_fits_and_says_that_it_is(text: str, width: int) -> None:
    """Whole where it fits, else with a mark at its end."""
    short = shorten(text, width)

    assert cells(short) <= width
    assert short == text or cells(text) > width


def test_words_are_kept_whole_where_they_fit() -> None:
    """Lines break between words, and a wide word is broken only where it must be."""
    assert wrap("one two three", 8) == ["one two", "three"]
    assert wrap("one incomprehensibility", 10) == ["one", "incomprehe", "nsibility"]
    assert wrap("a  b", 10, "> ") == ["> a  b"]
    assert wrap("aaa bbb", 6, "1 ") == ["1 aaa", "  bbb"]
    assert wrap("", 10) == [""]


@pytest.mark.parametrize(
    ("text", "columns"), [("abc", 3), ("é", 1), ("e\u0301", 1), ("語", 2), ("", 0), ("a語b", 4)]
)
def test_cells_are_columns(text: str, columns: int) -> None:
    """Wide characters take two, marks on a character none."""
    assert cells(text) == columns


def test_what_could_steer_a_terminal_is_taken_out() -> None:
    """Escape codes, line breaks, joiners, variation selectors."""
    assert clean("a\x1b[31mb\x07\nc\t d\u200d\ufe0f\x9b2J") == "a[31mb c d2J"
