"""Everything measured about the matcher, on simulated people: one command, some minutes.

    python -m benchmarks.matching.simulate [--seed N] [--quick] [--write]

from the root of a checkout, with numpy (the extra ``bench``). It prints every table; ``--write`` also
writes docs/matching-report.md, the figures that the product prints (src/mlcareer/advice/calibrated.py)
and the list of trait ratings that need another rater. It fails where a binding target is missed or the
arrays differ from the product.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

# One thread: the run is compared between machines, and other programs are left their share.
for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(variable, "1")

from benchmarks.matching import doubt, exactness, limits, odd, perturbed, scoring, targets, tuning, words  # noqa: E402
from benchmarks.matching.agreement import disagreements  # noqa: E402
from benchmarks.matching.prose import LIMITS, READING, SECTIONS, TRIED  # noqa: E402
from benchmarks.matching.study import Study, Table  # noqa: E402
from mlcareer.knowledge.base import open_base  # noqa: E402

ROOT = Path(__file__).resolve().parents[2]
REPORT = ROOT / "docs" / "matching-report.md"
CALIBRATED = ROOT / "src" / "mlcareer" / "advice" / "calibrated.py"
ENTRIES = ROOT / "benchmarks" / "matching" / "needs-another-rater.csv"
FULL, QUICK = (8, 1500), (2, 400)
OTHER_PEOPLE = 1_000_003  # added to the seed for those whom the counter's table was not made from

TABLES: dict[str, tuple[Callable[[Study], Table], ...]] = {
    "finding": (scoring.methods_table, scoring.designs_table, scoring.noise_table, scoring.telling_table),
    "trusting": (
        doubt.stability_table,
        doubt.calibration_table,
        doubt.tempering_table,
        exactness.deletion_table,
    ),
    "matrix": (doubt.wrong_table, doubt.generous_table),
    "fairness": (odd.exposure_table, odd.habits_table, odd.background_table),
    "tuning": (tuning.before_after_table, tuning.stops_table, tuning.slopes_table),
    "limits": (limits.feasibility_table, limits.ceiling_table),
}


def run(seed: int, size: tuple[int, int], write: bool) -> int:
    """Measure, print, write; gives the exit code."""
    started = time.monotonic()
    with open_base() as base:
        study = Study(base.model(), seed, *size)
    differ = [text for name in ("G1", "G2") for text in disagreements(study, study.crowds(name)[0])]
    found = list(targets.gates(study, targets.speed(60, seed)))
    parts = {"targets": [targets.targets_table(found)]}
    for name, tables in TABLES.items():
        parts[name] = [table(study) for table in tables]
        note(f"{name}: {time.monotonic() - started:.0f} s")
    people = perturbed.asked_people(study)
    entries = perturbed.single_entries(study, people)
    parts["matrix"] += [
        perturbed.spread_table(study, people),
        perturbed.entries_table(entries),
        perturbed.disagreed_table(study),
    ]
    said, left = words.words_of(study), words.left_of(words.displays(study))
    other = Study(study.model, seed + OTHER_PEOPLE, *size)
    held = words.promise(words.displays(other), left)
    parts["words"] = [words.words_table(study, said), words.promise_table(held)]
    text = "\n".join(report(study, parts))
    sys.stdout.write(text)
    if write:
        REPORT.write_text(text, "utf-8")
        CALIBRATED.write_text(words.module(study, said, left), "utf-8")
        perturbed.write_entries(entries, ENTRIES)
    wrong = [*differ, *targets.broken(found)]
    for line in wrong:
        note(f"error: {line}")
    note(f"{time.monotonic() - started:.0f} s")
    return 1 if wrong else 0


def note(text: str) -> None:
    """A line beside the result."""
    sys.stderr.write(text + "\n")


def report(study: Study, parts: dict[str, list[Table]]) -> Iterator[str]:
    """The report, part by part."""
    retests = ", ".join(f"{share:.2f} at sigma {sigma:g}" for sigma, share in study.retests.items())
    yield READING.format(
        seed=study.seed, worlds=study.worlds, people=study.size, retests=retests, scale=study.scale
    )
    for name, (title, about) in SECTIONS.items():
        yield f"## {title}\n\n{about}\n" if about else f"## {title}\n"
        yield from (table.markdown() for table in parts[name])
        if name == "targets":
            yield TRIED
    yield LIMITS


def main() -> None:
    """Read the arguments."""
    parser = argparse.ArgumentParser(description="Measure the matcher on simulated people.")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--quick", action="store_true", help="few people: under a minute, coarse")
    parser.add_argument(
        "--write", action="store_true", help="write the report and the figures that the product prints"
    )
    given = parser.parse_args()
    if given.quick and given.write:
        parser.error("a quick run is too coarse to be written down")
    sys.exit(run(given.seed, QUICK if given.quick else FULL, given.write))


if __name__ == "__main__":
    main()
