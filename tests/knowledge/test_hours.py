"""Hours that nothing can have: a record that takes no time is refused."""

from __future__ import annotations

import re
from pathlib import Path

from mlcareer.knowledge.check import check
from mlcareer.knowledge.read import read_base


def test_a_skill_that_takes_no_hours_is_refused(small_folder: Path) -> None:
    """Zero typical hours would make a plan of nothing; the place and the allowed range are told."""
    path = next(
        path for path in sorted(small_folder.glob("skills/*.yaml")) if "typical: " in path.read_text()
    )
    text = path.read_text("utf-8")
    path.write_text(re.sub(r"typical: \d+", "typical: 0", text, count=1), "utf-8")

    written = read_base(small_folder)
    told = [str(problem) for problem in (*written.problems, *check(written, complete=False))]

    assert any(path.name in line and "typical" in line and "0" in line for line in told)
