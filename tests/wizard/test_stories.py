"""Two whole stories: full mode with detours, plain mode without; and the answers file that repeats both."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from mlcareer.journal import plans
from tests.wizard.terminal import ROOT, SOURCE, Terminal

SEED = "answers_version: 1\nseed: 7\n"
PROGRAM = (
    "import os, sys; os.dup2(os.open(sys.argv[1], os.O_WRONLY | os.O_CREAT | os.O_TRUNC), 1); "
    "from mlcareer.cli import main; sys.exit(main(sys.argv[2:]))"
)
ESCAPE, DOWN = "\x1b", "\x1b[B"
TODAY = "2026-12-01"


@pytest.fixture
def terminals() -> Iterator[list[Terminal]]:
    """Terminals of a test, closed at its end."""
    found: list[Terminal] = []
    yield found
    for terminal in found:
        terminal.close()


class Story:
    """One run of the real program on a terminal, its data going into a file."""

    def __init__(self, terminals: list[Terminal], home: Path, name: str) -> None:
        self.terminals, self.home, self.name = terminals, home, name
        home.mkdir(exist_ok=True)
        self.seed = home / "seed.yaml"
        self.seed.write_text(SEED)
        self.document = home / "document.json"

    def start(self, *more: str) -> Terminal:
        """The program, begun."""
        arguments = ("plan", "--json", "--today", TODAY, *more)
        terminal = Terminal(
            ["-c", PROGRAM, str(self.document), *arguments], 80, 24, MLCAREER_HOME=str(self.home)
        )
        self.terminals.append(terminal)
        return terminal


def settle(terminal: Terminal, before: str) -> str:
    """The screen once it has changed and nothing more comes."""
    for _ in range(80):
        if terminal.read(0.1) and terminal.text != before:
            break
    while terminal.read(0.08):
        pass
    return terminal.text


def answer_full(screen: str) -> str:
    """What this person presses at a screen of full mode."""
    if "Where are you now?" in screen:
        return "1"
    if "your first" in screen:
        return "1"
    if "your last" in screen:
        return "4"
    if "? reasons" in screen:
        return " \r"
    if "Enter make the plan" in screen:
        return "\r"
    if "Space tick" in screen:
        return " \r"
    if "Enter accept" in screen:
        return f"{typed(screen)}\r"
    return "2"


def typed(screen: str) -> str:
    """What this person types into a field."""
    return "3, 4, 5, 6" if "last four weeks" in " ".join(screen.split()) else "8"


def answer_plain(said: str) -> str:
    """What this person types at a line of plain mode."""
    question = said.rpartition("\n\n")[2]
    if "Where are you now?" in question:
        return "1"
    line = question.rsplit("\n", 1)[-1]
    if line.startswith("Number to change"):
        return ""
    if line.startswith("Number "):
        return "2"
    if "1 to 4, or" in line:
        return "1 4"
    return "1" if "umbers such as" in line or 'numbers such as "1 3"' in line else typed(question)


def story_in_full(story: Story) -> bytes:
    """Full mode with back, an undone first pick, a stop, a resume, and an edit in the review."""
    terminal = story.start("--answers", str(story.seed))
    terminal.wait("Where are you")
    asked, screen, stopped, undone, edited = 0, terminal.text, False, False, False
    while terminal.status is None and asked < 150:
        asked += 1
        if "your last" in screen and not undone:
            undone = True
            terminal.send(ESCAPE)
        elif "Question 9" in screen and "your first" in screen and not stopped:
            stopped = True
            terminal.send(ESCAPE)
            settle(terminal, screen)
            terminal.send("\x03")
            assert terminal.end() == 130
            terminal = story.start("--resume")
            screen = ""
            terminal.wait("Question 8")
        elif "Enter make the plan" in screen and not edited:
            edited = True
            terminal.send("2")
            screen = settle(terminal, screen)
            if "Number:" in screen:
                terminal.send("\r")
                screen = settle(terminal, screen)
            terminal.send("\r")
        else:
            terminal.send(answer_full(screen))
        last = screen
        screen = settle(terminal, last)
        if story.document.exists() and story.document.stat().st_size:
            break
    assert terminal.end() == 0, terminal.text
    assert (stopped, undone, edited) == (True, True, True)
    return story.document.read_bytes()


def story_in_plain(story: Story) -> bytes:
    """The same answers line by line."""
    terminal = story.start("--plain", "--answers", str(story.seed))
    terminal.wait("help:")
    for _ in range(150):
        said = terminal.raw.decode().replace("\r", "")
        terminal.send(answer_plain(said) + "\n")
        length = len(terminal.raw)
        while terminal.read(0.5) and not terminal.raw[length:].endswith(b"help: "):
            pass
        if story.document.exists() and story.document.stat().st_size:
            break
    assert terminal.end() == 0, terminal.text
    return story.document.read_bytes()


def test_three_ways_give_the_same_bytes(tmp_path: Path, terminals: list[Terminal], cache: Path) -> None:
    """Full mode with detours, plain mode, and the saved answers: one document, byte for byte."""
    homes = [tmp_path / name for name in ("full", "plain", "file")]
    for home in homes:
        home.mkdir()
        (home / "cache").symlink_to(cache, target_is_directory=True)
    full = story_in_full(Story(terminals, homes[0], "full"))
    plain = story_in_plain(Story(terminals, homes[1], "plain"))
    stored = plans.latest(homes[0])
    assert stored is not None
    again = subprocess.run(
        [
            sys.executable,
            "-m",
            "mlcareer",
            "plan",
            "--json",
            "--today",
            TODAY,
            "--answers",
            str(stored.answers),
        ],
        capture_output=True,
        check=True,
        cwd=ROOT,
        env={"PATH": "/usr/bin:/bin", "PYTHONPATH": str(SOURCE), "MLCAREER_HOME": str(homes[2])},
        stdin=subprocess.DEVNULL,
    ).stdout

    assert plain == full
    assert again == full
