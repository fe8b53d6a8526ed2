"""A very small shell: runs a program as a job, says when it was suspended, and resumes it."""

from __future__ import annotations

import os
import signal
import sys
import time


def main() -> int:
    """Run the arguments in the foreground until they end."""
    signal.signal(signal.SIGTTOU, signal.SIG_IGN)
    child = os.fork()
    if child == 0:
        os.setpgid(0, 0)
        time.sleep(0.1)  # until it is in the foreground
        signal.signal(signal.SIGTTOU, signal.SIG_DFL)
        os.execv(sys.executable, [sys.executable, *sys.argv[1:]])
    os.setpgid(child, child)
    os.tcsetpgrp(0, child)
    while True:
        _, status = os.waitpid(child, os.WUNTRACED)
        if not os.WIFSTOPPED(status):
            os.tcsetpgrp(0, os.getpgrp())
            return os.waitstatus_to_exitcode(status)
        os.tcsetpgrp(0, os.getpgrp())
        sys.stderr.write("SUSPENDED\r\n")
        time.sleep(0.3)
        os.tcsetpgrp(0, child)
        os.killpg(child, signal.SIGCONT)


if __name__ == "__main__":
    sys.exit(main())
