"""One study: the shipped matrix and bank, a seed, and the simulated people of every condition."""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass

import numpy as np

from benchmarks.matching.asking import Asked, Rule, ask
from benchmarks.matching.engine import Floats, Given, Matcher, Whole, bank_of, matrix_of
from benchmarks.matching.world import People, Scale, World, answers_of, belonging, calibrated, mixed, world_of
from mlcareer.advice.constants import DEFAULT, Constants
from mlcareer.knowledge.model import Model

POPULATIONS = {"G1": belonging, "G2": mixed}
SIGMAS = (0.5, 0.75, 1.0, 1.5)
JUDGED_AT = 1.0


@dataclass(frozen=True)
class Crowd:
    """The people of one world under one level of noise, and what they answer."""

    world: World
    people: People
    given: Given
    scale: Scale
    sigma: float
    number: tuple[int, ...]

    def again(self, place: int = 1, **changes: float) -> Given:
        """The same people's answers on another day."""
        draw = np.random.default_rng([*self.number, 1000 + place])
        return answers_of(
            self.people, self.world, self.scale, changes.pop("sigma", self.sigma), draw, **changes
        )


class Study:
    """The matcher and its simulated people; the same seed gives the same numbers."""

    def __init__(
        self, model: Model, seed: int, worlds: int, people: int, constants: Constants = DEFAULT
    ) -> None:
        """Calibrate the people's scale; crowds are drawn when asked for."""
        self.model, self.seed, self.worlds, self.size, self.constants = model, seed, worlds, people, constants
        self.bank, self.matrix = bank_of(model), matrix_of(model)
        self.matcher = Matcher(self.matrix, self.bank, constants)
        self.scale, self.retests = calibrated(self.matrix, self.bank, seed)
        self._kept: dict[tuple[str, float], list[Crowd]] = {}
        self._asked: dict[tuple[int, ...], Asked] = {}

    def under(self, constants: Constants) -> Study:
        """The same people before a matcher with other constants."""
        other = copy(self)
        other.constants, other.matcher = constants, Matcher(self.matrix, self.bank, constants)
        other._asked = {}
        return other

    def crowds(self, population: str, sigma: float = JUDGED_AT) -> list[Crowd]:
        """One crowd for each world."""
        key = population, sigma
        if key not in self._kept:
            self._kept[key] = [self._crowd(population, sigma, world) for world in range(self.worlds)]
        return self._kept[key]

    def _crowd(self, population: str, sigma: float, number: int) -> Crowd:
        key = (self.seed, number, list(POPULATIONS).index(population), round(100 * sigma))
        draw = np.random.default_rng(key)
        world = world_of(self.matrix, self.bank, draw)
        people = POPULATIONS[population](world, self.size, draw)
        return Crowd(
            world, people, answers_of(people, world, self.scale, sigma, draw), self.scale, sigma, key
        )

    def mixture(self) -> Iterator[Crowd]:
        """Half G1, half G2, all four levels of noise."""
        for sigma in SIGMAS:
            for population in POPULATIONS:
                yield from self.crowds(population, sigma)

    @property
    def rule(self) -> Rule:
        """The product's rule."""
        return Rule.of(self.constants)

    def asked(self, crowd: Crowd, rule: Rule | None = None) -> Asked:
        """The crowd asked by a rule, the product's where none is given."""
        if rule is not None and rule != self.rule:
            return ask(self.matcher, crowd.given, rule, self.seed)
        if crowd.number not in self._asked:
            self._asked[crowd.number] = ask(self.matcher, crowd.given, self.rule, self.seed)
        return self._asked[crowd.number]


def places(scores: Floats, best: Whole) -> Whole:
    """How many specializations stand before the best one, for each person."""
    own = scores[np.arange(len(scores)), best]
    return (scores > own[:, None]).sum(axis=1)


@dataclass(frozen=True)
class Tops:
    """Shares of people whose best specialization is in the first 1, 3, 5; the worth of the best of three."""

    first: float
    three: float
    five: float
    worth: float
    people: int

    def __str__(self) -> str:
        """As in the design: .61/.88/.95."""
        return "/".join(
            f"{share:.2f}".lstrip("0") if share < 1 else "1.0"
            for share in (self.first, self.three, self.five)
        )


def tops(scored: list[tuple[Floats, People]]) -> Tops:
    """The shares over several crowds."""
    place = np.concatenate([places(scores, people.best) for scores, people in scored])
    worth = [
        np.take_along_axis(people.worth, np.argsort(-scores, axis=1)[:, :3], axis=1).max(axis=1)
        for scores, people in scored
    ]
    shares = [float((place < count).mean()) for count in (1, 3, 5)]
    return Tops(shares[0], shares[1], shares[2], float(np.concatenate(worth).mean()), len(place))


@dataclass(frozen=True)
class Table:
    """Something measured, as a table with a sentence on how to read it."""

    title: str
    note: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def markdown(self) -> str:
        """The table in Markdown."""
        lines = [f"### {self.title}", "", self.note, "", "| " + " | ".join(self.headers) + " |"]
        lines.append("|" + " --- |" * len(self.headers))
        lines += ["| " + " | ".join(row) + " |" for row in self.rows]
        return "\n".join(lines) + "\n"


def two(share: float) -> str:
    """Two digits without the leading zero."""
    text = f"{share:.2f}"
    return text[1:] if text.startswith("0.") else text


def three(share: float) -> str:
    """Three digits without the leading zero."""
    text = f"{share:.3f}"
    return text[1:] if text.startswith("0.") else text
