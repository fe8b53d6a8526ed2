"""Which values a question allows, and what is said about one that it does not."""

from __future__ import annotations

import datetime
import math
from collections.abc import Mapping, Sequence
from typing import assert_never

from mlcareer.advice.answers import NOT_SURE, SKIP, Picks, Value
from mlcareer.advice.near import nearest
from mlcareer.knowledge.asking import Question
from mlcareer.knowledge.fields import QuestionKind

LONGEST_TEXT = 500
MOST_NAMED = 12


def is_list(question: Question) -> bool:
    """Whether the question takes several values: a list of many, four numbers, a list of texts."""
    return question.kind is QuestionKind.MULTI or question.least_values > 1 or question.most_values > 1


def value_fault(question: Question, value: Value, allowed: Sequence[str], owner: Mapping[str, str]) -> str:
    """What is wrong with a value, which rule it breaks and what is allowed; empty where nothing is.

    ``allowed`` are the ids of the options, ``owner`` the specialization of every problem.
    """
    if value == SKIP:
        return "this question cannot be skipped" if question.required else ""
    if is_list(question):
        return _list_fault(question, value, allowed)
    match question.kind:
        case QuestionKind.BEST_WORST:
            return _picks_fault(question, value, allowed, owner)
        case QuestionKind.RATING:
            return "" if _level(value) else "a whole number from 0 to 4 is needed"
        case QuestionKind.SKILL:
            return "" if _level(value) or value == NOT_SURE else f"0 to 4 or {NOT_SURE} is needed"
        case QuestionKind.PAIR | QuestionKind.CHOICE | QuestionKind.MULTI:
            return _option_fault(value, allowed)
        case QuestionKind.NUMBER:
            return _number_fault(question, value)
        case QuestionKind.DATE:
            return _date_fault(value)
        case QuestionKind.TEXT:
            return _text_fault(value)
        case _:
            assert_never(question.kind)


def _level(value: Value) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 4


def _named(allowed: Sequence[str]) -> str:
    if len(allowed) <= MOST_NAMED:
        return f"allowed: {', '.join(allowed)}"
    return f"allowed: {', '.join(allowed[:3])} and {len(allowed) - 3} more"


def _option_fault(value: object, allowed: Sequence[str]) -> str:
    if isinstance(value, str) and value in allowed:
        return ""
    near = nearest(value, allowed) if isinstance(value, str) else ()
    hint = f"nearest: {', '.join(near)}; " if near else ""
    return f"no option is called '{value}'; {hint}{_named(allowed)}"


def _list_fault(question: Question, value: Value, allowed: Sequence[str]) -> str:
    if not isinstance(value, tuple):
        return "a list is needed"
    least, most = question.least_values, question.most_values
    if len(value) < least or (most and len(value) > most):
        return f"{_count(least, most)} values are needed"
    if question.kind is QuestionKind.MULTI:
        faults = [_option_fault(one, allowed) for one in value]
        faults += [f"'{one}' is named twice" for one in dict.fromkeys(value) if value.count(one) > 1]
        faults += ["'none' stands alone or not at all"] * ("none" in value and len(value) > 1)
    else:
        texts = question.kind is QuestionKind.TEXT
        faults = [_text_fault(one) if texts else _number_fault(question, one) for one in value]
    return "; ".join(fault for fault in faults if fault)


def _count(least: int, most: int) -> str:
    if least == most:
        return f"exactly {least}"
    return f"{least} to {most}" if most else f"at least {least}"


def _picks_fault(question: Question, value: Value, allowed: Sequence[str], owner: Mapping[str, str]) -> str:
    of_problems = question.options_from == "problems"
    if not isinstance(value, Picks):
        return "first and last are both needed" + (", and the other two" if of_problems else "")
    if value.best == value.worst:
        return "first and last are the same; they are two different options"
    if value.others and not of_problems:
        return "only first and last are given for this set"
    named = (value.best, value.worst, *value.others)
    faults = [fault for one in named if (fault := _option_fault(one, allowed))]
    if faults or not of_problems:
        return "; ".join(faults)
    if len(set(named)) != 4 or len(named) != 4:
        return "four different problems are needed: first, last and the other two"
    if len({owner[one] for one in named}) != 4:
        return "the four problems are of four different specializations"
    return ""


def _number_fault(question: Question, value: object) -> str:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return "a number is needed"
    least, most = question.least, question.most
    below, above = least is not None and value < least, most is not None and value > most
    if not below and not above:
        return ""
    ends = [f"from {least:g}" if least is not None else "", f"to {most:g}" if most is not None else ""]
    return f"out of range; allowed: {' '.join(end for end in ends if end)}"


def _date_fault(value: object) -> str:
    try:
        if isinstance(value, str) and len(value) == 10:
            datetime.date.fromisoformat(value)
            return ""
    except ValueError:
        pass
    return "a date is needed, as year-month-day, such as 2027-06-01"


def _text_fault(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        return "a text is needed"
    if len(value) > LONGEST_TEXT:
        return f"at most {LONGEST_TEXT} characters are kept"
    if any(ord(letter) < 32 or ord(letter) == 127 for letter in value):
        return "one line of text is needed, without control characters"
    return ""
