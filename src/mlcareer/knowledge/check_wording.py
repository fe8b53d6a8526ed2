"""Rules on the wording of all texts: no hype, no price, blanks for numbers, nothing said twice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from mlcareer.errors import Problem
from mlcareer.knowledge.check_words import HYPE, JARGON, names_of_fields, pattern, said_names
from mlcareer.knowledge.fields import Text
from mlcareer.knowledge.kinds import Kind
from mlcareer.knowledge.learning import Project
from mlcareer.knowledge.names import plain_words
from mlcareer.knowledge.shapes import Leaf, Parts, Step, Steps, marker, walk
from mlcareer.knowledge.specialization import Specialization
from mlcareer.knowledge.written import Place, Written

# Fields that hold others' names or words, which are not ours to choose.
THEIRS = (
    "title", "provider", "author", "effort", "licence", "where", "publisher", "credit", "terms", "release",
    "platform", "place", "last_edition", "read_from", "term", "dates",
)  # fmt: skip
NAMED_BY_OTHERS = (Kind.COMPETITION, Kind.REPOSITORY, Kind.COMMUNITY, Kind.EVENT, Kind.SOURCE)
MONEY = r"\b\d[\d,.]* ?(?:USD|EUR|GBP|dollars?|euros?|cents?)\b"
PRICE = re.compile(rf"[$€£¥₹₽₩]|\bper month\b|{MONEY}", re.IGNORECASE)
BLANK = re.compile(r"\{[^{}]+\}")
IRREGULAR_PAST = frozenset({
    "bound", "bought", "brought", "built", "caught", "chose", "cut", "drew", "drove", "fed", "fought",
    "found", "gave", "got", "grew", "held", "kept", "laid", "led", "made", "met", "put", "ran", "rebuilt",
    "redid", "reran", "rewrote", "sent", "set", "shot", "showed", "shrank", "sped", "split", "spoke",
    "taught", "took", "told", "thought", "undid", "understood", "went", "won", "wrote",
})  # fmt: skip
LEAST_WORDS = 5  # shorter sentences say too little to be anybody's own
MOST_ALIKE = 0.75  # share of words that two problems may have in common


def texts(record: object) -> Iterator[tuple[Steps, str]]:
    """Every text of a record that we worded."""
    for steps, value, shape in walk(record, Parts(type(record))):
        if isinstance(shape, Leaf) and value and marker(shape.markers, Text):
            yield steps, value


def no_hype(written: Written) -> Iterator[Problem]:
    """K26 None of the words that promise, push or decorate."""
    words = pattern(HYPE)
    for kind, record, place in written.everything():
        for steps, text in texts(record):
            if _theirs(kind, steps):
                continue
            found = words.search(text)
            if found:
                message = f"{record.id}: {_last(steps)} has '{found.group()}'; say what is done instead"
                yield place.problem(message, *steps)


def _theirs(kind: Kind, steps: Steps) -> bool:
    own_title = kind in (Kind.SPECIALIZATION, Kind.PROJECT, Kind.GUIDE)
    if steps[-1] == "title":
        return not own_title
    return steps[-1] in THEIRS or (steps[-1] == "name" and (kind in NAMED_BY_OTHERS or len(steps) > 1))


def _last(steps: Steps) -> Step:
    return next(step for step in reversed(steps) if isinstance(step, str))


def no_prices(written: Written) -> Iterator[Problem]:
    """K27 No currency, no price; figures of signals are copied from facts and may have one."""
    for kind, record, place in written.everything():
        for steps, text in texts(record):
            found = PRICE.search(text)
            if found and (kind, steps[-1]) != (Kind.SIGNAL, "figure"):
                message = f"{record.id}: {_last(steps)} has '{found.group()}'; state no price"
                yield place.problem(message, *steps)


def resume_lines_leave_blanks(written: Written) -> Iterator[Problem]:
    """K28 A line for a resume begins with a past verb and leaves every number as a {blank}."""
    lines: list[tuple[str, str, Place, Steps]] = []
    for one, place in written.each(Specialization):
        for index, line in enumerate(one.resume):
            lines.append((one.id, line.text, place, ("resume", index, "text")))
    for project, place in written.each(Project):
        lines.append((project.id, project.resume_line, place, ("resume_line",)))
    for id, text, place, steps in lines:
        if not BLANK.search(text):
            yield place.problem(f"{id}: {steps[0]} has no blank; write {{what}} for what is measured", *steps)
        if re.search(r"\d", BLANK.sub("", text)):
            yield place.problem(f"{id}: {steps[0]} has a digit outside a blank; leave it blank", *steps)
        first = text.split()[0].lower().strip(",")
        if not first.endswith("ed") and first not in IRREGULAR_PAST:
            yield place.problem(f"{id}: {steps[0]} begins with '{first}'; begin with a past verb", *steps)


def nothing_is_said_twice(written: Written) -> Iterator[Problem]:
    """K29 No sentence stands in two specializations, also not with only the name exchanged."""
    first: dict[str, str] = {}
    for one, place in written.each(Specialization):
        own = [plain_words(name) for name in (one.name, one.id, *one.aliases)]
        names = re.compile(rf"\b({'|'.join(map(re.escape, sorted(own, key=len, reverse=True)))})\b")
        for steps, text in texts(one):
            for sentence in re.split(r"(?<=[.!?]) ", text):
                plain = " ".join(re.findall(r"\w+", names.sub(" ", plain_words(sentence))))
                if len(plain.split()) < LEAST_WORDS:
                    continue
                other = first.setdefault(plain, one.id)
                if other != one.id:
                    message = (
                        f"{one.id}: {_last(steps)} says what {other} says: '{sentence}'; word it for this one"
                    )
                    yield place.problem(message, *steps)


def problems_are_plain(written: Written) -> Iterator[Problem]:
    """K31 A problem names no specialization, has no jargon, and is like no other."""
    names, jargon = names_of_fields(written), pattern(JARGON)
    seen: list[tuple[str, Counter[str]]] = []
    for one, place in written.each(Specialization):
        for index, problem in enumerate(one.problems):
            steps = ("problems", index, "text")
            for name in said_names(problem.text, names):
                yield place.problem(f"{problem.id}: names '{name}'; describe the situation", *steps)
            found = jargon.search(problem.text)
            if found:
                yield place.problem(f"{problem.id}: has '{found.group()}'; say it plainly", *steps)
            words = Counter(re.findall(r"\w+", problem.text.lower()))
            for other, known in seen:
                if sum((words & known).values()) > MOST_ALIKE * max(words.total(), known.total()):
                    yield place.problem(
                        f"{problem.id}: is nearly {other}; describe another situation", *steps
                    )
            seen.append((problem.id, words))


def problem_ids_are_numbered(written: Written) -> Iterator[Problem]:
    """K2 The id of a problem is that of its specialization, -p and a number, and used once."""
    for one, place in written.each(Specialization):
        ids = [problem.id for problem in one.problems]
        for index, id in enumerate(ids):
            if not re.fullmatch(rf"{re.escape(one.id)}-p[1-9]\d*", id) or id in ids[:index]:
                yield place.problem(
                    f"{one.id}: problem id '{id}'; want {one.id}-p1 and on", "problems", index
                )
