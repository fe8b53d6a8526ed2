"""What a person types into a one-line field, read as a value, or told why it cannot be."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from mlcareer.advice.answers import Picks, Value
from mlcareer.knowledge.asking import Question
from mlcareer.knowledge.fields import QuestionKind
from mlcareer.wizard.wrapping import clean

MOST_CHARACTERS = 400
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True)
class Wrong:
    """What was typed is no answer, and why."""

    because: str


def read(question: Question, typed: str) -> Value | Wrong:
    """The value that the typed text means for a number, date or text question."""
    text = clean(typed)[:MOST_CHARACTERS]
    if question.id == "weeks" and "-" in text.lstrip("-"):
        return _date(text)
    match question.kind:
        case QuestionKind.NUMBER:
            return _numbers(question, text) if is_list(question) else _number(question, text)
        case QuestionKind.DATE:
            return _date(text)
        case _:
            return _texts(text) if is_list(question) else text


def is_list(question: Question) -> bool:
    """Whether the answer is a list of values."""
    return question.most_values > 1 or question.least_values > 1 or question.ordered


def _number(question: Question, text: str) -> float | int | Wrong:
    """One number within the limits of its question."""
    try:
        number = float(text.replace(",", "."))
    except ValueError:
        return Wrong(f'"{text}" is not a number. Write it in digits, for example 8 or 7.5.')
    if number != number or number in (float("inf"), float("-inf")):
        return Wrong(f'"{text}" is not a number. Write it in digits, for example 8 or 7.5.')
    least, most = question.least, question.most
    if (least is not None and number < least) or (most is not None and number > most):
        return Wrong(f"{shown(number)} is not {limits(question)}.")
    return int(number) if number == int(number) else number


def limits(question: Question) -> str:
    """The limits of a number in words; empty where it has none."""
    if question.least is not None and question.most is not None:
        return f"between {shown(question.least)} and {shown(question.most)}"
    if question.least is not None:
        return f"{shown(question.least)} or more"
    return f"{shown(question.most)} or less" if question.most is not None else ""


def _numbers(question: Question, text: str) -> tuple[float, ...] | Wrong:
    """Several numbers, parted by commas or blanks."""
    pieces = [piece for piece in re.split(r"[,;\s]+", text) if piece]
    least, most = question.least_values, question.most_values
    if len(pieces) < least or (most and len(pieces) > most):
        many = f"{least}" if least == most else f"{least} to {most}"
        return Wrong(f"{many} numbers are needed, parted by commas, and these are {len(pieces)}.")
    numbers = [_number(question, piece) for piece in pieces]
    wrong = next((number for number in numbers if isinstance(number, Wrong)), None)
    return wrong or tuple(float(number) for number in numbers if not isinstance(number, Wrong))


def _date(text: str) -> str | Wrong:
    """A day of the calendar."""
    try:
        found = DAY.fullmatch(text) and date.fromisoformat(text)
    except ValueError:
        found = None
    return text if found else Wrong(f'"{text}" is not a date. Write it as year-month-day: 2027-06-01.')


def _texts(text: str) -> tuple[str, ...]:
    """Several texts, parted by commas or semicolons."""
    return tuple(piece for piece in (piece.strip() for piece in re.split(r"[,;]", text)) if piece)


def shown(value: Value | None) -> str:
    """A value as it stands in a field; whole numbers without a point."""
    match value:
        case None | Picks():
            return ""
        case tuple():
            return ", ".join(shown(one) for one in value)
        case float() if value == int(value):
            return str(int(value))
        case _:
            return str(value)


def field_label(label: str, record: Question | None) -> str:
    """The name of a field with its limits or its form."""
    if record is not None and record.id == "weeks":
        return f"{label} (such as 26, or 2027-06-01)"
    if record is not None and record.kind is QuestionKind.DATE:
        return f"{label} (year-month-day)"
    if record is None or record.least is None or record.most is None:
        return label
    many = f"{record.most_values} numbers, each " if record.most_values > 1 else ""
    return f"{label} ({many}{shown(record.least)} to {shown(record.most)})"
