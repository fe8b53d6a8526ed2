"""A small question bank and matcher for the wizard's tests, with no knowledge base behind them."""

from __future__ import annotations

from dataclasses import replace

from mlcareer.advice.answers import NOT_SURE, SKIP, Answers, Picks, Value
from mlcareer.errors import NotFound
from mlcareer.knowledge.asking import Option, Question
from mlcareer.knowledge.fields import Asks, QuestionKind
from mlcareer.wizard.counsel import Counsel, Enough, Listed, Standing, Wish
from mlcareer.wizard.values import is_list

NAMES = {
    "nlp": "NLP and language technology",
    "speech": "Speech and audio",
    "recommender": "Recommender systems",
    "causal": "Causal inference",
    "responsible-ai": "Responsible AI",
    "mlops": "MLOps",
    "computer-vision": "Computer vision",
}
STEM = "A free working day, someone helpful beside you. Which would you start with? Which would you leave to last?"
STATEMENTS = (
    "Explain a machine's decision to the person it affects",
    "Work out on paper why a method must fail",
    "Look for the one odd sound in a night of recordings",
    "Find out which of three features users really need",
)
ANCHORS = (
    "Have not used it since school",
    "Redid worked examples (derivatives, matrices)",
    "Derived a gradient or a variance without help",
    "Followed and checked the mathematics of a paper",
    "Taught it, or found errors in others' proofs",
)
SKILLS = {
    "nlp": ("python", "mathematics", "text-processing"),
    "speech": ("python", "signals"),
    "recommender": ("python", "statistics"),
}
LEAST, MOST = 5, 9


def question(id: str, kind: QuestionKind, text: str, asks: Asks = Asks.HAVE, **more: object) -> Question:
    """A question with what the tests need."""
    return Question(id=id, kind=kind, asks=asks, text=text, example=f"{id}=...", **more)  # type: ignore[arg-type]


def options(*texts: str, ids: str = "abcdefghijklmnopqrstuvwxyz") -> tuple[Option, ...]:
    """Options a, b, c, ..."""
    return tuple(Option(id, text) for id, text in zip(ids, texts, strict=False))


def fields() -> tuple[Option, ...]:
    """All specializations as options."""
    return tuple(Option(id, name) for id, name in NAMES.items())


def problems() -> tuple[Option, ...]:
    """One problem of each specialization."""
    return tuple(
        Option(f"{id}-p1", f"A case of {name} that somebody has to look at until it is understood")
        for id, name in NAMES.items()
    )


def bank() -> dict[str, Question]:
    """All questions by id."""
    made = [
        question(
            "route",
            QuestionKind.CHOICE,
            "Where are you now?",
            Asks.ROUTE,
            options=(
                Option("new", "New to this: show me what there is"),
                Option("torn", "I know the fields but am torn between some"),
                Option("looking", "Just looking"),
            ),
            required=True,
        ),
        question(
            "torn_between",
            QuestionKind.MULTI,
            "Which fields are you torn between?",
            Asks.ROUTE,
            options_from="specialization",
            least_values=2,
            most_values=5,
        ),
        question(
            "tick-problems",
            QuestionKind.MULTI,
            "Which of these would you gladly open on a free working day?",
            Asks.LIKE,
            options_from="problems",
        ),
        *(question(f"set-{n:02}", QuestionKind.BEST_WORST, STEM, Asks.LIKE) for n in range(1, 9)),
        *(question(f"problems-{n}", QuestionKind.BEST_WORST, STEM, Asks.LIKE) for n in range(1, 3)),
        question("pair-1", QuestionKind.PAIR, STEM, Asks.LIKE, options=options("Prove it", "Build it")),
        question(
            "rate-lang",
            QuestionKind.RATING,
            "A week with a lot of this: reading, writing and dialogue as raw material.",
            Asks.LIKE,
        ),
        question(
            "background",
            QuestionKind.MULTI,
            "What do you bring?",
            Asks.BRING,
            options=options("Linguistics", "Teaching", "Health care"),
            ordered=True,
        ),
        question(
            "tools",
            QuestionKind.MULTI,
            "Which of these tools have you used? One of these does not exist.",
            Asks.CAN,
            options=options("Git", "SQL", "Quillbase"),
        ),
        question(
            "hours_last_weeks",
            QuestionKind.NUMBER,
            "How many hours did you really study in each of the last four weeks?",
            least=0,
            most=100,
            least_values=4,
            most_values=4,
        ),
        question(
            "hours_per_week",
            QuestionKind.NUMBER,
            "How many hours a week can you really study?",
            least=1,
            most=60,
            required=True,
        ),
        question(
            "weeks",
            QuestionKind.NUMBER,
            "How many weeks do you have, or until which date?",
            least=1,
            most=520,
        ),
        question("by", QuestionKind.DATE, "Until which date?"),
        question(
            "goal",
            QuestionKind.CHOICE,
            "What should the plan lead to?",
            options=(Option("first_project", "A first project"), Option("junior_role", "A junior role")),
        ),
        question(
            "deal_breakers",
            QuestionKind.MULTI,
            "Deal-breakers: what would you not take?",
            Asks.WONT,
            options=(Option("on-call", "On-call duty"), Option("relocation", "Moving to another place")),
        ),
        question("slots", QuestionKind.TEXT, "When and where?", on_request=True, most_values=7),
        question(
            "plan_for", QuestionKind.CHOICE, "Which field is the plan for?", options_from="specialization"
        ),
        question(
            "look_at", QuestionKind.MULTI, "Which to look at?", options_from="specialization", most_values=3
        ),
    ]
    for skill in ("python", "mathematics", "text-processing", "signals", "statistics", "extra"):
        made.append(
            question(
                f"skill-{skill}",
                QuestionKind.SKILL,
                f"{skill.replace('-', ' ').capitalize()}: the highest that is true for the last 12 months?",
                Asks.CAN,
                options=options(*ANCHORS, ids="01234"),
            )
        )
        made.append(question(f"proof-{skill}", QuestionKind.TEXT, "Name the thing in a few words.", Asks.CAN))
    return {one.id: one for one in made}


BANK = bank()


def find(id: str) -> Question:
    """A question by its id."""
    if id not in BANK:
        raise NotFound("question", id)
    return BANK[id]


def options_for(record: Question, answers: Answers) -> tuple[Option, ...]:
    """The options of a question."""
    if record.options_from == "specialization":
        return fields()
    if record.options_from == "problems":
        return problems()
    if record.kind is QuestionKind.BEST_WORST:
        turned = (answers.seed + int(record.id[-1])) % 4
        made = options(*STATEMENTS)
        return made[turned:] + made[:turned]
    return record.options


def fault(id: str, value: Value) -> str:
    """Why a value is not allowed."""
    record = find(id)
    match record.kind:
        case QuestionKind.BEST_WORST:
            return (
                "" if isinstance(value, Picks) and value.best != value.worst else "two different are needed"
            )
        case QuestionKind.RATING | QuestionKind.SKILL:
            return "" if value in (0, 1, 2, 3, 4, NOT_SURE) else f"{value} is not a level"
        case QuestionKind.MULTI:
            return "" if isinstance(value, tuple) else "a list is needed"
        case QuestionKind.NUMBER if not is_list(record):
            return "" if isinstance(value, int | float) else "a number is needed"
        case _:
            return ""


INTERESTS = (
    "tick-problems",
    "set-01",
    "set-02",
    "problems-1",
    "pair-1",
    "set-03",
    "set-04",
    "problems-2",
    "rate-lang",
)


def weight(answers: Answers) -> int:
    """How much the answers say: what the made-up stop rule looks at."""
    told = 0
    for id, value in answers.values.items():
        if id in INTERESTS and value != SKIP:
            told += 2 if isinstance(value, Picks) and value.best in ("a", "nlp-p1") else 1
    return told


def next_interest(answers: Answers, more: int) -> Wish | Enough:
    """The next of the list whose order depends on the answers, until enough is told."""
    shown = [id for id in INTERESTS if id in answers.values]
    if weight(answers) >= 6 + more or len(shown) >= MOST - 2 + more:
        return Enough("mass") if "background" in answers.values else Wish("background")
    left = [id for id in INTERESTS if id not in answers.values]
    if not left:
        return Enough("exhausted") if "background" in answers.values else Wish("background")
    first = answers.values.get("set-01")
    turned = left[::-1] if isinstance(first, Picks) and first.best == "b" and len(left) > 1 else left
    if turned[0].startswith("problems-"):
        return Wish(turned[0], problems()[:4], ("nlp", "speech"))
    return Wish(turned[0], separates=("nlp", "mlops"))


def questions_left(answers: Answers, more: int) -> tuple[int, int]:
    """How many may follow the next question."""
    shown = len([id for id in INTERESTS if id in answers.values])
    done = "background" in answers.values
    most = max(0, MOST - 2 + more - shown) - (1 if done else 0)
    return (
        (max(0, min(most, 3 - shown)), max(0, most))
        if isinstance(next_interest(answers, more), Wish)
        else (0, 0)
    )


def listed(answers: Answers) -> Listed:
    """A ranking that hangs on the first set and on the deal-breakers."""
    first = answers.values.get("set-01")
    order = list(NAMES)
    if isinstance(first, Picks):
        turned = "abcd".index(first.best)
        order = order[turned:] + order[:turned]
    breakers = answers.values.get("deal_breakers")
    aside = "mlops" if isinstance(breakers, tuple) and "on-call" in breakers else ""
    order = [id for id in order if id != aside]
    rows = [
        Standing(
            id,
            NAMES[id],
            str(at),
            50 - 7 * at,
            "language, experiments",
            f"What {id} is.",
            (f"+9 first of set 1 ({id})",),
        )
        for at, id in enumerate(order, 1)
    ]
    if len(answers.values) > 1:
        rows[:2] = [replace(rows[0], rank="=1"), replace(rows[1], rank="=1")]
    others = [Standing(aside, NAMES[aside], aside="you ruled out on-call duty")] if aside else []
    if answers.values.get("rate-lang") == 0:
        return Listed((), tuple(rows) + tuple(others), because="The answers hold not enough signal to tell.")
    says = "5 of 7 fields fit what you chose. The list is good. The first two are a tie."
    return Listed(tuple(rows[:5]), tuple(rows[5:]) + tuple(others), says)


def skills_for(answers: Answers) -> tuple[str, ...]:
    """The skills of what was ticked and of what is planned for; one more for a job."""
    ticked = answers.values.get("look_at")
    ids = [*(ticked if isinstance(ticked, tuple) else ()), answers.values.get("plan_for")]
    found = [skill for id in ids for skill in SKILLS.get(str(id), ("python",))]
    found += ["statistics"] if answers.values.get("goal") == "junior_role" else []
    return tuple(dict.fromkeys(found))


def counsel() -> Counsel:
    """All of it together."""
    return Counsel(
        question=find,
        options=options_for,
        fault=fault,
        next_interest=next_interest,
        questions_left=questions_left,
        enough=lambda answers: weight(answers) >= 4,
        listed=listed,
        skills_for=skills_for,
        facts=("hours_last_weeks", "hours_per_week", "weeks", "goal", "deal_breakers"),
        names=NAMES,
        problem=lambda id: next(one for one in problems() if one.id == id),
        on_request=("slots",),
        needed_for=lambda skill, answers: (NAMES["nlp"], NAMES["speech"]),
        more_skills=lambda answers: ("extra",),
        summaries={id: f"What {id} is about." for id in NAMES},
        meanings={"deal-breaker-on-call": "Being woken at night when a system fails."},
    )


def person(id: str, seed: int) -> Value:
    """What one made-up person answers, the same at every time."""
    record = find(id)
    draw = (seed * 7919 + sum(ord(char) * (at + 3) for at, char in enumerate(id))) % 997
    if draw % 7 == 0 and not record.required:
        return SKIP
    match record.kind:
        case QuestionKind.BEST_WORST:
            ids = "abcd" if id.startswith("set") else tuple(one.id for one in problems()[:4])
            best, worst = draw % 4, (draw % 4 + 1 + draw // 4 % 3) % 4
            others = tuple(ids[at] for at in range(4) if at not in (best, worst))
            return Picks(ids[best], ids[worst], others if id.startswith("problems") else ())
        case QuestionKind.RATING:
            return draw % 5
        case QuestionKind.SKILL:
            return draw % 5 if draw % 6 else NOT_SURE
        case QuestionKind.MULTI:
            ids = [option.id for option in options_for(record, Answers())]
            return tuple(ids[at] for at in range(len(ids)) if draw >> at & 1)[:5]
        case QuestionKind.NUMBER if is_list(record):
            return (1.0, 2.0, 3.0, float(draw % 9))
        case QuestionKind.NUMBER:
            return "2027-06-01" if id == "weeks" and draw % 2 else draw % 50 + 1
        case QuestionKind.CHOICE | QuestionKind.PAIR:
            ids = [option.id for option in options_for(record, Answers())]
            return ids[draw % len(ids)]
        case _:
            return f"text {draw}"
