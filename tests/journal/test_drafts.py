"""Drafts: saved after every answer, resumed at the same place, never lost and never in the way."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest

from mlcareer.advice.answers import Answers
from mlcareer.errors import InvalidInput, NotFound
from mlcareer.journal import drafts
from mlcareer.journal.drafts import Draft
from tests.journal.bank import ANSWERS, PLACE, as_raw, from_raw

NOW = "2026-12-01T14:03"


class Notes(list[str]):
    """What was warned of."""

    def warn(self, text: str) -> None:
        """One more."""
        self.append(text)


def opened(folder: Path | None, notes: Notes | None = None, bank: str = "b1", now: str = NOW) -> Draft:
    """A draft ready to be written."""
    warn = notes.warn if notes is not None else drafts.quiet
    return Draft.open(folder, now=lambda: now, bank=bank, as_raw=as_raw, warn=warn)


def kept(folder: Path, bank: str = "b1") -> Path:
    """A draft with three answers on the disk."""
    draft = opened(folder, bank=bank)
    draft.keep(ANSWERS, PLACE)
    draft.close()
    return folder / "draft.json"


def test_a_draft_holds_what_is_needed_to_go_on(tmp_path: Path) -> None:
    """Format, bank, seed, start, position, and each answer with its mark."""
    saved = json.loads(kept(tmp_path).read_text())

    assert saved["format"] == 1
    assert (saved["bank"], saved["seed"], saved["started"], saved["saved"]) == ("b1", 7, NOW, NOW)
    assert saved["place"] == {"at": "weeks", "part": 3, "given": ["hours_per_week"]}
    assert saved["answers"]["route"] == {"value": "new", "mark": "default"}
    assert saved["answers"]["set-01"] == {"value": {"best": "a", "worst": "d"}, "mark": "typed"}


def test_only_its_owner_can_read_it(tmp_path: Path) -> None:
    """It is about a person."""
    assert stat.S_IMODE(kept(tmp_path).stat().st_mode) == 0o600


def test_what_is_read_is_what_was_kept(tmp_path: Path) -> None:
    """Answers, seed, place and marks."""
    kept(tmp_path)
    loaded = drafts.load(tmp_path, bank="b1", from_raw=from_raw, strict=True)

    assert loaded is not None
    assert loaded.answers == ANSWERS
    assert loaded.place == {
        **{name: value for name, value in PLACE.items() if name != "marks"},
        "marks": MARKS,
    }
    assert loaded.told == ""


MARKS = {"route": "default", "set-01": "typed", "hours_per_week": "typed"}


def test_keeping_says_when(tmp_path: Path) -> None:
    """The words that stand on the screen."""
    assert opened(tmp_path).keep(ANSWERS, PLACE) == "saved 14:03"


def test_a_draft_is_found_with_day_count_and_part(tmp_path: Path) -> None:
    """Answers given beforehand are not counted; today is called so."""
    kept(tmp_path)
    today, later = drafts.find(tmp_path, NOW), drafts.find(tmp_path, "2026-12-03T09:00")

    assert today is not None
    assert later is not None
    assert (today.saved_at, today.count, today.part) == ("today, 14:03", 2, 3)
    assert later.saved_at == "2026-12-01, 14:03"


def test_the_start_stays_when_a_draft_goes_on(tmp_path: Path) -> None:
    """A second sitting does not begin anew."""
    kept(tmp_path)
    draft = opened(tmp_path, now="2026-12-02T10:00")
    draft.keep(ANSWERS, PLACE)
    saved = json.loads((tmp_path / "draft.json").read_text())

    assert (saved["started"], saved["saved"]) == (NOW, "2026-12-02T10:00")


def test_without_a_home_folder_one_warning_and_nothing_kept() -> None:
    """The wizard goes on; the answers are there to be printed."""
    notes = Notes()
    draft = opened(None, notes)

    assert [draft.keep(ANSWERS, PLACE), draft.keep(ANSWERS, PLACE)] == ["not saved", "not saved"]
    assert notes == [
        "there is no home folder, so nothing is kept. The wizard goes on; your answers are printed at the end."
    ]
    assert (draft.latest, draft.saving, draft.unsaved) == (ANSWERS, False, True)


def test_a_full_disk_is_told_once_and_the_wizard_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At the first failure one warning; the old draft stays."""
    notes = Notes()
    draft = opened(tmp_path, notes)
    draft.keep(ANSWERS, PLACE)

    def full(path: Path, text: str) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(drafts, "write_atomically", full)
    later = ANSWERS.put("route", "torn")

    assert [draft.keep(later, PLACE), draft.keep(later, PLACE)] == ["not saved", "not saved"]
    assert len(notes) == 1
    assert "No space left on device" in notes[0]
    assert draft.latest == later
    assert drafts.load(tmp_path, bank="b1", from_raw=from_raw).answers == ANSWERS  # type: ignore[union-attr]


def test_a_folder_that_cannot_be_made_is_told_once(tmp_path: Path) -> None:
    """A file stands where the folder should be."""
    (tmp_path / "file").write_text("")
    notes = Notes()
    draft = opened(tmp_path / "file" / "mlcareer", notes)

    assert draft.keep(ANSWERS, PLACE) == "not saved"
    assert len(notes) == 1


def test_a_second_wizard_goes_on_without_saving(tmp_path: Path) -> None:
    """It says so, and the first one's draft is untouched."""
    first = opened(tmp_path)
    first.keep(ANSWERS, PLACE)
    notes = Notes()
    second = opened(tmp_path, notes)
    second.keep(Answers({"route": "torn"}), PLACE)
    second.remove()

    assert notes == [
        "the draft is in use by another mlcareer plan, so this one keeps nothing. "
        "The wizard goes on; your answers are printed at the end."
    ]
    assert drafts.load(tmp_path, bank="b1", from_raw=from_raw).answers == ANSWERS  # type: ignore[union-attr]
    first.close()
    assert opened(tmp_path).saving


DAMAGED = [
    ("", 1, "is not readable as JSON: Expecting value"),
    ('{\n  "format": 1,\n  "bank"', 3, "is not readable as JSON: Expecting ':' delimiter"),
    ("[1]", 1, "is no draft of mlcareer"),
    ('{\n"format": 9}', 2, "format: written by a newer mlcareer; install that one"),
    ('{"format": 1, "bank": "b1"}', 1, "seed: is missing or of a wrong form"),
    ("\udcff", 1, "is no text"),
]


@pytest.mark.parametrize(("text", "line", "message"), DAMAGED)
def test_a_damaged_draft_is_refused_by_resume_and_left_alone(
    tmp_path: Path, text: str, line: int, message: str
) -> None:
    """Exit 4 with path and line, the file untouched."""
    path = tmp_path / "draft.json"
    path.write_bytes(text.encode("utf-8", "surrogateescape"))

    with pytest.raises(InvalidInput) as refused:
        drafts.load(tmp_path, bank="b1", from_raw=from_raw, strict=True)

    assert [str(problem) for problem in refused.value.problems] == [f"{path}:{line}: {message}"]
    assert path.exists()


@pytest.mark.parametrize(("text", "line", "message"), DAMAGED)
def test_a_damaged_draft_met_by_a_plain_start_is_renamed_aside(
    tmp_path: Path, text: str, line: int, message: str
) -> None:
    """One warning, a fresh start, and the damaged file kept under another name."""
    path = tmp_path / "draft.json"
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    notes = Notes()

    assert drafts.find(tmp_path, NOW) is None
    assert path.exists()
    draft = opened(tmp_path, notes)
    draft.keep(ANSWERS, PLACE)
    draft.close()

    assert len(notes) == 1
    assert f"{path}:{line}: {message}" in notes[0]
    assert (tmp_path / "draft-damaged.json").read_bytes() == text.encode("utf-8", "surrogateescape")
    assert drafts.find(tmp_path, NOW) is not None


def test_an_answer_that_is_not_allowed_has_its_line(tmp_path: Path) -> None:
    """A draft that somebody edited by hand."""
    path = kept(tmp_path)
    text = path.read_text().replace('"value": 8', '"value": "eight"')
    path.write_text(text)
    line = next(number for number, one in enumerate(text.splitlines(), 1) if "eight" in one)

    with pytest.raises(InvalidInput) as refused:
        drafts.load(tmp_path, bank="b1", from_raw=from_raw, strict=True)

    assert [str(problem) for problem in refused.value.problems] == [
        f"{path}:{line}: hours_per_week: eight is not a number"
    ]


def test_a_draft_of_another_bank_keeps_what_still_fits(tmp_path: Path) -> None:
    """One sentence says how many, and the place is looked for anew."""
    path = kept(tmp_path, bank="old")
    path.write_text(path.read_text().replace('"set-01"', '"set-99"'))
    loaded = drafts.load(tmp_path, bank="b1", from_raw=from_raw, strict=True)

    assert loaded is not None
    assert loaded.answers == ANSWERS.drop("set-01")
    assert loaded.place == {}
    assert loaded.told == "The draft is of another question bank: 2 of its 3 answers still fit."


def test_resume_without_a_draft_names_the_command_to_begin(tmp_path: Path) -> None:
    """Exit 5."""
    with pytest.raises(NotFound) as refused:
        drafts.load(tmp_path, bank="b1", from_raw=from_raw, strict=True)

    assert refused.value.message == "there is no unfinished plan."
    assert refused.value.hint == "Begin with: mlcareer plan"
    assert drafts.load(tmp_path, bank="b1", from_raw=from_raw) is None
    assert drafts.load(None, bank="b1", from_raw=from_raw) is None


def test_starting_over_keeps_the_old_draft_under_another_name(tmp_path: Path) -> None:
    """Each one gets its own."""
    names = []
    for _ in range(2):
        kept(tmp_path)
        aside = drafts.set_aside(tmp_path)
        assert aside is not None
        names.append(aside.name)

    assert names == ["draft-aside.json", "draft-aside-2.json"]
    assert drafts.set_aside(tmp_path) is None


def test_discarding_says_of_when_it_was(tmp_path: Path) -> None:
    """And leaves nothing."""
    path = kept(tmp_path)

    assert drafts.discard(tmp_path) == "2026-12-01, 14:03"
    assert not path.exists()
    with pytest.raises(NotFound):
        drafts.discard(tmp_path)


def test_a_finished_draft_is_removed(tmp_path: Path) -> None:
    """After the plan is stored."""
    draft = opened(tmp_path)
    draft.keep(ANSWERS, PLACE)
    draft.remove()

    assert not (tmp_path / "draft.json").exists()


def test_the_first_version_of_a_draft_is_still_read() -> None:
    """A stored sample of each older version."""
    samples = sorted((Path(__file__).parent / "samples").glob("draft-*"))

    assert [sample.name for sample in samples] == ["draft-1"]
    for sample in samples:
        loaded = drafts.load(sample, bank="b1", from_raw=from_raw, strict=True)
        assert loaded is not None
        assert loaded.answers == ANSWERS
