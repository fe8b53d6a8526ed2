"""Problem, and every error that a person can be told.

Each class carries its exit code (interface.md); only ``cli.main`` prints one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """One thing wrong in what a person wrote, at the place where it is to be mended.

    ``line`` counts from 1; 0 means that the place has no lines (an option, a whole file).
    """

    path: str
    line: int
    message: str

    def __str__(self) -> str:
        """The one form in which problems are printed: ``path:line: message``."""
        where = f"{self.path}:{self.line}" if self.line else self.path
        return f"{where}: {self.message}"


class MlCareerError(Exception):
    """A failure told in one sentence, with a hint that says what to try."""

    exit_code = 1

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class AnswersNeeded(MlCareerError):
    """Answers are missing and nobody is at the terminal; the hint names what to give instead."""

    exit_code = 3


class InvalidInput(MlCareerError):
    """Data that a person wrote cannot be used; carries every problem found in it."""

    exit_code = 4

    def __init__(self, message: str, problems: Sequence[Problem], hint: str = "") -> None:
        super().__init__(message, hint)
        self.problems = tuple(problems)


class NotFound(MlCareerError):
    """Nothing has that name; carries the nearest names there are, best first."""

    exit_code = 5

    def __init__(self, kind: str, typed: str, near: Sequence[str] = (), hint: str = "") -> None:
        what = f"no {kind} is called" if kind else "nothing is called"
        near_hint = f"nearest: {', '.join(near)}." if near else ""
        super().__init__(f'{what} "{typed}".', " ".join(part for part in (near_hint, hint) if part))
        self.kind = kind
        self.typed = typed
        self.near = tuple(near)


class Stopped(MlCareerError):
    """The person stopped; what was answered so far is already saved."""

    exit_code = 130
