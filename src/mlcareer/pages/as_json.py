"""A report as one JSON document: the fields of its type, in their order."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from typing import Any

DIGITS = 6


def document(report: object) -> str:
    """The document, indented by two, non-ASCII kept; the same bytes for the same report."""
    return json.dumps(plain(report), ensure_ascii=False, indent=2, allow_nan=False)


def line(report: object) -> str:
    """The document on one line, for JSON Lines."""
    return json.dumps(plain(report), ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def plain(value: Any) -> Any:
    """A record as mappings and lists; absent members are left out, fractions have six digits."""
    if is_dataclass(value) and not isinstance(value, type):
        pairs = ((each.name.rstrip("_"), getattr(value, each.name), each) for each in fields(value))
        return {name: plain(held) for name, held, each in pairs if not _absent(held, each)}
    if isinstance(value, Mapping):
        return {str(key): plain(held) for key, held in value.items()}
    if isinstance(value, list | tuple | frozenset):
        return [plain(held) for held in (sorted(value) if isinstance(value, frozenset) else value)]
    if isinstance(value, float):
        rounded = round(value, DIGITS) + 0.0  # no minus zero
        return int(rounded) if rounded.is_integer() else rounded
    return value


def _absent(held: Any, field: Any) -> bool:
    """Whether a member says nothing: ``None``, or an optional one at its default."""
    if held is None:
        return True
    if field.default is not MISSING:
        return bool(held == field.default) and held in ("", ())
    return field.default_factory is not MISSING and not held
