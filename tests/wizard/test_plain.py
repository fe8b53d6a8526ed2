"""Plain mode: transcripts, words, and what a screen reader is left with."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest

from mlcareer.advice.answers import SKIP, Answers
from mlcareer.errors import Stopped
from mlcareer.wizard import plain
from mlcareer.wizard.driver import InputEnded, Outcome
from mlcareer.wizard.flow import start
from mlcareer.wizard.look import Look
from mlcareer.wizard.state import State
from tests.wizard.fakes import counsel
from tests.wizard.scripted import straight

ADVICE = counsel()


def at(station: str, seed: int = 3) -> State:
    """A state that stands there, all answers before it given."""
    return next(state for state in straight(ADVICE, seed) if state.at == station)


class Echoed(io.StringIO):
    """Lines as they are typed on a terminal, which shows them."""

    def __init__(self, typed: str, write: io.StringIO) -> None:
        super().__init__(typed)
        self.write_to = write

    def readline(self, size: int | None = -1) -> str:  # type: ignore[override]
        """The next line, shown as well."""
        line = super().readline()
        self.write_to.write(line)
        return line


class Told:
    """A run of plain mode: what was said, what was kept, how it ended."""

    def __init__(self, state: State, typed: str, width: int = 80) -> None:
        self.answers = Answers()
        self.outcome: Outcome | None = None
        self.stopped: Stopped | InputEnded | None = None
        write = io.StringIO()
        try:
            self.outcome = plain.run(
                ADVICE, state, self.keep, Look(width), read=Echoed(typed, write), write=write, terminal=False
            )
        except (Stopped, InputEnded) as stopped:
            self.stopped = stopped
        self.said = write.getvalue()

    def keep(self, answers: Answers, place: object) -> str:
        """Kept."""
        self.answers = answers
        return "saved 14:03"


def set_02() -> State:
    """A set in the order of the mock-up."""
    state = at("set-02")
    return replace(state, answers=replace(state.answers, seed=2), last="")


def test_the_transcript_of_a_set_is_that_of_the_mock_up() -> None:
    """Both picks one after the other, each repeated, errors told, what is left named."""
    said = Told(set_02(), "2\n2\n4\nsave\n").said.split("\n\n")[1]

    assert said == (
        "Part 1 of 4, What you like. Question 3, about 1 to 5 more. Optional.\n"
        "A free working day, someone helpful beside you.\n"
        "1. Explain a machine's decision to the person it affects\n"
        "2. Work out on paper why a method must fail\n"
        "3. Look for the one odd sound in a night of recordings\n"
        "4. Find out which of three features users really need\n"
        "Which would you start with? 1 to 4, or back, skip, help: 2\n"
        "First: Work out on paper why a method must fail.\n"
        "Which would you leave to last? 1, 3 or 4, or back, skip, help: 2\n"
        "Error: 2 is already your first. Type 1, 3 or 4.\n"
        "Which would you leave to last? 1, 3 or 4, or back, skip, help: 4\n"
        "Last: Find out which of three features users really need. Saved.\n"
    ).rstrip("\n")


def test_two_numbers_in_one_line_answer_a_set_at_40_columns() -> None:
    """The lines are wrapped between words, and both picks are repeated."""
    said = Told(set_02(), "2 4\nsave\n", 40).said

    assert "Which would you start with? 1 to 4, or\nback, skip, help: " in said
    assert (
        "First: Work out on paper why a method\nmust fail. Last: Find out which of three\nfeatures users really need. Saved."
        in said
    )
    assert max(len(line) for line in said.splitlines()) <= 40


def test_the_transcript_of_a_skill_is_that_of_the_mock_up() -> None:
    """Levels with their numbers, "not sure" after them, the present answer, then the line that asks."""
    said = Told(replace(at("skill-mathematics"), last=""), "9\n1\nsave\n").said

    assert (
        "Part 2 of 4, What you can do. Question 2 of 5. Optional.\n"
        "Mathematics: the highest that is true for the last 12 months?\n"
        "Needed for: NLP and language technology, Speech and audio.\n"
        "0. Have not used it since school\n"
        "1. Redid worked examples (derivatives, matrices)\n"
        "2. Derived a gradient or a variance without help\n"
        "3. Followed and checked the mathematics of a paper\n"
        "4. Taught it, or found errors in others' proofs\n"
        "5. Not sure\n"
        "Present answer: none.\n"
        "Number 0 to 5, or back, skip, help: 9\nError: 9 is not between 0 and 5.\n"
        "Number 0 to 5, or back, skip, help: 1\n"
        "Saved: Redid worked examples (derivatives, matrices).\n"
    ) in said


def test_no_escape_byte_is_sent_and_no_line_is_wider() -> None:
    """A whole run at 40 columns."""
    run = Told(start(ADVICE, Answers(seed=3)), "1\n1 2\n" + "1 2\n" * 30, 40)

    assert "\x1b" not in run.said
    assert max(len(line) for line in run.said.splitlines()) <= 40


@pytest.mark.parametrize(
    ("station", "typed", "question", "value"),
    [
        ("route", "torn\nsave\n", "route", None),
        ("route", "New\nsave\n", "route", "new"),
        ("route", "2\nsave\n", "route", "torn"),
        ("tick-problems", "1 3\nsave\n", "tick-problems", ("nlp-p1", "recommender-p1")),
        ("tick-problems", "none\nsave\n", "tick-problems", ()),
        ("tools", "all\nsave\n", "tools", ("a", "b", "c")),
        ("tools", "git, quill\nsave\n", "tools", ("a", "c")),
        ("background", "2 1\nsave\n", "background", ("b", "a")),
        ("skill-python", "5\nsave\n", "skill-python", "not-sure"),
        ("skill-python", "skip\nsave\n", "skill-python", SKIP),
        ("hours_per_week", "eight\n8\nsave\n", "hours_per_week", 8),
        ("weeks", "2027-06-01\nsave\n", "by", "2027-06-01"),
        ("hours_last_weeks", "6 4 0 8\nsave\n", "hours_last_weeks", (6.0, 4.0, 0.0, 8.0)),
        ("shortlist", "1 3\nsave\n", "look_at", None),
    ],
)
def test_answers_by_number_word_and_value(station: str, typed: str, question: str, value: object) -> None:
    """Each kind of question takes what its line says."""
    run = Told(at(station), typed)

    if value is not None:
        assert run.answers.values[question] == value
    assert isinstance(run.stopped, Stopped)


def test_an_unclear_word_is_told() -> None:
    """The start of two labels picks neither."""
    said = Told(at("goal"), "a\nsave\n").said

    assert 'Error: "a" fits 2 choices; type more of it, or the number.' in said


def test_back_takes_back_the_first_pick_and_then_the_question() -> None:
    """The program says which it did."""
    run = Told(set_02(), "2\nback\nback\nsave\n")

    assert "First pick taken back.\n" in run.said
    assert "Back.\n" in run.said
    assert run.said.count("Question 2") == 1


def test_an_empty_line_keeps_the_shown_answer() -> None:
    """And is an error where there is none and one is needed."""
    run = Told(at("hours_per_week"), "\n8\nback\n\nsave\n")

    assert "Error: an answer is needed. Type help for an example." in run.said
    assert "Present answer: 8." in run.said
    assert run.answers.values["hours_per_week"] == 8


def test_help_repeat_and_review_do_what_they_say() -> None:
    """Help names an example, repeat says the question again, review leads back to it."""
    run = Told(at("hours_per_week"), "help\nrepeat\nreview\n\n8\nsave\n")

    assert "Why we ask." in run.said
    assert "As an option: --set hours_per_week=..." in run.said
    assert "Hours in recent weeks: 1, 2, 3, 0." in run.said
    assert run.said.count("How many hours a week can you really study?") == 3
    assert run.answers.values["hours_per_week"] == 8


def test_words_in_a_text_need_a_colon() -> None:
    """A text may well be "back"."""
    state = at("skill-python")
    text = Told(state, "3\nback\nsave\n:save\n")
    word = Told(state, "3\n:back\nsave\n")

    assert "or :back, :skip, :help: " in text.said
    assert text.answers.values["proof-python"] == "back"
    assert "proof-python" not in word.answers.values


def test_the_review_is_numbered_and_opens_an_answer() -> None:
    """A number changes it, an empty line makes the plan."""
    said = Told(at("review"), "save\n").said
    number = next(line.split(".")[0] for line in said.splitlines() if ". Hours a week:" in line)
    run = Told(at("review"), f"{number}\n9\n\n")

    assert run.outcome is not None
    assert run.outcome.answers.values["hours_per_week"] == 9
    assert "What you can do:\n" in run.said


@pytest.mark.parametrize("word", ["save", "stop", "quit", "SAVE"])
def test_save_stops_with_the_command_to_go_on(word: str) -> None:
    """Three words for it."""
    run = Told(start(ADVICE, Answers(seed=3)), f"1\n{word}\n")

    assert isinstance(run.stopped, Stopped)
    assert run.stopped.message == "Stopped. 1 answer saved. Go on with:"


def test_input_that_ends_is_told_apart_from_a_stop() -> None:
    """Off a terminal it is exit 3, on a terminal it was Ctrl-D."""
    run = Told(start(ADVICE, Answers(seed=3)), "1\n")

    assert isinstance(run.stopped, InputEnded)
    with pytest.raises(Stopped):
        plain.run(
            ADVICE,
            start(ADVICE),
            lambda answers, place: "",
            Look(0),
            read=io.StringIO(""),
            write=io.StringIO(),
            terminal=True,
        )


def test_words_that_do_not_fit_here_are_refused() -> None:
    """No skip of what is needed, no more sets but from the shortlist."""
    said = Told(at("hours_per_week"), "skip\nmore\nfinish\nsave\n").said

    assert said.count("Error: ") == 3


def test_help_on_the_shortlist_gives_the_reasons_of_each() -> None:
    """What `?` shows in full mode."""
    said = Told(at("shortlist"), "help\nfinish\n").said

    assert "+9 first of set 1" in said


def test_choose_gives_the_place_of_the_choice() -> None:
    """A question of the program itself."""
    write = io.StringIO()
    place = plain.choose(
        ("An unfinished plan.",),
        ("Go on with it", "Start over"),
        Look(80),
        read=io.StringIO("5\nstart\n"),
        write=write,
    )

    assert place == 1
    assert "1. Go on with it\n" in write.getvalue()


def test_long_words_of_unknown_width_are_not_wrapped() -> None:
    """Width 0 means unknown."""
    said = Told(set_02(), "save\n", 0).said

    assert "Which would you start with? 1 to 4, or back, skip, help: save\n" in said
