"""The bundled records and the user's packs as one: what a pack may add or replace, and refusals."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from mlcareer.errors import Problem
from mlcareer.knowledge.check import check, check_sound
from mlcareer.knowledge.compile import refuse
from mlcareer.knowledge.facts import merged
from mlcareer.knowledge.read import read_base
from mlcareer.knowledge.written import Place, Written


def gather(data: Path, packs: Iterable[Path]) -> tuple[Written, tuple[str, ...]]:
    """The base in ``data`` with every pack that passes, and a sentence for each that does not.

    Raises InvalidInput if the base itself cannot be compiled.
    """
    whole = read_base(data)
    refuse(check_sound(whole))
    notes = []
    for folder in packs:
        pack = read_base(folder)
        problems = pack_problems(whole, pack)
        if problems:
            notes.append(_refusal(folder, problems))
        else:
            whole = with_pack(whole, pack, folder.name)
    return whole, tuple(notes)


def pack_problems(base: Written, pack: Written) -> tuple[Problem, ...]:
    """What is wrong with a pack: its own form, and what the rules say only when it is added."""
    if pack.problems:
        return pack.problems
    before = set(check(base, complete=False))
    return tuple(problem for problem in check(with_pack(base, pack), complete=False) if problem not in before)


def _refusal(folder: Path, problems: tuple[Problem, ...]) -> str:
    more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
    return f"the pack {folder.name} is left out: {problems[0]}{more}; see mlcareer check {folder}"


def with_pack(base: Written, pack: Written, name: str = "") -> Written:
    """The base with the records and facts of a pack added, or put in the place of those of the same id."""
    digest = hashlib.sha256(f"{base.digest} {pack.digest}".encode()).hexdigest()[:16]
    return replace(
        base,
        records={
            kind: _added(base.records.get(kind, {}), pack.records.get(kind, {}))
            for kind in {**base.records, **pack.records}
        },
        named={kind: base.ids(kind) | pack.ids(kind) for kind in {**base.named, **pack.named}},
        version=f"{base.version}+{name}" if name else base.version,
        dated=max(base.dated, pack.dated),
        tables=merged(base.tables, pack.tables),
        digest=digest,
    )


Found = Mapping[str, tuple[Any, Place]]


def _added(first: Found, second: Found) -> Found:
    return {**first, **second}
