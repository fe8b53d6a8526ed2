"""explain, whatif and validate through the command line: what they say adds up, and happens when it is tried."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from mlcareer.advice.answers import Answers
from mlcareer.advice.fairness import asked_by_rule, believer
from mlcareer.advice.planning import bank_of, ranking_of
from mlcareer.advice.reasoning import explain_report
from mlcareer.advice.tables import build_tables
from mlcareer.advice.written import as_raw
from mlcareer.cli import main
from mlcareer.knowledge.base import Base
from mlcareer.knowledge.learning import Skill
from mlcareer.knowledge.specialization import Specialization
from mlcareer.pages import as_json
from mlcareer.pages.explain_page import explain_page
from mlcareer.pages.terminal import Canvas, draw

MONDAY = date(2026, 11, 23)
TODAY = ("--today", "2026-11-22")
NUMBER = re.compile(r"\d+(?:\.\d+)?")
# Seeds whose people have a rival that more weeks, or more hours, would put first.
PEOPLE = (0, 12, 26)


def somebody(seed: int, base: Base) -> Answers:
    """A person of one specialization who knows all but what sets it apart, so that its time is long."""
    tables = build_tables(base.model())
    own = base.get(Specialization, tables.ids[seed])
    sibling = base.get(Specialization, own.siblings[0].id)
    apart = {need.skill for need in own.skills} - {need.skill for need in sibling.skills}
    answers = asked_by_rule(believer(own.id, random.Random(seed), tables), tables, seed)
    for skill in sorted(base.ids(Skill)):
        answers = answers.put(f"skill-{skill}", 0 if skill in apart else 3 - seed % 2)
    return answers.put("weeks", 10).put("hours_per_week", 8)


@pytest.fixture(scope="module")
def files(bundled: Base, tmp_path_factory: pytest.TempPathFactory) -> dict[int, Path]:
    """The answers of a few people as files."""
    folder = tmp_path_factory.mktemp("people")
    found = {}
    for seed in PEOPLE:
        found[seed] = folder / f"{seed}.json"
        found[seed].write_text(json.dumps(as_raw(somebody(seed, bundled))))
    return found


@pytest.fixture
def document(capsys: pytest.CaptureFixture[str]) -> Any:
    """Runs a command that must end well; gives its JSON document."""

    def call(*arguments: str) -> dict[str, Any]:
        assert main([*arguments, "--json", *TODAY]) == 0
        found = json.loads(capsys.readouterr().out)
        assert isinstance(found, dict)
        return found

    return call


@pytest.fixture(scope="module")
def told(bundled: Base, files: Mapping[int, Path]) -> list[dict[str, Any]]:
    """The explanation of the first fields of each person, as documents."""
    found = []
    for seed, path in files.items():
        ranking = ranking_of(somebody(seed, bundled), bundled, bank_of(bundled), start=MONDAY)
        for match in ranking.matches[:7]:
            report = explain_report(ranking, bundled, match.id, "", MONDAY, ("--answers", str(path)))
            found.append(json.loads(as_json.document(report)))
    assert len(found) == 21
    return found


def points_of(document: Mapping[str, Any]) -> dict[str, float]:
    """Points by field of a match document."""
    return {match["id"]: match["points"] for match in document["matches"]}


def lead_of(id: str, document: Mapping[str, Any]) -> float:
    """Points by which a field leads everybody else."""
    points = points_of(document)
    return points[id] - max(value for other, value in points.items() if other != id)


def as_match(command: Sequence[str]) -> list[str]:
    """The same answers, ranked: a whatif command as a match command."""
    assert list(command[:2]) == ["mlcareer", "whatif"]
    return ["match", *command[2:]]


def test_printed_lines_add_up(told: list[dict[str, Any]]) -> None:
    """Reasons, subjects and the contrast each add up, in points and in the whole numbers that are printed."""
    for one in told:
        field, rival = one["explained"], one["rival"]
        for lines, points, whole in (
            (one["reasons"], field["points"], field["whole"]),
            (one["subjects"], field["points"], field["whole"]),
            (rival["lines"], rival["ahead"], rival["whole"]),
        ):
            assert sum(line["points"] for line in lines) == pytest.approx(points, abs=1e-4)
            assert sum(line["whole"] for line in lines) == whole
        assert rival["ahead"] == pytest.approx(field["points"] - rival["points"], abs=1e-4)


def test_an_answer_given_otherwise_does_what_is_said(told: list[dict[str, Any]], document: Any) -> None:
    """Typed as it stands, the command puts the rival first with the lead that is told; without it, it is not first."""
    every = [one for each in told for one in each["answers"]]
    assert len(every) >= 3
    for one in every[:4]:
        command = as_match(one["command"])
        assert lead_of(one["first"], document(*command)) == pytest.approx(one["lead"], abs=1e-4)
        assert one["lead"] >= 2
        assert lead_of(one["first"], document(*command[:-2])) <= 0


def test_a_skill_does_what_is_said(told: list[dict[str, Any]], document: Any) -> None:
    """One level more moves the time line as told and passes exactly those named."""
    every = [(each["explained"]["id"], one) for each in told for one in each["skills"]]
    passing = [pair for pair in every if pair[1]["passes"]]
    assert len(every) >= 9
    assert passing
    for of, one in [*every[:2], *passing[:2]]:
        before, after = document(*as_match(one["command"])[:-2]), document(*as_match(one["command"]))
        assert time_line(of, before) == pytest.approx(one["before"], abs=1e-4)
        assert time_line(of, after) == pytest.approx(one["after"], abs=1e-4)
        was, now = points_of(before), points_of(after)
        ahead = {id for id in was if was[id] > was[of] and now[id] < now[of]}
        assert ahead == set(one["passes"])


def time_line(of: str, document: Mapping[str, Any]) -> float:
    """The time line of a field; none is 0."""
    match = next(match for match in document["matches"] if match["id"] == of)
    return sum(line["points"] for line in match["against"] if line["line"] == "time")


STEP = {"weeks": 1.0, "hours_per_week": 0.5}


def test_a_fact_does_what_is_said_and_one_step_less_does_not(
    told: list[dict[str, Any]], document: Any
) -> None:
    """The least weeks and hours put the rival first; a week, or half an hour, less does not."""
    every = {tuple(one["command"]): one for each in told for one in each["facts"]}
    assert {one["question"] for one in every.values()} == {"weeks", "hours_per_week"}
    for command, one in list(every.items())[:6]:
        arguments = as_match(command)
        assert lead_of(one["first"], document(*arguments)) == pytest.approx(one["lead"], abs=1e-4)
        assert one["lead"] > 0
        less = f"{one['question']}={one['value'] - STEP[one['question']]:g}"
        assert lead_of(one["first"], document(*arguments[:-1], less)) <= 0


def test_what_cannot_be_is_said(bundled: Base, files: Mapping[int, Path], document: Any) -> None:
    """Without weeks there is no time line, and without all skills no time in the totals: each is told."""
    path = str(files[0])
    without = document("explain", "--answers", path, "--set", "weeks=skip")
    few = document("explain", "--example")

    assert (
        "no time line: you named neither weeks nor a date, so hours and weeks change no rank"
        in without["notes"]
    )
    assert any(
        note.startswith("time is in no total yet: it is known of 0 of 28 fields") for note in few["notes"]
    )


def sentences(one: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Every sentence of an explanation with the record that it is made of."""
    for part in ("answers", "skills", "facts", "ahead"):
        yield from ((record["text"], record) for record in one[part])
    yield (
        one["steps"]["text"],
        {**one["steps"], "id": one["explained"]["id"], "first_id": "", "of": one["rival"]["id"]},
    )


def spoken(record: Mapping[str, Any]) -> set[str]:
    """Every form in which a number of the record may be said."""
    found = set()
    for value in record.values():
        if isinstance(value, int | float):
            found |= {f"{abs(value):g}", f"{abs(value):.0f}", f"{round(10 * value):d}"}
    return found


def test_every_number_and_name_in_a_sentence_is_in_its_record(
    told: list[dict[str, Any]], bundled: Base
) -> None:
    """Numbers of a sentence are those of its record or of the answers; field names are those it speaks of."""
    names = {one.id: one.name for one in bundled.many(Specialization)}
    constant = {"10"}  # "3 times in 10"
    checked = 0
    for one in told:
        own = {"weeks": 10, "hours": 8, "rating": 4}
        for text, record in sentences(one):
            bare = re.sub(r'"[^"]*"', "", text)
            for name in sorted(names.values(), key=len, reverse=True):
                if name in bare:
                    ids = {id for id, each in names.items() if each == name}
                    spoken_of = {*flat(record), one["explained"]["id"]}
                    assert ids & spoken_of, (text, record)
                    bare = bare.replace(name, "")
            for number in NUMBER.findall(bare):
                assert number in spoken(record) | spoken(own) | constant, (number, text, record)
                checked += 1
    assert checked > 40


def flat(record: Mapping[str, Any]) -> set[str]:
    """All texts that a record holds."""
    found: set[str] = set()
    for value in record.values():
        found |= {value} if isinstance(value, str) else set(value) if isinstance(value, list) else set()
    return found


def test_every_number_on_the_page_is_in_the_document(bundled: Base, told: list[dict[str, Any]]) -> None:
    """The page prints no number that the document does not hold."""
    seed = PEOPLE[0]
    ranking = ranking_of(somebody(seed, bundled), bundled, bank_of(bundled), start=MONDAY)
    report = explain_report(ranking, bundled, ranking.matches[0].id, "", MONDAY)
    page = draw(tuple(explain_page(report)), Canvas(200))
    held = json.loads(as_json.document(report))
    allowed = set(NUMBER.findall(json.dumps(held))) | set(every_form(held))

    assert set(NUMBER.findall(page)) - allowed == set()


def every_form(value: Any) -> Iterator[str]:
    """Every number of a document as it may be printed."""
    if isinstance(value, dict):
        for held in value.values():
            yield from every_form(held)
    elif isinstance(value, list):
        for held in value:
            yield from every_form(held)
    elif isinstance(value, int | float):
        yield f"{abs(value):.0f}"


@pytest.mark.parametrize(
    "arguments", [("explain", "--example"), ("whatif", "--example", "--set", "hours_per_week=3")]
)
@pytest.mark.parametrize("width", [40, 80, 120])
def test_no_line_is_wider_than_the_screen(
    arguments: tuple[str, ...], width: int, capsys: pytest.CaptureFixture[str]
) -> None:
    """Pages fit 40, 80 and 120 columns; only commands to copy are never broken."""
    assert main([*arguments, "--width", str(width), *TODAY]) == 0
    lines = capsys.readouterr().out.splitlines()

    assert len(lines) > 15
    assert [line for line in lines if len(line) > width and not line.startswith("  mlcareer ")] == []


def test_a_page_that_prints_another_number_would_be_seen() -> None:
    """The two checks above have teeth: a number or a name from elsewhere is no form of the record."""
    record = {"lead": 3.2, "first": "nlp"}

    assert "4" not in spoken(record)
    assert "3" in spoken(record)
    assert "mlops" not in flat(record)


def test_whatif_tells_only_what_changes(document: Any) -> None:
    """Fewer hours move dates and time lines and no rank; the same answer moves nothing."""
    fewer = document("whatif", "--example", "--set", "hours_per_week=3")
    same = document("whatif", "--example", "--set", "hours_per_week=8")

    assert [one["question"] for one in fewer["changed"]] == ["hours_per_week"]
    assert fewer["moved"] == []
    assert fewer["plan_after"]["p50"] > fewer["plan_before"]["p50"]
    assert fewer["plan_after"]["half_by"] > fewer["plan_before"]["half_by"]
    assert (same["same"], same["moved"], same["times"], "plan_after" in same) == (True, [], [], False)


def test_whatif_agrees_with_match(files: Mapping[int, Path], document: Any) -> None:
    """Its before and after are what match says before and after."""
    base = ("--answers", str(files[12]))
    change = ("--set", "tick-problems=nlp-p1,nlp-p2", "--set", "job_soon=yes")
    found = document("whatif", *base, *change)
    before, after = document("match", *base), document("match", *base, *change)
    ranks = [{match["id"]: match["rank"] for match in one["matches"]} for one in (before, after)]

    assert found["after"]["shortlist"] == after["shortlist"]
    assert found["before"]["lead"] == before["confidence"]["lead"]
    assert len(found["moved"]) > 10
    for moved in found["moved"]:
        assert (moved["rank_before"], moved["rank_after"]) == (ranks[0][moved["id"]], ranks[1][moved["id"]])
    still = set(ranks[0]) - {moved["id"] for moved in found["moved"]}
    assert all(abs(points_of(before)[id] - points_of(after)[id]) < 0.5 for id in still)


def test_the_latest_plan_is_what_is_explained(
    document: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With nothing given, the answers of the latest saved plan are used, and its field and first day."""
    path = tmp_path / "a.yaml"
    path.write_text("answers_version: 1\nhours_per_week: 5\nset-01: {best: a, worst: b}\n")
    assert main(["plan", "nlp", "--answers", str(path), "--start", "2027-01-04", *TODAY]) == 0
    capsys.readouterr()

    assert document("explain", "nlp")["answers_used"]["set-01"] == {"best": "a", "worst": "b"}
    assert document("whatif", "--set", "hours_per_week=9")["plan_after"]["start"] == "2027-01-04"
    assert document("whatif", "--set", "hours_per_week=9")["plan_after"]["chosen"] == "nlp"


def test_without_answers_the_ways_to_give_them_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    """explain with nothing saved exits 3; whatif without a change is wrong usage; a field that is none exits 5."""
    assert main(["explain"]) == 3
    assert "mlcareer explain --example" in capsys.readouterr().err
    assert main(["whatif", "--example"]) == 2
    assert main(["explain", "nlpp", "--example"]) == 5
    assert main(["explain", "nlp", "--example", "--against", "nlp"]) == 1


def test_why_each_question_was_asked_is_told(document: Any) -> None:
    """The lines of a person who was asked by the rule name the two fields that their question separated."""
    reasons = document("explain", "--example")["reasons"]

    assert sum("asked_because" in line for line in reasons) >= 3
    assert all(" and " in line["asked_because"] for line in reasons if "asked_because" in line)


def test_a_field_that_is_set_aside_can_be_explained(document: Any) -> None:
    """It has points and lines, no rank, and the reason why it is set aside."""
    found = document("explain", "robotics", "--example", "--set", "set_aside=robotics")

    assert "rank" not in found["explained"]
    assert found["explained"]["set_aside"] == "you set it aside by hand"
    assert found["reasons"]


def test_validate_tells_a_broken_limit(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A limit that is not kept ends with 1, after the whole document, and names the limit."""
    from mlcareer.advice import validating

    monkeypatch.setattr(validating, "EVEN_MOST", 0.5)

    assert main(["validate", "--people", "500", "--json"]) == 1
    out, err = capsys.readouterr()
    assert json.loads(out)["holds"] is False
    assert "people spread evenly: largest share of first places" in " ".join(err.split())
