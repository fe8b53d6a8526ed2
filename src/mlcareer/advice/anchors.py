"""How much of a working week a trait is, in the words of the scale's anchors (matching.md 4)."""

from __future__ import annotations

AMOUNTS = (
    (3.5, "what defines this work"),
    (2.5, "a main part of most weeks"),
    (1.5, "a part of most weeks"),
    (0.5, "now and then"),
    (0.0, "hardly ever"),
)


def amount(value: float) -> str:
    """The anchor of a trait value of 0 to 4, halves upwards."""
    return next(words for least, words in AMOUNTS if value >= least)
