"""Series: what members owe and what they do, as dated points.

A duty owed by period, at occasions or at tasks, and acts that are only counted: one
kind of thing.  What a point is worth (done, excused, missed, ...) is said here, once.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from fractions import Fraction

from msgspec import Struct

from goodstanding.bylaws import Place
from goodstanding.dates import Aligned, Calendar, Length
from goodstanding.rulebook.names import Name
from goodstanding.rulebook.time import Named
from goodstanding.terms import Letter

TASK = "task"
"""The kind of occasion that is the member's own: a task, on the day it is due."""

BUILT_IN_ACTS = ("contact", "task-done")
"""Acts read off the tables contacts (kind reached) and tasks (done_on)."""


class Subject(Struct, frozen=True):
    """Whom a sentence concerns: every member, or every holder of a status."""

    status: str | None = None


class EachPeriod(Struct, frozen=True):
    """Owed once in each period; with `kind`, only in those that hold one."""

    aligned: Calendar
    kind: str | None = None


class AtOccasions(Struct, frozen=True):
    """Owed at each occasion of these kinds."""

    kinds: tuple[str, ...]


class Payment(Struct, frozen=True):
    """The dues of the period paid in full.

    `by_end`: only what was received by the end of the period counts; `within`: by so
    long after it.  Neither: a late payment counts from the day it is received.
    `posted`: what counts is the day it was sent, once it has been received.
    """

    by_end: bool = False
    within: Length | None = None
    posted: bool = False


class Presence(Struct, frozen=True):
    """Presence at the occasion; for a period, at any occasion of `kind` in it."""

    share: Fraction = Fraction(0)
    kind: str | None = None


class Completion(Struct, frozen=True):
    """The task done."""


class ActDone(Struct, frozen=True):
    """A counted act in the period or on the day, or within a length of it.

    `in_same`: anywhere in the period of the calendar that holds the day, or the close.
    """

    act: str
    within: Length | None = None
    before: bool = False
    after: bool = False
    in_same: Aligned | None = None

    def first(self, start: date, close: date) -> date:
        """The first day on which the act discharges a point of these days."""
        if self.in_same is not None:
            return min(start, self.in_same.start(self.in_same.number(close)))
        return self.within.before(start) if self.within and self.before else start

    def last(self, close: date) -> date | None:
        """The last day on which it does; None: the act has no limit of its own."""
        if self.in_same is not None:
            return self.in_same.close(self.in_same.number(close))
        return self.within.after(close) if self.within and self.after else None


Means = Payment | Presence | Completion | ActDone


class Approved(StrEnum):
    """By when leave must be approved to excuse a point."""

    BEFORE_START = "before it starts"
    BEFORE_CLOSE = "before it closes"
    WITHIN = "within"
    ANY_TIME = "at any time"


class Leave(Struct, frozen=True):
    """Leave approved by a body, for a span that covers the point's day."""

    body: str
    approved: Approved | Named
    within: Length | None = None


class WhileStatus(Struct, frozen=True):
    """The member holds a status on the point's day."""

    status: str


Excusing = Leave | WhileStatus


class Duty(Struct, frozen=True, kw_only=True):
    """Something owed, point by point.

    `excused` and `cancelled` say what an excused or cancelled point does; `grace` is
    how long after it closes, or with `from_start` begins, a point may still be done; `newcomer` spares the first
    so long of a membership; `exempt` are statuses that owe nothing.
    """

    name: Name
    subject: Subject
    owed: EachPeriod | AtOccasions
    means: tuple[Means, ...]
    excuses: tuple[Excusing, ...] = ()
    excused: Letter | None = None
    cancelled: Letter = Letter.LEFT_OUT
    grace: Length | None = None
    from_start: bool = False
    newcomer: Length | None = None
    exempt: tuple[str, ...] = ()
    place: Place

    def late(self, days: tuple[date, date]) -> date | None:
        """The last day on which a point of these days may still be done, if one is said."""
        if self.grace is None:
            return None
        start, close = days
        return (
            max(self.grace.after(start), close)
            if self.from_start
            else self.grace.after(close)
        )


class Acts(Struct, frozen=True, kw_only=True):
    """Acts that are counted and not owed.  `kinds` are their names on the roll."""

    name: Name
    subject: Subject
    kinds: tuple[str, ...]
    measured_in: str | None = None
    place: Place


Series = Duty | Acts


class Status(Struct, frozen=True, kw_only=True):
    """A status declared by the rulebook: where the roll says who holds it.

    `column` is `category` (of the table members) or `status` (of statuses).
    """

    name: Name
    column: str
    value: str
    place: Place
