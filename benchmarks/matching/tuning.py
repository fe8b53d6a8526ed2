"""Which constants the simulation asks for: the stop rule, T, and the slopes, before and after (matching.md 9, A)."""

from __future__ import annotations

from dataclasses import replace

from benchmarks.matching.asking import Rule
from benchmarks.matching.doubt import calibration, finals
from benchmarks.matching.scoring import by_rule
from benchmarks.matching.study import POPULATIONS, Study, Table, three
from mlcareer.advice.constants import Constants

# What the design page set before anything was tuned on the real matrix with problems.
BEFORE = {"tempering": 0.45, "bring": 1.2, "least_asked": 10, "enough_mass": 0.70, "least_information": 0.08}
STOPS = (
    (7, 0.70, 0.08),
    (7, 0.75, 0.08),
    (8, 0.70, 0.08),
    (8, 0.75, 0.08),
    (8, 0.80, 0.08),
    (8, 0.75, 0.06),
    (8, 0.75, 0.12),
    (10, 0.70, 0.08),
    (10, 0.75, 0.08),
)
SLOPES: tuple[dict[str, float], ...] = (
    {}, {"nearness": 0.25}, {"nearness": 0.45}, {"tick_slope": 5.0, "tick_threshold": 2.5},
    {"tick_slope": 2.0, "tick_threshold": 1.6}, {"problem_slope": 1.5}, {"problem_slope": 3.5},
    {"slope": 0.45}, {"slope": 0.70},
)  # fmt: skip


def before(constants: Constants) -> Constants:
    """The constants as they were."""
    return replace(constants, **BEFORE)  # type: ignore[arg-type]


def _line(study: Study, rule: Rule) -> tuple[str, ...]:
    found = [by_rule(study, rule, population) for population in POPULATIONS]
    return tuple(text for one in found for text in (str(one.tops), three(one.tops.three), f"{one.count:.1f}"))


def stops_table(study: Study) -> Table:
    """The stop rule, tried."""
    rows = [("always 18", *_line(study, Rule.fixed(18)))]
    for least, mass, bits in STOPS:
        rule = replace(study.rule, least=least, mass=mass, bits=bits)
        ours = (least, mass, bits) == (study.rule.least, study.rule.mass, study.rule.bits)
        name = f"at least {least}, mass {mass:.2f}, {bits:.2f} nats"
        rows.append((f"**{name}**" if ours else name, *_line(study, rule)))
    note = (
        f"Sigma 1, T = {study.constants.tempering:g}. Wanted: G1 in three within .02 of asking 18 of "
        "everybody, with as few questions as that allows."
    )
    return Table(
        "Stop rule, tried", note, ("rule", "G1", "in three", "n", "G2", "in three", "n"), tuple(rows)
    )


def slopes_table(study: Study) -> Table:
    """The slopes, tried and left: the advisers' rankings of real narratives (part A) chose them."""
    rows = []
    for change in SLOPES:
        tried = study.under(replace(study.constants, **change))  # type: ignore[arg-type]
        name = (
            ", ".join(f"{key.replace('_', ' ')} {value:g}" for key, value in change.items())
            or "**as they are**"
        )
        rows.append((name, *_line(tried, tried.rule)))
    note = (
        "Left as they are: the differences are at most two points in a hundred, and how far one problem speaks for near "
        "fields was chosen on narratives of people (matching.md part A), which say more than simulated tastes."
    )
    return Table("Slopes, tried", note, ("change", "G1", "in three", "n", "G2", "in three", "n"), tuple(rows))


def before_after_table(study: Study) -> Table:
    """The tuned constants: what they were and what they are."""
    rows = []
    for name, one in (("before", study.under(before(study.constants))), ("**after**", study)):
        constants = one.constants
        fit, best = finals(one, tuple(POPULATIONS))
        errors = calibration(fit, best, one.matcher, constants.tempering).error
        words = (
            f"T {constants.tempering:g}, at least {constants.least_asked}, mass "
            f"{constants.enough_mass:.2f}, {constants.least_information:.2f} nats"
        )
        rows.append((name, words, *_line(one, one.rule), "/".join(map(three, errors))))
    note = (
        "Calibration error in the mixture for the first 1/3/5. The line of experience keeps its size in "
        "points (1.2 at T .45 is 1.04 at T .52)."
    )
    headers = ("", "constants", "G1", "in three", "n", "G2", "in three", "n", "calibration error")
    return Table("Before and after", note, headers, tuple(rows))
