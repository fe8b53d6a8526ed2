"""Steps with people and for the job market: conversations, a community, an event, a contribution, proof."""

from __future__ import annotations

from mlcareer.advice.steps import Span, Step, StepKind
from mlcareer.knowledge.base import Base
from mlcareer.knowledge.fields import Goal
from mlcareer.knowledge.specialization import Specialization
from mlcareer.knowledge.surroundings import Community, Event, Repository


def early(chosen: Specialization, base: Base) -> list[Step]:
    """Joining a community, once there is something small to show there."""
    return [
        _step(
            f"community-{community.id}",
            "community",
            f"Join {community.name}: {community.start}",
            community.learn or "What people of the field are busy with.",
            Span(0.5, 1, 2),
            "You posted or answered once.",
        )
        for community in base.many(Community, chosen.communities)[:1]
    ]


def after_first_project(chosen: Specialization, goal: Goal, project_step: str, base: Base) -> list[Step]:
    """A first conversation with something to show; for a role also a second one and an event."""
    wanted = 1 if goal is Goal.FIRST_PROJECT else 2
    steps = [
        _step(
            f"talk-{chosen.id}-{number}",
            "networking",
            f"A talk of 20 minutes: {contact.who}",
            f"Where: {contact.where}",
            Span(1, 2, 3),
            "You asked your three questions and wrote down what you heard.",
            (project_step,) if project_step else (),
        )
        for number, contact in enumerate(chosen.people[:wanted], start=1)
    ]
    if goal is not Goal.FIRST_PROJECT:
        steps += [_event(event) for event in base.many(Event, chosen.events)[:1]]
    return steps


def at_the_end(chosen: Specialization, goal: Goal, project_step: str, base: Base) -> list[Step]:
    """Publishing, and for a role a contribution, the resume, the portfolio and interview practice."""
    after = (project_step,) if project_step else ()
    if goal is Goal.FIRST_PROJECT:
        return [_portfolio(chosen, after)] if chosen.portfolio else []
    steps = [_contribution(one) for one in base.many(Repository, chosen.repositories)[:1]]
    if chosen.portfolio:
        steps.append(_portfolio(chosen, after))
    if chosen.resume:
        steps.append(
            _step(
                f"resume-{chosen.id}",
                "job-market",
                "Write the resume lines of your projects, with your own measured numbers",
                "A line counts when its numbers were measured; a blank stays a blank until then.",
                Span(2, 3, 5),
                "Every line begins with a verb and no blank is left that you could measure.",
                after,
            )
        )
    if chosen.interview:
        steps.append(
            _step(
                f"interview-{chosen.id}",
                "job-market",
                f"Practise the {len(chosen.interview)} interview questions aloud",
                "Saying it once aloud shows what reading hides.",
                Span(4, 6, 10),
                "You answered each aloud and compared with what a good answer shows.",
                after,
            )
        )
    return steps


def _event(event: Event) -> Step:
    """An event in its usual month."""
    months = " or ".join(each.month for each in event.usual_month[:2])
    when = f", usually in {months}" if months else ""
    return _step(
        f"event-{event.id}",
        "event",
        f"{event.acronym}{when}: {event.newcomers}",
        "Check the date; series move.",
        Span(1, 2, 4),
        "You took part in the way described, or wrote down why it does not fit this year.",
    )


def _contribution(repository: Repository) -> Step:
    """One contribution to an open-source project."""
    return _step(
        f"contribute-{repository.id}",
        "contribution",
        f"Contribute once to {repository.name}: {repository.begin}",
        "Work that others have reviewed is proof that one cannot give oneself.",
        Span(3, 6, 12),
        "A change of yours was answered by a maintainer.",
    )


def _portfolio(chosen: Specialization, after: tuple[str, ...]) -> Step:
    """Making the finished work visible."""
    piece = chosen.portfolio[0]
    return _step(
        f"portfolio-{chosen.id}",
        "job-market",
        f"Publish: {piece.title}",
        piece.shows,
        Span(1.5, 3, 5),
        "Somebody who was not there opened it and understood what it shows.",
        after,
    )


def _step(
    id: str, kind: StepKind, title: str, why: str, hours: Span, proof: str, needs: tuple[str, ...] = ()
) -> Step:
    """A step without skills and resources."""
    return Step(id, kind, title, why, (), (), hours, needs, 0, 0, proof)
