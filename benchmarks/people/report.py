"""Reports, for people who were answered in their place, where the advisers' first choice came out.

    python benchmarks/people/report.py PEOPLE.jsonl benchmarks/people/answers/*.yaml

``PEOPLE.jsonl`` has one person a line: ``id``, ``panel`` (best first), ``avoid``. An answers file is
named by the id. Nothing is tuned to these people: no test demands a ranking for them.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from mlcareer.advice.planning import bank_of, ranking_of
from mlcareer.knowledge.base import Base, open_base
from mlcareer.knowledge.read_document import read_document


def row(path: Path, person: dict[str, list[str]], base: Base) -> tuple[str, bool, bool, bool, bool]:
    """One line of the report, and whether: first = first, first in three, ours in their three, in five."""
    bank = bank_of(base)
    document = read_document(path.read_text("utf-8"), str(path))
    answers, problems = bank.from_raw(document.values, document.path)
    if problems or document.problems:
        sys.exit("\n".join(str(problem) for problem in (*document.problems, *problems)))
    ranking = ranking_of(answers, base, bank)
    rank_of = {match.id: match.rank for match in ranking.matches}
    order = [match.id for match in ranking.matches]
    wanted = person["panel"][0]
    place = rank_of.get(wanted, 99)
    avoided = [one for one in ranking.shortlist.ids if one in person.get("avoid", [])]
    text = (
        f"{path.stem:5} advisers' first {wanted:24} our rank {place:>2}   ours: {', '.join(order[:3])}"
        f"   shortlist {len(ranking.shortlist.ids)}, list {ranking.shortlist.confidence.list}"
    )
    if avoided:
        text += f"   to avoid, yet listed: {', '.join(avoided)}"
    first = [one for one in order if rank_of[one] == 1]
    return text, wanted in first, wanted in order[:3], order[0] in person["panel"][:3], wanted in order[:5]


def main(people_file: str, paths: list[str], base: Base) -> None:
    """Print a line for each person and the shares."""
    lines = Path(people_file).read_text("utf-8").splitlines()
    people = {person["id"]: person for person in map(json.loads, lines)}
    rows = [row(Path(path), people[Path(path).stem], base) for path in paths]
    for text, *_ in rows:
        sys.stdout.write(text + "\n")
    for name, place in (
        ("first", 1),
        ("in our three", 2),
        ("our first in their three", 3),
        ("in our five", 4),
    ):
        sys.stdout.write(f"{name}: {sum(bool(each[place]) for each in rows)} of {len(rows)}\n")


if __name__ == "__main__":
    with open_base() as bundled:
        main(sys.argv[1], sys.argv[2:], bundled)
