"""Text of data and people without anything that a terminal would obey."""

from __future__ import annotations

import unicodedata
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

V = TypeVar("V")
OBEYED = ("Cc", "Cf")  # control and direction characters


def printable(value: V) -> V:
    """A text, or a block with all its texts, where every character that a terminal obeys is a question mark."""
    return _clean(value)  # type: ignore[no-any-return]


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        if value.isascii() and value.isprintable():
            return value
        return "".join("?" if unicodedata.category(one) in OBEYED else one for one in value)
    if isinstance(value, tuple):
        return tuple(_clean(one) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{each.name: _clean(getattr(value, each.name)) for each in fields(value)})
    return value
