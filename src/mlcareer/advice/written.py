"""Answers as people write them: in an answers file, after ``--set``, and as plain JSON values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from mlcareer.advice.answers import ANSWERS_VERSION, SKIP, Answers, Picks, Value
from mlcareer.advice.limits import is_list
from mlcareer.advice.near import nearest
from mlcareer.errors import InvalidInput, Problem
from mlcareer.knowledge.asking import Question
from mlcareer.knowledge.fields import QuestionKind

if TYPE_CHECKING:
    from mlcareer.advice.bank import Bank

WHOLE = re.compile(r"[+-]?[0-9]{1,9}\Z")
DECIMAL = re.compile(r"[+-]?[0-9]{1,9}(\.[0-9]{1,6})?\Z")
RETIRED = re.compile(r"(set|pair|problems)-[0-9]+\Z|rate-[a-z-]+\Z")
HEAD = ("answers_version", "seed", "model")
SEEDS = 2**63
LONGEST_SHOWN = 60
YES_NO = {"true": "yes", "false": "no"}


def answers_from_raw(
    bank: Bank, raw: Mapping[str, tuple[object, int]], path: str
) -> tuple[Answers, tuple[Problem, ...]]:
    """The answers of a file and every problem in it; what has a problem is left out of the answers."""
    problems: list[Problem] = []
    values: dict[str, Value] = {}
    for key, (written, line) in raw.items():
        if key in HEAD:
            fault = _head_fault(key, written)
        elif key not in bank.by_id:
            fault = unknown_key(key, bank)
        else:
            value, fault = value_from(bank, key, written)
            if value is not None and not fault:
                values[key] = value
        if fault:
            problems.append(Problem(path, line, f"{key}: {fault}"))
    seed = _whole(raw["seed"][0]) if "seed" in raw and not _head_fault("seed", raw["seed"][0]) else 0
    model = str(raw["model"][0]) if "model" in raw else ""
    return Answers(values, seed or 0, model), tuple(problems)


def unknown_key(key: str, bank: Bank) -> str:
    """What is said about an id that the bank does not hold."""
    if RETIRED.match(key):
        return "this version of the question bank does not hold this question; leave the line out"
    near = nearest(key, bank.by_id, most=1)
    hint = f"; nearest: {near[0]}" if near else ""
    return f"no question has this id; leave the line out or correct it{hint}"


def value_from(bank: Bank, key: str, written: object) -> tuple[Value | None, str]:
    """The value of a question as written, and what is wrong with it."""
    question = bank.question(key)
    value = _read(question, written)
    fault = wanted_form(question) if value is None else bank.fault(key, value)
    return value, f"{_shown(written)} given; {fault}" if fault else ""


def wanted_form(question: Question) -> str:
    """The form in which a value of this question is written."""
    if is_list(question):
        return f"a list is needed, such as --set {question.example}"
    match question.kind:
        case QuestionKind.BEST_WORST if question.options_from:
            return "{best: ..., worst: ..., others: [..., ...]} is needed"
        case QuestionKind.BEST_WORST:
            return "{best: ..., worst: ...} is needed"
        case QuestionKind.RATING | QuestionKind.SKILL:
            return "a whole number from 0 to 4 is needed"
        case QuestionKind.NUMBER:
            return "a number is needed"
        case _:
            return "one text is needed"


def pair_from_set(bank: Bank, text: str) -> tuple[str, Value]:
    """Question and value of one ``--set KEY=VALUE``; see ``Bank.from_set`` for what it raises."""
    key, equals, written = text.partition("=")
    key = key.strip()
    if not equals or not key:
        raise ValueError(f"--set takes KEY=VALUE, such as hours_per_week=8; '{text}' is none")
    if key not in bank.by_id:
        raise _bad_set(text, f"{key}: {unknown_key(key, bank)}")
    question = bank.question(key)
    raw = _parts(question, written.strip())
    value, fault = value_from(bank, key, raw)
    if value is None or fault:
        raise _bad_set(text, f"{key}: {fault}")
    return key, value


def _bad_set(text: str, message: str) -> InvalidInput:
    problem = Problem(f"--set {text}", 0, message)
    return InvalidInput("an answer given with --set cannot be used", [problem])


def _parts(question: Question, written: str) -> object:
    """The text after ``=`` in the shape that a file would have."""
    if written == SKIP or not (is_list(question) or question.kind is QuestionKind.BEST_WORST):
        return written
    parts = [part.strip() for part in written.split(",")] if written else []
    if question.kind is not QuestionKind.BEST_WORST:
        return parts
    named: dict[str, object] = dict(zip(("best", "worst"), parts, strict=False))
    return {**named, "others": parts[2:]} if parts[2:] else named


def _head_fault(key: str, written: object) -> str:
    if key == "model":
        return "" if isinstance(written, str) and len(written) <= 80 else "a text is needed"
    number = _whole(written)
    if number is None or not -SEEDS <= number < SEEDS:
        return f"{_shown(written)} given; a whole number is needed"
    if key == "answers_version" and number != ANSWERS_VERSION:
        return f"version {number} is not known here; this version reads {ANSWERS_VERSION}"
    return ""


def _read(question: Question, written: object) -> Value | None:
    """The written value in the type of its question; ``None`` where it cannot be read so."""
    if written == SKIP:
        return SKIP
    if is_list(question):
        return _read_list(question, written)
    match question.kind:
        case QuestionKind.BEST_WORST:
            return _read_picks(written)
        case QuestionKind.RATING:
            return _whole(written)
        case QuestionKind.SKILL:
            number = _whole(written)
            return number if number is not None else _text(written)
        case QuestionKind.NUMBER:
            return _number(written)
        case QuestionKind.CHOICE if {option.id for option in question.options} == {"yes", "no"}:
            text = str(written).lower() if isinstance(written, bool) else _text(written)
            return YES_NO.get(text, text) if text is not None else None
        case _:
            return _text(written)


def _read_list(question: Question, written: object) -> Value | None:
    if not isinstance(written, list | tuple):
        return None
    if question.kind is QuestionKind.NUMBER:
        numbers = [_number(one) for one in written]
        return None if None in numbers else tuple(float(one) for one in numbers if one is not None)
    texts = [_text(one) for one in written]
    return None if None in texts else tuple(one for one in texts if one is not None)


def _read_picks(written: object) -> Picks | None:
    if not isinstance(written, Mapping) or set(written) - {"best", "worst", "others"}:
        return None
    best, worst, others = (written.get(name, default) for name, default in _PICKS)
    if not isinstance(best, str) or not isinstance(worst, str) or not isinstance(others, list | tuple):
        return None
    return Picks(best, worst, tuple(map(str, others)))


_PICKS: Sequence[tuple[str, object]] = (("best", None), ("worst", None), ("others", ()))


def _text(written: object) -> str | None:
    if isinstance(written, bool) or not isinstance(written, str | int | float):
        return None
    return str(written)


def _whole(written: object) -> int | None:
    if isinstance(written, bool):
        return None
    if isinstance(written, int):
        return written
    if isinstance(written, float) and written.is_integer():
        return int(written)
    return int(written) if isinstance(written, str) and WHOLE.match(written) else None


def _number(written: object) -> int | float | None:
    if isinstance(written, bool):
        return None
    if isinstance(written, int | float):
        return written
    if not isinstance(written, str) or not DECIMAL.match(written):
        return None
    return int(written) if WHOLE.match(written) else float(written)


def _shown(written: object) -> str:
    """The value as it was written, shortened."""
    if isinstance(written, Mapping):
        text = "{" + ", ".join(f"{key}: {_shown(value)}" for key, value in written.items()) + "}"
    elif isinstance(written, list | tuple):
        text = "[" + ", ".join(map(_shown, written)) + "]"
    else:
        text = "null" if written is None else str(written)
    return text if len(text) <= LONGEST_SHOWN else f"{text[: LONGEST_SHOWN - 3]}..."


def as_raw(answers: Answers) -> dict[str, object]:
    """Plain JSON values: the version, seed and model first, then the answers in the order given.

    The order is kept because the next question depends on which set came last.
    """
    head: dict[str, object] = {"answers_version": ANSWERS_VERSION, "seed": answers.seed}
    if answers.model:
        head["model"] = answers.model
    return {**head, **dict(_plain(answers))}


def as_set(question: str, value: Value) -> str:
    """The answer as ``--set`` takes it; reading it back gives the same value."""
    if isinstance(value, Picks):
        return f"{question}={','.join((value.best, value.worst, *value.others))}"
    if isinstance(value, tuple):
        return f"{question}={','.join(f'{one:g}' if isinstance(one, float) else one for one in value)}"
    return f"{question}={value:g}" if isinstance(value, float) else f"{question}={value}"


def _plain(answers: Answers) -> Iterator[tuple[str, object]]:
    for question, value in answers.values.items():
        if isinstance(value, Picks):
            picks: dict[str, object] = {"best": value.best, "worst": value.worst}
            yield question, {**picks, "others": list(value.others)} if value.others else picks
        else:
            yield question, list(value) if isinstance(value, tuple) else value
