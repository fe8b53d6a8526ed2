"""Fans, random answerers and ties: the proof that `validate` prints, and that it can fail."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mlcareer.advice.fairness import fairness, fan_answers_to_all, faults_in, picked
from tests.advice.matcher import TABLES


@pytest.fixture(scope="module")
def found():
    """A small run."""
    return fairness(TABLES, seed=1, people=60)


def test_every_sincere_fan_is_first_or_tied(found):
    """All 28, with everything asked and with the stop rule."""
    assert [fan.specialization for fan in found.all_asked if fan.rank > 1] == []
    assert [fan.specialization for fan in found.stop_rule if fan.rank > 1] == []
    assert len(found.all_asked) == len(found.stop_rule) == 28


def test_random_answerers_are_not_told_that_their_list_is_sure(found):
    """Most hear weak or rough; nobody is first more than three times its fair share."""
    assert found.unsure > 0.5
    assert max(found.exposure.values()) <= 3
    assert sum(found.exposure.values()) == pytest.approx(28)
    assert 0 < found.ties < 1
    assert found.faults == ()


def test_the_same_seed_gives_the_same_proof():
    """Nothing but the seed decides."""
    assert fairness(TABLES, seed=3, people=5) == fairness(TABLES, seed=3, people=5)


def test_a_specialization_that_can_never_come_first_is_found():
    """Where every answer takes a little from one, its fans are named in both ways of asking."""
    own = TABLES.index["robotics"]

    def lowered(row):
        return [value - 2 * (place == own) for place, value in enumerate(row)]

    choices = {name: replace(one, C=[lowered(row) for row in one.C]) for name, one in TABLES.choices.items()}
    found = fairness(replace(TABLES, choices=choices), people=0)

    assert {fault.partition(":")[0] for fault in found.faults} == {"robotics"}
    assert len(found.faults) == 2


def test_every_broken_promise_is_named(found):
    """A favourite and a list that sounds too sure are faults."""
    broken = replace(found, exposure={**found.exposure, "nlp": 4.0}, unsure=0.2)

    assert list(faults_in(broken)) == [
        "nlp: first for random answerers 4.0 times its fair share",
        "only 20% of random answerers are told that their list is weak or rough",
    ]


def test_a_fan_answers_by_its_own_row():
    """Ticks its own problem, rates its main trait highest, picks by strength with ties to the first."""
    answers = fan_answers_to_all("nlp", TABLES).values

    assert answers["tick-problems"] == ("nlp-p1",)
    assert answers["rate-lang"] == 4
    assert len(answers) == 54
    assert (picked("abcd", [1, 3, 3, 0]).best, picked("abcd", [1, 3, 0, 0]).worst) == ("b", "c")
