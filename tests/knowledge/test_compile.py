"""Compiling and opening: whole or not at all, once for the same contents, damaged never for long."""

from __future__ import annotations

import os
import shutil
import sqlite3
from pathlib import Path

import pytest

from mlcareer.errors import InvalidInput, MlCareerError
from mlcareer.knowledge import compile as compiling
from mlcareer.knowledge.base import Base, open_base
from mlcareer.knowledge.compile import compile_base
from mlcareer.knowledge.learning import Skill
from mlcareer.knowledge.read import Written, read_base
from tests.knowledge.conftest import SMALL


def compiled(cache: Path) -> list[Path]:
    """The compiled files in a cache."""
    return sorted(cache.glob("*.sqlite"))


def name_of(base: Base, skill: str) -> str:
    """The name of a skill; the base is closed."""
    with base:
        return base.get(Skill, skill).name


def change(folder: Path, name: str, old: str, new: str) -> None:
    """Write other words of the same length into a file, at another time."""
    path = folder / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_the_same_contents_give_the_same_digest(small_folder: Path, small_written: Written):
    """Neither place nor time of the files counts, only their names and contents."""
    os.utime(small_folder / "traits.yaml", (1, 1))

    assert read_base(small_folder).digest == small_written.digest
    change(small_folder, "traits.yaml", "Newness", "Novelty")
    assert read_base(small_folder).digest != small_written.digest


def test_a_base_is_compiled_once(small_folder: Path, tmp_path: Path):
    """The second opening reads the compiled file, which is not touched."""
    cache = tmp_path / "cache"
    open_base(small_folder, cache).close()
    (first,) = compiled(cache)
    stamp = first.stat().st_mtime_ns

    open_base(small_folder, cache).close()

    assert compiled(cache) == [first]
    assert first.stat().st_mtime_ns == stamp


def test_a_changed_file_gives_a_new_key(small_folder: Path, tmp_path: Path):
    """A changed record is seen at the next opening, also if size stays the same."""
    cache = tmp_path / "cache"
    assert name_of(open_base(small_folder, cache), "python") == "Python"

    change(small_folder, "skills/programming.yaml", "name: Python", "name: Pythia")

    assert name_of(open_base(small_folder, cache), "python") == "Pythia"
    assert len(compiled(cache)) == 2


def test_a_touched_file_is_not_compiled_again(small_folder: Path, tmp_path: Path):
    """Another time with the same contents leads to the same compiled file."""
    cache = tmp_path / "cache"
    open_base(small_folder, cache).close()

    os.utime(small_folder / "traits.yaml", (1, 1))
    open_base(small_folder, cache).close()

    assert len(compiled(cache)) == 1


def test_a_torn_stamp_file_does_no_harm(small_folder: Path, tmp_path: Path):
    """Where the file of sizes and times cannot be read, the contents are."""
    cache = tmp_path / "cache"
    open_base(small_folder, cache).close()
    for stamp in cache.glob("*.json"):
        stamp.write_text("{", "utf-8")

    assert name_of(open_base(small_folder, cache), "python") == "Python"
    assert len(compiled(cache)) == 1


@pytest.mark.parametrize("damage", ["empty", "words", "cut", "middle"])
def test_a_damaged_file_is_compiled_again(small_folder: Path, tmp_path: Path, damage: str):
    """Whatever happened to the compiled file, the answer is right, and the file is whole again."""
    cache = tmp_path / "cache"
    open_base(small_folder, cache).close()
    (file,) = compiled(cache)
    whole = file.read_bytes()
    broken = {
        "empty": b"",
        "words": b"this is no database at all",
        "cut": whole[: len(whole) // 3],
        "middle": whole[:8192] + b"\xff" * (len(whole) - 8192),
    }[damage]
    file.write_bytes(broken)

    assert name_of(open_base(small_folder, cache), "python") == "Python"
    assert len(file.read_bytes()) == len(whole)


def test_without_a_cache_the_base_lives_in_memory(small_folder: Path):
    """Nothing is written where nothing can be kept."""
    before = sorted(small_folder.rglob("*"))

    assert name_of(open_base(small_folder), "python") == "Python"
    assert sorted(small_folder.rglob("*")) == before


def test_a_cache_that_cannot_be_used_is_told(small_folder: Path, tmp_path: Path):
    """The base is opened all the same, with a sentence that says why it took longer."""
    blocked = tmp_path / "file"
    blocked.write_text("a file where a folder is wanted")

    with open_base(small_folder, blocked / "cache") as base:
        assert base.get(Skill, "python").name == "Python"
        assert len(base.notes) == 1
        assert "the base was compiled in memory" in base.notes[0]


def test_an_interrupted_compile_leaves_nothing(
    tmp_path: Path, small_written: Written, monkeypatch: pytest.MonkeyPatch
):
    """Neither half a file nor a temporary one stays when compiling stops in the middle."""

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(compiling, "_words", stop)
    with pytest.raises(KeyboardInterrupt):
        compile_base(small_written, tmp_path / "base.sqlite")

    assert [path.name for path in tmp_path.iterdir()] == ["home"]


def test_a_base_with_a_problem_is_not_compiled(small_folder: Path, tmp_path: Path):
    """Every problem is told, and no file is made."""
    change(small_folder, "traits.yaml", "block: materials", "block: nowhere")
    change(small_folder, "skills/language.yaml", "typical: 10", "typical: 30")

    with pytest.raises(InvalidInput) as refused:
        open_base(small_folder, tmp_path / "cache")

    assert refused.value.exit_code == 4
    assert [problem.message.split(":")[0] for problem in refused.value.problems] == [
        "corpus-annotation",
        "lang",
    ]
    assert compiled(tmp_path / "cache") == []


@pytest.mark.parametrize("name", ["a#b", "c?d=1", "50%25", "with blank", "ümlaut"])
def test_any_folder_name_will_do(tmp_path: Path, name: str):
    """Signs that mean something in an address mean nothing in a path."""
    folder = Path(shutil.copytree(SMALL, tmp_path / name / "base"))
    cache = tmp_path / name / "cache"

    assert name_of(open_base(folder, cache), "python") == "Python"
    assert len(compiled(cache)) == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted({name, "home"})


def test_an_installed_copy_is_opened_as_it_is(small_folder: Path, tmp_path: Path, small_written: Written):
    """A compiled file beside the data is used even where the data look newer, and no cache is made."""
    compile_base(small_written, small_folder / "base.sqlite")
    change(small_folder, "skills/programming.yaml", "name: Python", "name: Pythia")

    assert name_of(open_base(small_folder, tmp_path / "cache"), "python") == "Python"
    assert not (tmp_path / "cache").exists()


def test_a_damaged_installed_copy_is_told(small_folder: Path, small_written: Written):
    """What was installed cannot be made anew; the sentence says what to do."""
    compile_base(small_written, small_folder / "base.sqlite")
    (small_folder / "base.sqlite").write_bytes(b"no database" * 500)

    with pytest.raises(MlCareerError, match="is damaged") as told:
        open_base(small_folder)
    assert told.value.hint == "Install mlcareer again."


def test_old_compiled_files_do_not_pile_up(small_folder: Path, tmp_path: Path):
    """After many changes only the newest few compiled files are kept."""
    cache = tmp_path / "cache"
    for turn in range(9):
        with (small_folder / "traits.yaml").open("a", encoding="utf-8") as traits:
            traits.write(f"# {turn}\n")
        open_base(small_folder, cache).close()

    assert len(compiled(cache)) == 6


def test_a_query_that_is_wrong_is_a_bug(small: Base):
    """A fault in a query is no damaged file: it keeps its own name."""
    with pytest.raises(sqlite3.OperationalError):
        small.rows("SELECT nothing FROM nowhere")
