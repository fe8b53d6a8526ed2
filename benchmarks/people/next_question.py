"""Prints the next interest question of each answers file, in the adaptive order, so that it can be answered by hand.

    python benchmarks/people/next_question.py benchmarks/people/answers/*.yaml

A file may begin as ``answers_version: 1`` and a ``seed``. Answer, add the line to the file, run again.
"""

from __future__ import annotations

import sys
from pathlib import Path

from mlcareer.advice.answers import Answers
from mlcareer.advice.bank import Bank
from mlcareer.advice.planning import bank_of
from mlcareer.advice.questions import Done, Wanted, next_interest
from mlcareer.advice.tables import build_tables
from mlcareer.knowledge.base import Base, open_base
from mlcareer.knowledge.read_document import read_document


def read(path: Path, bank: Bank) -> Answers:
    """The answers of a file; what is wrong in it ends the run."""
    document = read_document(path.read_text("utf-8"), str(path))
    answers, problems = bank.from_raw(document.values, document.path)
    if document.problems or problems:
        sys.exit("\n".join(str(problem) for problem in (*document.problems, *problems)))
    return answers


def shown(wanted: Wanted, bank: Bank, answers: Answers) -> str:
    """A question with its options and the line to add."""
    question = bank.question(wanted.question)
    options = wanted.options or bank.options(question, answers)
    lines = [f"{question.id} ({question.kind.value}): {question.text}"]
    lines += [f"    {option.id}: {option.text}" for option in options]
    return "\n".join([*lines, f"    as in: {question.example}"])


def main(paths: list[str], base: Base) -> None:
    """Print what each file is to be asked next."""
    bank, tables = bank_of(base), build_tables(base.model())
    for path in paths:
        answers = read(Path(path), bank)
        wanted = next_interest(answers, tables)
        text = f"finished ({wanted.reason})" if isinstance(wanted, Done) else shown(wanted, bank, answers)
        sys.stdout.write(f"== {path}\n{text}\n")


if __name__ == "__main__":
    with open_base() as bundled:
        main(sys.argv[1:], bundled)
