"""From answers to a profile: what is said, what is assumed."""

from __future__ import annotations

from mlcareer.advice.answers import NOT_SURE, SKIP, Answers, Picks
from mlcareer.advice.profile import Assumed
from mlcareer.advice.reading import profile_from
from mlcareer.advice.tables import TICKS
from mlcareer.knowledge.fields import Degree, Goal, Hardware
from tests.advice.matcher import BANK, INTERESTS, TABLES


def test_nothing_said_is_nothing_known():
    """Defaults: junior role, a laptop, English; everything else open, and the assumptions named."""
    nobody = profile_from(Answers(), BANK)

    assert nobody.likes == {}
    assert (nobody.goal, nobody.hardware, nobody.languages) == (Goal.JUNIOR_ROLE, (Hardware.LAPTOP,), ("en",))
    assert (nobody.degree, nobody.job_soon, nobody.budget, nobody.weeks, nobody.hours_per_week) == (None,) * 5
    assert [one.question for one in nobody.assumed] == ["background", "weeks", "budget", "degree"]


def test_answers_become_a_profile():
    """Each fact in its place and type."""
    answers = Answers(
        {
            "rate-lang": 3,
            "set-01": Picks("a", "b"),
            TICKS: (),
            "set-02": SKIP,
            "background": ("teaching", "health-care"),
            "skill-python": 3,
            "skill-statistics": NOT_SURE,
            "tools": ("git", "zorptool"),
            "hours_last_weeks": (1.0, 2.0, 3.0, 4.0),
            "hours_per_week": 8,
            "slots": ("tue",),
            "by": "2027-06-01",
            "budget": 0,
            "hardware": ("one-gpu",),
            "degree": "master",
            "job_soon": "no",
            "goal": "switch",
            "deal_breakers": ("on-call",),
            "cost-a-course": 40,
            "taster-nlp-go-on": 4,
            "taster-nlp-lost-track": 1,
            "taster-mlops-go-on": 2,
            "taster-mlops-annoyed": "the waiting",
        },
        seed=7,
    )
    person = profile_from(answers, BANK)

    assert person.seed == 7
    assert person.likes == {"rate-lang": 3, "set-01": Picks("a", "b"), TICKS: ()}
    assert person.background == ("teaching", "health-care")
    assert person.levels == {"python": 3, "statistics": 0}
    assert person.unproved == {"python"}
    assert person.invented_tool
    assert person.recent_hours == (1.0, 2.0, 3.0, 4.0)
    assert (person.hours_per_week, person.weeks, person.by, person.budget) == (8.0, None, "2027-06-01", 0.0)
    assert (person.hardware, person.degree, person.job_soon) == ((Hardware.ONE_GPU,), Degree.MASTER, False)
    assert (person.goal, person.deal_breakers) == (Goal.SWITCH, ("on-call",))
    assert person.costs == {"a-course": 40.0}
    assert person.tasters == {"nlp": 2.5, "mlops": 2.0}
    assert person.assumed == (
        Assumed("skill-statistics", "Statistics: you said not sure, so it counts as level 0"),
    )


def test_a_proof_clears_a_claim():
    """Whoever names the thing has shown it; a level below 3 needs no proof."""
    values = {"skill-python": 4, "proof-python": "a tool", "skill-statistics": 2}

    assert profile_from(Answers(values), BANK).unproved == frozenset()


def test_skips_are_as_if_never_asked():
    """A skipped question leaves the same profile as no answer."""
    skipped = Answers(
        {"rate-lang": SKIP, "degree": SKIP, "job_soon": SKIP, "background": SKIP, "skill-python": SKIP}
    )

    assert profile_from(skipped, BANK) == profile_from(Answers(), BANK)


def test_likes_are_what_the_tables_know():
    """Reading and ranking agree on which questions are about interests: 54, and no other."""
    values = {name: SKIP for name in BANK.ids()}
    found = [name for name in values if TABLES.is_interest(name)]

    assert set(found) == set(INTERESTS)
    assert len(found) == 54


def test_no_experience_is_an_answer():
    """The word none is told apart from no answer by what is assumed."""
    none = profile_from(Answers({"background": ("none",)}), BANK)

    assert none.background == ()
    assert "background" not in [one.question for one in none.assumed]
