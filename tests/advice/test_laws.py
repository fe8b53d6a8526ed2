"""Exact laws counted over all answers, and people who answer as the model expects."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from mlcareer.advice.document import KnowledgeStamp
from mlcareer.advice.fairness import asked_by_rule, believer
from mlcareer.advice.laws import monotony
from mlcareer.advice.validating import even_people, validate_report
from tests.advice.matcher import TABLES

STAMP = KnowledgeStamp("1", "0")


def test_no_move_breaks_monotony() -> None:
    """Ratings a step up, another first, another last, pairs turned, ticks: none lowers who holds more."""
    law = monotony(TABLES)

    assert law.broken == 0
    assert law.cases == 16 * 4 + 24 * 24 * 2 + 6 + 28


def test_a_table_that_breaks_monotony_is_seen() -> None:
    """One contribution that lifts the wrong field is counted in every move that it takes part in."""
    row = list(TABLES.choices["rate-lang"].C[3])
    row[0] += 0.5
    rows = [*TABLES.choices["rate-lang"].C[:3], row, TABLES.choices["rate-lang"].C[4]]
    choices = {**TABLES.choices, "rate-lang": replace(TABLES.choices["rate-lang"], C=rows)}
    ticked = [list(one) for one in TABLES.ticked]
    ticked[2][5] += 9.0

    assert monotony(replace(TABLES, choices=choices)).broken == 2
    assert monotony(replace(TABLES, ticked=ticked)).broken == 1


def test_people_who_answer_as_expected_find_their_field() -> None:
    """Most have their own field in the first five, and no field is first for many more than its people."""
    found = even_people(TABLES, seed=1, each=4)

    assert sum(found.exposure.values()) == pytest.approx(28)
    assert max(found.exposure.values()) <= 3
    assert found.kept > 0.95


def test_the_same_seed_draws_the_same_person() -> None:
    """Nothing but the seed decides what they answer."""
    one, other = (asked_by_rule(believer("nlp", random.Random(3), TABLES), TABLES, 3) for _ in range(2))

    assert one == other


def test_a_matcher_whose_words_were_measured_for_another_is_told() -> None:
    """The made-up bank of the tests is not the one that the figures were made for: exactly that check fails."""
    report = validate_report(TABLES, STAMP, seed=1, random_people=120, each=3)

    assert [check.name for check in report.checks if not check.holds] == [
        "words and counters measured for this matcher (1 yes, 0 no)"
    ]
    assert not report.holds
    assert len(report.exposure) == 28
