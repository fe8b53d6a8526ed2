"""What an answer changes elsewhere: other answers to look at again, and how many questions follow."""

from __future__ import annotations

from dataclasses import replace

from mlcareer.advice.answers import SKIP
from mlcareer.wizard.counsel import Counsel
from mlcareer.wizard.path import chosen, later, part_of, result, value_of
from mlcareer.wizard.state import SHORTLIST, State


def with_doubts(counsel: Counsel, before: State, state: State) -> State:
    """What the new answer makes doubtful is marked to be looked at again."""
    again = set(state.again)
    at, changed = state.at, value_of(before, state.at) != value_of(state, state.at)
    if changed and (state.reviewed or state.editing):
        if at.startswith("skill-") and state.answers.answered(at.replace("skill-", "proof-", 1)):
            again.add(at.replace("skill-", "proof-", 1))
        if at in ("goal", "plan_for"):
            again |= {
                one for one in later(counsel, state) if one.startswith("skill-") and _skipped(state, one)
            }
        if at == SHORTLIST and chosen(state) not in _looked_at(state):
            again.add("plan_for")
    if not state.through or at == SHORTLIST or (state.shown(at) and not state.editing):
        return replace(state, again=frozenset(again))
    now = counsel.listed(result(counsel, state)).ids
    fallen = frozenset(id for id in state.stood if id not in now)
    if chosen(state) in fallen - state.fallen and at != "plan_for":
        again.add("plan_for")
    return replace(state, again=frozenset(again), fallen=fallen)


def _looked_at(state: State) -> tuple[object, ...]:
    """What is ticked on the shortlist."""
    ticked = state.answers.values.get("look_at")
    return ticked if isinstance(ticked, tuple) else ()


def _skipped(state: State, question: str) -> bool:
    """Whether the question was asked and not answered."""
    return state.answers.values.get(question) == SKIP


def said_once(counsel: Counsel, before: State, after: State) -> tuple[str, ...]:
    """One sentence where an answer changed how many questions its part has."""
    part = part_of(before, before.at)
    if part not in (2, 3) or not (before.through and after.through) or after.reviewed:
        return ()
    grown = _length(counsel, after, part) - _length(counsel, before, part)
    if grown > 0:
        return (f"{grown} more question{'s' if grown > 1 else ''} in this part, because of this answer.",)
    if grown < 0:
        return (
            ("One question no longer applies.",) if grown == -1 else (f"{-grown} questions no longer apply.",)
        )
    return ()


def _length(counsel: Counsel, state: State, part: int) -> int:
    """How many questions a part has."""
    return sum(1 for question in later(counsel, state) if part_of(state, question) == part)


def still_open(counsel: Counsel, state: State) -> str:
    """How many questions are still to ask before the plan."""
    wanted = [one for one in later(counsel, state) if value_of(state, one) is None]
    skills = [one for one in wanted if one.startswith("skill-")]
    if skills:
        return f"{len(skills)} more skill{'s' if len(skills) > 1 else ''} to ask."
    return f"{max(1, len(wanted))} more question{'s' if len(wanted) > 1 else ''} to ask before the plan."
