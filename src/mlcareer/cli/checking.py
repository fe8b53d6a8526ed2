"""The rules of the knowledge base run over files, and facts drawn to be checked by hand."""

from __future__ import annotations

from pathlib import Path

from mlcareer.advice.check_report import CheckReport
from mlcareer.advice.document import KnowledgeStamp
from mlcareer.errors import NotFound
from mlcareer.knowledge.base import DATA
from mlcareer.knowledge.check import check
from mlcareer.knowledge.folders import digest_of
from mlcareer.knowledge.packs import pack_problems
from mlcareer.knowledge.read import read_base
from mlcareer.knowledge.sampling import counts_of, sample_of

CHECK_SCHEMA = "mlcareer/check/1"


def check_report(paths: tuple[str, ...], sample: int, seed: int) -> CheckReport:
    """Every problem of the bundled base, or of the packs named. Raises ``NotFound`` for a folder that is not there."""
    folders = [Path(path) for path in paths] or [DATA]
    for folder in folders:
        if not folder.is_dir():
            raise NotFound("folder", str(folder))
    read = [read_base(folder) for folder in folders]
    if paths:  # a pack is read after the bundled base and may name its records
        bundled = read_base(DATA)
        problems = [
            problem
            for written in read
            # With a vocabulary of its own a folder is a base by itself.
            for problem in (
                check(written, complete=False) if written.version else pack_problems(bundled, written)
            )
        ]
    else:
        problems = list(check(read[0]))
    counts = counts_of(read[0])
    return CheckReport(
        schema=CHECK_SCHEMA,
        knowledge=KnowledgeStamp(read[0].version, digest_of(folders[0])),
        checked=tuple(str(path) for path in paths) or ("the bundled base",),
        counts=counts,
        problems=tuple(sorted(problems)),
        sample=sample_of(read[0], sample, seed) if sample else (),
        next_actions=(("mlcareer", "check", "--sample", "60", "--seed", "1"),),
    )
