"""A file of the user's: every value as text with its line, in YAML and in JSON."""

from __future__ import annotations

import json

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from mlcareer.knowledge.read import read_document

ANSWERS = """\
answers_version: 1
set-03: {best: a, worst: d}
tick-problems: [nlp-p1, graph-ml-p1]
place: no
budget: 3.10
by: 1:30
"""
# Whatever a person may write as a key or value, as text that YAML and JSON can both hold.
WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20)
VALUES = st.recursive(WORDS, lambda of: st.lists(of, max_size=3) | st.dictionaries(WORDS, of, max_size=3))


def lines(text: str, path: str = "answers.yaml") -> list[str]:
    """The problems of a text, as printed."""
    return [str(problem) for problem in read_document(text, path).problems]


def test_yaml_values_stay_text_and_know_their_line():
    """Nothing is resolved: numbers, no and times are what was written."""
    assert dict(read_document(ANSWERS, "answers.yaml").values) == {
        "answers_version": ("1", 1),
        "set-03": ({"best": "a", "worst": "d"}, 2),
        "tick-problems": (["nlp-p1", "graph-ml-p1"], 3),
        "place": ("no", 4),
        "budget": ("3.10", 5),
        "by": ("1:30", 6),
    }


def test_json_values_are_the_same_text():
    """JSON gives the same texts, and the line of a key."""
    text = '{"answers_version": 1,\n "budget": 3.10,\n "job_soon": true, "seed": 12345678901234567890}'

    assert dict(read_document(text, "answers.json").values) == {
        "answers_version": ("1", 1),
        "budget": ("3.10", 2),
        "job_soon": ("true", 3),
        "seed": ("12345678901234567890", 3),
    }


def test_json_in_pairs_of_halves_is_read():
    """A sign that json writes in two halves is one sign again."""
    assert read_document('{"place": "\\ud83d\\ude00"}', "a.json").values["place"][0] == "\U0001f600"


@pytest.mark.parametrize(
    ("text", "path", "problems"),
    [
        ("a: 1\na: 2\n", "x", ["x:2: a stands there twice, first on line 1"]),
        ("a:\nb: {c: 1, c: 2}\n", "x", [
            "x:1: a has no value; write one or leave the line out",
            "x:2: b has 'c' twice; keep one",
        ]),
        ("- a\n", "x", ["x:1: is no mapping; write one 'key: value' a line"]),
        ("a: &b [1]\n", "x", ["x:1: has an anchor or alias (& or *); write it out or quote it"]),
        ('a: "\ud800"\n', "x", ["x:1: holds half a character; write the whole one"]),
        ('{"a": 1,\n"a": 2, "b": null}', "x.json", [
            "x.json:2: a stands there twice, first on line 1",
            "x.json:2: b is null; write a value or leave the line out",
        ]),
        ('{"a": NaN, "b": {"c": 1, "c": 2}}', "x.json", [
            "x.json:1: a is NaN, which is no number",
            "x.json:1: b has 'c' twice; keep one",
        ]),
        ('{"a": "\\ud800"}', "x.json", ["x.json:1: a holds half a character; write the whole one"]),
        ('{"a": 1', "x.json", ["x.json:1: is not readable as JSON: a comma or } is wanted"]),
        ('{"a" 1}', "x.json", ["x.json:1: is not readable as JSON: a colon is wanted after a"]),
        ('{a: 1}', "x.json", ['x.json:1: is not readable as JSON: a key in "..." is wanted here']),
        ('{"a": 1} 2', "x.json", ["x.json:1: holds more after the end of the object"]),
        ("[1]", "x.json", ['x.json:1: is no JSON object; write { "key": value }']),
        ('{"a": ' + "[" * 50_000, "x.json", ["x.json:1: is nested more than 24 deep"]),
        ('{"a": ' + "[" * 30 + "]" * 30 + "}", "x.json", ["x.json:1: a is nested more than 24 deep"]),
        ("#" * 200_001, "x", ["x: is longer than 200000 characters; this is no file of answers"]),
    ],
)  # fmt: skip
def test_faults_are_told_with_their_line(text: str, path: str, problems: list[str]):
    """Every fault of a document is a problem, none an exception."""
    assert lines(text, path) == problems


@pytest.mark.parametrize("text", ["", "\n", "# nothing yet\n", "{}", "\ufeff"])
def test_an_empty_document_has_no_values_and_no_problem(text: str):
    """No answers is a subset of the answers."""
    document = read_document(text, "answers.yaml")

    assert (dict(document.values), document.problems) == ({}, ())


def test_a_yaml_mapping_may_begin_with_a_brace():
    """What is no JSON but begins like it is read as YAML."""
    assert dict(read_document("{a: 1, b: c}", "-").values) == {"a": ("1", 1), "b": ("c", 1)}


@given(st.text(max_size=200))
@settings(max_examples=200)
def test_no_text_makes_the_reader_fail(text: str):
    """Whatever a file holds, there are values and problems and never an exception."""
    for path in ("x.yaml", "x.json"):
        document = read_document(text, path)

        assert all(problem.path == path for problem in document.problems)


@given(st.dictionaries(WORDS, VALUES, max_size=5))
@settings(max_examples=150)
def test_what_is_written_is_read(values: dict[str, object]):
    """Any mapping of texts comes back from YAML and from JSON as it was."""
    for text, path in (
        (yaml.dump(values, allow_unicode=True, default_style='"'), "x.yaml"),
        (json.dumps(values), "x.json"),
    ):
        document = read_document(text, path)

        assert {key: value for key, (value, _) in document.values.items()} == values
        assert document.problems == ()
