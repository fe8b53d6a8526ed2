"""The small base, opened and written, and the bad one laid over it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from mlcareer.knowledge.base import Base, open_base
from mlcareer.knowledge.read import Written, read_base

TESTS = Path(__file__).resolve().parent.parent
SMALL = TESTS / "small_base"
BAD = TESTS / "bad_base"


@pytest.fixture(scope="session")
def small_written() -> Written:
    """The small base as it is written."""
    return read_base(SMALL)


@pytest.fixture(scope="session")
def small() -> Iterator[Base]:
    """The small base, compiled in memory."""
    with open_base(SMALL) as base:
        yield base


@pytest.fixture
def small_folder(tmp_path: Path) -> Path:
    """A copy of the small base that a test may change."""
    return Path(shutil.copytree(SMALL, tmp_path / "base"))


@pytest.fixture(scope="session")
def bad_written(tmp_path_factory: pytest.TempPathFactory) -> Written:
    """The small base with the bad one laid over it."""
    folder = tmp_path_factory.mktemp("bad") / "base"
    shutil.copytree(SMALL, folder)
    shutil.copytree(BAD, folder, dirs_exist_ok=True)
    return read_base(folder)
