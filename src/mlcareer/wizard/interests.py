"""The interest part: which question follows, what its counter promised, when one may end it."""

from __future__ import annotations

from dataclasses import replace

from mlcareer.advice.answers import SKIP, Answers
from mlcareer.wizard.counsel import Counsel, Enough
from mlcareer.wizard.path import interest_answers
from mlcareer.wizard.state import LOOKING, Asked, State

# By request up to 26 in all, 8 beyond the limit of 18 (matching.md 9); `f` ends it sooner.
MORE = 8


def following(counsel: Counsel, state: State) -> State | None:
    """The state at the next interest question; none where the part has ended."""
    answers = interest_answers(state)
    looking = state.answers.values.get("route") == LOOKING and not state.more
    if looking and state.asked and counsel.enough(answers):
        return None
    wish = counsel.next_interest(answers, state.more)
    if isinstance(wish, Enough):
        return None
    most = counsel.questions_left(answers, state.more)[1]
    asked = Asked(wish.question, wish.options, wish.separates, len(state.asked) + 1 + most)
    notes = _why_longer(state, asked)
    return replace(
        state, at=wish.question, asked=(*state.asked, asked), through=False, notes=(*state.notes, *notes)
    )


def _why_longer(state: State, asked: Asked) -> tuple[str, ...]:
    """Why more may follow than was promised at the question before; nothing where it may not."""
    if not state.asked:
        return ()
    longer = asked.upto - state.asked[-1].upto
    if longer <= 0:
        return ()
    skipped = sum(1 for one in state.asked if state.answers.values.get(one.question) == SKIP)
    questions = f"up to {longer} more question{'s' if longer > 1 else ''}"
    if state.at == "shortlist":
        return (f"More sets, as you asked: {questions}; f ends them.",)
    if state.answers.values.get(state.at) == SKIP:
        return (f"{skipped} skipped: {questions}.",)
    return (f"The list is still open: {questions}.",)


def position(state: State) -> int:
    """The number of the present interest question, skipped ones counted."""
    return next((place for place, one in enumerate(state.asked, 1) if one.question == state.at), 0)


def left(counsel: Counsel, state: State) -> tuple[int, int]:
    """How many questions may follow the present one, least and most."""
    before = replace(state, asked=state.asked[: max(0, position(state) - 1)])
    return counsel.questions_left(interest_answers(before), state.more)


def can_finish(counsel: Counsel, state: State) -> bool:
    """Whether there is enough to rank, so that the part may be ended by hand."""
    return bool(state.asked) and counsel.enough(interest_answers(state))


def none_asked(state: State) -> Answers:
    """The answers before the part: only what was given beforehand."""
    return interest_answers(replace(state, asked=()))
