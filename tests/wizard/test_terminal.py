"""The wizard on a real terminal: what stands on the screen, where the cursor is, how one gets out."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.wizard.terminal import Terminal

ASKER = ("-m", "tests.wizard.asker")
DOWN, ESCAPE, BACKTAB = "\x1b[B", "\x1b", "\x1b[Z"
FIRST, LAST = "Which would you start with?", "Which would you leave to last?"


@pytest.fixture
def terminals() -> Iterator[list[Terminal]]:
    """Terminals of a test, closed at its end."""
    found: list[Terminal] = []
    yield found
    for terminal in found:
        terminal.close()


def begun(terminals: list[Terminal], columns: int, rows: int, mode: str = "full", *named: str) -> Terminal:
    """The wizard with the made-up bank on a terminal of this size."""
    terminal = Terminal([*ASKER, mode, "3", *named], columns, rows)
    terminals.append(terminal)
    return terminal


def at_a_set(terminals: list[Terminal], columns: int, rows: int) -> Terminal:
    """The first set on the screen."""
    terminal = begun(terminals, columns, rows)
    terminal.wait("Where are you")
    terminal.send("1", "gladly")
    terminal.send("s", FIRST)
    return terminal


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (40, 24), (40, 14)])
def test_the_options_do_not_move_and_the_cursor_is_on_the_pointer(
    terminals: list[Terminal], columns: int, rows: int
) -> None:
    """From the first pick to the last, at 80 and at 40 columns."""
    terminal = at_a_set(terminals, columns, rows)
    before, pointed = options(terminal), terminal.cursor_line
    terminal.send("2", LAST)

    assert pointed.lstrip().startswith(">")
    assert terminal.cursor_line.lstrip().startswith(">")
    assert options(terminal) == before
    assert [number for _, number in before] == ["1", "2", "3", "4"]


def options(terminal: Terminal) -> list[tuple[int, str]]:
    """The rows and numbers of the options."""
    column = 11 if terminal.screen.columns >= 60 else 2
    rows = [(row, line[column : column + 1]) for row, line in enumerate(terminal.lines) if line[:1] in " >*"]
    return [(row, number) for row, number in rows if number.isdigit()]


def test_keys_sent_before_a_question_is_drawn_do_not_answer_it(terminals: list[Terminal]) -> None:
    """Two sets' worth of digits at once answer one."""
    terminal = at_a_set(terminals, 80, 24)
    terminal.send("2413", "Question 3")

    assert "would avoid it" in terminal.text


def test_a_resize_in_the_middle_redraws_for_the_new_width(terminals: list[Terminal]) -> None:
    """Nothing stale stays, and the pointer is where it was."""
    terminal = at_a_set(terminals, 80, 24)
    terminal.send(DOWN + DOWN)
    terminal.wait("> 3")
    terminal.resize(40, 24)
    terminal.wait("? help")
    narrow = terminal.text
    terminal.resize(80, 24)
    terminal.wait("Ctrl-C stop")

    assert all(len(line) <= 40 for line in narrow.splitlines())
    assert terminal.cursor_line.lstrip().startswith("> 3")
    assert terminal.text.count(FIRST) == 1


def test_escape_goes_back_and_arrow_keys_still_work(terminals: list[Terminal]) -> None:
    """Esc is told apart from the beginning of an arrow key."""
    terminal = at_a_set(terminals, 80, 24)
    terminal.send(ESCAPE, "gladly")
    terminal.send(DOWN)
    terminal.wait("> [ ]  A case of Speech")
    terminal.send(BACKTAB, "Where are you")

    assert "> 1  New to this" in terminal.text


@pytest.mark.parametrize("way", ["ctrl-c", "ctrl-d", "sigterm", "finish"])
def test_the_terminal_is_restored_after_every_way_out(terminals: list[Terminal], way: str) -> None:
    """Echo and line editing are back, and no half question stays."""
    terminal = begun(terminals, 80, 24)
    before = terminal.modes()
    terminal.wait("Where are you")
    terminal.send("3", "gladly")
    assert terminal.modes() != before
    status = {"ctrl-c": 130, "ctrl-d": 130, "sigterm": 143, "finish": 0}[way]
    if way == "sigterm":
        os.kill(terminal.process, signal.SIGTERM)
    elif way == "finish":
        terminal.send(" " + DOWN + " \r", "Question 2")
        while "Shortlist" not in terminal.text:
            seen = terminal.text
            terminal.send("1" if "your first" in seen else "2")
            terminal.read(0.2)
            while terminal.read(0.15):
                pass
        terminal.send("f")
    else:
        terminal.send({"ctrl-c": "\x03", "ctrl-d": "\x04"}[way])

    assert terminal.end() == status
    assert terminal.modes() == before
    assert "gladly" not in terminal.text
    if status == 130:
        assert terminal.text == "Stopped. 1 answer saved. Go on with: mlcareer plan --resume"


def test_ctrl_z_suspends_and_the_question_is_drawn_again(terminals: list[Terminal]) -> None:
    """The pointer stays where it was."""
    terminal = Terminal(["-m", "tests.wizard.job", *ASKER, "full", "3"], 80, 24)
    terminals.append(terminal)
    terminal.wait("Where are you")
    terminal.send(DOWN)
    terminal.wait("> 2")
    terminal.send("\x1a", "SUSPENDED")
    terminal.wait("> 2")
    terminal.send("1", "gladly")
    terminal.send("\x03")

    assert terminal.end() == 130


def test_a_field_keeps_the_cursor_behind_its_text(terminals: list[Terminal]) -> None:
    """And shows its error below."""
    terminal = begun(terminals, 40, 24, "full", "nlp")
    terminal.wait("You named")
    terminal.send("1", "Python:")
    terminal.send("4", "In a few words:")
    terminal.send("a tool", "a tool")

    assert terminal.cursor_line == "In a few words: a tool"
    assert terminal.screen.cursor.x == len("In a few words: a tool")


def test_plain_mode_sends_no_escape_byte(terminals: list[Terminal]) -> None:
    """On a terminal as well."""
    terminal = begun(terminals, 40, 24, "plain")
    terminal.wait("help:")
    terminal.send("1\n", "Numbers such as")
    terminal.send("save\n", "Go on with")

    assert terminal.end() == 130
    assert b"\x1b" not in terminal.raw


@pytest.mark.parametrize(("columns", "rows"), [(30, 8), (40, 12), (120, 40)])
def test_the_first_questions_fit_every_size(terminals: list[Terminal], columns: int, rows: int) -> None:
    """Nothing scrolls away: the question and the pointer are on the screen."""
    terminal = begun(terminals, columns, rows)
    terminal.wait("Where are you")
    assert terminal.cursor_line.lstrip().startswith("> 1")
    terminal.send("1", "Which of these")
    assert terminal.cursor_line.lstrip().startswith("> [ ]")
    terminal.send("s", FIRST)
    assert terminal.cursor_line.lstrip().startswith("> 1")

    assert len(terminal.screen.history.top) == 0


def program(terminals: list[Terminal], home: Path, columns: int, rows: int, *arguments: str) -> Terminal:
    """The real program on a terminal."""
    home.mkdir(exist_ok=True)
    terminal = Terminal(["-m", "mlcareer", *arguments], columns, rows, MLCAREER_HOME=str(home))
    terminals.append(terminal)
    return terminal


def test_the_program_asks_stops_and_goes_on_where_it_was(own_home: Path, terminals: list[Terminal]) -> None:
    """The draft is written after every answer, and one command continues it."""
    first = program(terminals, own_home, 80, 24, "plan")
    first.wait("Where are you")
    first.send("1", "gladly")
    first.send(" \r", FIRST)
    shown = first.text
    first.send("\x03")
    assert first.end() == 130
    assert first.text == "Stopped. 2 answers saved. Go on with: mlcareer plan --resume"

    second = program(terminals, own_home, 80, 24, "plan", "--resume")
    second.wait(FIRST)
    options = [line for line in second.lines if line[11:12].isdigit()]

    assert options == [line for line in shown.splitlines() if line[11:12].isdigit()]
    assert "Question 2" in second.text
