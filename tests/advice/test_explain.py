"""Explanations that add up, and changes of one answer that do what they say."""

from __future__ import annotations

import math
import random
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlcareer.advice.answers import Answers, Picks
from mlcareer.advice.explain import contrast, groups, rounded_lines, subjects, turns
from mlcareer.advice.fairness import asked_by_rule, fan_of, profile_of, random_answerer
from mlcareer.advice.fit import rank
from mlcareer.advice.passing import weeks_to_pass
from mlcareer.advice.steps import Span, TimeToGoal
from mlcareer.advice.tables import TICKS
from mlcareer.advice.variants import shuffled
from tests.advice.matcher import TABLES, facts, interests, profile

FEW = settings(max_examples=50, deadline=None)


@given(st.lists(st.floats(-60, 60), max_size=30))
def test_rounded_lines_add_up_to_the_rounded_sum(points):
    """Whole numbers whose sum is the rounded sum, each less than one away from its own."""
    whole = rounded_lines(points)

    assert sum(whole) == round(math.fsum(points))
    assert all(abs(one - number) <= 1 for one, number in zip(points, whole, strict=True))


@FEW
@given(interests(), facts(), st.sampled_from(TABLES.ids))
def test_groups_add_up_to_the_points(values, more, id):
    """Traits, problems, background, facts and other are the whole total."""
    person = profile(
        {**values, **{key: one for key, one in more.items() if key not in ("deal_breakers", "set_aside")}}
    )
    points = {match.id: match.points for match in rank(person, TABLES)}

    assert sum(group.points for group in groups(person, TABLES, id)) == pytest.approx(points[id], abs=1e-9)


@FEW
@given(interests(), facts(), st.permutations(TABLES.ids))
def test_a_contrast_adds_up_to_the_distance(values, more, ids):
    """Why A before B: the lines add up to A's points minus B's."""
    person = profile(
        {**values, **{key: one for key, one in more.items() if key not in ("deal_breakers", "set_aside")}}
    )
    points = {match.id: match.points for match in rank(person, TABLES)}
    lines = contrast(person, TABLES, ids[0], ids[1])

    assert sum(line.points for line in lines) == pytest.approx(points[ids[0]] - points[ids[1]], abs=1e-9)
    assert [abs(line.points) for line in lines] == sorted((abs(line.points) for line in lines), reverse=True)


def test_subjects_name_only_what_the_person_likes():
    """A trait that was left to last speaks for a field without it, but is no reason to name."""
    picks = {name: value for name, value in _liking("lang", "phys").items()}
    person = profile(picks)
    named = subjects(person, TABLES, "nlp", most=5)

    assert "Trait lang" in named
    assert "Trait phys" not in named
    assert any(group.id == "phys" and group.points > 0 for group in groups(person, TABLES, "nlp"))


def _liking(liked: str, left: str) -> dict[str, Picks | int]:
    """Ratings that like one trait and would avoid another."""
    return {f"rate-{liked}": 4, f"rate-{left}": 0}


@settings(max_examples=25, deadline=None)
@given(interests(least=6))
def test_every_turn_does_what_it_says(values):
    """Scored again with the one changed answer, the rival leads by what the text says."""
    person = profile(values)
    first = max(rank(person, TABLES), key=lambda match: match.points).id
    for turn in turns(person, TABLES):
        again = sorted(
            rank(profile({**values, turn.question: turn.value}), TABLES), key=lambda one: -one.points
        )

        assert again[0].id == turn.rival != first
        assert again[0].points - again[1].points == pytest.approx(turn.lead, abs=1e-7)
        assert turn.lead >= 2
        assert [f"{turn.lead:.0f}"] == re.findall(r"lead by (\d+) points$", turn.text)


def test_most_people_have_a_turn():
    """How close it is can be told to most random people."""
    people = range(20)
    found = []
    for seed in people:
        answers = asked_by_rule(random_answerer(random.Random(seed), TABLES), TABLES, seed)
        found.append(bool(turns(profile_of(answers, TABLES), TABLES)))

    assert sum(found) >= 15


def test_turns_read_as_answers():
    """A changed tick, rating, set and pair are told in the words of their questions."""
    person = profile_of(asked_by_rule(fan_of("mlops", TABLES), TABLES, 2), TABLES)
    told = turns(person, TABLES)

    assert all(turn.text.startswith("had you ") for turn in told)


def test_the_named_contrast_is_what_first_place_rests_on():
    """Without the four answers of the contrast first place is lost twice as often as without random four."""
    lost = {"contrast": 0, "random": 0}
    for seed in range(40):
        draw = random.Random(f"deletion {seed}")
        id = draw.choice(TABLES.ids)
        answers = asked_by_rule(_noisy(fan_of(id, TABLES), random_answerer(draw, TABLES), draw), TABLES, seed)
        person = profile_of(answers, TABLES)
        order = sorted(rank(person, TABLES), key=lambda match: -match.points)
        four = [
            line.question for line in contrast(person, TABLES, order[0].id, order[1].id) if line.points > 0
        ][:4]
        other = shuffled(sorted(answers.values), seed, "any four")[:4]
        for name, dropped in (("contrast", four), ("random", other)):
            left = answers
            for question in dropped:
                left = left.drop(question)
            again = max(rank(profile_of(left, TABLES), TABLES), key=lambda match: match.points)
            lost[name] += again.id != order[0].id

    assert lost["contrast"] >= 2 * lost["random"]
    assert lost["contrast"] >= 30


def test_without_the_named_answers_the_lead_falls_by_exactly_their_points():
    """Deletion: what is printed for four answers is what their absence takes away."""
    answers = asked_by_rule(fan_of("graph-ml", TABLES), TABLES, 5)
    person = profile_of(answers, TABLES)
    order = sorted(rank(person, TABLES), key=lambda match: -match.points)
    lines = contrast(person, TABLES, order[0].id, order[1].id)[:4]
    left = answers
    for line in lines:
        left = left.drop(line.question)
    points = {match.id: match.points for match in rank(profile_of(left, TABLES), TABLES)}
    lead = points[order[0].id] - points[order[1].id]

    fell = order[0].points - order[1].points - lead
    assert fell == pytest.approx(sum(line.points for line in lines), abs=1e-9)


def test_the_four_strongest_answers_suffice():
    """Sufficiency: with its four strongest answers alone the first stays in the first three for 95 in 100."""
    stays = []
    for seed in range(40):
        draw = random.Random(f"sufficiency {seed}")
        id = draw.choice(TABLES.ids)
        answers = asked_by_rule(_noisy(fan_of(id, TABLES), random_answerer(draw, TABLES), draw), TABLES, seed)
        first = max(rank(profile_of(answers, TABLES), TABLES), key=lambda match: match.points)
        four = {line.question for line in first.reasons[:4]}
        only = Answers({name: value for name, value in answers.values.items() if name in four}, answers.seed)
        again = sorted(rank(profile_of(only, TABLES), TABLES), key=lambda match: -match.points)
        stays.append(first.id in [match.id for match in again[:3]])

    assert sum(stays) >= 38


def _noisy(sincere, at_random, draw):
    """Somebody who answers sincerely seven times in ten."""
    return lambda wanted: (sincere if draw.random() < 0.7 else at_random)(wanted)


def test_the_weeks_at_which_a_rival_passes():
    """With so many weeks the rival leads, with a little less it does not."""
    values = {TICKS: ("nlp-p1", "mlops-p1"), "rate-lang": 3, "rate-sys": 2, "pair-2": "a"}
    person = profile({**values, "weeks": 20})
    order = sorted(rank(profile(values), TABLES), key=lambda match: -match.points)
    leader, rival = order[0].id, order[1].id
    times = {id: TimeToGoal(id, 400.0 if id == rival else 10.0, True, Span(1, 2, 3)) for id in TABLES.ids}
    # The leader is slow, so that the quick rival leads until there is time enough.
    times = {**times, leader: TimeToGoal(leader, 90.0, True, Span(1, 2, 3)), rival: times[leader]}
    weeks = weeks_to_pass(person, TABLES, leader, times)

    assert weeks is not None
    assert weeks > 20
    firsts = []
    for given_weeks in (weeks * 0.999, weeks * 1.001):
        matches = rank(profile({**values, "weeks": given_weeks}), TABLES, times)
        firsts.append(max(matches, key=lambda match: match.points).id)
    assert firsts[0] != leader
    assert firsts[1] == leader
    assert weeks_to_pass(profile(values), TABLES, leader, times) is None
