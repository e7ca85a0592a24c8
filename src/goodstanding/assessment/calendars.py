"""Whether the periods that a text lists reach the day that is asked about."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from goodstanding.assessment.asked import Asked
from goodstanding.assessment.truth import Lack, Reason
from goodstanding.assessment.turning import parts_of
from goodstanding.dates import Listed
from goodstanding.rulebook.clock import DaysOutside
from goodstanding.rulebook.condition import Age, Count, Leaf
from goodstanding.rulebook.time import Edge, Full


def beyond_calendar(asked: Asked, leaf: Leaf) -> Reason | None:
    """Why `leaf` cannot be answered by the periods it speaks of; None: it can.

    They are not listed as far as the day asked about, or not as far back.
    """
    if not asked.rulebook.calendars:
        return None
    for calendar, back in _needed(asked, leaf):
        if asked.on > calendar.last or (asked.ahead and asked.on >= calendar.last):
            what = f"the calendar of {calendar.key}, which ends on {calendar.last}"
            return Reason(Lack.RECORD, what)
        over = calendar.running(asked.on - timedelta(1))
        if asked.on < calendar.first or over < back:
            what = f"the calendar of {calendar.key}, which begins on {calendar.first}"
            return Reason(Lack.RECORD, what)
    return None


def begun_before(leaf: Age, begun: date | None) -> Reason | None:
    """That days between listed periods do not count, and none are listed so far back."""
    for stop in leaf.stopped.days if leaf.stopped and begun else ():
        if isinstance(stop, DaysOutside) and begun and begun < stop.aligned.first:
            calendar = stop.aligned
            what = f"the calendar of {calendar.key}, which begins on {calendar.first}"
            return Reason(Lack.RECORD, what)
    return None


def _needed(asked: Asked, leaf: Leaf) -> Iterator[tuple[Listed, int]]:
    """The listed periods that `leaf` speaks of, and how many of them must be over."""
    for part in parts_of(leaf):
        calendar = getattr(part, "aligned", None) or getattr(part, "within", None)
        if isinstance(calendar, Listed):
            back = part.count if isinstance(part, Full) else 0
            yield calendar, 1 if isinstance(part, Edge) and part.full else back
    series = leaf.series if isinstance(leaf, Count) else getattr(leaf, "duty", None)
    duty = asked.rulebook.duties.get(series or "")
    owed = getattr(duty and duty.owed, "aligned", None)
    if isinstance(owed, Listed):
        yield owed, 0
