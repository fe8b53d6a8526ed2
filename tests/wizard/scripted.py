"""A third driver: one made-up person who answers everything, and may wander about."""

from __future__ import annotations

from mlcareer.advice.answers import SKIP, Answers
from mlcareer.wizard import events
from mlcareer.wizard.asking import Ask
from mlcareer.wizard.counsel import Counsel
from mlcareer.wizard.flow import start, step
from mlcareer.wizard.state import INTERESTS, REVIEW, SHORTLIST, State
from tests.wizard.fakes import person


def reply(counsel: Counsel, state: State, seed: int) -> events.Event:
    """What the person does at a station when nothing leads them astray."""
    if state.at == REVIEW:
        return events.Answered("plan")
    if state.at == INTERESTS:
        return events.Answered("yes" if seed % 2 else "no")
    if state.at == SHORTLIST:
        rows = counsel.listed(Answers()).rows
        return events.Answered(tuple(row.id for row in rows)[seed % 3 : seed % 3 + seed % 2 + 1])
    if state.at == "plan_for":
        return events.Answered("nlp")
    value = person(state.at, seed)
    return events.Skip() if value == SKIP else events.Answered(value)


def straight(counsel: Counsel, seed: int, named: str = "", given: Answers | None = None) -> list[State]:
    """Every state of a run without any detour."""
    state = start(counsel, given or Answers(seed=seed), named)
    states = [state]
    while not state.ended:
        state = step(counsel, state, reply(counsel, state, seed))
        assert not state.error, (state.at, state.error)
        states.append(state)
        assert len(states) < 200, [one.at for one in states[-20:]]
    return states


class Script:
    """Puts questions to a list of events, and remembers what was asked."""

    def __init__(self, *actions: events.Event) -> None:
        self.actions = list(actions)
        self.asked: list[Ask] = []

    def put(self, ask: Ask, saved: str) -> events.Event:
        """The next event of the list; Stop where it has ended."""
        self.asked.append(ask)
        return self.actions.pop(0) if self.actions else events.Stop()
