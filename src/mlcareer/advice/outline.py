"""The steps of a plan in the order to take them, before they are laid into weeks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from mlcareer.advice.choosing import Choice, choose
from mlcareer.advice.gap import Gap, Node, SkillGap, closure, held_levels, node_hours, targets_of
from mlcareer.advice.people_steps import after_first_project, at_the_end, early
from mlcareer.advice.profile import Profile
from mlcareer.advice.steps import Cut, Span, Step
from mlcareer.knowledge.base import Base
from mlcareer.knowledge.fields import Goal, Hardware, Stage
from mlcareer.knowledge.learning import Project, Resource, Skill
from mlcareer.knowledge.specialization import Specialization

PROJECTS_FOR = {Goal.FIRST_PROJECT: 1, Goal.JUNIOR_ROLE: 2, Goal.SWITCH: 2}
STAGES = (Stage.BEGINNER, Stage.INTERMEDIATE, Stage.ADVANCED)


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
    choices = _choices(profile, gap, skills, base)
    learning = _learning_steps(profile, chosen, gap, choices, skills)
    projects = choose_projects(profile, base.many(Project, chosen.projects))
    steps = [_taster_step(one, chosen) for one in tasters if one.taster]
    steps += _interleave(learning, projects, profile.goal, chosen, base)
    missing = [choice.cut for choice in choices if choice.cut]
    if not projects:
        missing.insert(
            0, Cut("Projects", f"the record of {chosen.name} names none yet that fit what you have")
        )
    return Outline(tuple(steps), tuple(choices), tuple(projects), tuple(missing))


def _choices(profile: Profile, gap: Gap, skills: Mapping[str, Skill], base: Base) -> list[Choice]:
    """A resource for every level to learn."""
    need = {row.id: row.need for row in gap.skills}
    return [
        choose(
            node, need[node.skill], profile, skills, lambda skill: base.linked(Resource, to=Skill, id=skill)
        )
        for node in gap.order
    ]


def choose_projects(profile: Profile, projects: Sequence[Project]) -> list[Project]:
    """One project for a first project, else two of rising stage; only such as the hardware allows."""
    usable = {Hardware.LAPTOP, Hardware.FREE_NOTEBOOK, *profile.hardware}
    fitting = [project for project in projects if project.hardware in usable]
    by_stage = sorted(fitting, key=lambda one: (STAGES.index(one.stage), one.hours.typical, one.id))
    count = PROJECTS_FOR[profile.goal]
    first = by_stage[:1]
    later = [
        one for one in by_stage[1:] if STAGES.index(one.stage) > STAGES.index(first[0].stage)
    ] or by_stage[1:]
    return first + later[: count - 1]


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
    profile: Profile, chosen: Specialization, gap: Gap, choices: Sequence[Choice], skills: Mapping[str, Skill]
) -> list[Step]:
    """One step for each level, in the order of the gap, each after the levels that it builds on."""
    graph = closure(targets_of(chosen.skills, profile.goal), held_levels(profile, skills), skills)
    rows = {row.id: row for row in gap.skills}
    return [
        _learning_step(choice, graph.get(choice.node, []), rows[choice.node.skill], skills, chosen)
        for choice in choices
    ]


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
        title=f"{skill.name}, level {node.level}: {skill.anchors[node.level]}",
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
    learning: Sequence[Step], projects: Sequence[Project], goal: Goal, chosen: Specialization, base: Base
) -> list[Step]:
    """Milestone by milestone, each after its share of the levels; people and proof where they belong."""
    milestones = [_milestones(project) for project in projects]
    pulled = sum(len(each) for each in milestones) - 1 if milestones else 0
    chunks = _chunks(learning, pulled)
    steps: list[Step] = []
    for number, project_steps in enumerate(milestones):
        for step in project_steps:
            chunk = chunks.pop(0) if steps and chunks else []
            steps += chunk
            needs = (*step.needs, *(one.id for one in chunk))
            steps.append(_with_needs(step, needs))
            if len(steps) == 1:
                steps += early(chosen, base)
        if number == 0:
            steps += after_first_project(chosen, goal, project_steps[-1].id, base)
    steps += [step for chunk in chunks for step in chunk]
    if not milestones:
        steps += early(chosen, base) + after_first_project(chosen, goal, "", base)
    last = milestones[-1][-1].id if milestones else ""
    return steps + at_the_end(chosen, goal, last, base)


def _with_needs(step: Step, needs: Sequence[str]) -> Step:
    """The same step after these."""
    return replace(step, needs=tuple(needs))


def _chunks(learning: Sequence[Step], count: int) -> list[list[Step]]:
    """The learning steps in ``count`` runs of about equal hours, in order."""
    if count <= 0:
        return [list(learning)] if learning else []
    whole = sum(step.hours.typical for step in learning) or 1.0
    chunks: list[list[Step]] = [[] for _ in range(count)]
    done = 0.0
    for step in learning:
        chunks[min(int(done / whole * count), count - 1)].append(step)
        done += step.hours.typical
    return chunks
