"""The definition of a clock: how many days it has counted since it began.

A clock may pass over days: of a recess, of leave, of a status held.  It then needs as
many days that count as its length has days from the day on which it began.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from goodstanding.assessment.asked import Asked
from goodstanding.dates import Length
from goodstanding.rulebook.clock import (
    DaysHeld,
    DaysOf,
    DaysOfLeave,
    DaysOutside,
    DaysUnder,
    Stop,
    Stopped,
)
from goodstanding.rulebook.condition import Age

ONE = timedelta(1)
Spans = Iterable[tuple[date, date | None]]
"""First and last days; no last day: it goes on."""


def days_needed(length: Length, begun: date) -> int:
    """How many days that count make up `length`, begun at the end of `begun`."""
    return (length.after(begun) - begun).days


def days_passed_over(
    asked: Asked, stopped: Stopped | None, begun: date, now: date
) -> int:
    """How many days after `begun`, up to `now`, a clock does not count."""
    if stopped is None:
        return 0
    spans = spans_passed_over(asked, stopped, begun, now)
    passed = sum((last - first).days + 1 for first, last in spans)
    most = None if stopped.most is None else asked.length(stopped.most)
    return passed if most is None else min(passed, days_needed(most, begun))


def spans_passed_over(
    asked: Asked, stopped: Stopped, begun: date, now: date
) -> list[tuple[date, date]]:
    """The days that do not count after `begun`, up to `now`, each in one span."""
    found, counted_to = [], begun
    for first, last in sorted(_spans(asked, stopped), key=lambda span: span[0]):
        start = max(first, counted_to + ONE)
        end = now if last is None else min(last, now)
        if start <= end:
            found.append((start, end))
            counted_to = end
    return found


def ends(asked: Asked, clock: Age, begun: date, last: date) -> Iterator[date]:
    """The days on which `clock`, begun on `begun`, comes to its length, and beyond it.

    None after `last`: a clock may be stopped for good.
    """
    length = asked.length(clock.length)
    if length is None:
        return
    for more in (0, 1):
        needed = timedelta(days_needed(length, begun) + more)
        end, found = begun, begun + needed
        while end != found and found <= last:
            end = found
            passed = days_passed_over(asked, clock.stopped, begun, end)
            found = begun + needed + timedelta(passed)
        if end == found:
            yield end


def _spans(asked: Asked, stopped: Stopped) -> Iterator[tuple[date, date | None]]:
    for stop in stopped.days:
        yield from spans_of(asked, stop)


def spans_of(asked: Asked, stop: Stop) -> Spans:
    """The spans of days that one way of stopping a clock passes over."""
    if isinstance(stop, DaysOf):
        return _listed(asked, stop)
    if isinstance(stop, DaysOutside):
        closes = [last for _, _, last in stop.aligned.periods]
        starts = [first for _, first, _ in stop.aligned.periods[1:]]
        return [
            (last + ONE, first - ONE)
            for last, first in zip(closes, starts, strict=False)
        ]
    if isinstance(stop, DaysHeld):
        return _held(asked, stop.status)
    if isinstance(stop, DaysUnder):
        return [
            (row.from_on, _earlier(row.until_on, row.ended_on))
            for row in asked.record.measures
            if row.measure == stop.measure
        ]
    assert isinstance(stop, DaysOfLeave)
    return [
        (row.from_on, row.to_on)
        for row in asked.record.excuses
        if row.duty == stop.duty and row.approved_on and row.approved_on <= asked.on
    ]


def _listed(asked: Asked, stop: DaysOf) -> Spans:
    longer = None if stop.longer is None else asked.length(stop.longer)
    return [
        (first, last)
        for _, first, last in stop.calendar.periods
        if longer is None or longer.after(first - ONE) < last
    ]


def _held(asked: Asked, status: str) -> Spans:
    """The spans of a status, as a member: one of its own table is held only then."""
    declared = asked.rulebook.statuses[status]
    spells = [
        (row.joined_on, _day_before(row.left_on))
        for row in asked.record.spells
        if declared.column != "category" or row.category == declared.value
    ]
    if declared.column == "category":
        return spells
    return [
        (max(row.from_on, joined), _earlier(row.to_on, left and left + ONE))
        for row in asked.record.statuses
        if row.status == declared.value
        for joined, left in spells
    ]


def _earlier(last: date | None, ended: date | None) -> date | None:
    """The last day of what goes on to `last`, or ends when `ended` begins."""
    days = [day for day in (last, _day_before(ended)) if day is not None]
    return min(days, default=None)


def _day_before(day: date | None) -> date | None:
    return None if day is None else day - ONE
