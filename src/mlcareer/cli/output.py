"""The one writer of stdout, and of the notes on stderr."""

from __future__ import annotations

import shlex
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

from mlcareer.cli.term import Term, pager_command, pager_environment
from mlcareer.errors import MlCareerError


def prepare_streams() -> None:
    """Symbols that a stream cannot carry become question marks instead of a traceback (R11)."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def write(text: str) -> None:
    """Text to stdout as it is. Raises ``MlCareerError`` where stdout is closed or full."""
    if sys.stdout is None:
        raise MlCareerError(
            "stdout is closed, so there is nowhere to write to.", "Write to a file with --output FILE."
        )
    try:
        sys.stdout.write(text)
    except UnicodeEncodeError:
        sys.stdout.write(text.encode("ascii", "replace").decode())


def write_json(text: str) -> None:
    """One JSON document, UTF-8 whatever the stream's encoding is, and a newline."""
    if sys.stdout is None:
        raise MlCareerError(
            "stdout is closed, so there is nowhere to write to.", "Write to a file with --output FILE."
        )
    sys.stdout.flush()
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:
        sys.stdout.write(text + "\n")
    else:
        buffer.write((text + "\n").encode())


def show(text: str, term: Term) -> None:
    """A report on stdout, through the pager if it is taller than the terminal."""
    tall = text.count("\n") >= term.out.height
    if term.pager and term.out.terminal and tall and _paged(text):
        return
    write(text)


def _paged(text: str) -> bool:
    """Whether a pager could be started; one that is closed early is no error."""
    command = shlex.split(pager_command())
    if not command or shutil.which(command[0]) is None:
        return False
    sys.stdout.flush()
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, env=pager_environment(), text=True, encoding="utf-8"
    )
    try:
        process.communicate(text)
    except (BrokenPipeError, KeyboardInterrupt):
        process.wait()
    return True


def note(text: str, term: Term | None = None) -> None:
    """A sentence for the person, on stderr; nothing under ``--quiet``."""
    if sys.stderr is None or (term is not None and term.quiet):
        return
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


def complain(message: str, hint: str, width: int) -> None:
    """An error on stderr: plain lines, wrapped, never boxed."""
    if sys.stderr is None:
        return
    for label, text in (("error", message), ("hint", hint)):
        if text:
            sys.stderr.write(wrapped(f"{label}: {text}", width) + "\n")
    sys.stderr.flush()


def wrapped(text: str, width: int) -> str:
    """Every line of a text wrapped between words; a command or address is never broken.

    Indented lines are commands or places and stay as they are.
    """
    lines = [
        line
        if line.startswith("  ") or len(line) <= width
        else "\n".join(textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False))
        for line in text.splitlines()
    ]
    return "\n".join(lines)


def read_text(path: str) -> str:
    """A file that the user named; ``-`` is stdin. Raises ``MlCareerError`` where it cannot be read."""
    try:
        if path == "-":
            if sys.stdin is None:
                raise MlCareerError(
                    "stdin is closed, so there are no answers to read.", "Give a file: --answers FILE."
                )
            return sys.stdin.buffer.read().decode("utf-8-sig")
        return Path(path).read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise MlCareerError(f"{path} is not UTF-8 text (byte {fault.start}).", "Save it as UTF-8.") from None
    except OSError as fault:
        raise MlCareerError(
            f"{path} cannot be read: {fault.strerror}.", "Check the name and the permissions."
        ) from None
