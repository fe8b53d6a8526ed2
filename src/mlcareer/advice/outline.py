"""The steps of a plan in the order to take them, before they are laid into weeks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from mlcareer.advice.choosing import Choice, choose
from mlcareer.advice.gap import Gap, Node, SkillGap, closure, held_levels, node_hours, targets_of
from mlcareer.advice.own_projects import choose_projects, pulled_by
from mlcareer.advice.people_steps import after_first_project, at_the_end, early
from mlcareer.advice.profile import Profile
from mlcareer.advice.steps import Cut, Span, Step
from mlcareer.knowledge.base import Base
from mlcareer.knowledge.fields import Goal
from mlcareer.knowledge.learning import Project, Resource, Skill
from mlcareer.knowledge.specialization import Specialization


@dataclass(frozen=True)
class Outline:
    """Steps in order, the resources chosen for them, the projects, and what could not be planned."""

    steps: tuple[Step, ...]
    choices: tuple[Choice, ...]
    projects: tuple[Project, ...]
    missing: tuple[Cut, ...]


def outline(
    profile: Profile, chosen: Specialization, gap: Gap, tasters: Sequence[Specialization], base: Base
) -> Outline:
    """Tasters first, then projects with the levels that each milestone pulls in, people and proof between."""
    skills = {skill.id: skill for skill in base.many(Skill)}
    graph = closure(targets_of(chosen.skills, profile.goal), held_levels(profile, skills), skills)
    choices = _choices(profile, chosen, gap, skills, base)
    projects = choose_projects(profile, base.many(Project, chosen.projects), gap.order, graph, skills)
    learning = _learning_steps(chosen, gap, choices, graph, skills)
    groups = [[learning[node] for node in nodes] for nodes in pulled_by(projects, gap.order, graph, skills)]
    steps = [_taster_step(one, chosen) for one in tasters if one.taster]
    steps += _interleave(groups, projects, profile.goal, chosen, base)
    missing = [choice.cut for choice in choices if choice.cut]
    untried = ", ".join(one.name for one in tasters if not one.taster)
    if untried:
        missing.insert(0, Cut(f"A small try of {untried}", "the record carries none yet"))
    if not projects:
        missing.insert(
            0, Cut("Projects", f"the record of {chosen.name} names none yet that fit what you have")
        )
    return Outline(tuple(steps), tuple(choices), tuple(projects), tuple(missing))


def _choices(
    profile: Profile, chosen: Specialization, gap: Gap, skills: Mapping[str, Skill], base: Base
) -> list[Choice]:
    """A resource for every level to learn."""
    need = {row.id: row.need for row in gap.skills}

    def teaching(skill: str) -> Sequence[Resource]:
        return base.linked(Resource, to=Skill, id=skill)

    return [choose(node, need[node.skill], profile, skills, teaching, chosen) for node in gap.order]


def _taster_step(one: Specialization, chosen: Specialization) -> Step:
    """Trying a specialization for an afternoon or two; ``one.taster`` is there."""
    taster = one.taster
    assert taster is not None
    low, high = max(taster.hours - 1, 4), min(taster.hours + 1, 6)
    why = (
        "Trying tells more than any questionnaire"
        if one.id != chosen.id
        else "It shows what the work is like"
    )
    return Step(
        id=f"taster-{one.id}",
        kind="taster",
        title=f"Try {one.name}: {taster.title}",
        why=f"{why}; the dull part is in it: {taster.dull_part}",
        skills=(),
        resources=(),
        hours=Span(low, taster.hours, high),
        needs=(),
        first_week=0,
        last_week=0,
        proof=taster.done_test,
    )


def node_id(node: Node) -> str:
    """The stable id of the step that learns one level."""
    return f"learn-{node.skill}-{node.level}"


def _learning_steps(
    chosen: Specialization,
    gap: Gap,
    choices: Sequence[Choice],
    graph: Mapping[Node, Sequence[Node]],
    skills: Mapping[str, Skill],
) -> dict[Node, Step]:
    """A step for each level, each after the levels that it builds on."""
    rows = {row.id: row for row in gap.skills}
    return {
        choice.node: _learning_step(choice, graph[choice.node], rows[choice.node.skill], skills, chosen)
        for choice in choices
    }


def _learning_step(
    choice: Choice,
    before: Sequence[Node],
    row: SkillGap,
    skills: Mapping[str, Skill],
    chosen: Specialization,
) -> Step:
    """One level to learn, with what to read or do and how one knows it is held."""
    node = choice.node
    skill = skills[node.skill]
    used = (choice.primary, choice.alternative)
    why = f"{chosen.name} asks for it" if not row.needed_for else "Other skills of the plan build on it"
    if row.shared_with:
        why += f"; {len(row.shared_with)} more of your shortlist need it too"
    return Step(
        id=node_id(node),
        kind="learn",
        title=f"{skill.name}, level {node.level}"
        + (f": {skill.anchors[node.level]}" if node.level > 1 else ""),
        why=why + ".",
        skills=(skill.id,),
        resources=tuple(one.id for one in used if one),
        hours=node_hours(node, skills),
        needs=tuple(node_id(other) for other in before),
        first_week=0,
        last_week=0,
        proof=skill.proof.get(node.level, skill.anchors[node.level]),
    )


def _milestones(project: Project) -> list[Step]:
    """The milestones of a project as steps; its hours are spread evenly over them."""
    count = len(project.milestones)
    share = Span(project.hours.lo / count, project.hours.typical / count, project.hours.hi / count)
    return [
        Step(
            id=f"build-{project.id}-{number}",
            kind="milestone",
            title=f"{project.title}: {milestone.do}",
            why="The smallest version from end to end."
            if number == 1
            else "Replaces a ready-made part by understanding.",
            skills=tuple(reached.skill for reached in project.skills),
            resources=(),
            hours=share,
            needs=(f"build-{project.id}-{number - 1}",) if number > 1 else (),
            first_week=0,
            last_week=0,
            proof=milestone.done_test,
        )
        for number, milestone in enumerate(project.milestones, start=1)
    ]


def _interleave(
    groups: Sequence[Sequence[Step]],
    projects: Sequence[Project],
    goal: Goal,
    chosen: Specialization,
    base: Base,
) -> list[Step]:
    """Project by project, each milestone after its share of the levels; people and proof where they belong."""
    steps: list[Step] = []
    for number, project in enumerate(projects):
        first = number == 0
        steps += _project_steps(_milestones(project), groups[number], first)
        if first:
            steps[1:1] = early(chosen, base)
            steps += after_first_project(chosen, goal, steps[-1].id, base)
    if not projects:
        steps += [step for group in groups for step in group]
        steps += early(chosen, base) + after_first_project(chosen, goal, "", base)
    last = _milestones(projects[-1])[-1].id if projects else ""
    return steps + at_the_end(chosen, goal, last, base)


def _project_steps(milestones: Sequence[Step], learning: Sequence[Step], first: bool) -> list[Step]:
    """The milestones of one project, each after its share of the levels.

    The first milestone of the first project needs nothing: the smallest thing comes before learning.
    """
    waiting = milestones[1:] if first and len(milestones) > 1 else milestones
    steps = list(milestones[: len(milestones) - len(waiting)])
    for milestone, chunk in zip(waiting, _chunks(learning, len(waiting)), strict=True):
        steps += chunk
        steps.append(_with_needs(milestone, (*milestone.needs, *(one.id for one in chunk))))
    return steps


def _with_needs(step: Step, needs: Sequence[str]) -> Step:
    """The same step after these."""
    return replace(step, needs=tuple(needs))


def _chunks(learning: Sequence[Step], count: int) -> list[list[Step]]:
    """The learning steps in ``count`` runs of about equal hours, in order."""
    whole = sum(step.hours.typical for step in learning) or 1.0
    chunks: list[list[Step]] = [[] for _ in range(count)]
    done = 0.0
    for step in learning:
        chunks[min(int(done / whole * count), count - 1)].append(step)
        done += step.hours.typical
    return chunks
