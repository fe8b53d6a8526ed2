"""Base: records by id, by name, by what names them; figures; words with several meanings."""

from __future__ import annotations

import pytest

from mlcareer.errors import NotFound
from mlcareer.knowledge.asking import Question, Term, Trait
from mlcareer.knowledge.base import Base
from mlcareer.knowledge.kinds import Kind
from mlcareer.knowledge.learning import Project, Resource, Role, Skill
from mlcareer.knowledge.read import Written
from mlcareer.knowledge.records import TYPES
from mlcareer.knowledge.specialization import Specialization
from mlcareer.knowledge.surroundings import Community


def test_every_record_is_got_as_it_was_read(small: Base, small_written: Written):
    """What is compiled equals what was written, for every record of every kind."""
    seen = 0
    for kind, record, _ in small_written.everything():
        assert small.get(TYPES[kind], record.id) == record
        seen += 1

    assert seen > 80


def test_all_of_a_kind_are_sorted_by_id(small: Base):
    """Without ids all records of a type come, by id."""
    assert [one.id for one in small.many(Specialization)] == ["graph-ml", "mlops", "nlp"]
    assert small.ids(Skill) == tuple(sorted(small.ids(Skill)))


def test_traits_questions_and_terms_keep_their_order(small: Base):
    """What is asked or shown in an order keeps that of its file."""
    assert small.ids(Trait) == ("lang", "theory", "sys", "front")
    assert small.ids(Question)[:3] == ("tick-problems", "set-01", "pair-1")
    assert [term.word for term in small.terms("family")] == ["language-sound", "methods", "engineering"]


def test_many_keeps_the_order_asked_for(small: Base):
    """Records come in the order of the ids given, also twice."""
    found = small.many(Skill, ["version-control", "python", "version-control"])

    assert [skill.id for skill in found] == ["version-control", "python", "version-control"]


def test_a_missing_id_names_the_nearest(small: Base):
    """An id that is not there is told with its kind and what is most like it."""
    with pytest.raises(NotFound) as missing:
        small.get(Skill, "pyton")

    assert (missing.value.kind, missing.value.typed, missing.value.near) == ("skill", "pyton", ("python",))
    with pytest.raises(NotFound, match="no role is called"):
        small.many(Role, ["nlp-engineer", "astronaut"])


def test_an_old_id_leads_to_the_record(small: Base):
    """A former id is still found; the record has its new one."""
    assert small.get(Skill, "source-control").id == "version-control"


def test_records_are_found_by_what_they_name(small: Base):
    """Links lead back: from a skill to what teaches it, from a field to who meets there."""
    assert [one.id for one in small.linked(Resource, to=Skill, id="text-processing")] == [
        "old-text-course",
        "text-as-material",
    ]
    assert [one.id for one in small.linked(Specialization, to=Community, id="text-forum")] == ["mlops", "nlp"]
    assert [one.id for one in small.linked(Skill, to=Term, id="area-language")] == [
        "corpus-annotation",
        "text-processing",
    ]
    assert small.linked(Project, to=Skill, id="graph-theory") == ()


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("nlp", [("specialization", "nlp")]),
        ("Natural-Language  Processing", [("specialization", "nlp")]),
        ("text mining", [("specialization", "nlp")]),
        ("docker", [("skill", "containers")]),
        ("ACL", [("event", "acl")]),
        ("text engineer", [("role", "nlp-engineer")]),
        ("cv", [("guide", "resume"), ("role", "nlp-engineer")]),
        ("Machine Learning", [("map", "all")]),
        ("nothing of the kind", []),
        ("", []),
    ],
)
def test_names_and_aliases_lead_to_records(small: Base, words: str, found: list[tuple[str, str]]):
    """Ids, names, titles and aliases are found in any case; ambiguous words give all candidates."""
    assert list(small.named(words)) == found


def test_the_model_holds_what_the_matcher_needs(small: Base):
    """Candidates come by id, their traits in the order of the traits."""
    model = small.model()
    nlp = model.candidates[2]

    assert [trait.id for trait in model.traits] == ["lang", "theory", "sys", "front"]
    assert [one.id for one in model.candidates] == ["graph-ml", "mlops", "nlp"]
    assert (nlp.traits, nlp.brings, nlp.free_hardware) == (
        (4, 1, 1.667, 2.667),
        {"language-linguistics": 1},
        True,
    )
    assert [problem.id for problem in nlp.problems] == ["nlp-p1", "nlp-p2", "nlp-p3"]
    assert len(model.questions) == len(small.ids(Question))


def test_needs_are_those_of_the_specialization(small: Base):
    """The levels that each goal asks for come in the order of the record."""
    assert [need.skill for need in small.needs_of("nlp")] == [
        "corpus-annotation",
        "python",
        "supervised-learning",
        "text-processing",
    ]


def test_pay_has_its_code_release_and_source(small: Base):
    """Figures of pay are those of the table, with what must stand beside them."""
    pay = small.pay("15-2051")

    assert pay is not None
    assert (pay.title, pay.jobs, pay.p10, pay.median, pay.p90) == (
        "Data Scientists",
        262440,
        67240,
        120230,
        199130,
    )
    assert (pay.soc, pay.release, pay.source, pay.place) == (
        "15-2051",
        "May 2025",
        "BLS OEWS",
        "United States",
    )
    assert small.pay("99-9999") is None


def test_openings_belong_to_the_group_of_the_page(small: Base):
    """Openings are those of the first row of the Handbook page, and named so."""
    projection = small.projection("15-1252")

    assert projection is not None
    assert (projection.change_percent, projection.all_occupations_percent) == (16, 3)
    assert projection.openings == 129200
    assert projection.openings_group.startswith("Software developers, quality assurance")
    assert small.projection("15-1299") is None


def test_facts_are_rows_under_their_key(small: Base):
    """A row of facts is got by table and key; what is not there is told."""
    assert small.fact("traits", "nlp/lang")["value"] == "4"
    assert len(small.facts("pages", small.fact("projections", "15-1252")["page"])) == 3
    assert len(small.table("pay")) == 4
    with pytest.raises(NotFound, match="pay"):
        small.fact("pay", "99-9999")


def test_a_raw_record_is_what_stands_in_the_row(small: Base):
    """A look-up without record types gives the JSON values, by the same ids."""
    assert small.raw(Kind.COMMUNITY, "hosting-chat")["specializations"] == "all"
    with pytest.raises(NotFound, match="no community is called"):
        small.raw(Kind.COMMUNITY, "nowhere")


def test_a_base_says_what_it_is(small: Base, small_written: Written):
    """Version, date and digest are those of the contents; a sound base has nothing to tell."""
    assert (small.version, small.dated, small.notes) == ("2026.11-small", "2026-11-22", ())
    assert small.digest == small_written.digest
