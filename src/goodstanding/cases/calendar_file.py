"""What is due, as an iCalendar file that a calendar takes in.

The same thing keeps its UID as long as it is due, so that a calendar that takes the
file in again moves the entry and adds no second one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID, uuid5

from icalendar import Calendar, Event, Todo

from goodstanding.cases.due_row import Due

OURS = UUID("5d3b1f0e-8c5a-5a55-9a0b-6f0c6f8f2c11")
"""The names under which entries of ours have their UIDs."""

PRODUCT = "-//goodstanding//due in cases//EN"


class Entries(StrEnum):
    """What stands in the file: tasks, or events for calendars that know no tasks."""

    TASKS = "tasks"
    EVENTS = "events"


def calendar_of(
    rows: Iterable[Due], stamp: datetime, entries: Entries = Entries.TASKS
) -> bytes:
    """The file, made at `stamp`, which carries its time zone.

    A task has the first and the last day, as far as they are known.  An event stands on
    the last day, or on the first where no last is known; without either there is none.
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for row in rows:
        for entry in _ENTRY[entries](row):
            entry.add("uid", uid(row))
            entry.add("dtstamp", stamp)
            entry.add("summary", f"{row.case}: {row.what}")
            entry.add("description", "\n".join(_description(row)))
            entry.add("class", "CONFIDENTIAL")
            calendar.add_component(entry)
    return bytes(calendar.to_ical())


def uid(row: Due) -> str:
    """The UID of an entry: the same for the same thing in the same case."""
    return str(uuid5(OURS, f"{row.rulebook}\n{row.case}\n{row.key}"))


def _task(row: Due) -> Iterator[Todo]:
    task = Todo()
    if row.first is not None and (row.last is None or row.first < row.last):
        task.add("dtstart", row.first)
    if row.last is not None:
        task.add("due", row.last)
    task.add("status", "NEEDS-ACTION")
    yield task


def _event(row: Due) -> Iterator[Event]:
    day = row.last or row.first
    if day is not None:
        event = Event()
        event.add("dtstart", day)
        event.add("dtend", _next(day))
        event.add("transp", "TRANSPARENT")
        yield event


def _next(day: date) -> date:
    return day + timedelta(1)


_ENTRY = {Entries.TASKS: _task, Entries.EVENTS: _event}


def _description(row: Due) -> Iterator[str]:
    if row.is_overdue:
        yield f"Overdue since {row.last}."
    if row.article:
        yield f"Article: {row.article}"
    yield f"Member: {row.member}"
    yield f"Who: {' or '.join(row.actors)}"
    if row.first is not None:
        yield f"From: {row.first}"
    if row.last is not None:
        yield f"Until: {row.last}"
    yield from row.notes
    yield "Owed." if row.owed else "It may be done, and need not be."
