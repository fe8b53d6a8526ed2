"""``python -m mlcareer``."""

import sys

from mlcareer.cli import main

sys.exit(main(sys.argv[1:]))
