"""What the simulation says of the words and counters: written by it, never by hand.

Made by ``python -m benchmarks.matching.simulate --write`` (seed 1, 96000 simulated people); the tables
behind it are in docs/matching-report.md. A test holds that it was made for the present matcher.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Told:
    """A word of the result page: in how many of ten it was right, the exact share, and who is told it."""

    of_ten: int
    share: float
    people: float


# The matcher that was measured (``constants.geometry``).
MATCHER = "g1-6f2310f04149"

LEADS: Mapping[str, Told] = {
    "a tie": Told(3, 0.278, 0.163),
    "slightly ahead": Told(3, 0.346, 0.209),
    "ahead": Told(5, 0.459, 0.268),
    "clearly ahead": Told(7, 0.664, 0.282),
}
LISTS: Mapping[str, Told] = {
    "weak: too little to go on": Told(7, 0.659, 0.095),
    "rough": Told(7, 0.748, 0.204),
    "fair": Told(8, 0.807, 0.182),
    "good": Told(9, 0.871, 0.21),
    "strong": Told(9, 0.942, 0.309),
}
MASS_BANDS = (0.6,)
LEFT: Mapping[tuple[int, int], tuple[tuple[int, int], ...]] = {
    (0, 2): ((8, 14), (8, 14)),
    (1, 2): ((7, 13), (7, 13)),
    (2, 2): ((6, 12), (6, 9)),
    (3, 2): ((5, 11), (5, 8)),
    (4, 2): ((4, 10), (4, 7)),
    (5, 2): ((3, 9), (3, 7)),
    (6, 1): ((2, 8), (1, 5)),
    (6, 2): ((5, 9), (5, 9)),
    (7, 0): ((3, 6), (0, 5)),
    (7, 1): ((3, 7), (1, 4)),
    (7, 2): ((5, 8), (5, 8)),
    (8, 0): ((3, 6), (0, 4)),
    (8, 1): ((3, 6), (0, 3)),
    (9, 0): ((2, 5), (0, 3)),
    (9, 1): ((2, 5), (0, 3)),
    (10, 0): ((1, 4), (0, 3)),
    (10, 1): ((1, 5), (0, 2)),
    (11, 0): ((0, 4), (0, 2)),
    (11, 1): ((1, 3), (0, 1)),
    (12, 0): ((0, 3), (0, 1)),
    (13, 0): ((0, 2), (0, 1)),
    (14, 0): ((0, 1), (0, 1)),
    (15, 0): ((0, 1), (0, 0)),
    (16, 0): ((0, 1), (0, 1)),
    (17, 0): ((0, 0), (0, 0)),
}
