"""A question bank of three questions, as the journal sees one."""

from __future__ import annotations

from collections.abc import Mapping

from mlcareer.advice.answers import Answers, Picks, Value
from mlcareer.errors import Problem

KNOWN = ("route", "set-01", "hours_per_week")


def as_raw(answers: Answers) -> dict[str, object]:
    """Plain values, with the head of an answers file."""
    raw: dict[str, object] = {"answers_version": 1, "seed": answers.seed, "model": answers.model}
    for question, value in answers.values.items():
        raw[question] = {"best": value.best, "worst": value.worst} if isinstance(value, Picks) else value
    return raw


def from_raw(raw: Mapping[str, tuple[object, int]], path: str) -> tuple[Answers, tuple[Problem, ...]]:
    """Answers and problems."""
    values: dict[str, Value] = {}
    problems = []
    seed = 0
    for key, (value, line) in raw.items():
        if key == "seed":
            seed = int(str(value))
        elif key in ("model", "answers_version"):
            continue
        elif key not in KNOWN:
            problems.append(Problem(path, line, f"{key}: no such question"))
        elif key == "hours_per_week" and not str(value).replace(".", "").isdigit():
            problems.append(Problem(path, line, f"{key}: {value} is not a number"))
        elif isinstance(value, dict):
            values[key] = Picks(value["best"], value["worst"])
        else:
            values[key] = int(str(value)) if key == "hours_per_week" else str(value)
    return Answers(values, seed), tuple(problems)


ANSWERS = Answers({"route": "new", "set-01": Picks("a", "d"), "hours_per_week": 8}, seed=7)
PLACE: dict[str, object] = {
    "at": "weeks",
    "part": 3,
    "given": ["hours_per_week"],
    "marks": {"route": "default"},
}
