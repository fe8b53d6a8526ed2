"""The gap: skills held against skills needed, prerequisites pulled in, in the order to learn them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from mlcareer.advice.profile import Profile
from mlcareer.advice.steps import Span
from mlcareer.knowledge.fields import Goal
from mlcareer.knowledge.learning import Skill
from mlcareer.knowledge.specialization import Gate, Need

KNOWN_SHARE = 0.8  # of the hours from zero to the goal, matching.md 8 (a prior)
NOTHING = Span(0, 0, 0)


@dataclass(frozen=True, order=True)
class Node:
    """One level of one skill, learned from the level below."""

    skill: str
    level: int


@dataclass(frozen=True)
class SkillGap:
    """One skill: level held, level needed, hours between, and which of the shortlist need it too.

    ``needed_for`` names the skills that build on it where the specialization does not ask for it itself.
    """

    id: str
    name: str
    have: int
    need: int
    hours: Span
    shared_with: tuple[str, ...]
    needed_for: tuple[str, ...]


@dataclass(frozen=True)
class Gap:
    """All skills in the order to begin them, the levels to learn in order, and the hard conditions.

    ``check_once`` are skills held at a level whose prerequisite was answered lower: believed, and asked about.
    """

    skills: tuple[SkillGap, ...]
    order: tuple[Node, ...]
    hours: Span
    gates: tuple[Gate, ...]
    check_once: tuple[str, ...]


def targets_of(needs: Iterable[Need], goal: Goal) -> dict[str, int]:
    """The level of each skill that the goal asks for; skills not needed are left out."""
    levels = {need.skill: int(getattr(need, goal.value)) for need in needs}
    return {skill: level for skill, level in levels.items() if level > 0}


def held_levels(profile: Profile, skills: Mapping[str, Skill]) -> dict[str, int]:
    """Levels held: those answered, and for skills never asked those that a held level implies."""
    held = {skill: level for skill, level in profile.levels.items() if skill in skills}
    implied: dict[str, int] = {}
    waiting = [Node(skill, level) for skill, level in held.items() if level > 0]
    while waiting:
        for before in _before(waiting.pop(), skills):
            if before.level > implied.get(before.skill, 0):
                implied[before.skill] = before.level
                waiting.append(before)
    return {**implied, **held}


def _before(node: Node, skills: Mapping[str, Skill]) -> list[Node]:
    """The nodes that come directly before one: its own lower level, and its prerequisites."""
    own = [Node(node.skill, node.level - 1)] if node.level > 1 else []
    others = [Node(need.skill, need.level) for need in skills[node.skill].needs if need.before == node.level]
    return own + others


def closure(
    targets: Mapping[str, int], held: Mapping[str, int], skills: Mapping[str, Skill]
) -> dict[Node, list[Node]]:
    """Every level still to learn for the targets, each with the levels that must come before it."""
    found: dict[Node, list[Node]] = {}
    waiting = [Node(skill, level) for skill, level in targets.items() if skill in skills]
    while waiting:
        node = waiting.pop()
        if node in found or held.get(node.skill, 0) >= node.level:
            continue
        before = [other for other in _before(node, skills) if held.get(other.skill, 0) < other.level]
        found[node] = before
        waiting.extend(before)
    return found


def node_hours(node: Node, skills: Mapping[str, Skill]) -> Span:
    """The hours of one level from the level below, as the base states them."""
    return Span.of(skills[node.skill].hours[node.level])


def in_order(
    graph: Mapping[Node, Sequence[Node]], skills: Mapping[str, Skill], serves: Mapping[str, int]
) -> list[Node]:
    """List scheduling: of the levels that are ready, the one with the longest remaining tail first.

    The tail is in typical hours; ties go to the skill that serves more of the shortlist, then by id
    (planning.md 4). Raises ``ValueError`` on a cycle, which the base rules out.
    """
    after: dict[Node, list[Node]] = {node: [] for node in graph}
    for node, before in graph.items():
        for other in before:
            after[other].append(node)
    tail = _tails(graph, after, skills)
    missing = {node: len(before) for node, before in graph.items()}
    ready = [node for node, count in missing.items() if count == 0]
    order: list[Node] = []
    while ready:
        ready.sort(key=lambda node: (-tail[node], -serves.get(node.skill, 0), node))
        node = ready.pop(0)
        order.append(node)
        for later in after[node]:
            missing[later] -= 1
            if missing[later] == 0:
                ready.append(later)
    if len(order) != len(graph):
        raise ValueError("the skills to learn go round in a circle")
    return order


def _tails(
    graph: Mapping[Node, Sequence[Node]], after: Mapping[Node, Sequence[Node]], skills: Mapping[str, Skill]
) -> dict[Node, float]:
    """Typical hours of the longest chain that begins with each node."""
    missing = {node: len(later) for node, later in after.items()}
    ends = [node for node, count in missing.items() if count == 0]
    tail = {node: node_hours(node, skills).typical for node in graph}
    while ends:
        node = ends.pop()
        for before in graph[node]:
            tail[before] = max(tail[before], node_hours(before, skills).typical + tail[node])
            missing[before] -= 1
            if missing[before] == 0:
                ends.append(before)
    return tail


def find_gap(
    profile: Profile,
    needs: Sequence[Need],
    skills: Mapping[str, Skill],
    shortlist_needs: Mapping[str, Sequence[Need]],
    gates: Sequence[Gate] = (),
) -> Gap:
    """The skills below what the goal asks, with hours, and which of the shortlist share them.

    ``needs`` are those of the chosen specialization, ``shortlist_needs`` those of the others by id.
    """
    held = held_levels(profile, skills)
    targets = targets_of(needs, profile.goal)
    graph = closure(targets, held, skills)
    sharing = {
        other: closure(targets_of(their, profile.goal), held, skills)
        for other, their in shortlist_needs.items()
    }
    serves = {node.skill: sum(node in nodes for nodes in sharing.values()) for node in graph}
    order = in_order(graph, skills, serves)
    rows = [
        _row(skill, [node for node in order if node.skill == skill], graph, targets, held, skills, sharing)
        for skill in dict.fromkeys(node.skill for node in order)
    ]
    total = sum((row.hours for row in rows), NOTHING)
    return Gap(tuple(rows), tuple(order), total, tuple(gates), _to_check(profile, skills))


def _row(
    skill: str,
    nodes: Sequence[Node],
    graph: Mapping[Node, Sequence[Node]],
    targets: Mapping[str, int],
    held: Mapping[str, int],
    skills: Mapping[str, Skill],
    sharing: Mapping[str, Mapping[Node, Sequence[Node]]],
) -> SkillGap:
    """One line of the gap."""
    needed_for = sorted({node.skill for node, before in graph.items() if set(before) & set(nodes)} - {skill})
    return SkillGap(
        id=skill,
        name=skills[skill].name,
        have=held.get(skill, 0),
        need=max(node.level for node in nodes),
        hours=sum((node_hours(node, skills) for node in nodes), NOTHING),
        shared_with=tuple(other for other, their in sharing.items() if nodes[0] in their),
        needed_for=() if skill in targets else tuple(needed_for),
    )


def _to_check(profile: Profile, skills: Mapping[str, Skill]) -> tuple[str, ...]:
    """Sentences on held levels whose prerequisite was answered lower."""
    texts = []
    for skill, level in sorted(profile.levels.items()):
        for need in skills[skill].needs if skill in skills else ():
            have = profile.levels.get(need.skill)
            if need.before <= level and have is not None and have < need.level:
                texts.append(
                    f"You have {skills[skill].name} at level {level} and {skills[need.skill].name} at level {have}, "
                    f"where level {need.level} is usual before it: check it once."
                )
    return tuple(texts)


def skills_to_ask(
    ticked: Sequence[str],
    goal: Goal,
    needs: Mapping[str, Sequence[Need]],
    skills: Mapping[str, Skill],
    least: int = 6,
    most: int = 8,
) -> tuple[str, ...]:
    """The skills that carry most hours in the ticked specializations, most first.

    At least ``least`` where there are so many, then on until 80 % of the hours of each ticked
    specialization are covered or ``most`` are asked (planning.md 2.1).
    """
    hours = {one: hours_by_skill(needs.get(one, ()), goal, skills) for one in ticked}
    total: dict[str, float] = {}
    for share in hours.values():
        whole = sum(share.values()) or 1
        for skill, amount in share.items():
            total[skill] = total.get(skill, 0) + amount / whole
    chosen: list[str] = []
    for skill in sorted(total, key=lambda one: (-total[one], one)):
        if len(chosen) >= most or (
            len(chosen) >= least and all(_covered(share, chosen) for share in hours.values())
        ):
            break
        chosen.append(skill)
    return tuple(chosen)


def hours_by_skill(needs: Iterable[Need], goal: Goal, skills: Mapping[str, Skill]) -> dict[str, float]:
    """Typical hours from zero to the goal, by skill, prerequisites included."""
    hours: dict[str, float] = {}
    for node in closure(targets_of(needs, goal), {}, skills):
        hours[node.skill] = hours.get(node.skill, 0) + node_hours(node, skills).typical
    return hours


def _covered(hours: Mapping[str, float], asked: Iterable[str]) -> bool:
    """Whether the skills asked carry the known share of the hours."""
    return sum(hours.get(skill, 0) for skill in asked) >= KNOWN_SHARE * sum(hours.values())


def is_known(profile: Profile, needs: Iterable[Need], skills: Mapping[str, Skill]) -> bool:
    """Whether the answered skills carry enough hours to compare this specialization by time."""
    return _covered(hours_by_skill(needs, profile.goal, skills), profile.levels)
