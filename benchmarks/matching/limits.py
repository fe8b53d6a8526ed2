"""Hard and soft limits, and how much even a perfect match promises (matching.md 14.6, 14.7)."""

from __future__ import annotations

import numpy as np

from benchmarks.matching.engine import Floats
from benchmarks.matching.study import Study, Table, two

LOADS = {"light": 150.0, "medium": 400.0, "heavy": 900.0}  # median hours to a first goal
CAPACITY, CAPACITY_SD, HOURS_SD = 400.0, 0.7, 0.4  # hours that people have; how specializations differ
REALISTIC = 2.0  # what is stated, times this, is what it takes
SOFT = np.log(2)  # log-odds for each doubling: 10 points
POLICIES = (
    "ignore",
    "hard limit, stated hours",
    "hard limit, realistic hours",
    "soft, the product's line",
    "soft, blocked above 4 times",
)


def feasibility_table(study: Study) -> Table:
    """14.6: what each policy costs in fit, and whom it leaves with nothing."""
    rows = []
    for policy in POLICIES:
        shown = []
        for load, hours in LOADS.items():
            first, three, over, removed, nobody = np.mean(
                [_policy(study, policy, hours, place) for place in range(study.worlds)], axis=0
            )
            shown.append(f"{two(first)}/{two(three)}, {over:.1f}")
            if load == "heavy":
                worst = (two(removed), two(nobody))
        rows.append((policy, *shown, *worst))
    note = (
        "G2, sigma 1. Worth of the first / of the best of three (0 an average specialization, 1 the best one), "
        "and by how many doublings the first overruns the person's hours; removed and nobody left at heavy hours."
    )
    headers = ("policy", *LOADS, "best one removed", "nobody left")
    return Table("Limits of time", note, headers, tuple(rows))


def _policy(study: Study, policy: str, load: float, place: int) -> tuple[float, float, float, float, float]:
    crowd = study.crowds("G2")[place]
    draw = np.random.default_rng([*crowd.number, 41, int(load)])
    people, count = crowd.people, len(crowd.people)
    hours = load * np.exp(draw.normal(0, HOURS_SD, people.worth.shape[1]))
    capacity = CAPACITY * np.exp(draw.normal(0, CAPACITY_SD, count))
    doublings = np.clip(np.log2(REALISTIC * hours[None] / capacity[:, None]), 0, 3)
    scores = study.constants.tempering * study.asked(crowd).fit
    allowed = np.ones_like(doublings, bool)
    if policy.startswith("hard"):
        factor = 1.0 if "stated" in policy else REALISTIC
        allowed = factor * hours[None] <= capacity[:, None]
    elif policy.startswith("soft"):
        scores = scores - SOFT * doublings
        allowed = doublings < (2 if "blocked" in policy else 9)
    scores = np.where(allowed, scores, -np.inf)
    order = np.argsort(-scores, axis=1)
    worth = np.where(
        np.take_along_axis(allowed, order, axis=1), np.take_along_axis(people.worth, order, axis=1), 0.0
    )
    everybody = np.arange(count)
    return (
        float(worth[:, 0].mean()),
        float(worth[:, :3].max(axis=1).mean()),
        float(doublings[everybody, order[:, 0]].mean()),
        float((~allowed[everybody, people.best]).mean()),
        float((~allowed.any(axis=1)).mean()),
    )


def ceiling_table(study: Study, people: int = 40_000) -> Table:
    """14.7: 28 options, fit measured perfectly, outcomes that fit explains only in part."""
    draw = np.random.default_rng([study.seed, 51])
    rows = []
    for r in (0.20, 0.32, 0.50):
        fit = draw.normal(0, 1, (people, len(study.bank.ids)))
        outcome = r * fit + np.sqrt(1 - r**2) * draw.normal(0, 1, fit.shape)
        order = np.argsort(-fit, axis=1)
        place = np.argmax(order == outcome.argmax(axis=1)[:, None], axis=1)
        in_order = np.take_along_axis(outcome, order, axis=1)
        shares = "/".join(two(float((place < count).mean())) for count in (1, 3, 5))
        tried = " / ".join(two(_tried(in_order[:, :3], validity, draw)) for validity in (0.4, 0.6))
        rows.append(
            (
                two(r),
                shares,
                two(float(in_order[:, 0].mean())),
                tried,
                two(_tried(in_order[:, :5], 0.6, draw)),
            )
        )
    note = (
        "Outcome in standard deviations over all 28. A taster predicts the outcome with the validity given."
    )
    headers = (
        "r(fit, outcome)",
        "best outcome is first/in 3/in 5",
        "outcome of the first",
        "try 3, validity .4 / .6",
        "try 5, .6",
    )
    return Table("The honest ceiling", note, headers, tuple(rows))


def _tried(outcomes: Floats, validity: float, draw: np.random.Generator) -> float:
    """The mean outcome of whichever seemed best when tried."""
    seemed = validity * outcomes + np.sqrt(1 - validity**2) * draw.normal(0, 1, outcomes.shape)
    return float(outcomes[np.arange(len(outcomes)), seemed.argmax(axis=1)].mean())
