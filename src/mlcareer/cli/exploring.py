"""Looking things up: ``explore``."""

from __future__ import annotations

from typing import Annotated

import typer

from mlcareer.cli.options import Common, Json, command
from mlcareer.errors import NotFound

Words = Annotated[list[str] | None, typer.Argument(help="An id, a name, an alias, or free words.")]


def add_to(app: typer.Typer) -> None:
    """Register the commands of this group."""
    command(app, "explore")(explore)


def explore(
    words: Words = None,
    kind: Annotated[
        list[str] | None, typer.Option("--kind", help="Only this kind of record; repeatable.")
    ] = None,
    section: Annotated[str, typer.Option("--section", help="Only this part of a field's page.")] = "",
    maturity: Annotated[str, typer.Option("--maturity", help="emerging, growing or established.")] = "",
    json: Json = False,
    *,
    common: Common,
) -> None:
    """Look up a field, role, skill, resource, project, community or guide; without words, the map."""
    from mlcareer.advice import lookup
    from mlcareer.cli.opening import setting
    from mlcareer.knowledge.fields import Maturity
    from mlcareer.knowledge.records import Kind

    place = setting(common)
    for one in kind or ():
        if one not in list(Kind):
            raise NotFound("kind", one, tuple(Kind)[:12])
    if maturity and maturity not in list(Maturity):
        raise NotFound("maturity", maturity, tuple(Maturity))
    report = lookup.explore(
        place.base, " ".join(words or ()), tuple(Kind(one) for one in kind or ()), maturity
    )
    if json:
        from mlcareer.cli.output import write_json
        from mlcareer.pages import as_json

        return write_json(as_json.document(report))
    from mlcareer.cli.drawing import drawn
    from mlcareer.cli.output import show
    from mlcareer.pages.explore_page import explore_page

    return show(drawn(explore_page(report, section), place.term), place.term)
