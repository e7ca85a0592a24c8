"""The definition of a point's state: done, excused, unknown, open or missed."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from goodstanding.assessment.asked import Asked, complete_before, holds
from goodstanding.assessment.done import discharged_by, open_until
from goodstanding.rulebook.series import Approved, Duty, Leave
from goodstanding.terms import Letter, State

STATES = {
    Letter.ENDS_RUN: State.EXCUSED,
    Letter.COUNTS_DONE: State.DONE,
    Letter.COUNTS_MISSED: State.MISSED,
}


class Point(Struct, frozen=True, order=True):
    """One point of a series: the days it covers, what it is, and its state.

    `what` is the first day of a period, or the name of an occasion or task.  `undecided`
    marks an unknown state that no record, only a decision on the text, can settle.
    """

    close: date
    what: str
    start: date
    state: State
    open_until: date | None = None
    undecided: str | None = None


class States:
    """The states of the points of one duty, of one member, on one day."""

    def __init__(self, asked: Asked, duty: Duty) -> None:
        self._asked, self._duty = asked, duty
        self._done = discharged_by(asked, duty)
        self._through = complete_before(asked, duty.name.key)
        self._leaves = [
            (row.from_on, row.to_on, row.approved_on)
            for row in asked.record.excuses
            if row.duty == duty.name.key
            and row.approved_on is not None
            and row.approved_on <= asked.on
        ]

    def of(
        self, days: tuple[date, date], what: str, *, running: bool = False
    ) -> Point | None:
        """The point of `days`, or None where it is left out; the first that applies.

        The period still running has no end to wait for: it is done, excused or missed.
        """
        start, close = days
        if self._done(days, what):
            return Point(close, what, start, State.DONE)
        excused = self._excused(days)
        if excused is True:
            if self._duty.excused is None or self._duty.excused is Letter.LEFT_OUT:
                return None
            return Point(close, what, start, STATES[self._duty.excused])
        if running:
            return Point(close, what, start, State.MISSED)
        if self._through is None or close >= self._through:
            return Point(close, what, start, State.UNKNOWN)
        if isinstance(excused, str):
            return Point(close, what, start, State.UNKNOWN, undecided=excused)
        until = open_until(self._duty, days)
        if until is not None and self._asked.on < until:
            return Point(close, what, start, State.OPEN, open_until=until)
        return Point(close, what, start, State.MISSED)

    def _excused(self, days: tuple[date, date]) -> bool | str:
        """Whether the point is excused; a name, where the text leaves it blank."""
        start, close = days
        blank: bool | str = False
        for excuse in self._duty.excuses:
            if not isinstance(excuse, Leave):
                if holds(self._asked, excuse.status, min(close, self._asked.on)):
                    return True
                continue
            for first, last, approved in self._leaves:
                if not first <= close <= last:
                    continue
                if approved < start or _in_time(excuse, approved, days):
                    return True
                if not isinstance(excuse.approved, Approved):
                    blank = excuse.approved.name
        return blank


def _in_time(leave: Leave, approved_on: date, days: tuple[date, date]) -> bool:
    start, close = days
    if leave.approved is Approved.ANY_TIME:
        return True
    if leave.approved is Approved.BEFORE_CLOSE:
        return approved_on <= close
    if leave.approved is Approved.WITHIN and leave.within is not None:
        return approved_on <= leave.within.after(close)
    return leave.approved is Approved.BEFORE_START and approved_on < start
