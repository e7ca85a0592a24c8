"""What is due in cases, for people, for programs, and as a file for a calendar."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

from msgspec import Struct, to_builtins

from goodstanding.cases.case import Case
from goodstanding.cases.due import Due, due
from goodstanding.cli import asked as asking
from goodstanding.cli.page import Heading, Page, Part, Table, Text
from goodstanding.cli.screen import Screen
from goodstanding.cli.status import DONE
from goodstanding.cli.whole_file import whole
from goodstanding.cli.wording import count

COLUMNS = ("", "Case", "Member", "From", "Until", "Who", "What", "Article")


class Given(Struct, frozen=True, kw_only=True):
    """What the command was given.

    `who` is a body, a status or a member; None: everybody.  `events`: the file for a
    calendar has events in place of tasks.
    """

    on: str
    who: str | None = None
    as_json: bool = False
    calendar: Path | None = None
    events: bool = False


def run(screen: Screen, cases: Iterable[Case], given: Given) -> int:
    """Show what is due, and write it for a calendar where that is asked for."""
    on = asking.day(given.on, "--on")
    found = due(cases, on, given.who)
    if given.as_json:
        values = [as_json(row) for row in found]
        sys.stdout.write(json.dumps(values, indent=2, ensure_ascii=False) + "\n")
    else:
        screen.show(page(found, given))
    if given.calendar is not None:
        _write(found, given, given.calendar)
        shown = [row for row in found if row.last or row.first or not given.events]
        said = count(len(shown), "entry", "entries")
        if not given.as_json:
            screen.show([Text(f"{given.calendar}: {said} for a calendar.")])
    return DONE


def _write(found: list[Due], given: Given, path: Path) -> None:
    from goodstanding.cases.calendar_file import (  # noqa: PLC0415 -- slow to import
        Entries,
        calendar_of,
    )

    on = asking.day(given.on, "--on")
    stamp = datetime.combine(on, time(), UTC)
    entries = Entries.EVENTS if given.events else Entries.TASKS
    with whole(path, "--calendar") as part:
        part.write_bytes(calendar_of(found, stamp, entries))


def as_json(row: Due) -> dict[str, Any]:
    """The row as plain values."""
    found: dict[str, Any] = to_builtins(row)
    return {**found, "overdue": row.is_overdue}


def page(found: list[Due], given: Given) -> Page:
    """The rows as a table, and what to know of their times below it."""
    whose = f" for {given.who}" if given.who else ""
    yield Heading(f"Due on {given.on}{whose}", 1)
    if not found:
        yield Text("Nothing is due.", indent=2)
        return
    yield Table(COLUMNS, tuple(_cells(row) for row in found))
    yield from _notes(found)


def _cells(row: Due) -> tuple[str, ...]:
    mark = "overdue" if row.is_overdue else "owed" if row.owed else "may"
    first, last = str(row.first or ""), str(row.last or "")
    who = " or ".join(row.actors)
    return (mark, row.case, row.member, first, last, who, row.what, row.article)


def _notes(found: list[Due]) -> Iterator[Part]:
    noted = [row for row in found if row.notes]
    if noted:
        yield Heading("Of their times")
    for row in noted:
        said = f"{row.case}, {row.key}: {'; '.join(row.notes)}."
        yield Text(said, indent=2, hangs=2)
