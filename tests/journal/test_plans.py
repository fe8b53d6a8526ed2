"""Stored plans: each under its own name, the present one known."""

from __future__ import annotations

from pathlib import Path

import pytest

from mlcareer.errors import InvalidInput
from mlcareer.journal import answers, plans
from mlcareer.journal.plans import Stored
from tests.journal.bank import ANSWERS, as_raw, from_raw


def stored(folder: Path, specialization: str, date: str = "2026-12-01") -> Stored:
    """A plan on the disk."""
    document = {"schema": "mlcareer/plan/1", "chosen": specialization}
    return plans.store(
        folder, date=date, specialization=specialization, plan=document, answers=as_raw(ANSWERS)
    )


def test_a_plan_is_kept_with_its_answers(tmp_path: Path) -> None:
    """The answers file is one that can be given with --answers."""
    kept = stored(tmp_path, "nlp")

    assert kept.plan == tmp_path / "plans" / "2026-12-01-nlp.json"
    assert plans.read(kept) == {"schema": "mlcareer/plan/1", "chosen": "nlp"}
    assert answers.read(kept.answers, from_raw) == ANSWERS


def test_a_second_plan_of_the_day_gets_a_number(tmp_path: Path) -> None:
    """Nothing is overwritten."""
    ids = [stored(tmp_path, "nlp").id for _ in range(3)]

    assert ids == ["2026-12-01-nlp", "2026-12-01-nlp-2", "2026-12-01-nlp-3"]
    assert [one.id for one in plans.all(tmp_path)] == ids


def test_the_present_plan_is_the_one_made_last(tmp_path: Path) -> None:
    """Also where another has a later name."""
    stored(tmp_path, "speech")
    last = stored(tmp_path, "nlp")

    assert plans.latest(tmp_path) == last
    (tmp_path / "plans" / "present.json").unlink()
    assert plans.latest(tmp_path) == plans.all(tmp_path)[-1]


def test_without_a_folder_there_is_no_plan(tmp_path: Path) -> None:
    """No home, or nothing stored."""
    assert (plans.all(None), plans.latest(None), plans.latest(tmp_path)) == ((), None, None)


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("{\n  oops", 2, "is not readable as JSON: Expecting property name enclosed in double quotes"),
        ("[]", 1, "is no plan of mlcareer"),
    ],
)
def test_a_damaged_plan_is_told_with_its_line(tmp_path: Path, text: str, line: int, message: str) -> None:
    """Exit 4; the file stays."""
    kept = stored(tmp_path, "nlp")
    kept.plan.write_text(text)

    with pytest.raises(InvalidInput) as refused:
        plans.read(kept)

    assert [str(problem) for problem in refused.value.problems] == [f"{kept.plan}:{line}: {message}"]
    assert kept.plan.exists()
