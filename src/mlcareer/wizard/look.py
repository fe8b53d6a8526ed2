"""How a screen may look: size, colour and symbols, decided once outside and handed in."""

from __future__ import annotations

from dataclasses import dataclass

NARROW = 60
SIGNS = {
    "rule": ("─", "-"),
    "full": ("█", "#"),
    "empty": ("░", "-"),
    "ellipsis": ("…", "..."),
}


@dataclass(frozen=True)
class Look:
    """Columns and rows of the terminal, and which colours and symbols it takes.

    ``width`` 0 means unknown: lines are then not wrapped. ``fixed`` says that the person gave the
    width, so that a resized window does not change it; ``quiet`` that answers are not echoed.
    """

    width: int = 80
    height: int = 24
    colour: bool = False
    unicode: bool = False
    fixed: bool = False
    quiet: bool = False

    @property
    def narrow(self) -> bool:
        """Whether two columns do not fit side by side (terminal.md 5.12)."""
        return 0 < self.width < NARROW

    def sign(self, name: str) -> str:
        """A symbol by its name, as this terminal can show it."""
        beautiful, plain = SIGNS[name]
        return beautiful if self.unicode else plain
