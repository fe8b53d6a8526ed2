"""What each mode loads, in a fresh process."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

HEAVY = ("prompt_toolkit", "questionary", "rich", "yaml", "msgspec", "pydantic")
PROGRAM = (
    "import {name}, json, sys; print(json.dumps(sorted({{one.partition('.')[0] for one in sys.modules}})))"
)


def loaded(name: str) -> set[str]:
    """The packages that a module of the wizard brings along."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM.format(name=name)], capture_output=True, check=True, text=True
    )
    return set(json.loads(done.stdout))


@pytest.mark.parametrize("name", ["mlcareer.wizard.plain", "mlcareer.wizard.flow", "mlcareer.journal.drafts"])
def test_plain_mode_and_drafts_load_nothing_heavy(name: str) -> None:
    """No prompt library for lines, no YAML for a draft."""
    assert "mlcareer" in loaded(name)
    assert loaded(name) & set(HEAVY) == set()


def test_full_mode_loads_its_one_library() -> None:
    """And shows that this guard can see it."""
    assert loaded("mlcareer.wizard.full") & set(HEAVY) == {"prompt_toolkit"}
