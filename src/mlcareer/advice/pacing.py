"""The time to the goal of every specialization, for any profile, from one look into the base."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mlcareer.advice.profile import Profile
from mlcareer.advice.steps import Span, TimeToGoal
from mlcareer.advice.timing import times_to_goal
from mlcareer.knowledge.base import Base
from mlcareer.knowledge.learning import Project, Skill
from mlcareer.knowledge.specialization import Need, Specialization

PROJECTS_COUNTED = 2


@dataclass(frozen=True)
class Pacing:
    """What each specialization needs, the skills with their hours, and the hours of its first projects."""

    needs: Mapping[str, Sequence[Need]]
    skills: Mapping[str, Skill]
    projects: Mapping[str, Span]

    def times(self, profile: Profile) -> dict[str, TimeToGoal]:
        """Weeks to the goal by specialization; empty unless hours a week and a skill were given."""
        if profile.hours_per_week is None or not profile.levels:
            return {}
        return times_to_goal(profile, self.needs, self.skills, self.projects)

    def time_of(self, of: str, profile: Profile) -> TimeToGoal:
        """The same for one specialization; the profile must give hours a week."""
        return times_to_goal(profile, {of: self.needs[of]}, self.skills, self.projects)[of]


def pacing_of(base: Base) -> Pacing:
    """The pacing of a base."""
    specializations = base.many(Specialization)
    projects = {project.id: project for project in base.many(Project)}
    return Pacing(
        needs={one.id: one.skills for one in specializations},
        skills={skill.id: skill for skill in base.many(Skill)},
        projects={
            one.id: sum(
                (Span.of(projects[each].hours) for each in one.projects[:PROJECTS_COUNTED]), Span(0, 0, 0)
            )
            for one in specializations
            if one.projects
        },
    )
