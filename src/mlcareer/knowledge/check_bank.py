"""Rules over the question bank: which traits stand together, and how statements are worded."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from mlcareer.errors import Problem
from mlcareer.knowledge.asking import Question, Trait
from mlcareer.knowledge.check_words import (
    AGREEING,
    JARGON,
    NEGATIONS,
    PULLING,
    QUALITIES,
    names_of_fields,
    pattern,
    said_names,
)
from mlcareer.knowledge.fields import Asks, QuestionKind
from mlcareer.knowledge.shapes import Steps
from mlcareer.knowledge.written import Place, Written

SETS, CORE, PAIRS = 24, 8, 6
SETS_OF_A_TRAIT = 6
KINDS_OF_LIKING = (QuestionKind.BEST_WORST, QuestionKind.PAIR, QuestionKind.RATING)
PAIRS_OF_A_TRAIT = 2
MOST_WORDS = 12
MOST_WORDS_APART = 5
IN_A_SET = 4
FORBIDDEN = (
    ("has '{}', a word of machine learning; say it so that a newcomer can picture it", pattern(JARGON)),
    ("has '{}', a word of skill or quality; leave it out", pattern(QUALITIES)),
    ("has '{}': pay, rank, job title or buzzword; leave it out", pattern(PULLING)),
    ("has the negation '{}'; say it the other way round", pattern(NEGATIONS)),
    ("has '{}', a scale of its own; the scale is given", pattern(AGREEING)),
)


@dataclass(frozen=True)
class Statement:
    """One thing to like or not: its text, trait and place."""

    question: str
    text: str
    trait: str
    place: Place
    steps: Steps

    def problem(self, message: str) -> Problem:
        """A problem of the statement."""
        return self.place.problem(f"{self.question}: '{self.text}' {message}", *self.steps)


def statements(written: Written) -> Iterator[Statement]:
    """Every statement of the sets, pairs and ratings."""
    for question, place in written.each(Question):
        if question.asks is not Asks.LIKE or question.kind not in KINDS_OF_LIKING:
            continue
        for index, option in enumerate(question.options):
            yield Statement(question.id, option.text, option.trait, place, ("options", index))
        if question.kind is QuestionKind.RATING:
            # What stands before the colon frames all of them alike.
            text = question.text.rsplit(": ", 1)[-1]
            yield Statement(question.id, text, question.trait, place, ("text",))


def _sets(written: Written) -> dict[str, tuple[tuple[str, ...], Place]]:
    """The traits of every best-worst set that has its own options."""
    return {
        question.id: (tuple(option.trait for option in question.options), place)
        for question, place in written.each(Question)
        if question.kind is QuestionKind.BEST_WORST and question.options
    }


def statements_have_one_trait(written: Written) -> Iterator[Problem]:
    """B1 Every statement measures one trait, and the four of a set or two of a pair differ in it."""
    for statement in statements(written):
        if not statement.trait:
            yield statement.problem("has no trait; name the one that it measures")
    for question, place in written.each(Question):
        traits = [option.trait for option in question.options if option.trait]
        if len(set(traits)) < len(traits):
            yield place.problem(
                f"{question.id}: two options measure one trait; want different ones", "options"
            )
    for id, (traits_of_set, place) in _sets(written).items():
        if len(traits_of_set) != IN_A_SET:
            yield place.problem(f"{id}: has {len(traits_of_set)} statements; a set has four", "options")


def traits_name_their_rating(written: Written) -> Iterator[Problem]:
    """B2 Every trait has one rating question, which names the trait."""
    of = {question.id: question for question, _ in written.each(Question)}
    for trait, place in written.each(Trait):
        question = of.get(trait.question)
        if question and (question.kind is not QuestionKind.RATING or question.trait != trait.id):
            yield place.problem(f"{trait.id}: {trait.question} is no rating of this trait", "question")


def no_two_traits_meet_twice(written: Written) -> Iterator[Problem]:
    """B3 In the core, set-01 to set-08, no two traits stand together in two sets."""
    first: dict[frozenset[str], str] = {}
    for id, (traits, place) in _core(written).items():
        for pair in combinations(sorted(set(traits)), 2):
            other = first.setdefault(frozenset(pair), id)
            if other != id:
                message = f"{id}: {pair[0]} and {pair[1]} meet in {other} too; derive the core anew"
                yield place.problem(message, "options")


def _core(written: Written) -> dict[str, tuple[tuple[str, ...], Place]]:
    core = {f"set-{number:02}" for number in range(1, CORE + 1)}
    return {id: found for id, found in _sets(written).items() if id in core}


def traits_stand_equally_often(written: Written) -> Iterator[Problem]:
    """B4 Every trait stands in two sets of the core and in six of the bank, in at most two pairs."""
    core = Counter(trait for traits, _ in _core(written).values() for trait in traits)
    bank = Counter(trait for traits, _ in _sets(written).values() for trait in traits)
    pairs = Counter(
        option.trait
        for question, _ in written.each(Question)
        if question.kind is QuestionKind.PAIR
        for option in question.options
    )
    for trait, place in written.each(Trait):
        if core[trait.id] != 2:
            yield place.problem(f"{trait.id}: stands in {core[trait.id]} sets of the core; want 2")
        if bank[trait.id] != SETS_OF_A_TRAIT:
            yield place.problem(f"{trait.id}: stands in {bank[trait.id]} sets; want {SETS_OF_A_TRAIT}")
        if pairs[trait.id] > PAIRS_OF_A_TRAIT:
            yield place.problem(f"{trait.id}: stands in {pairs[trait.id]} pairs; at most {PAIRS_OF_A_TRAIT}")


def sets_differ(written: Written) -> Iterator[Problem]:
    """B5 No two sets of the bank hold the same four traits."""
    first: dict[frozenset[str], str] = {}
    for id, (traits, place) in _sets(written).items():
        other = first.setdefault(frozenset(traits), id)
        if other != id:
            yield place.problem(f"{id}: holds the same traits as {other}; derive it anew", "options")


def bank_is_whole(written: Written) -> Iterator[Problem]:
    """B6 The bank has 24 sets and 6 pairs."""
    pairs = sum(question.kind is QuestionKind.PAIR for question, _ in written.each(Question))
    for what, count, wanted in (("sets", len(_sets(written)), SETS), ("pairs", pairs, PAIRS)):
        if count != wanted:
            yield written.problem(f"the question bank has {count} {what}; want {wanted}")


def statements_begin_with_a_verb(written: Written) -> Iterator[Problem]:
    """B7 A statement begins with a verb of the vocabulary, in its basic form."""
    verbs = written.words("verb")
    for statement in statements(written):
        first = re.split(r"[\s,]", statement.text.lower(), maxsplit=1)[0]
        if first not in verbs:
            yield statement.problem(f"begins with '{first}', no verb of the vocabulary; add it or reword")


def statements_are_short(written: Written) -> Iterator[Problem]:
    """B8 A statement has at most 12 words; those of a question differ by at most 5 words."""
    lengths: dict[str, list[int]] = {}
    places: dict[str, Place] = {}
    for statement in statements(written):
        count = len(statement.text.split())
        lengths.setdefault(statement.question, []).append(count)
        places[statement.question] = statement.place
        # The texts of options have this limit in their type.
        if count > MOST_WORDS and statement.steps[0] == "text":
            yield statement.problem(f"has {count} words; at most {MOST_WORDS}")
    for id, counts in lengths.items():
        if max(counts) - min(counts) > MOST_WORDS_APART:
            message = f"{id}: statements have {min(counts)} to {max(counts)} words; at most 5 apart"
            yield places[id].problem(message, "options")


def statements_avoid_words(written: Written) -> Iterator[Problem]:
    """B9 A statement has no jargon, praise, pay, negation or scale, and names no specialization."""
    names = names_of_fields(written)
    for statement in statements(written):
        for message, words in FORBIDDEN:
            found = words.search(statement.text)
            if found:
                yield statement.problem(message.format(found.group()))
        for name in said_names(statement.text, names):
            yield statement.problem(f"names '{name}', which makes it a vote; describe the work")


def statements_stand_once(written: Written) -> Iterator[Problem]:
    """B10 No statement stands twice in the bank."""
    first: dict[str, str] = {}
    for statement in statements(written):
        other = first.setdefault(" ".join(re.findall(r"\w+", statement.text.lower())), statement.question)
        if other != statement.question:
            yield statement.problem(f"stands in {other} too; a statement is read once")


def names_of_traits_are_plain(written: Written) -> Iterator[Problem]:
    """B11 Names and meanings of traits have no word that a newcomer does not know."""
    words = pattern(JARGON)
    for trait, place in written.each(Trait):
        for field in ("name", "high", "low"):
            found = words.search(getattr(trait, field))
            if found:
                yield place.problem(f"{trait.id}: {field} has '{found.group()}'; say it plainly", field)
