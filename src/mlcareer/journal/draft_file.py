"""The draft's file: JSON with one answer on a line, checked member by member when it is read."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mlcareer.errors import InvalidInput, Problem

FORMAT = 1
ANEW = "mlcareer plan --fresh begins anew and keeps this file under another name."


def written(head: Mapping[str, object], answers: Mapping[str, object]) -> str:
    """The text of a draft."""
    lines = [f"  {_json(name)}: {_json(value)}," for name, value in head.items()]
    inner = [f"    {_json(question)}: {_json(entry)}" for question, entry in answers.items()]
    return "{\n" + "\n".join(lines) + '\n  "answers": {\n' + ",\n".join(inner) + "\n  }\n}\n"


def members(path: Path) -> dict[str, Any]:
    """The draft's members, each of its right form. Raises InvalidInput with path and line, OSError."""
    try:
        text = path.read_text("utf-8")
        saved = json.loads(text)
    except UnicodeDecodeError as fault:
        raise damaged(path, 1, "is no text") from fault
    except json.JSONDecodeError as fault:
        raise damaged(path, fault.lineno, f"is not readable as JSON: {fault.msg}") from fault
    except RecursionError as fault:
        raise damaged(path, 1, "is nested too deep") from fault
    if not isinstance(saved, dict):
        raise damaged(path, 1, "is no draft of mlcareer")
    if isinstance(saved.get("format"), int) and saved["format"] > FORMAT:
        raise damaged(path, line_of(text, "format"), "format: written by a newer mlcareer; install that one")
    for name, form in FORMS.items():
        if not isinstance(saved.get(name), form):
            raise damaged(path, line_of(text, name), f"{name}: is missing or of a wrong form")
    for question, entry in saved["answers"].items():
        if not isinstance(entry, dict) or not {"value", "mark"} <= set(entry):
            raise damaged(path, line_of(text, question), f'{question}: no {{"value": ..., "mark": ...}}')
    return saved


FORMS: dict[str, type] = {
    "format": int,
    "bank": str,
    "seed": int,
    "model": str,
    "started": str,
    "saved": str,
    "place": dict,
    "answers": dict,
}


def damaged(path: Path, line: int, message: str) -> InvalidInput:
    """A draft that cannot be read."""
    return InvalidInput(f"{path} cannot be read.", [Problem(str(path), line, message)], ANEW)


def line_of(text: str, key: str) -> int:
    """The line of a key, from 1; the first line where it is missing."""
    at = text.find(f"{_json(key)}:")
    return text.count("\n", 0, at) + 1 if at >= 0 else 1


def lines_of(text: str, answers: Mapping[str, object]) -> dict[str, int]:
    """The line of each answer."""
    start = max(0, text.find('"answers":'))
    before = text.count("\n", 0, start)
    return {question: before + line_of(text[start:], question) for question in answers}


def _json(value: object) -> str:
    """A value on one line, with the characters that people wrote."""
    return json.dumps(value, ensure_ascii=False)
