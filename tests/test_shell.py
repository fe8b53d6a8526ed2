"""Commands in a real shell: pipes, closed streams, odd encodings, no home. Never a traceback, never a hang."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

LIMIT = 30  # seconds; the base may have to be compiled on a busy machine
RUN = f"{sys.executable} -m mlcareer"


def shell(command: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a command line through a shell."""
    return subprocess.run(
        ["bash", "-c", command],
        capture_output=True,
        text=True,
        timeout=LIMIT,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **variables},
    )


def test_a_closed_pipe_is_silent() -> None:
    """A reader that closes early ends the command with 141 and no word."""
    result = shell(f"{RUN} explore | head -1; echo ${{PIPESTATUS[0]}}")

    assert result.stdout.splitlines()[-1] in ("141", "0")
    assert result.stderr == ""


def test_a_full_device_is_told() -> None:
    """A device without room is one sentence and exit 1."""
    result = shell(f"{RUN} match --example --json > /dev/full")

    assert result.returncode == 1
    assert result.stderr.startswith("error: the result could not be written")


def test_a_closed_stdout_loses_nothing_silently() -> None:
    """Without a stdout a command that has data to show says so, exit 1."""
    result = shell(f"{RUN} match --example --json >&-")

    assert result.returncode == 1
    assert "stdout is closed" in result.stderr


@pytest.mark.parametrize("stdin", ["</dev/null", "<&-", "< <(printf '1\\n2\\n')"])
def test_without_a_terminal_nothing_is_asked(stdin: str) -> None:
    """Null device, closed stdin and a pipe with text: exit 3, the page of what to give, nothing read."""
    result = shell(f"{RUN} plan {stdin}")

    assert (result.returncode, result.stdout) == (3, "")
    assert result.stderr.startswith("error: a plan needs answers")


@pytest.mark.parametrize(
    "variables",
    [
        {"NO_COLOR": "1"}, {"FORCE_COLOR": "1"}, {"FORCE_COLOR": "0"}, {"CLICOLOR_FORCE": "1"}, {"TERM": "dumb"},
        {"CI": "true"}, {"GITHUB_ACTIONS": "true"}, {"COLUMNS": "40"}, {"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "C"},
    ],
)  # fmt: skip
def test_json_is_json_everywhere(variables: dict[str, str]) -> None:
    """No variable of the terminal changes a byte of a document."""
    usual = shell(f"{RUN} explore nlp --json")
    result = shell(f"{RUN} explore nlp --json", **variables)

    assert result.returncode == 0
    assert result.stdout == usual.stdout
    assert json.loads(result.stdout)["found"]["id"] == "nlp"


@pytest.mark.parametrize("variables", [{"PYTHONIOENCODING": "ascii"}, {"COLUMNS": "40"}, {"TERM": "dumb"}])
def test_a_page_is_a_page_everywhere(variables: dict[str, str]) -> None:
    """A report is printed whatever the encoding and the width are."""
    result = shell(f"{RUN} plan --example --today 2026-11-22", **variables)

    assert result.returncode == 0
    assert "Traceback" not in result.stderr
    assert "Your plan" in result.stdout


def test_without_a_home_nothing_is_kept(tmp_path: Path) -> None:
    """No home folder: the plan is made, and it is said that nothing is kept."""
    result = shell(f"unset MLCAREER_HOME; HOME=/nonexistent {RUN} plan nlp --hours 8 --today 2026-11-22")

    assert result.returncode == 0
    assert "Your plan" in result.stdout
    assert "nothing is kept" in result.stderr


def test_a_home_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """A file where the home should be: the plan is printed, one note says that it could not be kept."""
    blocked = tmp_path / "blocked"
    blocked.write_text("")

    result = shell(f"{RUN} plan nlp --hours 8 --today 2026-11-22", MLCAREER_HOME=str(blocked))

    assert result.returncode == 0
    assert "Your plan" in result.stdout
    assert "note: " in result.stderr
    assert "Traceback" not in result.stderr


def test_colour_is_forced_only_by_its_switches() -> None:
    """Into a pipe no code is written, unless colour is asked for; plain mode wins over everything."""
    assert "\x1b" not in shell(f"{RUN} match --example").stdout
    assert "\x1b[" in shell(f"{RUN} match --example --color always").stdout
    assert "\x1b[" in shell(f"{RUN} match --example", FORCE_COLOR="1").stdout
    assert "\x1b" not in shell(f"{RUN} match --example", FORCE_COLOR="0").stdout
    assert "\x1b" not in shell(f"{RUN} match --example --plain", FORCE_COLOR="1").stdout


def test_a_secret_in_a_local_variable_never_shows() -> None:
    """A bug keeps its traceback, without the values of variables."""
    script = (
        "import mlcareer.cli.upkeep as u\n"
        "def broken():\n    secret = 'hun' + 'ter2'\n    raise RuntimeError('a bug')\n"
        "u.first_page = broken\n"
        "from mlcareer.cli import main\nmain([])\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )

    assert result.returncode == 1
    assert "RuntimeError: a bug" in result.stderr
    assert "hunter2" not in result.stderr
