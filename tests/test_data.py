"""The base that ships keeps every rule, file by file."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

from mlcareer.knowledge.base import DATA
from mlcareer.knowledge.check import check
from mlcareer.knowledge.folders import base_files
from mlcareer.knowledge.read import read_base

FILES = [path.relative_to(DATA).as_posix() for path in base_files(DATA)]


@cache
def problems() -> dict[str, list[str]]:
    """All problems by file; those of the base as a whole under the name of its folder."""
    found = defaultdict(list)
    for problem in check(read_base(DATA)):
        path = Path(problem.path)
        found[path.relative_to(DATA).as_posix()].append(f"{problem.line}: {problem.message}")
    return found


@pytest.mark.parametrize("name", [".", *FILES])
def test_the_data_keep_the_rules(name: str):
    """A file of the base has no problem."""
    assert problems().get(name, []) == []


def test_there_were_files_to_check():
    """The walk saw the 28 specializations, and problems are told of no file that it missed."""
    assert sum(name.startswith("specializations/") for name in FILES) == 28
    assert set(problems()) <= {".", *FILES}
