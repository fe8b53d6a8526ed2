"""Which words people are told: by the gap and the mass, lowered where their answers contradict each other."""

from __future__ import annotations

import numpy as np

from benchmarks.matching.asking import KINDS, PAIRS, PROBLEMS, SETS, Asked
from benchmarks.matching.engine import PICKS, Flags, Floats, Matcher, Whole

NO_WORD = -1


def misfit(matcher: Matcher, asked: Asked) -> Floats:
    """How much less likely each person's answers are than the best specialization's own (``surprise.misfit``)."""
    best = asked.fit.argmax(axis=1)
    excess, variance = np.zeros(len(best)), np.zeros(len(best))
    for step in range(asked.codes.shape[1]):
        code, answer = asked.codes[:, step], asked.answers[:, step]
        for kind, (low, high) in KINDS.items():
            here = np.flatnonzero((code >= low) & (code < high) & (answer >= 0))
            if len(here) and kind == "tick":
                _add_ticks(matcher, here, best[here], asked.ticks[here], excess, variance)
            elif len(here):
                logs = _logs(matcher, kind, code[here], best[here], asked, here)
                _add(here, logs, answer[here], excess, variance)
    for place in range(asked.rated.shape[1]):
        logs = np.log(matcher.ratings.P[asked.rated[:, place], :, best])
        _add(np.arange(len(best)), logs, asked.ratings[:, place], excess, variance)
    return excess / np.sqrt(np.where(variance > 0, variance, 1.0))


def _logs(matcher: Matcher, kind: str, code: Whole, best: Whole, asked: Asked, here: Whole) -> Floats:
    """The log-likelihood of every answer for each person's best."""
    if kind == "set":
        return np.log(matcher.sets.P[code - SETS, :, best])
    if kind == "pair":
        return np.log(matcher.pairs.P[code - PAIRS, :, best])
    pulls = matcher.pulls[asked.fours[here, code - PROBLEMS], best[:, None]]
    scores = pulls[:, PICKS[:, 0]] - pulls[:, PICKS[:, 1]]
    return scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))


def _add(people: Whole, logs: Floats, answer: Whole, excess: Floats, variance: Floats) -> None:
    shares = np.exp(logs)
    expected = (shares * logs).sum(axis=1)
    excess[people] += logs[np.arange(len(people)), answer] - expected
    variance[people] += (shares * logs**2).sum(axis=1) - expected**2


def _add_ticks(
    matcher: Matcher, people: Whole, best: Whole, ticks: Flags, excess: Floats, variance: Floats
) -> None:
    pulls = matcher.constants.tick_slope * matcher.near[best] - matcher.constants.tick_threshold
    yes, no = -np.log1p(np.exp(-pulls)), -np.log1p(np.exp(pulls))
    share = np.exp(yes)
    expected = share * yes + (1 - share) * no
    excess[people] += (np.where(ticks, yes, no) - expected).sum(axis=1)
    variance[people] += (share * yes**2 + (1 - share) * no**2 - expected**2).sum(axis=1)


def list_word(matcher: Matcher, asked: Asked) -> Whole:
    """The place of each person's list word."""
    constants = matcher.constants
    mass = np.sort(matcher.p_of(asked.fit), axis=1)[:, -3:].sum(axis=1)
    word = np.searchsorted(constants.list_masses, mass, side="right")
    odd = misfit(matcher, asked)
    word = np.maximum(0, word - (odd < constants.misfit))
    return np.where(odd < constants.contradiction, np.minimum(word, constants.contradicting_word), word)


def lead_word(matcher: Matcher, asked: Asked) -> Whole:
    """The place of each person's lead word; none where the answers contradict each other."""
    constants, best = matcher.constants, np.sort(asked.fit, axis=1)
    gap = constants.kappa * (best[:, -1] - best[:, -2])
    word = np.searchsorted((constants.tie, constants.close, constants.behind), gap, side="right")
    return np.where(misfit(matcher, asked) < constants.contradiction, NO_WORD, word)
