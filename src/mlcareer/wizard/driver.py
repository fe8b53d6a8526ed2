"""The loop that every driver shares: put the question, take the event, keep the answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal, Protocol

from mlcareer.advice.answers import Answers
from mlcareer.errors import AnswersNeeded, Stopped
from mlcareer.wizard import events
from mlcareer.wizard.asking import Ask
from mlcareer.wizard.counsel import Counsel
from mlcareer.wizard.flow import step
from mlcareer.wizard.path import chosen, result
from mlcareer.wizard.place import place
from mlcareer.wizard.posing import pose
from mlcareer.wizard.state import State

RESUME = "mlcareer plan --resume"
Keep = Callable[[Answers, Mapping[str, object]], str]


class InputEnded(AnswersNeeded):
    """The input ended in the middle, and there is no terminal to ask on."""

    def __init__(self) -> None:
        super().__init__("the input ended before every question was answered.", "mlcareer plan --example")


@dataclass(frozen=True)
class Outcome:
    """The answers that count, where the wizard ended, and the specialization to plan for."""

    answers: Answers
    finished_at: Literal["plan", "shortlist"]
    chosen: str


class Driver(Protocol):
    """Puts one question and gives what the person did; ``saved`` is told on the screen."""

    def put(self, ask: Ask, saved: str) -> events.Event:
        """The event; raises KeyboardInterrupt or EOFError where the person leaves."""
        ...


def drive(counsel: Counsel, state: State, keep: Keep, driver: Driver) -> Outcome:
    """Asks until the end; every answer is kept at once.

    Raises Stopped where the person stops. What ``keep`` answers is shown beside the next question.
    """
    saved = ""
    while not state.ended:
        try:
            event = driver.put(pose(counsel, state), saved)
        except (KeyboardInterrupt, EOFError):
            event = events.Stop()
        if isinstance(event, events.Stop):
            raise stopped(state, saved)
        state = step(counsel, state, event)
        if not state.error and state.typed:
            saved = keep(state.answers, place(state))
    return Outcome(result(counsel, state), state.ended, chosen(state))


def stopped(state: State, saved: str) -> Stopped:
    """The sentence for who stops: how much is saved, and how to go on."""
    number = state.typed
    if not number or saved == "not saved":
        return Stopped("Stopped. Nothing was saved.")
    return Stopped(f"Stopped. {number} answer{'s' if number > 1 else ''} saved. Go on with:", RESUME)
