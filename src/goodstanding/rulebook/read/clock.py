"""Days that do not count, from their phrases."""

from __future__ import annotations

from goodstanding.dates import Listed
from goodstanding.rulebook.clock import (
    DaysHeld,
    DaysOf,
    DaysOfLeave,
    DaysOutside,
    DaysUnder,
    Stop,
    Stopped,
)
from goodstanding.rulebook.language.sentence import Node
from goodstanding.rulebook.read.context import Context, key, many, some
from goodstanding.rulebook.read.time import span


def stopped(found: Node, at: Context) -> Stopped | None:
    """The days that a clock does not count; None: it counts every day."""
    stops = tuple(_stop(each, at) for each in many(found["stops"]))
    most = some(found["most"])
    return Stopped(stops, span(most, at) if most else None) if stops else None


def _stop(found: Node, at: Context) -> Stop:
    if found.name == "held":
        return DaysHeld(key(found["status"]))
    if found.name == "under":
        return DaysUnder(key(found["measure"]))
    if found.name == "leave":
        return DaysOfLeave(key(found["duty"]))
    name = key(found["calendar"])
    listed = at.calendars.get(name, Listed(name, name, ()))
    if found.name == "outside":
        return DaysOutside(listed)
    longer = some(found["longer"])
    return DaysOf(listed, span(longer, at) if longer else None)
