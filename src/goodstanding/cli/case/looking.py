# ruff: noqa: PLC0415, PLR0913 -- the options of commands, which import when called
"""`goodstanding case due` and `document`: what is to come, and what is to be sent."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from goodstanding.cli.case.commands import cases as group
from goodstanding.cli.case.options import DEFAULT, Form, Kept, Name
from goodstanding.cli.papers import Paper, Tongue
from goodstanding.cli.terminal import Terminal
from goodstanding.cli.words import Listing

__all__ = ["group"]

Blank = Annotated[str, typer.Option(metavar="WORDS")]
LookedAt = Annotated[
    str, typer.Option(metavar="PERSON", help="Until then it is a draft.")
]


@group.command()
def due(
    *,
    on: Annotated[str, typer.Option(metavar="DAY", help="The day asked about.")],
    who: Annotated[
        str | None,
        typer.Option("--for", metavar="WHO", help="A body, a status or a member's id."),
    ] = None,
    calendar: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Also as an iCalendar file.")
    ] = None,
    events: Annotated[
        bool, typer.Option("--events", help="In the file, events in place of tasks.")
    ] = False,
    cases: Kept = DEFAULT,
    form: Form = Listing.TEXT,
) -> None:
    """Say what is due: for whom, until when, under which article."""
    from goodstanding.cases.in_sqlite import InSqlite
    from goodstanding.cli.due import Given, run

    with InSqlite(cases) as store:
        found = store.list(None)
    given = Given(
        on=on,
        who=who,
        as_json=form is Listing.JSON,
        calendar=calendar,
        events=events,
    )
    raise typer.Exit(run(Terminal(), found, given))


@group.command()
def document(
    case: Name,
    kind: Annotated[Paper, typer.Argument(metavar="KIND", help="Which document.")],
    *,
    on: Annotated[str, typer.Option(metavar="DAY", help="The day it is dated.")],
    language: Annotated[
        Tongue, typer.Option(help="English, German or Chinese.")
    ] = Tongue.ENGLISH,
    looked_at_by: LookedAt = "",
    name: Blank = "",
    address: Blank = "",
    sender: Blank = "",
    meeting_on: Annotated[str | None, typer.Option(metavar="DAY")] = None,
    time: Blank = "",
    place: Blank = "",
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Ends with .html or .pdf.")
    ] = None,
    cases: Kept = DEFAULT,
) -> None:
    """Write a document of a case, as a draft until somebody has looked at it."""
    from goodstanding.cases.in_sqlite import InSqlite
    from goodstanding.cli.document import Given, run

    with InSqlite(cases) as store:
        found = store.read(case)
    given = Given(
        kind=kind,
        on=on,
        language=language,
        looked_at_by=looked_at_by,
        name=name,
        address=address,
        sender=sender,
        meeting_on=meeting_on,
        time=time,
        place=place,
        out=out,
    )
    raise typer.Exit(run(Terminal(), found, given))
