"""Names that a person types, found in the base."""

from __future__ import annotations

from mlcareer.errors import NotFound
from mlcareer.knowledge.base import Base
from mlcareer.knowledge.learning import Role
from mlcareer.knowledge.records import Kind
from mlcareer.knowledge.search import nearest
from mlcareer.knowledge.specialization import Specialization


def specialization_named(typed: str, base: Base) -> Specialization:
    """The specialization of an id, name or alias. Raises ``NotFound`` with the nearest, or the candidates."""
    ids = [id for kind, id in base.named(typed) if kind == Kind.SPECIALIZATION]
    if len(ids) == 1:
        return base.get(Specialization, ids[0])
    near = tuple(ids) or nearest(base, typed, Kind.SPECIALIZATION)
    raise NotFound("field", typed, near, "The map of all fields: mlcareer explore")


def role_named(typed: str, base: Base) -> Role | None:
    """The role of an id, name or title; of several the one that is nearest to the name."""
    ids = [id for kind, id in base.named(typed) if kind == Kind.ROLE]
    return base.get(Role, ids[0]) if ids else None
