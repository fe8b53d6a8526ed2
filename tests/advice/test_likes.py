"""Laws of fit over random answers (matching.md 15.1)."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlcareer.advice.answers import SKIP, Answers, Picks, Value
from mlcareer.advice.likes import contributions, fit, informative_answers, likes_of, loadings
from mlcareer.advice.tables import TICKS, Tables, build_tables
from mlcareer.knowledge.model import Model
from tests.advice.matcher import (
    BLOCKS,
    INTERESTS,
    MODEL,
    TABLES,
    TRAITS,
    facts,
    interests,
    profile,
    values_of,
)

FEW = settings(max_examples=60, deadline=None)
WEIGHTED = TABLES.weighted(BLOCKS)
ON_TRAITS = tuple(name for name in INTERESTS if name in TABLES.choices)


def fits(values: dict[str, Value], tables: Tables = TABLES) -> list[float]:
    """F of every specialization."""
    likes = likes_of(Answers(values), tables)
    return fit(contributions(likes, tables).values(), tables)


def gaps(before: list[float], after: list[float], of: int) -> list[float]:
    """By how much a specialization gained on every one."""
    return [after[of] - before[of] - (now - was) for was, now in zip(before, after, strict=True)]


@FEW
@given(interests())
def test_the_mean_of_fit_is_zero(values):
    """Every contribution is centred over the 28, so fit is too."""
    assert sum(fits(values)) == pytest.approx(0, abs=1e-9)


@FEW
@given(interests(), st.sampled_from(TRAITS), st.integers(0, 3), st.sampled_from([TABLES, WEIGHTED]))
def test_a_higher_rating_never_lowers_whoever_holds_more_of_the_trait(values, trait, low, tables):
    """The lead of s over r is linear in a rating, with the sign of d[s] - d[r]; exact for any weighting."""
    before = fits({**values, f"rate-{trait}": low}, tables)
    after = fits({**values, f"rate-{trait}": low + 1}, tables)
    column = tables.columns[tables.trait_index[trait]]
    for s in range(28):
        for r, gain in enumerate(gaps(before, after, s)):
            assert gain == pytest.approx(0.55 * (column[s] - column[r]), abs=1e-9)


@FEW
@given(
    interests(), st.sampled_from(TABLES.sets), st.permutations("abcd"), st.sampled_from([TABLES, WEIGHTED])
)
def test_another_first_or_last_moves_by_their_loadings(values, question, order, tables):
    """Choosing one statement first, or leaving one last, moves leads by the difference of their loadings."""
    kept, old, new, _ = order
    options = {option.id: option.trait for option in tables.questions[question].options}
    more, less = (tables.columns[tables.trait_index[options[one]]] for one in (new, old))
    firsts = [fits({**values, question: Picks(one, kept)}, tables) for one in (old, new)]
    lasts = [fits({**values, question: Picks(kept, one)}, tables) for one in (old, new)]
    for s in range(28):
        expected = [0.55 * ((more[s] - less[s]) - (more[r] - less[r])) for r in range(28)]
        assert gaps(*firsts, s) == pytest.approx(expected, abs=1e-9)
        assert gaps(*lasts, s) == pytest.approx([-one for one in expected], abs=1e-9)


@FEW
@given(interests(), st.permutations(TABLES.ids))
def test_the_first_of_a_problem_set_moves_by_nearness(values, order):
    """The same law for problems, with K in the place of d and slope 2.5."""
    kept, old, new, rest = (f"{id}-p1" for id in order[:4])
    before = fits({**values, "problems-7": Picks(old, kept, (new, rest))})
    after = fits({**values, "problems-7": Picks(new, kept, (old, rest))})
    near = TABLES.nearness
    was, now = TABLES.index[order[1]], TABLES.index[order[2]]
    for s in range(28):
        expected = [2.5 * ((near[s][now] - near[s][was]) - (near[r][now] - near[r][was])) for r in range(28)]
        assert gaps(before, after, s) == pytest.approx(expected, abs=1e-9)


@FEW
@given(values_of(TICKS), st.sampled_from(TABLES.ids), interests())
def test_a_tick_never_lowers_its_specialization_against_anyone(ticks, id, values):
    """Ticking a problem of r raises the lead of r over everybody by 3*(1 - K)."""
    without = tuple(name for name in ticks if not name.startswith(f"{id}-p"))
    before, after = (fits({**values, TICKS: ticked}) for ticked in (without, (*without, f"{id}-p2")))
    own = TABLES.index[id]

    assert gaps(before, after, own) == pytest.approx([3 * (1 - k) for k in TABLES.nearness[own]], abs=1e-9)


@FEW
@given(st.integers(0, 3), st.data())
def test_one_step_on_all_sixteen_ratings_changes_no_gap(step, data):
    """Rows are centred, so a more generous person gets the same order."""
    base = {f"rate-{trait}": data.draw(st.integers(0, 3)) for trait in TRAITS}
    before, after = fits(base), fits({name: value + 1 for name, value in base.items()})

    assert after == pytest.approx(before, abs=1e-9)


@FEW
@given(interests(skips=True))
def test_skips_and_absent_questions_contribute_exactly_nothing(values):
    """A skip is the same as no answer, to the last bit."""
    assert fits({name: value for name, value in values.items() if value != SKIP}) == fits(values)


@FEW
@given(interests(), st.randoms(use_true_random=False))
def test_the_order_of_answers_changes_nothing(values, draw):
    """Shuffled answers give the same fit to the last bit."""
    names = list(values)
    draw.shuffle(names)

    assert fits({name: values[name] for name in names}) == fits(values)


@FEW
@given(interests())
def test_any_subset_scores_as_the_sum_over_it(values):
    """Fit is the sum of the contributions of single answers."""
    alone = [fits({name: value}) for name, value in values.items()]
    together = [sum(column) for column in zip(*alone, strict=True)] or [0.0] * 28

    assert fits(values) == pytest.approx(together, abs=1e-9)


def shuffled_model(seed: int) -> Model:
    """The same model with specializations, questions, options and traits in another order."""
    draw = random.Random(seed)
    order = draw.sample(range(16), 16)
    candidates = [
        replace(one, traits=tuple(one.traits[place] for place in order)) for one in MODEL.candidates
    ]
    asked = [
        replace(one, options=tuple(draw.sample(one.options, len(one.options)))) for one in MODEL.questions
    ]
    draw.shuffle(candidates)
    draw.shuffle(asked)
    return Model(tuple(MODEL.traits[place] for place in order), tuple(asked), tuple(candidates))


@pytest.mark.parametrize("seed", range(3))
@FEW
@given(values=interests())
def test_the_order_of_files_changes_nothing(seed, values):
    """Specializations, questions, options and traits in another order: the same fit."""
    tables = build_tables(shuffled_model(seed))
    other = dict(zip(tables.ids, fits(values, tables), strict=True))

    assert [other[id] for id in TABLES.ids] == pytest.approx(fits(values), abs=1e-9)


FEWER = build_tables(
    replace(MODEL, candidates=tuple(one for one in MODEL.candidates if one.id != "robotics"))
)


@FEW
@given(interests(among=ON_TRAITS))
def test_removing_a_specialization_changes_no_other_gap(values):
    """Every constant is frozen, so the answers on kinds of work leave the others' gaps alone."""
    kept = [one for id, one in zip(TABLES.ids, fits(values), strict=True) if id != "robotics"]
    fewer = fits(values, FEWER)

    assert [one - fewer[0] for one in fewer] == pytest.approx([one - kept[0] for one in kept], abs=1e-9)


TWIN = replace(
    MODEL.candidates[5],
    id="zz-twin",
    problems=tuple(replace(one, id=f"zz-twin-p{n}") for n, one in enumerate(MODEL.candidates[5].problems, 1)),
)
TWINS = build_tables(replace(MODEL, candidates=(*MODEL.candidates, TWIN)))


@FEW
@given(interests(among=[name for name in INTERESTS if name != TICKS]))
def test_a_duplicate_ties_with_its_twin_and_moves_nobody_else(values):
    """The same rows under another name: the same fit, and the same gaps among the rest."""
    with_twin, without = fits(values, TWINS), fits(values)

    assert with_twin[-1] == pytest.approx(with_twin[5], abs=1e-9)
    assert [one - with_twin[0] for one in with_twin[:-1]] == pytest.approx(
        [one - without[0] for one in without], abs=1e-9
    )


@FEW
@given(interests(), facts(), facts())
def test_facts_skills_and_background_never_change_fit(values, some, others):
    """Only answers on kinds of work and problems enter fit; whatever else is answered, it stays."""
    before, after = (profile({**values, **more}) for more in (some, others))

    assert after.likes == before.likes
    assert fits({**values, **others}) == fits({**values, **some})


@FEW
@given(interests(skips=True))
def test_informative_answers_are_counted(values):
    """Everything that was not skipped, the tick screen only where 1 to 20 are ticked."""
    likes = likes_of(Answers(values), TABLES)
    telling = TICKS in likes and 1 <= len({name.rpartition("-p")[0] for name in likes[TICKS]}) <= 20

    assert informative_answers(likes, TABLES) == len([name for name in likes if name != TICKS]) + telling


def test_loadings_add_up_the_slopes_of_answers():
    """lambda*(k-2) for a rating, +-beta for first and last, half of it for pairs, nothing for problems."""
    traits = [option.trait for option in TABLES.questions["set-01"].options]
    pair = [option.trait for option in TABLES.questions["pair-1"].options]
    x = loadings({"rate-lang": 4, "set-01": Picks("a", "d"), "pair-1": "b", TICKS: ("nlp-p1",)}, TABLES)
    expected = dict.fromkeys(TRAITS, 0.0)
    for trait, slope in (
        ("lang", 1.1),
        (traits[0], 0.55),
        (traits[3], -0.55),
        (pair[1], 0.275),
        (pair[0], -0.275),
    ):
        expected[trait] += slope

    assert x == pytest.approx(list(expected.values()))
