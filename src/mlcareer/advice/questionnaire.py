"""The question bank as a document for scripts and other front ends."""

from __future__ import annotations

from dataclasses import dataclass, field

from mlcareer.advice.answers import Answers
from mlcareer.advice.bank import Bank
from mlcareer.advice.document import Actions, KnowledgeStamp
from mlcareer.knowledge.asking import Question
from mlcareer.knowledge.base import Base
from mlcareer.knowledge.fields import Asks, QuestionKind

QUESTIONS_SCHEMA = "mlcareer/questions/1"


@dataclass(frozen=True)
class Choice:
    """One option of a question."""

    id: str
    text: str


@dataclass(frozen=True)
class Asked:
    """One question: how it is answered, its options, its limits, and the ``--set`` example.

    ``count`` is how many values a list may hold, least and most; most 0 means no end.
    """

    id: str
    kind: QuestionKind
    asks: Asks
    text: str
    help: str
    options: tuple[Choice, ...]
    ordered: bool
    count: tuple[int, ...]
    least: float | None = field(default=None, kw_only=True)
    most: float | None = field(default=None, kw_only=True)
    required: bool
    set: str
    option: str = ""


@dataclass(frozen=True)
class QuestionsReport:
    """What ``mlcareer questions`` answers."""

    schema: str
    knowledge: KnowledgeStamp
    questions: tuple[Asked, ...]
    next_actions: Actions


def questions_report(bank: Bank, base: Base) -> QuestionsReport:
    """Every question that can be asked, in the order of the bank."""
    return QuestionsReport(
        schema=QUESTIONS_SCHEMA,
        knowledge=KnowledgeStamp(base.version, base.digest),
        questions=tuple(_asked(question, bank) for question in bank.questions),
        next_actions=(("mlcareer", "schema", "answers"), ("mlcareer", "plan", "--answers", "FILE")),
    )


def _asked(question: Question, bank: Bank) -> Asked:
    """One question with all options that are allowed."""
    options = bank.options(question, Answers())
    return Asked(
        id=question.id,
        kind=question.kind,
        asks=question.asks,
        text=question.text,
        help=question.help,
        options=tuple(Choice(option.id, option.text) for option in sorted(options, key=lambda one: one.id)),
        ordered=question.ordered,
        count=(question.least_values, question.most_values),
        least=question.least,
        most=question.most,
        required=question.required,
        set=f"--set {question.example}",
        option=question.option_name,
    )
