"""The matcher's numbers against the formulas written out slowly."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import permutations

import pytest

from mlcareer.advice.answers import Picks
from mlcareer.advice.constants import DEFAULT, stamp
from mlcareer.advice.likes import contribution, problem_table
from mlcareer.advice.tables import build_tables
from tests.advice.matcher import BLOCKS, MATRIX, MODEL, TABLES, TRAITS

IDS = sorted(MATRIX)
LAMBDA = 0.55


def centred(id: str) -> dict[str, float]:
    """A row of the matrix minus its mean."""
    mean = sum(MATRIX[id].values()) / 16
    return {trait: value - mean for trait, value in MATRIX[id].items()}


def traits_of(question: str) -> list[str]:
    """The traits of a question's options."""
    return [option.trait for option in TABLES.questions[question].options]


def minus_mean(row: list[float]) -> list[float]:
    """A row minus its mean."""
    return [value - sum(row) / len(row) for value in row]


def test_kappa_doubles_the_odds_in_ten_points():
    """Points are kappa*F with kappa = 10*T/ln 2."""
    assert DEFAULT.kappa == pytest.approx(7.50, abs=0.005)


def test_a_rating_contributes_as_the_formula_says():
    """lambda*(k-2)*d + b[k] minus the log of the sum over all ratings, minus the mean over all 28."""
    b = (-0.55, 0.0, 0.15, 0.0, -0.55)
    for k in range(5):
        logs = []
        for id in IDS:
            d = centred(id)["theory"]
            norm = math.log(sum(math.exp(LAMBDA * (j - 2) * d + b[j]) for j in range(5)))
            logs.append(LAMBDA * (k - 2) * d + b[k] - norm)

        assert list(contribution("rate-theory", k, TABLES)) == pytest.approx(minus_mean(logs), abs=1e-12)


def test_a_set_contributes_as_the_formula_says():
    """beta*(d[first] - d[last]) minus the log of the sum over the 12 ordered pairs, minus the mean."""
    names, traits = "abcd", traits_of("set-03")
    for first, last in permutations(range(4), 2):
        logs = []
        for id in IDS:
            d = [centred(id)[trait] for trait in traits]
            norm = math.log(sum(math.exp(LAMBDA * (d[i] - d[j])) for i, j in permutations(range(4), 2)))
            logs.append(LAMBDA * (d[first] - d[last]) - norm)

        row = contribution("set-03", Picks(names[first], names[last]), TABLES)
        assert list(row) == pytest.approx(minus_mean(logs), abs=1e-12)


def test_a_pair_contributes_as_the_formula_says():
    """beta*(d[a] - d[b])/2 minus log(2 cosh of the same), minus the mean."""
    one, other = traits_of("pair-2")
    halves = [LAMBDA * (centred(id)[one] - centred(id)[other]) / 2 for id in IDS]
    logs = [half - math.log(2 * math.cosh(half)) for half in halves]

    assert list(contribution("pair-2", "a", TABLES)) == pytest.approx(minus_mean(logs), abs=1e-12)


def nearness(one: str, other: str) -> float:
    """K of part A, from its definition."""
    apart = math.dist(list(centred(one).values()), list(centred(other).values()))
    return math.exp(-((apart / (0.35 * DEFAULT.distance)) ** 2))


def test_the_distance_is_the_median_over_all_pairs_of_the_shipped_matrix():
    """D is frozen; it is the median distance of two row-centred profiles as shipped."""
    rows = [list(centred(id).values()) for id in IDS]
    apart = sorted(math.dist(one, other) for place, one in enumerate(rows) for other in rows[:place])

    assert len(apart) == 378
    assert pytest.approx((apart[188] + apart[189]) / 2, abs=1e-5) == DEFAULT.distance


def test_the_tick_screen_contributes_as_the_formula_says():
    """A tick of r adds log sigma(a*K - c) to s, no tick log(1 - sigma), each minus its mean."""
    ticked = {"nlp", "robotics"}
    expected = [0.0] * 28
    for r in IDS:
        pulls = [1 / (1 + math.exp(-(3 * nearness(s, r) - 1.6))) for s in IDS]
        logs = [math.log(pull if r in ticked else 1 - pull) for pull in pulls]
        expected = [sofar + part for sofar, part in zip(expected, minus_mean(logs), strict=True)]

    row = contribution("tick-problems", ("nlp-p2", "robotics-p1"), TABLES)
    assert list(row) == pytest.approx(expected, abs=1e-11)


def test_two_ticked_problems_of_one_specialization_count_once():
    """Any of a specialization's problems may be ticked."""
    both = contribution("tick-problems", ("nlp-p2", "nlp-p1"), TABLES)

    assert list(both) == list(contribution("tick-problems", ("nlp-p3",), TABLES))


def test_a_problem_set_contributes_as_the_formula_says():
    """Like a set of traits, with K in the place of d and slope 2.5; its table says the same."""
    four = ("nlp", "mlops", "graph-ml", "edge-ml")
    logs = []
    for s in IDS:
        k = [2.5 * nearness(s, r) for r in four]
        norm = math.log(sum(math.exp(k[i] - k[j]) for i, j in permutations(range(4), 2)))
        logs.append(k[0] - k[1] - norm)

    row = contribution("problems-1", Picks("nlp-p2", "mlops-p1", ("graph-ml-p3", "edge-ml-p2")), TABLES)
    places = [TABLES.index[one] for one in four]
    table = problem_table(places, TABLES)
    assert list(row) == pytest.approx(minus_mean(logs), abs=1e-12)
    assert table.C[table.answers[places[0], places[1]]] == pytest.approx(list(row), abs=1e-12)


def test_every_table_is_one_of_probabilities():
    """Answers' probabilities add up to 1, H is their entropy, contributions have mean 0; 46 tables seen."""
    assert len(TABLES.choices) == 46
    for table in TABLES.choices.values():
        for s in range(28):
            shares = [row[s] for row in table.P]
            assert sum(shares) == pytest.approx(1, abs=1e-12)
            assert table.H[s] == pytest.approx(-sum(v * math.log(v) for v in shares), abs=1e-12)
        for row in table.C:
            assert sum(row) == pytest.approx(0, abs=1e-12)


def test_a_taster_weighs_four_sets_of_about_four_and_a_half_points():
    """M is the mean size of an answer: about 4.5 points on the shipped matrix (planning.md 10; 4 before T was tuned)."""
    assert pytest.approx(4.5, abs=0.5) == TABLES.taster_unit


def test_priorities_weigh_the_loadings_of_their_blocks():
    """The first block counts 1.6, the last .4, in the linear part and in the normaliser."""
    order = (BLOCKS[2], BLOCKS[0], BLOCKS[3], BLOCKS[1])
    weighted = TABLES.weighted(order)
    biz, theory = TRAITS.index("biz"), TRAITS.index("theory")

    assert weighted.d[3][biz] == pytest.approx(1.6 * TABLES.d[3][biz])
    assert weighted.d[3][theory] == pytest.approx(0.4 * TABLES.d[3][theory])
    assert weighted.nearness == TABLES.nearness
    assert TABLES.weighted(()) is TABLES
    assert TABLES.weighted(order) is weighted


def test_the_stamp_names_constants_matrix_and_bank():
    """A changed constant, rating or question gives another stamp; the same gives the same."""
    first = MODEL.candidates[0]
    nudged = replace(first, traits=(first.traits[0] + 0.1, *first.traits[1:]))
    others = [
        stamp(MODEL, replace(DEFAULT, tempering=0.5)),
        stamp(replace(MODEL, candidates=(nudged, *MODEL.candidates[1:]))),
        stamp(replace(MODEL, questions=MODEL.questions[1:])),
    ]

    assert stamp(MODEL) == stamp(MODEL)
    assert len({stamp(MODEL), *others}) == 4


def test_tables_of_a_model_without_questions_are_empty():
    """No questions, no tables, and nothing fails."""
    tables = build_tables(replace(MODEL, questions=()))

    assert tables.choices == {}
    assert tables.taster_unit == 0
