"""A process that asks with the made-up bank, for the tests that need a real terminal.

Arguments: mode (full or plain), seed, and optionally a named specialization; the answers are
printed on stdout at the end.
"""

from __future__ import annotations

import os
import signal
import sys

from mlcareer.advice.answers import Answers
from mlcareer.errors import Stopped
from mlcareer.wizard import flow
from mlcareer.wizard.driver import InputEnded
from mlcareer.wizard.look import Look
from tests.wizard.fakes import counsel


def main() -> int:
    """Ask, and say how it ended."""
    os.environ["PROMPT_TOOLKIT_NO_CPR"] = "1"
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(143))
    mode, seed, *named = sys.argv[1:]
    state = flow.start(counsel(), Answers(seed=int(seed)), *named)
    size = os.get_terminal_size(2) if os.isatty(2) else os.terminal_size((80, 24))
    look = Look(size.columns, size.lines, colour=False, unicode=False)
    if mode == "full":
        from mlcareer.wizard.full import run
    else:
        from mlcareer.wizard.plain import run  # type: ignore[assignment]
    try:
        outcome = run(counsel(), state, lambda answers, place: "saved 14:03", look)
    except (Stopped, InputEnded) as stopped:
        sys.stderr.write(f"{stopped.message} {stopped.hint}\n")
        return stopped.exit_code
    sys.stdout.write(f"END {outcome.finished_at} {outcome.chosen}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
