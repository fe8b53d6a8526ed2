"""Drops what was typed before a question was there to be read, and keeps it from the screen."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Protocol

try:
    import termios
except ImportError:  # there is none on Windows: what was typed ahead is then used
    termios = None  # type: ignore[assignment]

LOCAL_MODES = 3


class HasNumber(Protocol):
    """Anything with a file number: a stream, or prompt_toolkit's input."""

    def fileno(self) -> int:
        """The file number; raises where there is none."""
        ...


def drop_keys(source: HasNumber) -> None:
    """Empties the terminal's input queue; does nothing where the source is no terminal."""
    if termios is None:
        return
    with contextlib.suppress(OSError, ValueError, NotImplementedError, termios.error):
        termios.tcflush(source.fileno(), termios.TCIFLUSH)


@contextlib.contextmanager
def without_echo(source: HasNumber) -> Iterator[None]:
    """Between two questions keys are not echoed; Ctrl-C still stops. The modes come back at the end."""
    before = None
    if termios is not None:
        with contextlib.suppress(OSError, ValueError, NotImplementedError, termios.error):
            before = termios.tcgetattr(source.fileno())
            quiet = [*before]
            quiet[LOCAL_MODES] &= ~(termios.ECHO | termios.ICANON)
            termios.tcsetattr(source.fileno(), termios.TCSANOW, quiet)
    try:
        yield
    finally:
        if before is not None:
            with contextlib.suppress(OSError, termios.error):
                termios.tcsetattr(source.fileno(), termios.TCSANOW, before)
