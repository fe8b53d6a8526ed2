"""Words that texts of the base avoid, as patterns, and which specializations a text names.

The lists are those of the design of the base: hype for all texts, jargon for what newcomers read
before they know the field, and what would sway an answer in a question.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from mlcareer.knowledge.names import plain_words
from mlcareer.knowledge.specialization import Specialization
from mlcareer.knowledge.written import Written

# A hyphen or blank may stand for the other; "*" stands for any ending.
HYPE = (
    "revolutioni*", "skyrocket*", "explosive*", "booming", "burgeoning", "cutting edge", "bleeding edge",
    "game changer*", "game changing", "top dollar", "lucrative", "hot", "hottest", "in high demand",
    "limitless", "endless*", "exciting*", "thrilling*", "amazing*", "world class", "rock star*", "rockstar*",
    "ninja*", "guru*", "wizardry", "unleash*", "unlock*", "supercharg*", "dive into", "dives into",
    "diving into", "delv*", "landscape*", "realm*", "tapestry", "journey*", "seamless*", "leverag*",
    "empower*", "transformative", "future proof*", "secret", "secrets", "hack your way", "simply", "just",
    "obviously", "guaranteed", "must have*", "top 10", "top ten",
)  # fmt: skip
JARGON = (
    "algorithm*", "api", "apis", "architecture*", "bayesian", "benchmark*", "data set*", "dataset*",
    "deploy*", "embedding*", "feature*", "fine tun*", "gpu", "gpus", "gradient*", "inference*", "kernel*",
    "latency", "latencies", "metric", "metrics", "model", "models", "modelling", "modeling", "modelled",
    "ontolog*", "optimis*", "optimiz*", "pipeline*", "prompt*", "regression*", "stack", "stacks",
    "stakeholder*", "stochastic*", "tensor*", "token*", "training run*", "vector*",
)  # fmt: skip
QUALITIES = (
    "well", "advanced", "efficient*", "best", "better", "expert*", "skilful*", "skillful*", "excellent*",
    "professional*", "brilliant*", "perfect*", "masterful*", "talented", "good at", "successful*",
)  # fmt: skip
PULLING = (
    "pay", "paid", "salary", "salaries", "wage*", "bonus*", "well paid", "rich", "fame", "famous",
    "prestig*", "award winning", "leader*", "manager*", "director*", "chief*", "engineer*", "scientist*",
    "analyst*", "developer*", "consultant*", "google", "amazon", "facebook", "microsoft", "openai", "ai",
    "artificial intelligence", "machine learning", "big data", "blockchain", "metaverse", "disrupt*",
    "innovati*", "smart", "next generation", "deep learning",
)  # fmt: skip
NEGATIONS = (
    "no", "not", "never", "nobody", "nothing", "none", "nowhere", "neither", "nor", "without", "cannot",
    "don't", "doesn't", "isn't", "won't", "can't", "unable", "unwanted", "unclear", "unfair", "unlike",
    "unsafe", "unhappy", "unneeded", "unnecessary", "untidy", "unsorted", "unsolved",
)  # fmt: skip
AGREEING = ("agree*", "disagree*", "strongly", "somewhat", "rate", "on a scale")


def pattern(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds any of the words, whole, in any case."""
    return re.compile(rf"(?<![\w-])({'|'.join(map(_one, words))})(?![\w-])", re.IGNORECASE)


def _one(word: str) -> str:
    return re.escape(word).replace(r"\ ", "[ -]").replace(r"\*", r"\w*")


def names_of_fields(written: Written) -> Mapping[str, str]:
    """Every name that gives a specialization away, with its id: ids, names, aliases of several words.

    Aliases of one word are everyday words, such as translation, and may be said.
    """
    names: dict[str, str] = {}
    for one, _ in written.each(Specialization):
        names[plain_words(one.name)] = one.id
        names[plain_words(one.id)] = one.id
        names.update({plain_words(alias): one.id for alias in one.aliases if " " in plain_words(alias)})
    return names


def said_names(text: str, names: Mapping[str, str]) -> list[str]:
    """The names that a text holds as whole words."""
    padded = f" {' '.join(re.findall(r'[a-z0-9+#/]+', plain_words(text)))} "
    return [name for name in names if f" {name} " in padded]
