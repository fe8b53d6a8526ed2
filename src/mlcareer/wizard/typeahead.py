"""Drops what was typed before a question was there to be read, and keeps it from the screen."""

from __future__ import annotations

import contextlib
import os
import select
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


def drop_lines(source: HasNumber) -> None:
    """Empties the input queue of a terminal that reads lines; nothing where the source is none."""
    if termios is None:
        return
    with contextlib.suppress(OSError, ValueError, NotImplementedError, termios.error):
        termios.tcflush(source.fileno(), termios.TCIFLUSH)


def drop_keys(source: HasNumber) -> bool:
    """Takes away the keys that wait on a terminal; whether Ctrl-C was among them, which always counts."""
    stopped = False
    if termios is None:
        return stopped
    with contextlib.suppress(OSError, ValueError, NotImplementedError, termios.error):
        number = source.fileno()
        termios.tcgetattr(number)  # raises where the source is no terminal
        while select.select([number], [], [], 0)[0]:
            keys = os.read(number, 1024)
            stopped = stopped or b"\x03" in keys
            if not keys:
                break
    return stopped


@contextlib.contextmanager
def without_echo(source: HasNumber) -> Iterator[None]:
    """Between two questions keys are not echoed and wait, Ctrl-C too; the modes come back at the end.

    As a signal Ctrl-C could come anywhere, and be lost there; as a key it is found by ``drop_keys``.
    """
    before = None
    if termios is not None:
        with contextlib.suppress(OSError, ValueError, NotImplementedError, termios.error):
            before = termios.tcgetattr(source.fileno())
            quiet = [*before]
            quiet[LOCAL_MODES] &= ~(termios.ECHO | termios.ICANON | termios.ISIG)
            termios.tcsetattr(source.fileno(), termios.TCSANOW, quiet)
    try:
        yield
    finally:
        if before is not None:
            with contextlib.suppress(OSError, termios.error):
                termios.tcsetattr(source.fileno(), termios.TCSANOW, before)
