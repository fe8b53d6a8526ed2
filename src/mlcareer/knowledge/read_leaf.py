"""From the text of one scalar to its value, and what its markers have against it."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import msgspec

from mlcareer.knowledge.fields import Address, Between, Day, Ref, Text
from mlcareer.knowledge.shapes import Leaf, Words, marker

ID = re.compile(r"[a-z0-9]+([-_][a-z0-9]+)*")
DAY = re.compile(r"\d{4}-\d{2}(-\d{2})?")
ADDRESS = re.compile(r"https?://[^\s/?#@]+\.[^\s/?#@]+([/?#]\S*)?")
TAILS = r"utm_\w*|ref|fbclid|gclid|mc_[ce]id|affiliate|aff|irclickid|ranMID"
TRACKING = re.compile(rf"[?&#]({TAILS})=", re.IGNORECASE)
MARKUP = re.compile(r"`|\*\*|__|\]\(|</?[a-zA-Z][^>]*>|^#+ |&[a-z]+;")
FORMS = {int: "a whole number", float: "a number", bool: "true or false"}


class WrongForm(Exception):
    """The text is no value of that shape; says what is wanted."""


def value_of(text: str, shape: Leaf | Words) -> Any:
    """The value that a text stands for; raises WrongForm."""
    if isinstance(shape, Words):
        return _word(text, shape)
    if shape.type is str:
        return text
    if shape.type is bool and text not in ("true", "false"):
        raise WrongForm(f"is '{_short(text)}'; write true or false")
    try:
        value: Any = msgspec.convert(text, shape.type, strict=False)
    except msgspec.ValidationError:
        raise WrongForm(f"is '{_short(text)}'; write {FORMS[shape.type]}") from None
    if not math.isfinite(value):
        raise WrongForm(f"is '{_short(text)}'; write {FORMS[shape.type]}")
    return value


def _word(text: str, shape: Words) -> Any:
    for value in shape.values:
        if str(value) == text:
            return shape.enum(value) if shape.enum else value
    allowed = ", ".join(str(value) for value in shape.values if value != "")
    raise WrongForm(f"is '{_short(text)}'; write one of: {allowed}")


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:37] + "..."


def objections(value: Any, markers: tuple[object, ...]) -> Iterator[str]:
    """What the markers of a leaf have against its value, each as the end of a sentence."""
    between = marker(markers, Between)
    if between and not between.least <= value <= between.most:
        yield f"is {value:g}; it goes from {between.least:g} to {between.most:g}"
    if not isinstance(value, str):
        return
    if marker(markers, Address):
        yield from _address(value)
        return
    day = marker(markers, Day)
    if day and not is_day(value, day):
        also = ' or "undated"' if day.undated else ""
        yield f'is \'{_short(value)}\'; write a date as "YYYY-MM-DD" or "YYYY-MM"{also}'
    if marker(markers, Ref) and not ID.fullmatch(value):
        yield f"is '{_short(value)}', which is no id (lower-case words, digits, hyphens)"
    text = marker(markers, Text)
    if text:
        yield from _length(value, text)
    yield from plainness(value)


def _length(value: str, text: Text) -> Iterator[str]:
    if not value:
        yield "is empty; leave it out or write it"
    if len(value) > text.most:
        yield f"has {len(value)} characters; at most {text.most}"
    words = len(value.split())
    if text.words and words > text.words:
        yield f"has {words} words; at most {text.words}"


def plainness(value: str) -> Iterator[str]:
    """What keeps a text from being plain: markup, double blanks, line breaks, loose brackets."""
    if "\n" in value or "\r" in value or "\t" in value:
        yield "has a line break or tab; keep one paragraph on one line"
    elif "  " in value or value != value.strip():
        yield "has double blanks, or blanks at its ends"
    if "[" in value or "]" in value:
        yield "has a square bracket; write a blank as {what}"
    elif MARKUP.search(value):
        yield "has markup; keep it plain text"
    if not _balanced(value):
        yield "has a curly bracket without its partner, or an empty blank"


def _balanced(value: str) -> bool:
    return not any(sign in re.sub(r"\{[^{}]+\}", "", value) for sign in "{}")


def _address(value: str) -> Iterator[str]:
    if not ADDRESS.fullmatch(value):
        yield f"is '{_short(value)}'; write an address that begins with http:// or https://"
    if TRACKING.search(value):
        yield "has a tracking tail; copy the address without it"


def is_day(value: str, day: Day) -> bool:
    """Whether a text is a date "YYYY-MM-DD" or "YYYY-MM" of the calendar, or the word allowed."""
    if value == "undated":
        return day.undated
    if not DAY.fullmatch(value):
        return False
    try:
        date.fromisoformat(value if len(value) == 10 else value + "-01")
    except ValueError:
        return False
    return True
