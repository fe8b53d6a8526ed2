"""The record types of the knowledge base, frozen, and the table of their kinds.

Fields and limits are those of the YAML files in ``data/``: a field without a default must be
there, an absent optional field is left out. Parts of a record live beside it.
"""

from __future__ import annotations

from mlcareer.knowledge.asking import Guide, Question, Source, Term, Trait
from mlcareer.knowledge.kinds import Kind
from mlcareer.knowledge.learning import Project, Resource, Role, Skill
from mlcareer.knowledge.specialization import Specialization
from mlcareer.knowledge.surroundings import Community, Competition, Event, Industry, Repository, Signal

__all__ = [
    "KINDS",
    "TYPES",
    "Community",
    "Competition",
    "Event",
    "Guide",
    "Industry",
    "Kind",
    "Project",
    "Question",
    "Record",
    "Repository",
    "Resource",
    "Role",
    "Signal",
    "Skill",
    "Source",
    "Specialization",
    "Term",
    "Trait",
]

Record = (
    Specialization | Role | Skill | Resource | Project | Competition | Repository | Community
    | Event | Industry | Signal | Trait | Question | Guide | Source | Term
)  # fmt: skip

TYPES: dict[Kind, type] = {
    Kind.SPECIALIZATION: Specialization,
    Kind.ROLE: Role,
    Kind.SKILL: Skill,
    Kind.RESOURCE: Resource,
    Kind.PROJECT: Project,
    Kind.COMPETITION: Competition,
    Kind.REPOSITORY: Repository,
    Kind.COMMUNITY: Community,
    Kind.EVENT: Event,
    Kind.INDUSTRY: Industry,
    Kind.SIGNAL: Signal,
    Kind.GUIDE: Guide,
    Kind.TRAIT: Trait,
    Kind.QUESTION: Question,
    Kind.SOURCE: Source,
    Kind.TERM: Term,
}

KINDS: dict[type, Kind] = {record_type: kind for kind, record_type in TYPES.items()}
