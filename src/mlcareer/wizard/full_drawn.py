"""What a widget hands to the layout: its rows, which of them is current, and the words around them."""

from __future__ import annotations

from dataclasses import dataclass

Hint = tuple[str, str]


@dataclass(frozen=True)
class Group:
    """One choice as lines; ``point`` is the line with the pointer, ``short`` it in one line.

    ``room`` is how many lines it may come to take, so that nothing below it ever moves.
    """

    lines: tuple[str, ...]
    point: int = 0
    short: tuple[str, ...] = ()
    room: int = 0

    @property
    def height(self) -> int:
        """Lines to keep for it."""
        return max(self.room, len(self.lines))


@dataclass(frozen=True)
class Drawn:
    """A widget without its surroundings.

    ``questions`` are all forms that the question line takes, the present one first: the tallest
    decides how many rows they get. ``below`` is said under the rows, ``description`` tells of the
    current one. ``cursor`` is the column of the cursor in the current row. ``hints`` are (wide,
    narrow) pairs and ``other_hints`` those of the widget's other step. ``scrolls`` says that the
    rows need not all be seen at once; ``most_lines`` limits them (0: no limit).
    """

    questions: tuple[str, ...]
    groups: tuple[Group, ...] = ()
    current: int = 0
    cursor: int = 0
    below: tuple[str, ...] = ()
    error: str = ""
    description: str = ""
    hints: tuple[Hint, ...] = ()
    other_hints: tuple[Hint, ...] = ()
    scrolls: bool = False
    most_lines: int = 0
