"""Which question comes next, when it stops, how many may follow, and the replay of a file."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from mlcareer.advice.answers import SKIP, Answers, Picks
from mlcareer.advice.asked import state_of
from mlcareer.advice.fairness import asked_by_rule, fan_of, profile_of, random_answerer
from mlcareer.advice.likes import four_of, problem_table
from mlcareer.advice.questions import Done, Wanted, information, next_interest, opening_order, questions_left
from mlcareer.advice.replay import replay, replayed
from mlcareer.advice.tables import TICKS, build_tables
from tests.advice.matcher import MODEL, TABLES, facts, interests, profile

FEW = settings(max_examples=25, deadline=None)
SEEDS = st.integers(0, 10_000)


def run(
    seed: int, skips: float = 0.0, more: int = 0, sincere: str = ""
) -> tuple[Answers, list[Wanted], Done]:
    """Somebody asked to the end, background and all: the answers, what was wanted, why it ended."""
    draw = random.Random(seed)
    answer = fan_of(sincere, TABLES) if sincere else random_answerer(draw, TABLES)
    answers, asked = Answers(seed=seed), []
    while True:
        wanted = next_interest(answers, TABLES, more)
        if isinstance(wanted, Done):
            return answers, asked, wanted
        asked.append(wanted)
        if wanted.why == "background":
            answers = answers.put("background", ("teaching",))
        else:
            answers = answers.put(wanted.question, SKIP if draw.random() < skips else answer(wanted))


@FEW
@given(SEEDS)
def test_it_opens_with_the_ticks_and_four_core_sets_in_seeded_order(seed):
    """The tick screen, then the first four of the seeded order of the core."""
    _, asked, _ = run(seed)

    assert [wanted.question for wanted in asked[:5]] == [TICKS, *opening_order(seed, TABLES)[:4]]
    assert [wanted.why for wanted in asked[:5]] == ["opening"] * 5
    assert all(wanted.why != "opening" for wanted in asked[5:])


def test_seeds_give_other_orders():
    """The order comes from the seed and from nothing else."""
    orders = {opening_order(seed, TABLES) for seed in range(10)}

    assert len(orders) > 5
    assert opening_order(3, TABLES) == opening_order(3, TABLES)


@FEW
@given(SEEDS)
def test_the_part_closes_with_two_ratings_and_background(seed):
    """Two ratings of different traits, then what one brings, then nothing."""
    answers, asked, done = run(seed)

    assert [wanted.why for wanted in asked[-3:]] == ["closing", "closing", "background"]
    assert asked[-1].question == "background"
    assert len({wanted.question for wanted in asked}) == len(asked)
    assert next_interest(answers, TABLES) == done


@FEW
@given(SEEDS)
def test_it_stops_by_the_rule(seed):
    """At least 8; then with a mass of .75 or too little information; at 18 at the latest."""
    answers, asked, done = run(seed)
    choices = [wanted for wanted in asked if wanted.why in ("opening", "adaptive")]
    state = state_of(answers, TABLES)
    mass = sum(sorted(state.p, reverse=True)[:3])

    assert 8 <= len(choices) <= 18
    assert done.asked == len(choices)
    assert done.reason in ("mass", "information", "limit")
    assert (done.reason == "mass") == (mass >= 0.75 and len(choices) < 18) or len(choices) == 18
    for count in range(8, len(choices)):
        names = [wanted.question for wanted in choices[:count]]
        before = state_of(Answers({name: answers.values[name] for name in names}, seed), TABLES)
        due = sum(name.startswith("problems-") for name in names) < 2
        assert due or sum(sorted(before.p, reverse=True)[:3]) < 0.75


@FEW
@given(SEEDS)
def test_constraints_hold(seed):
    """At most five pairs, at least two problem sets, no specialization in two of them, core sets only."""
    answers, asked, _ = run(seed)
    names = [wanted.question for wanted in asked]
    fours = [four_of(value, TABLES) for name, value in answers.values.items() if name.startswith("problems-")]

    assert sum(name.startswith("pair-") for name in names) <= 5
    assert 2 <= len(fours) <= 7
    assert len({one for four in fours for one in four}) == 4 * len(fours)
    assert all(name in TABLES.core for name in names if name.startswith("set-"))


@FEW
@given(SEEDS)
def test_a_problem_set_shows_the_four_leaders_and_other_problems_than_the_ticks(seed):
    """The four that lead by p and stood in no set yet, with problems that were not shown before."""
    answers, asked, _ = run(seed)
    so_far = Answers(seed=seed)
    seen = set()
    for wanted in asked:
        state = state_of(so_far, TABLES)
        if wanted.options:
            four = {TABLES.problems[problem.id].of for problem in wanted.options}
            free = [one for one in range(28) if one not in state.used]
            best = sorted(free, key=lambda one: -state.p[one])[:4]
            assert four == set(best)
            assert seen.isdisjoint(problem.id for problem in wanted.options)
            seen.update(problem.id for problem in wanted.options)
        so_far = so_far.put(wanted.question, answers.values[wanted.question])
        if wanted.question == TICKS:
            seen.update(answers.values[TICKS])


@FEW
@given(SEEDS)
def test_the_next_question_tells_most(seed):
    """No open core set, pair or problem set would tell more than the one that is asked."""
    answers, asked, _ = run(seed)
    so_far = Answers(seed=seed)
    for wanted in asked:
        if wanted.why == "adaptive":
            state = state_of(so_far, TABLES)
            pairs = sum(name.startswith("pair-") for name in so_far.values)
            open_ones = [name for name in TABLES.core if name not in so_far.values]
            open_ones += [name for name in TABLES.pairs if name not in so_far.values and pairs < 5]
            told = {name: information(state.p, TABLES.choices[name]) for name in open_ones}
            if not wanted.options:
                assert told[wanted.question] == pytest.approx(max(told.values()))
            elif told and state.answered < 8:
                four = sorted(TABLES.problems[problem.id].of for problem in wanted.options)
                assert information(state.p, problem_table(four, TABLES)) >= max(told.values()) - 1e-12
        so_far = so_far.put(wanted.question, answers.values[wanted.question])


@FEW
@given(SEEDS)
def test_it_names_the_two_that_a_question_separates(seed):
    """Every choice but the tick screen names two specializations, for after the answer."""
    _, asked, _ = run(seed)

    assert [len(wanted.separates) for wanted in asked[1:] if wanted.why in ("opening", "adaptive")] == [2] * (
        len(asked) - 4
    )


@FEW
@given(SEEDS, st.sampled_from([0.0, 0.3, 0.9]))
def test_the_counter_stays_within_the_rule(seed, skips):
    """Never fewer than 8 answers nor more than 18 choices are announced; from the closing ratings on it is exact."""
    answers, asked, _ = run(seed, skips)
    so_far, skipped = Answers(seed=seed), 0
    for place, wanted in enumerate(asked):
        least, most = questions_left(so_far, TABLES)
        assert 0 <= least <= most
        if wanted.why in ("opening", "adaptive"):
            # Two closing ratings and background follow whatever is chosen.
            assert place - skipped + 1 + least - 3 >= 8 or least == most
            assert place + 1 + most - 3 <= 18 + max(0, skipped - 4)
        else:
            assert least == most == len(asked) - place - 1
        so_far = so_far.put(wanted.question, answers.values[wanted.question])
        skipped += answers.values[wanted.question] == SKIP
    assert questions_left(so_far, TABLES) == (0, 0)


@FEW
@given(SEEDS, st.floats(0.1, 1.0))
def test_skips_do_not_count_and_raise_the_limit(seed, skips):
    """Shown are at most 18 and one more for every skip above four; the part always ends."""
    answers, asked, done = run(seed, skips)
    choices = [wanted.question for wanted in asked if wanted.why in ("opening", "adaptive")]
    skipped = sum(answers.values[name] == SKIP for name in choices)

    assert len(choices) <= 18 + max(0, skipped - 4)
    assert done.reason in ("mass", "information", "limit", "exhausted")


def test_skipping_everything_ends():
    """Whoever skips all is asked everything there is once, and is done."""
    answers, asked, done = run(1, skips=1.1)

    assert done.reason in ("limit", "exhausted")
    assert set(answers.values.values()) <= {SKIP, ("teaching",)}
    assert len({wanted.question for wanted in asked}) == len(asked)


@FEW
@given(SEEDS, st.integers(1, 12))
def test_more_by_request(seed, more):
    """So many choices beyond the stop, from all sets, at most 26 in all."""
    _, ordinary, _ = run(seed)
    _, longer, _ = run(seed, more=more)
    usual = sum(wanted.why in ("opening", "adaptive") for wanted in ordinary)
    asked = sum(wanted.why in ("opening", "adaptive") for wanted in longer)

    assert asked == min(26, usual + more)


def test_the_counter_with_more_is_exact_after_the_stop():
    """After a request the counter says exactly how many follow."""
    answers, _, _ = run(4)
    wanted = next_interest(answers, TABLES, 4)

    assert isinstance(wanted, Wanted)
    assert questions_left(answers, TABLES, 4) == (3, 3)


@FEW
@given(SEEDS, facts(), st.integers(1, 12))
def test_facts_never_change_what_comes_next(seed, more, place):
    """Background, skills, hours, money and deal-breakers leave the next interest question alone."""
    answers, asked, _ = run(seed)
    assume(place < len(asked) - 1)
    names = [wanted.question for wanted in asked[:place]]
    before = Answers({name: answers.values[name] for name in names}, seed)
    with_facts = Answers({**more, **before.values}, seed)

    assert next_interest(with_facts, TABLES) == next_interest(before, TABLES)


@FEW
@given(SEEDS, st.integers(0, 14))
def test_resuming_or_going_back_asks_the_same(seed, place):
    """Answers kept and taken up again, or taken back and given again, lead to the same question."""
    answers, asked, _ = run(seed)
    assume(place < len(asked))
    names = [wanted.question for wanted in asked[:place]]
    resumed = Answers({name: answers.values[name] for name in names}, seed)
    again = resumed
    if names:
        again = resumed.drop(names[-1]).put(names[-1], answers.values[names[-1]])

    assert next_interest(resumed, TABLES) == asked[place]
    assert next_interest(again, TABLES) == asked[place]


def test_no_stop_before_two_problem_sets():
    """However clear a person is after ten kinds of work, two problem sets come first; then it stops."""
    answer = fan_of("robotics", TABLES)
    answers = Answers(seed=2)
    for name in (TICKS, *TABLES.core, "pair-1", "pair-2"):
        answers = answers.put(name, answer(Wanted(name, (), (), "adaptive")))
    assert sum(sorted(state_of(answers, TABLES).p, reverse=True)[:3]) >= 0.7
    reasons = []
    for _ in range(3):
        wanted = next_interest(answers, TABLES)
        assert isinstance(wanted, Wanted)
        reasons.append((wanted.question, wanted.why))
        answers = answers.put(wanted.question, answer(wanted))

    assert reasons[:2] == [("problems-1", "adaptive"), ("problems-2", "adaptive")]
    assert reasons[2][1] == "closing"


def test_a_skipped_problem_set_is_not_offered_again():
    """The next one is formed of other specializations."""
    answers, asked, _ = run(11, sincere="nlp")
    place = next(place for place, wanted in enumerate(asked) if wanted.options)
    names = [wanted.question for wanted in asked[:place]]
    skipped = Answers({name: answers.values[name] for name in names}, 11).put(asked[place].question, SKIP)
    while not (wanted := next_interest(skipped, TABLES)).options:
        skipped = skipped.put(wanted.question, fan_of("nlp", TABLES)(wanted))
    first, second = (
        {TABLES.problems[one.id].of for one in these.options} for these in (asked[place], wanted)
    )

    assert wanted.question != asked[place].question
    assert first.isdisjoint(second)


def test_without_problems_in_the_bank_kinds_of_work_do():
    """A bank without tick screen and problem sets asks sets and pairs, and stops."""
    asked = tuple(one for one in MODEL.questions if one.id != TICKS and not one.id.startswith("problems-"))
    tables = build_tables(replace(MODEL, questions=asked))
    answers = asked_by_rule(random_answerer(random.Random(1), tables), tables, 1)

    assert all(name.startswith(("set-", "pair-", "rate-")) for name in answers.values)
    assert len(answers.values) >= 12


def full(answers: Answers, extra: dict[str, object]) -> Answers:
    """The answers of a run with others beside them."""
    return Answers({**extra, **answers.values}, answers.seed)  # type: ignore[arg-type]


@FEW
@given(SEEDS)
def test_the_replay_of_a_run_asks_the_same(seed):
    """A file made by the wizard: the same questions in the same order, the same stop, the same result."""
    answers = asked_by_rule(random_answerer(random.Random(seed), TABLES), TABLES, seed)
    found = replayed(answers, TABLES)
    report = replay(answers, TABLES, profile_of(answers, TABLES))

    assert [*found.order, *found.closing] == list(answers.values)
    assert found.missing == 0
    assert (report.same_first, report.same_shortlist, report.same_order) == (True, True, True)
    assert report.largest_difference == 0
    assert report.asked == len(found.order)
    assert report.closing == 2
    assert report.given == len(answers.values)


@FEW
@given(SEEDS, st.floats(0.2, 0.9))
def test_the_replay_of_a_run_with_skips_asks_the_same(seed, skips):
    """Explicit skips are replayed as skips."""
    answers, asked, done = run(seed, skips)
    found = replayed(answers, TABLES)

    assert [*found.order, *found.closing] == [wanted.question for wanted in asked[:-1]]
    assert found.stopped_by == done.reason


@FEW
@given(interests(), facts(), st.randoms(use_true_random=False))
def test_a_replay_never_fails_and_ignores_the_order_of_the_file(values, more, draw):
    """Any subset in any order; every wanted question is in the file or counted as missing."""
    names = list(values)
    draw.shuffle(names)
    shuffled = {name: values[name] for name in names}
    one, other = (replay(Answers(found), TABLES, profile({**found, **more})) for found in (values, shuffled))

    assert one == other
    assert one.given == len(values)
    assert set(one.order) <= set(values)
    assert one.stopped_by in ("mass", "information", "limit", "exhausted")


def test_a_short_file_is_exhausted_and_says_what_it_lacks():
    """Two answers: both asked, the rest of what was wanted counted as missing."""
    values = {TICKS: ("nlp-p1",), "set-05": Picks("a", "b")}
    report = replay(Answers(values), TABLES, profile(values))

    assert report.asked == 2
    assert report.stopped_by == "exhausted"
    assert report.missing > 10
    assert report.order == (TICKS, "set-05")
    assert report.same_order


def test_a_problem_set_counts_under_any_number():
    """A set over the same four specializations is found whatever its number and its problems."""
    answers = asked_by_rule(fan_of("mlops", TABLES), TABLES, 5)
    name = next(name for name in answers.values if name.startswith("problems-"))
    value = answers.values[name]
    assert isinstance(value, Picks)
    renamed = {key if key != name else "problems-7": one for key, one in answers.values.items()}
    found = replayed(Answers(renamed, 5), TABLES)

    assert "problems-7" in found.order
    assert found.missing == 0
