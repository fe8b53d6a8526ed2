"""Drops what was typed before a question was there to be read."""

from __future__ import annotations

import contextlib
from typing import TextIO

try:
    import termios
except ImportError:  # no such thing on Windows: typed-ahead lines are then used
    termios = None  # type: ignore[assignment]


def drop_typed(source: TextIO) -> None:
    """Empties the terminal's input queue; does nothing where the source is no terminal."""
    if termios is None:
        return
    with contextlib.suppress(OSError, ValueError, termios.error):
        termios.tcflush(source.fileno(), termios.TCIFLUSH)
