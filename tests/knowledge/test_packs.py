"""Packs: read after the base, adding or replacing, refused whole with a reason."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from mlcareer.errors import NotFound
from mlcareer.knowledge.base import Base, open_base
from mlcareer.knowledge.compile import compile_base
from mlcareer.knowledge.packs import pack_problems
from mlcareer.knowledge.read import read_base
from mlcareer.knowledge.surroundings import Community
from tests.knowledge.conftest import SMALL

COMMUNITY = """\
- id: {id}
  name: {name}
  kind: forum
  url: https://example.org/{id}
  topics: [reading]
  specializations: [nlp]
  language: [en]
  start: {start}
  where: its home page
  seen: undated
"""


def pack(packs: Path, name: str, id: str, title: str, start: str = "Say what you read last.") -> Path:
    """A pack with one community."""
    folder = packs / name
    folder.mkdir(parents=True)
    (folder / "communities.yaml").write_text(COMMUNITY.format(id=id, name=title, start=start), "utf-8")
    return folder


def names(base: Base) -> dict[str, str]:
    """The communities of a base by id."""
    return {one.id: one.name for one in base.many(Community)}


@pytest.fixture
def packs(tmp_path: Path) -> Path:
    """An empty folder for packs."""
    folder = tmp_path / "packs"
    folder.mkdir()
    return folder


def test_a_pack_adds_and_replaces(packs: Path):
    """A new id is added, an id that is there is replaced, all else stays."""
    pack(packs, "mine", "reading-circle", "Reading circle")
    pack(packs, "yours", "text-forum", "Another text forum")

    with open_base(SMALL, packs=packs) as base:
        assert names(base) == {
            "hosting-chat": "Hosting chat",
            "reading-circle": "Reading circle",
            "text-forum": "Another text forum",
        }
        assert base.version == "2026.11-small+mine+yours"
        assert base.notes == ()


def test_a_pack_that_does_not_pass_is_left_out_whole(packs: Path):
    """One fault refuses the pack by name, and the others go on."""
    bad = pack(packs, "bad", "loud-place", "Loud place", start="Unlock your journey.")
    pack(packs, "good", "reading-circle", "Reading circle")

    with open_base(SMALL, packs=packs) as base:
        assert sorted(names(base)) == ["hosting-chat", "reading-circle", "text-forum"]
        assert base.notes == (
            f"the pack bad is left out: {bad.as_posix()}/communities.yaml:8: loud-place: start has 'Unlock';"
            f" say what is done instead; see mlcareer check {bad}",
        )


def test_a_pack_that_cannot_be_read_is_left_out(packs: Path):
    """A fault of form refuses a pack like any other."""
    (pack(packs, "torn", "x", "X") / "communities.yaml").write_text("- id: [\n", "utf-8")

    with open_base(SMALL, packs=packs) as base:
        assert len(base.notes) == 1
        assert base.notes[0].startswith("the pack torn is left out: ")


def test_a_pack_answers_for_what_it_breaks_elsewhere(packs: Path):
    """A record that collides with one of the base is the pack's problem."""
    folder = pack(packs, "twin", "twin", "Twin")
    path = folder / "communities.yaml"
    path.write_text(path.read_text("utf-8").replace("example.org/twin", "example.org/text-forum"), "utf-8")

    found = [problem.message for problem in pack_problems(read_base(SMALL), read_base(folder))]

    assert found == ["twin: url is also that of 'text-forum'; keep one record"]


def test_a_changed_pack_is_seen(packs: Path, tmp_path: Path):
    """With a cache, a pack that is added, changed or taken away gives a new base."""
    cache = tmp_path / "cache"
    folder = pack(packs, "mine", "reading-circle", "Reading circle")
    with open_base(SMALL, cache, packs) as base:
        first = base.digest
        assert "reading-circle" in names(base)

    path = folder / "communities.yaml"
    path.write_text(path.read_text("utf-8").replace("Reading circle", "Reading square"), "utf-8")
    with open_base(SMALL, cache, packs) as base:
        assert names(base)["reading-circle"] == "Reading square"
        assert base.digest != first

    shutil.rmtree(folder)
    with open_base(SMALL, cache, packs) as base, pytest.raises(NotFound):
        base.get(Community, "reading-circle")


def test_notes_are_told_at_every_opening(packs: Path, tmp_path: Path):
    """A refused pack is named also when the compiled base is there already."""
    pack(packs, "bad", "loud-place", "Loud place", start="Unlock your journey.")
    with open_base(SMALL, tmp_path / "cache", packs) as first:
        told = first.notes

    with open_base(SMALL, tmp_path / "cache", packs) as second:
        assert second.notes == told != ()


def test_a_pack_joins_an_installed_copy(packs: Path, tmp_path: Path):
    """An installed base takes packs too, in a cache of its own."""
    data = Path(shutil.copytree(SMALL, tmp_path / "installed"))
    compile_base(read_base(SMALL), data / "base.sqlite")
    pack(packs, "mine", "reading-circle", "Reading circle")

    for _ in range(2):
        with open_base(data, tmp_path / "cache", packs) as base:
            assert "reading-circle" in names(base)

    assert len(list((tmp_path / "cache").glob("*.sqlite"))) == 1
