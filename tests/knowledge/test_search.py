"""Free words to hits, and the nearest names: ranked, quoted, never failing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlcareer.knowledge.base import Base
from mlcareer.knowledge.kinds import Kind
from mlcareer.knowledge.search import nearest, search


def found(base: Base, words: str, *kinds: Kind) -> list[str]:
    """Kind and id of the hits."""
    return [f"{hit.kind}/{hit.id}" for hit in search(base, words, kinds)]


def test_an_exact_name_comes_first(small: Base):
    """What is called so stands before what only speaks of it."""
    assert found(small, "python")[0] == "skill/python"
    assert found(small, "Text Forum")[0] == "community/text-forum"


def test_a_hit_says_where_the_words_stand(small: Base):
    """The field and the words around the first match come with the hit."""
    hit = search(small, "quotation mark")[0]

    assert (hit.kind, hit.id, hit.field) == (Kind.SPECIALIZATION, "nlp", "day")
    assert "quotation mark" in hit.snippet
    assert len(hit.snippet) < 140
    assert hit.snippet.startswith("... ")


def test_all_words_count(small: Base):
    """Only records that hold every word are found, in whatever field."""
    assert found(small, "rulings table") == ["project/rulings-to-table", "specialization/nlp"]


def test_beginnings_are_found_where_whole_words_are_not(small: Base):
    """The beginning of a word finds it; one word of two still finds something."""
    assert "project/rulings-to-table" in found(small, "rulin")
    assert "skill/python" in found(small, "python xyzzy")


def test_kinds_limit_the_hits(small: Base):
    """Only records of the kinds asked for are found, at most so many."""
    assert {kind.split("/")[0] for kind in found(small, "python", Kind.SKILL, Kind.ROLE)} <= {"skill", "role"}
    assert len(search(small, "text", limit=2)) == 2


def test_what_a_record_names_finds_it(small: Base):
    """A project is found by the skill that it leads to."""
    assert "project/rulings-to-table" in found(small, "text-processing", Kind.PROJECT)


@pytest.mark.parametrize("words", ["", "   ", "zzzzzz", '"', "*", "()", "- -"])
def test_words_that_nothing_holds_find_nothing(small: Base, words: str):
    """No words and unknown words give no hit and no error."""
    assert found(small, words) == []


@pytest.mark.parametrize(
    "words", ["AND", "NOT python", "c++", "foo-bar", "title:python", 'py"thon', "NEAR(a b)", "\ud800", "\0"]
)
def test_signs_of_the_query_language_are_only_words(small: Base, words: str):
    """Operators and quotes in a person's words are looked for, not obeyed."""
    assert isinstance(search(small, words), tuple)


@given(st.text(max_size=30))
@settings(max_examples=150, deadline=None)
def test_no_words_make_a_search_fail(small: Base, words: str):
    """Whatever is typed, a search and the nearest names answer."""
    assert len(search(small, words)) <= 20
    assert len(nearest(small, words)) <= 3


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("nlpp", ("nlp",)),
        ("npl", ("nlp",)),
        ("pyhton", ("python",)),
        ("version controll", ("version-control",)),
        ("mchine translation", ("nlp",)),
        ("xyzzy", ()),
        ("", ()),
    ],
)
def test_a_slip_of_the_finger_is_understood(small: Base, typed: str, near: tuple[str, ...]):
    """The nearest names are found from letters left out, doubled or exchanged."""
    assert nearest(small, typed) == near


def test_the_nearest_may_be_of_one_kind(small: Base):
    """Asked for a role only roles are offered, and questions where questions are meant."""
    assert nearest(small, "nlp", Kind.ROLE) == ("nlp-engineer",)
    assert nearest(small, "hours_per_weak", Kind.QUESTION) == ("hours_per_week",)
