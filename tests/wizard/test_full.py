"""Full mode in process: keys through a pipe, no terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import DummyOutput

from mlcareer.advice.answers import SKIP, Answers, Picks
from mlcareer.errors import Stopped
from mlcareer.wizard import full, plain
from mlcareer.wizard.asking import Ask
from mlcareer.wizard.driver import Outcome
from mlcareer.wizard.flow import start
from mlcareer.wizard.full_set import SetView
from mlcareer.wizard.look import Look
from mlcareer.wizard.state import State
from tests.wizard.fakes import counsel
from tests.wizard.scripted import straight

ADVICE = counsel()
UP, DOWN, ESCAPE, BACKTAB, F1 = "\x1b[A", "\x1b[B", "\x1b", "\x1b[Z", "\x1bOP"
PASTE = "\x1b[200~{}\x1b[201~"


class Typist:
    """Types when a question is on the screen, and remembers what was asked and kept."""

    def __init__(self, keys: PipeInput, typed: Sequence[str]) -> None:
        self.keys, self.left = keys, list(typed)
        self.asked: list[Ask] = []
        self.kept: list[Answers] = []

    def drawn(self, ask: Ask) -> None:
        """The next keys; Ctrl-C where there are none left."""
        self.asked.append(ask)
        self.keys.send_text(self.left.pop(0) if self.left else "\x03")

    def keep(self, answers: Answers, place: object) -> str:
        """Kept."""
        self.kept.append(answers)
        return "saved 14:03"

    @property
    def answers(self) -> Answers:
        """What was kept last."""
        return self.kept[-1] if self.kept else Answers()


@pytest.fixture
def keys() -> Iterator[PipeInput]:
    """Where keys come from."""
    with create_pipe_input() as pipe:
        yield pipe


def at(station: str, seed: int = 3) -> State:
    """A state that stands there, all answers before it given."""
    return next(state for state in straight(ADVICE, seed) if state.at == station)


def type_at(keys: PipeInput, state: State, *typed: str) -> tuple[Typist, Outcome | None]:
    """The keys, one text a question; Ctrl-C after the last."""
    typist = Typist(keys, typed)
    try:
        outcome = full.run(
            ADVICE, state, typist.keep, Look(), keys=keys, output=DummyOutput(), drawn=typist.drawn
        )
    except Stopped:
        return typist, None
    return typist, outcome


def set_01() -> State:
    """The first set, with a, b, c, d in this order."""
    state = at("set-01")
    return replace(state, answers=replace(state.answers, seed=3))


@pytest.mark.parametrize(
    ("typed", "picks"),
    [
        ("24", ("b", "d")),
        (f"{DOWN}\r\r", ("b", "a")),
        (f"{UP}\r{UP}\r", ("d", "c")),
        ("1\r", ("a", "b")),
        ("22\x7f34", ("c", "d")),
        (f"2{ESCAPE}\x03", None),
        ("2s", SKIP),
        ("s", SKIP),
        ("223", ("b", "c")),
        ("\x1b[F\r\x1b[H\r", ("d", "a")),
    ],
)
def test_a_set_is_answered_by_numbers_and_arrows(
    keys: PipeInput, typed: str, picks: tuple[str, str] | str | None
) -> None:
    """Both picks by number or by arrows, undo, skip in both steps, the number of the first pick."""
    state = set_01()
    order = [choice.id for choice in full_options(state)]
    typist, _ = type_at(keys, state, typed)
    wanted = picks if not isinstance(picks, tuple) else Picks(*("abcd"["abcd".index(one)] for one in picks))

    assert order == ["a", "b", "c", "d"]
    assert typist.answers.values.get("set-01") == wanted


def full_options(state: State) -> list[object]:
    """The options of the present set as shown."""
    from mlcareer.wizard.posing import pose

    return list(pose(ADVICE, state).choices)


def test_keys_typed_ahead_do_not_answer_the_next_question(keys: PipeInput) -> None:
    """Four digits sent at once answer one set and not two."""
    typist, _ = type_at(keys, set_01(), "2413")
    sets = [value for value in typist.answers.values.values() if isinstance(value, Picks)]

    assert sets == [Picks("b", "d")]


def test_a_reopened_set_keeps_its_answer_by_enter_enter(keys: PipeInput) -> None:
    """The pointer starts on the old first, then on the old last."""
    typist, _ = type_at(keys, set_01(), "24", ESCAPE, "\r\r")

    assert typist.answers.values["set-01"] == Picks("b", "d")
    assert [ask.question for ask in typist.asked[:3]] == ["set-01", typist.asked[1].question, "set-01"]


def test_a_stop_after_the_first_pick_stores_nothing_for_the_set(keys: PipeInput) -> None:
    """Only whole pairs are kept."""
    typist, _ = type_at(keys, set_01(), "2\x03")

    assert "set-01" not in typist.answers.values


@pytest.mark.parametrize("stop", ["\x03", "\x04"])
def test_ctrl_c_and_ctrl_d_stop_and_say_how_to_go_on(keys: PipeInput, stop: str) -> None:
    """The sentence counts what is saved."""
    typist = Typist(keys, ["1", stop])
    state = start(ADVICE, Answers(seed=3))

    with pytest.raises(Stopped) as stopped:
        full.run(ADVICE, state, typist.keep, Look(), keys=keys, output=DummyOutput(), drawn=typist.drawn)

    assert stopped.value.message == "Stopped. 1 answer saved. Go on with:"
    assert stopped.value.hint == "mlcareer plan --resume"


def test_a_stop_without_any_answer_says_so(keys: PipeInput) -> None:
    """Nothing was saved, and nothing is promised."""
    typist = Typist(keys, ["\x03"])

    with pytest.raises(Stopped, match=r"^Stopped\. Nothing was saved\.$"):
        full.run(
            ADVICE, start(ADVICE), typist.keep, Look(), keys=keys, output=DummyOutput(), drawn=typist.drawn
        )


@pytest.mark.parametrize(
    ("typed", "level"),
    [
        ("2", 2),
        (f"{DOWN}{DOWN}{DOWN}\r", 3),
        (f"{UP}\r", "not-sure"),
        ("s", SKIP),
        ("7\r", 0),
        ("\x1b[F\r", "not-sure"),
    ],
)
def test_a_list_of_one_is_answered_by_number_or_pointer(keys: PipeInput, typed: str, level: object) -> None:
    """A printed number picks at once; "not sure" is a choice of its own."""
    typist, _ = type_at(keys, at("skill-python"), typed)

    assert typist.answers.values.get("skill-python") == level


def test_the_pointer_starts_on_the_present_answer(keys: PipeInput) -> None:
    """Back, then Enter, keeps what was said."""
    typist, _ = type_at(keys, at("skill-python"), "2", BACKTAB, "\r")

    assert typist.answers.values["skill-python"] == 2
    assert typist.asked[2].present == 2


@pytest.mark.parametrize(
    ("typed", "ticked"),
    [
        (" \r", ("a",)),
        (f"{DOWN} {DOWN} \r", ("b", "c")),
        ("a\r", ("a", "b", "c")),
        ("an\r", ()),
        ("\r", ()),
        ("  \r", ()),
    ],
)
def test_a_list_of_many_is_ticked_by_space(keys: PipeInput, typed: str, ticked: tuple[str, ...]) -> None:
    """Space ticks, `a` and `n` tick all and none."""
    typist, _ = type_at(keys, at("tools"), typed)

    assert typist.answers.values.get("tools") == ticked


def test_ticks_of_an_ordered_list_keep_the_order_of_ticking(keys: PipeInput) -> None:
    """What one brings: the strongest first."""
    typist, _ = type_at(keys, at("background"), f"{DOWN} {UP} \r")

    assert typist.answers.values["background"] == ("b", "a")


def test_no_problem_ticked_is_asked_about_once(keys: PipeInput) -> None:
    """Enter on an empty tick screen asks, a second one takes it."""
    typist, _ = type_at(keys, at("tick-problems"), "\r\r")

    assert typist.answers.values["tick-problems"] == ()


def test_at_most_three_can_be_ticked_on_the_shortlist(keys: PipeInput) -> None:
    """A fourth tick is refused, and `a` is not bound there."""
    typist, _ = type_at(keys, at("shortlist"), f" {DOWN} {DOWN} {DOWN} a\r")

    assert len(typist.answers.values["look_at"]) == 3  # type: ignore[arg-type]


def test_f_on_the_shortlist_ends_there(keys: PipeInput) -> None:
    """The outcome says where the person stopped."""
    _, outcome = type_at(keys, at("shortlist"), "f")

    assert outcome is not None
    assert outcome.finished_at == "shortlist"


@pytest.mark.parametrize(
    ("typed", "hours"),
    [
        ("8\r", 8),
        ("7.5\r", 7.5),
        ("eight\r" + "\x7f" * 5 + "8\r", 8),
        ("99\r\x15" + "9\r", 9),
        (PASTE.format("1\n2") + "\x7f\x7f\r", 1),
        ("80\x1b[D\x1b[D4\x1b[F\x7f\x7f\r", 4),
        ("\r8\r", 8),
    ],
)
def test_a_field_is_checked_on_enter_and_keeps_what_was_typed(
    keys: PipeInput, typed: str, hours: float
) -> None:
    """Errors leave the text; a pasted line break becomes a blank."""
    typist, _ = type_at(keys, at("hours_per_week"), typed)

    assert typist.answers.values.get("hours_per_week") == hours


def test_an_optional_field_is_skipped_by_an_empty_enter(keys: PipeInput) -> None:
    """There is no letter for it in a field."""
    typist, _ = type_at(keys, at("hours_last_weeks"), "\r")

    assert typist.answers.values["hours_last_weeks"] == SKIP


def test_a_question_mark_is_a_character_in_a_field_and_help_elsewhere(keys: PipeInput) -> None:
    """F1 opens help in a field; any key leads back and answers nothing."""
    state = at("skill-python")
    helped, _ = type_at(keys, state, "?2\x03")
    again, _ = type_at(keys, state, "?22")
    field, _ = type_at(keys, at("hours_per_week"), f"{F1}x8\r")

    assert "skill-python" not in helped.answers.values
    assert again.answers.values["skill-python"] == 2
    assert field.answers.values["hours_per_week"] == 8


def test_a_number_in_the_review_opens_that_answer(keys: PipeInput) -> None:
    """The number, a new answer, and back in the review."""
    from mlcareer.wizard.posing import pose

    state = at("review")
    row = next(row for row in pose(ADVICE, state).rows if row.question == "hours_per_week")
    typist, outcome = type_at(
        keys, state, f"{row.number}\r" if len(row.number) == 1 else row.number, "\x159\r", "\r"
    )

    assert [ask.question for ask in typist.asked] == ["review", "hours_per_week", "review"]
    assert outcome is not None
    assert outcome.answers.values["hours_per_week"] == 9


def test_the_fold_of_the_review_opens_by_space(keys: PipeInput) -> None:
    """Its rows can then be edited one by one."""
    typist, _ = type_at(keys, at("review"), f" {DOWN}e")

    assert [ask.question for ask in typist.asked] == ["review", "route"]


def test_a_filter_narrows_and_closes_before_it_picks(keys: PipeInput) -> None:
    """`/` filters without case and accents; nothing matching ignores Enter; Esc clears."""
    many = [f"Fïeld {letter}" for letter in "abcdefghijkl"]
    with create_pipe_input() as pipe:
        typist = Typist(pipe, ["/FIELD C\r\r"])
        chosen = choose(pipe, many, typist)
        typist = Typist(pipe, [f"/zzz\r{ESCAPE}"])
        pipe.send_text("")
        other = choose(pipe, many, typist, "2")

    assert chosen == 2
    assert other == 1


def choose(pipe: PipeInput, rows: list[str], typist: Typist, then: str = "") -> int:
    """One of the rows, by the typist's keys and then these."""
    import threading
    import time

    def later() -> None:
        for keys in (*typist.left, *([f"{DOWN}\r"] if then else [])):
            time.sleep(0.25)
            pipe.send_text(keys)

    thread = threading.Thread(target=later)
    thread.start()
    try:
        return full.choose(("Which?",), rows, Look(), keys=pipe, output=DummyOutput())
    finally:
        thread.join()


@pytest.mark.parametrize("broken", ["press", "draw"])
def test_a_bug_comes_out_as_itself(keys: PipeInput, monkeypatch: pytest.MonkeyPatch, broken: str) -> None:
    """No box, no "press Enter": main() shows it once the terminal is restored."""

    def fails(*anything: object) -> None:
        raise ZeroDivisionError("a bug")

    monkeypatch.setattr(SetView, broken, fails)
    with pytest.raises(ZeroDivisionError, match="a bug"):
        type_at(keys, set_01(), "2")


def test_the_same_person_gives_the_same_answers_in_both_modes(keys: PipeInput) -> None:
    """What full mode keeps, plain mode keeps from the same answers."""
    import io

    state = at("hours_per_week")
    typist, outcome = type_at(keys, state, "8\r", "26\r", "1", "\r", "\r")
    said = plain.run(
        ADVICE,
        state,
        lambda answers, place: "",
        Look(0),
        read=io.StringIO("8\n26\n1\nnone\n\n"),
        write=io.StringIO(),
    )

    assert outcome is not None
    assert said == outcome
    assert typist.asked[-1].question == "review"
