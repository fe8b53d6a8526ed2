"""A report as one JSON document: the fields of its type, in their order."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from mlcareer.knowledge import rows

DIGITS = 6


def document(report: object) -> str:
    """The document on one line, non-ASCII kept; the same bytes for the same report.

    Not indented: Python's fast encoder cannot, and a look-up would take half as long again.
    """
    return json.dumps(plain(report), ensure_ascii=False, allow_nan=False)


def plain(report: object) -> Any:
    """The report as mappings and lists; members without a value are left out, fractions have six digits."""
    return _tidy(rows.plain(report))


def _tidy(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {name: _tidy(held) for name, held in value.items() if held is not None}
    if isinstance(value, list):
        return [_tidy(held) for held in value]
    if isinstance(value, float):
        rounded = round(value, DIGITS)
        return int(rounded) if rounded.is_integer() else rounded  # no minus zero, no "8.0" beside "8"
    return value
