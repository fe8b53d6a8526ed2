"""Saved answers: what is written reads back, and every problem is told with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from mlcareer.errors import InvalidInput, MlCareerError
from mlcareer.journal import answers
from tests.journal.bank import ANSWERS, as_raw, from_raw


def test_saved_answers_read_back_to_the_same(tmp_path: Path) -> None:
    """One answer stands on one line."""
    path = tmp_path / "answers.json"
    answers.save(path, as_raw(ANSWERS))

    assert answers.read(path, from_raw) == ANSWERS
    assert path.read_text().splitlines()[1:3] == ['  "answers_version": 1,', '  "seed": 7,']


def test_yaml_is_read_as_well(tmp_path: Path) -> None:
    """Whoever writes by hand writes YAML."""
    path = tmp_path / "answers.yaml"
    path.write_text(
        "answers_version: 1\nseed: 7\nroute: new\nset-01: {best: a, worst: d}\nhours_per_week: 8\n"
    )

    assert answers.read(path, from_raw) == ANSWERS


def test_all_problems_are_told_together(tmp_path: Path) -> None:
    """With path and line."""
    path = tmp_path / "answers.yaml"
    path.write_text("rout: new\nhours_per_week: eight\n")

    with pytest.raises(InvalidInput) as refused:
        answers.read(path, from_raw)

    assert [str(problem) for problem in refused.value.problems] == [
        f"{path}:1: rout: no such question",
        f"{path}:2: hours_per_week: eight is not a number",
    ]


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    """Missing, or no text."""
    with pytest.raises(MlCareerError, match="cannot be read"):
        answers.read(tmp_path / "none.yaml", from_raw)
    (tmp_path / "bytes.yaml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InvalidInput):
        answers.read(tmp_path / "bytes.yaml", from_raw)
