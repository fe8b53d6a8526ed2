"""The question bank: ids, options in their places, values allowed and what is said about others."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlcareer.advice.answers import NOT_SURE, SKIP, Answers, Picks, Value
from mlcareer.advice.bank import question_bank
from mlcareer.advice.near import nearest
from mlcareer.advice.tables import TICKS
from mlcareer.advice.variants import other_problem, shown_problem, variants
from mlcareer.advice.written import as_raw
from mlcareer.errors import InvalidInput, NotFound, Problem
from tests.advice.matcher import BANK, MODEL, TABLES, facts, interests

FEW = settings(max_examples=60, deadline=None)
PROBLEMS = Picks("nlp-p2", "mlops-p1", ("graph-ml-p3", "edge-ml-p2"))


def test_formed_questions_are_there():
    """Skills, proofs, tasters and prices are questions like others."""
    formed = (
        "skill-python", "proof-python", "taster-nlp-go-on", "taster-nlp-lost-track", "taster-nlp-annoyed",
        "cost-a-course",
    )  # fmt: skip
    kinds = [BANK.question(id).kind for id in formed]

    assert kinds == ["skill", "text", "rating", "rating", "text", "number"]
    assert set(formed) <= set(BANK.ids())
    assert [one.id for one in BANK.questions[-2:]] == ["skill-python", "skill-statistics"]
    assert [one.id for one in BANK.question("skill-python").options] == ["0", "1", "2", "3", "4", "not-sure"]


def test_an_unknown_question_names_the_nearest():
    """Not found, with ids that look like it."""
    with pytest.raises(NotFound) as error:
        BANK.question("skil-python")

    assert error.value.near[0] == "skill-python"
    assert error.value.exit_code == 5


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("set-01", Picks("a", "b")),
        ("rate-lang", 0),
        ("pair-1", "b"),
        (TICKS, ()),
        (TICKS, ("nlp-p1", "nlp-p2")),
        ("problems-1", PROBLEMS),
        ("background", ("teaching",)),
        ("background", ("none",)),
        ("skill-python", 4),
        ("skill-python", NOT_SURE),
        ("proof-python", "a tool"),
        ("hours_per_week", 0.5),
        ("hours_last_weeks", (1.0, 0.0, 3.5, 4.0)),
        ("slots", ("tue 19:00-21:00 kitchen",)),
        ("by", "2028-02-29"),
        ("job_soon", "yes"),
        ("torn_between", ("nlp", "mlops")),
        ("set-01", SKIP),
        ("priorities", ("materials", "kind-of-work", "people-and-purpose", "making-and-newness")),
        ("cost-a-course", 40),
        ("taster-nlp-go-on", 4),
    ],
)
def test_allowed_values_have_no_fault(question: str, value: Value):
    """What may be answered may be answered."""
    assert BANK.fault(question, value) == ""


@pytest.mark.parametrize(
    ("question", "value", "said"),
    [
        ("set-01", Picks("a", "a"), "two different options"),
        ("set-01", Picks("a", "x"), "no option is called 'x'; allowed: a, b, c, d"),
        ("set-01", Picks("a", "b", ("c",)), "only first and last"),
        ("set-01", "a", "first and last are both needed"),
        ("rate-lang", 5, "a whole number from 0 to 4 is needed"),
        ("rate-lang", True, "a whole number from 0 to 4 is needed"),
        ("skill-python", "often", "0 to 4 or not-sure is needed"),
        ("pair-1", "c", "allowed: a, b"),
        (TICKS, ("nlp-p9",), "no option is called 'nlp-p9'; nearest: nlp-p"),
        (TICKS, ("nlp-p1", "nlp-p1"), "'nlp-p1' is named twice"),
        (TICKS, "nlp-p1", "a list is needed"),
        ("problems-1", Picks("nlp-p2", "mlops-p1"), "four different problems are needed"),
        (
            "problems-1",
            Picks("nlp-p2", "nlp-p1", ("graph-ml-p3", "edge-ml-p2")),
            "four different specializations",
        ),
        ("problems-1", Picks("nlp-p2", "mlops-p1", ("mlops-p1", "edge-ml-p2")), "four different problems"),
        ("background", ("none", "teaching"), "'none' stands alone"),
        ("torn_between", ("nlp",), "2 to 5 values are needed"),
        ("look_at", ("nlp", "mlops", "robotics", "edge-ml"), "0 to 3 values are needed"),
        ("priorities", ("materials",), "exactly 4 values are needed"),
        ("languages", (), "at least 1 values are needed"),
        ("hours_per_week", 0.4, "out of range; allowed: from 0.5 to 80"),
        ("hours_per_week", float("nan"), "a number is needed"),
        ("hours_per_week", float("inf"), "a number is needed"),
        ("hours_per_week", SKIP, "this question cannot be skipped"),
        ("hours_last_weeks", (1.0, 2.0), "exactly 4 values are needed"),
        ("hours_last_weeks", (1.0, 2.0, -3.0, 1.0), "out of range; allowed: from 0 to 80"),
        ("by", "2027-02-30", "a date is needed"),
        ("by", "20270201", "a date is needed"),
        ("place", "", "a text is needed"),
        ("place", "a\nb", "without control characters"),
        ("place", "x" * 501, "at most 500 characters"),
        ("cost-a-course", -1, "out of range; allowed: from 0 to 1e+06"),
        ("plan_for", "nlpp", "no option is called 'nlpp'; nearest: nlp"),
    ],
)
def test_other_values_are_told_what_is_allowed(question: str, value: Value, said: str):
    """Each fault names the rule and what is allowed."""
    assert said in BANK.fault(question, value)


def test_every_problem_of_a_file_is_reported_with_its_line():
    """Unknown ids, wrong types, impossible values, a retired question: all at once, the rest is read."""
    raw = {
        "answers_version": ("2", 1),
        "seed": ("many", 2),
        "skil-python": ("2", 3),
        "set-03": ({"best": "a"}, 4),
        "set-40": ({"best": "a", "worst": "b"}, 5),
        "rate-lang": ("9", 6),
        "tick-problems": ("nlp-p1", 7),
        "hours_per_week": ("8", 8),
        "job_soon": (None, 9),
        "set-04": ({"best": "a", "worst": "b", "middle": "c"}, 10),
    }
    answers, problems = BANK.from_raw(raw, "a.yaml")

    assert answers.values == {"hours_per_week": 8}
    assert [(one.path, one.line) for one in problems] == [("a.yaml", n) for n in (1, 2, 3, 4, 5, 6, 7, 9, 10)]
    assert [one.message for one in problems] == [
        "answers_version: version 2 is not known here; this version reads 1",
        "seed: many given; a whole number is needed",
        "skil-python: no question has this id; leave the line out or correct it; nearest: skill-python",
        "set-03: {best: a} given; {best: ..., worst: ...} is needed",
        "set-40: this version of the question bank does not hold this question; leave the line out",
        "rate-lang: 9 given; a whole number from 0 to 4 is needed",
        "tick-problems: nlp-p1 given; a list is needed, such as --set tick-problems=1",
        "job_soon: null given; one text is needed",
        "set-04: {best: a, worst: b, middle: c} given; {best: ..., worst: ...} is needed",
    ]


def test_texts_and_typed_values_read_the_same():
    """What YAML gives as text and what JSON gives as numbers is one answer."""
    texts = {"rate-lang": ("3", 1), "hours_per_week": ("7.5", 2), "seed": ("12", 3), "job_soon": ("yes", 4)}
    typed = {"rate-lang": (3, 1), "hours_per_week": (7.5, 2), "seed": (12, 3), "job_soon": (True, 4)}
    more = {"hours_last_weeks": (["1", "0", "2.5", "4"], 5)}
    first, second = (BANK.from_raw({**raw, **more}, "a") for raw in (texts, typed))

    assert first == second
    assert first[1] == ()
    assert first[0] == Answers(
        {"rate-lang": 3, "hours_per_week": 7.5, "job_soon": "yes", "hours_last_weeks": (1.0, 0.0, 2.5, 4.0)},
        12,
    )


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4),
    max_leaves=6,
)


@FEW
@given(st.dictionaries(st.sampled_from(BANK.ids()) | st.text(max_size=12), JUNK, max_size=6))
def test_whatever_is_written_is_read_or_reported(written):
    """No junk is a crash; what was accepted has no fault and reads back."""
    answers, problems = BANK.from_raw({key: (value, 1) for key, value in written.items()}, "a")

    assert len(answers.values) + len(problems) == len(
        [key for key in written if key not in ("seed", "model")]
    ) + len([one for one in problems if one.message.startswith(("seed:", "model:"))])
    assert [BANK.fault(key, value) for key, value in answers.values.items()] == [""] * len(answers.values)


@FEW
@given(interests(skips=True), facts(), st.integers(-1000, 1000))
def test_answers_read_back_as_they_were(values, more, seed):
    """Plain values and back: the same answers, in the same order."""
    answers = Answers({**values, **more}, seed, "m1-abc")
    raw = as_raw(answers)
    again, problems = BANK.from_raw({key: (value, 0) for key, value in raw.items()}, "a")

    assert problems == ()
    assert again == answers
    assert list(again.values) == list(answers.values)
    assert list(raw)[:3] == ["answers_version", "seed", "model"]


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("set-03=a,d", ("set-03", Picks("a", "d"))),
        ("set-03=skip", ("set-03", SKIP)),
        ("problems-1=nlp-p2,mlops-p1,graph-ml-p3,edge-ml-p2", ("problems-1", PROBLEMS)),
        ("tick-problems=nlp-p1,graph-ml-p1", (TICKS, ("nlp-p1", "graph-ml-p1"))),
        ("tick-problems=", (TICKS, ())),
        ("rate-lang=3", ("rate-lang", 3)),
        ("skill-python=not-sure", ("skill-python", NOT_SURE)),
        ("hours_last_weeks=6,4,0,8", ("hours_last_weeks", (6.0, 4.0, 0.0, 8.0))),
        ("slots=tue 19:00-21:00 kitchen,sat 9:00", ("slots", ("tue 19:00-21:00 kitchen", "sat 9:00"))),
        ("place=a = b", ("place", "a = b")),
    ],
)
def test_set_reads_one_answer(text, pair):
    """Every kind in its --set form."""
    assert BANK.from_set(text) == pair


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            "rate-lang=9",
            Problem("--set rate-lang=9", 0, "rate-lang: 9 given; a whole number from 0 to 4 is needed"),
        ),
        (
            "set-03=a",
            Problem("--set set-03=a", 0, "set-03: {best: a} given; {best: ..., worst: ...} is needed"),
        ),
        (
            "skil-python=2",
            Problem(
                "--set skil-python=2",
                0,
                "skil-python: no question has this id; leave the line out or correct it; nearest: skill-python",
            ),
        ),
    ],
)
def test_a_bad_set_is_invalid_input(text, problem):
    """The place is the option and its text."""
    with pytest.raises(InvalidInput) as error:
        BANK.from_set(text)

    assert error.value.problems == (problem,)


@pytest.mark.parametrize("text", ["rate-lang", "=3", ""])
def test_a_set_without_key_and_value_is_wrong_usage(text):
    """That is no answer but a mistake in the command."""
    with pytest.raises(ValueError, match="KEY=VALUE"):
        BANK.from_set(text)


def test_options_stand_where_the_seed_puts_them():
    """Statements are shuffled by the seed, scales are not; the same seed gives the same places."""
    question = BANK.question("set-01")
    orders = {tuple(one.id for one in BANK.options(question, Answers(seed=seed))) for seed in range(20)}
    goal = BANK.question("goal")

    assert len(orders) > 5
    assert BANK.options(question, Answers(seed=4)) == BANK.options(question, Answers(seed=4))
    assert BANK.options(goal, Answers(seed=4)) == goal.options


def test_the_tick_screen_shows_one_problem_of_each():
    """28 problems of 28 specializations in seeded order, and whatever else was ticked."""
    question = BANK.question(TICKS)
    shown = BANK.options(question, Answers(seed=4))
    drawn = {shown_problem(one, 4).id for one in MODEL.candidates}
    ticked = next(one.id for one in MODEL.candidates[0].problems if one.id not in drawn)
    more = BANK.options(question, Answers({TICKS: (ticked,)}, seed=4))

    assert {one.id for one in shown} == drawn
    assert len(shown) == 28
    assert [one.id for one in more[28:]] == [ticked]
    assert (
        len({tuple(one.id for one in BANK.options(question, Answers(seed=seed))) for seed in range(5)}) == 5
    )


def test_an_answered_problem_set_shows_its_four():
    """Its options are those of the answer; before the answer there are none in the bank."""
    question = BANK.question("problems-1")
    shown = BANK.options(question, Answers({"problems-1": PROBLEMS}, seed=1))

    assert {one.id for one in shown} == {"nlp-p2", "mlops-p1", "graph-ml-p3", "edge-ml-p2"}
    assert BANK.options(question, Answers(seed=1)) == ()


def test_lists_take_their_options_from_where_they_are_kept():
    """Specializations by name, words by label, in their order."""
    looked = BANK.options(BANK.question("look_at"), Answers())
    domains = BANK.options(BANK.question("background"), Answers())

    assert [one.id for one in looked] == list(TABLES.ids)
    assert [(one.id, one.text) for one in domains][:1] == [("language-linguistics", "Language-Linguistics")]
    assert BANK.invented_tools() == {"zorptool"}


def test_each_problem_is_shown_for_some_seed_and_never_twice():
    """Over seeds every variant opens; a problem set takes another one that was not ticked."""
    nlp = MODEL.candidates[TABLES.index["nlp"]]
    shown = {shown_problem(nlp, seed).id for seed in range(40)}

    assert shown == {"nlp-p1", "nlp-p2", "nlp-p3"}
    for seed in range(40):
        first, second, third = (one.id for one in variants(nlp, seed))
        assert other_problem(nlp, seed, ()).id == second
        assert other_problem(nlp, seed, (second,)).id == third
        assert first not in (second, third)


def test_a_bank_without_words_has_its_questions():
    """Terms and skills are optional; lists without words have no options."""
    bare = question_bank(MODEL)

    assert bare.allowed(bare.question("background")) == ()
    assert "skill-python" not in bare.ids()


def test_nearest_names():
    """Close names best first; nothing where nothing is like it."""
    assert nearest("rate-langage", TABLES.ratings)[0] == "rate-lang"
    assert nearest("qqqq", TABLES.ratings) == ()
    assert nearest("", TABLES.ratings) == ()
