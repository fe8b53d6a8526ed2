"""Reading a base: text first, every problem, the line of every part."""

from __future__ import annotations

from pathlib import Path

import pytest

from mlcareer.knowledge.learning import Resource, Skill
from mlcareer.knowledge.read import Written, read_base
from mlcareer.knowledge.surroundings import Competition, Event
from tests.knowledge.conftest import SMALL

RESOURCE = """
- id: {id}
  title: {title}
  provider: no
  kind: course
  url: https://example.org/{id}
  stage: beginner
  skills:
  - {{skill: python, from: 0, to: 1}}
  specializations: [nlp]
  hours: not stated
  cost: free
  certificate: none
  style: [text]
  language: [no]
  status: active
  where: 012
  seen: "2026-01"
"""


def add(folder: Path, name: str, text: str) -> Path:
    """One more file in a base."""
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def messages(written: Written, name: str) -> list[str]:
    """The problems of one file, without its path."""
    return [f"{one.line}: {one.message}" for one in written.problems if one.path.endswith(name)]


def test_scalars_keep_what_was_written(small_folder: Path):
    """A bare no, 3.10 or 012 stays the text that it is."""
    add(small_folder, "resources/more.yaml", RESOURCE.format(id="bare", title="3.10"))

    resource = read_base(small_folder).records[Resource]["bare"][0]

    assert (resource.title, resource.provider, resource.where) == ("3.10", "no", "012")
    assert resource.language == ("no",)


def test_a_place_knows_every_line(small_written: Written):
    """A problem of a part is told at the line of that part."""
    _, place = small_written.records[Event]["mlsys"]

    assert place.problem("x", "usual_month", 1, "month").line == 17
    assert place.problem("x", "url").line == 18
    assert place.problem("x", "no_such_field").line == 12
    assert place.problem("x").line == 12


def test_all_faults_of_one_record_are_told(small_folder: Path):
    """Unknown, missing, doubled and misshapen fields come out of one reading."""
    text = RESOURCE.format(id="four-faults", title="[x]") + "  colour: red\n  seen: undated\n"
    add(small_folder, "resources/more.yaml", text.replace("  cost: free\n", ""))

    assert messages(read_base(small_folder), "more.yaml") == [
        "2: four-faults: cost is missing",
        "3: four-faults: title is a list; write a text",
        "18: four-faults: colour is no field; leave it out",
        "19: four-faults: seen stands there twice; keep one",
    ]


def test_one_broken_file_does_not_hide_another(small_folder: Path):
    """A file that cannot be parsed is one problem; all other records are read."""
    add(small_folder, "competitions/more.yaml", "- id: [\n")

    written = read_base(small_folder)

    assert len(written.problems) == 1
    assert written.ids(Skill) == read_base(SMALL).ids(Skill)
    assert "shared-task-names" in written.ids(Competition)


def test_an_unreadable_record_is_still_known_by_name(small_folder: Path):
    """What names a record that could not be read is not told to name nothing."""
    path = small_folder / "skills" / "language.yaml"
    path.write_text(path.read_text("utf-8").replace("area: language", "aera: language", 1), "utf-8")

    written = read_base(small_folder)

    assert "corpus-annotation" in written.ids(Skill)
    assert messages(written, "language.yaml") == [
        "1: corpus-annotation: area is missing",
        "3: corpus-annotation: aera is no field; did you mean 'area'?",
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "1: is empty"),
        ("just words", "1: is no list of records, each beginning with '- id:'"),
        ("- &a {id: x}\n- *a\n", "1: has an anchor or alias (& or *); write it out or quote it"),
        ("- !!python/object:os.system x\n", "1: has a tag (!); leave it out or quote the text"),
        ("- id: x\n---\n- id: y\n", "2: holds more than one document; keep one"),
        ("[" * 100_000, "1: is nested more than 24 deep"),
        ("- id: x\n  title: a\0b\n", "2: holds a character that may not stand in YAML"),
        ("- {[a]: b}\n", "1: a key must be a word, not a list or mapping"),
        (
            "- id: x\n  title: a: b\n",
            "2: is not readable as YAML: mapping values are not allowed in this context",
        ),
        ("#" * 2_000_001, "0: is longer than 2000000 characters; split it"),
    ],
)
def test_files_that_are_no_records(small_folder: Path, text: str, message: str):
    """Bombs, tags and broken texts are one problem each, at their line, and nothing crashes."""
    add(small_folder, "competitions/more.yaml", text)

    assert messages(read_base(small_folder), "more.yaml") == [message]


def test_an_empty_folder_is_no_base(tmp_path: Path):
    """A folder without records says so instead of passing."""
    assert messages(read_base(tmp_path), tmp_path.name) == [
        "0: holds no records: no skills/, no vocabulary.yaml"
    ]
