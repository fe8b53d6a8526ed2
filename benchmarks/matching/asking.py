"""Asking thousands of people at once by the product's rule, or by a simpler design."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from benchmarks.matching.engine import PICKS, Flags, Floats, Given, Matcher, Whole
from mlcareer.advice.constants import DEFAULT, Constants

TICK, SETS, PAIRS, PROBLEMS = 0, 1, 25, 31  # codes of questions: sets 1-24, pairs 25-30, problem sets 31-37
KINDS = {
    "tick": (TICK, SETS),
    "set": (SETS, PAIRS),
    "pair": (PAIRS, PROBLEMS),
    "problems": (PROBLEMS, PROBLEMS + 7),
}
NOBODY = -1
EFFORT_TICK, EFFORT_SET, EFFORT_PAIR = 9.4, 2.2, 1.3  # in ratings; the screen by the seconds of the bank
REASONS = ("mass", "information", "limit", "exhausted")


@dataclass(frozen=True)
class Rule:
    """How to ask: what opens, what may follow, when to stop. The product's own by default."""

    ticks: bool = True
    opening: int = DEFAULT.opening_sets
    core: bool = True
    pairs: bool = True
    problems: bool = True
    least_problem_sets: int = DEFAULT.least_problem_sets
    least: int = DEFAULT.least_asked
    most: int = DEFAULT.most_asked
    mass: float = DEFAULT.enough_mass
    bits: float = DEFAULT.least_information
    at_random: bool = False
    closing: int = DEFAULT.closing_ratings

    @staticmethod
    def fixed(count: int, **changes: object) -> Rule:
        """Exactly so many choices of everybody."""
        return Rule(least=count, most=count, **changes)  # type: ignore[arg-type]

    @staticmethod
    def of(constants: Constants) -> Rule:
        """The rule that these constants describe."""
        return Rule(
            opening=constants.opening_sets,
            least_problem_sets=constants.least_problem_sets,
            least=constants.least_asked,
            most=constants.most_asked,
            mass=constants.enough_mass,
            bits=constants.least_information,
            closing=constants.closing_ratings,
        )


@dataclass(frozen=True)
class Asked:
    """What was asked and where it led; steps without a question hold -1.

    ``fit`` includes the closing ratings of the traits ``rated``, ``choices`` does not. ``mass`` and ``due``
    are the state of the stop rule before each step, ``told`` how many choices had been answered by then;
    ``fours`` the specializations of each problem set, ``ticks`` and ``ratings`` what was answered there.
    """

    fit: Floats
    choices: Floats
    answered: Whole
    shown: Whole
    effort: Floats
    reason: Whole
    codes: Whole
    answers: Whole
    mass: Floats
    due: Whole
    told: Whole
    fours: Whole
    rated: Whole
    ratings: Whole
    ticks: Flags


class _Run:
    """The state of everybody while they are asked."""

    def __init__(self, matcher: Matcher, given: Given, rule: Rule, draw: np.random.Generator) -> None:
        self.matcher, self.given, self.rule, self.draw = matcher, given, rule, draw
        count, steps = len(given), rule.most + 24
        self.fit = np.zeros((count, len(matcher.bank.ids)))
        self.answered, self.shown, self.formed = (np.zeros(count, int) for _ in range(3))
        self.paired = np.zeros(count, int)
        self.used = np.zeros((count, len(matcher.bank.ids)), bool)
        self.gone = np.zeros((count, PROBLEMS + 7), bool)
        self.reason = np.full(count, -1)
        self.effort = np.zeros(count)
        self.codes, self.answers = np.full((count, steps), NOBODY), np.full((count, steps), NOBODY)
        self.mass = np.zeros((count, steps))
        self.due, self.told = np.zeros((count, steps), int), np.zeros((count, steps), int)
        self.fours = np.full((count, 7, 4), NOBODY)

    def left(self, people: Whole) -> Whole:
        """How many choices may still be shown."""
        skips = self.shown[people] - self.answered[people]
        shown_limit = self.rule.most + np.maximum(0, skips - DEFAULT.free_skips)
        return np.minimum(shown_limit - self.shown[people], self.rule.most - self.answered[people])

    def put(self, people: Whole, codes: Whole, fours: Whole | None = None) -> None:
        """Ask these people these questions; ``fours`` where one of them is a problem set."""
        step = self.shown[people]
        for kind, (low, high) in KINDS.items():
            here = (codes >= low) & (codes < high)
            if here.any():
                self._answer(
                    kind, people[here], codes[here], step[here], None if fours is None else fours[here]
                )
        self.codes[people, step] = codes
        self.gone[people, codes] = True
        self.shown[people] += 1
        self.answered[people] += ~self.given.skips[people, codes]

    def _answer(self, kind: str, people: Whole, codes: Whole, step: Whole, fours: Whole | None) -> None:
        given, matcher = self.given, self.matcher
        if kind == "tick":
            answer, rows, cost = (
                np.zeros(len(people), int),
                matcher.tick_rows(given.ticks[people]),
                EFFORT_TICK,
            )
        elif kind == "set":
            answer = given.sets[people, codes - SETS]
            rows, cost = matcher.sets.C[codes - SETS, answer], EFFORT_SET
        elif kind == "pair":
            answer = given.pairs[people, codes - PAIRS]
            rows, cost = matcher.pairs.C[codes - PAIRS, answer], EFFORT_PAIR
            self.paired[people] += 1
        else:
            assert fours is not None
            number = codes - PROBLEMS
            answer = given.picked(people, fours, number)
            rows, cost = matcher.problem_rows(fours, answer), EFFORT_SET
            self.fours[people, number] = fours
            self.used[people[:, None], fours] = True
            self.formed[people] += 1
        told = ~given.skips[people, codes]
        self.fit[people] += rows * told[:, None]
        self.answers[people, step] = np.where(told, answer, NOBODY)
        self.effort[people] += cost

    def opening(self) -> None:
        """The tick screen and the first core sets."""
        everybody = np.arange(len(self.given))
        if self.rule.ticks:
            self._note(everybody)
            self.put(everybody, np.zeros(len(everybody), int))
        for place in range(self.rule.opening):
            self._note(everybody)
            self.put(everybody, SETS + self.given.order[:, place])

    def _note(self, people: Whole) -> Floats:
        """Keep the state of the stop rule before a step; gives p."""
        p = self.matcher.p_of(self.fit[people])
        step = self.shown[people]
        self.mass[people, step] = np.sort(p, axis=1)[:, -3:].sum(axis=1)
        self.due[people, step] = np.maximum(0, self.rule.least_problem_sets - self.formed[people])
        self.told[people, step] = self.answered[people]
        return p

    def step(self, people: Whole) -> Whole:
        """One adaptive question for each of these; gives those who are not done."""
        out = self.left(people) <= 0
        self.reason[people[out]] = REASONS.index("limit")
        people = people[~out]
        if not len(people):
            return people
        p = self._note(people)
        told, fours = self._information(people, p)
        open_ones = np.isfinite(told)
        best = np.where(open_ones, told, -np.inf).max(axis=1)
        stop = self._stops(people, best, p)
        due = self.due[people, self.shown[people]]
        wants_problems = (due > 0) & ((stop >= 0) | (self.left(people) <= due)) & open_ones[:, -1]
        none = ~open_ones.any(axis=1)
        stop = np.where(none, REASONS.index("exhausted"), stop)
        done = none | ((stop >= 0) & ~wants_problems)
        self.reason[people[done]] = stop[done]
        chosen = self._choose(told, open_ones)
        chosen = np.where(wants_problems, told.shape[1] - 1, chosen)
        is_set = chosen < self.matcher.bank.core
        codes = np.where(is_set, SETS + chosen, PAIRS + chosen - self.matcher.bank.core)
        codes = np.where(chosen == told.shape[1] - 1, PROBLEMS + self.formed[people], codes)
        going = ~done
        self.put(people[going], codes[going], fours[going])
        return people[going]

    def _choose(self, told: Floats, open_ones: Flags) -> Whole:
        if self.rule.at_random:
            return np.where(open_ones, self.draw.random(told.shape), -1.0).argmax(axis=1)
        return np.where(open_ones, np.round(told, 12), -np.inf).argmax(axis=1)

    def _stops(self, people: Whole, best: Floats, p: Floats) -> Whole:
        """The reason why each would stop now, or -1."""
        mass = self.mass[people, self.shown[people]]
        clear = np.where(mass >= self.rule.mass, 0, np.where(best < self.rule.bits, 1, -1))
        return np.where(self.answered[people] >= self.rule.least, clear, -1)

    def _information(self, people: Whole, p: Floats) -> tuple[Floats, Whole]:
        """I of the core sets, the pairs and the problem set; minus infinity where it is not open."""
        matcher, core = self.matcher, self.matcher.bank.core
        sets = _information(p, matcher.sets.P[:core], matcher.sets.H[:core])
        pairs = _information(p, matcher.pairs.P, matcher.pairs.H)
        sets[self.gone[people, SETS : SETS + core] | (not self.rule.core)] = -np.inf
        too_many = self.paired[people] >= DEFAULT.most_pairs
        pairs[
            self.gone[people, PAIRS : PAIRS + pairs.shape[1]] | too_many[:, None] | (not self.rule.pairs)
        ] = -np.inf
        fours = np.sort(
            np.argsort(np.where(self.used[people], 1.0, -p), axis=1, kind="stable")[:, :4], axis=1
        )
        problems = matcher.problem_information(p, fours)
        problems[(self.formed[people] >= DEFAULT.most_problem_sets) | (not self.rule.problems)] = -np.inf
        return np.column_stack([sets, pairs, problems]), fours


def _information(p: Floats, shares: Floats, entropies: Floats) -> Floats:
    questions, answers, _ = shares.shape
    predicted = (p @ shares.reshape(questions * answers, -1).T).reshape(len(p), questions, answers)
    return -(predicted * np.log(predicted)).sum(axis=2) - p @ entropies.T


def ask(matcher: Matcher, given: Given, rule: Rule = Rule(), seed: int = 0) -> Asked:
    """Ask everybody by the rule, close with ratings, and give what was learnt."""
    run = _Run(matcher, given, rule, np.random.default_rng(seed))
    run.opening()
    people = np.arange(len(given))
    while len(people):
        people = run.step(people)
    choices = run.fit.copy()
    rated = _closing(matcher, run)
    steps = slice(int(run.shown.max()))
    ratings = given.ratings[np.arange(len(given))[:, None], rated, 0]
    fit = choices + matcher.ratings.C[rated, ratings].sum(axis=1)
    return Asked(
        fit, choices, run.answered, run.shown, run.effort + rule.closing, run.reason, run.codes[:, steps],
        run.answers[:, steps], run.mass[:, steps], run.due[:, steps], run.told[:, steps], run.fours, rated, ratings,
        given.ticks,
    )  # fmt: skip


def _closing(matcher: Matcher, run: _Run) -> Whole:
    """The traits to rate at the end: those with the largest net loading."""
    x = loadings(matcher, run.codes, run.answers)
    # Equal loadings go by the name of the rating, as in the product.
    by_name = matcher.bank.ratings
    return by_name[np.argsort(-np.round(x[:, by_name], 9), axis=1, kind="stable")[:, : run.rule.closing]]


def rows_of(matcher: Matcher, asked: Asked) -> Floats:
    """What each answer contributes to each specialization: people by steps by specializations.

    The closing ratings stand last; steps without an answer are zero. The matcher may be another one than
    that which asked.
    """
    people, steps = len(asked.fit), int(asked.shown.max())
    rows = np.zeros((people, steps + asked.rated.shape[1], asked.fit.shape[1]))
    for step in range(steps):
        code, answer = asked.codes[:, step], asked.answers[:, step]
        for low, high in KINDS.values():
            here = np.flatnonzero((code >= low) & (code < high) & (answer >= 0))
            if len(here):
                rows[here, step] = _row(matcher, asked, here, code[here], answer[here])
    rows[:, steps:] = matcher.ratings.C[asked.rated, asked.ratings]
    return rows


def _row(matcher: Matcher, asked: Asked, people: Whole, code: Whole, answer: Whole) -> Floats:
    if code[0] == TICK:
        return matcher.tick_rows(asked.ticks[people])
    if code[0] < PAIRS:
        return matcher.sets.C[code - SETS, answer]
    if code[0] < PROBLEMS:
        return matcher.pairs.C[code - PAIRS, answer]
    return matcher.problem_rows(asked.fours[people, code - PROBLEMS], answer)


def loadings(matcher: Matcher, codes: Whole, answers: Whole) -> Floats:
    """x of matching.md 11.4 from sets and pairs: people by traits."""
    beta, bank = matcher.constants.slope, matcher.bank
    x = np.zeros((len(codes), len(bank.traits)))
    for step in range(codes.shape[1]):
        code, answer = codes[:, step], answers[:, step]
        for kind, traits, size in (("set", bank.sets, beta), ("pair", bank.pairs, beta / 2)):
            low, high = KINDS[kind]
            here = np.flatnonzero((code >= low) & (code < high) & (answer >= 0))
            if len(here):
                members = traits[code[here] - low][np.arange(len(here))[:, None], _picks(kind, answer[here])]
                np.add.at(x, (here, members[:, 0]), size)
                np.add.at(x, (here, members[:, 1]), -size)
    return x


def _picks(kind: str, answer: Whole) -> Whole:
    """First and last of a set, or the chosen and the other of a pair."""
    return PICKS[answer] if kind == "set" else np.stack([answer, 1 - answer], axis=1)
