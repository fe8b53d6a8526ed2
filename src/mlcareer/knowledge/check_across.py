"""Rules across records: what they name, how they fit together, what nothing uses."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from itertools import combinations

from mlcareer.errors import Problem
from mlcareer.knowledge.asking import Term
from mlcareer.knowledge.kinds import Kind
from mlcareer.knowledge.learning import Project, Resource, Role, Skill
from mlcareer.knowledge.links import named_in
from mlcareer.knowledge.names import AMBIGUOUS, plain_words
from mlcareer.knowledge.records import KINDS, TYPES
from mlcareer.knowledge.specialization import Need, Specialization
from mlcareer.knowledge.written import Place, Written

TOO_CLOSE = 2.5
NO_DOMAIN = "domain-none"
LEAST_DULL_ROWS = 2
LEAST_DULL_SHARE = 20
GOALS = ("first_project", "junior_role", "switch")
Node = tuple[str, int]


def names_exist(written: Written) -> Iterator[Problem]:
    """K4 Every id that a record names exists and is of the kind wanted."""
    for _, record, place in written.everything():
        for steps, kind, id in named_in(record):
            if kind not in list(Kind):
                yield place.problem(f"{record.id}: '{kind}' is no kind of record; write kind/id", *steps)
            elif id not in written.ids(TYPES[Kind(kind)]):
                yield place.problem(f"{record.id}: no {kind} is called '{id}'; correct or add it", *steps)


def skills_have_no_cycle(written: Written) -> Iterator[Problem]:
    """K18 Every level of every skill is reached from level 0: no level waits for itself."""
    needs = _level_graph(written)
    open_nodes = dict.fromkeys(needs)
    reached: set[Node] = set()
    while True:
        ready = [node for node in open_nodes if all(before in reached for before in needs[node])]
        if not ready:
            break
        reached.update(ready)
        for node in ready:
            del open_nodes[node]
    for skill, place in written.each(Skill):
        stuck = sorted(level for id, level in open_nodes if id == skill.id)
        if stuck:
            message = f"{skill.id}: level {stuck[0]} is never reached: its needs form a cycle or ask too much"
            yield place.problem(message, "needs")


def _level_graph(written: Written) -> dict[Node, list[Node]]:
    """For each skill and level that has hours what must come before it."""
    graph: dict[Node, list[Node]] = {}
    for skill, _ in written.each(Skill):
        for level in skill.hours:
            before = [(skill.id, level - 1)] if level > 1 else []
            before += [(need.skill, need.level) for need in skill.needs if need.before == level]
            graph[(skill.id, level)] = before
    return graph


def _asked_levels(written: Written) -> Iterator[tuple[str, int, str, Place, int]]:
    """Skill, highest level that a goal asks for, who asks, where, and the index in its list."""
    for record, place in written.several(Specialization, Role):
        for index, need in enumerate(record.skills):
            highest = max(getattr(need, goal, 0) for goal in GOALS)
            yield need.skill, highest, record.id, place, index


def asked_levels_have_hours(written: Written) -> Iterator[Problem]:
    """K18 Every level that a goal asks for has hours."""
    hours = {skill.id: skill.hours for skill, _ in written.each(Skill)}
    for skill, level, asker, place, index in _asked_levels(written):
        if skill in hours and level and level not in hours[skill]:
            yield place.problem(f"{asker}: level {level} of {skill} has no hours", "skills", index)


def asked_levels_are_taught(written: Written) -> Iterator[Problem]:
    """K18 Some verified resource or project leads to every level that a goal asks for."""
    taught: set[Node] = set()
    for resource, _ in written.each(Resource):
        for step in resource.skills if resource.verified else ():
            taught.update((step.skill, level) for level in range(step.from_ + 1, step.to + 1))
    for project, _ in written.each(Project):
        for reached in project.skills:
            taught.update((reached.skill, level) for level in range(1, reached.to + 1))
    untaught: dict[Node, str] = {}
    for skill, level, asker, _, _ in _asked_levels(written):
        for one in range(1, level + 1):
            if (skill, one) not in taught:
                untaught.setdefault((skill, one), asker)
    for known, place in written.each(Skill):
        for level in (1, 2, 3, 4):
            if (known.id, level) in untaught:
                asker = untaught[(known.id, level)]
                yield place.problem(f"{known.id}: nothing leads to level {level}, which {asker} asks for")


def aliases_mean_one_thing(written: Written) -> Iterator[Problem]:
    """K19 No alias points to two specializations or two skills; ambiguous words are no aliases."""
    ambiguous = {
        plain_words(word)
        for term, _ in written.each(Term)
        if term.vocabulary == AMBIGUOUS
        for word in term.words
    }
    for record_type in (Specialization, Skill):
        owner: dict[str, str] = {}
        for record, _ in written.several(record_type):
            owner.setdefault(plain_words(record.id), record.id)
            owner.setdefault(plain_words(record.name), record.id)
        for record, place in written.several(record_type):
            for index, alias in enumerate(record.aliases):
                words = plain_words(alias)
                other = owner.setdefault(words, record.id)
                if other != record.id:
                    message = f"{record.id}: alias '{alias}' means {other} already; keep it in one"
                    yield place.problem(message, "aliases", index)
                if record_type is Specialization and words in ambiguous:
                    message = f"{record.id}: alias '{alias}' has several meanings; leave it to the vocabulary"
                    yield place.problem(message, "aliases", index)


def siblings_are_mutual(written: Written) -> Iterator[Problem]:
    """K20 Siblings name each other, and specializations that lie very close are siblings."""
    places = {one.id: place for one, place in written.each(Specialization)}
    siblings = {one.id: [sibling.id for sibling in one.siblings] for one, _ in written.each(Specialization)}
    for id, named in siblings.items():
        for index, other in enumerate(named):
            if other == id:
                yield places[id].problem(f"{id}: is its own sibling; leave it out", "siblings", index)
            elif id not in siblings.get(other, [id]):
                message = f"{id}: sibling '{other}' does not name it; add {id} there or leave it out here"
                yield places[id].problem(message, "siblings", index)
    rows = {one.id: one.traits for one, _ in written.each(Specialization)}
    for one_id, other_id in combinations(sorted(rows), 2):
        shared = sorted(set(rows[one_id]) & set(rows[other_id]))
        apart = math.dist(
            [rows[one_id][trait].value for trait in shared], [rows[other_id][trait].value for trait in shared]
        )
        if apart < TOO_CLOSE and other_id not in siblings[one_id]:
            message = f"{one_id}: lies {apart:.1f} from {other_id}, closer than 2.5; name it as a sibling"
            yield places[one_id].problem(message, "siblings")


def levels_rise_with_the_goal(written: Written) -> Iterator[Problem]:
    """K21 A first project asks no more than a junior role, and that no more than a switch."""
    for record, place in written.several(Specialization, Role):
        seen: set[str] = set()
        for index, need in enumerate(record.skills):
            steps = ("skills", index)
            if need.skill in seen:
                yield place.problem(f"{record.id}: {need.skill} stands there twice; keep one", *steps)
            seen.add(need.skill)
            first = need.first_project if isinstance(need, Need) else 0
            if not first <= need.junior_role <= need.switch:
                message = f"{record.id}: levels of {need.skill} fall; want first <= junior <= switch"
                yield place.problem(message, *steps)


def weeks_are_whole(written: Written) -> Iterator[Problem]:
    """K22 The shares of a week come in steps of 5 and sum to 100, the dull part among them."""
    for one, place in written.each(Specialization):
        if not one.week:
            continue
        for index, row in enumerate(one.week):
            if row.share % 5:
                message = f"{one.id}: share of {row.activity} is {row.share}; shares come in steps of 5"
                yield place.problem(message, "week", index)
        total = sum(row.share for row in one.week)
        if total != 100:
            yield place.problem(f"{one.id}: the shares of the week sum to {total}; want 100", "week")
        dull = [row.share for row in one.week if row.dull]
        if len(dull) < LEAST_DULL_ROWS or sum(dull) < LEAST_DULL_SHARE:
            message = f"{one.id}: dull rows of the week are {len(dull)} with {sum(dull)}; want 2 with 20"
            yield place.problem(message, "week")


def resources_lead_upwards(written: Written) -> Iterator[Problem]:
    """K24 A resource leads from a lower level to a higher, and asks for no more than it leads to."""
    for resource, place in written.each(Resource):
        highest = {step.skill: step.to for step in resource.skills}
        for index, step in enumerate(resource.skills):
            if step.from_ >= step.to:
                message = f"{resource.id}: {step.skill} goes from {step.from_} to {step.to}; want a rise"
                yield place.problem(message, "skills", index)
        for index, held in enumerate(resource.prerequisites):
            if held.level > highest.get(held.skill, 4):
                message = f"{resource.id}: asks for {held.skill} {held.level}, above what it leads to"
                yield place.problem(message, "prerequisites", index)


def nothing_is_orphaned(written: Written) -> Iterator[Problem]:
    """K25 A specialization or a role uses every skill, resource, project, community, event, repository."""
    used: set[tuple[str, str]] = set()
    for record, _ in written.several(Specialization, Role):
        used.update((kind, id) for _, kind, id in named_in(record))
    for kind in (Kind.SKILL, Kind.RESOURCE, Kind.PROJECT, Kind.COMMUNITY, Kind.EVENT, Kind.REPOSITORY):
        for record, place in written.several(TYPES[kind]):
            if (kind, record.id) not in used and not getattr(record, "specializations", ()):
                yield place.problem(
                    f"{record.id}: no specialization or role uses this {kind}; name it in one"
                )
    for term, place in written.each(Term):
        asset = ("term", term.id) in used or term.vocabulary != "domain"
        if not asset and term.id != NO_DOMAIN:
            yield place.problem(f"{term.id}: no brings names this domain; it is an asset to somebody")


def former_ids_are_free(written: Written) -> Iterator[Problem]:
    """K2 An old id is not given to another record."""
    owner: Mapping[type, dict[str, str]] = {record_type: {} for record_type in KINDS}
    for _, record, place in written.everything():
        for old in getattr(record, "formerly", ()):
            other = owner[type(record)].setdefault(old, record.id)
            if other != record.id or old in written.ids(type(record)):
                yield place.problem(
                    f"{record.id}: formerly names '{old}', which is another record", "formerly"
                )
