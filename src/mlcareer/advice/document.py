"""What every JSON document carries, and a market figure; light, so that a look-up loads little."""

from __future__ import annotations

from dataclasses import dataclass

# The commands that make sense next, each as an argument list.
Actions = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class KnowledgeStamp:
    """Which knowledge base answered."""

    version: str
    digest: str


@dataclass(frozen=True)
class Figure:
    """One market figure with place, period and source."""

    figure: str
    place: str
    period: str
    source: str
