"""Rules about single records that their type alone cannot say: dates, months, ranges, levels."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mlcareer.errors import Problem
from mlcareer.knowledge.fields import MONTHS, Day, Hours
from mlcareer.knowledge.learning import Resource, Skill
from mlcareer.knowledge.shapes import (
    Leaf,
    Listed,
    OneOf,
    Parts,
    Shape,
    Steps,
    Table,
    fields_of,
    marker,
    variant,
    walk,
)
from mlcareer.knowledge.specialization import Specialization, TraitValue
from mlcareer.knowledge.surroundings import Competition, Event, Signal
from mlcareer.knowledge.written import Written

# Dates of the past; those of going stale or retiring lie ahead.
PAST = ("seen", "published", "reviewed", "last_commit")
# What a finished specialization may still leave out: for these "none is known" is an answer.
MAY_BE_EMPTY = (
    "draft", "first_month", "signals", "gates", "deal_breakers", "competitions", "certifications", "formerly",
)  # fmt: skip
PROVEN_LEVELS = (2, 3, 4)
PLACEMENT_QUESTIONS = 3


def parts_of(value: Any, shape: Shape, wanted: type, steps: Steps = ()) -> Iterator[tuple[Steps, Any]]:
    """Every part of one type within a value, with the steps that lead to it."""
    match shape:
        case Parts():
            if shape.type is wanted:
                yield steps, value
            for field in fields_of(shape.type):
                yield from parts_of(getattr(value, field.name), field.shape, wanted, (*steps, field.key))
        case Listed():
            for index, entry in enumerate(value):
                yield from parts_of(entry, shape.of, wanted, (*steps, index))
        case Table():
            for key, entry in value.items():
                yield from parts_of(entry, shape.of, wanted, (*steps, str(key)))
        case OneOf():
            chosen = variant(value, shape)
            if chosen is not None:
                yield from parts_of(value, chosen, wanted, steps)
        case _:
            return


def finished_records_are_filled(written: Written) -> Iterator[Problem]:
    """K1 A specialization that is no draft leaves out no field that a finished one must have."""
    for one, place in written.each(Specialization):
        for field in fields_of(Specialization):
            empty = getattr(one, field.name) in ("", (), None)
            if empty and not one.draft and field.name not in MAY_BE_EMPTY:
                yield place.problem(f"{one.id}: {field.key} is missing; write it or mark the record as draft")


def base_is_dated(written: Written) -> Iterator[Problem]:
    """K5 The vocabulary file says the version and the date of the whole base."""
    for key in ("version", "dated"):
        if not getattr(written, key):
            yield written.vocabulary.problem(f"vocabulary: {key} is missing; the whole base has one")


def past_dates_are_past(written: Written) -> Iterator[Problem]:
    """K5 No date of seeing, publishing, reviewing or committing lies after the date of the base."""
    for _, record, place in written.everything():
        for steps, value, shape in walk(record, Parts(type(record))):
            is_date = isinstance(shape, Leaf) and marker(shape.markers, Day) is not None
            if is_date and steps[-1] in PAST and value != "undated" and value > (written.dated or "9"):
                message = f"{record.id}: {steps[-1]} is {value}, after the date of the base, {written.dated}"
                yield place.problem(message, *steps)


def months_are_months(written: Written) -> Iterator[Problem]:
    """K6 A month is written as its English name."""
    for event, place in written.each(Event):
        for index, usual in enumerate(event.usual_month):
            if usual.month not in MONTHS:
                message = f"{event.id}: usual_month is '{usual.month}'; write the name of a month"
                yield place.problem(message, "usual_month", index, "month")
    for competition, place in written.each(Competition):
        if competition.usual_month and competition.usual_month not in MONTHS:
            message = (
                f"{competition.id}: usual_month is '{competition.usual_month}'; write the name of a month"
            )
            yield place.problem(message, "usual_month")


def ranges_rise(written: Written) -> Iterator[Problem]:
    """K7 In a range the lowest is not above the usual, and the usual not above the highest."""
    for _, record, place in written.everything():
        for steps, hours in parts_of(record, Parts(type(record)), Hours):
            if not hours.lo <= hours.typical <= hours.hi:
                found = f"{hours.lo}, {hours.typical}, {hours.hi}"
                yield place.problem(
                    f"{record.id}: hours do not rise: {found}; want lo <= typical <= hi", *steps
                )
    for one, place in written.each(Specialization):
        for steps, trait in parts_of(one, Parts(Specialization), TraitValue):
            if not trait.lo <= trait.value <= trait.hi:
                found = f"{trait.lo:g}, {trait.value:g}, {trait.hi:g}"
                message = f"{one.id}: {steps[-1]} does not rise: {found}; want lo <= value <= hi"
                yield place.problem(message, *steps)


def levels_follow_each_other(written: Written) -> Iterator[Problem]:
    """K7 A skill has hours for levels 1 to 3, and for 4 where it can be told; proof for 2 to 4."""
    for skill, place in written.each(Skill):
        if tuple(sorted(skill.hours)) not in ((1, 2, 3), (1, 2, 3, 4)):
            yield place.problem(f"{skill.id}: hours are for levels 1, 2, 3 and perhaps 4, in order", "hours")
        if tuple(sorted(skill.proof)) != PROVEN_LEVELS:
            yield place.problem(f"{skill.id}: proof is for levels 2, 3 and 4", "proof")
        for level, questions in skill.placement.items():
            steps = ("placement", str(level))
            if level not in skill.hours:
                yield place.problem(f"{skill.id}: placement is for level {level}, which has no hours", *steps)
            if len(questions) != PLACEMENT_QUESTIONS:
                message = f"{skill.id}: placement for level {level} has {len(questions)} questions; want 3"
                yield place.problem(message, *steps)
            for index, question in enumerate(questions):
                if question.answer not in question.options:
                    message = f"{skill.id}: the answer of a placement question is none of its options"
                    yield place.problem(message, *steps, index, "answer")


def second_hand_figures_name_the_page(written: Written) -> Iterator[Problem]:
    """K10 A figure read from a secondary page names that page."""
    for signal, place in written.each(Signal):
        if signal.read == "secondary" and not signal.read_from:
            yield place.problem(f"{signal.id}: read is secondary; name the page in read_from", "read")


def stated_hours_are_quoted(written: Written) -> Iterator[Problem]:
    """K10 Hours that a provider states stand beside the provider's own words."""
    for resource, place in written.each(Resource):
        stated = not isinstance(resource.hours, str) and resource.hours.basis == "provider"
        if stated and not resource.effort:
            message = f"{resource.id}: hours are the provider's; quote its words in effort"
            yield place.problem(message, "hours")
