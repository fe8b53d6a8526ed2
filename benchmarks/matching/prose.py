"""The sentences of the report between its tables."""

from __future__ import annotations

READING = """# The matcher, measured on simulated people

Made by `python -m benchmarks.matching.simulate --write` (seed {seed}, {worlds} worlds of {people} people for every
population and level of noise). The same command with another `--seed` draws other worlds and people; `--quick` takes
under a minute. Only the two times in milliseconds depend on the machine.

**No human being was measured.** Read the figures as "which design is better, and by about how much".

How the worlds are made: the true matrix differs from ours by N(0, .4) an entry; every statement loads on the other
traits too (SD .25) and is liked by itself (SD .35); people are lenient (SD .5), more or less extreme, and answer one
question in twenty blindly. **G1**: each person belongs to one specialization, evenly spread, with variation of their
own (SD .7 a trait). **G2**: traits from a factor model with the same spread, nobody belongs to anything, and six ideas
of what is best (dot product, distance, too little hurts, too much hurts, four strongest, weighted shape) are each held
by a sixth, with private weights. The strength of feeling was set so that a single rating asked again after 13 days
correlates with itself as published (.66 at sigma .75, .56 at sigma 1); here: {retests}. Designs are judged at sigma 1.

Problems: how much somebody likes a problem is how well its specialization suits them, plus a stable taste of their own
that has nothing to do with fit (SD .7), plus the problem's own charm (SD .35), plus noise; felt as strongly as
statements. The bar from which they tick differs between people (SD .6) and lets them tick six of 28 on average.
That is a cautious assumption: on narratives of people (matching.md, part A) one problem told neighbours apart better
than it does here.

Shares are written first/three/five: the best specialization of the person is in the first 1, 3, 5.
"""

SECTIONS = {
    "targets": ("Targets", ""),
    "tuning": ("What was tuned", ""),
    "finding": ("What finds what suits people", ""),
    "trusting": ("How far to trust it", ""),
    "words": ("What the product may say", ""),
    "matrix": ("What rests on the matrix", ""),
    "fairness": ("Favourites and odd habits", ""),
    "limits": ("Limits of time, and of fit itself", ""),
}

TRIED = """### What was tried for the gates that are not great

- **G1 in three and in five.** Asking 18 of everybody, nearness .45 and steeper ticks each bring one or two points in a
  hundred (tables below); the whole bank of 54 questions brings .96/.99, with three times the effort. With the traits
  known exactly our matrix finds practically everybody, so neither scoring nor matrix holds it back: what does is that a
  single answer repeats itself at .56 only, and that the real specializations lie closer together (median distance 5.6)
  than the prototype's (6.5). 48 ratings with any scoring stay below the product. If people like the problems of their
  own field by two thirds of the noise more than fit alone says, .93/.97 is reached ("If problems tell more").
- **Retest.** The same reason: 48 ratings repeat their first in about half of the people too. This is why the result is a
  list of three to seven and the plan begins with small tries of the first three.
- **Half the entries off by one.** It costs seven points in a hundred, less than in the prototype; the level it starts
  from is that of the first gate. What helps is another rater (below), not another formula.
- **G2, one changed answer.** Nobody in G2 belongs to a specialization, so more of them stand near the first; one answer
  of about thirteen moves the fifth place for one person in fifty.
- **Less than asking 18 of everybody.** A mass of .80 or .06 nats come closer, for a third of a question up to one more.
"""

LIMITS = """## Can the checks fail?

`python scripts/planted_faults.py` plants twelve faults, one at a time, in a copy of the package (a flipped column, two
rows swapped, a column off by one, the row mean not subtracted, a contribution before tempering, a stop rule without its
minimum, a stale result, hours a month, a tie by file order, raw answers in an explanation, a specialization that can
never come first, a resource of zero hours) and runs the tests on each: at least eleven must turn one red. The command
of this report fails where a binding target is missed, or where the arrays that it computes with ask or score any of
fifty people otherwise than the product does.

## What this cannot say

- Simulated people answer as the model of the world says. The strength of feeling is calibrated to published retests of
  single items; everything else about the worlds is an assumption, written down at the top.
- Calibration and words were measured on fit alone: what one brings, time, money, degree and market come on top as
  visible lines and were not part of it.
- The six ideas of what is best are a guess at what "best" can mean. Even a perfect measure of fit explains about a tenth
  of the differences in how work turns out (last table).
- Effort in ratings is assumed from the seconds of the question bank; time it with people.
- lambda, beta, the slopes of problems, the size of penalties and of the background line are priors. They are to be
  refitted on answers of people who agreed to it, and not before.
"""
