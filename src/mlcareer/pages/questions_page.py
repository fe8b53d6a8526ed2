"""The question bank as a page."""

from __future__ import annotations

from collections.abc import Iterator

from mlcareer.advice.questionnaire import QuestionsReport
from mlcareer.pages.blocks import Block, Command, Heading, Item, Para, Title

OPTIONS_SHOWN = 8


def questions_page(report: QuestionsReport) -> Iterator[Block]:
    """Every question with its options and how to give it without being asked."""
    yield Title(f"{len(report.questions)} questions")
    yield Para("Any subset, in any order: in a file for --answers, or one by one with --set.")
    for question in report.questions:
        yield Heading(
            f"{question.id} ({question.kind.value}{', required for a plan' if question.required else ''})"
        )
        yield Para(question.text)
        for option in question.options[:OPTIONS_SHOWN]:
            yield Item(option.text, label=f"{option.id}:")
        if len(question.options) > OPTIONS_SHOWN:
            yield Para(
                f"and {len(question.options) - OPTIONS_SHOWN} more: mlcareer questions --json", "quiet"
            )
        yield Command(question.set)
