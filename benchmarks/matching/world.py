"""Simulated worlds and people: what they really are, what suits them best, and how they answer.

A world is one bank of statements over one true matrix. G1 belongs to a specialization, G2 to none; real
people are between (matching.md 13.1). Nothing here was measured on a person.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from benchmarks.matching.engine import PICK_OF, Bank, Flags, Floats, Given, Whole, row_centred

TRUTH_SD = 0.4  # how far the true matrix is from ours
CROSS_SD, POPULARITY_SD = 0.25, 0.35  # statements: loading on every other trait, general liking
VARIATION_SD = 0.7  # a person's own variation around a specialization, and taste for single problems
LENIENCE_SD, EXTREMITY_SD, CARELESS = 0.5, 0.25, 0.05
THRESHOLDS = np.array([-1.5, -0.5, 0.5, 1.5])
TICK_SD = 0.6  # how much the tick threshold differs between people
TICKED = 6.0  # problems that people tick on average: a prior
RETEST = {0.75: 0.66, 1.0: 0.56}  # of single ratings after 13 days (matching.md 13.1)
FACTORS, COMMUNALITY, WEIGHT_SD = 5, 0.6, 0.4
UTILITIES = (
    "dot product",
    "distance",
    "too little hurts",
    "too much hurts",
    "four strongest",
    "weighted shape",
)


@dataclass(frozen=True)
class Scale:
    """How strongly people feel: the scale of statements, of problems, and where ticks begin."""

    statements: float
    problems: float
    tick: float


@dataclass(frozen=True)
class World:
    """One bank of statements over one true matrix."""

    truth: Floats
    sets: Floats
    pairs: Floats
    ratings: Floats
    set_likes: Floats
    pair_likes: Floats
    rating_likes: Floats
    problem_likes: Floats
    factors: Floats
    bank: Bank

    @property
    def d(self) -> Floats:
        """The true matrix, rows centred."""
        return row_centred(self.truth)


def world_of(matrix: Floats, bank: Bank, draw: np.random.Generator) -> World:
    """A world around our matrix."""
    traits = matrix.shape[1]

    def loads(measured: Floats) -> Floats:
        flat = draw.normal(0, CROSS_SD, (measured.size, traits))
        flat[np.arange(measured.size), measured.ravel()] = 1.0
        return flat.reshape(*measured.shape, traits)

    three = np.repeat(np.arange(traits)[:, None], 3, axis=1)
    return World(
        truth=matrix + draw.normal(0, TRUTH_SD, matrix.shape),
        sets=loads(bank.sets),
        pairs=loads(bank.pairs),
        ratings=loads(three),
        set_likes=draw.normal(0, POPULARITY_SD, bank.sets.shape),
        pair_likes=draw.normal(0, POPULARITY_SD, bank.pairs.shape),
        rating_likes=draw.normal(0, POPULARITY_SD, three.shape),
        problem_likes=draw.normal(0, POPULARITY_SD, (len(matrix), 2)),
        factors=draw.normal(0, 1, (traits, FACTORS)),
        bank=bank,
    )


@dataclass(frozen=True)
class People:
    """Who they are: traits, what suits them best, the worth of every specialization (0 average, 1 best).

    ``suits`` is that worth with mean 0 and SD 1 for each person, ``taste`` a stable liking for the two
    problems of each specialization that has nothing to do with fit, ``bar`` the liking from which each ticks.
    """

    traits: Floats
    best: Whole
    worth: Floats
    suits: Floats
    taste: Floats
    bar: Floats
    lenience: Floats
    extremity: Floats

    def __len__(self) -> int:
        """How many."""
        return len(self.best)


def belonging(world: World, count: int, draw: np.random.Generator) -> People:
    """G1: each belongs to one specialization, evenly spread, with variation of their own."""
    best = draw.permutation(np.arange(count) % len(world.d))
    traits = world.d[best] + draw.normal(0, VARIATION_SD, (count, world.d.shape[1]))
    return _people(traits, best, _shape(traits, world.d, np.ones_like(traits)), draw)


def mixed(world: World, count: int, draw: np.random.Generator) -> People:
    """G2: traits from a factor model, and six ideas of what is best, each held by a sixth."""
    spread = np.sqrt(world.d.var(axis=0) + VARIATION_SD**2)
    loads = world.factors / np.linalg.norm(world.factors, axis=1, keepdims=True) * np.sqrt(COMMUNALITY)
    common = draw.normal(0, 1, (count, FACTORS)) @ loads.T
    own = draw.normal(0, np.sqrt(1 - COMMUNALITY), common.shape)
    traits = world.d.mean(axis=0) + spread * (common + own)
    weights = np.exp(draw.normal(0, WEIGHT_SD, traits.shape))
    worth = np.empty((count, len(world.d)))
    for number in range(len(UTILITIES)):
        here = np.arange(count) % len(UTILITIES) == number
        worth[here] = _utility(number, traits[here], world.d, weights[here])
    return _people(traits, worth.argmax(axis=1), worth, draw)


def _utility(number: int, traits: Floats, d: Floats, weights: Floats) -> Floats:
    """What each specialization is worth to each person, by one of the six ideas of fit."""
    if number == 0:
        return (weights * traits) @ d.T
    if number == 4:
        fourth = np.sort(traits, axis=1)[:, [-4]]
        return (weights * (traits >= fourth)) @ d.T
    if number == 5:
        return _shape(traits, d, weights)
    gap = traits[:, None, :] - d[None]
    hurts = {1: (1.0, 1.0), 2: (2.0, 0.5), 3: (0.5, 2.0)}[number]
    return -(weights[:, None, :] * gap**2 * np.where(gap > 0, hurts[0], hurts[1])).sum(axis=2)


def _shape(traits: Floats, d: Floats, weights: Floats) -> Floats:
    """Weighted Pearson correlation."""
    w = weights / weights.sum(axis=1, keepdims=True)
    x = traits - (w * traits).sum(axis=1, keepdims=True)
    covariance = (w * x) @ d.T - (w * x).sum(axis=1, keepdims=True) * (w @ d.T)
    spread = w @ (d**2).T - (w @ d.T) ** 2
    return covariance / np.sqrt(spread * (w * x**2).sum(axis=1, keepdims=True))


def _people(traits: Floats, best: Whole, value: Floats, draw: np.random.Generator) -> People:
    count = len(best)
    mean, most = value.mean(axis=1, keepdims=True), value.max(axis=1, keepdims=True)
    return People(
        traits=traits,
        best=best,
        worth=(value - mean) / (most - mean),
        suits=(value - mean) / value.std(axis=1, keepdims=True),
        taste=draw.normal(0, VARIATION_SD, (count, value.shape[1], 2)),
        bar=draw.normal(0, TICK_SD, count),
        lenience=draw.normal(0, LENIENCE_SD, count),
        extremity=np.exp(draw.normal(0, EXTREMITY_SD, count)),
    )


def answers_of(
    people: People,
    world: World,
    scale: Scale,
    sigma: float,
    draw: np.random.Generator,
    careless: float = CARELESS,
    skipped: float = 0.0,
) -> Given:
    """What they answer to everything there is, once; another draw is the same people days later."""
    count, bank = len(people), world.bank
    set_likes = _felt(people, world.sets, world.set_likes, scale, sigma, draw)
    pair_likes = _felt(people, world.pairs, world.pair_likes, scale, sigma, draw)
    problems = scale.problems * people.suits[:, :, None] + people.taste + world.problem_likes
    problems = problems + draw.normal(0, sigma, problems.shape)
    blind = draw.random((count, 7)) < careless
    return Given(
        ticks=_blindly(problems[:, :, 0] > (scale.tick + people.bar)[:, None], 2, careless, draw) > 0,
        sets=_blindly(PICK_OF[set_likes.argmax(axis=2), set_likes.argmin(axis=2)], 12, careless, draw),
        pairs=_blindly(pair_likes.argmax(axis=2), 2, careless, draw),
        ratings=rated(people, world, scale, sigma, draw, careless),
        liking=problems[:, :, 1],
        careless=np.where(blind, draw.integers(0, 12, blind.shape), -1),
        order=draw.permuted(np.tile(np.arange(bank.core), (count, 1)), axis=1),
        skips=draw.random((count, 38)) < skipped,
    )


def rated(
    people: People,
    world: World,
    scale: Scale,
    sigma: float,
    draw: np.random.Generator,
    careless: float = CARELESS,
) -> Whole:
    """Ratings 0 to 4 of three statements for each trait."""
    felt = _felt(people, world.ratings, world.rating_likes, scale, sigma, draw)
    felt = (felt + people.lenience[:, None, None]) * people.extremity[:, None, None]
    return _blindly(np.searchsorted(THRESHOLDS, felt), 5, careless, draw)


def _felt(
    people: People, loads: Floats, likes: Floats, scale: Scale, sigma: float, draw: np.random.Generator
) -> Floats:
    """How much each statement is liked at this moment."""
    flat = people.traits @ loads.reshape(-1, loads.shape[-1]).T
    felt = scale.statements * flat.reshape(len(people), *likes.shape) + likes
    return felt + draw.normal(0, sigma, felt.shape)


def _blindly(answers: Whole | Flags, options: int, careless: float, draw: np.random.Generator) -> Whole:
    """Some answers replaced by any of so many."""
    blind = draw.random(answers.shape) < careless
    return np.where(blind, draw.integers(0, options, answers.shape), answers)


def calibrated(matrix: Floats, bank: Bank, seed: int, people: int = 3000) -> tuple[Scale, dict[float, float]]:
    """The scale at which single ratings have the published retest at sigma 1, and what it gives at all four."""
    draw = np.random.default_rng([seed, 77])
    worlds = [world_of(matrix, bank, draw) for _ in range(3)]
    groups = [(world, belonging(world, people // 3, draw)) for world in worlds]
    low, high = 0.1, 3.0
    for _ in range(12):
        middle = (low + high) / 2
        found = _retest(groups, Scale(middle, 0, 0), 1.0, seed)
        low, high = (middle, high) if found < RETEST[1.0] else (low, middle)
    scale = Scale((low + high) / 2, 0.0, 0.0)
    variance = np.mean(
        [_felt(p, w.ratings, w.rating_likes * 0, scale, 0.0, draw).var(axis=0).mean() for w, p in groups]
    )
    # Problems are felt as strongly as statements; what of it is not fit is the stable taste.
    scale = replace(scale, problems=float(np.sqrt(variance - VARIATION_SD**2)))
    scale = replace(scale, tick=_tick_bar(groups, scale, draw))
    return scale, {sigma: _retest(groups, scale, sigma, seed) for sigma in (0.5, 0.75, 1.0, 1.5)}


def _retest(groups: list[tuple[World, People]], scale: Scale, sigma: float, seed: int) -> float:
    """Mean correlation of a single rating with itself, asked twice."""
    draw = np.random.default_rng([seed, 78])
    found = []
    for world, people in groups:
        once, again = (rated(people, world, scale, sigma, draw)[:, :, 0].astype(float) for _ in range(2))
        found += [np.corrcoef(once[:, t], again[:, t])[0, 1] for t in range(once.shape[1])]
    return float(np.mean(found))


def _tick_bar(groups: list[tuple[World, People]], scale: Scale, draw: np.random.Generator) -> float:
    """The mean bar at which so many problems are ticked at sigma 1."""
    felt = np.concatenate(
        [
            (scale.problems * people.suits + people.taste[:, :, 0] + world.problem_likes[:, 0])
            + draw.normal(0, 1, people.suits.shape)
            - people.bar[:, None]
            for world, people in groups
        ]
    )
    return float(np.quantile(felt, 1 - TICKED / felt.shape[1]))
