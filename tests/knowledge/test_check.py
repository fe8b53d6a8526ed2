"""Every rule of the knowledge base, shown to fire and shown to be silent."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

import pytest

from mlcareer.errors import Problem
from mlcareer.knowledge.check import EVERY, FINISHED, WHOLE, Rule, check, check_sound
from mlcareer.knowledge.read import Written
from mlcareer.knowledge.specialization import Specialization
from tests.knowledge.conftest import BAD

RULES = (*EVERY, *WHOLE, *FINISHED)
CODES = {f"K{number}" for number in range(1, 32)}
# Held while reading, not by a rule of its own; their samples are in bad_base like the others.
HELD_BY_READING = {"K8", "K9"}


def told(problems: Iterable[Problem], written: Written) -> list[str]:
    """Problems as they are printed, with paths from the folder of the base on."""
    folder = written.folder.as_posix()
    return [str(problem).replace(f"{folder}/", "").replace(folder, ".") for problem in problems]


def test_the_small_base_is_sound(small_written: Written):
    """A base without a fault gives no problem, and it did hold records of every kind."""
    assert told(check(small_written, complete=False), small_written) == []
    assert len(small_written.records) == 16


def test_the_bad_base_gives_exactly_these_problems(bad_written: Written):
    """Every fault is reported, each at its line, and nothing else is."""
    expected = (BAD / "problems.txt").read_text("utf-8").splitlines()

    assert told(check(bad_written), bad_written) == expected


def test_the_rules_of_a_finished_base_give_exactly_these_problems(bad_written: Written):
    """What can be said only without drafts is reported as exactly."""
    expected = (BAD / "finished.txt").read_text("utf-8").splitlines()
    found = sorted({problem for rule in FINISHED for problem in rule(bad_written)})

    assert told(found, bad_written) == expected


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_every_rule_fires(rule: Rule, bad_written: Written):
    """The bad base breaks every single rule."""
    assert list(rule(bad_written)) != []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_every_rule_says_what_it_holds(rule: Rule):
    """The docstring of a rule begins with its code and is a sentence."""
    assert re.match(r"[KMB]\d+ [A-Z].*\.$", (rule.__doc__ or "").split("\n")[0])


def test_no_rule_of_the_design_is_forgotten():
    """K1 to K31 are all held by a rule or by the reading."""
    held = {(rule.__doc__ or "").split()[0] for rule in RULES} | HELD_BY_READING

    assert CODES - held == set()


def test_a_small_base_is_told_what_it_lacks(small_written: Written):
    """Checked as a whole base the small one misses specializations and lists, and nothing else."""
    found = told(check(small_written), small_written)

    assert ".: specialization robotics is missing; the base has exactly the 28" in found
    assert "specializations/nlp.yaml:87: nlp: projects has 1 entries; at least 5" in found
    assert told(check_sound(small_written), small_written) == []


def test_a_draft_may_be_short(small_written: Written):
    """A specialization that is marked as draft is not asked for what only a finished one has."""
    found = told(check(small_written), small_written)

    assert [line for line in found if line.startswith("specializations/graph-ml.yaml")] == []


def test_only_drafts_may_name_what_is_not_there(small_written: Written):
    """A finished base that names an unknown record is not compiled; one with drafts is."""
    records = dict(small_written.records)
    found = {id: (replace(one, draft=False), place) for id, (one, place) in records[Specialization].items()}
    lost = {**found, "nlp": (replace(found["nlp"][0], roles=("astronaut",)), found["nlp"][1])}
    finished = replace(small_written, records={**records, Specialization: lost})
    drafted = replace(
        small_written, records={**records, Specialization: {**records[Specialization], "nlp": lost["nlp"]}}
    )

    assert told(check_sound(drafted), drafted) == []
    assert told(check_sound(finished), finished) == [
        "specializations/nlp.yaml:50: nlp: no role is called 'astronaut'; correct or add it"
    ]


def test_the_same_problems_in_the_same_order(bad_written: Written):
    """Checking twice gives the same list."""
    assert check(bad_written) == check(bad_written)
