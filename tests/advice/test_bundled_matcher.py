"""The matcher on the base that ships."""

from __future__ import annotations

import math
from itertools import combinations

import pytest

from mlcareer.advice.answers import Answers
from mlcareer.advice.bank import Bank, question_bank
from mlcareer.advice.constants import DEFAULT, stamp
from mlcareer.advice.fairness import fairness
from mlcareer.advice.questions import Wanted, next_interest
from mlcareer.advice.reading import profile_from
from mlcareer.advice.tables import TICKS, Tables, build_tables, centre
from mlcareer.knowledge.base import Base
from mlcareer.knowledge.learning import Resource, Skill

VOCABULARIES = ("domain", "deal-breaker", "hardware", "tool", "invented-tool", "language", "style", "degree")


@pytest.fixture(scope="module")
def tables(bundled: Base) -> Tables:
    """The tables of the shipped model."""
    return build_tables(bundled.model())


@pytest.fixture(scope="module")
def bank(bundled: Base) -> Bank:
    """The whole bank of the shipped base."""
    terms = {vocabulary: bundled.terms(vocabulary) for vocabulary in VOCABULARIES}
    return question_bank(bundled.model(), bundled.many(Skill), bundled.ids(Resource), terms)


def test_the_frozen_distance_is_that_of_the_matrix(tables: Tables) -> None:
    """A changed matrix asks for a new D: the median distance of two row-centred profiles."""
    rows = [centre(one.traits) for one in tables.model.candidates]
    apart = sorted(math.dist(one, other) for one, other in combinations(rows, 2))

    assert len(apart) == 378
    assert pytest.approx((apart[188] + apart[189]) / 2, abs=1e-5) == DEFAULT.distance


def test_the_bank_is_whole(tables: Tables) -> None:
    """24 sets, 8 of them the core, 6 pairs, 16 ratings, 28 times three problems."""
    assert (len(tables.sets), len(tables.core), len(tables.pairs), len(tables.ratings)) == (24, 8, 6, 16)
    assert tables.core == tuple(f"set-0{number}" for number in range(1, 9))
    assert len(tables.problems) == 84
    assert len(tables.ids) == 28


def test_all_fans_are_first_or_tied(tables: Tables) -> None:
    """No specialization is out of reach, none is a favourite, on the shipped base."""
    found = fairness(tables, seed=1, people=40)

    assert found.faults == ()
    assert len(found.stop_rule) == 28


def test_every_example_of_the_bank_can_be_given(bank: Bank) -> None:
    """The --set example of every question is an answer to it."""
    taken = [bank.from_set(question.example)[0] for question in bank.by_id.values()]

    assert taken == list(bank.by_id)
    assert len(taken) > 150


def test_the_wizard_begins_with_problems(tables: Tables, bank: Bank) -> None:
    """The first question is the tick screen with 28 problems; nobody is ranked yet."""
    wanted = next_interest(Answers(seed=3), tables)

    assert isinstance(wanted, Wanted)
    assert wanted.question == TICKS
    assert len(bank.options(bank.question(TICKS), Answers(seed=3))) == 28
    assert profile_from(Answers(seed=3), bank).likes == {}


def test_the_stamp_is_of_this_base(tables: Tables) -> None:
    """A short name that answers carry."""
    assert stamp(tables.model).startswith("m1-")
    assert len(stamp(tables.model)) == 15
