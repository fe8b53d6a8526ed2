"""The proof of fairness as a page: every promise with its limit, favourites, and what the words are worth."""

from __future__ import annotations

from collections.abc import Iterator

from mlcareer.advice.validating import Check, ValidateReport
from mlcareer.pages.blocks import Block, Heading, Item, Para, Table, Title

EXACT = 1e-6  # below this a figure is shown as a power of ten


def validate_page(report: ValidateReport) -> Iterator[Block]:
    """The page of ``mlcareer validate``."""
    broken = [check for check in report.checks if not check.holds]
    yield Title("The matcher keeps its promises" if report.holds else f"{len(broken)} promises are broken")
    yield Para(
        f"Simulated people only, seed {report.seed}: {report.even_people} spread evenly over the fields and "
        f"{report.random_people} who answer at random. No human being was measured."
    )
    for check in report.checks:
        yield Item(_told(check), label="ok " if check.holds else "BROKEN", tone="" if check.holds else "warn")
    yield Heading("First places, times the fair share")
    rows = tuple((each.name, f"{each.even:.2f}", f"{each.random:.2f}") for each in report.exposure)
    yield Table(("Field", "People spread evenly", "Random answers"), rows, (1, 2))
    yield Heading("What the words of a result were worth among simulated people")
    told = tuple(
        (each.word, each.right_when, f"{each.of_ten} of 10", f"{100 * each.people:.0f} %")
        for each in report.words
    )
    yield Table(("Words", "Right when", "Were right", "Told to"), told, (2, 3))
    yield Para("How all this was measured, with more tables: docs/matching-report.md", "quiet")


def _told(check: Check) -> str:
    """A promise in a sentence."""
    sign = "at least" if check.sense == "at least" else "at most"
    return f"{check.name}: {_number(check.found)}, {sign} {_number(check.limit)} ({check.about})"


def _number(value: float) -> str:
    return f"{value:.0e}" if 0 < abs(value) < EXACT else f"{round(value, 3):g}"
