"""Planning hours and the range of finish dates: planning.md 2.2 and 7.3."""

from __future__ import annotations

import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlcareer.advice.timing import (
    ADHERENCE_SPREAD,
    COMMON_SPREAD,
    OVERRUN,
    TASK_SPREAD,
    Pace,
    finish_of,
    pace_of,
    share_ended_by,
)
from tests.advice.people import person

HOURS = st.lists(st.floats(0.5, 200), min_size=1, max_size=40)
PACE = st.builds(Pace, st.floats(0.5, 60), st.sampled_from([0.5, 0.65, 0.8]), st.just(""))


@given(HOURS, PACE, st.floats(0, 80), st.booleans())
def test_the_range_is_in_order(hours: list[float], pace: Pace, doubted: float, invented: bool) -> None:
    """P10 <= P50 <= P80 <= P90 for every plan, pace and doubt."""
    finish = finish_of(hours, pace, doubted, invented)

    assert finish.p10 <= finish.p50 <= finish.p80 <= finish.p90


@given(HOURS, PACE)
def test_more_hours_a_week_never_end_later(hours: list[float], pace: Pace) -> None:
    """Twice the hours a week never moves any date back."""
    slow = finish_of(hours, pace)

    fast = finish_of(hours, Pace(pace.hours * 2, pace.adherence, ""))

    assert fast.p50 <= slow.p50
    assert fast.p80 <= slow.p80


@pytest.mark.parametrize(
    ("adherence", "wanted"),
    [(0.65, (1.3, 2.15, 3.0, 3.5)), (0.80, (1.1, 1.8, 2.4, 2.9)), (0.50, (1.7, 2.8, 3.9, 4.6))],
)
def test_the_multiples_of_the_naive_number(adherence: float, wanted: tuple[float, ...]) -> None:
    """For fifteen equal steps the multiples are those that the design measured."""
    finish = finish_of([100.0] * 15, Pace(10, adherence, ""))

    multiples = [each / 150 for each in (finish.p10, finish.p50, finish.p80, finish.p90)]

    assert multiples == pytest.approx(wanted, rel=0.05)


def test_the_closed_form_agrees_with_a_simulation() -> None:
    """P50 and P80 lie within two percent of 40,000 simulated plans of twenty steps."""
    draw = random.Random(7)
    hours = [float(draw.randint(3, 40)) for _ in range(20)]
    weeks = sorted(_simulated(hours, 8, 0.65, draw) for _ in range(40_000))
    finish = finish_of(hours, Pace(8, 0.65, ""))

    assert finish.p50 == pytest.approx(weeks[20_000], rel=0.02)
    assert finish.p80 == pytest.approx(weeks[32_000], rel=0.02)


def _simulated(hours: list[float], a_week: float, adherence: float, draw: random.Random) -> float:
    """The weeks that one learner needs under the distributions of planning.md 7.3."""
    common = math.exp(draw.gauss(0, COMMON_SPREAD))
    done = sum(each * OVERRUN * math.exp(draw.gauss(0, TASK_SPREAD)) for each in hours)
    return done * common / (a_week * adherence * math.exp(draw.gauss(0, ADHERENCE_SPREAD)))


def test_doubt_moves_only_the_upper_end() -> None:
    """A claim without proof widens the range upwards and leaves the middle."""
    sure = finish_of([40.0] * 5, Pace(8, 0.65, ""))

    doubtful = finish_of([40.0] * 5, Pace(8, 0.65, ""), doubted=60)

    assert (doubtful.p10, doubtful.p50) == (sure.p10, sure.p50)
    assert doubtful.p80 > sure.p80


def test_the_invented_tool_widens_by_fifteen_percent() -> None:
    """Ticking what does not exist moves P10, P80 and P90 by 15 % and nothing else."""
    sure = finish_of([40.0] * 5, Pace(8, 0.65, ""))

    ticked = finish_of([40.0] * 5, Pace(8, 0.65, ""), invented_tool=True)

    assert ticked.p50 == sure.p50
    assert ticked.p10 == pytest.approx(sure.p10 / 1.15, abs=0.1)
    assert ticked.p80 == pytest.approx(sure.p80 * 1.15, abs=0.1)


def test_a_record_holds_the_plan_down() -> None:
    """With a record no more than its mean plus two hours are planned, and the reason names both."""
    pace = pace_of(person(hours_per_week=12.0, recent_hours=(2.0, 4.0, 0.0, 6.0)))

    assert (pace.hours, pace.adherence) == (5.0, 0.80)
    assert "you planned 12 and did 3 a week lately" in pace.because


def test_without_a_record_the_own_number_counts() -> None:
    """Without a record the hours planned are used, with the lower adherence."""
    pace = pace_of(person(hours_per_week=12.0))

    assert (pace.hours, pace.adherence) == (12.0, 0.65)


def test_almost_no_hours_are_a_hobby_and_no_division_by_zero() -> None:
    """Zero hours a week still give a range."""
    pace = pace_of(person(hours_per_week=0.0))

    assert finish_of([10.0], pace).p50 > 0


def test_half_have_ended_by_the_median() -> None:
    """The share that has ended at P50 is one half, at P80 four fifths."""
    hours, pace = [30.0] * 8, Pace(6, 0.65, "")
    finish = finish_of(hours, pace)

    assert share_ended_by(finish.p50, hours, pace) == pytest.approx(0.5, abs=0.01)
    assert share_ended_by(finish.p80, hours, pace) == pytest.approx(0.8, abs=0.01)
