"""The one draft of the wizard: saved after every answer, found again, resumed, put aside.

It is JSON, readable by its owner only; one answer stands on one line, so that a fault has a place.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mlcareer.advice.answers import Answers
from mlcareer.errors import InvalidInput, NotFound, Problem
from mlcareer.journal.draft_file import ANEW, FORMAT, lines_of, members, written
from mlcareer.journal.files import Lock, free_name, write_atomically

NAME = "draft.json"
BEGIN = "Begin with: mlcareer plan"
UNSAVED = "The wizard goes on; your answers are printed at the end."
SAID_AT_END = "not saved"
Warn = Callable[[str], None]
FromRaw = Callable[[Mapping[str, tuple[object, int]], str], tuple[Answers, tuple[Problem, ...]]]
AsRaw = Callable[[Answers], Mapping[str, object]]


class NoDraft(NotFound):
    """There is no draft to go on with."""

    def __init__(self) -> None:
        super().__init__("unfinished plan", NAME, hint=BEGIN)
        self.message = "there is no unfinished plan."


@dataclass(frozen=True)
class Found:
    """A draft on the disk, in the words of its first question: when, how much, where."""

    path: Path
    saved: str
    saved_at: str
    count: int
    part: int


@dataclass(frozen=True)
class Loaded:
    """A draft read: its answers, hidden ones too, and the place in the wizard.

    ``place`` is empty where the draft is of another question bank; ``told`` then says how many
    answers still fit.
    """

    answers: Answers
    place: Mapping[str, object]
    told: str = ""


def quiet(text: str) -> None:
    """Warns nobody."""


def find(folder: Path | None, now: str) -> Found | None:
    """The draft there is; none where it cannot be read (``Draft.open`` puts such a one aside).

    ``now`` is the present moment (``2026-12-01T14:03``), so that a draft of today says so.
    """
    path = _path(folder)
    if path is None or not _is_there(path):
        return None
    try:
        saved = members(path)
    except (InvalidInput, OSError):
        return None
    place = saved["place"]
    given = place.get("given", ()) if isinstance(place, dict) else ()
    given = given if isinstance(given, list | tuple) else ()
    count = sum(1 for question in saved["answers"] if question not in given)
    part = place.get("part", 1) if isinstance(place, dict) else 1
    return Found(
        path, saved["saved"], in_words(saved["saved"], now), count, part if isinstance(part, int) else 1
    )


def load(
    folder: Path | None, *, bank: str, from_raw: FromRaw, strict: bool = False, warn: Warn = quiet
) -> Loaded | None:
    """The draft's answers and place; ``strict`` is for ``--resume``, which was asked to read it.

    Raises NoDraft and InvalidInput (with path and line, the file untouched) if strict; else gives
    none where there is no draft, and renames a damaged one aside.
    """
    path = _path(folder)
    if path is None or not _is_there(path):
        if strict:
            raise NoDraft
        return None
    try:
        saved = members(path)
        return _loaded(saved, path, bank, from_raw)
    except InvalidInput as damaged:
        if strict:
            raise
        _put_aside_damaged(path, damaged, warn)
        return None


def _loaded(saved: Mapping[str, Any], path: Path, bank: str, from_raw: FromRaw) -> Loaded:
    """The answers as the question bank reads them. Raises InvalidInput for a value it does not allow."""
    lines = lines_of(path.read_text("utf-8"), saved["answers"])
    raw = {question: (entry["value"], lines[question]) for question, entry in saved["answers"].items()}
    answers, problems = from_raw({"seed": (saved["seed"], 0), "model": (saved["model"], 0), **raw}, str(path))
    if saved["bank"] == bank:
        if problems:
            raise InvalidInput(f"{path} has {_many(len(problems), 'problem')}.", problems, ANEW)
        marks = {question: entry["mark"] for question, entry in saved["answers"].items()}
        return Loaded(answers, {**saved["place"], "marks": marks})
    kept, all_of_them = len(answers.values), len(raw)
    told = f"The draft is of another question bank: {kept} of its {_many(all_of_them, 'answer')} still fit."
    return Loaded(answers, {}, told)


def set_aside(folder: Path | None) -> Path | None:
    """The old draft under another name, kept; gives the name, or none where there is no draft.

    Raises OSError.
    """
    path = _path(folder)
    if path is None or not _is_there(path):
        return None
    return _rename(path, "draft-aside.json")


def discard(folder: Path | None) -> str:
    """Deletes the draft; gives when it was saved. Raises NoDraft, OSError."""
    path = _path(folder)
    if path is None or not _is_there(path):
        raise NoDraft
    try:
        when = str(members(path)["saved"]).replace("T", ", ")
    except InvalidInput:
        when = "an unknown day (it is damaged)"
    path.unlink()
    return when


class Draft:
    """The draft being written: the lock on it, and what was warned of already."""

    def __init__(
        self, path: Path | None, bank: str, as_raw: AsRaw, now: Callable[[], str], warn: Warn
    ) -> None:
        self.path, self.bank, self.as_raw, self.now, self.warn = path, bank, as_raw, now, warn
        self.lock = Lock(path.with_name("draft.lock")) if path else None
        self.latest = Answers()
        self.unsaved = False
        self.warned = False
        self.started = ""

    @classmethod
    def open(
        cls, folder: Path | None, *, now: Callable[[], str], bank: str, as_raw: AsRaw, warn: Warn = quiet
    ) -> Draft:
        """A draft ready to be written; where it cannot be, one warning, and ``saving`` is false."""
        draft = cls(_path(folder), bank, as_raw, now, warn)
        draft._begin()
        return draft

    @property
    def saving(self) -> bool:
        """Whether answers are kept on the disk."""
        return self.path is not None

    def _begin(self) -> None:
        """Takes the lock; whoever cannot goes on without saving."""
        if self.path is None or self.lock is None:
            self._cannot("there is no home folder, so nothing is kept")
            return
        try:
            if not self.lock.take():
                self._cannot("the draft is in use by another mlcareer plan, so this one keeps nothing")
                return
        except OSError as fault:
            self._cannot(f"the draft cannot be saved ({fault.strerror})")
            return
        self.started = self._old_start() or self.now()

    def _old_start(self) -> str:
        """When the draft on the disk was begun; a damaged one is renamed aside, with one warning."""
        if self.path is None or not _is_there(self.path):
            return ""
        try:
            return str(members(self.path)["started"])
        except InvalidInput as damaged:
            _put_aside_damaged(self.path, damaged, self.warn)
        except OSError as fault:
            self._cannot(f"the old draft cannot be read ({fault.strerror})")
        return ""

    def _cannot(self, why: str) -> None:
        """Nothing will be kept, and this is said once."""
        self.path = None
        self._warn(why)

    def _warn(self, why: str) -> None:
        """One warning for the whole run."""
        self.unsaved = True
        if not self.warned:
            self.warned = True
            self.warn(f"{why}. {UNSAVED}")

    def keep(self, answers: Answers, place: Mapping[str, object]) -> str:
        """Saves all answers at once; gives the words to show: ``saved 14:03`` or ``not saved``."""
        self.latest = answers
        if self.path is None:
            return SAID_AT_END
        now = self.now()
        try:
            write_atomically(self.path, self._text(answers, place, now))
        except OSError as fault:
            self._warn(f"the draft cannot be saved ({fault.strerror})")
            return SAID_AT_END
        self.unsaved = False
        return f"saved {now.partition('T')[2][:5]}"

    def _text(self, answers: Answers, place: Mapping[str, object], now: str) -> str:
        """The file as it is to be written."""
        raw, marks = self.as_raw(answers), place.get("marks")
        known = marks if isinstance(marks, Mapping) else {}
        entries = {
            question: {"value": raw[question], "mark": known.get(question, "typed")}
            for question in answers.values
        }
        head = {
            "format": FORMAT,
            "bank": self.bank,
            "seed": answers.seed,
            "model": answers.model,
            "started": self.started,
            "saved": now,
            "place": {name: value for name, value in place.items() if name != "marks"},
        }
        return written(head, entries)

    def remove(self) -> None:
        """Deletes the draft once the plan is stored."""
        if self.path is not None:
            self.path.unlink(missing_ok=True)

    def close(self) -> None:
        """Lets another wizard write."""
        if self.lock is not None:
            self.lock.release()


def in_words(saved: str, now: str) -> str:
    """A moment as one says it: ``today, 14:02``."""
    day, _, time = saved.partition("T")
    return f"{'today' if day == now.partition('T')[0] else day}, {time[:5]}" if time else day


def _path(folder: Path | None) -> Path | None:
    """Where the draft lives."""
    return folder / NAME if folder else None


def _is_there(path: Path) -> bool:
    """Whether there is a draft; a folder that cannot be looked into holds none."""
    try:
        return path.is_file()
    except OSError:
        return False


def _put_aside_damaged(path: Path, damaged: InvalidInput, warn: Warn) -> None:
    """A damaged draft under another name, with one warning."""
    why = str(damaged.problems[0])
    try:
        aside = _rename(path, "draft-damaged.json")
    except OSError as fault:
        warn(f"the old draft is damaged ({why}) and cannot be renamed ({fault.strerror}).")
        return
    warn(f"the old draft is damaged ({why}); it is kept as {aside}.")


def _rename(path: Path, name: str) -> Path:
    """The file under another name that is free. Raises OSError."""
    return path.rename(free_name(path.with_name(name)))


def _many(number: int, noun: str) -> str:
    """A number with its noun."""
    return f"{number} {noun}{'' if number == 1 else 's'}"
