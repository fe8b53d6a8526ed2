"""The loop that the drivers share, with a third driver that plays a script."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from mlcareer.advice.answers import Answers
from mlcareer.errors import Stopped
from mlcareer.wizard import events
from mlcareer.wizard.asking import Ask
from mlcareer.wizard.driver import choice_of, drive
from mlcareer.wizard.flow import start
from mlcareer.wizard.place import resume
from tests.wizard.fakes import counsel
from tests.wizard.scripted import Script, reply, straight

ADVICE = counsel()


def script(seed: int = 3) -> list[events.Event]:
    """What one person does from the first question to the plan."""
    return [reply(ADVICE, state, seed) for state in straight(ADVICE, seed)[:-1]]


class Kept:
    """A draft in memory."""

    def __init__(self, words: str = "saved 14:03") -> None:
        self.words = words
        self.answers = Answers()
        self.place: Mapping[str, object] = {}
        self.times = 0

    def keep(self, answers: Answers, place: Mapping[str, object]) -> str:
        """Kept."""
        self.answers, self.place, self.times = answers, place, self.times + 1
        return self.words


def test_a_scripted_run_ends_like_a_straight_one() -> None:
    """The outcome holds the answers that count and the field to plan for."""
    kept = Kept()
    outcome = drive(ADVICE, start(ADVICE, Answers(seed=3)), kept.keep, Script(*script()))
    last = straight(ADVICE, 3)[-1]

    assert (outcome.finished_at, outcome.answers.values["plan_for"]) == ("plan", outcome.chosen)
    assert kept.answers == last.answers


def test_every_answer_is_kept_before_the_next_question() -> None:
    """A driver need not do it, so that none can forget it."""
    counted: list[int] = []
    kept = Kept()

    class Watching(Script):
        """Counts what was kept when a question comes."""

        def put(self, ask: object, saved: str) -> events.Event:
            """Count, then play on."""
            counted.append(kept.times)
            return super().put(ask, saved)  # type: ignore[arg-type]

    drive(ADVICE, start(ADVICE, Answers(seed=3)), kept.keep, Watching(*script()))

    assert counted == list(range(len(counted)))


@pytest.mark.parametrize("number", range(len(script())))
def test_stopping_at_any_question_keeps_all_earlier_answers_and_resumes_there(number: int) -> None:
    """And the rest of the run ends as an unbroken one does."""
    kept = Kept()
    plan = script()
    with pytest.raises(Stopped) as stopped:
        drive(ADVICE, start(ADVICE, Answers(seed=3)), kept.keep, Script(*plan[:number]))
    if not number:
        assert stopped.value.message == "Stopped. Nothing was saved."
        return
    state = resume(ADVICE, kept.answers, kept.place)
    outcome = drive(ADVICE, state, kept.keep, Script(*plan[number:]))

    assert stopped.value.message.startswith(
        f"Stopped. {len(straight(ADVICE, 3)[number].answers.values)} answer"
    )
    assert outcome == drive(ADVICE, start(ADVICE, Answers(seed=3)), Kept().keep, Script(*plan))


def test_where_nothing_can_be_kept_the_stop_promises_nothing() -> None:
    """A full disk, or no home folder."""
    kept = Kept("not saved")

    with pytest.raises(Stopped, match=r"^Stopped\. Nothing was saved\.$"):
        drive(ADVICE, start(ADVICE), kept.keep, Script(*script()[:3]))


def test_an_interrupt_while_keeping_loses_nothing() -> None:
    """Ctrl-C may come at any time."""
    kept = Kept()

    def interrupted(answers: Answers, place: Mapping[str, object]) -> str:
        """The third time it is cut short."""
        if kept.times == 2:
            kept.times += 1
            raise KeyboardInterrupt
        return kept.keep(answers, place)

    with pytest.raises(Stopped, match=r"Stopped\. 3 answers saved\."):
        drive(ADVICE, start(ADVICE, Answers(seed=3)), interrupted, Script(*script()))

    assert len(kept.answers.values) == 3


def test_resuming_with_an_option_takes_the_option() -> None:
    """What is given now wins over the draft, and is not asked again."""
    kept = Kept()
    plan = script()
    at = [state.at for state in straight(ADVICE, 3)].index("hours_per_week")
    with pytest.raises(Stopped):
        drive(ADVICE, start(ADVICE, Answers(seed=3)), kept.keep, Script(*plan[:at]))
    state = resume(ADVICE, kept.answers, kept.place, given=Answers({"hours_per_week": 12}))

    assert state.at == "weeks"
    assert state.answers.values["hours_per_week"] == 12


def test_a_question_of_the_program_itself_gives_the_place() -> None:
    """Or stops, where the person does."""
    script = Script(events.Back(), events.Answered(2))

    assert choice_of(straight_ask(), script) == 1
    with pytest.raises(Stopped, match=r"^Stopped\.$"):
        choice_of(straight_ask(), Script())


def straight_ask() -> Ask:
    """Any question."""
    from mlcareer.wizard.posing import pose

    return pose(ADVICE, start(ADVICE))
