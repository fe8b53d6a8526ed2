"""What a look-up loads: no YAML and no msgspec once the base is compiled."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from mlcareer.knowledge.base import open_base
from tests.knowledge.conftest import SMALL

PROGRAM = """
import json, sys
from pathlib import Path
from mlcareer.knowledge.base import open_base
from mlcareer.knowledge.kinds import Kind
with open_base(Path(sys.argv[1]), Path(sys.argv[2])) as base:
    base.named("text mining")
    base.raw(Kind.SPECIALIZATION, "nlp")
    light = sorted(sys.modules)
    from mlcareer.knowledge.search import search
    search(base, "texts")
    base.model()
    print(json.dumps([light, sorted(sys.modules)]))
"""


def loaded(cache: Path) -> tuple[set[str], set[str]]:
    """The modules loaded by a look-up in a fresh process, and by a search and the model after it."""
    command = [sys.executable, "-c", PROGRAM, str(SMALL), str(cache)]
    light, full = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return set(light), set(full)


def test_a_compiled_base_needs_no_yaml(tmp_path: Path):
    """Look-up, search and model load neither PyYAML nor msgspec; the guard did see SQLite."""
    open_base(SMALL, tmp_path).close()

    light, full = loaded(tmp_path)

    assert "sqlite3" in light
    assert {"yaml", "msgspec"} & full == set()
    assert "mlcareer.knowledge.specialization" not in light
    assert "mlcareer.knowledge.specialization" in full


def test_a_base_that_must_be_compiled_needs_it(tmp_path: Path):
    """The same program without a compiled file does load them, so the guard can fail."""
    light, _ = loaded(tmp_path)

    assert {"yaml", "msgspec"} <= light
