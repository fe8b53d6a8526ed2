"""A matcher on the real trait ratings with a made-up question bank, and random people who answer it."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from hypothesis import strategies as st

import mlcareer
from mlcareer.advice.answers import SKIP, Answers, Picks, Value
from mlcareer.advice.bank import question_bank
from mlcareer.advice.constants import DEFAULT
from mlcareer.advice.profile import Profile
from mlcareer.advice.reading import profile_from
from mlcareer.advice.tables import TICKS, Tables, build_tables
from mlcareer.knowledge.asking import Option, Question, Term, Trait
from mlcareer.knowledge.fields import Asks, Breadth, Degree, QuestionKind
from mlcareer.knowledge.learning import Skill
from mlcareer.knowledge.model import Candidate, Model
from mlcareer.knowledge.specialization import OpenProblem

RATINGS = Path(mlcareer.__file__).parent / "data" / "facts" / "trait-ratings.csv"
BLOCKS = ("materials", "kind-of-work", "people-and-purpose", "making-and-newness")
BLOCK_OF = {
    **dict.fromkeys(("lang", "vis", "sig", "phys", "life", "earth"), BLOCKS[0]),
    **dict.fromkeys(("strat", "theory", "empir", "sys", "detail", "adv"), BLOCKS[1]),
    **dict.fromkeys(("people", "biz"), BLOCKS[2]),
    **dict.fromkeys(("art", "front"), BLOCKS[3]),
}
DOMAINS = ("language-linguistics", "health-care", "finance-insurance", "teaching", "none")
RULED_OUT = ("on-call", "heavy-mathematics")
VOCABULARIES = {
    "domain": DOMAINS,
    "deal-breaker": RULED_OUT,
    "hardware": ("laptop", "one-gpu", "devices"),
    "tool": ("git", "zorptool", "sql"),
    "invented-tool": ("zorptool",),
    "language": ("en", "es"),
    "style": ("video", "project"),
    "degree": ("none", "bachelor", "master", "doctorate"),
}
TERMS = {
    vocabulary: tuple(Term(f"{vocabulary}-{word}", vocabulary, word.title()) for word in words)
    for vocabulary, words in VOCABULARIES.items()
}


def ratings() -> dict[str, dict[str, float]]:
    """Specialization -> trait -> mean rating."""
    matrix: dict[str, dict[str, float]] = {}
    with RATINGS.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(line for line in lines if not line.startswith("#")):
            matrix.setdefault(row["specialization"], {})[row["trait"]] = float(row["value"])
    assert len(matrix) == 28
    return matrix


MATRIX = ratings()
TRAITS = tuple(next(iter(MATRIX.values())))


def asked(id: str, kind: QuestionKind, asks: Asks = Asks.CAN, **more: object) -> Question:
    """A question whose text is its id."""
    return Question(id=id, kind=kind, asks=asks, text=f"About {id}.", example=f"{id}=1", **more)  # type: ignore[arg-type]


def statements(traits: Sequence[str], of: str) -> tuple[Option, ...]:
    """Options a, b, c, ... one for each trait."""
    return tuple(
        Option(id, f"Do {trait} as in {of}", trait) for id, trait in zip("abcd", traits, strict=False)
    )


def sets() -> list[Question]:
    """24 sets: eight on a circle, three times, so that every trait stands in six."""
    found = []
    for block in range(3):
        order = [TRAITS[(7 * place + 5 * block) % 16] for place in range(16)]
        circle: list[list[str]] = [[] for _ in range(8)]
        for place, trait in enumerate(order):
            first, step = place % 8, 1 if place < 8 else 2
            circle[first].append(trait)
            circle[(first + step) % 8].append(trait)
        found += circle
    names = [f"set-{number:02}" for number in range(1, 25)]
    return [
        asked(name, QuestionKind.BEST_WORST, Asks.LIKE, options=statements(traits, name))
        for name, traits in zip(names, found, strict=True)
    ]


def questions() -> tuple[Question, ...]:
    """The whole bank: interests, background and facts."""
    kinds, like = QuestionKind, Asks.LIKE
    pairs = [
        ("phys", "detail"),
        ("lang", "theory"),
        ("vis", "empir"),
        ("biz", "sys"),
        ("adv", "earth"),
        ("sig", "front"),
    ]
    yes_no = (Option("yes", "Yes"), Option("no", "No"))
    goals = tuple(Option(goal, goal) for goal in ("first_project", "junior_role", "switch"))
    blocks = tuple(Option(block, block) for block in BLOCKS)
    four = {"least_values": 4, "most_values": 4}
    return (
        asked("route", kinds.CHOICE, Asks.ROUTE, options=(Option("new", "New"), Option("torn", "Torn"))),
        asked("torn_between", kinds.MULTI, options_from="specialization", least_values=2, most_values=5),
        asked(TICKS, kinds.MULTI, like, options_from="problems"),
        *sets(),
        *(
            asked(f"pair-{number}", kinds.PAIR, like, options=statements(traits, f"pair-{number}"))
            for number, traits in enumerate(pairs, 1)
        ),
        *(asked(f"rate-{trait}", kinds.RATING, like, trait=trait) for trait in TRAITS),
        *(asked(f"problems-{n}", kinds.BEST_WORST, like, options_from="problems") for n in range(1, 8)),
        asked("background", kinds.MULTI, Asks.BRING, options_from="domain", ordered=True, assumed="none"),
        asked("look_at", kinds.MULTI, options_from="specialization", most_values=3),
        asked("plan_for", kinds.CHOICE, options_from="specialization"),
        asked("tools", kinds.MULTI, options_from="tool"),
        asked("hours_last_weeks", kinds.NUMBER, least=0, most=80, **four),
        asked("hours_per_week", kinds.NUMBER, least=0.5, most=80, required=True),
        asked("slots", kinds.TEXT, most_values=14),
        asked("weeks", kinds.NUMBER, least=1, most=520, assumed="no limit of time"),
        asked("by", kinds.DATE, assumed="no limit of time"),
        asked("budget", kinds.NUMBER, least=0, most=1000000, assumed="only what is free"),
        asked("hardware", kinds.MULTI, options_from="hardware"),
        asked("degree", kinds.CHOICE, options_from="degree", assumed="no line"),
        asked("place", kinds.TEXT),
        asked("job_soon", kinds.CHOICE, options=yes_no),
        asked("goal", kinds.CHOICE, options=goals),
        asked("deal_breakers", kinds.MULTI, options_from="deal-breaker"),
        asked("languages", kinds.MULTI, options_from="language", least_values=1),
        asked("style", kinds.MULTI, options_from="style"),
        asked("priorities", kinds.MULTI, like, options=blocks, ordered=True, **four),
        asked("set_aside", kinds.MULTI, options_from="specialization"),
    )


def candidate(id: str, place: int, row: dict[str, float]) -> Candidate:
    """A specialization with its ratings and invented facts that differ from one to the next."""
    return Candidate(
        id=id,
        name=id.replace("-", " ").title(),
        family="methods",
        summary=f"About {id}.",
        traits=tuple(row[trait] for trait in TRAITS),
        problems=tuple(OpenProblem(f"{id}-p{n}", f"A problem {n} of {id}.") for n in (1, 2, 3)),
        brings={DOMAINS[place % 4]: 1.0, DOMAINS[(place + 1) % 4]: 0.5},
        breadth=tuple(Breadth)[place % 3],
        education=tuple(Degree)[place % 4],
        free_hardware=id != "robotics",
        deal_breakers=(RULED_OUT[place % 2],) if place % 5 == 0 else (),
        siblings=(),
        draft=False,
    )


def model() -> Model:
    """Traits, bank and the 28, sorted by id."""
    traits = tuple(
        Trait(trait, f"Trait {trait}", "much", "little", f"rate-{trait}", BLOCK_OF[trait])  # type: ignore[arg-type]
        for trait in TRAITS
    )
    found = tuple(candidate(id, place, MATRIX[id]) for place, id in enumerate(sorted(MATRIX)))
    return Model(traits, questions(), found)


def skill(id: str) -> Skill:
    """A skill to ask about."""
    return Skill(id, id.title(), "statistics", "A skill.", (), tuple("abcde"), {}, {}, "2026-11-22")


MODEL = model()
TABLES = build_tables(MODEL, DEFAULT, TERMS)
BANK = question_bank(MODEL, (skill("python"), skill("statistics")), ("a-course",), TERMS)
CHOICES = (*TABLES.sets, *TABLES.pairs)
INTERESTS = (TICKS, *CHOICES, *TABLES.ratings, *(f"problems-{n}" for n in range(1, 8)))


def profile(values: dict[str, Value] | Answers, **changes: object) -> Profile:
    """The profile of these answers with changes."""
    answers = values if isinstance(values, Answers) else Answers(values)
    return replace(profile_from(answers, BANK), **changes)  # type: ignore[arg-type]


def values_of(question: str, tables: Tables = TABLES) -> st.SearchStrategy[Value]:
    """Any answer to a question about interests."""
    ids = tables.ids
    if question == TICKS:
        picks = st.lists(st.tuples(st.sampled_from(ids), st.integers(1, 3)), unique_by=lambda one: one[0])
        return picks.map(lambda found: tuple(f"{id}-p{n}" for id, n in found))
    if question.startswith("problems-"):
        fours = st.lists(st.sampled_from(ids), min_size=4, max_size=4, unique=True)
        return fours.map(
            lambda four: Picks(f"{four[0]}-p1", f"{four[1]}-p2", (f"{four[2]}-p3", f"{four[3]}-p1"))
        )
    answers = list(tables.choices[question].answers)
    return st.sampled_from([Picks(*one) if isinstance(one, tuple) else one for one in answers])  # type: ignore[misc]


@st.composite
def interests(
    draw: st.DrawFn, least: int = 0, skips: bool = False, among: Sequence[str] = INTERESTS
) -> dict[str, Value]:
    """Answers to any questions about interests, in any order."""
    names = draw(st.lists(st.sampled_from(among), min_size=least, max_size=24, unique=True))
    skip: st.SearchStrategy[Value] = st.just(SKIP)
    return {name: draw(values_of(name) | skip if skips else values_of(name)) for name in names}


def facts() -> st.SearchStrategy[dict[str, Value]]:
    """Answers beside interests: what one brings, has, can and rules out."""
    return st.fixed_dictionaries(
        {},
        optional={
            "background": st.permutations(DOMAINS[:4]).map(lambda all_of: tuple(all_of[:2])),
            "degree": st.sampled_from(VOCABULARIES["degree"]),
            "budget": st.sampled_from([0, 50, 500]),
            "job_soon": st.sampled_from(["yes", "no"]),
            "deal_breakers": st.sampled_from([(), ("on-call",), RULED_OUT]),
            "hours_per_week": st.integers(1, 60),
            "weeks": st.integers(1, 200),
            "skill-python": st.integers(0, 4),
            "set_aside": st.sampled_from([(), ("nlp",), ("mlops", "robotics")]),
            "taster-nlp-go-on": st.integers(0, 4),
        },
    )
