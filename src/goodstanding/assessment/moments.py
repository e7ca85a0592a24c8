"""The definition of moments and windows: days found on a record or the calendar."""

from __future__ import annotations

from datetime import date, timedelta

from goodstanding.assessment.asked import Asked, became_on, holds, joined_on
from goodstanding.assessment.done import acts_of, done_days
from goodstanding.assessment.points import points
from goodstanding.dates import Length, Unit
from goodstanding.rulebook.condition import Held
from goodstanding.rulebook.series import Duty
from goodstanding.rulebook.time import (
    Becoming,
    Begun,
    Between,
    DayOfYear,
    Edge,
    Full,
    Joining,
    Last,
    LastDone,
    Moment,
    OldestMissed,
    OnDate,
    OrElse,
    Served,
    Shifted,
    Since,
    This,
    Window,
)
from goodstanding.terms import State

ONE = timedelta(1)
Days = tuple[date, date]


class Blank(Exception):  # noqa: N818 -- what is found in the text: a blank
    """The text leaves a value blank, and the answer hangs on it."""


def day_of(asked: Asked, moment: Moment) -> date | None:
    """The day of `moment`, not after the day asked about; None: it never was.

    Raises:
        Blank: a length in it is left blank.
    """
    if isinstance(moment, OrElse):
        first = day_of(asked, moment.moment)
        return first if first is not None else day_of(asked, moment.fallback)
    if isinstance(moment, Shifted):
        day = day_of(asked, moment.moment)
        length = length_of(asked, moment.length)
        if day is None:
            return None
        return length.before(day) if moment.before else length.after(day)
    if isinstance(moment, OnDate):
        return moment.day if moment.day <= asked.on else None
    if isinstance(moment, DayOfYear):
        return latest_of_year((moment.month, moment.day), asked.on)
    if isinstance(moment, Edge):
        return edge_of(moment, asked.on)
    return _on_record(asked, moment)


def edge_of(edge: Edge, on: date) -> date:
    """The first or last day of the period that holds `on`, or of the last full one."""
    aligned = edge.aligned
    number = aligned.running(on - ONE) - 1 if edge.full else aligned.number(on)
    return aligned.close(number) if edge.end else aligned.start(number)


def _on_record(asked: Asked, moment: Moment) -> date | None:
    record = asked.record
    if isinstance(moment, Joining):
        return joined_on(record, asked.on)
    if isinstance(moment, LastDone):
        return max(done(asked, moment.series), default=None)
    if isinstance(moment, Becoming):
        return became_on(asked, moment.status)
    if isinstance(moment, OldestMissed):
        missed = points(asked, asked.duty(moment.duty))
        return min(
            (point.close for point in missed if point.state is State.MISSED),
            default=None,
        )
    if isinstance(moment, Begun):
        begun = [
            row.from_on for row in record.measures if row.measure == moment.measure
        ]
        return max((day for day in begun if day <= asked.on), default=None)
    assert isinstance(moment, Served)
    return _served(asked, moment)


def _served(asked: Asked, moment: Served) -> date | None:
    after = day_of(asked, moment.after) if moment.after else date.min
    served = sorted(
        row.delivered_on
        for row in asked.record.notices
        if row.kind == moment.notice
        and row.delivered_on
        and after is not None
        and after < row.delivered_on <= asked.on
    )
    if moment.ordinal is None:
        return served[-1] if served else None
    return served[moment.ordinal - 1] if len(served) >= moment.ordinal else None


def done(asked: Asked, series: str) -> list[date]:
    """The days up to the one asked about on which `series` was done."""
    found = asked.series(series)
    if isinstance(found, Duty):
        kept = asked.kept is not None and asked.kept[0] == series
        return [*done_days(asked, found), *([asked.on] if kept else [])]
    return [day for day, _ in acts_of(asked, found)]


def length_of(asked: Asked, length: object) -> Length:
    """A length, filled in.

    Raises:
        Blank: the text leaves it blank.
    """
    value = asked.length(length)  # type: ignore[arg-type]  # -- a Span by the model
    if value is None:
        raise Blank(str(length))
    return value


def latest_of_year(day: tuple[int, int], on: date) -> date:
    """The latest such day of a year that is not after `on`; 29 February is clamped."""
    return max(
        found for year in (on.year - 1, on.year) if (found := _of_year(day, year)) <= on
    )


def _of_year(day: tuple[int, int], year: int) -> date:
    first = date(year, day[0], 1)
    return min(first + timedelta(day[1] - 1), Length(1, Unit.MONTH).after(first) - ONE)


def window_days(asked: Asked, window: Window, anchor: date) -> Days | None:
    """The first and last day of `window`; None: it begins with what never was.

    `anchor` is the day asked about or, one step ahead, the close of the running
    period.  A window may end after it: a period that is not over.

    Raises:
        Blank: its length is left blank.
    """
    if isinstance(window, Last):
        return length_of(asked, window.length).before(anchor) + ONE, anchor
    if isinstance(window, This):
        number = window.aligned.number(anchor)
        return window.aligned.start(number), window.aligned.close(number)
    if isinstance(window, Full):
        aligned = window.aligned
        number = aligned.running(anchor - ONE)
        return aligned.start(number - window.count), aligned.close(number - 1)
    if isinstance(window, Since):
        since = day_of(asked, window.moment)
        return None if since is None else (since + ONE, anchor)
    assert isinstance(window, Between)
    first, last = day_of(asked, window.first), day_of(asked, window.last)
    return None if first is None or last is None else (first + ONE, min(last, anchor))


def held_in(asked: Asked, status: str, held: Held, window: Window) -> bool:
    """Whether `status` was held throughout `window`, or at both its ends.

    A rolling window opens at the end of the corresponding day: the status must be
    held on that day too.
    """
    days = window_days(asked, window, asked.on)
    assert days is not None
    first, last = days[0], min(days[1], asked.on)
    if isinstance(window, Last):
        first -= ONE
    if held is Held.BOTH_ENDS:
        return holds(asked, status, first) and holds(asked, status, last)
    return all(
        holds(asked, status, first + timedelta(n))
        for n in range((last - first).days + 1)
    )
