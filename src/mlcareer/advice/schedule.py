"""Steps laid into weeks: no week above capacity, every fifth week empty (planning.md 7.2)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from mlcareer.advice.steps import Part, Step, Week
from mlcareer.advice.timing import CATCH_UP_EVERY, MEAN_OVERRUN, REVIEW_SHARE, Pace, calendar_rate

LEAST_PART = 1e-9


def calendar_hours(step: Step) -> float:
    """Hours that a step takes in the calendar: typical hours and their usual over-run."""
    return step.hours.typical * MEAN_OVERRUN


def lay_out(steps: Sequence[Step], pace: Pace, start: date) -> tuple[tuple[Step, ...], tuple[Week, ...]]:
    """The steps with their first and last week (from 1), and the weeks with the hours of each part.

    Steps keep their order. Hours are those of ``calendar_hours``; a week holds 0.85 of the planned
    hours, the rest is review; every fifth week is left empty.
    """
    rate = calendar_rate(pace)
    parts: dict[int, list[Part]] = {}
    placed: list[Step] = []
    number, left = 1, rate
    for step in steps:
        hours = calendar_hours(step)
        weeks: list[int] = []
        while hours > LEAST_PART or not weeks:
            if number % CATCH_UP_EVERY == 0 or left <= LEAST_PART:
                number, left = number + 1, rate
                continue
            now = min(hours, left)
            parts.setdefault(number, []).append(Part(step.id, now))
            weeks.append(number)
            hours, left = hours - now, left - now
        placed.append(replace(step, first_week=weeks[0], last_week=weeks[-1]))
    last = max(parts, default=0)
    return tuple(placed), tuple(_week(each, parts.get(each, []), pace, start) for each in range(1, last + 1))


def _week(number: int, parts: Sequence[Part], pace: Pace, start: date) -> Week:
    """One week of the calendar."""
    catch_up = number % CATCH_UP_EVERY == 0
    return Week(
        number=number,
        starts=(start + timedelta(weeks=number - 1)).isoformat(),
        catch_up=catch_up,
        hours=round(sum(part.hours for part in parts), 6),
        review_hours=0.0 if catch_up else round(REVIEW_SHARE * pace.hours, 6),
        parts=tuple(replace(part, hours=round(part.hours, 6)) for part in parts),
    )
